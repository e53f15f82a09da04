"""Which settings do questions about needs share?"""

from __future__ import annotations

from typing import Literal, TypedDict

SplitBy = Literal["stakeholder", "groups"]


class Resampling(TypedDict):
    """How intervals are found: at which level, from how many draws, with which seed."""

    level: float
    draws: int
    seed: int
