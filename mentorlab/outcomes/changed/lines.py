"""How many people of each group are counted by each line, and which of these counts may be shown together?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from mentorlab.outcomes.changed.thresholds import Thresholds
    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.changed_reliably import ReliableChange

ROUNDING = 1e-9
ENDS = ("better_low", "better_high")  # who is better, were the reliability at an end of its interval
MAIN = ("better", "same", "worse", "worthwhile")  # stand in the table even where both arms are hidden
ORDER = ("better", "worthwhile", "worse", "same", *ENDS, "bottom", "top")


@dataclass(frozen=True, eq=False)
class Line:
    """`who`: those the line counts, among all analysed. `shown`: arm → count; an arm whose count is hidden is missing.

    `threshold`: the change, in points, from which on it counts; NaN where the line is about no change.
    """

    name: str
    who: pd.Series
    shown: Mapping[str, int]
    threshold: float


def lines_of(
    data: Compared, arms: Sequence[str], limits: Thresholds, better: int, smallest: int
) -> tuple[list[Line], bool]:
    """The lines in their order, and whether any count is hidden. `better`: 1 where more is better, −1 where less is."""
    wanted = _wanted(data, limits, better)
    shown: dict[str, dict[str, int]] = {name: {} for name in wanted}
    for arm in arms:
        of_arm = {name: who[data.answered["arm"] == arm].to_numpy() for name, (who, _) in wanted.items()}
        for name in _may_show(of_arm, smallest):
            shown[name][arm] = int(of_arm[name].sum())
    lines = [Line(name, who, shown[name], threshold) for name, (who, threshold) in wanted.items()]
    hidden = any(len(one.shown) < len(arms) for one in lines)
    return [one for one in lines if one.shown or one.name in MAIN], hidden


def _wanted(data: Compared, limits: Thresholds, better: int) -> dict[str, tuple[pd.Series, float]]:
    """All lines that could be told, who counts under each, and from which change on."""
    change = better * (data.answered["after"] - data.answered["before"])
    found: dict[str, tuple[pd.Series, float]] = {}
    if limits.reliable is not None:
        at = limits.reliable.threshold
        up, down = _beyond(limits.reliable, better), _beyond(limits.reliable, -better)
        found |= {"better": (up, at), "same": (~up & ~down, at), "worse": (down, at)}
    if limits.worthwhile is not None:
        found["worthwhile"] = (change >= limits.worthwhile - ROUNDING, limits.worthwhile)
    for name, end in zip(ENDS, limits.ends, strict=False):
        found[name] = (_beyond(end, better), end.threshold)
    if data.panel.instrument is not None:
        response = data.panel.instrument.response
        for name, end_of_scale in (("bottom", response.min), ("top", response.max)):
            factor = len(data.panel.instrument.items) if data.panel.instrument.score == "sum" else 1
            found[name] = ((data.answered["before"] - end_of_scale * factor).abs() <= ROUNDING, np.nan)
    return found


def _beyond(change: ReliableChange, way: int) -> pd.Series:
    index = pd.Series(change.index)
    return way * index * change.se > change.threshold + ROUNDING


def _may_show(of_arm: Mapping[str, np.ndarray], smallest: int) -> list[str]:
    """Which lines of one arm may be shown together: nothing that follows from them is about fewer than `smallest`.

    In the order of what the answer needs most; each line is taken that cuts no few people out of what is shown before
    it. Lines of nobody cut nothing. Whoever changed no more than error explains follows from better and worse.
    """
    kept: list[str] = []
    cut = np.zeros(len(next(iter(of_arm.values()), ())), dtype=np.int64)
    for name in sorted(of_arm, key=ORDER.index):
        finer = _cut(cut, of_arm[name])
        if np.bincount(finer).min(initial=smallest) >= smallest:
            kept.append(name)
            cut = finer
    return kept


def _cut(cut: np.ndarray, who: np.ndarray) -> np.ndarray:
    """The pieces into which one more set cuts what is told apart already, numbered from 0."""
    pieces = np.unique(2 * cut + who, return_inverse=True)[1]
    return np.asarray(pieces, dtype=np.int64)
