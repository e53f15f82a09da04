"""Which sessions does the workshop have, and how long does each take? Read from `mentorlab/workshop/sessions.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import mentorlab
from mentorlab.errors import BadInput
from mentorlab.tables.strict_yaml import read_yaml

FILE = Path(mentorlab.__file__).parent / "workshop" / "sessions.yaml"


@dataclass(frozen=True)
class Step:
    """A step of a session. `exercise`: its name, empty where it has none; `minutes`: in each format that has it."""

    exercise: str
    what: str
    minutes: Mapping[str, int]


@dataclass(frozen=True)
class Session:
    """A session: its aim, what people can do afterwards (`learn`), its steps in their order."""

    id: str
    number: int
    title: str
    aim: str
    notebook: str
    learn: tuple[str, ...]
    steps: tuple[Step, ...]

    def minutes(self, of: str) -> int:
        """How long it takes in a format; 0 where the format leaves it out."""
        return sum(step.minutes.get(of, 0) for step in self.steps)


@dataclass(frozen=True)
class Block:
    """A stretch of a day: a session, or what lies between sessions."""

    what: str
    minutes: int


@dataclass(frozen=True)
class Format:
    """A length of the workshop: its minutes in all, and the blocks of each day in their order."""

    id: str
    title: str
    minutes: int
    days: tuple[tuple[Block, ...], ...]


@lru_cache(maxsize=1)
def sessions() -> tuple[Session, ...]:
    """The sessions in their order. Raises BadInput where their file cannot be read."""
    return tuple(_session(number, one) for number, one in enumerate(_said()["sessions"], 1))


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """The lengths in which the workshop can be given, shortest first."""
    return tuple(
        Format(name, one["title"], int(one["minutes"]), tuple(_day(day, name) for day in one["days"]))
        for name, one in _said()["formats"].items()
    )


def _session(number: int, said: Mapping[str, Any]) -> Session:
    steps = tuple(
        Step(one.get("exercise", ""), one["what"], {of: int(minutes) for of, minutes in one["minutes"].items()})
        for one in said["steps"]
    )
    return Session(said["id"], number, said["title"], said["aim"], said["notebook"], tuple(said["learn"]), steps)


def _day(said: list[Any], of: str) -> tuple[Block, ...]:
    known = {one.id: one for one in sessions()}
    return tuple(
        Block(f"{known[one].number}. {known[one].title}", known[one].minutes(of))
        if isinstance(one, str)
        else Block(one["what"], int(one["minutes"]))
        for one in said
    )


def _said() -> dict[str, Any]:
    said, faults = read_yaml(FILE.read_bytes(), FILE.name)
    if faults:
        raise BadInput(faults)
    return said
