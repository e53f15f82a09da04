"""How is a plan frozen, and what does it lack?"""
