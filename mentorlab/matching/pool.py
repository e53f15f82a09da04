"""Which market do a program's tables describe?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorlab.matching.barring import barred
from mentorlab.matching.fitting import Fitted, fitted
from mentorlab.matching.fitting.choosing import bonuses, chosen
from mentorlab.matching.market import Market
from mentorlab.measures.matchable import People, people_of
from mentorlab.tables.once import once

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

READS = ("applications", "people", "choices", "assignments")


@dataclass(frozen=True, eq=False)
class Pool:
    """The market, the people and the fit it was made of, and what should be told about it (sentences, counted)."""

    market: Market
    people: People
    notes: tuple[str, ...]
    fit: Fitted


def pool(program: Program, *, weights: Mapping[str, float] | None = None, rules: Sequence[Any] | None = None) -> Pool:
    """The people who could be matched at the start, their fit, the rules and the choices.

    weights, rules: instead of the charter's. Raises NotComputable where one side is empty, BadInput for unknown weights
    or rules and for tables with faults.
    """
    if weights is None and rules is None:
        return _by_the_charter(program)
    stated = program.charter.matching
    return _pool(program, stated.weights if weights is None else weights, stated.rules if rules is None else rules)


@once
def _by_the_charter(program: Program) -> Pool:
    return _pool(program, program.charter.matching.weights, program.charter.matching.rules)


def _pool(program: Program, weights: Mapping[str, float], rules: Sequence[Any]) -> Pool:
    given = dict(weights)
    people = people_of(program)
    fit = fitted(program, people.mentees, people.mentors, given)
    rule = barred(program, people.mentees, people.mentors, tuple(rules))
    choices, mentor_choices, of_choices = chosen(program, people.mentees, people.mentors)
    bonus, mentor_bonus = bonuses(given)
    market = Market(
        mentees=people.mentees,
        mentors=people.mentors,
        mentee_side=fit.mentee_side,
        mentor_side=fit.mentor_side,
        parts=fit.parts,
        best=fit.best,
        capacity=people.capacity,
        minimum=people.minimum,
        bars=rule.bars,
        must=rule.must,
        choices=choices,
        mentor_choices=mentor_choices,
        bonus=bonus,
        mentor_bonus=mentor_bonus,
        applied=people.applied,
        published=program.publishing is not None,
    )
    return Pool(market, people, (*fit.notes, *rule.notes, *of_choices), fit)
