"""By what is a program's readiness judged? The checklist that ships, and what a charter may answer to it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mentorlab.errors import CHARTER, BadInput, Fault, did_you_mean
from mentorlab.shipped import shipped
from mentorlab.tables.charter import Charter
from mentorlab.tables.strict_yaml import read_yaml

FILE = "readiness.yaml"


@dataclass(frozen=True)
class Criterion:
    """One thing that a ready program has. `evidence`: what would show it. `rule`: what mentorlab looks for by itself
    in charter and tables, empty where only people can tell; `given`: the settings of that rule.
    """

    id: str
    text: str
    evidence: str
    weight: int
    rule: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Standard:
    """One of the areas by which the criteria are arranged."""

    id: str
    title: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Level:
    """From how many percent on, over all areas and in each of them, a level is reached."""

    id: str
    overall: int
    each: int


@dataclass(frozen=True)
class Checklist:
    """The whole of it. `levels`: the lowest first. `after_months`: how long a program must have run for any level."""

    standards: tuple[Standard, ...]
    levels: tuple[Level, ...]
    after_months: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all criteria, in their order."""
        return tuple(one.id for standard in self.standards for one in standard.criteria)


@functools.cache
def checklist() -> Checklist:
    """The checklist of `templates/canvases/readiness.yaml`. Raises BadInput where that file cannot be read."""
    said, faults = read_yaml(shipped("templates", "canvases", FILE).read_bytes(), FILE)
    if faults:
        raise BadInput(faults)
    standards = tuple(
        Standard(one["id"], one["title"], tuple(_criterion(row) for row in one["criteria"]))
        for one in said["standards"]
    )
    levels = tuple(Level(one["id"], int(one["overall"]), int(one["each"])) for one in said["levels"])
    return Checklist(standards, levels, int(said["after_months"]))


def _criterion(row: Mapping[str, Any]) -> Criterion:
    given = dict(row.get("seen_by") or {})
    return Criterion(row["id"], row["text"], row["evidence"], int(row["weight"]), given.pop("rule", ""), given)


def unknown_criteria(charter: Charter) -> list[Fault]:
    """Answers of the charter to what nobody asked, each with the nearest criterion."""
    known = checklist().ids
    return [
        Fault(CHARTER, f"readiness.{one}", f"is no criterion called {one!r}", did_you_mean(one, known))
        for one in charter.readiness
        if one not in known
    ]
