"""What is known of pairs, meetings, requests and places, read once: from it every earlier day can be counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.measures.meetings_read import meetings_read
from mentorlab.measures.pairs_run import PairsRun, ended_as_meant, pairs_run
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    Days = np.ndarray[Any, Any]

NEVER = np.iinfo(np.int64).max // 4  # a day that does not come
CALLED_OFF, NOT_TOLD = ("cancelled", "postponed", "no_show"), ("planned", "unknown")


@dataclass(frozen=True, eq=False)
class Read:
    """Days are whole days since 1970, NEVER where there is none.

    `pairs`: matched, began, ended, planned_end, as_meant, mentor and mentee (numbers of persons), capacity (of the
    mentor; missing where not stated), one each a pair. `meetings`, None without the table: meeting (its number; a
    circle's has a row for each of its pairs), place (of its pair), on, planned, held, off (called off), open (nobody
    told). `requests`, None without the table: asker (numbers of pairs or
    people), on, resolved. `notes`: what was left out.
    """

    day: int
    pairs: Mapping[str, Days]
    meetings: Mapping[str, Days] | None
    requests: Mapping[str, Days] | None
    places_known: bool
    notes: tuple[str, ...] = ()


def read(program: Program) -> Read:
    """Read a program as it stands on its day. Raises BadInput where there is no table pairs."""
    run = pairs_run(program)
    meetings = meetings_read(program, run) if program.has("meetings") else None
    notes = (*run.notes, *(meetings.notes if meetings else ()))
    capacity = _capacity(program, run.frame["mentor_id"])
    pairs = _pairs(run) | {"capacity": capacity}
    rows = _meetings(meetings.rows) if meetings is not None else None
    known = bool(np.isfinite(capacity).any())
    return Read(int(as_days(pd.Series([run.day]))[0]), pairs, rows, _requests(program), known, notes)


def as_days(dates: pd.Series) -> Days:
    """Whole days since 1970; NEVER for a missing one."""
    days = pd.to_datetime(dates).to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(days), NEVER, days.astype(np.int64))


def _pairs(run: PairsRun) -> dict[str, Days]:
    frame = run.frame
    people, _ = pd.factorize(pd.concat([frame["mentor_id"], frame["mentee_id"]], ignore_index=True))
    return {
        "matched": as_days(frame["matched_on"]),
        "began": as_days(frame["began_on"]),
        "ended": as_days(frame["ended_on"]),
        "planned_end": as_days(frame["planned_end_on"]),
        "as_meant": ended_as_meant(frame["ended_why"]).to_numpy(dtype=bool),
        "mentor": people[: len(frame)],
        "mentee": people[len(frame) :],
    }


def _capacity(program: Program, mentors: pd.Series) -> Days:
    """The places that each pair's mentor offered, missing where nobody knows."""
    if not program.has("applications"):
        return np.full(len(mentors), np.nan)
    rows = program.table("applications", coded=True).reindex(columns=["person_id", "role", "capacity"])
    rows = rows[(rows["role"] == "mentor").to_numpy(dtype=bool)].drop_duplicates("person_id", keep="last")
    stated = pd.Series(rows["capacity"].to_numpy(dtype=float), index=pd.Index(rows["person_id"].astype(object)))
    return stated.reindex(mentors.astype(object)).to_numpy(dtype=float)


def _meetings(rows: pd.DataFrame) -> dict[str, Days]:
    status = rows["status"].astype(object)
    return {
        "meeting": pd.factorize(rows["meeting_id"])[0],
        "place": rows["place"].to_numpy(dtype=np.int64),
        "on": as_days(rows["on"]),
        "planned": as_days(rows["planned_on"]),
        "held": (status == "held").to_numpy(dtype=bool),
        "off": status.isin(CALLED_OFF).to_numpy(dtype=bool),
        "open": status.isin(NOT_TOLD).to_numpy(dtype=bool),
    }


def _requests(program: Program) -> dict[str, Days] | None:
    if not program.has("support"):
        return None
    rows = program.table("support").reindex(columns=["pair_id", "person_id", "on", "resolved_on"])
    asker, _ = pd.factorize(rows["pair_id"].astype("object").fillna(rows["person_id"].astype("object")))
    return {"asker": asker, "on": as_days(rows["on"]), "resolved": as_days(rows["resolved_on"])}
