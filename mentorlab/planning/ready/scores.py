"""How ready is the program by its answers, which level is that, and what is the shortest way to the next?

yes counts 1, partly ½, no and no answer 0, each times the criterion's weight; an area's score is its sum over the sum
of its weights, the overall score the mean of the areas. All in fractions, so that a threshold is met or not met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mentorlab.tables.charter.criteria import Checklist, Criterion, Level, Standard

MET = {"yes": Fraction(1), "partly": Fraction(1, 2), "no": Fraction(0)}
Values = Mapping[str, Fraction]  # criterion id → 0 to 1; an absent one counts 0


@dataclass(frozen=True)
class Scores:
    """The score of each area by its id, and overall; 0 to 1."""

    by_standard: Mapping[str, Fraction]
    overall: Fraction


def scores(checklist: Checklist, values: Values) -> Scores:
    """The scores of these values."""
    by_standard = {standard.id: _score(standard, values) for standard in checklist.standards}
    return Scores(by_standard, sum(by_standard.values(), Fraction(0)) / len(by_standard))


def _score(standard: Standard, values: Values) -> Fraction:
    weights = sum(one.weight for one in standard.criteria)
    return sum((one.weight * values.get(one.id, Fraction(0)) for one in standard.criteria), Fraction(0)) / weights


def level_of(levels: Sequence[Level], reached: Scores) -> Level | None:
    """The highest level whose two thresholds are met, or None."""
    met = [level for level in levels if _meets(level, reached)]
    return met[-1] if met else None


def _meets(level: Level, reached: Scores) -> bool:
    return 100 * reached.overall >= level.overall and all(
        100 * one >= level.each for one in reached.by_standard.values()
    )


def next_level(levels: Sequence[Level], reached: Scores) -> Level | None:
    """The level after the one reached; None above the highest."""
    return next((level for level in levels if not _meets(level, reached)), None)


def shortest_way(checklist: Checklist, values: Values, level: Level) -> tuple[Criterion, ...]:
    """The fewest criteria which, once met in full, reach the level; in the order of the checklist.

    Exact: within an area the criteria with the largest gains give the most for any number of them, and these gains
    fall, so what is needed in each area is taken first and then whatever raises the overall score most. Of criteria
    that gain the same the earlier one is taken.
    """
    chosen: list[Criterion] = []
    rest: list[tuple[Fraction, Criterion]] = []
    overall = scores(checklist, values).overall
    share = Fraction(1, len(checklist.standards))
    for standard in checklist.standards:
        reached = _score(standard, values)
        for gain, one in _gains(standard, values):
            if 100 * reached < level.each:
                chosen.append(one)
                reached += gain
                overall += gain * share
            else:
                rest.append((gain, one))
    for gain, one in sorted(rest, key=lambda pair: -pair[0]):
        if 100 * overall >= level.overall:
            break
        chosen.append(one)
        overall += gain * share
    order = checklist.ids
    return tuple(sorted(chosen, key=lambda one: order.index(one.id)))


def _gains(standard: Standard, values: Values) -> list[tuple[Fraction, Criterion]]:
    """What the area's score gains by each criterion not yet met in full, the largest first."""
    weights = sum(one.weight for one in standard.criteria)
    gains = [(one.weight * (1 - values.get(one.id, Fraction(0))) / weights, one) for one in standard.criteria]
    return sorted(((gain, one) for gain, one in gains if gain > 0), key=lambda pair: -pair[0])
