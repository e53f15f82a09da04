"""What is entered by hand, step by step: each step is on the disk at once, and can be taken back."""
