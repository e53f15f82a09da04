"""Which groups may be shown, so that nobody can be recognised whichever split of the same people is asked for?

All columns that could be split by are settled together, from the data alone: what one split shows does not depend on
which other split was asked before. Each column begins with its own rule (`small`), where a group whose people all have
the same value counts as nobody: its average would be each one's answer. Then, while something is told that must not be,
the smallest group that takes part in telling it is hidden as well (and its equals with it: a choice would tell). Told
must not be:

1. a hidden group, by what is shown of all columns together (`determined`);
2. anything about fewer than `smallest` people: persons, joint groups, what one shown group has beyond others;
3. that nobody of some kind answered;
4. a set whose people all have the same value: those not shown in a column, and the part of them in a shown group;
5. answers at the ends of their range, where an average leaves no other way: where weights that are told are positive
   for people with the highest value only, and negative for people with the lowest only, each of these is told.

Earlier reports come second: if what is shown so, beside the sets of people they covered, would tell about too few, more
is hidden in the same way. What they tell by themselves is known already and hides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.tables.privacy.determined import ZERO, Told, one_sided, overlap
from mentorlab.tables.privacy.small import hide_small

FIRST_FEW = 64


@dataclass(frozen=True, eq=False)
class Settled:
    """`hidden`: for each column, True for every group (index) that must not be shown. `everyone`: whether the average
    of everyone may be shown (if not, no group is). `beside`: whether earlier reports hide more than the data alone.
    """

    hidden: Mapping[str, pd.Series]
    everyone: bool = True
    beside: bool = False


def all_alike(values: pd.DataFrame) -> bool:
    """Whether these people have all the same value in any of the columns: then an average is each one's answer."""
    return bool(len(values)) and bool((values.max() - values.min() < ZERO).any())


def settle(
    labels: pd.DataFrame,
    values: pd.DataFrame,
    smallest: int,
    earlier: Sequence[Collection[str]] = (),
    *,
    last: Collection[str] = (),
) -> Settled:
    """Which groups of which column may be shown beside everyone.

    `labels`: everyone concerned × columns, the group of each as text; missing where somebody is in no group of the
    column, of whom then nothing is shown there. `values`: those who answered (some of the former) × what is averaged,
    none missing. `earlier`: sets of people whose averages of the same are known already. `last`: columns whose groups
    are hidden, beyond their own rule, only where hiding groups of no other column helps.
    """
    table = _Table(labels, values, smallest, last)
    while (more := table.gives_away()).any():
        table.shown &= ~more
    if not earlier or table.beside(earlier):
        return Settled(table.hidden(), beside=False)
    alone = table.shown.copy()
    while table.everyone and (more := table.gives_away()).any():
        table.everyone = not more[0]
        table.shown &= ~more
    changed = not table.everyone or bool((table.shown != alone).any())
    return Settled(table.hidden(), table.everyone, changed)


class _Table:
    """Everyone (the first set) and the groups of every column, as sets of people; `shown` changes while it is settled.

    People: those who answered, then those of earlier reports who did not; `absent`: those concerned who did not answer.
    """

    def __init__(self, labels: pd.DataFrame, values: pd.DataFrame, smallest: int, last: Collection[str] = ()) -> None:
        self.labels, self.values, self.smallest = labels, values, smallest
        self.groups: list[tuple[str, str]] = []
        columns = [np.ones((len(labels), 1), dtype=bool)]
        for name in labels:
            codes, groups = pd.factorize(labels[name], sort=True)
            self.groups += [(str(name), str(group)) for group in groups]
            columns.append(codes[:, None] == np.arange(len(groups)))
        of_all = np.hstack(columns)
        present = labels.index.get_indexer(values.index)
        self.absent = np.unique(np.delete(of_all, present, axis=0), axis=0)
        self.members = of_all[present]
        self.places, self.numbers = [np.flatnonzero(one) for one in self.members.T], values.to_numpy(dtype=float)
        self.column = np.array(["", *(name for name, _ in self.groups)])
        self.kept = np.isin(self.column, list(last))
        self.partial = [str(name) for name in labels if labels[name].isna().any()]  # not everyone is in a group of it
        self.size = self.members.sum(axis=0)
        self.shared = overlap(self.members)
        self.everyone = True
        self.known = np.zeros((len(self.members), 0), dtype=bool)  # sets of earlier reports
        # Hiding these keeps something back: groups, and once there are earlier reports everyone, unless shown in them.
        self.open = np.arange(len(self.column)) > 0
        self.lost: Told | None = None
        self.shown = self._each_column_alone()

    def hidden(self) -> dict[str, pd.Series]:
        """Per column: its groups, True where hidden."""
        found = {}
        for name in self.labels:
            mine = self.column == name
            groups = [group for (column, group) in self.groups if column == name]
            found[str(name)] = pd.Series(~self.shown[mine] | (not self.everyone), index=groups, dtype=bool)
        return found

    def _each_column_alone(self) -> np.ndarray:
        alike = self._all_alike(np.ones(len(self.members), dtype=bool))
        shown = np.ones(len(self.size), dtype=bool)
        for name in np.unique(self.column[1:]):
            mine = self.column == name
            counted = pd.Series(np.where(alike, 0, self.size)[mine])
            shown[mine] = ~hide_small(counted, self.smallest, total_shown=name not in self.partial).to_numpy()
        return shown

    def beside(self, earlier: Sequence[Collection[str]]) -> bool:
        """Bring in the sets of earlier reports; True where, beside them, what is shown tells no more than it may."""
        place = {person: number for number, person in enumerate(self.values.index)}
        strangers = sorted({person for one in earlier for person in one} - set(place))
        place |= {person: len(place) + number for number, person in enumerate(strangers)}
        rows = [np.array(sorted(place[person] for person in one), dtype=int) for one in earlier]
        mine = {tuple(np.flatnonzero(one)): number for number, one in enumerate(self.members.T)}
        twins = [mine.get(tuple(one)) for one in rows]
        self.open[0] = True
        self.open[[twin for twin in twins if twin is not None]] = False
        known = np.zeros((len(place), len(rows)), dtype=bool)
        for number, one in enumerate(rows):
            known[one, number] = True
        empty = np.zeros((len(strangers), self.members.shape[1]), dtype=bool)
        self.members = np.vstack([self.members, empty])
        self.known, self.lost = known, Told(known)
        self.shared = overlap(np.hstack([self.members, known]))
        return not self.gives_away().any()

    def gives_away(self) -> np.ndarray:
        """The groups to be hidden next, because something is told that must not be; none where nothing is."""
        every = np.hstack([self.members, self.known])
        used = np.flatnonzero(np.concatenate([self._basis(), np.ones(self.known.shape[1], dtype=bool)]))
        told = Told(every[:, used], self.shared[np.ix_(used, used)])
        for wrong in (self._hidden_groups, self._too_few, self._nobody, self._alike, self._at_the_ends):
            for weights in wrong(told).T:
                taking_part = np.zeros(every.shape[1], dtype=bool)
                taking_part[used[np.abs(weights) > ZERO]] = True
                more = self._next(taking_part[: len(self.shown)])
                if more.any():
                    return more
        return np.zeros(len(self.shown), dtype=bool)

    def _basis(self) -> np.ndarray:
        """What is shown, less the largest group of each column shown whole: it follows from everyone and the others."""
        basis = self.shown.copy()
        for name in np.unique(self.column[1:]):
            mine = np.flatnonzero(self.column == name)
            if self.shown[mine].all() and name not in self.partial:
                basis[mine[self.size[mine].argmax()]] = False
        return basis

    def _next(self, taking_part: np.ndarray) -> np.ndarray:
        """The smallest group that takes part, with its equals; everyone only where nothing else does."""
        groups: np.ndarray = taking_part & self.shown & self.open
        if groups[1:].any():
            groups[0] = False
        if groups[~self.kept].any():
            groups &= ~self.kept
        if groups.any():
            groups &= self.size == self.size[groups].min()
        return groups

    # Each of the five: how what is told wrongly follows from what is shown (sets × findings, the smallest first).

    def _hidden_groups(self, told: Told) -> np.ndarray:
        # One that holds everyone who answered is no secret: its average is that of everyone.
        secret = ~self.shown & (self.size > 0) & (self.size < self.size[0])
        return self._weights(told, self.members[:, secret])

    def _too_few(self, told: Told) -> np.ndarray:
        few = told.few(self.smallest)
        if not few.all_tried:  # nobody can say, so as if all that is shown took part
            return np.ones((told.members.shape[1], 1))
        return self._weights(told, few.weights)

    def _weights(self, told: Told, sets: np.ndarray) -> np.ndarray:
        """Of these sets, those that are told and were not told before."""
        wrong = told.tells(sets)
        if self.lost is not None:
            wrong &= ~self.lost.tells(sets)
        sets = sets[:, wrong]
        return told.combination(sets[:, np.argsort(np.abs(sets).sum(axis=0), kind="stable")])

    def _nobody(self, told: Told) -> np.ndarray:
        """Sets that cancel out among those who answered, but not where nobody did: it is told that nobody did."""
        if self.known.shape[1] or not len(self.absent) or not told.ties.shape[1]:
            return np.zeros((told.members.shape[1], 0))
        left = self.absent[:, self._basis()].astype(float) @ told.ties
        weights: np.ndarray = told.ties @ left[(np.abs(left) > ZERO).any(axis=1)].T
        return weights

    def _alike(self, told: Told) -> np.ndarray:
        """Sets in which all have the same value: those hidden in a column, or in no group of it, whole and within each
        shown group."""
        parts = [np.zeros((len(self.members), 0), dtype=bool)]
        for name in np.unique(self.column[1:]):
            mine = self.column == name
            inside: np.ndarray = np.any(self.members[:, mine & ~self.shown], axis=1)
            if name in self.partial:
                inside |= ~np.any(self.members[:, mine], axis=1) & (np.arange(len(self.members)) < len(self.values))
            if inside.any():
                parts.append(self.members[:, self.shown & self._all_alike(inside)] & inside[:, None])
        return self._weights(told, np.hstack(parts))

    def _at_the_ends(self, told: Told) -> np.ndarray:
        """Weights that leave people at the ends of the range no other value; who left may have had any value."""
        found = [np.zeros((len(self.members), 0))]
        strangers = np.zeros(len(self.members) - len(self.values))
        for name in self.values.columns.intersection(["before", "after"]):
            value = self.values[name].to_numpy()
            side = np.concatenate([1.0 * (value == value.max()) - (value == value.min()), strangers])
            people = np.flatnonzero((side != 0) | (np.arange(len(side)) >= len(value)))
            weights = one_sided(told.only_about(people), side[people])
            if weights.any():
                whole = np.zeros((len(side), 1))
                whole[people, 0] = weights
                found.append(whole)
        return told.combination(np.hstack(found))

    def _all_alike(self, inside: np.ndarray) -> np.ndarray:
        """For each set, whether those of its people who are `inside` have all the same value; not for nobody."""
        found = np.zeros(len(self.places), dtype=bool)
        for number, places in enumerate(self.places):
            few = places[:FIRST_FEW]  # most sets differ among these already; only of the others all are looked at
            if not _differ(self.numbers[few[inside[few]]]):
                mine = places[inside[places]]
                found[number] = len(mine) > 0 and not _differ(self.numbers[mine])
        return found


def _differ(values: np.ndarray) -> bool:
    return bool(len(values)) and bool((values.max(axis=0) - values.min(axis=0) >= ZERO).all())
