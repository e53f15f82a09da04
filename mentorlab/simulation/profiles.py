"""What else do people say of themselves when they apply: interests, languages, times to meet, what they can give?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.caring import THEMES
from mentorlab.simulation.staff import Array

INTERESTS = {
    "cooking": 4, "cycling": 4, "football": 3, "gardening": 2, "hiking": 5, "music": 5, "painting": 1, "reading": 4,
    "travel": 6, "yoga": 2,
}  # fmt: skip
TIMES = {
    "Monday afternoon": 2, "Tuesday morning": 4, "Tuesday afternoon": 3, "Wednesday morning": 3,
    "Thursday afternoon": 4, "Friday morning": 2,
}  # fmt: skip
LANGUAGES = {"English": 0.95, "French": 0.15, "German": 0.30, "Polish": 0.06, "Spanish": 0.12}
SHARE_NAMING_INTERESTS, SHARE_NAMING_TIMES = 0.92, 0.96
ABOUT = {
    "belonging": (
        "I know people in every unit and like to help others find their place here.",
        "In my first year I had nobody outside my team whom I could ask; now others can ask me.",
    ),
    "skills": (
        "I have done it all before and like to show somebody how.",
        "I like to practise together and to say what could be done better.",
    ),
    "career": (
        "I took several steps here and like to help others find out which comes next.",
        "I would like to explain how decisions are made here.",
    ),
}


def with_profiles(applications: pd.DataFrame, ids: Array, theme: Array, rng: Generator) -> pd.DataFrame:
    """The applications with the columns about, interests, languages and meets_at.

    `ids`, `theme`: of everybody by position; a mentor tells something about the theme that the mentor cares about.
    """
    n = len(ids)
    likes = _some(INTERESTS, n, 1, 3, rng)
    can = _some(TIMES, n, 2, 4, rng)
    speaks = rng.random((n, len(LANGUAGES))) < np.array(list(LANGUAGES.values()))
    speaks[~speaks.any(axis=1), 0] = True
    tells = np.array([ABOUT[name] for name in THEMES], dtype=object)[theme, rng.integers(0, 2, size=n)]
    silent = rng.random((n, 2)) >= (SHARE_NAMING_INTERESTS, SHARE_NAMING_TIMES)
    said = {
        "about": tells,
        "interests": _words(tuple(INTERESTS), likes & ~silent[:, [0]]),
        "languages": _words(tuple(LANGUAGES), speaks),
        "meets_at": _words(tuple(TIMES), can & ~silent[:, [1]]),
    }
    place = pd.Index(ids).get_indexer(pd.Index(applications["person_id"]))
    more = pd.DataFrame({name: cells[place] for name, cells in said.items()}, index=applications.index, dtype="str")
    more["about"] = more["about"].where(applications["role"] == "mentor")
    return pd.concat([applications, more], axis=1)


def _some(often: Mapping[str, int], n: int, least: int, most: int, rng: Generator) -> Array:
    """`least` to `most` different ones for each, in proportion to how often they are named (people × words)."""
    key = np.log(list(often.values())) + rng.gumbel(size=(n, len(often)))
    rank = np.argsort(np.argsort(-key, axis=1, kind="stable"), axis=1, kind="stable")
    return np.asarray(rank < rng.integers(least, most + 1, size=n)[:, None])


def _words(known: Sequence[str], chosen: Array) -> Array:
    names = np.array(known, dtype=object)
    return np.array([";".join(names[row]) or None for row in chosen], dtype=object)
