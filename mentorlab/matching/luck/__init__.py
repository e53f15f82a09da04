"""Where lots broke the ties of a match, what did luck do for whom?"""
