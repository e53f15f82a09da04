"""What did pairs come to, and does the score that made them say it beforehand?"""
