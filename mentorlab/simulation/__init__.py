"""A believable mentoring program whose truth is known, because we planted it."""
