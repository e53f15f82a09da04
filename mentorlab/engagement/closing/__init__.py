"""Which pairs closed early, and what became of their mentees?"""
