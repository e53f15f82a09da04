"""Whom did people choose, and how many points is a choice worth?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.matching.fitting.weighing import BEST, checked, of_parts
from mentorlab.matching.lists import Array, Lists
from mentorlab.tables.charter.weighed import CHOICES

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

RANKS = 3  # how many choices bring points: the whole, two thirds, a third


def chosen(program: Program, mentees: Sequence[str], mentors: Sequence[str]) -> tuple[Lists, Lists, tuple[str, ...]]:
    """The lists of mentees and of mentors (ids of each side), first choice first, and what should be told about them.

    A row is a mentee's choice where the chooser is a mentee of the pool and the chosen a mentor, else a mentor's choice
    where it is so the other way round. Rows that are neither are left out, and those behind them move up; so are a
    mentee's choices beyond the number that the charter asks for (`matching.choices`; 0 = all count). Choices with the
    same rank keep the order of the table. Everything left out is counted in the notes.
    """
    if not program.has("choices"):
        return Lists.empty(len(mentees)), Lists.empty(len(mentors)), ()
    program.need("choices")
    rows = program.table("choices").sort_values("rank", kind="stable", ignore_index=True)
    who, whom = rows["person_id"], rows["chosen_id"]
    mentee, mentor = (_places(mentees, who), _places(mentors, who))
    of_mentee = (mentee >= 0) & (_places(mentors, whom) >= 0) & (who != whom).to_numpy()
    of_mentor = ~of_mentee & (mentor >= 0) & (_places(mentees, whom) >= 0) & (who != whom).to_numpy()
    in_time = _first(mentee, of_mentee, program.charter.matching.choices)
    kept = of_mentee & in_time
    ours = Lists.from_pairs(mentee[kept], _places(mentors, whom)[kept], len(mentees))
    theirs = Lists.from_pairs(mentor[of_mentor], _places(mentees, whom)[of_mentor], len(mentors))
    there = (mentee >= 0) | (mentor >= 0)
    stated = rows[["person_id", "rank"]].assign(as_mentee=kept)[kept | of_mentor]
    counts = {
        "oneself": int((who == whom).sum()),
        "not_there": int(((who != whom).to_numpy() & ~there).sum()),
        "nobody": int(((who != whom).to_numpy() & there & ~of_mentee & ~of_mentor).sum()),
        "too_many": int((of_mentee & ~in_time).sum()),
        "same_rank": int(stated.duplicated().sum()),
    }
    return ours, theirs, tuple(_told(counts, len(rows), program.charter.privacy.smallest_group))


def bonuses(weights: Mapping[str, float]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Points for a first, second and third choice of the mentee and of the mentor.

    Against 10,000 for the whole fit: a first choice is worth its weight as the parts of the fit are worth theirs.
    Weights of parts that drop out count too, since the other parts take their points. Raises as `weighing.checked`.
    """
    given = checked(weights)
    rest = sum(of_parts(weights).values()) or 1.0
    ours, theirs = (
        tuple(int(BEST * given.get(name, 0.0) * left / (rest * RANKS)) for left in range(RANKS, 0, -1))
        for name in CHOICES
    )
    return ours, theirs


def _first(owner: Array, counts: Array, most: int) -> Array:
    """Which rows are among the first so many that count of their owner; the rows are in order of rank."""
    number = pd.Series(counts.astype(np.int64)).groupby(owner).cumsum().to_numpy()
    found: Array = (number <= most) if most else np.ones(len(owner), dtype=bool)
    return found


def _told(counts: Mapping[str, int], rows: int, smallest: int) -> Iterator[str]:
    words = catalogue("matching_fit")
    for why, n in counts.items():
        if n:
            many = words.ROWS["few" if n < smallest else "so_many"].format(
                n=f"{n:,}", of=f"{rows:,}", smallest=smallest
            )
            yield words.CHOICES[why].format(rows=many)


def _places(ids: Sequence[str], of: pd.Series) -> Array:
    found: Array = pd.Index(ids).get_indexer(pd.Index(of))
    return found
