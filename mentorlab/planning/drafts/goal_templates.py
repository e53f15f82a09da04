"""What does a developmental goal look like, at every level, for what a mentee said they want? Read from one YAML."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from mentorlab.shipped import shipped
from mentorlab.tables.contracts.mentoring import LEVELS
from mentorlab.tables.strict_yaml import read_yaml

FILE = ("templates", "canvases", "goals.yaml")


@dataclass(frozen=True)
class GoalTemplate:
    """A goal: its statement with the blank {{ due }}, what each level from −2 to +2 looks like, and three steps."""

    id: str
    codes: frozenset[tuple[str, str]]  # kind of saying, code
    statement: str
    levels: tuple[str, ...]
    actions: tuple[str, ...]


def template_for(kind: str, codes: tuple[str, ...]) -> GoalTemplate:
    """The first goal that fits one of the codes of a saying of this kind; the general one where none does."""
    fitting = (one for code in codes for one in _templates() if (kind, code) in one.codes)
    return next(fitting, _general())


@functools.cache
def _templates() -> tuple[GoalTemplate, ...]:
    return tuple(_template(one) for one in _said()["goals"])


@functools.cache
def _general() -> GoalTemplate:
    return _template(_said()["general"])


@functools.cache
def _said() -> dict[str, Any]:
    path = shipped(*FILE)
    return read_yaml(path.read_bytes(), path.name)[0]


def _template(one: dict[str, Any]) -> GoalTemplate:
    codes = frozenset((kind, code) for kind, several in one.get("codes", {}).items() for code in several)
    levels = tuple(one[f"level_{level}"] for level in LEVELS)
    return GoalTemplate(one["id"], codes, one["statement"], levels, tuple(one["actions"]))
