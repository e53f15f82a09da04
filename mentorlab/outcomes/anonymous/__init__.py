"""What do anonymous surveys show: units that answered at both waves, their change, and how it is told."""
