"""What of all the objectives at once: how each is answered, what is left after correction, and how it is told."""
