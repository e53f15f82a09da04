"""What is in the launch kit, and what did its quiz find?"""
