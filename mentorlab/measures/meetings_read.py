"""Which meetings did each pair plan, hold and call off? Each meeting once, however often it was logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.measures.logged_twice import counted_once
from mentorlab.measures.pairs_run import PairsRun, pairs_run
from mentorlab.tables.once import once
from mentorlab.tables.program import Program

DAYS = ("planned_on", "held_on")
WORDS = ("called_off_by", "reason", "source")
LEFT_OUT = ("not_known", "before", "after_end", "not_yet", "twice")


@dataclass(frozen=True, eq=False)
class MeetingsRead:
    """`rows`: a row for each pair and meeting, in the order of pairs and days, index 0, 1, 2 …

    pair (its id), place (its position in the frame of the pairs), meeting_id, on (held_on where held, else planned_on),
    planned_on, held_on, status, minutes, called_off_by, reason, replaces, to_come (planned for a day after the last of
    the tables). A meeting of a circle stands once for each of its pairs that ran that day, with the same meeting_id.
    `left_out`: how many rows, by why; `notes` says so in words.
    """

    rows: pd.DataFrame
    left_out: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@once
def meetings_read(program: Program, pairs: PairsRun | None = None) -> MeetingsRead:
    """The meetings of a program's pairs on its day. Raises BadInput where there is no table pairs or meetings.

    A meeting is logged twice where two rows tell of it (`logged_twice`): on one day, or on neighbouring days by a
    calendar that keeps another time zone and a form. Left out as well: rows whose pair nobody knows, days before the
    pair was matched or after it had ended, and meetings held after the last day. A meeting held on a day before its
    pair began counts: they met.
    """
    pairs = pairs or pairs_run(program)
    found = _typed(program)
    n = len(found)
    found = _of_pairs(found, pairs.frame)
    left_out = {"not_known": n - found["meeting_id"].nunique()}
    on, frame = found["on"], pairs.frame.iloc[found["place"]]
    why = np.select(
        [
            (on < frame["matched_on"].to_numpy()).to_numpy(),
            (on > frame["ended_on"].to_numpy()).to_numpy(),
            ((on > pairs.day) & (found["status"] == "held")).to_numpy(),
        ],
        [1, 2, 3],
        default=0,
    )
    left_out |= {LEFT_OUT[code]: found.loc[why == code, "meeting_id"].nunique() for code in (1, 2, 3)}
    kept = found[why == 0].sort_values(["place", "on", "meeting_id"], kind="stable", ignore_index=True)
    rows = counted_once(kept, pairs.day)
    left_out["twice"] = kept["meeting_id"].nunique() - rows["meeting_id"].nunique()
    rows["to_come"] = rows["on"] > pairs.day
    rows["status"] = rows["status"].mask(rows["to_come"], "planned")
    left_out = {name: count for name, count in left_out.items() if count}
    return MeetingsRead(rows.drop(columns="source"), left_out, _told(left_out, program.charter.privacy.smallest_group))


def _told(left_out: Mapping[str, int], smallest: int) -> tuple[str, ...]:
    words = catalogue("pairs_and_meetings")
    few = words.PAIRS["few"].format(smallest=smallest)
    return tuple(
        words.MEETINGS[name].format(n=f"{count:,}" if count >= smallest else few) for name, count in left_out.items()
    )


def _typed(program: Program) -> pd.DataFrame:
    """The table with every column that it may have; a row without any day of its own cannot be placed (a fault)."""
    rows = program.table("meetings", coded=True)
    found = rows.reindex(columns=["meeting_id", "pair_id", "group_id", "status", *DAYS, "minutes", *WORDS, "replaces"])
    for name in DAYS:
        found[name] = pd.to_datetime(found[name])
    found["minutes"] = found["minutes"].astype("float64")
    found["status"] = found["status"].astype("str").fillna("unknown")
    held = found["status"] == "held"
    found["on"] = found["held_on"].where(held).fillna(found["planned_on"]).fillna(found["held_on"])
    return found


def _of_pairs(found: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Every meeting with the place of its pair; those of a circle once for each pair of it that ran on the day."""
    place = pd.Series(np.arange(len(pairs)), index=pairs.index)
    own = found.assign(place=pairs.index.get_indexer(pd.Index(found["pair_id"].astype("object"))))
    own = own[own["place"] >= 0]
    circles = found[found["pair_id"].isna() & found["group_id"].notna()]
    if len(circles):
        members = pd.DataFrame({"group_id": pairs["group_id"].astype("object"), "place": place}).dropna()
        joined = circles.assign(group_id=circles["group_id"].astype("object")).merge(members, on="group_id")
        there = pairs.iloc[joined["place"]]
        ran = (joined["on"] >= there["matched_on"].to_numpy()) & ~(joined["on"] > there["ended_on"].to_numpy())
        own = pd.concat([own, joined[ran]], ignore_index=True)
    ids = pd.Series(pairs.index)[own["place"]].to_numpy()
    return own.assign(pair=ids).drop(columns=["pair_id", "group_id"])
