"""Which skills are wanted and offered, by how many, and what may be shown of it?

A count of people is shown where neither they nor those who are not among them are fewer than the smallest group, and
where no other count that is hidden could be worked out from it (`tables.privacy.small`). A skill is named only where
one of its counts is shown: a word that one person wrote may tell who it was. All others stand together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.measures.asked import Asked
from mentorlab.measures.tags import Tags
from mentorlab.tables.privacy import hide_small
from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.program import Program

SHOWN = ("skills wanted", "skills offered")  # as records of what was published call them


@dataclass(frozen=True, eq=False)
class Supply:
    """`skills`: by the skill as most people write it: n_wanting, n_offering, n_offered (places), shortfall. What is
    hidden is missing; `few_offer`: because few offer it, and not because nearly all do. The largest shortfall comes
    first, then the most wanted. `n_others`: how many skills are not named. `found`: of each mentee who named a skill,
    whether somebody offers every one (bool).
    """

    skills: pd.DataFrame
    n_others: int
    found: np.ndarray


def supply(
    program: Program, mentees: Sequence[str], mentors: Sequence[str], capacity: np.ndarray, smallest: int
) -> Supply | None:
    """Skills wanted against skills offered. None where nobody could say what they want or offer (no such column)."""
    asked = Asked.of(program, mentees, mentors)
    wanted, offered = asked.mentees.tags("skills_wanted"), asked.mentors.tags("skills_offered")
    if wanted is None or offered is None:
        return None
    counts = pd.DataFrame(
        {
            "n_wanting": _by_name(wanted),
            "n_offering": _by_name(offered),
            "n_offered": _by_name(offered, capacity),
        }
    ).fillna(0)
    shown = counts.astype("float64")
    shown.loc[_hidden(counts["n_wanting"], wanted, smallest), "n_wanting"] = np.nan
    shown.loc[_hidden(counts["n_offering"], offered, smallest), ["n_offering", "n_offered"]] = np.nan
    shown["few_offer"] = shown["n_offering"].isna() & (counts["n_offering"] < smallest)
    shown["shortfall"] = (shown["n_wanting"] - shown["n_offered"]).clip(lower=0)
    spelled = {name: as_written for side in (offered, wanted) for name, as_written in side.spelling}
    named = shown[["n_wanting", "n_offering"]].notna().any(axis=1)
    order = (
        shown[named]
        .rename(index=spelled)
        .sort_index()
        .sort_values(["shortfall", "n_wanting"], ascending=False, kind="stable", na_position="last")
    )
    return Supply(order, int((~named).sum()), _all_offered(wanted, offered))


def _by_name(tags: Tags, worth: np.ndarray | None = None) -> pd.Series:
    """How many people list each tag, or what they are worth together; by the name as it is compared."""
    weights = None if worth is None else worth[tags.who]
    return pd.Series(np.bincount(tags.tag, weights, len(tags.names)), index=pd.Index(tags.names, dtype="str"))


def _hidden(counts: pd.Series, tags: Tags, smallest: int) -> np.ndarray:
    """Which counts may not be shown: of few people, of nearly all, or beside those where the sum of all is known.

    It is known where everybody lists equally many; nobody's count (0) then gives nobody away.
    """
    nearly_all = len(tags.known) - counts < smallest
    hidden = (counts < smallest) | nearly_all
    listed = np.bincount(tags.who, minlength=len(tags.known))[tags.known]
    if len(listed) and (listed == listed[0]).all():
        some = counts[counts > 0].mask(nearly_all, 0)  # hidden too, and so never alone
        hidden |= hide_small(some, smallest).reindex(counts.index, fill_value=False)
    return hidden.to_numpy()


def _all_offered(wanted: Tags, offered: Tags) -> np.ndarray:
    """Of each mentee who wants anything: does somebody offer all of it?"""
    there = np.isin(np.array(wanted.names, dtype=object), np.array(offered.names, dtype=object))
    lacks = np.bincount(wanted.who, ~there[wanted.tag], minlength=len(wanted.known)) > 0
    found: np.ndarray = ~lacks[wanted.known]
    return found


def told_before(program: Program, sides: Sequence[frozenset[str]], smallest: int) -> str:
    """The records of earlier reports, listed, that would tell with this one what a few people want or offer."""
    if program.publishing is None:
        return ""
    telling = []
    for measure, people in zip(SHOWN, sides, strict=True):
        earlier = program.publishing.earlier.about(measure, (program.charter.cycle,))
        if earlier and newly_told([one.members for one in earlier], [people], smallest):
            telling += [one.record for one in earlier]
    return ", ".join(sorted(set(telling)))
