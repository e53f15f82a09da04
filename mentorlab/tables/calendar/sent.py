"""What of the plan was sent? Each row of the calendar beside what is on record about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.tables.calendar.plan_items import ANSWERS, TRAINED
from mentorlab.tables.calendar.planned import planned
from mentorlab.tables.distinct import plain
from mentorlab.tables.roles import AUDIENCE_OF, roles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlab.tables.program import Program

SENT, NOT_SENT, TO_COME = "sent", "not sent", "to come"
NOT_RECORDED = "not recorded"  # reports, and everything where no table could say
UNDATED = "no date"
SEEN = ["record", "audience", "person_id", "on"]
NOBODY = pd.DataFrame(columns=SEEN)


def plan_and_sent(program: Program) -> pd.DataFrame:
    """The calendar (see `planned`) with n (people who are on record as reached, each once), sent_on (the first day, NaT
    where none is known) and state: sent, not sent (its day has passed by `program.as_of`), to come, no date, or not
    recorded (a report; or past, and no table that could show it).

    A contact of `outreach` belongs to the item that has its campaign among its names (small letters, `_` and `-` as
    spaces) and its audience (contacts without one count for every audience), and of several days to the nearest.
    """
    plan = planned(program)
    plan["n"], plan["sent_on"] = 0, pd.NaT
    plan["sent_on"] = pd.to_datetime(plan["sent_on"])
    contacts, elsewhere = _contacts(program), _elsewhere(program)
    can_show = pd.Series(program.has("outreach"), index=plan.index)
    for (_, audience), rows in plan.groupby(["item", "audience"], sort=False):
        names = {_plain(name) for name in rows["campaigns"].iloc[0]}
        mine = contacts[contacts["campaign"].isin(names) & contacts["audience"].isin(["", str(audience)])]
        for place, those in _nearest(rows["planned_on"], mine):
            plan.loc[place, ["n", "sent_on"]] = [those["person_id"].nunique(), those["sent_on"].min()]
    for place in plan.index[(plan["record"] != "") & plan["audience"].isin(list(AUDIENCE_OF.values()))]:
        record, audience = plan.loc[place, "record"], plan.loc[place, "audience"]
        can_show[place] |= record.partition(":")[0] in elsewhere
        seen = elsewhere.get(record.partition(":")[0], NOBODY)
        seen = seen[(seen["record"] == record) & (seen["audience"] == audience)]
        if len(seen) and plan.loc[place, "n"] == 0:
            plan.loc[place, ["n", "sent_on"]] = [seen["person_id"].nunique(), seen["on"].min()]
    plan["state"] = _states(plan, program, can_show)
    return plan


def unplanned(program: Program) -> list[str]:
    """Campaigns that are on record and stand in no plan, in alphabetical order."""
    if not program.has("outreach"):
        return []
    known = {_plain(name) for names in planned(program)["campaigns"] for name in names}
    found = program.table("outreach")["campaign"].dropna().unique()
    return sorted(str(name) for name in found if _plain(str(name)) not in known)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()


def _contacts(program: Program) -> pd.DataFrame:
    columns = ["person_id", "campaign", "audience", "sent_on"]
    if not program.has("outreach"):
        return pd.DataFrame(columns=columns)
    rows = program.table("outreach").dropna(subset=["campaign", "sent_on"])
    audience = rows["audience"].fillna("") if "audience" in rows else pd.Series("", index=rows.index)
    names = {name: _plain(name) for name in rows["campaign"].unique()}  # one name stands in many rows
    known = {"campaign": rows["campaign"].map(names), "audience": audience, "person_id": rows["person_id"]}
    return rows.assign(**{name: cells.astype("category") for name, cells in known.items()})[columns]


def _nearest(days: pd.Series, contacts: pd.DataFrame) -> Iterable[tuple[int, pd.DataFrame]]:
    """Each planned day with the contacts that are nearer to it than to any other of the same item."""
    dated = days.dropna()
    if contacts.empty or (dated.empty and days.empty):
        return []
    if dated.empty:
        return [(days.index[0], contacts)]
    apart = pd.DataFrame({place: (contacts["sent_on"] - day).abs() for place, day in dated.items()})
    nearest = apart.idxmin(axis=1)
    return [(place, contacts[nearest == place]) for place in dated.index if (nearest == place).any()]


def _elsewhere(program: Program) -> dict[str, pd.DataFrame]:
    """What other tables show, by kind of record: record, audience, person_id, on. Absent: what no table shows."""
    found: dict[str, pd.DataFrame] = {}
    applied = program.table("applications") if program.has("applications") else pd.DataFrame()
    if TRAINED in applied:
        # A day after `as_of` stands in a row that stays: what was to come then is not yet on record.
        past = applied[TRAINED].notna() & (applied[TRAINED] <= pd.Timestamp(program.as_of or "1900-01-01"))
        rows = applied[past].rename(columns={TRAINED: "on"})
        found[TRAINED] = rows.assign(record=TRAINED, audience=rows["role"].map(AUDIENCE_OF))[SEEN]
    if program.has("responses"):
        rows = program.table("responses", coded=True)
        rows = rows.assign(on=rows.get("answered_on", pd.Series(pd.NaT, index=rows.index)))
        rows = plain(rows[["person_id", "wave", "on"]].drop_duplicates(["person_id", "wave"]))
        rows = rows.assign(record=f"{ANSWERS}:" + rows["wave"].astype("str"))
        found[ANSWERS] = rows.merge(roles(program), on="person_id")[SEEN]
    return found


def _states(plan: pd.DataFrame, program: Program, can_show: pd.Series) -> pd.Series:
    past = plan["planned_on"] <= pd.Timestamp(program.as_of) if program.as_of else pd.Series(False, index=plan.index)
    state = pd.Series(TO_COME, index=plan.index).mask(past, NOT_SENT)
    state = state.mask(past & (~can_show | (plan["kind"] == "report")), NOT_RECORDED)
    return state.mask(plan["planned_on"].isna(), UNDATED).mask(plan["n"] > 0, SENT)
