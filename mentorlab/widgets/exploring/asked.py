"""What is asked at the moment, and does it hold? A question with what was typed into its settings, without a screen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from typing import Any

from mentorlab.answers.question import Question
from mentorlab.answers.result import Result
from mentorlab.answers.wording import as_it_is, catalogue, listed
from mentorlab.tables.program import Program
from mentorlab.widgets.exploring.settings import Setting, settings_of

KEPT = 40  # answers: a slider that goes back and forth asks the same again
BETWEEN = ";"


class Wrong(ValueError):
    """What was typed cannot be that setting; the message says why, as a clause."""


class Asked:
    """One question of a program with its settings as they stand.

    `given`: setting → value, of those that differ from the default; `wrong`: setting → what is wrong with what was
    typed there. While anything is wrong, the question is asked as it stood before.
    """

    def __init__(self, program: Program, question: Question) -> None:
        self.program, self.question = program, question
        self.settings = {one.name: one for one in settings_of(question)}
        self.given: dict[str, Any] = {}
        self.wrong: dict[str, str] = {}
        self._answers: OrderedDict[str, Result] = OrderedDict()

    def put(self, name: str, typed: Any) -> str:
        """Take a value as it was typed or chosen; returns what is wrong with it, "" where nothing is."""
        setting = self.settings[name]
        try:
            value = typed if setting.kind in ("choice", "tick") else _read(setting, typed)
            _within(setting, value)
        except Wrong as wrong:
            self.wrong[name] = catalogue("panels").WRONG_ENTRY.format(why=wrong)
            return self.wrong[name]
        self.wrong.pop(name, None)
        if value is None or value == setting.default:
            self.given.pop(name, None)
        else:
            self.given[name] = value
        return ""

    @property
    def code(self) -> str:
        """The call that gives this answer, to be copied into a cell."""
        ordered = [name for name in self.settings if name in self.given]
        more = "".join(f", {name}={_code(self.given[name])}" for name in ordered)
        return f"mentorlab.{self.question.id}(program{more})"

    def answer(self) -> Result:
        """The answer to what is asked now; raises BadInput where the question refuses a setting."""
        code = self.code
        if code not in self._answers:
            self._answers[code] = self.question.function(self.program, **dict(self.given))
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        self._answers.move_to_end(code)
        return self._answers[code]


def as_typed(setting: Setting, value: Any) -> str:
    """A value as one would type it."""
    if value is None or value == ():
        return ""
    if isinstance(value, Mapping):
        return f"{BETWEEN} ".join(f"{name}={_number(number)}" for name, number in value.items())
    if isinstance(value, list | tuple):
        return f"{BETWEEN} ".join(str(one) for one in value)
    return _number(value) if setting.kind in ("number", "range") else str(value)


def _read(setting: Setting, typed: Any) -> Any:
    if isinstance(typed, str):
        typed = typed.strip()
    if typed is None or typed == "":
        return None
    text = str(typed)
    if setting.kind in ("range", "number"):
        return _as_number(setting, text)
    if setting.kind == "day":
        return _as_day(text)
    if setting.kind == "list":
        return tuple(_split(text))
    return dict(map(_weight, _split(text))) if setting.kind == "weights" else text


def _as_number(setting: Setting, text: str) -> float | int:
    words = catalogue("panels").NOT_READ
    try:
        number = float(text.replace("−", "-"))
    except ValueError:
        raise Wrong(words["number"].format(typed=text)) from None
    if number != number or number in (float("inf"), float("-inf")):
        raise Wrong(words["number"].format(typed=text))
    if setting.whole and number != int(number):
        raise Wrong(words["whole"].format(typed=text))
    return int(number) if setting.whole else round(number, 10)


def _as_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong(catalogue("panels").NOT_READ["day"].format(typed=text)) from None


def _weight(part: str) -> tuple[str, float]:
    name, is_there, number = part.partition("=")
    try:
        return name.strip(), float(number)
    except ValueError:
        what = "weight" if is_there else "weights"
        raise Wrong(catalogue("panels").NOT_READ[what].format(typed=part)) from None


def _within(setting: Setting, value: Any) -> None:
    """Refuse a number outside the range that the setting's type names, and a choice that is none."""
    words = catalogue("panels").NOT_READ
    if setting.kind == "choice" and value is not None and value not in setting.choices:
        raise Wrong(words["choice"].format(typed=value, choices=listed(map(str, setting.choices), "or")))
    if not isinstance(value, int | float) or isinstance(value, bool):
        return
    if setting.low is not None and value < setting.low:
        raise Wrong(words["low"].format(typed=_number(value), low=_number(setting.low)))
    if setting.high is not None and value > setting.high:
        raise Wrong(words["high"].format(typed=_number(value), high=_number(setting.high)))


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(BETWEEN) if part.strip()]


def _number(value: float) -> str:
    return as_it_is(value).replace(",", "").replace("−", "-")


def _code(value: Any) -> str:
    """A value as Python; a day as the text that every question takes for one."""
    return repr(value.isoformat()) if isinstance(value, date) else repr(value)
