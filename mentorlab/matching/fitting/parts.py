"""Of which parts is a fit made? A new part is one file, a line here, and its name in `charter.weighed`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentorlab.matching.fitting.goals import goals
from mentorlab.matching.fitting.interests import interests
from mentorlab.matching.fitting.language import language
from mentorlab.matching.fitting.meaning import meaning
from mentorlab.matching.fitting.meeting_times import meeting_times
from mentorlab.matching.fitting.seniority import seniority
from mentorlab.matching.fitting.sides import Build
from mentorlab.matching.fitting.skills import skills
from mentorlab.measures.asked import Asked

Part = Callable[[Asked], Build | str]
"""What people said → how to build the part; or why there is nothing to compare, in a word."""

PARTS: Mapping[str, Part] = {
    "skills": skills,
    "goals": goals,
    "meaning": meaning,
    "seniority": seniority,
    "interests": interests,
    "meeting_times": meeting_times,
    "language": language,
}
