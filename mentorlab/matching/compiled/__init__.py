"""Which loops are compiled? The door of numba; imported inside functions, so that opening mentorlab stays light."""
