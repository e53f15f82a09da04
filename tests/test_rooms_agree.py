"""Do the rooms agree on the same people, pairs and meetings? Random programs with all that is untidy in real ones.

Restarted pairs, people with a second mentor, people in both roles, circles, meetings put off, logged twice, or on days
on which their pair did not run. What funnel, rhythm and pulse tell of them must be one and the same count, also where
it is counted here once more, pair by pair.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.engagement.pulse import pulse
from mentorlab.engagement.rhythm import rhythm
from mentorlab.measures.meetings_read import meetings_read
from mentorlab.measures.opening import load
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.reach.funnel import funnel
from mentorlab.tables.program import Program
from tests.programs import TWELVE, shown_from, write_program

STATUSES = ("held", "cancelled", "postponed", "no_show", "unknown")
START = pd.Timestamp("2026-03-02")
DAYS = 120
Rows = list[dict[str, Any]]


def on(day: int) -> str:
    return f"{START + pd.Timedelta(days=day):%Y-%m-%d}"


def random_tables(seed: int) -> dict[str, pd.DataFrame]:
    """A program of about 60 people, untidy, without a fault."""
    rng = np.random.default_rng(seed)
    mentees, mentors, both = ([f"{name}{k}" for k in range(n)] for name, n in (("E", 36), ("M", 12), ("B", 4)))
    people = pd.DataFrame({"person_id": [*mentees, *mentors, *both, "N0", "N1", "N2"]})
    people["unit"] = rng.choice(["North", "South"], len(people))
    people["eligible_as"] = ["mentee"] * 36 + ["mentor"] * 12 + ["both"] * 4 + ["none"] * 3
    asking = [one for one in [*mentees, *both] if rng.random() < 0.85]
    applications = pd.DataFrame({"person_id": asking, "role": "mentee", "applied_on": "2026-02-02"})
    pairs = _pairs(rng, asking, [*mentors, *both])
    each = [_meetings(rng, dict(zip(pairs.columns, row, strict=True))) for row in pairs.itertuples(index=False)]
    meetings = pd.concat(each, ignore_index=True)
    meetings = meetings.sample(frac=1, random_state=seed).assign(number=range(len(meetings)))
    meetings.insert(0, "meeting_id", [f"m{number:03d}" for number in meetings.pop("number")])
    told = {"person_id": [mentors[0]], "wave": "middle", "item": "Q1", "value": 4, "answered_on": on(DAYS)}
    return {
        "people": people,
        "applications": applications,
        "pairs": pairs,
        "meetings": meetings,
        "responses": pd.DataFrame(told),
    }


def _pairs(rng: np.random.Generator, mentees: list[str], mentors: list[str]) -> pd.DataFrame:
    rows: Rows = []
    for mentee in mentees:
        if rng.random() < 0.15:
            continue
        mentor = str(rng.choice([one for one in mentors if one != mentee]))
        begins = int(rng.integers(0, 20))
        circle = f"g{mentor}" if rng.random() < 0.3 else None
        row = {"mentor_id": mentor, "mentee_id": mentee, "matched_on": on(begins), "group_id": circle}
        row["started_on"] = on(begins + int(rng.integers(0, 5))) if rng.random() < 0.7 else None
        ends = begins + int(rng.integers(20, 70)) if rng.random() < 0.4 else None
        rows.append({**row, "ended_on": None if ends is None else on(ends)})
        if ends is not None and rng.random() < 0.6:  # again, or with somebody else
            again = ends + int(rng.integers(1, 20))
            other = mentor if rng.random() < 0.5 else str(rng.choice([one for one in mentors if one != mentee]))
            rows.append({"mentor_id": other, "mentee_id": mentee, "matched_on": on(again), "started_on": None,
                         "ended_on": None, "group_id": None})  # fmt: skip
    frame = pd.DataFrame(rows)
    frame.insert(0, "pair_id", [f"p{number:02d}" for number in range(len(frame))])
    return frame


def _meetings(rng: np.random.Generator, pair: dict[str, Any]) -> pd.DataFrame:
    """Of one pair: some on any day, some logged again on the same day or the next by another source."""
    rows: Rows = []
    begins = (pd.Timestamp(pair["matched_on"]) - START).days
    for day in begins + np.cumsum(rng.integers(5, 30, size=int(rng.integers(0, 6)))):
        status = str(rng.choice(STATUSES, p=[0.6, 0.12, 0.12, 0.1, 0.06]))
        circle = isinstance(pair["group_id"], str) and rng.random() < 0.5
        of = {"group_id": pair["group_id"], "pair_id": None} if circle else {"pair_id": pair["pair_id"]}
        held = status == "held" and day <= DAYS
        source = str(rng.choice(["calendar", "form"]))
        status = status if day <= DAYS else "planned"
        row = {**of, "planned_on": on(int(day)), "held_on": on(int(day)) if held else None, "status": status}
        rows.append({**row, "source": source, "minutes": 60 if rng.random() < 0.7 else None})
        if held and day < DAYS and rng.random() < 0.3:
            twice = on(int(day + rng.integers(0, 2)))
            other = "form" if source == "calendar" else "calendar"
            rows.append({**of, "planned_on": None, "held_on": twice, "status": "held", "source": other})
    columns = ["pair_id", "group_id", "planned_on", "held_on", "status", "minutes", "source"]
    return pd.DataFrame(rows).reindex(columns=columns).astype("object")


def told(table: pd.DataFrame, column: str, name: str, *wanted: str) -> list[int | None]:
    """Numbers of the row of this name; None for those that are not told."""
    row = table[table[column] == name].iloc[0]
    return [None if pd.isna(row[one]) else int(row[one]) for one in wanted]


def counted(program: Program) -> dict[str, int]:
    """The same, counted pair by pair from the rows as they are read."""
    run = pairs_run(program)
    rows = meetings_read(program, run).rows
    due = rows[~rows["to_come"]]
    held = due[due["status"] == "held"]
    mentees = {row.person_id for row in program.table("people").itertuples() if row.eligible_as in ("mentee", "both")}
    counts = dict.fromkeys(("running", "active", "met", "pairs"), 0)
    for place, pair in enumerate(run.frame.itertuples()):
        days = [day for at, day in zip(held["place"], held["on"], strict=True) if at == place]
        counts["pairs"] += 1
        counts["running"] += bool(pair.running)
        counts["active"] += bool(pair.running and days and (run.day - max(days)).days <= 45)
        counts["met"] += bool(days)
    met = set(run.frame.iloc[held["place"].unique()]["mentee_id"])
    return {
        **counts,
        "held": held["meeting_id"].nunique(),
        "due": due["meeting_id"].nunique(),
        "matched mentees": len(mentees & set(run.frame["mentee_id"])),
        "mentees who met": len(mentees & met),
    }


@pytest.mark.parametrize(("seed", "day"), [(0, 60), (1, DAYS)])
def test_funnel_rhythm_and_pulse_tell_of_the_same_pairs_and_meetings(seed: int, day: int, tmp_path: Path) -> None:
    agree(seed, day, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 40))
def test_they_do_in_many_programs(seed: int, tmp_path: Path) -> None:
    agree(seed, 30 + 2 * seed, tmp_path)


def agree(seed: int, day: int, folder: Path) -> None:
    whole = shown_from(2, load(write_program(folder, TWELVE, **random_tables(seed))))
    assert whole.faults == ()
    as_of = (START + pd.Timedelta(days=day)).date()
    want = counted(whole.as_at(as_of))
    steps = funnel(whole, as_of=as_of).table
    kept, state = rhythm(whole, as_of=as_of).table, pulse(whole, as_of=as_of).table
    everyone = steps[steps["group"] == "Everyone"]
    # Where only a few pairs ended, how many run is not told, and pulse counts among all that were made.
    among = "running" if told(state, "counted", "Running pairs", "n_now") != [None] else "pairs"
    compared = [
        (told(everyone, "step", "matched", "n_reached"), ["matched mentees"]),
        (told(everyone, "step", "first meeting", "n_reached"), ["mentees who met"]),
        (told(state, "counted", "Running pairs", "n_now"), ["running"]),
        (told(state, "counted", "Active pairs", "n_now", "of_now"), ["active", among]),
        (told(kept, "metric", "held a meeting within the last 45 days", "n_counted", "n_of"), ["active", "running"]),
        (told(kept, "metric", "have held a first meeting", "n_counted"), ["met"]),
        (told(kept, "metric", "held", "n_counted", "n_of"), ["held", "due"]),
    ]
    wrong = [
        (name, number, want[name])
        for numbers, names in compared
        for number, name in zip(numbers, names, strict=True)
        if number is not None and number != want[name]
    ]
    assert wrong == []
    assert sum(number is not None for numbers, _ in compared for number in numbers) >= 6
