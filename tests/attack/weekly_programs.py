"""Small random programs for the attack on the reports 'Are people joining?' and 'Is it alive?', as their rows stand.

Everything is written so that it can be read in one way only (no meeting is logged twice, nobody is in two roles).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from tests.programs import write_program

START, DAY = pd.Timestamp("2026-01-05"), 120  # the day of the report, in days after the start
TODAY = (START + pd.Timedelta(days=DAY)).date()
EVERY = 21


def on(day: float | None) -> str:
    """A day as the tables write it; nothing for none."""
    return "" if day is None or pd.isna(day) else str((START + pd.Timedelta(days=int(day))).date())


def random_tables(rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """12 to 70 people who could join, some of them in pairs: begun, ended, silent, or still to begin."""
    n, n_mentors = int(rng.integers(12, 70)), int(rng.integers(6, 40))
    mentees, mentors = [f"e{k:02d}" for k in range(n)], [f"o{k:02d}" for k in range(n_mentors)]
    unit = rng.choice(list("ABCD"), n + n_mentors, p=[0.45, 0.3, 0.15, 0.1])
    site = np.where(rng.random(n + n_mentors) < 0.8, np.char.add("site ", unit), "site E")
    people = pd.DataFrame({"person_id": mentees + mentors, "unit": unit, "site": site})
    people["eligible_as"] = ["mentee"] * n + ["mentor"] * n_mentors
    written_to = [one for one in mentees if rng.random() < 0.9]
    applied = [one for one in mentees if rng.random() < rng.choice([0.7, 0.9, 0.97])]
    paired = [one for one in applied if rng.random() < rng.choice([0.8, 0.95])]
    outreach = pd.DataFrame({"person_id": written_to, "campaign": "spring", "sent_on": on(1), "channel": "mail"})
    outreach["opened_on"] = [on(2) if rng.random() < 0.8 else "" for _ in written_to]
    asked = pd.DataFrame({"person_id": applied, "role": "mentee", "applied_on": on(5), "skills_wanted": "python"})
    offered = pd.DataFrame({"person_id": mentors, "role": "mentor", "applied_on": on(4), "skills_offered": "python"})
    offered["capacity"] = rng.integers(1, 4, n_mentors)
    return {
        "people": people,
        "outreach": outreach,
        "applications": pd.concat([asked, offered], ignore_index=True),
        **_together(rng, paired, mentors),
    }


def _together(rng: np.random.Generator, paired: list[str], mentors: list[str]) -> dict[str, pd.DataFrame]:
    begun = rng.choice([10, 12, 20, DAY - 5, DAY + 9], len(paired), p=[0.5, 0.3, 0.1, 0.05, 0.05])
    length = rng.choice([90, 120, 300], p=[0.3, 0.3, 0.4])
    gone = [int(rng.integers(40, DAY + 20)) if rng.random() < rng.choice([0.05, 0.2]) else None for _ in paired]
    ended = [day if day is not None and day > start else None for day, start in zip(gone, begun, strict=True)]
    pairs = pd.DataFrame({"pair_id": [f"p{k:02d}" for k in range(len(paired))], "mentee_id": paired})
    pairs["mentor_id"] = rng.choice(mentors, len(paired))
    pairs["matched_on"] = on(9)
    pairs["started_on"] = [on(day) for day in begun]
    pairs["planned_end_on"] = [on(day + length) for day in begun]
    pairs["ended_on"] = [on(day) for day in ended]
    pairs["ended_why"] = [
        "" if day is None else str(rng.choice(["mismatch", "mentee_left", "goal_met"])) for day in ended
    ]
    rows: list[dict[str, str]] = []
    for pair, start, end in zip(pairs["pair_id"], begun, ended, strict=True):
        good = rng.choice([0.0, 0.5, 0.95], p=[0.08, 0.2, 0.72])
        for day in range(int(start) + 3, min(end or 999, DAY + 40), EVERY - 3):
            status = str(rng.choice(["held", "cancelled", "unknown"], p=[good, (1 - good) * 0.7, (1 - good) * 0.3]))
            status = "planned" if day > DAY else status
            held_on = on(day) if status == "held" else ""
            rows.append({"meeting_id": f"m{len(rows):04d}", "pair_id": pair, "planned_on": on(day), "held_on": held_on})
            rows[-1]["status"] = status
    contacts = [one for one in pairs["pair_id"] if rng.random() < rng.choice([0.1, 0.4])]
    support = pd.DataFrame({"pair_id": contacts * int(rng.integers(1, 4))})
    support["on"] = [on(day) for day in rng.integers(15, DAY + 10, len(support))]
    support["resolved_on"] = [on(DAY + 20) if rng.random() < 0.3 else on(DAY + 11) for _ in support.index]
    found = {"pairs": pairs, "meetings": pd.DataFrame(rows)}
    return {**found, "support": support} if len(support) else found


def write(folder: Path, tables: dict[str, pd.DataFrame], smallest: int) -> Path:
    """The program's folder."""
    charter = {
        "starts_on": on(0),
        "ends_on": on(320),
        "objectives": None,
        "evaluation": {"design": None, "places_by": None},
        "rhythm": {"meetings_every_days": EVERY},
        "units": "unit",
        "privacy": {"smallest_group": smallest},
        "waves": [{"id": "before", "on": on(-3)}, {"id": "after", "on": on(300)}],
    }
    return write_program(folder, charter, **tables)
