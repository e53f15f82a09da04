"""Can anybody's rating be worked out from what is shown of needs, in one answer, several, or two reports?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab.needs.rated.ratings import ratings
from mentorlab.needs.rated.shown import measure_of, what_may_be_shown
from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.privacy.ledger import read_ledger, to_bytes, write_record
from mentorlab.tables.privacy.publishing import Publishing
from mentorlab.tables.program import Program
from tests.needs.asking import opened, table


def test_a_small_group_is_hidden_with_another_that_would_give_it_away(tmp_path: Path) -> None:
    program = opened(tmp_path, table({"mentees": 40, "mentors": 12, "managers": 9, "leaders": 3}))
    allowed = what_may_be_shown(program, ratings(program)).allowed
    assert not allowed.loc["leaders"].any()
    assert not allowed.loc["managers"].any()
    assert allowed.loc[["everyone", "mentees", "mentors"]].all(axis=None)
    answer = mentorlab.needs.gaps(program, group="leaders")
    assert answer.status == "hidden"
    assert "3" not in answer.sentence().replace("5", "")
    split = mentorlab.needs.gaps(program, split="stakeholder")
    gone = split.table[split.table["group"].isin(["leaders", "managers"])]
    assert gone["hidden"].all()
    assert gone.drop(columns=["group", "need", "hidden"]).isna().all(axis=None)
    assert split.hidden == 6


def test_each_need_is_settled_by_those_who_rated_it(tmp_path: Path) -> None:
    needs = table({"mentees": 40, "mentors": 12, "managers": 9})
    out = (needs["stakeholder"] == "managers") & (needs["need"] == "time") & (needs["respondent_id"] > "managers0003")
    needs.loc[out, "importance"] = np.nan  # four managers rated this need
    program = opened(tmp_path, needs)
    allowed = what_may_be_shown(program, ratings(program)).allowed
    assert allowed["advice"].all()
    assert not allowed.loc["managers", "time"]
    assert not allowed.loc["mentors", "time"]  # else everyone less the others would tell
    assert allowed.loc["mentees", "time"]


def test_a_group_that_agrees_wholly_is_hidden(tmp_path: Path) -> None:
    needs = table({"mentees": 40, "mentors": 12, "managers": 11})
    same = (needs["stakeholder"] == "managers") & (needs["need"] == "time")
    needs.loc[same, "importance"] = 5.0
    program = opened(tmp_path, needs)
    assert not what_may_be_shown(program, ratings(program)).allowed.loc["managers", "time"]
    fives = table({"mentees": 12})
    fives[["importance", "current"]] = 5.0
    answer = mentorlab.needs.gaps(opened(tmp_path / "fives", fives))
    assert answer.status == "hidden"
    assert not answer.estimates


@pytest.mark.parametrize("seed", range(6))
def test_no_few_people_are_told_about_by_all_that_can_be_asked(tmp_path: Path, seed: int) -> None:
    """Every group of every need that may be shown, at once: sums over fewer than five people follow from none."""
    rng = np.random.default_rng(seed)
    needs = table({"mentees": 30, "mentors": 13, "managers": 8, "leaders": int(rng.integers(2, 8))}, seed=seed)
    ids = needs["respondent_id"].unique()
    unit = dict(
        zip(ids, rng.choice(["North", "South", "East", "West"], len(ids), p=[0.5, 0.3, 0.14, 0.06]), strict=True)
    )
    site = dict(zip(ids, rng.choice(["Hill", "Bay", ""], len(ids), p=[0.6, 0.3, 0.1]), strict=True))
    needs["groups"] = [f"{unit[one]};{site[one]}" for one in needs["respondent_id"]]
    needs.loc[rng.random(len(needs)) < 0.06, "current"] = np.nan
    program = opened(tmp_path, needs)
    found = ratings(program)
    shown = what_may_be_shown(program, found)
    anything = 0
    for need in found.needs:
        groups = [group for group in shown.allowed.index if shown.allowed.loc[group, need]]
        sets = [set(found.importance.loc[found.members(group), need].dropna().index) for group in groups]
        assert not newly_told([], sets, 5)
        anything += len(groups)
    assert anything > 3  # hiding everything would be no answer


def _published(program: Program, place: Path) -> Program:
    place.mkdir()
    return replace(program, publishing=Publishing(read_ledger(program.folder), place))


def test_needs_go_on_record_by_their_own_names_and_later_reports_are_held_against_them(tmp_path: Path) -> None:
    needs = table({"mentees": 40, "mentors": 12})
    program = _published(opened(tmp_path / "first", needs), tmp_path / "one")
    mentorlab.needs.gaps(program)
    ((_, figures),) = program.publishing.noted() if program.publishing else []
    assert {figure.measure for figure in figures} == {measure_of(need) for need in ("advice", "company", "time")}
    write_record(program.folder, "first", to_bytes("needs", figures))
    # Two mentees add their ratings of one need only: the difference between two reports would be theirs.
    more = pd.concat([needs, table({"mentees": 42}).query("respondent_id >= 'mentees0040' and need == 'time'")])
    later = _published(opened(tmp_path / "first", more), tmp_path / "two")
    answer = mentorlab.needs.gaps(later)
    hidden = answer.table.set_index("need")["hidden"]
    assert hidden.to_dict() == {"advice": False, "company": False, "time": True}
    assert any("earlier report" in note for note in answer.notes)


def test_a_need_left_out_by_one_person_does_not_stand_in_the_way_of_another(tmp_path: Path) -> None:
    needs = table({"mentees": 40})
    needs.loc[0, "current"] = np.nan
    program = _published(opened(tmp_path / "first", needs), tmp_path / "one")
    mentorlab.needs.gaps(program)
    figures = program.publishing.noted()[0][1] if program.publishing else []
    write_record(program.folder, "first", to_bytes("needs", figures))
    again = _published(opened(tmp_path / "first", needs), tmp_path / "two")
    assert not mentorlab.needs.gaps(again).table["hidden"].any()
