"""The room that asks: are people joining?"""

from mentorlab.reach.campaigns import campaigns
from mentorlab.reach.funnel import funnel
from mentorlab.reach.invited.drawing import draw_variants
from mentorlab.reach.mentors import mentors
from mentorlab.reach.next_test import next_test
from mentorlab.reach.representation import representation

__all__ = [
    "campaigns",
    "draw_variants",
    "funnel",
    "mentors",
    "next_test",
    "representation",
]
