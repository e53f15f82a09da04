"""How much does each part count? Weights become shares of 10,000 points that add up exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from mentorlab.errors import BadInput
from mentorlab.tables.charter.weighed import PARTS_OF_FIT, weight_faults

BEST = 10_000  # the points of a pair that fits in everything
USUAL: Mapping[str, float] = {
    "skills": 3, "goals": 2, "choice": 2, "mentor_choice": 1, "seniority": 1, "interests": 1, "meeting_times": 1,
    "language": 1,
}  # fmt: skip


def checked(weights: Mapping[str, float]) -> Mapping[str, float]:
    """The weights; the usual ones where none is given. Raises BadInput with every unknown or negative one."""
    if faults := list(weight_faults(weights)):
        raise BadInput(faults)
    return weights or USUAL


def of_parts(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights of the parts of the fit that have one above 0."""
    return {name: weight for name, weight in checked(weights).items() if name in PARTS_OF_FIT and weight > 0}


def points_of(weights: Mapping[str, float]) -> dict[str, int]:
    """10,000 points in proportion to the weights: largest remainder, of equal ones the first. Nothing without parts."""
    exact = {name: Fraction(weight) for name, weight in weights.items()}
    total = sum(exact.values())
    share = {name: BEST * weight / total for name, weight in exact.items()}
    points = {name: int(one) for name, one in share.items()}
    order = sorted(share, key=lambda name: points[name] - share[name])
    for name in order[: BEST - sum(points.values())] if points else ():
        points[name] += 1
    return points
