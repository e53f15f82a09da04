"""Do the two speak a language that both know? One in common is enough: all points, or none.

Mentors who speak the same languages share a column. Where that would be too many columns, the languages that the fewest
mentors speak are left aside, and a note says so.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from mentorlab.answers.wording import catalogue
from mentorlab.matching.fitting.sides import Build, Sides, if_known
from mentorlab.matching.lists import Array
from mentorlab.measures.asked import Asked
from mentorlab.measures.tags import Tags

MOST_SETS, MOST_LANGUAGES = 64, 60


def language(asked: Asked) -> Build | str:
    """`languages` of both."""
    ours, theirs = asked.mentees.tags("languages"), asked.mentors.tags("languages")
    if ours is None or theirs is None:
        return "no_column"
    return if_known(ours.known, theirs.known, partial(_in_common, ours, theirs))


def _in_common(ours: Tags, theirs: Tags, points: int) -> Sides:
    spoken = np.bincount(theirs.tag, minlength=len(theirs.names))
    counted = [theirs.names[place] for place in np.argsort(-spoken, kind="stable")[:MOST_LANGUAGES]]
    code = _bits(theirs, counted)
    sets, of_mentor = np.unique(code, return_inverse=True)
    while len(sets) > MOST_SETS:
        counted = counted[:-1]
        sets, of_mentor = np.unique(code & ((1 << len(counted)) - 1), return_inverse=True)
    common = (_bits(ours, counted)[:, None] & sets[None, :]) > 0
    mentors = np.zeros((len(theirs.known), len(sets)), dtype=np.float32)
    mentors[np.arange(len(mentors)), of_mentor] = theirs.known
    words = catalogue("matching_fit").ONLY_LANGUAGES
    notes = (words.format(n=len(counted)),) if len(counted) < len(theirs.names) else ()
    return Sides((points * common).astype(np.float32), mentors, ours.known, theirs.known, points, notes)


def _bits(tags: Tags, counted: list[str]) -> Array:
    """The languages of each person as the bits of a whole number, the first of those counted the lowest."""
    place = {name: 1 << number for number, name in enumerate(counted)}
    code = np.zeros(len(tags.known), dtype=np.int64)
    np.bitwise_or.at(code, tags.who, np.array([place.get(name, 0) for name in tags.names], dtype=np.int64)[tags.tag])
    return code
