"""What did the program cost, and how many hours did it take? The table costs, and the hours that pairs met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.measures.meetings_read import meetings_read
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.stats import Guess

if TYPE_CHECKING:
    from mentorlab.tables.charter import Charter
    from mentorlab.tables.program import Program


def guess(value: float | None, low: float | None, high: float | None) -> Guess | None:
    """A guess from what is said: no value = the middle of the range, a missing end = the value."""
    given = [number for number in (value, low, high) if number is not None]
    if not given:
        return None
    least, most = min(given), max(given)
    return Guess((least + most) / 2 if value is None else value, least, most)


def costs(program: Program) -> dict[str, Guess]:
    """What the program costs, item by item: the table costs; empty where there is none."""
    if not program.has("costs"):
        return {}
    rows = program.table("costs")
    found: dict[str, Guess] = {}
    for row in rows.to_dict(orient="records"):
        low, high = (None if pd.isna(row.get(end)) else float(row[end]) for end in ("low", "high"))
        one = guess(float(row["amount"]), low, high)
        assert one is not None
        found[str(row["item"])] = one
    return found


def counts_time(program: Program) -> bool:
    """Whether the table costs counts anybody's hours."""
    if not program.has("costs"):
        return False
    rows = program.table("costs")
    said = rows["item"].astype(str).str.contains(r"\bhours?\b|\btime\b", case=False)
    return bool((said | (rows["kind"] == "time")).any() if "kind" in rows else said.any())


def hours_agreed(charter: Charter, takers: int | None) -> float | None:
    """Hours that the agreed rhythm takes of the mentors, and as many of the mentees; None where it is not said."""
    rhythm, ends = charter.rhythm, charter.ends_on
    if takers is None or ends is None or rhythm.meetings_every_days is None or rhythm.minutes is None:
        return None
    meetings = (ends - charter.starts_on).days / rhythm.meetings_every_days
    return takers * meetings * rhythm.minutes / 60


@dataclass(frozen=True)
class Met:
    """The meetings held, and the hours that they took of mentors and of mentees.

    `guessed`: how many meetings have no minutes of their own, and count as long as the others (or as agreed).
    `few`: whether so few mentors or mentees met that the numbers would tell about single persons.
    """

    meetings: int
    hours_mentors: float
    hours_mentees: float
    guessed: int
    few: bool

    @property
    def hours(self) -> float:
        """Of both together."""
        return self.hours_mentors + self.hours_mentees

    @property
    def told(self) -> Met | None:
        """As it may be told: two digits, lest beside another answer it tells of a few pairs; None where few met."""
        if self.few:
            return None
        hours = about(self.hours_mentors), about(self.hours_mentees)
        return Met(int(about(self.meetings)), hours[0], hours[1], self.guessed, few=False)


def about(count: float) -> float:
    """A count with two digits."""
    return float(f"{count:.2g}")


def met(program: Program) -> Met | None:
    """The meetings held and their hours; None without pairs and meetings, or where nothing says how long any took.

    A meeting of a circle takes its mentor's time once, and that of everybody in it.
    """
    if not (program.has("pairs") and program.has("meetings")):
        return None
    pairs = pairs_run(program)
    rows = meetings_read(program, pairs).rows
    held = rows[rows["status"] == "held"]
    known = held["minutes"].mean() if held["minutes"].notna().any() else program.charter.rhythm.minutes
    if held.empty or known is None:
        return None
    minutes, people = held["minutes"].fillna(float(known)), pairs.frame.iloc[held["place"]]
    once = ~held["meeting_id"].duplicated().to_numpy()
    sides = (people["mentor_id"].nunique(), people["mentee_id"].nunique())
    return Met(
        meetings=int(once.sum()),
        hours_mentors=float(minutes[once].sum()) / 60,
        hours_mentees=float(minutes.sum()) / 60,
        guessed=int(held["minutes"].isna()[once].sum()),
        few=min(sides) < program.charter.privacy.smallest_group,
    )
