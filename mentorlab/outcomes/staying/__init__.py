"""Who was followed from which day, what happened to them, and what a wrong comparison would have made of it?"""
