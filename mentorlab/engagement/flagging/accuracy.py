"""How often were the calls right? Of calls, of pairs that stopped, of pairs that went on; all by pairs as clusters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab import stats
from mentorlab.engagement.flagging.replay import Replayed
from mentorlab.stats.estimates import Estimate

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Accuracy:
    """What became of calls, counted in rows (a pair on a day). Rates are None where there is nothing to divide by.

    `found`: called, stopped; `in_vain`: called, went on; `missed`: not called, stopped; `spared`: not called, went on.
    `pairs`: in how many different pairs (a circle is one) each of the four was; `behind`: how many are behind each
    rate.
    """

    found: int
    in_vain: int
    missed: int
    spared: int
    pairs: tuple[int, ...]
    behind: tuple[int, ...]
    sensitivity: Estimate | None
    specificity: Estimate | None
    predictive: Estimate | None

    @property
    def calls(self) -> int:
        """How many calls would have been made."""
        return self.found + self.in_vain

    @property
    def stopped(self) -> int:
        """Of how many rows the pair stopped."""
        return self.found + self.missed

    @property
    def went_on(self) -> int:
        """Of how many rows the pair went on."""
        return self.in_vain + self.spared

    def may_be_told(self, smallest: int) -> bool:
        """Is each of the four counts of nobody, or of as many pairs as may be told?"""
        return all(n == 0 or n >= smallest for n in self.pairs)


def accuracy(flag: Array, replayed: Replayed, level: float, *, among: Array | None = None) -> Accuracy:
    """The figures of one flag. `among`: count these rows only."""
    among = np.ones(len(flag), dtype=bool) if among is None else among
    stopped, cluster = replayed.stopped, replayed.cluster
    cells = [among & flag & stopped, among & flag & ~stopped, among & ~flag & stopped, among & ~flag & ~stopped]
    found, in_vain, missed, spared = (int(cell.sum()) for cell in cells)
    return Accuracy(
        found,
        in_vain,
        missed,
        spared,
        pairs=tuple(_pairs(cell, cluster) for cell in cells),
        behind=tuple(_pairs(of, cluster) for of in (among & stopped, among & ~stopped, among & flag)),
        sensitivity=_share(flag, among & stopped, cluster, level),
        specificity=_share(~flag, among & ~stopped, cluster, level),
        predictive=_share(stopped, among & flag, cluster, level),
    )


def more_found(flag: Array, other: Array, replayed: Replayed, level: float) -> Estimate | None:
    """The share of calls that were right by one flag less that by another; None where one of them calls nobody.

    Beside a flag of everybody it says how much more is found than at random.
    """
    if not flag.any() or not other.any() or _pairs(flag | other, replayed.cluster) < 2:
        return None
    stopped, cluster = replayed.stopped, replayed.cluster
    return stats.clustered_difference(stopped, flag, stopped, other, cluster, level=level)


def _share(hits: Array, of: Array, cluster: Array, level: float) -> Estimate | None:
    return stats.clustered_share(hits, of, cluster, level=level) if of.any() else None


def _pairs(rows: Array, cluster: Array) -> int:
    return int((np.bincount(cluster[rows]) > 0).sum()) if rows.any() else 0
