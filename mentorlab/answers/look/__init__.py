"""How figures look: one module for each kind of figure, one style for all. The door of matplotlib."""

from __future__ import annotations

from mentorlab.answers.look.calibration import Step, calibration
from mentorlab.answers.look.choices import Chosen, choices
from mentorlab.answers.look.courses import Course, courses
from mentorlab.answers.look.curves import Mark, curve
from mentorlab.answers.look.days import Day, in_order
from mentorlab.answers.look.fit_and_choices import Staircase, fit_and_choices
from mentorlab.answers.look.forest import Aimed, forest
from mentorlab.answers.look.funnel import FunnelBar, FunnelNames, funnel_of
from mentorlab.answers.look.kept import Apart, Line, kept
from mentorlab.answers.look.lights import Lit, lights
from mentorlab.answers.look.love import Characteristic, love
from mentorlab.answers.look.map import Place, quarters
from mentorlab.answers.look.places import Room, room
from mentorlab.answers.look.ranking import Ranked, ranking
from mentorlab.answers.look.shares import ShareLine, shares
from mentorlab.answers.look.side_by_side import MOST_GROUPS, Dot, side_by_side
from mentorlab.answers.look.style import Picture, nothing_to_draw
from mentorlab.answers.look.tornado import Bar, tornado
from mentorlab.answers.look.two_views import Thing, Viewed, two_views
from mentorlab.answers.look.wanted_offered import Offer, wanted_offered
from mentorlab.answers.look.whiskers import Whisker, intervals, strip
from mentorlab.answers.look.worth import Worth, worth_of

__all__ = [
    "MOST_GROUPS",
    "Aimed",
    "Apart",
    "Bar",
    "Characteristic",
    "Chosen",
    "Course",
    "Day",
    "Dot",
    "FunnelBar",
    "FunnelNames",
    "Line",
    "Lit",
    "Mark",
    "Offer",
    "Picture",
    "Place",
    "Ranked",
    "Room",
    "ShareLine",
    "Staircase",
    "Step",
    "Thing",
    "Viewed",
    "Whisker",
    "Worth",
    "calibration",
    "choices",
    "courses",
    "curve",
    "fit_and_choices",
    "forest",
    "funnel_of",
    "in_order",
    "intervals",
    "kept",
    "lights",
    "love",
    "nothing_to_draw",
    "quarters",
    "ranking",
    "room",
    "shares",
    "side_by_side",
    "strip",
    "tornado",
    "two_views",
    "wanted_offered",
    "worth_of",
]
