"""Who of one arm is nearest to whom of the other? Pairs along one line, each person at most once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

    Places = np.ndarray[Any, np.dtype[np.int64]]

CALIPER = 0.2  # standard deviations of the line (Austin 2011)
ROUNDS = 200


def nearest_pairs(line: Floats, treated: np.ndarray) -> tuple[Places, Places]:
    """Pairs of a treated person with one who is not (places of both), nearest first and each at most once.

    line: one number a person, e.g. a propensity on the scale of its linear predictor; treated: yes or no. In rounds:
    each person of the smaller arm asks for the nearest place on the line where somebody is free, and who is nearest
    there gets it. Pairs further apart than 0.2 standard deviations are not made (Austin 2011). The same people
    give the same pairs in whatever order they stand, but for people at the same place, who are alike on the line.
    Raises NotComputable where the line has no spread or an arm nobody.
    """
    arm = np.asarray(treated, dtype=bool)
    if arm.all() or not arm.any() or not np.isfinite(line).all() or np.std(line) == 0:
        raise NotComputable("pairs need two arms, and something in which people differ")
    widest = CALIPER * float(np.std(line, ddof=1))
    few = arm if arm.sum() <= (~arm).sum() else ~arm
    asking, free = np.flatnonzero(few), np.flatnonzero(~few)
    found: list[tuple[Places, Places]] = []
    for _ in range(ROUNDS):
        if not len(asking) or not len(free):
            break
        got, who = _round(line, asking, free, widest)
        if not len(got):
            break
        found.append((got, who))
        asking, free = np.setdiff1d(asking, got), np.setdiff1d(free, who)
    mine = np.concatenate([one for one, _ in found]) if found else np.array([], dtype=np.int64)
    other = np.concatenate([one for _, one in found]) if found else np.array([], dtype=np.int64)
    return (mine, other) if few is arm else (other, mine)


def _round(line: Floats, asking: Places, free: Places, widest: float) -> tuple[Places, Places]:
    """Who gets whom in one round: at each place on the line as many as are free there, the nearest first."""
    at, start, many = np.unique(np.sort(line[free]), return_index=True, return_counts=True)
    by_place = free[np.argsort(line[free], kind="stable")]
    right = np.clip(np.searchsorted(at, line[asking]), 0, len(at) - 1)
    left = np.clip(right - 1, 0, None)
    nearer = np.abs(at[left] - line[asking]) <= np.abs(at[right] - line[asking])
    target = np.where(nearer, left, right)
    distance = np.abs(at[target] - line[asking])
    wishes = pd.DataFrame({"who": asking, "target": target, "distance": distance})[distance <= widest]
    wishes = wishes.sort_values(["target", "distance", "who"], kind="stable")
    turn = wishes.groupby("target").cumcount().to_numpy()
    target = wishes["target"].to_numpy()
    gets = turn < many[target]
    return wishes["who"].to_numpy()[gets], by_place[start[target[gets]] + turn[gets]]
