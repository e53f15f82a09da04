"""What do the two like beside work? The share of the mentee's interests that the mentor has too."""

from __future__ import annotations

from functools import partial

from mentorlab.matching.fitting.sides import Build, if_known, shared_tags
from mentorlab.measures.asked import Asked

MOST = 64


def interests(asked: Asked) -> Build | str:
    """`interests` of both."""
    ours, theirs = asked.mentees.tags("interests"), asked.mentors.tags("interests")
    if ours is None or theirs is None:
        return "no_column"
    return if_known(ours.known, theirs.known, partial(shared_tags, ours, theirs, MOST))
