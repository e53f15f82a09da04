"""What do ratings of needs say, of whom may it be shown, and in which words?"""
