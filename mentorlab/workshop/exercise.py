"""What is an exercise? A judge that names the mistake in an answer, hints for each mistake, and sometimes the truth."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

SHAPE = "shape"


@dataclass(frozen=True)
class Truth:
    """What was true, for the debrief: in words, and as a number with its interval where there is one (`unit`)."""

    words: str
    value: float = math.nan
    low: float = math.nan
    high: float = math.nan
    unit: str = ""


@dataclass(frozen=True)
class Exercise:
    """One exercise. `judge(answer)` gives the name of the mistake, or "" where the answer holds.

    `hints`: mistake → hints, the gentlest first; every mistake that the judge names has some. A hint says where to
    look, never what the answer is. `expects`: which kind of answer is asked for, said where the shape is
    wrong. `well`: said
    when the answer holds. `shown`: what is worked on. `truth`: what was true, kept for the debrief.
    """

    id: str
    expects: str
    judge: Callable[[Any], str]
    hints: Mapping[str, tuple[str, ...]]
    well: str
    shown: Callable[[], pd.DataFrame] | None = None
    truth: Callable[[], Truth] | None = None

    def hint(self, mistake: str, tries: int) -> str:
        """The hint for a mistake that was made `tries` times (from 1); the last one is repeated."""
        if mistake == SHAPE:
            return f"The answer has another form than is asked for. Write {self.expects}."
        hints = self.hints[mistake]
        return hints[min(tries, len(hints)) - 1]


def as_number(answer: Any) -> float | None:
    """The answer as a finite number; None where it is none (a truth value is none)."""
    if isinstance(answer, bool) or not isinstance(answer, (int, float)) or not math.isfinite(answer):
        return None
    return float(answer)


def as_texts(answer: Any) -> list[str] | None:
    """The answer as texts that are not empty; None where it is something else."""
    if not isinstance(answer, (list, tuple)) or not all(isinstance(one, str) and one.strip() for one in answer):
        return None
    return [" ".join(one.split()) for one in answer]


def as_pairs(answer: Any) -> dict[str, str] | None:
    """The answer as name → text, nothing empty; None where it is something else."""
    if not answer or not isinstance(answer, Mapping) or as_texts([*answer, *answer.values()]) is None:
        return None
    return {" ".join(name.split()): " ".join(text.split()) for name, text in answer.items()}


def near(answer: float, target: float, within: float) -> bool:
    """Whether a number was meant, allowing for rounding."""
    return abs(answer - target) <= within


def chosen(right: str, mistakes: Mapping[str, str]) -> Callable[[Any], str]:
    """A judge of one letter: `mistakes` names the mistake behind every other letter."""

    def judge(answer: Any) -> str:
        letter = answer.strip().lower() if isinstance(answer, str) else ""
        return "" if letter == right else mistakes.get(letter, SHAPE)

    return judge
