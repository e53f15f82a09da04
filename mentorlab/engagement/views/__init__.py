"""What do both sides say of their pair, and what of it may be shown?"""
