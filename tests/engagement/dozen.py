"""Twelve people in six pairs, with every meeting written out, so that each metric can be counted by hand.

Days are counted from 2026-01-05; the tables speak up to day 100; a meeting was agreed every 20 days.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.programs import write_program

START = pd.Timestamp("2026-01-05")
LAST = 100
# pair: day begun, day ended
PAIRS = {"p1": (0, None), "p2": (0, None), "p3": (0, 60), "p4": (50, None), "p5": (90, None), "p6": (0, None)}
# pair, planned day, status, minutes, called off by, reason; in the order of the ids m01, m02 …
MEETINGS: list[tuple[str, int, str, float | None, str | None, str | None]] = [
    *(("p1", day, "held", 60, None, None) for day in (10, 30, 50, 70, 90)),
    ("p1", 40, "planned", None, None, None),
    ("p2", 20, "held", 60, None, None),
    ("p2", 60, "held", None, None, None),
    ("p2", 40, "cancelled", None, "mentor", "deadline"),
    ("p2", 80, "no_show", None, None, None),
    *(("p3", day, "held", 45, None, None) for day in (15, 35, 55)),
    ("p4", 70, "postponed", None, "mentee", "travel"),
    ("p4", 85, "postponed", None, "mentee", "A long Business Trip"),
    ("p4", 110, "planned", None, None, None),
    ("p5", 95, "held", 60, None, None),
    *(("p6", day, "held", 30, None, None) for day in (5, 15, 75, 95)),
    ("p6", 35, "cancelled", None, "mentee", "DEADLINE of the project"),
    ("p6", 65, "cancelled", None, "mentor", "sick"),
    ("p6", 92, "cancelled", None, "manager", None),
]
REPLACES = {14: 13, 15: 14}  # rows of p4
CHARTER: dict[str, Any] = {
    "starts_on": "2026-01-05",
    "objectives": None,
    "evaluation": {"design": None, "places_by": None},
    "rhythm": {"meetings_every_days": 20},
    "units": "unit",
}


def on(day: int | None) -> str | None:
    """A day as the tables write it."""
    return None if day is None else str((START + pd.Timedelta(days=day)).date())


def tables(times: int = 1) -> dict[str, pd.DataFrame]:
    """The dozen, or so many copies of it, each with people of its own."""
    found: dict[str, list[dict[str, Any]]] = {"people": [], "pairs": [], "meetings": [], "attendance": []}
    for copy in range(times):
        for number, (pair, (begun, ended)) in enumerate(PAIRS.items(), start=1):
            mentor, mentee = f"mentor{number}-{copy}", f"mentee{number}-{copy}"
            found["people"].append({"person_id": mentor, "unit": "Elsewhere"})
            found["people"].append({"person_id": mentee, "unit": "North" if number < 4 else "South"})
            days = {"matched_on": on(begun), "started_on": on(begun), "ended_on": on(ended)}
            found["pairs"].append({"pair_id": f"{pair}-{copy}", "mentor_id": mentor, "mentee_id": mentee, **days})
        for row, (pair, day, status, minutes, by, why) in enumerate(MEETINGS):
            replaces = f"m{REPLACES[row]:02d}-{copy}" if row in REPLACES else None
            held_on = on(day) if status == "held" else None
            cells = {
                "planned_on": on(day),
                "held_on": held_on,
                "status": status,
                "minutes": minutes,
                "replaces": replaces,
            }
            about = {
                "meeting_id": f"m{row:02d}-{copy}",
                "pair_id": f"{pair}-{copy}",
                "called_off_by": by,
                "reason": why,
            }
            found["meetings"].append({**about, **cells})
        missed = next(row for row, one in enumerate(MEETINGS) if one[2] == "no_show")
        found["attendance"].append({"meeting_id": f"m{missed:02d}-{copy}", "person_id": f"mentor2-{copy}"})
    # Somebody wrote on the last day: up to here the tables speak.
    made = {name: pd.DataFrame(rows) for name, rows in found.items()}
    made["support"] = pd.DataFrame({"person_id": ["mentor1-0"], "on": [on(LAST)]})
    return made


def dozen(folder: Path, times: int = 1, charter: dict[str, Any] | None = None, **changed: pd.DataFrame) -> Program:
    """The program, with tables changed."""
    return load(write_program(folder, {**CHARTER, **(charter or {})}, **{**tables(times), **changed}))
