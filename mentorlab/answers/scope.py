"""What a report is about: the program, its purpose, its people, and what its tables hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.card import css
from mentorlab.answers.markup import Passage, bullets, definitions
from mentorlab.answers.one_unit import without
from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


def scope(program: Program, as_of: str = "") -> Passage:
    """The head of a report: which program, which cycle, why, with which objectives, from which tables.

    `as_of`: the day of the report, as 2026-07-13; empty: the last day in the tables. Faults in tables that this report
    may not need are listed, so that they are not overlooked.
    """
    charter = program.charter
    dates = f"{charter.starts_on}" + (f" to {charter.ends_on}" if charter.ends_on else "")
    facts = [("Program", f"{charter.program}, {charter.cycle}"), ("When", dates)]
    if program.unit is not None:
        facts[1:1] = _unit(program)
    facts += [("Why", charter.purpose)] if charter.purpose else []
    facts += [("Objective", _objective(one.statement or one.id, one.primary)) for one in charter.objectives]
    day = as_of or program.as_of
    until = f"up to {day}" if day else "without dates"
    facts += [("Data", f"tables {', '.join(program.tables)}; {until}" if program.tables else "no tables yet")]
    faults = [str(fault) for fault in program.faults]
    counted = f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} in the tables:"
    warning = f"<p>{counted}</p>{bullets(faults)}" if faults else ""
    text = "\n".join([*(f"{label}: {words}" for label, words in facts), *faults])
    return Passage(text, f"<style>{css()}</style>{definitions(facts)}{warning}")


def _unit(program: Program) -> list[tuple[str, str]]:
    """Which unit this is, which tables its report goes without and why, and what is of no unit."""
    assert program.unit is not None
    words, unit = catalogue("one_unit"), program.unit.value
    found = [("Unit", f"{unit} ({program.unit.column}), with the pairs of its mentees")]
    if why := without(program, tuple(program.kept_back)):
        found.append(("Not told", why))
    nobodys = [name for name in ("costs", "summaries") if program.elsewhere.get(name)]
    if nobodys:
        n = sum(program.elsewhere[name] for name in nobodys)
        found.append(("Left out", words.OF_NO_UNIT.format(tables=", ".join(nobodys), n=n, unit=unit)))
    return found


def _objective(statement: str, primary: bool) -> str:
    return f"{statement} (primary)" if primary else statement
