"""Is it counted rightly who can still be asked, and said honestly when a test of them is hopeless?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mentorlab.reach import next_test
from mentorlab.tables.program import Program
from tests.reach.inviting import applying, ids, outreach, program


def _asked(folder: Path, n: int = 150, **tables: Any) -> Program:
    people = pd.DataFrame({"person_id": ids(n), "eligible_as": "mentee"})
    return program(folder, None, **{"people": people, **tables})


def test_who_can_still_be_asked_by_hand(tmp_path: Path) -> None:
    """Of twelve: two are mentors, one has left, one is eligible from July, one has applied, one is in a pair."""
    people = pd.DataFrame({"person_id": ids(12), "eligible_as": ["mentor", "none", *["mentee"] * 8, "both", "both"]})
    people["left_on"] = [None, None, "2026-02-01", *[None] * 9]
    people["eligible_on"] = [None, None, None, "2026-07-01", *[None] * 8]
    pairs = pd.DataFrame({"pair_id": ["a"], "mentor_id": ["p000"], "mentee_id": ["p005"], "matched_on": ["2026-01-20"]})
    made = program(tmp_path, None, people=people, pairs=pairs, applications=applying(["p004"]))
    table = next_test(made, share=0.5).table
    assert table.loc[0, ["n", "n_each"]].tolist() == [6, 3]  # p006 to p011
    earlier = next_test(made, share=0.5, as_of=dt.date(2026, 1, 5)).table
    assert earlier.loc[0, "n"] == 9  # p002 had not left, p004 not applied, p005 not been matched


def test_people_needed_are_those_of_another_program(tmp_path: Path) -> None:
    """R's power.prop.test(p1 = .5, p2 = .75, power = .9): 76.7 in each group."""
    result = next_test(_asked(tmp_path), share=0.5, worthwhile_points=25.0, power=0.9)
    assert result.table.loc[0, "n_needed"] == 2 * 77
    assert result.verdict == "too_small"
    assert "25 points would take 154 people" in result.claim


def test_enough_short_and_hopeless(tmp_path: Path) -> None:
    made = _asked(tmp_path)
    said = {size: next_test(made, share=0.3, worthwhile_points=size) for size in (30.0, 15.0, 5.0)}
    assert [one.table.loc[0, "enough"] for one in said.values()] == ["yes", "no", "no, far from it"]
    assert [one.verdict for one in said.values()] == ["enough", "too_small", "too_small"]
    assert "hopeless" in said[5.0].claim
    assert "hopeless" not in said[15.0].claim


def test_so_few_that_no_difference_would_be_found(tmp_path: Path) -> None:
    result = next_test(_asked(tmp_path, 9), share=0.5)
    assert "would find no difference of any size" in result.claim
    assert pd.isna(result.table.loc[0, "detectable_difference"])


def test_more_variants_take_more_people_and_a_stricter_level(tmp_path: Path) -> None:
    table = next_test(_asked(tmp_path), share=0.3, variants=3).table
    assert table["n_variants"].tolist() == [3, 2, 4]
    by_number = table.set_index("n_variants")["n_needed"]
    assert by_number[2] < by_number[3] < by_number[4]


def test_the_share_comes_from_the_last_message(tmp_path: Path) -> None:
    mails = pd.concat([outreach(ids(100)), outreach(ids(100)[30:], "reminder", sent_on="2026-02-01")])
    applied = pd.concat([applying(ids(100)[:20]), applying(ids(100)[50:64], "2026-02-03")])
    result = next_test(_asked(tmp_path, outreach=mails, applications=applied))
    assert result.table.loc[0, "share_applied"] == pytest.approx(14 / 70)
    assert "as after reminder" in dict(result.facts)["Share assumed"]
    assert result.table.loc[0, "n"] == 150 - 34


def test_nobody_left_and_a_few_left(tmp_path: Path) -> None:
    few = _asked(tmp_path / "few", applications=applying(ids(147)))
    assert next_test(few).status == "hidden"
    assert "3" not in next_test(few).claim
    assert next_test(_asked(tmp_path / "none", applications=applying(ids(150)))).status == "not_possible"
