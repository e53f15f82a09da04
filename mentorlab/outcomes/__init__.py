"""The room that asks: did it work?"""

from mentorlab.outcomes.all_objectives import all_objectives
from mentorlab.outcomes.balance import balance
from mentorlab.outcomes.by_group import by_group
from mentorlab.outcomes.change import change
from mentorlab.outcomes.contrast import contrast
from mentorlab.outcomes.credibility import credibility
from mentorlab.outcomes.goals import goals
from mentorlab.outcomes.headline import headline
from mentorlab.outcomes.individual import individual
from mentorlab.outcomes.lights import lights
from mentorlab.outcomes.missing import missing
from mentorlab.outcomes.retention import retention
from mentorlab.outcomes.sensitivity import sensitivity
from mentorlab.outcomes.units import units
from mentorlab.outcomes.waves import waves

__all__ = [
    "all_objectives",
    "balance",
    "by_group",
    "change",
    "contrast",
    "credibility",
    "goals",
    "headline",
    "individual",
    "lights",
    "missing",
    "retention",
    "sensitivity",
    "units",
    "waves",
]
