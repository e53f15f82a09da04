"""Every metric of rhythm counted by hand on twelve people: numerator and denominator (see `tests.engagement.dozen`)."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.answers.result import Result
from mentorlab.engagement import rhythm
from mentorlab.engagement.met.each_pair import Agreed, each_pair
from mentorlab.measures.meetings_read import meetings_read
from mentorlab.measures.pairs_run import pairs_run
from tests.engagement.dozen import MEETINGS, dozen, on, tables

AGREED = Agreed(every=20, as_agreed=0.8, active_days=45, regular_meetings=3, gap_times=2)
TIMES = 5  # copies of the dozen: then every count of one is of five, and may be told
# What it is called, the numerator, the denominator (of one dozen), and the typical value where there is one.
BY_HAND = {
    "have held a first meeting": (5, 6, 10),  # waits 5, 5, 10, 15, 20 and 50 so far: half have met after 10 days
    "have held at least 80 % of the meetings agreed": (3, 5, None),  # p1 5/5, p3 3/3, p6 4/5; not p2 2/5, p4 0/2
    "meetings held for each one agreed": (14, 20, 0.7),
    "meet at gaps that differ by more than the agreed interval": (0, 3, 1.0),  # p1 1, p3 1, p6 0.5
    "once went without a meeting for more than 40 days": (2, 6, 30),  # of 20, 40, 20, 50, 5, 60
    "held a meeting within the last 45 days": (4, 5, None),  # not p4; p3 has ended
    "hours together, where all minutes are known": (4, 5, 10.25 / 4),  # 5, 2.25, 1 and 2 hours
    "held": (15, 23, None),
    "cancelled": (4, 23, None),
    "postponed": (2, 23, None),
    "missed by somebody": (1, 23, None),
    "nothing is known of it": (1, 23, None),
    "minutes that a meeting took, where known": (14, 15, 675 / 14),
    "by the mentor": (2, 7, None),
    "by the mentee": (4, 7, None),  # one missed: only the mentor was there
    "by somebody else": (1, 7, None),
    "because of work and deadlines": (2, 6, None),
    "because of travel": (2, 6, None),
    "because of illness": (1, 6, None),
    "no reason given": (1, 6, None),
    "moved more than once": (1, 1, 2),
    "postponed and never given another day": (0, 2, None),
    "followed by any meeting held within 14 days": (1, 5, None),  # that of day 65; that of day 92 is not over yet
    "replaced by a meeting held within 14 days": (0, 5, None),
    "the 14 days are not over yet": (1, 6, None),
}
NORTH = {"as_agreed": (2, 3), "cadence": (10, 13), "held": (10, 13)}
SOUTH = {"as_agreed": (1, 2), "cadence": (4, 7), "held": (5, 10)}


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The answer about five dozens."""
    return rhythm(dozen(tmp_path_factory.mktemp("dozens"), TIMES))


def _row(answer: Result, metric: str, group: str = "everyone") -> pd.Series:
    table = answer.table
    found = table[(table["metric"] == metric) & (table["group"] == group) & table["from_on"].isna()]
    assert len(found) == 1, metric
    return found.iloc[0]


def test_each_pair_is_as_counted_by_hand(tmp_path: Path) -> None:
    program = dozen(tmp_path)
    pairs = pairs_run(program)
    found = each_pair(pairs.frame, meetings_read(program, pairs).rows, pairs.day, AGREED)
    by_hand = {
        "met": [1, 1, 1, 0, 1, 1],
        "waited": [10, 20, 15, 50, 5, 5],
        "held": [5, 2, 3, 0, 1, 4],
        "expected": [5, 5, 3, 2, 0, 5],
        "cadence": [1, 0.4, 1, 0, math.nan, 0.8],
        "as_agreed": [1, 0, 1, 0, math.nan, 1],
        "gaps": [4, 1, 2, 0, 0, 3],
        "regularity": [1, math.nan, 1, math.nan, math.nan, 0.5],
        "longest": [20, 40, 20, 50, 5, 60],
        "long_gap": [0, 0, 0, 1, 0, 1],
        "minutes": [300, 60, 135, 0, 60, 120],
        "n_minutes": [5, 1, 3, 0, 1, 4],
        "running": [1, 1, 0, 1, 1, 1],
        "active": [1, 1, math.nan, 0, 1, 1],
    }
    assert list(found.columns) == list(by_hand)
    for name, values in by_hand.items():
        np.testing.assert_allclose(found[name].to_numpy(dtype=float), values, err_msg=name)


@pytest.mark.parametrize("metric", sorted(BY_HAND))
def test_every_metric_is_as_counted_by_hand(answer: Result, metric: str) -> None:
    k, n, typical = BY_HAND[metric]
    row = _row(answer, metric)
    assert (row["n_counted"], row["n_of"]) == (TIMES * k, TIMES * n)
    assert not row["hidden"]
    if typical is not None:
        assert row["typical"] == pytest.approx(typical)
    if pd.notna(row["share"]):
        assert row["share"] == pytest.approx(k / n)
        assert pd.isna(row["share_low"]) or row["share_low"] <= row["share"] <= row["share_high"]


def test_nothing_else_is_told_of_everyone(answer: Result) -> None:
    mine = answer.table[(answer.table["group"] == "everyone") & answer.table["from_on"].isna()]
    others = set(mine["metric"]) - set(BY_HAND)
    assert others == {"days between two meetings, as agreed", "meetings to come"}
    assert _row(answer, "days between two meetings, as agreed")["typical"] == 20
    assert _row(answer, "meetings to come")["n_counted"] == TIMES


@pytest.mark.parametrize(("group", "by_hand"), [("North", NORTH), ("South", SOUTH)])
def test_groups_are_as_counted_by_hand(answer: Result, group: str, by_hand: dict[str, tuple[int, int]]) -> None:
    names = {"as_agreed": "have held at least 80 % of the meetings agreed", "held": "held"}
    names["cadence"] = "meetings held for each one agreed"
    for metric, (k, n) in by_hand.items():
        row = _row(answer, names[metric], group)
        assert (row["n_counted"], row["n_of"]) == (TIMES * k, TIMES * n), metric


def test_weeks_hold_every_meeting_once_and_the_agreed_line_is_days_run_over_the_interval(answer: Result) -> None:
    weeks = answer.table[(answer.table["metric"] == "held (weeks)") & (answer.table["group"] == "everyone")]
    first = weeks[: int((weeks["to_on"] == weeks["to_on"].max()).to_numpy().argmax()) + 1]
    assert first["n_counted"].sum() == TIMES * 15
    assert first["n_of"].sum() == TIMES * 23
    days = 100 + 100 + 60 + 50 + 10 + 100
    rounding = TIMES / 2 / 20 * 101  # the pairs of every span are rounded to fives
    assert first["typical"].sum() == pytest.approx(TIMES * days / 20, abs=rounding)


def test_a_dozen_alone_tells_of_nobody(tmp_path: Path) -> None:
    told = rhythm(dozen(tmp_path))
    table = told.table
    counts = table[["n_counted"]].to_numpy(dtype=float).ravel()
    behind = counts[~np.isnan(counts) & (counts > 0)]
    # Six pairs: whatever is told of fewer than five of them is hidden, and what would follow by subtraction.
    row = _row(told, "have held at least 80 % of the meetings agreed")
    assert bool(row["hidden"])
    assert pd.isna(row["n_counted"])
    assert "pairs have held at least" not in told.sentence() or "fewer than" in told.sentence()
    assert set(behind) <= {5.0, 14.0, 15.0}  # all but one pair met (hidden); meetings held, of five pairs


def test_as_of_an_earlier_day_nothing_later_is_known(tmp_path: Path) -> None:
    program = dozen(tmp_path, TIMES)
    early = rhythm(program, as_of=(pd.Timestamp(str(on(45)))).date())
    row = _row(early, "have held a first meeting")  # p1, p2, p3, p6 had begun and met
    assert (row["n_counted"], row["n_of"]) == (TIMES * 4, TIMES * 4)
    cadence = _row(early, "meetings held for each one agreed")  # held 2, 1, 2, 2 of 2 agreed each
    assert (cadence["n_counted"], cadence["n_of"]) == (TIMES * 7, TIMES * 8)
    waiting = _row(early, "the 14 days are not over yet")  # called off on days 35 and 40
    assert (waiting["n_counted"], waiting["n_of"]) == (TIMES * 2, TIMES * 2)


def test_the_definitions_say_what_the_charter_changed(tmp_path: Path) -> None:
    own = {"engagement.active": {"days": 20}, "engagement.as_agreed": {"share": 0.3}}
    told = rhythm(dozen(tmp_path, TIMES, {"definitions": own}))
    assert _row(told, "held a meeting within the last 20 days")["n_counted"] == TIMES * 3  # p1, p5, p6
    assert _row(told, "have held at least 30 % of the meetings agreed")["n_counted"] == TIMES * 4
    named = {one["id"]: one["settings"] for one in told.to_dict()["definitions"]}
    assert named["engagement.active"] == {"days": 20.0}
    assert len(named) == 13


def test_without_an_agreed_rhythm_the_default_is_taken_and_said(tmp_path: Path) -> None:
    told = rhythm(dozen(tmp_path, TIMES, {"rhythm": None}))
    assert _row(told, "days between two meetings, as agreed")["typical"] == 30
    assert "Taken is a meeting every 30 days" in told.sentence()
    assert "rhythm, meetings_every_days" in " ".join(told.next_steps)


def test_a_pair_that_ends_and_restarts_has_no_days_in_between(tmp_path: Path) -> None:
    made = tables(TIMES)
    again = made["pairs"][made["pairs"]["pair_id"].str.startswith("p3")].copy()
    again["pair_id"] = "again-" + again["pair_id"]
    again[["matched_on", "started_on"]] = on(80)
    again["ended_on"] = None
    pairs = pd.concat([made["pairs"], again], ignore_index=True)
    told = rhythm(dozen(tmp_path, TIMES, pairs=pairs))
    row = _row(told, "meetings held for each one agreed")  # 20 days more, in which one was agreed and none held
    assert (row["n_counted"], row["n_of"]) == (TIMES * 14, TIMES * 21)
    assert _row(told, "once went without a meeting for more than 40 days")["n_of"] == TIMES * 7
    assert _row(told, "once went without a meeting for more than 40 days")["n_counted"] == TIMES * 2
    assert any("5 pairs are of two people who were a pair before" in note for note in told.notes)


def test_a_circle_meets_once_and_each_of_its_pairs_has_met(tmp_path: Path) -> None:
    made = tables(TIMES)
    numbers = range(TIMES)
    circle = pd.DataFrame(
        {
            "pair_id": [f"c{copy}-{one}" for copy in numbers for one in "ab"],
            "mentor_id": [f"mentor1-{copy}" for copy in numbers for _ in "ab"],
            "mentee_id": [f"mentee{one}-{copy}" for copy in numbers for one in (2, 3)],
            "matched_on": on(0),
            "started_on": on(0),
            "group_id": [f"circle{copy}" for copy in numbers for _ in "ab"],
            "kind": "circle",
        }
    )
    meetings = [
        {
            "meeting_id": f"c{copy}-{day}",
            "group_id": f"circle{copy}",
            "planned_on": on(day),
            "status": "held",
            "held_on": on(day),
        }
        for copy in numbers
        for day in (10, 30)
    ]
    rows = pd.concat([made["meetings"], pd.DataFrame(meetings)], ignore_index=True)
    told = rhythm(dozen(tmp_path, TIMES, pairs=pd.concat([made["pairs"], circle], ignore_index=True), meetings=rows))
    held = _row(told, "held")
    assert (held["n_counted"], held["n_of"]) == (TIMES * 17, TIMES * 25)  # two meetings more
    cadence = _row(told, "meetings held for each one agreed")
    assert (cadence["n_counted"], cadence["n_of"]) == (TIMES * (14 + 4), TIMES * (20 + 10))  # two for each of two pairs
    assert _row(told, "have held a first meeting")["n_counted"] == TIMES * 7


def test_no_reason_is_ever_quoted(tmp_path: Path) -> None:
    made = tables(TIMES)
    made["meetings"]["reason"] = made["meetings"]["reason"].replace({"sick": "Quarrelsome zebra of Mr Smith"})
    told = rhythm(dozen(tmp_path, TIMES, meetings=made["meetings"]))
    assert _row(told, "another reason")["n_counted"] == TIMES
    everything = f"{told.to_dict()} {told.rows()} {told.figure().svg()!r} {told._repr_html_()}"
    assert "zebra" not in everything


def test_no_pair_yet_is_said(tmp_path: Path) -> None:
    told = rhythm(dozen(tmp_path), as_of=pd.Timestamp("2026-01-04").date())
    assert told.status == "not_possible"
    assert "no pair has begun yet" in told.reason


def test_too_few_pairs_are_hidden(tmp_path: Path) -> None:
    made = tables()
    kept: dict[str, Any] = {"pairs": made["pairs"][:4], "meetings": made["meetings"][:13]}
    told = rhythm(dozen(tmp_path, **kept, attendance=made["attendance"][:0]))
    assert told.status == "hidden"
    assert told.table["n_of"].isna().all()


def test_the_dozen_has_every_status() -> None:
    assert {one[2] for one in MEETINGS} == {"held", "planned", "cancelled", "no_show", "postponed"}
