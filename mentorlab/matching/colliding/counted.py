"""How many pairs does each rule forbid, alone and beside the others, and whom does it leave without anybody?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mentorlab.matching.colliding.demands import ALWAYS, Demands


@dataclass(frozen=True)
class Counted:
    """barred: pairs it forbids; only: pairs that no other rule forbids; without: mentees whom it leaves nobody."""

    barred: int
    only: int
    without: int


def by_rule(demands: Demands) -> tuple[Counted, Mapping[str, Counted]]:
    """All rules together, and each by itself."""
    broken = demands.broken
    each = {
        bar.rule: _counted((broken & (1 << at)) != 0, broken == 1 << at)
        for at, bar in enumerate(demands.market.bars)
        if bar.rule != ALWAYS
    }
    return _counted(broken != 0, broken != 0), each


def _counted(barred: np.ndarray, only: np.ndarray) -> Counted:
    return Counted(int(barred.sum()), int(only.sum()), int(barred.all(axis=1).sum()))
