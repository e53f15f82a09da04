"""How many people changed: from which change on it counts, who is counted, what may be shown, how it is told."""
