"""What became of the pairs that were made? One row a pair: meetings held, an early end, quality, how the mentee did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.errors import BadInput, NotComputable
from mentorlab.matching.predicting.unpaired import without_a_few
from mentorlab.measures.panel import known_measures, two_waves, values
from mentorlab.tables.charter import RECALLED

if TYPE_CHECKING:
    import datetime as dt

    from mentorlab.tables.program import Program

QUALITY, MEETINGS, EARLY, OBJECTIVE = "quality", "meetings", "early", "objective"
GONE = "left"  # in the reason of an end: somebody left, which no match could have prevented


@dataclass(frozen=True, eq=False)
class Made:
    """Pairs of one mentee and one mentor, indexed by the mentee's id.

    `frame`: mentor_id, score (NaN where not on record), days (that the pair was planned to last, as far as the tables
    reach), and of the outcomes at hand: quality, meetings, early (1, 0), objective with before; NaN where not known.
    `measure`, `wave`: where quality is from; `objective`: the measure of the charter's primary objective, or None.
    """

    frame: pd.DataFrame
    measure: str
    wave: str
    objective: str | None
    waves: tuple[str, str]
    notes: tuple[str, ...] = field(default=())

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that some pair has, quality first."""
        return tuple(
            name
            for name in (QUALITY, MEETINGS, EARLY, OBJECTIVE)
            if name in self.frame and self.frame[name].notna().any()
        )


def made(program: Program, measure: str, wave: str | None) -> Made:
    """The pairs of this cycle and what became of them. `wave`: of quality; None is the last one that has answers.

    Raises NotComputable where no pair has both a mentor and a mentee.
    """
    pairs, notes = _pairs(program)
    pairs, few = without_a_few(program, pairs)
    known = set(known_measures(program))
    quality, used = _quality(program, measure, wave, known)
    frame = pairs.join(quality.rename(QUALITY), how="left")
    if program.has("meetings"):
        frame[MEETINGS] = _held(program, frame)
    frame = frame.join(_ends(frame, program.as_of))
    objective, at = _objective(program, known)
    if objective is not None:
        frame = frame.join(at)
    kept = [name for name in ("mentor_id", "score", "days", QUALITY, MEETINGS, EARLY, OBJECTIVE, "before")
            if name in frame]  # fmt: skip
    waves = program.charter.contrast_waves
    return Made(frame[kept], measure, used, objective, waves, (*notes, *few))


def _pairs(program: Program) -> tuple[pd.DataFrame, list[str]]:
    table, notes = program.table("pairs"), []
    both = table.dropna(subset=["mentor_id", "mentee_id"]) if {"mentor_id", "mentee_id"} <= set(table) else table[:0]
    if len(table) > len(both):
        notes.append(f"{len(table) - len(both)} of {len(table)} pairs left out: no mentor or no mentee is named.")
    if both.empty:
        raise NotComputable("no row of pairs names both a mentor and a mentee")
    order = both.sort_values("matched_on", kind="stable") if "matched_on" in both else both
    first = order.drop_duplicates("mentee_id")
    if len(both) > len(first):
        notes.append(f"{len(both) - len(first)} pairs left out: the mentee's first pair of the cycle is looked at.")
    frame = first.set_index("mentee_id").rename_axis("person_id")
    return frame.assign(score=pd.to_numeric(frame["score"]) if "score" in frame else float("nan")), notes


def _quality(program: Program, measure: str, wave: str | None, known: set[str]) -> tuple[pd.Series, str]:
    """What is said about each pair at one wave, and at which."""
    if measure not in known:
        return pd.Series(dtype=float), wave or ""
    every = values(program, measure)
    have = list(every["wave"].unique())
    used = wave if wave is not None else have[-1]
    if used not in have:
        raise NotComputable(f"nobody has a value of {measure} at the wave {used!r}; there are: {', '.join(have)}")
    return every[every["wave"] == used].set_index("person_id")["value"], str(used)


def _held(program: Program, pairs: pd.DataFrame) -> pd.Series:
    """Meetings held by each pair, and by the circle it belongs to."""
    meetings = program.table("meetings")
    held = meetings[meetings["status"] == "held"]
    found = pd.Series(0.0, index=pairs.index)
    for column in ("pair_id", "group_id"):
        if column in held and column in pairs:
            found += pairs[column].map(held[column].value_counts()).fillna(0.0)
    return found


def _ends(pairs: pd.DataFrame, day: dt.date | None) -> pd.DataFrame:
    """Whether each pair ended early (NaN: still running, or somebody left), and for how many days it was planned."""
    nat = pd.Series(pd.NaT, index=pairs.index, dtype="datetime64[ns]")
    ended, planned = (pairs.get(name, nat) for name in ("ended_on", "planned_end_on"))
    began = pairs["started_on"].fillna(pairs["matched_on"]) if "started_on" in pairs else pairs["matched_on"]
    today = pd.Timestamp(day) if day is not None else pd.Timestamp.max
    why = pairs.get("ended_why", pd.Series(pd.NA, index=pairs.index, dtype="str")).astype("object").fillna("")
    ended = ended.where(ended <= today)  # what is still to come has not happened
    unplanned = planned.isna() & ended.notna() & ~why.isin(["", "completed"])
    early = (ended < planned) | unplanned
    lasted = (ended >= planned) | (ended.isna() & (planned <= today)) | (planned.isna() & (why == "completed"))
    gone = early & why.str.contains(GONE)
    known = (early | lasted) & ~gone
    until = planned if day is None else planned.fillna(today)
    until = until.where(until <= today, today)
    return pd.DataFrame({EARLY: early.astype(float).where(known), "days": (until - began).dt.days.astype(float)})


def _objective(program: Program, known: set[str]) -> tuple[str | None, Any]:
    """The scores of the charter's primary objective, where it is about mentees and its results are final."""
    chosen, final = program.charter.primary, program.charter.evaluation.final_on
    if chosen is None or chosen.for_whom != "mentees" or chosen.measure not in known:
        return None, None
    if final is not None and (program.as_of is None or program.as_of < final):
        return None, None
    before, after = program.charter.contrast_waves
    try:
        frame = two_waves(program, chosen.measure, before, after).frame
    except (NotComputable, BadInput):
        return None, None
    scores = frame.rename(columns={"after": OBJECTIVE})
    usable = before != RECALLED and scores["before"].notna().any()
    return chosen.measure, scores if usable else scores[[OBJECTIVE]]
