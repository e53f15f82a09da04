"""How does a rule that holds between kinds of people become a bar?"""

from __future__ import annotations

import numpy as np

from mentorlab.matching.bars import NOT_KNOWN, Bar, CodeBar, PairBar
from mentorlab.matching.lists import Array, Lists

BITS = 62  # that fit into a positive whole number of 64


def by_relation(rule: str, mentees: Array, mentors: Array, fine: Array) -> Bar:
    """The bar where mentees of kind a and mentors of kind b are allowed if `fine[a, b]`.

    mentees, mentors: the kind of each (int64, −1 = not known, bars nobody). Few kinds on one side become bits: each
    kind one, and the other side holds those that are fine. Else every barred pair is listed.
    """
    ours, theirs = np.unique(mentees[mentees >= 0]), np.unique(mentors[mentors >= 0])
    between = fine[np.ix_(ours, theirs)]
    at = _places(mentees, ours), _places(mentors, theirs)
    if len(theirs) <= BITS:
        one = np.left_shift(1, np.arange(len(theirs), dtype=np.int64))
        return CodeBar(rule, "overlap", _coded(at[0], between @ one), _coded(at[1], one))
    if len(ours) <= BITS:
        one = np.left_shift(1, np.arange(len(ours), dtype=np.int64))
        return CodeBar(rule, "overlap", _coded(at[0], one), _coded(at[1], between.T @ one))
    told = np.flatnonzero(at[1] != NOT_KNOWN)
    barred = [told[~row[at[1][told]]] for row in between]
    nobody = np.zeros(0, dtype=np.int64)
    rows = [barred[kind] if kind != NOT_KNOWN else nobody for kind in at[0]]
    return PairBar(rule, Lists.from_rows(rows), len(mentors))


def _places(codes: Array, kinds: Array) -> Array:
    return np.where(codes >= 0, np.searchsorted(kinds, codes), NOT_KNOWN)


def _coded(at: Array, bits: Array) -> Array:
    """The bits of each person's kind; none is known, so none is compared, where the kind is not."""
    found = np.full(len(at), NOT_KNOWN, dtype=np.int64)
    found[at != NOT_KNOWN] = bits[at[at != NOT_KNOWN]]
    return found
