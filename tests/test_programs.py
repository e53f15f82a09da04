"""Is what the table of the twelve people says what their tables hold? Counted again from the files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from mentorlab.measures.meetings_read import meetings_read
from mentorlab.measures.opening import check
from mentorlab.measures.pairs_run import pairs_run
from tests.programs import TWELVE, of_twelve, twelve, write_program


def test_twelve_people_make_a_program_without_a_fault(tmp_path: Path) -> None:
    faults, program = check(write_program(tmp_path, TWELVE, **twelve()))
    assert faults == []
    assert program is not None
    assert program.rows["people"] == 12
    assert str(program.as_of) == "2026-06-30"
    assert of_twelve(tmp_path).charter.privacy.smallest_group == 2


def test_their_pairs_are_read_as_counted_by_hand(tmp_path: Path) -> None:
    frame = pairs_run(of_twelve(tmp_path)).frame
    assert frame["days"].to_dict() == {"p1": 120, "p2": 44, "p3": 57, "p4": 59, "p5": 29, "p6": 117}
    assert list(frame.index[frame["running"]]) == ["p1", "p3", "p5", "p6"]
    assert frame["spell"].to_dict() == {"p1": 1, "p2": 1, "p3": 1, "p4": 1, "p5": 2, "p6": 1}
    assert frame.loc["p5", "planned_end_on"] == pd.Timestamp("2026-08-31")


def test_their_meetings_are_read_as_counted_by_hand(tmp_path: Path) -> None:
    read = meetings_read(of_twelve(tmp_path))
    due = read.rows[~read.rows["to_come"]]
    assert len(due) == 17
    assert due["status"].value_counts().to_dict() == {
        "held": 8,
        "cancelled": 3,
        "postponed": 3,
        "no_show": 2,
        "unknown": 1,
    }
    assert dict(read.left_out) == {"after_end": 1, "twice": 2}
    assert list(read.rows.loc[read.rows["to_come"], "meeting_id"]) == ["m09"]
    held = due[due["status"] == "held"]
    assert held.groupby("pair")["minutes"].sum().to_dict() == {"p1": 225, "p2": 60, "p3": 60, "p4": 30, "p5": 60}
    assert set(held["meeting_id"]) == {"m01", "m02", "m06", "m07", "m10", "m13", "m15", "m18"}
    assert due["called_off_by"].value_counts().to_dict() == {"mentor": 5, "mentee": 3}
    assert due["reason"].value_counts().to_dict() == {"workload": 3, "travel": 2, "no agenda": 1}


def test_their_steps_are_as_counted_by_hand() -> None:
    tables = twelve()
    people, outreach, applied = (tables[name] for name in ("people", "outreach", "applications"))
    mentees = set(people.loc[people["eligible_as"].isin(["mentee", "both"]) & people["left_on"].isna(), "person_id"])
    mine = outreach[outreach["person_id"].isin(mentees)]
    asked = applied[applied["role"] == "mentee"]
    steps = [
        mentees,
        set(mine["person_id"]),
        set(mine.loc[mine["opened_on"].notna(), "person_id"]),
        set(mine.loc[mine["answered_on"].notna(), "person_id"]),
        set(asked["person_id"]),
        set(asked.loc[asked["trained_on"].notna(), "person_id"]),
        set(tables["pairs"]["mentee_id"]),
    ]
    assert [len(step) for step in steps] == [7, 6, 5, 4, 6, 4, 4]
    assert (len(steps[4] & steps[1]), len(steps[4] & steps[3])) == (5, 4)
    counts = outreach.groupby("campaign")[["sent_on", "opened_on", "answered_on"]].count()
    assert counts.to_numpy().tolist() == [[10, 7, 4], [5, 4, 2]]
    invited = outreach[outreach["campaign"] == "invitation"]
    by_variant = invited.groupby("variant")[["sent_on", "opened_on", "answered_on"]].count()
    assert by_variant.to_numpy().tolist() == [[5, 3, 2], [5, 4, 2]]
    first = tables["pairs"].groupby("mentee_id")["matched_on"].min()
    waited = pd.to_datetime(first) - pd.to_datetime(asked.set_index("person_id")["applied_on"].reindex(first.index))
    assert waited.dt.days.to_dict() == {"B1": 49, "E1": 48, "E2": 47, "E3": 34}
    still = pd.Timestamp("2026-06-30") - pd.to_datetime(asked.set_index("person_id")["applied_on"])
    assert (still.dt.days["E4"], still.dt.days["E6"]) == (148, 85)


def test_what_they_say_scores_as_counted_by_hand() -> None:
    said = twelve()["responses"]
    points = said["value"].where(said["item"] != "Q4", 6 - said["value"])
    scores = points.groupby([said["person_id"], said["about_id"]]).mean().round(6)
    assert scores.to_dict() == {
        ("E1", "E1"): 4.2,
        ("M1", "E1"): 4.0,
        ("E2", "E2"): 4.0,
        ("M2", "E2"): 3.0,
        ("E3", "E3"): 5.0,
        ("B1", "E3"): 5.0,
    }
