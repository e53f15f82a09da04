"""Programs and effects for tests of returns: every number can be worked out by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd

from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.result import Result
from mentorlab.stats.estimates import Estimate

WORTH = {"skill": {"unit_value": 12_000, "low": 12_000, "high": 12_000}}
COSTS = pd.DataFrame({"item": ["hours", "fees"], "kind": ["time", "fees"], "amount": [200_000, 100_000]})


def charter(values: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A charter that values skill at 12,000 a point."""
    return {"currency": "EUR", "values": WORTH if values is None else values, **more}


def places(n: int = 20, others: int = 20) -> pd.DataFrame:
    """So many people offered a place, and so many not."""
    ids = [f"p{number:03d}" for number in range(n + others)]
    return pd.DataFrame({"person_id": ids, "arm": ["program"] * n + ["comparison"] * others})


def effect(
    value: float = 2.0,
    half: float = 1.0,
    *,
    measure: str = "skill",
    unit: str = "points",
    n: int = 20,
    checks: tuple[Check, ...] = (),
    name: str = "effect",
    **more: Any,
) -> Result:
    """An answer about an effect, as a comparison gives it: value ± half at 95 %, seen in `n` people with a place."""
    se = half / 1.959964
    found = Reported(
        name, Estimate(value, value - half, value + half, 0.95, se, 2 * n, "by hand"), unit, None, n, n, 2 * n
    )
    settings: dict[str, Any] = {
        "design": "randomised",
        "estimand": "offered",
        "certainty": "high",
        "certainty_reason": "places were drawn at random and few people are missing",
        "objective": "skill" if measure == "skill" else None,
        "confirmatory": True,
        **more,
    }
    frame = pd.DataFrame({"group": ["program"], "n": [n]})
    return Result(sentences={}, frame=frame, measure=measure, estimates=(found,), checks=checks, **settings)


def figures(result: Result, part: str) -> pd.DataFrame:
    """The lines of one part of the table, by what they say."""
    table = result.table
    return table[table["part"] == part].set_index("line")
