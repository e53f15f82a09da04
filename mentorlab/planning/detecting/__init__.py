"""What could this program detect? With whom, how sure the numbers are, and what would help."""
