"""Does what the mentee wants, in own words, sound like what the mentor offers and says? The likeness of their letters.

Character TF-IDF (`measures.letters`): finds "Improve my public speaking" beside "Public speaking and presentations";
does not find the same said in other words (see the part `meaning`). Points are the cosine of the two texts, of which
half is much.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from mentorlab.matching.fitting.lengths import length_of, of_length
from mentorlab.matching.fitting.sides import Build, Sides, if_known
from mentorlab.measures.asked import Asked

SAID_BY_MENTEES, SAID_BY_MENTORS = ("goals",), ("skills_offered", "about", "goals")


def goals(asked: Asked) -> Build | str:
    """`goals` of mentees against `skills_offered`, `about` and `goals` of mentors."""
    ours, theirs = asked.mentees.texts(*SAID_BY_MENTEES), asked.mentors.texts(*SAID_BY_MENTORS)
    if ours is None or theirs is None:
        return "no_column"
    return if_known(ours.notna().to_numpy(), theirs.notna().to_numpy(), partial(_alike, ours, theirs))


def _alike(ours: pd.Series, theirs: pd.Series, points: int) -> Sides:
    from mentorlab.measures.letters import letters

    length = length_of(points)
    mentee, mentor = (of_length(side.rows, side.squared, length) for side in letters(ours, theirs))
    return Sides(mentee, mentor, ours.notna().to_numpy(), theirs.notna().to_numpy(), length**2)
