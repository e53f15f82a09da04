"""Which pairs are looked at first?"""

from __future__ import annotations

import numpy as np

from mentorlab.matching.solving.arcs import Arcs, Whole
from mentorlab.matching.solving.pairs import ANY, Pairs, first_arcs
from mentorlab.matching.solving.rounds import Terms
from mentorlab.matching.solving.serving import TooFew, most_served

SMALL = 1 << 19  # pairs that are all taken at once
FIRST = 16  # pairs of each mentee to begin with


def arcs_to_begin_with(pairs: Pairs, terms: Terms, k: int | None = None) -> tuple[Arcs, Whole]:
    """The k best pairs of each mentee and what minimums need besides; and the most points that others can have."""
    k = FIRST if k is None else k
    arcs = first_arcs(pairs, k)
    cut = np.full(pairs.n_mentees, ANY)
    more = np.diff(arcs.start) >= max(k, 1)
    cut[more] = arcs.points[arcs.start[1:][more] - 1]
    return with_minimums(pairs, arcs, terms), cut


def with_minimums(pairs: Pairs | None, arcs: Arcs, terms: Terms) -> Arcs:
    """These pairs and those without which minimums are not met. Raises TooFew where they collide."""
    if not terms.least.any():
        return arcs
    served = most_served(pairs, arcs, terms.least, terms.per_mentee)
    if served.n < terms.least.sum():
        needy = ~served.sought & (terms.least > 0)
        needed = int(terms.least[needy].sum())
        raise TooFew(needy, needed, needed - int(terms.least.sum()) + served.n)
    return served.arcs
