"""How did it go over time: which waves, whose answers, and what may be shown of them?"""
