"""Needs tables for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.programs import write_program

NEEDS = ("advice", "company", "time")


def table(
    people: Mapping[str, int], needs: tuple[str, ...] = NEEDS, *, seed: int = 1, gap: float = 1.0, groups: str = ""
) -> pd.DataFrame:
    """Every need rated by so many people of each stakeholder code; the first need has the largest gap."""
    rng = np.random.default_rng(seed)
    rows = [
        {
            "respondent_id": f"{code}{number:04d}",
            "need": need,
            "stakeholder": code,
            "importance": float(np.clip(np.rint(4 + 0.7 * rng.normal()), 1, 5)),
            "current": float(np.clip(np.rint(4 - gap + place / max(1, len(needs) - 1) + 0.7 * rng.normal()), 1, 5)),
            "groups": groups,
        }
        for code, n in people.items()
        for number in range(n)
        for place, need in enumerate(needs)
    ]
    return pd.DataFrame(rows)


def opened(folder: Path, rated: pd.DataFrame, **charter: Any) -> Program:
    return load(write_program(folder, charter or None, needs=rated))
