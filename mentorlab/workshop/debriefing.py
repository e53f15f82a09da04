"""What did we conclude, and what was true? Both beside each other, for the exercises that have been answered."""

from __future__ import annotations

import html
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mentorlab.workshop.checking import kept_answers
from mentorlab.workshop.every_exercise import every_exercise
from mentorlab.workshop.exercise import Exercise, Truth, as_number


@dataclass(frozen=True)
class Line:
    """One exercise in the debrief: the answer as it was given, and what was true."""

    exercise: str
    answer: Any
    held: bool
    truth: Truth


@dataclass(frozen=True)
class Debrief:
    """Conclusions beside truths: `table` (exercise, concluded, true, held); `figures` of numbers."""

    lines: tuple[Line, ...]
    open: tuple[str, ...]

    @property
    def table(self) -> pd.DataFrame:
        """One row an exercise that was answered and whose truth is known."""
        rows = [[line.exercise, _said(line.answer), line.truth.words, line.held] for line in self.lines]
        return pd.DataFrame(rows, columns=["exercise", "concluded", "true", "held"])

    @property
    def sentence(self) -> str:
        """How many answers held, and what is still open."""
        held = sum(line.held for line in self.lines)
        said = f"{held} of {len(self.lines)} conclusions held against the truth."
        return f"{said} Not answered yet: {', '.join(self.open)}." if self.open else said

    def figures(self) -> list[Any]:
        """A figure for each number: what was concluded, and the truth with its interval where there is one."""
        return [_figure(line, number) for line in self.lines if (number := _drawable(line)) is not None]

    def __repr__(self) -> str:
        return f"{self.sentence}\n{self.table.to_string(index=False)}" if self.lines else self.sentence

    def _repr_html_(self) -> str:
        table = self.table.to_html(index=False, border=0) if self.lines else ""
        return f"<p>{html.escape(self.sentence)}</p>{table}{''.join(one._repr_html_() for one in self.figures())}"


def debrief(session: str) -> Debrief:
    """Hold the answers of a session ("convince") against what was planted. Nothing is told of what is unanswered."""
    known = {name: one for name, one in every_exercise().items() if name.startswith(f"{session}.") and one.truth}
    answers = kept_answers()
    return Debrief(tuple(_lines(known, answers)), tuple(name for name in known if name not in answers))


def _lines(known: Mapping[str, Exercise], answers: Mapping[str, Mapping[str, Any]]) -> Sequence[Line]:
    told = [(name, one.truth) for name, one in known.items() if name in answers]
    return [Line(name, answers[name]["answer"], answers[name]["held"], truth()) for name, truth in told if truth]


def _drawable(line: Line) -> tuple[float, float, float] | None:
    """The answer as value, low and high; None where answer or truth is no number."""
    answer = line.answer
    if math.isnan(line.truth.value):
        return None
    if isinstance(answer, (list, tuple)) and len(answer) == 2:
        low, high = as_number(answer[0]), as_number(answer[1])
        return None if low is None or high is None else ((low + high) / 2, low, high)
    number = as_number(answer)
    return None if number is None else (number, number, number)


def _figure(line: Line, number: tuple[float, float, float]) -> Any:
    from mentorlab.answers.look import Aimed, forest

    truth = line.truth
    low = truth.value if math.isnan(truth.low) else truth.low
    high = truth.value if math.isnan(truth.high) else truth.high
    rows = [
        Aimed("What you concluded", *number, worth=truth.value),
        Aimed("What can be known", truth.value, low, high, strong=True, worth=truth.value),
    ]
    alt = f"{line.exercise}: you concluded {_said(line.answer)}; {truth.words}."
    return forest(rows, title=f"{line.exercise}: concluded and true", axis=truth.unit, alt=alt, zero="0", worth="true")


def _said(answer: Any) -> str:
    if isinstance(answer, Mapping):
        return "; ".join(f"{name}: {text}" for name, text in answer.items())
    return ", ".join(map(str, answer)) if isinstance(answer, (list, tuple)) else str(answer)
