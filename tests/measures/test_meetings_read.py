"""Is every meeting counted once, and every row that is not counted told? By hand, on pairs of a few rows."""

from __future__ import annotations

import functools
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mentorlab.measures.meetings_read import MeetingsRead, meetings_read
from mentorlab.measures.opening import load
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.simulation.memory import as_loaded
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.exports.importing import import_export
from mentorlab.tables.program import Program
from mentorlab.tables.pseudonyms import pseudonyms
from tests.programs import TWELVE, of_twelve, twelve, write_program

COLUMNS = ["meeting_id", "pair_id", "planned_on", "held_on", "status", "minutes", "replaces", "source"]
Row = tuple[object, ...]


def held(name: str, on: str, source: str | None, minutes: int | None = None, pair: str = "p1") -> Row:
    return (name, pair, None, on, "held", minutes, None, source)


def planned(name: str, on: str, source: str | None, status: str = "unknown", replaces: str | None = None) -> Row:
    return (name, "p1", on, None, status, None, replaces, source)


@functools.cache
def opened() -> Program:
    with tempfile.TemporaryDirectory() as folder:
        return of_twelve(Path(folder), smallest=3)


def read(*rows: Row) -> MeetingsRead:
    """The meetings of the twelve people, were these the rows of their table."""
    typed = {name: "datetime64[us]" if name.endswith("_on") else "str" for name in COLUMNS} | {"minutes": "float64"}
    meetings = as_loaded(TABLES["meetings"], pd.DataFrame(list(rows), columns=COLUMNS).astype(typed))
    return meetings_read(replace(opened(), frames={**opened().frames, "meetings": meetings}))


def ids(found: MeetingsRead) -> list[str]:
    return list(found.rows["meeting_id"])


def test_two_held_on_one_day_are_one_meeting_and_the_row_with_minutes_stays() -> None:
    found = read(
        held("a", "2026-04-08", "form"),
        held("b", "2026-04-08", "calendar", 60),
        held("c", "2026-04-08", None),
        held("d", "2026-04-09", "form", 30, pair="p6"),
        held("e", "2026-04-08", "form", 45),
    )
    assert ids(found) == ["b", "d"]
    assert dict(found.left_out) == {"twice": 3}
    assert found.notes == (
        "3 meetings were logged twice (one day, or neighbouring days by two sources): counted once.",
    )


@pytest.mark.parametrize("status", ["cancelled", "postponed", "no_show", "unknown", "planned"])
def test_a_meeting_not_held_is_logged_twice_where_two_rows_of_a_day_say_the_same(status: str) -> None:
    day = "2026-06-15"
    found = read(
        planned("a", day, "calendar", status),
        planned("b", day, "form", status),
        planned("c", "2026-06-22", "form", status),
        planned("d", "2026-06-22", "form", status, replaces="b"),
    )
    assert ids(found) == ["a", "c", "d"]
    assert found.rows["replaces"].tolist()[2] == "a"
    assert found.notes == (
        "Fewer than 3 meetings were logged twice (one day, or neighbouring days by two sources): counted once.",
    )


def test_two_plans_of_one_day_and_the_meeting_held_are_one() -> None:
    found = read(
        planned("a", "2026-06-18", "calendar"),
        planned("b", "2026-06-18", "calendar"),
        held("c", "2026-06-19", "form"),
    )
    assert (ids(found), dict(found.left_out)) == (["c"], {"twice": 2})


@pytest.mark.parametrize(
    ("rows", "stay"),
    [
        # In UTC the evening in New York is the next day, and the small hours in Berlin are the day before.
        ([held("a", "2026-06-19", "form"), held("b", "2026-06-20", "calendar", 60)], ["a"]),
        ([held("a", "2026-06-19", "calendar", 60), held("b", "2026-06-20", "form")], ["a"]),
        # One source tells of two meetings on two days; so does a source that does not say what it is.
        ([held("a", "2026-06-19", "form"), held("b", "2026-06-20", "form")], ["a", "b"]),
        ([held("a", "2026-06-19", None), held("b", "2026-06-20", "form")], ["a", "b"]),
        ([held("a", "2026-06-18", "form"), held("b", "2026-06-20", "calendar")], ["a", "b"]),
        # Three days in a row are two meetings, four are two as well.
        ([held(name, f"2026-06-{day}", of) for name, day, of in
          (("a", 15, "form"), ("b", 16, "calendar"), ("c", 17, "form"))], ["a", "c"]),
        ([held(name, f"2026-06-{day}", of) for name, day, of in
          (("a", 15, "form"), ("b", 16, "calendar"), ("c", 17, "form"), ("d", 18, "calendar"))], ["a", "c"]),
        # What both tell of on one day is whole: the day after is another meeting.
        ([held("a", "2026-06-15", "form", 60), held("b", "2026-06-15", "calendar"), held("c", "2026-06-16", "form")],
         ["a", "c"]),
    ],
)  # fmt: skip
def test_neighbouring_days_are_one_meeting_where_two_sources_tell_of_them(rows: list[Row], stay: list[str]) -> None:
    found = read(*rows)
    assert ids(found) == stay
    assert found.left_out.get("twice", 0) == len(rows) - len(stay)


def test_minutes_are_taken_from_the_row_that_has_them() -> None:
    found = read(held("a", "2026-06-19", "form"), held("b", "2026-06-20", "calendar", 60))
    assert found.rows.loc[0, ["meeting_id", "minutes"]].tolist() == ["a", 60]


@pytest.mark.parametrize("day", ["2026-06-18", "2026-06-19", "2026-06-20"])
def test_a_calendar_that_does_not_know_and_a_form_that_does_tell_of_one_meeting(day: str) -> None:
    found = read(planned("a", day, "calendar"), held("b", "2026-06-19", "form", 50))
    assert found.rows[["meeting_id", "status", "minutes"]].to_numpy().tolist() == [["b", "held", 50]]
    assert found.rows.loc[0, "planned_on"] == pd.Timestamp(day)
    assert dict(found.left_out) == {"twice": 1}


@pytest.mark.parametrize(
    "other",
    [
        planned("a", "2026-06-17", "calendar"),
        planned("a", "2026-06-19", "form"),
        planned("a", "2026-06-19", None),
        planned("a", "2026-06-19", "calendar", "cancelled"),
        planned("a", "2026-06-18", "calendar", "no_show"),
    ],
)
def test_other_rows_beside_a_meeting_held_stay(other: Row) -> None:
    found = read(other, held("b", "2026-06-19", "form", 50))
    assert (sorted(ids(found)), dict(found.left_out)) == (["a", "b"], {})


def test_one_form_answers_for_one_planned_meeting_only() -> None:
    found = read(
        planned("a", "2026-06-18", "calendar"),
        planned("b", "2026-06-19", "calendar"),
        held("c", "2026-06-19", "form"),
    )
    assert ids(found) == ["a", "c"]


def test_chains_go_on_through_the_row_that_stands() -> None:
    found = read(
        planned("a", "2026-06-08", "calendar", "postponed"),
        planned("b", "2026-06-15", "calendar", "unknown", replaces="a"),
        held("c", "2026-06-15", "form"),
        (*planned("d", "2026-06-25", "calendar", "cancelled")[:6], "b", "calendar"),
    )
    assert found.rows[["meeting_id", "replaces"]].astype("object").fillna("").to_numpy().tolist() == [
        ["a", ""],
        ["c", "a"],
        ["d", "c"],
    ]


def test_rows_that_name_each_other_replace_nothing() -> None:
    found = read(
        planned("a", "2026-06-15", "calendar"),
        (*held("b", "2026-06-16", "form")[:6], "a", "form"),
    )
    assert ids(found) == ["b"]
    assert found.rows["replaces"].isna().all()


def test_what_lies_outside_the_pair_is_left_out_and_told() -> None:
    found = read(
        held("a", "2026-02-27", "form"),
        held("b", "2026-03-02", "form"),
        held("c", "2026-04-15", "form", pair="p2"),
        held("d", "2026-04-16", "form", pair="p2"),
        planned("e", "2026-07-20", "calendar", "planned"),
    )
    assert ids(found) == ["b", "e", "c"]
    assert dict(found.left_out) == {"before": 1, "after_end": 1}
    assert found.rows["to_come"].tolist() == [False, True, False]


def test_a_pair_that_restarts_has_the_meetings_of_each_spell() -> None:
    found = read(
        held("a", "2026-04-30", "form", pair="p4"),
        held("b", "2026-05-15", "form", pair="p4"),
        held("c", "2026-06-01", "form", pair="p5"),
    )
    assert found.rows.set_index("meeting_id")["pair"].to_dict() == {"a": "p4", "c": "p5"}


def test_a_circle_meets_once_for_each_pair_that_ran(tmp_path: Path) -> None:
    pairs = twelve()["pairs"].assign(group_id=["g", "g", None, None, None, None])
    rows = [(*held("a", f"2026-04-{day}", "form")[:1], None, None, f"2026-04-{day}", "held", 60, None, "form", "g")
            for day in ("10",)] + [("b", None, None, "2026-05-10", "held", 60, None, "form", "g")]  # fmt: skip
    meetings = pd.DataFrame(rows, columns=[*COLUMNS, "group_id"])
    found = meetings_read(of_twelve(tmp_path, pairs=pairs, meetings=meetings))
    assert found.rows[["pair", "meeting_id"]].to_numpy().tolist() == [["p1", "a"], ["p1", "b"], ["p2", "a"]]


@pytest.mark.parametrize("said", ["past: unknown\n", "past: held\n", "past: held\ntime_zone: Europe/Berlin\n"])
def test_a_calendar_in_utc_and_a_form_filled_in_here_tell_of_one_meeting(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half past midnight on 20 June in Berlin is the 19th in UTC."""
    monkeypatch.setenv("MENTORLAB_SECRET", "a long text that nobody knows")
    ana, bo = pseudonyms(pd.Series(["ana@example.org", "bo@example.org"]), tmp_path / "p")
    pairs = pd.DataFrame({"pair_id": ["p1"], "mentor_id": ana, "mentee_id": bo, "matched_on": "2026-03-02"})
    folder = write_program(tmp_path / "p", TWELVE, pairs=pairs)
    event = "BEGIN:VEVENT\nUID:a\nDTSTAMP:20260701T120000Z\nDTSTART:20260619T223000Z\nDTEND:20260619T233000Z\n"
    event += "SUMMARY:Mentoring\nATTENDEE:mailto:ana@example.org\nATTENDEE:mailto:bo@example.org\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//made up//EN\n{event}END:VCALENDAR\n"
    (tmp_path / "c.ics").write_text(text, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(f"format: calendar\ntable: meetings\n{said}", encoding="utf-8")
    import_export(tmp_path / "c.ics", tmp_path / "m.yaml", folder)
    path = folder / "tables" / "meetings.csv"
    rows = pd.read_csv(path, dtype="str")
    form = {"meeting_id": "f1", "pair_id": "p1", "held_on": "2026-06-20", "status": "held", "source": "form"}
    pd.concat([rows, pd.DataFrame([form])]).to_csv(path, index=False)
    found = meetings_read(load(folder))
    assert len(found.rows) == 1
    assert (found.rows.loc[0, "status"], dict(found.left_out)) == ("held", {"twice": 1})


@pytest.mark.long
def test_200_000_rows_are_read_in_three_seconds(tmp_path: Path) -> None:
    rng, n, of = np.random.default_rng(5), 5000, 40
    ids = [f"p{number}" for number in range(n)]
    pairs = pd.DataFrame({"pair_id": ids, "mentor_id": "m", "mentee_id": ids, "matched_on": "2026-01-05"})
    days = pd.Timestamp("2026-01-06") + pd.to_timedelta(rng.integers(0, 700, n * of), "D")
    meetings = pd.DataFrame(
        {
            "meeting_id": np.arange(n * of),
            "pair_id": np.repeat(ids, of),
            "planned_on": days,
            "held_on": days.where(rng.random(n * of) < 0.8),
            "source": rng.choice(["form", "calendar"], n * of),
        }
    )
    meetings["status"] = np.where(meetings["held_on"].notna(), "held", "unknown")
    program = load(write_program(tmp_path, {"evaluation": {"design": None}}, pairs=pairs, meetings=meetings))
    run = pairs_run(program)
    began = time.perf_counter()
    found = meetings_read(program, run)
    assert time.perf_counter() - began < 3
    assert found.left_out["twice"] > 1000
