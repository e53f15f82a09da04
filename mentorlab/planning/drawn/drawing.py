"""How are places drawn once, so that anyone can draw again and nobody can draw anew in secret?

The record is put in its place first and is never overwritten; then the list. A crash in between leaves a record without
its list, and the next call draws the same list from it. Two files hold a draw: whoever deletes both can draw anew and
nothing will show it, so give the record away (or commit it) on the day of the draw.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mentorlab
from mentorlab.answers.wording import people, percent
from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.measures.lots import Lots, lots_of_charter
from mentorlab.measures.opening import load
from mentorlab.planning.drawn.applicants import Applicants, applicants
from mentorlab.planning.drawn.redrawing import Drawn, as_table, refuse_quiet_changes, same_again
from mentorlab.shipped import shipped
from mentorlab.tables.answered import answered_at
from mentorlab.tables.on_record.adding import refuse_database
from mentorlab.tables.on_record.assigning import assigned_rows, write_assignments
from mentorlab.tables.on_record.draw import arms_sha256
from mentorlab.tables.on_record.draw_record import BY_CHANCE, TRIAL, DrawRecord, draw_records, list_sha256, standing
from mentorlab.tables.on_record.kept_once import free_name, keep

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.tables.program import Program

SEEDS = 2**53  # every program reads such whole numbers exactly


def draw(
    place: str | Path,
    *,
    seed: int | None = None,
    places: int | None = None,
    again: str | None = None,
    today: dt.date | None = None,
) -> Drawn:
    """Draw the places of a program, or say that they are drawn and draw the same list again.

    `seed`, `places`: in the place of the charter's; `again`: why a draw that stands is given up for a new one; `today`:
    the day of the draw (default: the clock's). Raises BadInput, with nothing written, where there is nothing to draw,
    where the draw that stands is contradicted, or where it would be drawn anew without a reason.
    """
    program = load(place)
    if program.folder.is_relative_to(shipped("data").resolve()):
        raise BadInput(Fault(str(place), "", "is the program that ships", "copy it, and draw in the copy"))
    refuse_database(program, "assignments")
    if again is not None and not again.strip():
        raise BadInput(Fault("draw", "--again", "is empty", "say why the draw is given up; reports will tell it"))
    before = _standing(program)
    if before is not None and again is None:
        refuse_quiet_changes(before, seed, places)
        return same_again(program, before)
    _refuse_anew(program, before, again)
    return _drawn(program, seed, places, today or dt.date.today(), before, again)


def _standing(program: Program) -> DrawRecord | None:
    stand = standing(draw_records(program.records, program.charter.cycle))
    if len(stand) > 1:
        names = " and ".join(one.name for one in stand)
        what = f"two draws stand ({names}), and neither says why it took the place of the other"
        raise BadInput(Fault("records", "", what, "keep the record of the draw that was carried out"))
    return stand[0] if stand else None


def _refuse_anew(program: Program, before: DrawRecord | None, again: str | None) -> None:
    """Raise BadInput where a new draw could not be what it says: nothing came before it, or too much."""
    rows = assigned_rows(program)
    if before is None and again is not None:
        raise BadInput(Fault("draw", "--again", "no draw stands that could be given up", "draw without --again"))
    if before is None and len(rows):
        what = f"{people(len(rows))} are assigned already, and no record of a draw is in records/"
        do = "put the record back; a list that was not drawn cannot be drawn afterwards"
        raise BadInput(Fault("assignments", "", what, do))
    later = answered_at(program, program.charter.contrast_waves[1])
    if later.rows:
        what = f"there are {later.rows:,} answers at {later.wave!r} already: a draw now has decided nothing"
        raise BadInput(Fault("draw", "", what, "draw before the program starts"))


def _drawn(
    program: Program, seed: int | None, places: int | None, today: dt.date, before: DrawRecord | None, again: str | None
) -> Drawn:
    asked = program.charter.places
    n, places_from = _one_of("places", "number", asked.number, places)
    chosen, seed_from = _one_of("seed", "seed", asked.seed, seed)
    if chosen is None:
        chosen, seed_from = secrets.randbelow(SEEDS), BY_CHANCE
    lots = lots_of_charter(program.charter, chosen, n)
    found = applicants(program, today, lots.by)
    table = lots.drawn(found.groups)
    name = free_name(program.records, "draw", today, "json")
    record = _record(program, lots, found, table, today, {"seed_from": seed_from, "places_from": places_from})
    if before is not None:
        record["again"] = {"record": before.name, "reason": str(again).strip()}
    path = program.folder / "records" / name
    keep(path, (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode())
    target = write_assignments(program, as_table(table, today, name))
    return Drawn(target, (*_told(lots, found, table, record), str(path)))


def _one_of(flag: str, setting: str, said: int | None, given: int | None) -> tuple[int | None, str]:
    """The charter's value or the one given by hand, and where it is from; two that differ are refused."""
    if said is not None and given is not None and said != given:
        what = f"is {given}, and the charter says {said}"
        raise BadInput(Fault(CHARTER, f"places.{setting}", f"--{flag} {what}", "change the charter, or leave it out"))
    return (said, "the charter") if said is not None else (given, "the command line" if given is not None else "")


def _record(
    program: Program, lots: Lots, found: Applicants, table: pd.DataFrame, today: dt.date, more: Mapping[str, Any]
) -> dict[str, Any]:
    given = found.groups[(table["arm"] == "program").to_numpy()]
    return {
        "program": program.charter.program,
        "cycle": program.charter.cycle,
        "trial": TRIAL,
        "drawn_on": today.isoformat(),
        "mentorlab": mentorlab.__version__,
        "seed": lots.seed,
        **{name: value for name, value in more.items() if value},
        "method": lots.method,
        **lots.told(),
        "people": len(table),
        "places": int((table["arm"] == "program").sum()),
        **({"places_by_block": given.value_counts().sort_index().to_dict()} if lots.by and not lots.steps else {}),
        "left_out": dict(found.left_out),
        "list_sha256": list_sha256(found.groups),
        "arms_sha256": arms_sha256(table),
    }


def _told(lots: Lots, found: Applicants, table: pd.DataFrame, record: Mapping[str, Any]) -> tuple[str, ...]:
    by = f", drawn by {' and '.join(lots.by)} ({found.groups.nunique()} groups)" if lots.by else ""
    chance = percent(float(table["chance"].iloc[0]), 1)
    said = [f"{record['places']} of {people(len(table))} have a place (chance {chance}){by}."]
    if found.not_stated:
        said.append(f"{people(found.not_stated)} without a value in {' or '.join(lots.by)}: drawn as 'not stated'.")
    said += [f"Left out ({reason}): {people(n)}." for reason, n in found.left_out.items()]
    return (*said, f"Seed {lots.seed}, from {record['seed_from']}.")
