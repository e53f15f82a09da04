"""Who came how far, and on which day? The steps from being eligible to a survey returned, for one role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from mentorlab.measures.meetings_read import meetings_read
from mentorlab.measures.pairs_run import PairsRun, pairs_run
from mentorlab.reach.stepping.eligible import Eligible, eligible
from mentorlab.reach.stepping.lasting import lasted, planned_days_have_come
from mentorlab.tables.definitions import definition
from mentorlab.tables.once import once

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

Role = Literal["mentee", "mentor"]
Why = Literal["not_recorded", "not_due"]
STEPS = (
    *("eligible", "reached", "opened", "answered", "applied", "complete", "trained"),
    *("matched", "first_meeting", "active", "completed", "survey_returned"),
)
IMPLIED = STEPS[: STEPS.index("first_meeting")]  # without a record, who came further came through these


@dataclass(frozen=True, eq=False)
class Steps:
    """`came`: people (person_id) × steps on record, whether they came so far or further; `on_record`: whether the step
    itself is on record; `day`: its day, missing where none is. A step stands in all three or in none.

    `gone_on`: the day on which a person stopped waiting without going on (said no, left). `absent`: steps nothing
    speaks of, and why. `left_out`: people and rows that are not among them, by reason. `day_of`: the last day counted.
    """

    came: pd.DataFrame
    on_record: pd.DataFrame
    day: pd.DataFrame
    gone_on: pd.DataFrame
    absent: Mapping[str, Why]
    left_out: Mapping[str, int]
    last_day: pd.Timestamp

    @property
    def names(self) -> tuple[str, ...]:
        """The steps on record, in their order."""
        return tuple(str(name) for name in self.came)


@once
def steps(program: Program, role: Role) -> Steps:
    """How far everybody eligible for a role came, up to the program's day (`as_at`); in two roles: in each of them.

    Up to the match, a person who came further counts as having come through a step that is not on record for them; from
    the first meeting on each step is part of what the next one means. A step that nothing in the tables speaks of, or
    whose day has not come, is left out.
    """
    day = pd.Timestamp(program.as_of or program.charter.starts_on)
    found: dict[str, pd.Series] = {}  # step → person_id → day (missing where it came without one)
    absent: dict[str, Why] = {}
    found |= _contacts(program, role, day)
    found |= _applications(program, role, day)
    found |= _together(program, role, day, absent)
    who = eligible(program, role, day, found)
    ids = pd.Index(who.since.index, dtype="object")
    if who.recorded:
        found["eligible"] = who.since
    returned = _survey(program, day, absent)
    if returned is not None:
        found["survey_returned"] = returned
    for name in STEPS:
        if name not in found:
            absent.setdefault(name, "not_recorded")
    names = [name for name in STEPS if name in found]
    on_record, days = _beside_each_other(ids, {name: found[name] for name in names})
    came = _came(on_record)
    gone = _gone(program, role, day, who, names, days)
    return Steps(came, on_record & came, days.where(came), gone, absent, who.left_out, day)


def _beside_each_other(ids: pd.Index, found: Mapping[str, pd.Series]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """People × steps: whether it is on record, and its day."""
    there, days = {}, {}
    for name, one in found.items():
        place = ids.get_indexer(one.index)
        mine = place >= 0
        there[name] = np.zeros(len(ids), dtype=bool)
        there[name][place[mine]] = True
        days[name] = np.full(len(ids), np.datetime64("NaT"), dtype="datetime64[ns]")
        days[name][place[mine]] = one.to_numpy(dtype="datetime64[ns]")[mine]
    return pd.DataFrame(there, index=ids), pd.DataFrame(days, index=ids)


def _came(on_record: pd.DataFrame) -> pd.DataFrame:
    """Nested: up to the match a later step stands for the earlier ones; after it each needs the one before."""
    came = on_record.copy()
    names = list(came)
    for before, name in pairwise(names):
        if name not in IMPLIED:
            came[name] &= came[before]
    for name, later in reversed(list(pairwise(names))):
        if name in IMPLIED:
            came[name] |= came[later]
    return came


def _first(ids: pd.Series, days: pd.Series, day: pd.Timestamp) -> pd.Series:
    """The first day of each person, up to the last day; who has none is not in it."""
    who = pd.Categorical(ids)
    kept = (days.notna() & (days <= day)).to_numpy() & (who.codes >= 0)
    never = np.iinfo(np.int64).max
    first = np.full(len(who.categories), never)
    np.minimum.at(first, who.codes[kept], days.to_numpy(dtype="datetime64[ns]")[kept].astype(np.int64))
    some = np.flatnonzero(first < never)
    names = np.asarray(who.categories, dtype="object")[some]
    return pd.Series(first[some].view("datetime64[ns]"), index=pd.Index(names, dtype="object"))


def _some(found: dict[str, pd.Series]) -> dict[str, pd.Series]:
    """The steps that somebody has on record: an empty column says that nobody wrote it down, not that it never was."""
    return {name: days for name, days in found.items() if len(days)}


def _contacts(program: Program, role: Role, day: pd.Timestamp) -> dict[str, pd.Series]:
    if not program.has("outreach"):
        return {}
    rows = program.table("outreach", coded=True)
    if "audience" in rows:
        other = {"mentee": "mentors", "mentor": "mentees"}[role]
        rows = rows[(rows["audience"].astype("object") != other).to_numpy()]
    columns = {"reached": "sent_on", "opened": "opened_on", "answered": "answered_on"}
    return _some({name: _first(rows["person_id"], rows[of], day) for name, of in columns.items() if of in rows})


def _applications(program: Program, role: Role, day: pd.Timestamp) -> dict[str, pd.Series]:
    if not program.has("applications"):
        return {}
    rows = program.table("applications", coded=True)
    rows = rows[(rows["role"] == role).to_numpy()]
    columns = {"applied": "applied_on", "complete": "completed_on", "trained": "trained_on"}
    return _some({name: _first(rows["person_id"], rows[of], day) for name, of in columns.items() if of in rows})


def _together(program: Program, role: Role, day: pd.Timestamp, absent: dict[str, Why]) -> dict[str, pd.Series]:
    """What became of people once they were matched."""
    if not program.has("pairs"):
        return {}
    pairs = pairs_run(program)
    frame = pairs.frame
    ids = frame[f"{role}_id"]
    found = _some({"matched": _first(ids, frame["matched_on"], day)})
    if not found:
        return {}
    enough = pd.Series(True, index=frame.index)
    if program.has("meetings") and len(met := _meetings(program, pairs)):
        found["first_meeting"] = _first(ids, met["first"], day)
        found["active"] = _first(ids, met["active"], day)
        enough = met["active"].notna()
    ended = lasted(frame, definition(program, "reach.completed"), day)
    if ended.notna().any() or planned_days_have_come(frame, day):
        found["completed"] = _first(ids, ended.where(enough), day)
    else:
        absent["completed"] = "not_due"
    return found


def _meetings(program: Program, pairs: PairsRun) -> pd.DataFrame:
    """The day of the first and of the so-manieth meeting held by each pair; empty where the table says nothing yet."""
    rows = meetings_read(program, pairs).rows
    if not len(rows):
        return pd.DataFrame()
    held = rows[(rows["status"] == "held") & ~rows["to_come"]]
    number = held.groupby("place").cumcount() + 1  # rows are in the order of days
    wanted = {"first": 1, "active": int(definition(program, "reach.active").settings["meetings"])}
    days = {}
    for name, so_many in wanted.items():
        chosen = held[number == so_many]
        on = np.full(len(pairs.frame), np.datetime64("NaT"), dtype="datetime64[ns]")
        on[chosen["place"].to_numpy()] = chosen["on"].to_numpy()
        days[name] = on
    return pd.DataFrame(days, index=pairs.frame.index)


def _survey(program: Program, day: pd.Timestamp, absent: dict[str, Why]) -> pd.Series | None:
    """Who answered something at the last wave of the contrast; a missing day where the answer has none."""
    if not program.has("responses"):
        return None
    last = program.charter.contrast_waves[1]
    rows = program.table("responses", coded=True)
    rows = rows[((rows["wave"] == last) & rows["value"].notna()).to_numpy()]
    if "answered_on" in rows:
        rows = rows[~(rows["answered_on"] > day).to_numpy()]
    asked = next((wave.on for wave in program.charter.waves if wave.id == last), None)
    if asked is not None and pd.Timestamp(asked) > day and not len(rows):
        absent["survey_returned"] = "not_due"
    if not len(rows):
        return None
    some = rows["person_id"].astype("object").dropna().unique()
    never = pd.Series(pd.NaT, index=pd.Index(some, dtype="object"), dtype="datetime64[ns]")
    if "answered_on" in rows:
        never.update(_first(rows["person_id"], rows["answered_on"], day))
    return never


def _gone(
    program: Program, role: Role, day: pd.Timestamp, who: Eligible, names: list[str], days: pd.DataFrame
) -> pd.DataFrame:
    """The day from which a person waits for a step no more: left, said no, or every pair of theirs had ended."""
    left = who.left_on.where(who.left_on <= day)
    no = left.copy()
    if program.has("applications"):
        rows = program.table("applications", coded=True)
        rows = rows[(rows["role"] == role).to_numpy()]
        if "declined_on" in rows:
            said = _first(rows["person_id"], rows["declined_on"], day).reindex(no.index)
            no = no.fillna(said).where(~(said < no), said)
    over = left.copy()
    if program.has("pairs"):
        frame = pairs_run(program).frame
        mine = pd.Series(frame["ended_on"].to_numpy(), index=frame[f"{role}_id"].astype("object").to_numpy())
        runs_on = mine[mine.isna()].index
        last = mine[~mine.index.isin(runs_on)].groupby(level=0).max().reindex(over.index)
        over = over.fillna(last).where(~(last < over), last)
    paired = ("first_meeting", "active", "completed")
    chosen = {name: over if name in paired else left if name == "survey_returned" else no for name in names}
    return pd.DataFrame(chosen, index=days.index)
