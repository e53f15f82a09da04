"""Who is at risk on each day on which it happens to somebody, and what does that say of a covariate's weight?

Efron's partial likelihood over distinct days. A row is at risk after its start up to and with its stop, among rows of
its own stratum only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

Floats = np.ndarray


@dataclass(frozen=True, eq=False)
class RiskSets:
    """Rows sorted into places on one axis of (stratum, day): `start`, `stop`; `days`: how many places there are.

    `died`: rows to which it happened; `when`: the places at which it did; `deaths`: how many there; `which`: for each
    row of `died` its position in `when`; `among`: for each death its position in `when`, `part`: its share of the ties
    there that are taken out of the risk set (Efron).
    """

    start: np.ndarray
    stop: np.ndarray
    days: int
    died: np.ndarray
    when: np.ndarray
    deaths: np.ndarray
    which: np.ndarray
    among: np.ndarray
    part: Floats

    def summed(self, values: Floats) -> Floats:
        """For each place in `when` the sum of `values` over the rows at risk there; a column for each of theirs."""
        found = np.empty((len(self.when), values.shape[1]))
        for column in range(values.shape[1]):
            change = np.bincount(self.stop, values[:, column], self.days)
            change -= np.bincount(self.start, values[:, column], self.days)
            found[:, column] = np.cumsum(change[::-1])[::-1][self.when]
        return found

    def of_the_dead(self, values: Floats) -> Floats:
        """The same over the rows to which it happened there."""
        mine = values[self.died]
        each = [np.bincount(self.which, mine[:, column], len(self.when)) for column in range(values.shape[1])]
        return np.column_stack(each)

    def over_ties(self, values: Floats) -> Floats:
        """For each place in `when` the sum of one value for each death there."""
        return np.asarray(np.bincount(self.among, values, len(self.when)))


@dataclass(frozen=True, eq=False)
class Slope:
    """At one weight of the covariates: the logarithm of the likelihood, its slope, its curvature, and what each row
    adds to the slope (for errors that hold where rows belong together)."""

    likelihood: float
    slope: Floats
    information: Floats
    weight: Floats
    sums: tuple[Floats, ...]


def risk_sets(start: np.ndarray, stop: np.ndarray, event: np.ndarray, stratum: np.ndarray) -> RiskSets:
    """Sort rows onto one axis. start < stop; event: True where it happened at stop; stratum: codes from 0."""
    codes, days = pd.factorize(np.concatenate([start, stop]), sort=True)
    begins, ends = np.split(codes + np.tile(stratum, 2) * len(days), 2)
    died = np.flatnonzero(event)
    every = len(days) * (int(stratum.max()) + 1)
    deaths = np.bincount(ends[died], minlength=every)
    when = np.flatnonzero(deaths)
    which, deaths = (np.cumsum(deaths > 0) - 1)[ends[died]], deaths[when]
    among = np.repeat(np.arange(len(when)), deaths)
    order = np.arange(len(among)) - np.repeat(np.cumsum(deaths) - deaths, deaths)
    return RiskSets(begins, ends, every, died, when, deaths, which, among, order / deaths[among])


def slope_at(sets: RiskSets, x: Floats, beta: Floats) -> Slope:
    """The partial likelihood at `beta`. x: rows × covariates, centred."""
    p = x.shape[1]
    weight = np.exp(x @ beta)
    pairs = [(i, j) for i in range(p) for j in range(i, p)]
    moments = np.column_stack([weight, weight[:, None] * x, *(weight * x[:, i] * x[:, j] for i, j in pairs)])
    risk, dead = sets.summed(moments), sets.of_the_dead(moments)
    left = risk[sets.among, 0] - sets.part * dead[sets.among, 0]
    a, b = (sets.over_ties(sets.part**k / left) for k in (0, 1))
    c, f, g = (sets.over_ties(sets.part**k / left**2) for k in (0, 1, 2))
    s1, d1 = risk[:, 1 : p + 1], dead[:, 1 : p + 1]
    mean = s1 * a[:, None] - d1 * b[:, None]  # summed over the ties
    information = np.empty((p, p))
    for place, (i, j) in enumerate(pairs, start=p + 1):
        second = (risk[:, place] * a - dead[:, place] * b).sum()
        square = s1[:, i] * s1[:, j] * c - (s1[:, i] * d1[:, j] + d1[:, i] * s1[:, j]) * f + d1[:, i] * d1[:, j] * g
        information[i, j] = information[j, i] = second - square.sum()
    likelihood = float((x[sets.died] @ beta).sum() - np.log(left).sum())
    slope = x[sets.died].sum(axis=0) - mean.sum(axis=0)
    return Slope(likelihood, slope, information, weight, (a, b, c, f, g, s1, d1, mean))


def each_row(sets: RiskSets, x: Floats, at: Slope) -> Floats:
    """What each row adds to the slope: rows × covariates (Lin and Wei 1989, with Efron's ties)."""
    a, b, c, f, g, s1, d1, mean = at.sums
    hazard = s1 * c[:, None] - d1 * f[:, None]
    gone = np.zeros(sets.days)
    gone[sets.when] = a
    passed = np.cumsum(gone)
    added = at.weight[:, None] * x * (passed[sets.start] - passed[sets.stop])[:, None]
    for column in range(x.shape[1]):
        gone[sets.when] = hazard[:, column]
        passed = np.cumsum(gone)
        added[:, column] -= at.weight * (passed[sets.start] - passed[sets.stop])
    tied = s1 * f[:, None] - d1 * g[:, None]
    back = at.weight[sets.died, None] * (x[sets.died] * b[sets.which, None] - tied[sets.which])
    added[sets.died] += x[sets.died] - (mean / sets.deaths[:, None])[sets.which] + back
    return np.asarray(added)
