"""What an answer looks like: table, sentence, figure, and the words for each audience."""
