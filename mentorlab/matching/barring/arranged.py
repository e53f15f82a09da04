"""Who must be matched with whom, and who must never be? What the table `arranged` says.

It is a table and not a part of the charter, which everybody may read: that two people are kept apart is theirs alone.
"""

from __future__ import annotations

import numpy as np

from mentorlab.answers.wording import catalogue
from mentorlab.matching.barring.side import Compiled, Sides, pair_bar
from mentorlab.matching.lists import Array
from mentorlab.tables.charter.matching import Rule


def any_apart(sides: Sides) -> bool:
    """Is anybody to be kept apart?"""
    return len(_pairs("must_not_pair", sides)[0]) > 0


def must_not_pair(rule: Rule, sides: Sides) -> Compiled:
    """No two people who are to be kept apart."""
    pairs, _ = _pairs("must_not_pair", sides)
    return Compiled(pair_bar(rule.text, pairs[:, 0], pairs[:, 1], sides))


def must_pair(sides: Sides) -> tuple[Array, tuple[str, ...]]:
    """The pairs that have to be made (k × 2 positions, ascending), and how many cannot: who is not in the pool now."""
    pairs, elsewhere = _pairs("must_pair", sides)
    words = catalogue("matching_rules").RULE_NOTES["not_in_pool"]
    return pairs, (words.format(n=sides.few(elsewhere)),) if elsewhere else ()


def _pairs(kind: str, sides: Sides) -> tuple[Array, int]:
    if not sides.program.has("arranged"):
        return np.zeros((0, 2), dtype=np.int64), 0
    sides.program.need("arranged")
    rows = sides.program.table("arranged")
    rows = rows[rows["rule"] == kind]
    found = np.stack([sides.mentee_at(rows["mentee_id"]), sides.mentor_at(rows["mentor_id"])], axis=1)
    there = (found >= 0).all(axis=1)
    return np.unique(found[there], axis=0).reshape(-1, 2), int((~there).sum())
