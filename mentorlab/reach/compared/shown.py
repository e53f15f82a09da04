"""Which groups may be shown at which step, so that no few people can be worked out from all that could be asked?

Everybody could ask for every column and every step. So what may be shown is settled for all of them together, and
does not depend on what is asked. Fewer than the smallest group must be told neither of those who reached a step, nor
of those who did not, nor of those who reached one step and not a later one (two answers subtracted). Of each of these
sets of people:

1. a group with few of them is hidden, with as much company as keeps its count hidden (`tables.privacy.small`);
2. what follows from the shown groups of all columns by sums and differences must not hold few of them either
   (`tables.privacy.determined`), and no hidden group may be what shown groups leave over.

Where two steps of a group cannot both be shown, that which matters more is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.reach.steps_told import StepsTold, steps_to_tell
from mentorlab.tables.privacy import stay_hidden
from mentorlab.tables.privacy.determined import ZERO, Told

EVERYBODY = "eligible"


@dataclass(frozen=True, eq=False)
class Shown:
    """`steps`: whether the count of all who came to a step may be told; `hidden`: by column and group × steps, True
    where the group must not be shown at the step.
    """

    steps: Mapping[str, bool]
    hidden: pd.DataFrame


@dataclass(frozen=True, eq=False)
class _Sets:
    """`members`: the eligible × everybody and the groups of all columns; `column`: whose each is (0: everybody)."""

    members: np.ndarray
    column: np.ndarray
    names: Sequence[tuple[str, str]]


def shown_groups(labels: pd.DataFrame, came: pd.DataFrame, asked: Sequence[str], smallest: int) -> Shown:
    """`labels`: the eligible × columns, the group of each; `came`: the eligible × steps in their order, bool, each step
    only by people who came through those before it; `asked`: the steps that could be asked for, what matters more
    first.

    Of everybody the same steps are told as by the funnel; what it tells of the groups of a column
    (`reach.steps_told`) counts as shown.
    """
    sets, came = _sets_of(labels), came.assign(**{EVERYBODY: True})[[EVERYBODY, *came]]
    levels = {str(step): came[step].to_numpy() for step in came if step in (EVERYBODY, *asked)}
    counts = {step: sets.members[people].sum(axis=0) for step, people in levels.items()}
    of_all = steps_to_tell(came, None, smallest).told
    order = [EVERYBODY, *(step for step in asked if step in of_all)]
    hidden = _hidden_at_first(counts, order, smallest)
    for number, name in enumerate(labels, start=1):
        _not_near_the_funnel(sets, number, steps_to_tell(came, labels[name], smallest), hidden, smallest)
    while True:
        before = sum(int(one.sum()) for one in hidden.values())
        for more, less, people in _between(levels, order):
            hidden[less] |= _hidden_more(sets, people, hidden[less] | hidden[more], smallest) & ~hidden[more]
        for step in order:
            hidden[step] |= _left_over(sets, hidden[step])
        if before == sum(int(one.sum()) for one in hidden.values()):
            index = pd.MultiIndex.from_tuples(sets.names, names=["column", "group"])
            rows = {step: (one | hidden[EVERYBODY])[1:] for step, one in hidden.items()}
            return Shown({step: step in order for step in levels}, pd.DataFrame(rows, index=index))


def _hidden_at_first(counts: Mapping[str, np.ndarray], order: Sequence[str], smallest: int) -> dict[str, np.ndarray]:
    """By step, True for sets that are small there, or nearly as large as at a step that matters more."""
    hidden = {step: np.ones(len(of_sets), dtype=bool) for step, of_sets in counts.items()}
    for place, step in enumerate(order):
        hidden[step] = counts[step] < smallest
        for other in order[:place]:
            lost = np.abs(counts[step] - counts[other])
            hidden[step] |= ~hidden[other] & (lost > 0) & (lost < smallest)
    return hidden


def _not_near_the_funnel(
    sets: _Sets, number: int, funnel: StepsTold, hidden: Mapping[str, np.ndarray], smallest: int
) -> None:
    """Hide the groups of a column at steps where they are nearly as many as at another that the funnel tells."""
    mine = sets.column == number
    groups = [group for group, here in zip(["", *(group for _, group in sets.names)], mine, strict=True) if here]
    counts = funnel.counts.loc[groups]
    for step, away in hidden.items():
        for told in funnel.told_groups:
            lost = (counts[step] - counts[told]).abs()
            away[mine] |= ((lost > 0) & (lost < smallest)).to_numpy()


def _sets_of(labels: pd.DataFrame) -> _Sets:
    members, column, names = [np.ones((len(labels), 1), dtype=bool)], [0], []
    for number, name in enumerate(labels, start=1):
        codes, groups = pd.factorize(labels[name], sort=True)
        members.append(codes[:, None] == np.arange(len(groups)))
        column += [number] * len(groups)
        names += [(str(name), str(group)) for group in groups]
    return _Sets(np.hstack(members), np.array(column), names)


def _between(levels: Mapping[str, np.ndarray], order: Sequence[str]) -> Iterator[tuple[str, str, np.ndarray]]:
    """Who came to a step; who came to one of two and not to the other. First the step of the two that matters more."""
    for step in order:
        yield step, step, levels[step]
    for more, less in itertools.combinations(order, 2):
        people = levels[more] != levels[less]  # nested: these lie between the two
        if people.any():
            yield more, less, people


def _hidden_more(sets: _Sets, people: np.ndarray, hidden: np.ndarray, smallest: int) -> np.ndarray:
    """These hidden groups and those that must be hidden with them, so that few of these people are told nowhere."""
    members = sets.members[people]
    counts, hidden = members.sum(axis=0), hidden.copy()
    for number in range(1, sets.column.max() + 1):
        mine = sets.column == number
        hidden[mine] = _with_company(counts[mine], hidden[mine], smallest)
    while not hidden[1:].all():
        shown = np.flatnonzero(~hidden)
        told = Told(members[:, shown])
        few = told.few(smallest)
        if few.all_tried and not few.weights.shape[1]:
            break
        parts = told.combination(few.weights) if few.all_tried else np.ones((len(shown), 1))
        _hide_next(hidden, counts, shown, parts[:, 0])
    return hidden


def _with_company(counts: np.ndarray, hidden: np.ndarray, smallest: int) -> np.ndarray:
    """These hidden groups and the small ones, and the next smallest until their counts stay hidden; equals together."""
    hidden = hidden | (counts < smallest)
    while hidden.any() and not hidden.all() and not stay_hidden(counts[hidden].tolist(), smallest):
        hidden |= counts == counts[~hidden].min()
    return hidden


def _left_over(sets: _Sets, hidden: np.ndarray) -> np.ndarray:
    """These hidden groups and more, until none of them is what shown groups of any columns leave over."""
    hidden, size = hidden.copy(), sets.members.sum(axis=0)
    while hidden.any() and not hidden[1:].all():
        shown, secret = np.flatnonzero(~hidden), sets.members[:, hidden & (size < size[0])]
        told = Told(sets.members[:, shown])
        found = np.flatnonzero(told.tells(secret))
        if not len(found):
            break
        _hide_next(hidden, size, shown, told.combination(secret[:, found[:1]])[:, 0])
    return hidden


def _hide_next(hidden: np.ndarray, size: np.ndarray, shown: np.ndarray, parts: np.ndarray) -> None:
    """Hide the smallest of the shown groups that take part, with its equals; all groups where only everybody does."""
    taking_part = np.zeros(len(hidden), dtype=bool)
    taking_part[shown[np.abs(parts) > ZERO]] = True
    taking_part[0] = False
    if taking_part.any():
        hidden |= taking_part & (size == size[taking_part].min())
    else:
        hidden[1:] = True
