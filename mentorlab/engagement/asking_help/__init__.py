"""Who asked for help, and what came of it?"""
