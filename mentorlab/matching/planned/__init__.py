"""What would a trial of two ways of matching take? Its sites, its chances, and what is said of it."""
