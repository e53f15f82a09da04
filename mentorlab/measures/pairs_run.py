"""Which pairs ran on which days? Pairs as they stood on the day up to which the program's tables speak."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.tables.once import once
from mentorlab.tables.program import Program

DAYS = ("matched_on", "accepted_on", "started_on", "planned_end_on", "ended_on")
WORDS = ("mentor_id", "mentee_id", "kind", "group_id", "ended_why")
# Why pairs end as they were meant to, as charters and exports write it, in any case, with spaces or hyphens.
AS_MEANT = frozenset({"completed", "complete", "finished", "goal_met", "goals_met", "goal_reached", "goals_reached"})
COLUMNS = (*WORDS[:4], "matched_on", "began_on", "planned_end_on", "ended_on", "ended_why", "until", "running", "days")


@dataclass(frozen=True, eq=False)
class PairsRun:
    """`frame`: a row for each pair made up to the day, by pair_id, in the order of the ids.

    mentor_id, mentee_id, kind (one_to_one where not said), group_id; matched_on; began_on (started, else accepted, else
    matched); planned_end_on (else the program's end); ended_on and ended_why (missing while the pair goes on); until
    (the earlier of end and day); running (begun and not ended on the day); days from began_on to until; spell (1 for
    the first time that the same two are a pair, 2 for the next).
    `day`: the last day that the tables speak of. `notes`: what was left out or read otherwise, counted.
    """

    frame: pd.DataFrame
    day: pd.Timestamp
    notes: tuple[str, ...] = ()


@once
def pairs_run(program: Program) -> PairsRun:
    """The pairs of a program on its day (`as_at`). Raises BadInput where there is no table pairs.

    An end after the day has not happened yet, nor has what is said of why. A pair whose start lies after the day has
    not begun: it is there, with no days. Missing dates of a start are the day of the match.
    """
    rows = program.table("pairs", coded=True).dropna(subset=["pair_id"]).set_index("pair_id").sort_index()
    rows.index = rows.index.astype("str")
    day = pd.Timestamp(program.as_of or program.charter.starts_on)
    given = rows.reindex(columns=[*DAYS, *WORDS])
    days = {name: pd.to_datetime(given[name]) for name in DAYS}
    ended = days["ended_on"].where(days["ended_on"] <= day)
    began = days["started_on"].fillna(days["accepted_on"]).fillna(days["matched_on"])
    frame = pd.DataFrame(
        {
            **{name: given[name].astype("str") for name in WORDS[:4]},
            "matched_on": days["matched_on"],
            "began_on": began,
            "planned_end_on": _planned_end(days["planned_end_on"], program),
            "ended_on": ended,
            "ended_why": given["ended_why"].astype("str").where(ended.notna()),
            "until": ended.fillna(day),
        },
        index=rows.index,
    )
    frame["kind"] = frame["kind"].fillna("one_to_one")
    begun = frame["began_on"] <= day
    frame["running"] = begun & ended.isna()
    frame["days"] = (frame["until"] - frame["began_on"]).dt.days.where(begun, 0).clip(lower=0)
    return PairsRun(_with_spells(frame), day, _told(frame, days, day, program.charter.privacy.smallest_group))


def plain_reasons(why: pd.Series) -> pd.Series:
    """Why pairs ended, as it is compared: lower case, with underscores; empty where nothing is said."""
    return why.astype("object").fillna("").astype(str).str.strip().str.lower().str.replace(r"[ -]", "_", regex=True)


def ended_as_meant(why: pd.Series) -> pd.Series:
    """Which of these reasons say that a pair ended because it was done."""
    return plain_reasons(why).isin(AS_MEANT)


def _planned_end(stated: pd.Series, program: Program) -> pd.Series:
    end = program.charter.ends_on
    return stated if end is None else stated.fillna(pd.Timestamp(end))


def _with_spells(frame: pd.DataFrame) -> pd.DataFrame:
    """Number the times that the same two people are a pair, by the day they began; on the same day by id."""
    order = np.lexsort((np.arange(len(frame)), frame["began_on"].to_numpy()))
    two = frame.iloc[order].groupby(["mentor_id", "mentee_id"], sort=False, dropna=False)
    spell = pd.Series(two.cumcount() + 1, dtype="int64")
    return frame.assign(spell=spell.reindex(frame.index))


def _told(frame: pd.DataFrame, days: dict[str, pd.Series], day: pd.Timestamp, smallest: int) -> tuple[str, ...]:
    words = catalogue("pairs_and_meetings").PAIRS
    counts = {
        "begins_later": int((frame["began_on"] > day).sum()),
        "no_start": int((days["started_on"].isna() & days["accepted_on"].isna()).sum()),
    }
    said = {
        name: f"{n:,}" if n >= smallest else words["few"].format(smallest=smallest) for name, n in counts.items() if n
    }
    return tuple(words[name].format(n=n, day=f"{day:%Y-%m-%d}") for name, n in said.items())
