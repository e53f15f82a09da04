"""Does the mentor offer what the mentee wants to learn? The weighted share of the skills wanted that are offered."""

from __future__ import annotations

from functools import partial

from mentorlab.matching.fitting.sides import Build, if_known, shared_tags
from mentorlab.measures.asked import Asked

MOST = 192


def skills(asked: Asked) -> Build | str:
    """`skills_wanted` of mentees against `skills_offered` of mentors."""
    wanted, offered = asked.mentees.tags("skills_wanted"), asked.mentors.tags("skills_offered")
    if wanted is None or offered is None:
        return "no_column"
    return if_known(wanted.known, offered.known, partial(shared_tags, wanted, offered, MOST))
