"""What if staff decide on single pairs themselves, and the rest is matched around them?"""
