"""How far people came with their goals: which rating counts, whose averages may be shown, how it is told."""
