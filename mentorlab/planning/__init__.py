"""The room that asks: what will we do, and how will we know?"""
