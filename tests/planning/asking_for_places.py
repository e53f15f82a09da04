"""Programs in which more people apply than there are places, as folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from click.testing import CliRunner, Result

from mentorlab.cli import main
from tests.programs import write_program

WAITLIST: dict[str, Any] = {"evaluation": {"design": "waitlist", "places_by": "lottery"}}


def call(*arguments: str | Path | int) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def program(folder: Path, n: int = 40, charter: dict[str, Any] | None = None, seed: int = 1, **more: Any) -> Path:
    """A folder with `n` complete applications of people in units and sites; `more` are columns of people."""
    rng, ids = np.random.default_rng(seed), [f"p{number:03d}" for number in range(n)]
    people = pd.DataFrame(
        {"person_id": ids, "unit": rng.choice(["Sales", "Ops", "HR"], n), "site": rng.choice(list("ABCDEF"), n), **more}
    )
    applied = pd.DataFrame({"person_id": ids, "role": "mentee", "applied_on": "2026-01-02"})
    asked = {"places": {"number": n // 2, "stratify_by": ["unit"]}} if charter is None else charter
    return write_program(folder, {**WAITLIST, **asked}, people=people, applications=applied)


def assigned(folder: Path) -> pd.DataFrame:
    return pd.read_csv(folder / "tables" / "assignments.csv", dtype=str, keep_default_na=False)


def records(folder: Path) -> list[Path]:
    return sorted((folder / "records").glob("draw-*.json"))
