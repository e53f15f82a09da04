"""The room that asks: was it worth it?"""

from mentorlab.returns.value import value

__all__ = ["value"]
