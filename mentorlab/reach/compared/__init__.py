"""How do groups compare in taking part? Groups, what may be shown of them, their numbers, the words."""
