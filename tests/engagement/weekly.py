"""Programs and earlier runs for the weekly state: a dozen people, forty pairs, and whole run folders."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from mentorlab.answers.result import Result
from mentorlab.reports import findings as finding_files
from mentorlab.tables.program import Program
from tests.programs import write_program

DOZEN = {"starts_on": "2026-02-01", "ends_on": "2026-12-31", "waves": ["before", {"id": "after", "on": "2026-12-10"}]}


def dozen(folder: Path) -> Path:
    """Twelve people in eight pairs; every number of them on 30 June is counted by hand in `test_pulse_by_hand`."""
    ended = {"f": ("2026-06-20", "completed"), "g": ("2026-05-01", "mismatch")}
    pairs = pd.DataFrame(
        [
            {
                "pair_id": name,
                "mentor_id": f"m{number // 2 + 1}",
                "mentee_id": f"e{number + 1}",
                "matched_on": "2026-06-01" if name == "h" else "2026-03-01",
                "started_on": "" if name == "h" else "2026-03-02",
                "ended_on": ended.get(name, ("", ""))[0],
                "ended_why": ended.get(name, ("", ""))[1],
            }
            for number, name in enumerate("abcdefgh")
        ]
    )
    meetings = [
        *(("a", "2026-06-10", "held"), ("b", "2026-06-05", "held"), ("b", "2026-06-25", "held")),
        *(("c", "2026-04-10", "held"), ("c", "2026-06-15", "cancelled")),
        *(("e", "2026-05-20", "held"), ("e", "2026-06-12", "planned"), ("e", "2026-06-27", "unknown")),
        ("f", "2026-06-18", "held"),
    ]
    capacity = {"m1": 1, "m2": 2, "m3": 2, "m4": ""}
    mentors = pd.DataFrame({"person_id": list(capacity), "role": "mentor", "applied_on": "2026-02-02"})
    support = pd.DataFrame(
        {
            "pair_id": ["a", "b", "c"],
            "on": ["2026-06-01", "2026-06-20", "2026-05-01"],
            "resolved_on": ["", "", "2026-05-05"],
        }
    )
    return write_program(
        folder,
        DOZEN,
        people=pd.DataFrame({"person_id": [*capacity, *pairs["mentee_id"]]}),
        pairs=pairs,
        meetings=rows_of(meetings),
        applications=mentors.assign(capacity=list(capacity.values())),
        support=support,
    )


def rows_of(meetings: list[tuple[str, str, str]]) -> pd.DataFrame:
    """The table meetings from (pair, day, status)."""
    return pd.DataFrame(
        [
            {
                "meeting_id": f"x{number:04d}",
                "pair_id": pair,
                "planned_on": day,
                "held_on": day if status == "held" else "",
                "status": status,
            }
            for number, (pair, day, status) in enumerate(meetings)
        ]
    )


ACTIVE = {"definitions": {"engagement.active": {"days": 30}}}


def forty(
    folder: Path, meetings: list[tuple[str, str, str]], charter: dict[str, Any] | None = None, **ended: str
) -> Path:
    """Forty pairs p00 to p39, all begun on 2 March; `ended`: pair → day."""
    names = [f"p{number:02d}" for number in range(40)]
    pairs = pd.DataFrame(
        {
            "pair_id": names,
            "mentor_id": [f"m{name}" for name in names],
            "mentee_id": [f"e{name}" for name in names],
            "matched_on": "2026-03-02",
            "ended_on": [ended.get(name, "") for name in names],
            "ended_why": ["by_agreement" if name in ended else "" for name in names],
        }
    )
    people = pd.DataFrame({"person_id": [*pairs["mentor_id"], *pairs["mentee_id"]]})
    given = {"starts_on": "2026-03-01", "ends_on": "2026-12-31", **ACTIVE, **(charter or {})}
    return write_program(folder, given, people=people, pairs=pairs, meetings=rows_of(meetings))


def written(place: Path, of: Program, result: Result, report: str = "engagement", **more: Any) -> Path:
    """A whole run folder that holds this answer, as the runner writes it."""
    found = [{"finding": result.to_dict(), "table": result.rows()}]
    day = str(of.as_of) if of.day is None else of.day.isoformat()
    content = finding_files.document(of, report, {"as_of": more.pop("as_of", day)}, found) | more
    bytes_ = finding_files.to_bytes(content)
    place.mkdir(parents=True)
    (place / "findings.json").write_bytes(bytes_)
    manifest = {"report": report, "status": "done", "findings": {"sha256": hashlib.sha256(bytes_).hexdigest()}}
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return place


def on(day: str) -> date:
    """A day."""
    return date.fromisoformat(day)
