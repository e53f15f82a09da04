"""The room that asks: why mentoring, and for whom?"""
