"""Twelve people in nine pairs, so small that everything about them can be counted by hand.

Mentors A, B, C; mentees d, e, f, g, h, i, j; X is mentor of h and mentee of C; n is in no pair.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pandas as pd

from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.programs import write_program

CHARTER: dict[str, Any] = {
    "cycle": "2026",
    "starts_on": "2026-01-12",
    "ends_on": "2026-07-10",
    "waves": [{"id": "middle", "on": "2026-04-01"}, {"id": "after", "on": "2026-07-10"}],
    "objectives": None,
    "evaluation": {"design": None, "places_by": None},
}
PEOPLE = pd.DataFrame({"person_id": list("ABCXdefghijn"), "unit": ["u"] * 4 + ["v", "v", "v", "w", "w", "w", "v", "u"]})

# Every pair is meant to end on 10 July: 179 days, 75 % of which are 134.25.
PAIRS = pd.DataFrame(
    [
        ("p1", "A", "d", "2026-01-12", "", ""),
        ("p2", "A", "e", "2026-01-12", "2026-06-20", "mentor_left"),  # after 159 days: not early
        ("p3", "B", "f", "2026-01-12", "", ""),
        ("p4", "C", "g", "2026-01-12", "2026-04-20", "goal_met"),  # after 98 days, with the goal met
        ("p5", "C", "X", "2026-01-12", "", ""),
        ("p6", "X", "h", "2026-01-12", "", ""),
        ("p7", "B", "i", "2026-01-12", "2026-02-10", "mismatch"),  # early
        ("p8", "C", "i", "2026-02-16", "", ""),  # i again, six days later
        ("p9", "B", "j", "2026-01-12", "2026-05-20", "mentee_left"),  # after 128 days: early
    ],
    columns=["pair_id", "mentor_id", "mentee_id", "matched_on", "ended_on", "ended_why"],
)


def said(*given: tuple[str, str, str, int], items: str = "Q1 Q2 Q3 Q4 Q5", reverse: str = "Q4") -> pd.DataFrame:
    """Answers (who, about whom or nothing, wave, score): every item says the same, so that it is the score."""
    days = {"middle": "2026-04-01", "after": "2026-07-10"}
    rows = [
        (who, wave, item, about, 6 - score if item == reverse else score, days[wave])
        for who, about, wave, score in given
        for item in items.split()
    ]
    return pd.DataFrame(rows, columns=["person_id", "wave", "item", "about_id", "value", "answered_on"])


MIDDLE = (
    *(("d", "", "middle", 4), ("e", "", "middle", 3), ("f", "B", "middle", 5), ("g", "g", "middle", 4)),
    *(("h", "", "middle", 2), ("X", "C", "middle", 3)),  # the mentees of p1 … p4, p6, p5
    *(("A", "d", "middle", 4), ("A", "e", "middle", 4), ("B", "f", "middle", 4), ("C", "g", "middle", 5)),
    *(("C", "X", "middle", 2), ("X", "h", "middle", 5)),  # the mentors of p1 … p5, p6
)
AFTER = (("d", "", "after", 5), ("e", "", "after", 3), ("f", "B", "after", 5), ("g", "", "after", 2))


def dozen(
    folder: Path, answers: pd.DataFrame | None = None, charter: dict[str, Any] | None = None, **more: pd.DataFrame
) -> Program:
    """The program, opened. `more`: further tables, or others in place of its own.

    Groups of two may be shown, which no charter may say: of twelve people nothing else could be counted.
    """
    tables = {"people": PEOPLE, "pairs": PAIRS, **more}
    if answers is not None:
        tables["responses"] = answers
    program = load(write_program(folder, {**CHARTER, **(charter or {})}, **tables))
    privacy = program.charter.privacy.model_copy(update={"smallest_group": 2})
    return dataclasses.replace(program, charter=program.charter.model_copy(update={"privacy": privacy}))
