"""What may be set in a question, and what does each setting take? Read from its types and its docstring."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

from mentorlab.answers.question import Question
from mentorlab.answers.result import Result

Kind = Literal["choice", "tick", "range", "number", "day", "words", "list", "weights", "answers"]
WIDEST = 100  # steps: a range of more is typed, not slid
STEPS = (0.01, 0.05, 0.1, 1.0)


@dataclass(frozen=True)
class Setting:
    """One setting of a question: what it takes, from where to where, and what it means.

    `choices` of a choice; `low`, `high` and `step` of a range; `whole`: whole numbers only; `optional`: may be left
    out, which means `default`.
    """

    name: str
    kind: Kind
    default: Any
    help: str
    optional: bool = False
    choices: tuple[Any, ...] = ()
    low: float | None = None
    high: float | None = None
    step: float = 1.0
    whole: bool = False

    @property
    def label(self) -> str:
        """Its name in words."""
        words = self.name.replace("_", " ")
        return words[:1].upper() + words[1:]


def settings_of(question: Question) -> tuple[Setting, ...]:
    """Every setting of a question, in its own order."""
    function = inspect.unwrap(question.function)
    hints = get_type_hints(function, include_extras=True)
    helps = helps_in(inspect.getdoc(function) or "")
    return tuple(
        _setting(name, hints[name], one.default, helps.get(name, "")) for name, one in question.settings.items()
    )


def helps_in(docstring: str) -> dict[str, str]:
    """What the section *Settings* of a docstring says of each."""
    section = re.search(r"^\*Settings\*\n(.*?)(?=^\*|\Z)", docstring, flags=re.MULTILINE | re.DOTALL)
    entry = r"^ {4}(\w+(?:, \w+)*): (.*?)(?=^ {4}\w+(?:, \w+)*: |\Z)"
    found = re.findall(entry, section[1] if section else "", flags=re.MULTILINE | re.DOTALL)
    said = {name: " ".join(help.split()) for names, help in found for name in names.split(", ")}
    return {name: help[:1].upper() + help[1:].replace("`", "") for name, help in said.items()}


def _setting(name: str, hint: Any, default: Any, help: str) -> Setting:
    optional, hint, marks = _plain(hint)
    low, high, above = _bound(marks, "ge", "gt"), _bound(marks, "le", "lt"), _bound(marks, "gt")
    told: dict[str, Any] = {"optional": optional or default is None}
    if get_origin(hint) is Literal:
        return Setting(name, "choice", default, help, choices=get_args(hint), **told)
    if hint is bool:
        return Setting(name, "tick", default, help, **told)
    if hint in (int, float):
        whole = hint is int
        step = 1.0 if whole else _step(low, high)
        kind: Kind = "range" if step and _slid(low, high, step) else "number"
        if kind == "range" and above is not None:
            low = above + step  # the end itself is not meant
        return Setting(name, kind, default, help, low=low, high=high, step=step or 0.01, whole=whole, **told)
    return Setting(name, _of_words(hint), default, help, **told)


def _of_words(hint: Any) -> Kind:
    """What is typed as words, or cannot be typed at all."""
    if Result in (hint, *get_args(hint)):
        return "answers"
    if hint is date:
        return "day"
    origin = get_origin(hint)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "weights"
    return "list" if isinstance(origin, type) and issubclass(origin, Sequence) else "words"


def _plain(hint: Any) -> tuple[bool, Any, tuple[Any, ...]]:
    """Whether None is allowed, the type without it, and what it is marked with."""
    optional, marks = False, list[Any]()
    while True:
        if get_origin(hint) in (typing.Union, types.UnionType):
            inner = [one for one in get_args(hint) if one is not type(None)]
            optional, hint = optional or len(inner) < len(get_args(hint)), inner[0]
        elif get_origin(hint) is typing.Annotated:
            hint, *more = get_args(hint)
            marks += more
        else:
            return optional, hint, tuple(marks)


def _bound(marks: Sequence[Any], *names: str) -> float | None:
    """The first bound of these names, in the marks or in what they hold."""
    for mark in _inner(marks):
        for name in names:
            if getattr(mark, name, None) is not None:
                return float(getattr(mark, name))
    return None


def _inner(marks: Sequence[Any]) -> Iterator[Any]:
    for mark in marks:
        yield from getattr(mark, "metadata", [mark])


def _step(low: float | None, high: float | None) -> float:
    """The finest round step in which a slider gets from end to end; 0 where none does."""
    if low is None or high is None:
        return 0.0
    return next((step for step in STEPS if (high - low) / step <= WIDEST), 0.0)


def _slid(low: float | None, high: float | None, step: float) -> bool:
    return low is not None and high is not None and (high - low) / step <= WIDEST
