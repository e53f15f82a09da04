"""Which mentors to look for, and what draws or keeps them? Skills, places, themes, thanks, and the words."""
