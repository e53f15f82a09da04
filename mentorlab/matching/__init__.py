"""The room that asks: who with whom?"""

from mentorlab.matching.pool import pool

__all__ = ["pool"]
