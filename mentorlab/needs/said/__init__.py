"""What did people say, by theme, and which of their words may be quoted?"""
