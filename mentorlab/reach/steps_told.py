"""Which steps of which groups may be told beside each other, so that fewer than the smallest group never follow?

Small groups are hidden with the others that would give them away; they stay together as the rest. Steps are told only
where between one and the next one told nobody, or at least the smallest group, was lost, in each group shown and in the
rest: every number shown is then a sum of cells (a group or the rest, between two steps told) of which none holds from 1
to `smallest` − 1 people, and so is every difference of two. Groups are told at steps of which everyone is told, so that
this holds for both together. Of the choices that are safe, the one that tells most is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.tables.privacy import hide_small

WEIGHTS = {"applied": 4, "matched": 4}  # where not all steps can be told, rather these; any other weighs 1


@dataclass(frozen=True, eq=False)
class StepsTold:
    """`counts`: groups × steps, people who came so far or further. `everyone`: the same of all. `told`, `told_groups`:
    the steps that may be told of everyone and of groups; `hidden`: the groups that may not be told."""

    counts: pd.DataFrame
    everyone: pd.Series
    told: tuple[str, ...]
    told_groups: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()


def steps_to_tell(came: pd.DataFrame, labels: pd.Series | None, smallest: int) -> StepsTold:
    """`came`: people × nested steps. `labels`: the group of each person, or None."""
    names = [str(name) for name in came]
    counts = _counts(came, labels)
    everyone = counts.sum()
    weights = [WEIGHTS.get(name, 1) for name in names]
    told = told_together(everyone.to_numpy()[None, :], weights, smallest)
    if labels is None:
        return StepsTold(counts.iloc[:0], everyone, tuple(names[place] for place in told))
    may = [weight if place in told else 0 for place, weight in enumerate(weights)]
    hidden, of_groups = _best(counts, may, smallest)
    return StepsTold(
        counts,
        everyone,
        tuple(names[place] for place in told),
        tuple(names[place] for place in of_groups),
        frozenset(str(name) for name in counts.index[hidden]),
    )


def _counts(came: pd.DataFrame, labels: pd.Series | None) -> pd.DataFrame:
    """Groups × steps: how many came so far. The steps are nested: a person came as far as there are steps."""
    groups: Sequence[str] = [""]
    code, width = np.zeros(len(came), dtype=np.int64), came.shape[1] + 1
    if labels is not None:
        code, found = pd.factorize(labels, sort=True)
        groups = [str(name) for name in found]
    cells = np.bincount(code * width + came.to_numpy().sum(axis=1), minlength=len(groups) * width)
    so_far = cells.reshape(len(groups), width)[:, ::-1].cumsum(axis=1)[:, ::-1]
    return pd.DataFrame(so_far[:, 1:], index=list(groups), columns=list(came))


def _best(counts: pd.DataFrame, weights: Sequence[int], smallest: int) -> tuple[np.ndarray, list[int]]:
    """Which groups are hidden, and which steps told of the others.

    The groups that must be hidden, and beside them the next smallest, one size after the other: a single small group
    in which few were lost would take the step from everybody else.
    """
    cells = counts.to_numpy()
    must = hide_small(counts.iloc[:, 0], smallest).to_numpy()
    best, best_told, most = np.ones(len(counts), dtype=bool), list[int](), 0
    for limit in [0, *np.unique(cells[:, 0])]:
        hidden = must | (cells[:, 0] <= limit)
        if hidden.all() or hidden.sum() == 1:
            continue
        rest = cells[hidden].sum(axis=0, keepdims=True)
        told = told_together(np.vstack([cells[~hidden], rest]), weights, smallest)
        tells = sum(weights[place] for place in told) * int(cells[~hidden, 0].sum())
        if tells > most:
            best, best_told, most = hidden, told, tells
    return best, best_told


def told_together(counts: np.ndarray, weights: Sequence[int], smallest: int) -> list[int]:
    """The steps that may be told of all rows at once: of the safe choices, that with the most weight.

    counts: rows (groups and the rest) × nested steps. weights: of each step, 0 where it may not be told. The first
    step, who there is at all, is told or nothing is.
    """
    enough = [bool(weight) and nobody_or_enough(counts[:, place], smallest) for place, weight in enumerate(weights)]
    if not enough or not enough[0]:
        return []
    ways: dict[int, tuple[int, list[int]]] = {0: (weights[0], [0])}  # last step told → the best way to it
    for place in range(1, len(weights)):
        after = [
            (weight + weights[place], [*way, place])
            for last, (weight, way) in ways.items()
            if enough[place] and nobody_or_enough(counts[:, last] - counts[:, place], smallest)
        ]
        if after:
            ways[place] = max(after, key=lambda one: one[0])
    return max(ways.values(), key=lambda one: one[0])[1]


def nobody_or_enough(counts: np.ndarray, smallest: int) -> bool:
    """Does each of these counts stand for nobody, or for enough people to be told?"""
    return bool(((counts == 0) | (counts >= smallest)).all())
