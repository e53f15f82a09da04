"""How is it kept from being counted that a few have no mentor, where the pairs of everybody else are counted?"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.measures.matchable import people_of

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.tables.program import Program


def without_a_few(program: Program, pairs: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The pairs (indexed by the mentee's id), and what is to be told of those left out.

    The size of the pool is known. Where fewer of it than the smallest group have no pair, so many pairs are left out
    that together they are as many: always the same, drawn by the digits of their ids, whatever became of them.
    """
    smallest = program.charter.privacy.smallest_group
    if not program.has("applications"):
        return pairs, []
    try:
        waiting = people_of(program).mentees
    except NotComputable:
        return pairs, []
    few = len(set(waiting) - set(pairs.index))
    if not 0 < few < smallest:
        return pairs, []
    drawn = sorted(pairs.index, key=lambda one: hashlib.sha256(str(one).encode()).hexdigest())[: smallest - few]
    return pairs.drop(index=drawn), [catalogue("matching_validation").FEW_UNPAIRED]
