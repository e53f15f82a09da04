"""How is the best match found? Flows and assignments: the door of OR-Tools and of scipy's optimizers."""
