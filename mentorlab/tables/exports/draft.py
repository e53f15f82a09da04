"""What would a first mapping of this file look like? YAML with a word behind each line, to be read and edited."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.exports.formats import FORMATS
from mentorlab.tables.exports.guesses import Answered, Asked, Line, called, ratings, wave, when, who
from mentorlab.tables.exports.leaving_out import answers_only
from mentorlab.tables.exports.mapping import UNDECIDED
from mentorlab.tables.exports.naming import alike
from mentorlab.tables.exports.opened import Export

Waves = Sequence[tuple[str, "pd.Timestamp | None"]]
SYNONYMS = {
    **dict.fromkeys(("hire date", "date hired", "hired", "hired on", "start date", "joined"), "hired_on"),
    **dict.fromkeys(("termination date", "leaving date", "left"), "left_on"),
    **dict.fromkeys(("manager", "manager email", "line manager", "supervisor id"), "manager_id"),
    **dict.fromkeys(("mentor", "mentor email"), "mentor_id"),
    **dict.fromkeys(("mentee", "mentee email"), "mentee_id"),
    **dict.fromkeys(("matched", "match date"), "matched_on"),
    **dict.fromkeys(("mentor or mentee", "would like to be"), "role"),
    **dict.fromkeys(("offers", "can offer"), "skills_offered"),
    **dict.fromkeys(("wants to learn", "learn"), "skills_wanted"),
    **dict.fromkeys(("applied", "signed up", "signed up on"), "applied_on"),
    "places": "capacity",
}
STAFF = ("business_unit", "department", "team", "grade", "site", "location", "job_title")  # columns of a staff list
PRIVATE = ("name", "mail", "phone", "mobile", "address", "birth", "salary", "iban", "social")


@dataclass(frozen=True)
class Draft:
    """A first mapping: its text, how many items of questionnaires it recognised, and how many lines are undecided."""

    text: str
    format: str
    items: int
    undecided: int


def draft_of(export: Export, asked: Sequence[Asked], waves: Waves, known: Collection[str]) -> Draft:
    """A first mapping of an export. `asked`: items of questionnaires at hand, `waves`: id and day of the waves of the
    program, `known`: ids of its people (empty where no program is at hand).
    """
    n_rows, export = len(export), answers_only(export)
    day, order = when(export)
    found = ratings(export, asked, {day.place} if day else ())
    if export.format == "wide" and (table := _table_by_header(export, found)):
        lines = _of_table(export, table)
    else:
        lines = _of_answers(export, found, waves, known, day.place if day else None, order)
    text = "\n".join([*_head(export, n_rows), *lines]) + "\n"
    matched = sum(line.about != "" and ": " in line.about for line in found.items)
    return Draft(text, export.format, matched, text.count(f': "{UNDECIDED}"'))


def _head(export: Export, n_rows: int) -> list[str]:
    kind = FORMATS[export.format].title
    return [
        f"# A first mapping of {export.file}, which looks like {kind}: {n_rows} rows.",
        "# Read it line by line. Names in quotes are columns of the file; the letter that a spreadsheet",
        "# shows above a column (B, AA) does as well. Where a line says DECIDE, write what is right in",
        '# place of "?". What stands behind # is for you and has no effect.',
        "",
        f"format: {export.format}",
    ]


def quoted(word: str) -> str:
    """A word as YAML that can mean nothing else."""
    return json.dumps(word, ensure_ascii=False)


def _line(line: Line, indent: str = "  ", *, key: str | None = None) -> str:
    about = f"  # {' '.join(line.about.split())[:150]}" if line.about else ""
    value = line.value if line.value.lstrip("-").isdigit() else quoted(line.value)
    return f"{indent}{key or quoted(line.name)}: {value}{about}"


def _of_answers(
    export: Export, found: Answered, waves: Waves, known: Collection[str], day: int | None, order: Line | None
) -> list[str]:
    person = who(export, known)
    column = next((one for one in export.columns if one.place == day), None)
    lines = ["table: responses", _line(person, "", key="person")]
    lines.append(_line(wave(export, waves, None if order else column), "", key="wave"))
    if order is not None:
        lines.append(_line(order, "", key="date_order"))
    if export.format == "qualtrics":
        lines.append("# Previews, tests and spam (column Status) are left out without being asked.")
    if FORMATS[export.format].finished:
        lines.append("unfinished: keep  # or leave_out: answers that were not finished")
    lines.append("duplicates: last  # of somebody who answered twice the last finished answer counts; or first, fault")
    if column is not None:
        lines += ["columns:", _line(Line(called(export, column), "answered_on"))]
    lines += ["items:  # column: item", *map(_line, found.items)]
    if not found.items:
        about = "DECIDE: no column looks like a rating; write column: item"
        lines.append(_line(Line("column", UNDECIDED, about)))
    if found.values:
        lines += ["values:  # label: number; check that they fit the questionnaire", *map(_line, _by_number(found))]
    if found.values_of:
        lines.append("values_of:  # labels that mean another number in these items")
        for item, labels in found.values_of.items():
            lines += [f"  {quoted(item)}:", *(_line(label, "    ") for label in labels)]
    if found.missing:
        lines.append(f"missing: [{', '.join(map(quoted, found.missing))}]  # read as not answered")
    rest = [line for line in found.unused if line.name != person.value]
    if rest:
        lines += ["# Not used:", *(f"#   {quoted(line.name)}: {line.value}" for line in rest)]
        lines.append("# Free text goes into a table of its own: copy this file and write `table: comments`.")
    return lines


def _by_number(found: Answered) -> list[Line]:
    """The labels from the least to the most; those that are undecided come first."""
    known = [line for line in found.values.values() if line.value != UNDECIDED]
    return [line for line in found.values.values() if line.value == UNDECIDED] + sorted(known, key=_number)


def _number(line: Line) -> float:
    return float(line.value)


def _table_by_header(export: Export, found: Answered) -> str | None:
    """The table whose required columns the header names, if the file holds no items of a questionnaire."""
    if any(": " in line.about for line in found.items):
        return None
    names = {_field(column.full) for column in export.columns}
    fits = {
        table: len(names & {*contract.names, *(STAFF if table == "people" else ())})
        for table, contract in TABLES.items()
        if set(contract.required) <= names | ({"person_id"} if "person_id" in contract.required else set())
    }
    fits = {table: n for table, n in fits.items() if n >= 2}
    return max(fits, key=lambda table: fits[table]) if fits else None


def _field(name: str) -> str:
    compared = alike(name)
    return SYNONYMS.get(compared, compared.replace(" ", "_").replace("-", "_"))


def _of_table(export: Export, table: str) -> list[str]:
    contract = TABLES[table]
    lines = [f"table: {table}"]
    person = who(export, ()) if "person_id" in contract.names else None
    if person is not None:
        lines.append(_line(person, "", key="person"))
    lines.append("columns:  # column: field")
    unused = []
    for column in export.columns:
        name, target = called(export, column), _field(column.full)
        if (person and name == person.value) or target == "person_id":
            continue
        listed = target in contract.names
        if listed or (table == "people" and not any(word in target for word in PRIVATE)):
            lines.append(_line(Line(name, target, "" if listed else "an attribute; take the line out if not needed")))
        else:
            unused.append(name)
    if unused:
        lines += ["# Not used:", *(f"#   {quoted(name)}" for name in unused)]
    return lines


def draft_of_calendar(file: str) -> Draft:
    """A first mapping of a calendar."""
    text = f"""\
# A first mapping of {file}, which is a calendar.
# A meeting belongs to the pair (in tables/pairs) whose mentor and mentee were both invited; their addresses
# must be those from which the program's pseudonyms were made. All others are counted and left out.

format: calendar
table: meetings
past: unknown  # meetings before the day of the export: unknown, held or planned
# time_zone: Europe/Berlin  # whose days are meant; left out: each entry's own
match:
  summary_contains: ["mentor"]  # words of which the title must hold one; take the line out to take all
"""
    return Draft(text, "calendar", 0, 0)
