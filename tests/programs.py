"""Small programs for tests: folders written from a charter and tables, and two arms with a planted effect."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from mentorlab.measures.opening import load
from mentorlab.tables.program import Program

CHARTER: dict[str, Any] = {
    "program": "Trial run",
    "cycle": "2026",
    "starts_on": "2026-01-10",
    "objectives": [{"id": "skill", "measure": "skill", "for": "mentees", "worthwhile_points": 2, "primary": True}],
    "evaluation": {"design": "randomised", "places_by": "lottery"},
}


def write_program(folder: Path, charter: dict[str, Any] | None = None, **tables: pd.DataFrame) -> Path:
    """A program folder. `charter` is laid over CHARTER, its `evaluation` and `privacy` key by key; None drops a key."""
    merged = {**CHARTER, **(charter or {})}
    merged["evaluation"] = {**CHARTER["evaluation"], **((charter or {}).get("evaluation") or {})}
    merged["evaluation"] = {key: value for key, value in merged["evaluation"].items() if value is not None}
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    kept = {key: value for key, value in merged.items() if value is not None}
    (folder / "program.yaml").write_text(yaml.safe_dump(kept, sort_keys=False, allow_unicode=True), encoding="utf-8")
    for name, table in tables.items():
        table.to_csv(folder / "tables" / f"{name}.csv", index=False)
    return folder


def two_arms(
    n_program: int = 60,
    n_comparison: int = 60,
    effect: float = 5.0,
    *,
    seed: int = 7,
    lost_program: int = 0,
    lost_comparison: int = 0,
) -> dict[str, pd.DataFrame]:
    """Assignments and measures (before, after) of two arms whose after-scores differ by `effect` on average.

    Scores have a standard deviation of 10 before and a correlation of about .8 with those after.
    """
    rng = np.random.default_rng(seed)
    n = n_program + n_comparison
    ids = [f"p{number:04d}" for number in range(n)]
    arm = np.array(["program"] * n_program + ["comparison"] * n_comparison)
    before = rng.normal(50, 10, n)
    after = 10 + 0.8 * before + rng.normal(0, 6, n) + effect * (arm == "program")
    answered = np.ones(n, dtype=bool)
    answered[:lost_program] = False
    answered[n_program : n_program + lost_comparison] = False
    waves = [("before", before, np.ones(n, dtype=bool)), ("after", after, answered)]
    measures = pd.concat(
        pd.DataFrame({"person_id": ids, "measure": "skill", "wave": wave, "value": np.round(values, 3)})[kept]
        for wave, values, kept in waves
    )
    return {"assignments": pd.DataFrame({"person_id": ids, "arm": arm}), "measures": measures}


def people_of(tables: dict[str, pd.DataFrame], **columns: Any) -> pd.DataFrame:
    """A people table for everybody assigned, with more columns."""
    return pd.DataFrame({"person_id": tables["assignments"]["person_id"], **columns})


@functools.cache
def demo() -> Program:
    """The demo that ships, opened once: nothing in a program changes."""
    return load("demo")
