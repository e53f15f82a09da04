"""What is asked in each session, and which mistakes are usual."""
