"""Who is followed, from a day that both groups share, and what happens first to each?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.measures.repeated_draw import borne_out_arms
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.staying.mentored import Begins, mentoring_begins

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.tables.arms import Arms
    from mentorlab.tables.program import Program

Outcome = Literal["left", "promotion", "move"]
EVENT, OTHERWISE, NOTHING = 1, 2, 0


@dataclass(frozen=True, eq=False)
class Followed:
    """`people`, indexed by person_id: arm; days from `start` to what happened first, or to `end`; cause (1: it; 2:
    something that ends the waiting for it; 0: neither by the end); gone (days until they left for whatever reason,
    missing where not by the end); begins (days until the mentoring began, missing where never while employed); block,
    chance, cluster where the assignments hold them.

    `horizon`: days from start to end. `assigned_by_then`: everybody had been assigned by the start, so that nobody had
    to be there for it. `missing`: people of each arm of whom nothing is known. `notes`: who is left out
    or read otherwise, counted.
    """

    people: pd.DataFrame
    who: Arms
    start: pd.Timestamp
    end: pd.Timestamp
    missing: dict[str, int]
    begun_by: str
    assigned_by_then: bool
    notes: tuple[str, ...]

    @property
    def horizon(self) -> int:
        """Days that everybody is followed for."""
        return int((self.end - self.start).days)

    @cached_property
    def happened(self) -> pd.Series:
        """To whom it happened by the end."""
        return self.people["cause"] == EVENT

    def of(self, arm: str) -> pd.DataFrame:
        """Those of one arm."""
        return self.people[self.people["arm"] == arm]


def last_day(program: Program) -> pd.Timestamp:
    """The day up to which everybody is followed, whenever it is asked: so that later reports cannot be subtracted."""
    charter = program.charter
    end = charter.evaluation.final_on or charter.ends_on
    if end is None:
        raise NotComputable(
            "the charter does not say up to which day people are followed; write final_on under evaluation, or "
            "ends_on, into program.yaml"
        )
    return pd.Timestamp(end)


def followed(program: Program, outcome: Outcome, aim: Aim) -> Followed:
    """Everybody who was there on the common day: when it happened to them, or what happened before it could."""
    who = borne_out_arms(program, aim.for_whom)
    people, words = program.table("people"), catalogue("outcomes_retention").NOTES
    if who.people.empty:
        raise NotComputable("the tables name nobody who was offered a place, so that there is nobody to follow")
    if "left_on" not in people:
        raise NotComputable(
            "people has no column left_on, so that nobody is known to have left; add it to tables/people"
        )
    known = people.dropna(subset=["person_id"]).drop_duplicates("person_id").set_index("person_id")
    end = last_day(program)
    start, by_then = _common_day(program, who, end)
    end = _before_others_begin(who, start, end)
    frame = who.people.join(known.reindex(columns=["hired_on", "left_on", "left_why"]))
    frame[["hired_on", "left_on"]] = frame[["hired_on", "left_on"]].astype("datetime64[ns]")  # not there: no dates
    reasons = {
        "unknown": known.index.get_indexer(frame.index) < 0,
        "hired_later": (frame["hired_on"] > start).to_numpy(),
        "gone_before": (frame["left_on"] <= start).to_numpy(),
    }
    notes, out = list(who.notes), np.zeros(len(frame), dtype=bool)
    for reason, applies in reasons.items():
        notes += _counted(words[reason], int((applies & ~out).sum()), program, day=f"{start:%Y-%m-%d}")
        out |= applies
    missing = {arm: int((reasons["unknown"] & (frame["arm"] == arm)).sum()) for arm in (PROGRAM, COMPARISON)}
    frame = frame[~out]
    if frame.empty:
        raise NotComputable(f"nobody of those concerned was employed on {start:%Y-%m-%d}; check hired_on and left_on")
    begins = mentoring_begins(program, frame.index)
    told, happened = _happened(program, outcome, frame, start, (end - start).days)
    happened["begins"] = _begun(begins, start, happened["gone"], (end - start).days)
    details = [name for name in ("arm", "block", "chance", "cluster") if name in frame]
    return Followed(frame[details].join(happened), who, start, end, missing, begins.by, by_then, (*notes, *told))


def _common_day(program: Program, who: Arms, end: pd.Timestamp) -> tuple[pd.Timestamp, bool]:
    """The day from which everybody is followed, and whether all had been assigned by then.

    The day of the last draw, so that nobody had to be there for a draw still to come; the day on which the program
    starts where no table says when people were assigned, or they went on being assigned for half of the time.
    """
    start = pd.Timestamp(program.charter.starts_on)
    if who.source != "assignments":
        return start, False
    rows = program.table("assignments")
    days = rows["assigned_on"] if "assigned_on" in rows else pd.Series(pd.NaT, index=rows.index)
    days = days[who.people.index.get_indexer(pd.Index(rows["person_id"])) >= 0]
    if days.isna().any():
        return start, False
    last = pd.Timestamp(days.max())
    return (last, True) if last <= start + (end - start) / 2 else (start, False)


def _before_others_begin(who: Arms, start: pd.Timestamp, end: pd.Timestamp) -> pd.Timestamp:
    """The day before the first of the comparison gets a place of their own: from then on nobody is compared."""
    if "starts_on" not in who.people:
        return end
    begin = who.people.loc[who.people["arm"] == COMPARISON, "starts_on"].dropna()
    begin = begin[begin > start]
    return end if begin.empty else min(end, pd.Timestamp(begin.min()) - pd.Timedelta(days=1))


def _happened(
    program: Program, outcome: Outcome, frame: pd.DataFrame, start: pd.Timestamp, horizon: int
) -> tuple[list[str], pd.DataFrame]:
    """Days until it, or what came before it; and what was read otherwise than it stands."""
    words, notes = catalogue("outcomes_retention").NOTES, []
    gone = _days(frame["left_on"], start, horizon)
    if outcome == "left":
        why = frame["left_why"].astype("object")
        if frame["left_why"].isna().all():
            notes += [words["no_reasons"]] if gone.notna().any() else []
            own = gone.notna()
        else:
            notes += _counted(words["reason_unknown"], int((gone.notna() & why.isna()).sum()), program)
            own = gone.notna() & (why == "voluntary")
        cause = np.select([own, gone.notna()], [EVENT, OTHERWISE], NOTHING)
        days = gone.fillna(horizon)
    else:
        it = _days(_first(program, outcome, start).reindex(frame.index), start, horizon)
        first = it.notna() & ~(gone < it)
        cause = np.select([first, gone.notna()], [EVENT, OTHERWISE], NOTHING)
        days = it.where(first, gone).fillna(horizon)
    return notes, pd.DataFrame({"days": days, "cause": cause, "gone": gone}, index=frame.index)


def _first(program: Program, event: str, start: pd.Timestamp) -> pd.Series:
    """The first such event of each person after the common day."""
    if not program.has("events"):
        raise NotComputable(f"no table says who had a {event}; add tables/events with person_id, happened_on, event")
    rows = program.table("events").dropna(subset=["person_id", "happened_on"])
    mine = rows[(rows["event"] == event) & (rows["happened_on"] > start)]
    if mine.empty and not (rows["event"] == event).any():
        raise NotComputable(f"the table events holds no {event}; add those of this cycle, or ask about another event")
    first: pd.Series = mine.groupby("person_id")["happened_on"].min()
    return first


def _days(on: pd.Series, start: pd.Timestamp, horizon: int) -> pd.Series:
    """Days after the start, missing after the end."""
    days = (pd.to_datetime(on) - start).dt.days.astype(float)
    return days.where((days > 0) & (days <= horizon))


def _begun(begins: Begins, start: pd.Timestamp, gone: pd.Series, horizon: int) -> pd.Series:
    """Days until the mentoring began, 0 where before the start; missing where not while they were employed."""
    days = (begins.on - start).dt.days.astype(float).clip(lower=0)
    return days.where((days < horizon) & ~(gone <= days))


def _counted(said: str, n: int, program: Program, **cells: str) -> list[str]:
    """What is said of n people, fewer than the smallest group in words."""
    smallest = program.charter.privacy.smallest_group
    few = catalogue("outcomes_retention").NOTES["few"].format(smallest=smallest)
    return [said.format(n=f"{n:,}" if n >= smallest else few, **cells)] if n else []
