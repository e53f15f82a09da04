"""How do pairs meet? What is counted of each pair, of each meeting, and of each week; one question a module."""
