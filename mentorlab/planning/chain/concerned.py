"""Who are the people that an objective is for, as far as the tables tell?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.tables.on_record.draw_record import of_places

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

TABLES = ("people", "applications", "pairs", "assignments")


def people_for(program: Program, for_whom: str) -> frozenset[str]:
    """The ids of the mentees, mentors, managers or others; empty where no table tells."""
    if for_whom == "mentees":
        return (
            drawn(program)
            | _ids(program, "pairs", "mentee_id")
            | _applied(program, "mentee")
            | _eligible(program, "mentee")
        )
    if for_whom == "mentors":
        return _ids(program, "pairs", "mentor_id") | _applied(program, "mentor") | _eligible(program, "mentor")
    if for_whom == "managers":
        return _ids(program, "people", "manager_id")
    in_pairs = _ids(program, "pairs", "mentee_id") | _ids(program, "pairs", "mentor_id")
    return _ids(program, "people", "person_id") - in_pairs


def drawn(program: Program) -> frozenset[str]:
    """The ids of those among whom places were given out."""
    if not program.has("assignments"):
        return frozenset()
    return frozenset(of_places(program.table("assignments"))["person_id"].dropna().astype(str))


def _ids(program: Program, table: str, column: str) -> frozenset[str]:
    if not program.has(table):
        return frozenset()
    rows = program.table(table)
    return frozenset(rows[column].dropna().astype(str)) if column in rows else frozenset()


def _applied(program: Program, role: str) -> frozenset[str]:
    if not program.has("applications"):
        return frozenset()
    rows = program.table("applications")
    return frozenset(rows.loc[rows["role"] == role, "person_id"].dropna().astype(str))


def _eligible(program: Program, role: str) -> frozenset[str]:
    if not program.has("people") or "eligible_as" not in program.table("people"):
        return frozenset()
    rows = program.table("people")
    return frozenset(rows.loc[rows["eligible_as"].isin([role, "both"]), "person_id"].dropna().astype(str))
