"""Which campaigns had variants that were drawn by lot, and can that be shown?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.measures.repeated_draw import names_in
from mentorlab.measures.variant_lots import variants_repeat
from mentorlab.tables.on_record.draw import drawn_again, how_drawn
from mentorlab.tables.on_record.draw_record import TRIAL, DrawRecord, draw_records

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Trial:
    """A campaign whose variants the table assignments names: the trial bears the campaign's name.

    `people`: indexed by person_id, columns arm and block (empty texts: none). `drawn`: what shows the draw; None:
    nothing does, and `why` says so in words. `drawn_on`: None where no day is given. `record`: the one that all name.
    """

    campaign: str
    people: pd.DataFrame = field(repr=False)
    drawn: Literal["record", "chances"] | None
    why: str
    drawn_on: dt.date | None
    record: DrawRecord | None = None
    repeated: bool | None = None
    notes: tuple[str, ...] = ()
    again: tuple[str, ...] = ()

    @property
    def variants(self) -> tuple[str, ...]:
        """The variants, in the order of the record, else in alphabetical order."""
        there = sorted(self.people["arm"].unique())
        named = [str(name) for name in self.record.said.get("variants", ())] if self.record is not None else []
        return tuple([name for name in named if name in there] + [name for name in there if name not in named])


def trials(program: Program, outreach: pd.DataFrame) -> tuple[Trial, ...]:
    """The trials of campaigns that `outreach` (see `contacts.sent`) knows, in alphabetical order."""
    if not program.has("assignments"):
        return ()
    rows = program.table("assignments").dropna(subset=["person_id", "arm"])
    if "trial" not in rows:
        return ()
    known = set(outreach["campaign"])
    named = sorted(name for name in rows["trial"].dropna().unique() if name != TRIAL and name in known)
    return tuple(_trial(program, str(name), rows[rows["trial"] == name], outreach) for name in named)


def of_no_campaign(program: Program, outreach: pd.DataFrame) -> list[str]:
    """Trials in assignments that no campaign bears the name of: not sent yet, misspelt, or about something else."""
    if not program.has("assignments") or "trial" not in (rows := program.table("assignments")):
        return []
    return sorted(set(rows["trial"].dropna()) - {TRIAL, *outreach["campaign"]})


def _trial(program: Program, campaign: str, rows: pd.DataFrame, outreach: pd.DataFrame) -> Trial:
    drawn, notes = how_drawn(program.records, rows, whole="assignments" not in program.left_out)
    record = _record(program, rows)
    repeated = variants_repeat(record, rows) if record is not None and drawn == "record" else None
    day = record.drawn_on if record is not None else None
    if day is None and "assigned_on" in rows and rows["assigned_on"].notna().any():
        day = rows["assigned_on"].max().date()
    blocks = rows["block"].astype("object").fillna("") if "block" in rows else ""
    people = rows.assign(block=blocks).drop_duplicates("person_id").set_index("person_id")[["arm", "block"]]
    why = _why_not(drawn, repeated, notes, rows, day, outreach[outreach["campaign"] == campaign], record)
    shown = None if why or drawn not in ("record", "chances") else drawn
    again = drawn_again(program.records, rows)
    return Trial(campaign, people, shown, why, day, record, repeated, tuple(notes), again)


def _record(program: Program, rows: pd.DataFrame) -> DrawRecord | None:
    named = names_in(rows)
    if len(named) != 1 or rows["drawn_with"].isna().any():
        return None
    return next((one for one in draw_records(program.records) if one.name == named[0]), None)


def _why_not(
    drawn: str | None,
    repeated: bool | None,
    notes: list[str],
    rows: pd.DataFrame,
    day: dt.date | None,
    contacts: pd.DataFrame,
    record: DrawRecord | None,
) -> str:
    """Why this is not read as drawn by lot; empty where it is."""
    words = catalogue("reach_campaigns").NOT_DRAWN
    if drawn == "contradicted" or repeated is False:
        why = " ".join(notes).rstrip(".") or words["repeats"].format(record=record.name if record else "")
        return str(words["contradicted"].format(why=why))
    if drawn is None:
        return str(words["nothing"])
    if rows["arm"].nunique() < 2:
        return str(words["one"])
    if day is None:
        return str(words["no_day"])
    earlier = contacts["person_id"].isin(rows["person_id"]) & (contacts["sent_on"] < pd.Timestamp(day))
    if earlier.any():
        return str(words["sent_before"])
    if drawn == "chances" and _uneven(rows):
        return str(words["uneven"])
    return ""


def _uneven(rows: pd.DataFrame) -> bool:
    """Do people of one block (or of all, without blocks) have different chances of the same variant?"""
    by = ["arm", *(["block"] if "block" in rows else [])]
    of_each = rows.groupby(by, dropna=False)["chance"]
    return bool((of_each.max() > of_each.min()).any())
