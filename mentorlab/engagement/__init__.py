"""The room that asks: is it alive?"""
