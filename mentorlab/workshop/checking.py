"""Does an answer hold? If not, a hint that grows with the tries; the answer is kept either way."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.workshop import answers_file
from mentorlab.workshop.exercise import SHAPE, Exercise

if TYPE_CHECKING:
    import pandas as pd

_held_here: dict[str, dict[str, Any]] = {}  # outside a workshop folder: for this kernel only


@dataclass(frozen=True)
class Checked:
    """What is said of an answer: whether it holds, and the words (a hint, or what to take along)."""

    exercise: str
    held: bool
    words: str
    mistake: str = ""
    kept: bool = False

    def __repr__(self) -> str:
        kept = "Your answer is kept." if self.kept else "This is no workshop folder: the answer is kept for now only."
        return f"{self.exercise}: {'it holds. ' if self.held else 'not yet. '}{self.words} {kept}"

    def _repr_html_(self) -> str:
        mark = "✓" if self.held else "…"
        return f'<p role="status"><strong>{mark}</strong> {html.escape(repr(self))}</p>'


@dataclass(frozen=True, eq=False)
class Shown:
    """The table that an exercise works on, with all of its words."""

    table: pd.DataFrame

    def __repr__(self) -> str:
        return str(self.table.to_string(index=self.table.index.name is not None))

    def _repr_html_(self) -> str:
        import pandas as pd

        with pd.option_context("display.max_colwidth", None):
            return str(self.table.to_html(index=self.table.index.name is not None, border=0, na_rep=""))


def check(exercise: str, answer: Any) -> Checked:
    """Say whether an answer holds, with a hint where it does not, and keep it.

    `...` (nothing filled in yet) is not kept and not counted as a try. Raises BadInput for an exercise that there is
    not, and where the answers cannot be kept.
    """
    one = _exercise(exercise)
    if answer is ...:
        return Checked(exercise, False, f"Put your answer in the place of the three dots: {one.expects}.")
    mistake = one.judge(answer)
    answers = kept_answers()
    tries = dict(answers.get(exercise, {}).get("tries", {}))
    if mistake:
        tries[mistake] = tries.get(mistake, 0) + 1
    if mistake != SHAPE:
        answers[exercise] = {"answer": _plain(answer), "tries": tries, "held": not mistake}
    kept = mistake != SHAPE and _keep(answers)
    return Checked(exercise, not mistake, one.hint(mistake, tries[mistake]) if mistake else one.well, mistake, kept)


def show(exercise: str) -> Shown:
    """The table that an exercise works on. Raises BadInput where it has none."""
    one = _exercise(exercise)
    if one.shown is None:
        raise BadInput(Fault("workshop", exercise, "has no table to show", f"answer it with {one.expects}"))
    return Shown(one.shown())


def kept_answers() -> dict[str, dict[str, Any]]:
    """The answers so far: of the workshop folder, else of this kernel."""
    path = answers_file.file_of_here()
    return dict(_held_here) if path is None else answers_file.read_answers(path)


def _keep(answers: dict[str, dict[str, Any]]) -> bool:
    path = answers_file.file_of_here()
    if path is None:
        _held_here.update(answers)
        return False
    answers_file.write_answers(path, answers)
    return True


def _exercise(name: str) -> Exercise:
    from mentorlab.workshop.every_exercise import every_exercise

    every = every_exercise()
    if name not in every:
        raise BadInput(Fault("workshop", str(name), "is no exercise", did_you_mean(str(name), tuple(every))))
    return every[name]


def _plain(answer: Any) -> Any:
    """The answer as JSON can hold it."""
    if isinstance(answer, dict):
        return {str(name): _plain(value) for name, value in answer.items()}
    return [_plain(one) for one in answer] if isinstance(answer, (list, tuple)) else answer
