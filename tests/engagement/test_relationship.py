"""How do mentors and mentees see their pair? Twelve people, counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mentorlab import engagement, stats
from mentorlab.errors import BadInput
from mentorlab.measures.instruments import shipped_instruments
from mentorlab.measures.pair_answers import PairAnswers, pair_answers
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.tables.program import Program
from tests.engagement.nine_pairs import AFTER, MIDDLE, PAIRS, dozen, said
from tests.programs import demo

QUALITY = shipped_instruments()["relationship_quality"]


def read(program: Program) -> PairAnswers:
    return pair_answers(program, QUALITY, pairs_run(program))


def row(table: pd.DataFrame, view: str, measure: str = "relationship_quality", group: str = "everyone") -> pd.Series:
    rows = table[(table["view"] == view) & (table["measure"] == measure) & (table["group"] == group)]
    assert len(rows) == 1
    return rows.iloc[0]


def test_each_answer_is_about_its_pair(tmp_path: Path) -> None:
    answers = read(dozen(tmp_path, said(*MIDDLE)))
    assert answers.of("mentee", "middle").to_dict() == {"p1": 4, "p2": 3, "p3": 5, "p4": 4, "p5": 3, "p6": 2}
    assert answers.of("mentor", "middle").to_dict() == {"p1": 4, "p2": 4, "p3": 4, "p4": 5, "p5": 2, "p6": 5}
    assert answers.left_out == {}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("A", "", "middle", 1), "several"),  # a mentor of two who names nobody
        (("X", "", "middle", 1), "several"),  # in two roles: C's mentee, h's mentor
        (("i", "", "middle", 1), "several"),  # two mentors, one after the other
        (("n", "", "middle", 1), "no_pair"),
        (("d", "B", "middle", 1), "no_pair"),  # a colleague's mentor
        (("d", "A", "middle", 1), "twice"),  # d has said so of nobody already
    ],
)
def test_what_is_of_no_one_pair_is_left_out_and_counted(tmp_path: Path, more: Any, why: str) -> None:
    answers = read(dozen(tmp_path, said(*MIDDLE, more)))
    assert answers.left_out == {why: 1}
    assert len(answers.scores) == 12
    assert len(answers.notes) == 1
    assert "Fewer than 2" in answers.notes[0]
    # Of two answers about one pair, the one that names the partner counts.
    assert answers.of("mentee", "middle")["p1"] == (1 if why == "twice" else 4)


def test_an_answer_before_the_pair_began_is_of_no_pair_yet(tmp_path: Path) -> None:
    early = said(("C", "i", "middle", 4)).assign(answered_on="2026-02-01")  # p8 began on 16 February
    assert read(dozen(tmp_path, pd.concat([said(*MIDDLE), early]))).left_out == {"too_early": 1}


def test_of_a_pair_that_ended_and_began_again_the_spell_of_that_day_counts(tmp_path: Path) -> None:
    again = pd.DataFrame([("p10", "A", "e", "2026-06-25", "", "")], columns=PAIRS.columns)
    program = dozen(tmp_path, said(*MIDDLE, *AFTER), pairs=pd.concat([PAIRS, again]))
    answers = read(program)
    assert answers.of("mentee", "middle")["p2"] == 3
    assert answers.of("mentee", "after").to_dict() == {"p1": 5, "p10": 3, "p3": 5, "p4": 2}
    assert answers.left_out == {}


def test_two_who_are_mentor_of_each_other_are_left_out(tmp_path: Path) -> None:
    reverse = pd.DataFrame([("p10", "d", "A", "2026-01-12", "", "")], columns=PAIRS.columns)
    program = dozen(tmp_path, said(("d", "A", "middle", 4), ("e", "", "middle", 3)), pairs=pd.concat([PAIRS, reverse]))
    assert read(program).left_out == {"both_roles": 1}


def test_too_few_items_give_no_score(tmp_path: Path) -> None:
    some = said(*MIDDLE)
    some = some[~((some["person_id"] == "d") & some["item"].isin(["Q1", "Q2"]))]
    answers = read(dozen(tmp_path, some))
    assert answers.left_out == {"few_items": 1}
    assert "p1" not in answers.of("mentee", "middle")


def test_both_views_and_their_agreement_by_hand(tmp_path: Path) -> None:
    # Mentees 4 3 5 4 3 2: 21 of 6. Mentors 4 4 4 5 2 5: 24 of 6. Differences 0 1 −1 1 −1 3: 3 of 6.
    result = engagement.relationship(dozen(tmp_path, said(*MIDDLE)))
    mentees, mentors, within = (row(result.table, view) for view in ("mentees", "mentors", "mentor − mentee"))
    assert (mentees["n_pairs"], mentees["n_mentors"], mentees["mean"]) == (6, 4, 3.5)
    assert (mentors["n_pairs"], mentors["n_mentors"], mentors["mean"]) == (6, 4, 4.0)
    assert (within["n_pairs"], within["mean"]) == (6, 0.5)
    assert mentees[["low", "high"]].isna().all()  # fewer than ten are described
    assert within["icc"] != within["icc"]
    # 4 or more: three of six mentees; five of six mentors, where the sixth would be told.
    assert (mentees["n_good"], mentees["share"]) == (3, 0.5)
    assert pd.isna(mentors["n_good"])
    # Asked: running on 1 April are all but p7; both answered in six, p8 and p9 are silent.
    assert tuple(within[["n_asked", "n_both", "n_one", "n_none"]]) == (8, 6, 0, 2)
    assert "Of 8 pairs asked, both sides answered in 6, one in 0 and nobody in 2." in result.sentence()
    assert "In the 6 pairs where both answered, mentors rate it 0.50 points higher" in result.sentence("mentees")


def test_change_is_of_those_with_both_waves(tmp_path: Path) -> None:
    # d 4→5, e 3→3, f 5→5, g 4→2: −1 of 4; h and X answered in the middle only.
    result = engagement.relationship(dozen(tmp_path, said(*MIDDLE, *AFTER)))
    mentees = row(result.table, "mentees")
    assert (mentees["n_pairs"], mentees["mean"]) == (4, 3.75)
    assert (mentees["n_change"], mentees["change"]) == (4, -0.25)
    assert (mentees["n_before_only"], mentees["n_after_only"]) == (2, 0)
    assert bool(row(result.table, "mentors")["hidden"]) if "mentors" in set(result.table["view"]) else True
    assert bool(row(result.table, "mentor − mentee")["hidden"])
    assert result.waves == ("middle", "after")


def test_a_side_of_which_one_pair_more_would_be_told_is_shown_over_both(tmp_path: Path) -> None:
    result = engagement.relationship(dozen(tmp_path, said(*MIDDLE, ("i", "C", "middle", 1))))
    mentees = row(result.table, "mentees")
    assert (mentees["n_pairs"], mentees["mean"]) == (6, 3.5)  # without i, whose 1 would follow by subtraction
    assert any("shown over the pairs in which both answered" in note for note in result.notes)
    assert pd.isna(row(result.table, "mentor − mentee")["n_one"])


def test_where_one_mentor_stands_behind_all_nothing_is_shown(tmp_path: Path) -> None:
    result = engagement.relationship(dozen(tmp_path, said(("d", "", "middle", 4), ("e", "", "middle", 2))))
    assert result.status == "hidden"
    assert result.table.drop(columns=["measure", "view", "group", "hidden"]).isna().all().all()
    assert not result.shown


def test_low_response_is_said(tmp_path: Path) -> None:
    few = said(("d", "", "middle", 4), ("f", "", "middle", 2), ("h", "", "middle", 3))
    result = engagement.relationship(dozen(tmp_path, few))
    assert "Fewer than half of the pairs have any answer" in result.sentence("leadership")
    charter = {"definitions": {"engagement.pairs_asked": {"low_share": 0.3}}}  # 3 of 8 pairs
    other = engagement.relationship(dozen(tmp_path / "other", few, charter))
    assert "Fewer than half" not in other.sentence("leadership")


def test_units_are_those_of_the_mentee(tmp_path: Path) -> None:
    # v: d, e, f (4, 3, 5); w: g, h (4, 2); X alone in u, hidden with w, which would tell it.
    charter = {"units": "unit"}
    table = engagement.relationship(dozen(tmp_path, said(*MIDDLE), charter)).table
    by_unit = table[(table["view"] == "mentees") & (table["group"] != "everyone")].set_index("group")
    assert by_unit["hidden"].to_dict() == {"u": True, "v": False, "w": True}
    assert by_unit.loc["v", "mean"] == 4.0
    with pytest.raises(BadInput, match="people has no column 'units'"):
        engagement.relationship(dozen(tmp_path / "b", said(*MIDDLE)), by="units")


def test_friction_and_what_mentors_say_of_themselves_stand_beside(tmp_path: Path) -> None:
    friction = said(("d", "", "middle", 2), ("f", "", "middle", 1), ("h", "", "middle", 4), items="F1 F2 F3 F4")
    cost = said(
        *((who, "", "middle", score) for who, score in zip("ABCX", (3, 4, 2, 5), strict=True)),
        items="M1 M2 M3 M4",
        reverse="M1",
    )
    result = engagement.relationship(dozen(tmp_path, pd.concat([said(*MIDDLE), friction, cost])))
    found = row(result.table, "mentees", "friction")
    assert (found["n_pairs"], found["mean"]) == (3, pytest.approx(7 / 3))
    gain = row(result.table, "mentors", "mentor_cost_benefit.benefit")
    assert (gain["n_mentors"], gain["mean"]) == (4, 3.5)  # A 3, B 4, C 2, X 5, each once for all pairs
    assert pd.isna(gain["n_pairs"])
    burden = row(result.table, "mentors", "mentor_cost_benefit.cost")
    assert burden["mean"] == 2.5  # M1 was answered 3, 2, 4, 1: more is more cost


def test_friction_and_mentors_own_scales_can_be_asked_about(tmp_path: Path) -> None:
    friction = said(("d", "", "middle", 5), ("f", "", "middle", 4), ("h", "", "middle", 4), items="F1 F2 F3 F4")
    cost = said(*((who, "", "middle", 2) for who in "ABX"), ("C", "", "middle", 3), items="M1 M2 M3 M4", reverse="M1")
    program = dozen(tmp_path, pd.concat([friction, cost]))
    found = engagement.relationship(program, measure="friction")
    assert "good" not in found.sentence("leadership")  # much friction is not good, whatever a vendor's threshold says
    assert found.table["n_asked"].isna().all()  # where the row of both is hidden, it holds no number
    benefit = engagement.relationship(program, measure="mentor_cost_benefit.benefit")
    assert "mentors rate it 2.25 points (4 mentors, described without an interval)" in benefit.sentence()
    assert "Fewer than half of the pairs" not in benefit.sentence()  # it was asked of mentors, once each
    assert benefit.figure().alt == benefit.sentence()


def test_scales_nobody_knows_and_waves_without_answers_are_refused(tmp_path: Path) -> None:
    program = dozen(tmp_path, said(*MIDDLE))
    with pytest.raises(BadInput, match="did you mean 'relationship_quality'"):
        engagement.relationship(program, measure="relationship_qualty")
    with pytest.raises(BadInput, match="nobody has a score"):
        engagement.relationship(program, wave="after")


def test_the_demo_agrees_with_its_tables() -> None:
    """The averages from the file alone: mentees describe themselves in the demo, mentors their mentee."""
    answers = demo().table("responses")
    of = answers[(answers["wave"] == "after") & answers["item"].str.fullmatch("Q[1-5]")]
    of = of.assign(
        value=of["value"].where(of["item"] != "Q4", 6 - of["value"]), mentor=of["about_id"] != of["person_id"]
    )
    scores = of.groupby(["mentor", "person_id", "about_id"])["value"].mean()
    table = engagement.relationship(demo()).table
    for view, side in (("mentees", False), ("mentors", True)):
        assert row(table, view)["mean"] == pytest.approx(scores.xs(side).mean())
        assert row(table, view)["n_pairs"] == len(scores.xs(side))
    both = pd.DataFrame(
        {"mentor": scores.xs(True).droplevel("person_id"), "mentee": scores.xs(False).droplevel("person_id")}
    )
    within, paired = row(table, "mentor − mentee"), both.dropna()
    assert within["mean"] == pytest.approx((paired["mentor"] - paired["mentee"]).mean())
    assert within["icc"] == pytest.approx(stats.icc(paired, "ICC3").value)
    pairs = demo().table("pairs").set_index("mentee_id")["mentor_id"]
    found = stats.average(paired["mentor"] - paired["mentee"], cluster=pairs.loc[paired.index])
    assert (within["low"], within["high"]) == pytest.approx((found.low, found.high))
