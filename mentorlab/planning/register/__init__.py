"""How are decisions put on record, and what became of them?"""
