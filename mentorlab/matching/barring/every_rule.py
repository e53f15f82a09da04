"""Which pairs do the program's rules forbid, and which do they demand? Every rule, compiled among the people at hand.

A new rule is one entry in `KEPT` and one function, which is told the rule and the people and returns a bar or none.
What is not known of somebody bars nobody, and is counted and told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.matching.barring import arranged, before, compared, lines
from mentorlab.matching.barring.side import Compiled, Sides, pair_bar
from mentorlab.matching.bars import Bars, allowed
from mentorlab.matching.lists import Array
from mentorlab.tables.charter.matching import Rule, read_rules

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

KEPT: Mapping[str, Callable[[Rule, Sides], Compiled]] = {
    "not_own_manager": lines.not_own_manager,
    "not_same_reporting_line": lines.not_same_reporting_line,
    "not_previous_partner": before.not_previous_partner,
    "must_not_pair": arranged.must_not_pair,
    "same": compared.alike,
    "different": compared.alike,
    "shares": compared.shares,
    "within": compared.within,
    "above": compared.above,
}


@dataclass(frozen=True, eq=False)
class Barred:
    """The rules as bars, the pairs that must be made (k × 2 positions), and what should be told about them."""

    bars: Bars
    must: Array
    notes: tuple[str, ...]


def barred(program: Program, mentees: Sequence[str], mentors: Sequence[str], rules: Sequence[Any]) -> Barred:
    """The bars of these rules among these people. Nobody is ever matched with themselves.

    `rules`: as in the charter, or as it writes them. What the table `arranged` says holds whether or not the rules name
    it: who has to be kept apart must not depend on a line that somebody forgot. Raises BadInput for a rule that is
    none, and for a column that is not there or holds nothing that could be compared.
    """
    sides = Sides(program, tuple(mentees), tuple(mentors))
    asked = [rule for rule in read_rules(rules) if rule.kind != "must_pair"]
    if arranged.any_apart(sides) and all(rule.kind != "must_not_pair" for rule in asked):
        asked.append(Rule.model_validate("must_not_pair"))
    compiled = [KEPT[rule.kind](rule, sides) for rule in asked]
    bars = (pair_bar("not_oneself", *_themselves(sides), sides), *(one.bar for one in compiled))
    must, notes = arranged.must_pair(sides)
    notes = (*(note for one in compiled for note in one.notes), *notes)
    if len(must) and not allowed(bars, must[:, 0], must[:, 1]).all():
        notes += ("The table arranged demands a pair that a rule forbids: ask matching.rules which.",)
    return Barred(bars, must, notes)


def _themselves(sides: Sides) -> tuple[Array, Array]:
    at = sides.mentor_at(sides.mentees)
    mentees = np.flatnonzero(at >= 0)
    return mentees, at[mentees]
