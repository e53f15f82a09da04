"""What is tried? A row: many programs with one truth, what is asked of them, and what each estimate is held against."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from mentorlab.simulation.truth import Truth

Expected = Literal["works", "holds", "too_high", "too_low", "too_sure"]
IN_WORDS: Mapping[Expected, str] = {
    "works": "should work",
    "holds": "should hold the truth at least as often",
    "too_high": "fails: finds too much",
    "too_low": "fails: finds too little",
    "too_sure": "fails: intervals too narrow",
}


@dataclass(frozen=True)
class Line:
    """One estimate held against one truth.

    `estimate`: a name that the kit prints, or one of `naive`. `truth`: a name of `truths`. `because`: the literature's
    reason with its source, for what is expected to fail.
    """

    estimate: str
    truth: str
    expected: Expected = "works"
    because: str = ""

    @property
    def works(self) -> bool:
        """Whether its intervals should hold the truth (those of bounds may do so more often than they say)."""
        return self.expected in ("works", "holds")


@dataclass(frozen=True)
class Row:
    """`planted`: the truth but for its seed, as `Truth` takes it. `asks`: names of `asking.ANALYSES`.

    `evaluation`: settings of the charter's evaluation that differ from those that the simulator writes.
    """

    name: str
    says: str
    planted: Mapping[str, Any]
    lines: tuple[Line, ...]
    asks: tuple[str, ...] = ("contrast",)
    measure: str = "engagement_pulse"
    evaluation: Mapping[str, Any] = field(default_factory=dict)

    def truth(self, seed: int) -> Truth:
        """The truth of one program of this row."""
        return Truth(seed=seed, **self.planted)

    @property
    def works(self) -> bool:
        """Whether every line of it should work."""
        return all(line.works for line in self.lines)

    @property
    def no_effect(self) -> bool:
        """Whether nothing is planted, so that whatever is found is a false alarm."""
        keys = ("effects", "by_group", "dose", "match_value")
        return not any(self.planted.get(key) for key in keys) and not any(self.planted.get("in_units", {}).values())

    @property
    def definition(self) -> str:
        """What the numbers depend on; words, and what is expected, may change without a new run."""
        said = asdict(self)
        kept = {name: said[name] for name in ("planted", "asks", "measure", "evaluation")}
        return json.dumps(kept | {"truths": sorted({line.truth for line in self.lines})}, sort_keys=True)
