"""Does a draw that is on record still hold, and does drawing again give the same list?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.wording import people
from mentorlab.errors import BadInput, Fault
from mentorlab.measures.lots import lots_of_record
from mentorlab.measures.repeated_draw import names_in, repeats
from mentorlab.planning.drawn.applicants import applicants
from mentorlab.tables.on_record.assigning import assigned_rows, write_assignments
from mentorlab.tables.on_record.draw import arms_sha256
from mentorlab.tables.on_record.draw_record import TRIAL, DrawRecord, chain, draw_records, list_sha256

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True)
class Drawn:
    """What a draw did: the file with the list (the record, where nothing was written), and what is told about it."""

    path: Path
    told: tuple[str, ...]


def refuse_quiet_changes(record: DrawRecord, seed: int | None, places: int | None) -> None:
    """Raise BadInput where a draw stands and another seed or number of places is asked for."""
    for name, given in (("seed", seed), ("places", places)):
        if given is not None and given != record.said.get(name):
            what = f"is {given}, and the draw that stands ({record.name}) was with {record.said.get(name)}"
            do = "leave it out; to give that draw up, say why with --again"
            raise BadInput(Fault("draw", f"--{name}", what, do))


def same_again(program: Program, record: DrawRecord) -> Drawn:
    """The list of a draw that stands: checked where it is in the table, drawn from the record where it is not.

    Raises BadInput where list and record contradict each other, or where the list cannot be drawn again.
    """
    rows = assigned_rows(program)
    if len(rows) and not _left_by_an_earlier_draw(program, record, rows):
        return Drawn(program.folder / "records" / record.name, _checked(program, record, rows))
    return Drawn(_restored(program, record), (_same(record), "The list was not in the table and was written again."))


def _same(record: DrawRecord) -> str:
    return f"The same draw again, {people(int(record.said.get('people', 0)))}: drawn on {record.drawn_on}."


def _left_by_an_earlier_draw(program: Program, record: DrawRecord, rows: pd.DataFrame) -> bool:
    """Whether the table still holds the list that this draw took the place of: somebody was interrupted."""
    earlier = chain(draw_records(program.records, program.charter.cycle), record)[1:]
    known = {one.said.get("arms_sha256") for one in earlier if one.name in set(names_in(rows))}
    return arms_sha256(rows) in known


def _checked(program: Program, record: DrawRecord, rows: pd.DataFrame) -> tuple[str, ...]:
    if names_in(rows) != [record.name] or rows["drawn_with"].isna().any() or not agrees(record, rows):
        what = f"the list is not the one that {record.name} vouches for: people, arms or the record named have changed"
        do = "put the list back as it was drawn (take the trial's rows out and run this again)"
        raise BadInput(Fault("assignments", "", what, do))
    if record.forgotten:
        return (f"The draw of {record.drawn_on} stands; people have been forgotten since, so it cannot be repeated.",)
    if repeats(record, rows, program.charter.evaluation.design) is False:
        what = f"its seed and method do not give the list that it vouches for ({record.name})"
        raise BadInput(Fault("records", record.name, what, "put the record back as it was written"))
    return (_same(record), *_since(program, record, rows))


def agrees(record: DrawRecord, rows: pd.DataFrame) -> bool:
    """Are these the people and arms that the record vouches for?"""
    return str(record.said.get("arms_sha256")).lower() == arms_sha256(rows)


def _since(program: Program, record: DrawRecord, rows: pd.DataFrame) -> list[str]:
    """What applications say of later comers and of people who would not be drawn today."""
    if not record.said.get("list_sha256") or not program.has("applications"):
        return []
    day = program.as_of or record.drawn_on
    today = applicants(program, max(day, record.drawn_on) if day and record.drawn_on else program.charter.starts_on)
    drawn, now = set(rows["person_id"]), set(today.groups.index)
    came, went = len(now - drawn), len(drawn - now)
    if not came and not went:
        return []
    return [f"Since then {people(came)} came and {people(went)} went; the draw stands (a new one needs --again)."]


def _restored(program: Program, record: DrawRecord) -> Path:
    """Draw the list again from the record and today's tables, as they stood on the day of the draw, and write it."""
    if record.forgotten or not record.said.get("list_sha256") or record.drawn_on is None:
        why = "people have been forgotten since" if record.forgotten else "the record does not say of whom"
        what = f"the list of {record.name} is not in the table and cannot be drawn again: {why}"
        raise BadInput(Fault("assignments", "", what, "put the list back from a copy"))
    try:
        lots = lots_of_record(record.said, str(program.charter.evaluation.design))
    except (ValueError, KeyError, TypeError):
        raise BadInput(Fault("records", record.name, "cannot be followed", "put it back as it was written")) from None
    found = applicants(program, record.drawn_on, lots.by)
    if list_sha256(found.groups) != record.said["list_sha256"]:
        what = (
            f"the draw of {record.drawn_on} stands, and its list cannot be drawn again: it was of "
            f"{people(int(record.said.get('people', 0)))}; applications now give {len(found.groups)}, or other groups"
        )
        do = "put applications, people or the list back from a copy; a new draw needs --again and a reason"
        raise BadInput(Fault("applications", "", what, do))
    table = lots.drawn(found.groups)
    if not agrees(record, table):
        what = "its seed and method do not give the arms that it vouches for"
        raise BadInput(Fault("records", record.name, what, "put it back as it was written"))
    return write_assignments(program, as_table(table, record.drawn_on, record.name))


def as_table(drawn: pd.DataFrame, day: dt.date, record: str) -> pd.DataFrame:
    """The list as rows of assignments."""
    return drawn.assign(trial=TRIAL, assigned_on=day.isoformat(), drawn_with=record)
