"""The room that asks: was it worth it?"""

__all__: list[str] = []
