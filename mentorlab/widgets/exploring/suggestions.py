"""Which words fit a setting of a question? Those that the program itself uses; other words are welcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentorlab.measures.panel import known_measures
from mentorlab.tables.program import Program

Words = list[str]


def suggested(program: Program, room: str, name: str) -> Words:
    """What may be meant by a setting of this name, in a question of this room; empty where nobody can know."""
    find = OF_A_ROOM.get((room, name)) or ANYWHERE.get(name)
    return find(program) if find else []


def _columns(program: Program) -> Words:
    if not program.has("people"):
        return []
    return [str(name) for name in program.frames["people"] if name not in ("person_id", "cycle")]


def _used(table: str, column: str) -> Callable[[Program], Words]:
    """The different words in a column of a table."""

    def find(program: Program) -> Words:
        if not program.has(table) or column not in program.frames[table]:
            return []
        return sorted(program.table(table)[column].dropna().astype(str).unique())

    return find


def _waves(program: Program) -> Words:
    return [one.id for one in program.charter.waves]


ANYWHERE: Mapping[str, Callable[[Program], Words]] = {
    "measure": lambda program: list(known_measures(program)),
    "objective": lambda program: [one.id for one in program.charter.objectives],
    "group": _columns,
    "by": _columns,
    "wave": _waves,
    "since": _waves,
    "campaign": _used("outreach", "campaign"),
    "stakeholder": _used("voices", "stakeholder"),
    "leaders": _used("needs", "stakeholder"),
    "treatment": _used("assignments", "trial"),
}
OF_A_ROOM: Mapping[tuple[str, str], Callable[[Program], Words]] = {("needs", "group"): _used("needs", "groups")}
