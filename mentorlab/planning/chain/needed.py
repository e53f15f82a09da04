"""Does every objective answer a need, and is every need that presses answered by an objective?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mentorlab.planning.chain.breaks import Break

if TYPE_CHECKING:
    from mentorlab.answers.result import Result
    from mentorlab.tables.charter import Charter
    from mentorlab.tables.program import Program

FIRST = 3  # so many needs press


def needs_of(program: Program, gaps: Result | None) -> dict[str, str | None]:
    """The needs that the plan must answer, with the purpose of each where the charter says it.

    Those that the charter lists; and, where an answer about gaps is handed in, those that press according to it.
    """
    listed: dict[str, str | None] = dict(program.charter.needs)
    return listed | {need: listed.get(need) for need in pressing(gaps)}


def pressing(gaps: Result | None) -> tuple[str, ...]:
    """The needs that press: among the first three over everybody, in the order of the answer's table."""
    if gaps is None or gaps.status != "ok" or "need" not in gaps.table:
        return ()
    table = gaps.table
    if "group" in table:
        table = table[table["group"] == table["group"].iloc[0]]
    if "rank" in table:
        table = table[table["rank"].notna()].sort_values("rank", kind="stable")  # hidden needs have none
    return tuple(dict.fromkeys(str(need) for need in table["need"].dropna()))[:FIRST]


def served(charter: Charter, need: str) -> tuple[str, ...]:
    """The ids of the objectives that serve a need: they name it, or the purpose to which it belongs."""
    names = {_same(need), _same(charter.needs.get(need, need))}
    return tuple(one.id for one in charter.objectives if one.need and _same(one.need) in names)


def _same(word: str) -> str:
    return word.strip().casefold().replace("_", " ")


def broken_needs(program: Program, gaps: Result | None) -> Iterator[Break]:
    """Objectives without a need, needs without an objective, and a plan that does not say what it is for."""
    charter = program.charter
    if not charter.purpose:
        yield Break("no_purpose", "need", "broken", None, "purpose")
    for one in charter.objectives:
        if not one.need:
            yield Break("no_need", "need", "broken", one.id, f"objectives[{one.id}].need", {"objective": one.id})
    for need in needs_of(program, gaps):
        if not served(charter, need):
            yield Break("unserved", "need", "broken", None, "objectives", {"need": need})
    yield from _asked_in_vain(program, gaps)


def _asked_in_vain(program: Program, gaps: Result | None) -> Iterator[Break]:
    """Needs that people were asked about and that the plan says nothing of."""
    if not program.has("needs"):
        return
    known = needs_of(program, gaps)
    asked = program.table("needs")["need"].dropna().unique()
    forgotten = [str(need) for need in asked if need not in known and not served(program.charter, str(need))]
    if forgotten:
        yield Break("not_placed", "need", "weak", None, "needs", {"needs": ", ".join(forgotten)})
