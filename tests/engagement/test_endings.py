"""Which pairs closed early, why, and what became of their mentees? Counted by hand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from mentorlab import engagement
from mentorlab.engagement.closing.early import closed_early
from mentorlab.engagement.closing.rows import again_rows, why_rows
from mentorlab.engagement.merged import merged_kinds
from mentorlab.measures.pairs_run import pairs_run
from tests.engagement.nine_pairs import AFTER, PAIRS, dozen, said
from tests.programs import demo

DAY = said(*AFTER)  # the last of which is dated 10 July


def test_early_is_before_three_quarters_and_without_the_goal(tmp_path: Path) -> None:
    # 134.25 of 179 days: p7 (29) and p9 (128) are early, p2 (159) is not, p4 (98) met its goal; nine are old enough.
    program = dozen(tmp_path, DAY)
    closed = closed_early(pairs_run(program), 0.75, 14)
    assert list(closed.frame.index[closed.frame["early"]]) == ["p7", "p9"]
    assert (len(closed.counted), closed.n_young, closed.n_without_end) == (9, 0, 0)
    table = engagement.endings(program).table
    assert tuple(table.loc[0, ["n_early", "n_pairs"]]) == (2, 9)
    assert table.loc[0, "share"] == pytest.approx(2 / 9)
    # One mismatch and one who left: told together.
    why = table[table["topic"] == "why"]
    assert list(why["group"]) == ["other reasons"]
    assert why["n_early"].sum() == 2


def test_another_share_of_the_time_agreed(tmp_path: Path) -> None:
    charter = {"definitions": {"engagement.early_closure": {"share": 0.9}}}  # 161.1 days: p2 with its 159 too
    result = engagement.endings(dozen(tmp_path, DAY, charter))
    assert tuple(result.table.loc[0, ["n_early", "n_pairs"]]) == (3, 9)
    assert "90 % of the time agreed" in result.sentence()
    assert result.defined[0].changed == ("share",)


def test_pairs_too_young_lower_nothing(tmp_path: Path) -> None:
    # On 1 June 75 % of p8's 144 days (108: 4 June) have not passed; of the others (134.25: 27 May) they have.
    program = dozen(tmp_path, DAY).as_at(pd.Timestamp("2026-06-01").date())
    closed = closed_early(pairs_run(program), 0.75, 14)
    assert (len(closed.counted), closed.n_young, closed.n_young_ended) == (8, 1, 0)
    result = engagement.endings(dozen(tmp_path / "b", DAY), as_of="2026-05-20")
    assert result.status == "not_possible"
    assert "no pair is old enough" in result.sentence()


def test_who_was_matched_again_and_went_on(tmp_path: Path) -> None:
    # i of p7 has p8, made six days after; j of p9 left. As soon as p8 closes early too, it does not go on.
    closed = closed_early(pairs_run(dozen(tmp_path, DAY)), 0.75, 14)
    assert closed.again.loc["i"].to_list() == [True, True]
    assert list(closed.again.index) == ["i"]
    pairs = PAIRS.set_index("pair_id")
    pairs.loc["p8", ["ended_on", "ended_why"]] = ["2026-03-20", "mismatch"]
    found = closed_early(pairs_run(dozen(tmp_path / "b", DAY, pairs=pairs.reset_index())), 0.75, 14).again
    assert found.loc["i"].to_list() == [True, False]


def test_a_pair_from_long_before_is_no_new_one(tmp_path: Path) -> None:
    pairs = PAIRS.set_index("pair_id")
    pairs.loc["p8", "matched_on"] = "2026-01-12"  # i had both mentors from the start
    program = dozen(tmp_path, DAY, pairs=pairs.reset_index())
    assert closed_early(pairs_run(program), 0.75, 14).again.loc["i"].to_list() == [False, False]
    assert closed_early(pairs_run(program), 0.75, 60).again.loc["i"].to_list() == [True, True]


def test_a_pair_without_a_day_of_its_end_is_left_out_and_counted(tmp_path: Path) -> None:
    closed = closed_early(pairs_run(dozen(tmp_path, DAY, {"ends_on": None})), 0.75, 14)
    assert (len(closed.frame), closed.n_without_end) == (0, 9)
    result = engagement.endings(dozen(tmp_path / "b", DAY, {"ends_on": None}))
    assert result.status == "not_possible"


def test_counts_do_not_tell_how_few_left(tmp_path: Path) -> None:
    # Two closed early, of whom one left: "one mentee stayed" would tell of that one, and so would the rows after it.
    closed = closed_early(pairs_run(dozen(tmp_path, DAY)), 0.75, 14)
    assert [row["hidden"] for row in again_rows(closed, 2, 0.95)] == [True, True]
    assert why_rows(closed, 3) == []


@pytest.mark.parametrize(
    ("kinds", "smallest", "told"),
    [
        ("aaaaaabbbbbb", 5, {"a": 6, "b": 6}),
        ("aaaaaabbbbbbccdd", 4, {"a": 6, "b": 6, "other": 4}),
        ("aaaaaabbbbbbcc", 5, {"b": 6, "other": 8}),  # two alone would be told: the next smallest joins them
        ("aaabbb", 5, {"other": 6}),
        ("aab", 5, None),
    ],
)
def test_kinds_of_too_few_stand_together(kinds: str, smallest: int, told: dict[str, int] | None) -> None:
    cells = pd.Series(list(kinds))
    found = merged_kinds(cells, pd.Series(range(len(cells))), smallest, "other")
    assert (None if found is None else found.value_counts().to_dict()) == told


def test_many_contacts_of_one_person_are_not_many_people() -> None:
    kinds = pd.Series(list("aaaaaaabbbbb"))
    who = pd.Series([1] * 7 + [2, 3, 4, 5, 6])
    assert set(merged_kinds(kinds, who, 5, "other")) == {"other"}  # type: ignore[arg-type]


def test_before_any_pair_is_old_enough_it_is_told_what_ended_so_far() -> None:
    # In July 13 of 110 pairs of the demo had ended early: to the nearest five, as in the weekly state.
    result = engagement.endings(demo(), as_of="2026-07-27")
    assert result.status == "not_possible"
    assert "can be told from 2026-09 on. So far about 15 of 110 pairs ended early" in result.sentence()
