"""What an answer is made of: estimates with their company, checks, and one vocabulary of columns."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate

Status = Literal["ok", "hidden", "not_possible"]
CheckResult = Literal["passed", "with_adjustment", "failed", "not_checked"]
Certainty = Literal["high", "moderate", "low", "very_low"]


def plain(value: Any) -> Any:
    """A value as JSON can hold it: floats with 12 significant digits, missing as None."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return float(f"{value:.12g}") if math.isfinite(value) else None
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


@dataclass(frozen=True)
class Check:
    """Something that was looked at before the claim was worded: what, how it came out, in plain words."""

    name: str
    result: CheckResult
    text: str


@dataclass(frozen=True)
class Reported:
    """An estimate with what a reader of findings.json needs beside it."""

    name: str
    estimate: Estimate
    unit: str = "points"
    p: float | None = None
    n_program: int | None = None
    n_comparison: int | None = None
    n_assigned: int | None = None
    group: str | None = None
    p_adjusted: float | None = None  # after a correction over the comparisons that were made together

    def to_dict(self) -> dict[str, Any]:
        """The estimate as findings.json writes it. `group` appears only where the estimate is one group's."""
        e = self.estimate
        row = {
            "name": self.name,
            "value": e.value,
            "low": e.low,
            "high": e.high,
            "level": e.level,
            "se": e.se,
            "unit": self.unit,
            "p": self.p,
            "p_adjusted": self.p_adjusted,
            "n": e.n,
            "n_program": self.n_program,
            "n_comparison": self.n_comparison,
            "n_assigned": self.n_assigned,
            "method": e.method,
        }
        return {**row, "group": self.group} if self.group is not None else row
