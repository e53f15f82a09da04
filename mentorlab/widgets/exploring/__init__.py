"""Every question of the register with controls made from its settings: `mentorlab.explore`."""
