"""The room that asks: are people joining?"""
