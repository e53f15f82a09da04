"""From answers to numbers: instruments, their scores, and who has a number at which wave."""
