"""Which demands cannot be met together, and what would loosening one of them gain?"""
