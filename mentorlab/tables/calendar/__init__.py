"""What is to be told to whom and when, and what of it is on record?"""
