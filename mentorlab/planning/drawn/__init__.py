"""How are places drawn, once and on record, and how is that shown?"""
