"""What is looked at before an answer is believed: one file for each kind of test, each giving lines of one table."""
