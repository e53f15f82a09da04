"""The board on which staff look at every pair, lock or veto some, and publish the match."""
