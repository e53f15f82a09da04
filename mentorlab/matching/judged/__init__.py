"""How good is a match? Plain functions on a market and who has which mentor: one question a module."""
