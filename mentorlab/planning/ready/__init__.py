"""Is the program ready? What is said of each criterion, what the folder shows of it, and what is missing."""
