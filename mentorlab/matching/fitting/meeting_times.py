"""When could the two meet? The share of the times that suit the mentee which suit the mentor too."""

from __future__ import annotations

from functools import partial

from mentorlab.matching.fitting.sides import Build, if_known, shared_tags
from mentorlab.measures.asked import Asked

MOST = 64


def meeting_times(asked: Asked) -> Build | str:
    """`meets_at` of both."""
    ours, theirs = asked.mentees.tags("meets_at"), asked.mentors.tags("meets_at")
    if ours is None or theirs is None:
        return "no_column"
    return if_known(ours.known, theirs.known, partial(shared_tags, ours, theirs, MOST))
