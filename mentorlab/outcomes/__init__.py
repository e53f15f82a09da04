"""The room that asks: did it work?"""

from mentorlab.outcomes.change import change
from mentorlab.outcomes.contrast import contrast
from mentorlab.outcomes.headline import headline

__all__ = ["change", "contrast", "headline"]
