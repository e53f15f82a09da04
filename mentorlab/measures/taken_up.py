"""Who took part by a wave: who held as many meetings as the charter counts as taking part?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput
from mentorlab.measures.meetings_read import meetings_read
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.tables.once import once

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

TABLES = ("pairs", "meetings")


@once
def taken_up(program: Program, whom: Literal["mentees", "mentors"], wave: str) -> pd.Series[bool] | None:
    """True for each person of a pair (indexed by person_id) who held `taken_up` meetings by the day of the wave.

    Meetings are counted once each, as `meetings_read` reads them, up to the last day of the tables where the wave has
    no day. Where `attendance` says who came to a meeting, it counts for them only. Whoever is not in it has no pair.
    None where that cannot be known: without pairs or meetings, or where one of these tables has faults.
    """
    if not all(map(program.has, TABLES)):
        return None
    try:
        pairs = pairs_run(program)
        read = meetings_read(program, pairs).rows
        came = program.table("attendance") if program.has("attendance") else None
    except BadInput:
        return None  # a question about scores is not refused for a meeting without a day; it says that it cannot tell
    day = next((one.on for one in program.charter.waves if one.id == wave), None)
    until = pairs.day if day is None else min(pairs.day, pd.Timestamp(day))
    held = read[(read["status"] == "held") & (read["on"] <= until)]
    people = pairs.frame["mentee_id" if whom == "mentees" else "mentor_id"].to_numpy()
    person = people[held["place"].to_numpy()]
    if came is not None:
        held, person = _came(held, person, came)
    codes, known = pd.factorize(person)
    ids = pd.factorize(held["meeting_id"])[0].astype(np.int64)
    once = np.unique(codes[codes >= 0].astype(np.int64) * (len(held) + 1) + ids[codes >= 0])
    meetings = np.bincount(once // (len(held) + 1), minlength=len(known))
    enough = pd.Series(meetings >= program.charter.evaluation.taken_up, index=pd.Index(known, dtype="object"))
    everyone = pd.Index(pd.unique(people[pd.notna(people)]), dtype="object", name="person_id")
    return enough.reindex(everyone, fill_value=False).astype(bool)


def _came(held: pd.DataFrame, person: np.ndarray, came: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """The meetings of those who came, where that was noted, and all meetings of which nobody noted it."""
    noted = held["meeting_id"].isin(came["meeting_id"]).to_numpy()
    there = pd.MultiIndex.from_frame(came[["meeting_id", "person_id"]].astype("object"))
    asked = pd.MultiIndex.from_arrays([held["meeting_id"].astype("object"), person])
    counts = ~noted | asked.isin(there)
    return held[counts], person[counts]
