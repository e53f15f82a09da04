"""Does the answer say what the ratings say, and no more?"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput
from mentorlab.needs.rated.ratings import ratings
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.needs import NEEDS
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import Truth
from tests.needs.asking import opened, table


def test_the_default_group_is_whom_the_program_is_for(tmp_path: Path) -> None:
    needs = table({"mentees": 20, "mentors": 20})
    program = opened(tmp_path / "a", needs)
    assert mentorlab.needs.gaps(program).scope["group"] == "mentees"
    objectives = [{"id": "skill", "measure": "skill", "for": "mentors", "primary": True}]
    other = opened(tmp_path / "b", needs, objectives=objectives)
    assert mentorlab.needs.gaps(other).scope["group"] == "mentors"
    nobody = opened(tmp_path / "c", table({"leaders": 20}))
    answer = mentorlab.needs.gaps(nobody)
    assert answer.status == "not_possible"
    assert "no mentees rated their needs (leaders did)" in answer.reason


def test_an_unknown_group_is_refused_with_the_nearest(tmp_path: Path) -> None:
    program = opened(tmp_path, table({"mentees": 20}))
    with pytest.raises(BadInput, match="did you mean 'mentees'"):
        mentorlab.needs.gaps(program, group="mentee")


def test_the_first_need_is_named_with_what_cannot_be_told_apart(tmp_path: Path) -> None:
    clear = mentorlab.needs.gaps(opened(tmp_path / "a", table({"mentees": 120}, gap=2)))
    assert clear.headline == "Among mentees, advice is the greatest need, clearly ahead of all others"
    close = mentorlab.needs.gaps(opened(tmp_path / "b", table({"mentees": 14}, gap=0.6)))
    assert re.search(r"cannot be told apart from|but all lie too close", close.headline)
    none = table({"mentees": 30})
    none["current"] = np.clip(none["importance"] + np.tile([0, 0, 1, 1, 0, 1], 15), 1, 5)
    assert "no need falls short" in mentorlab.needs.gaps(opened(tmp_path / "c", none)).headline


def test_one_need_only(tmp_path: Path) -> None:
    answer = mentorlab.needs.gaps(opened(tmp_path, table({"mentees": 30}, ("advice",))))
    assert answer.table[["rank", "rank_low", "rank_high", "tier"]].to_numpy().tolist() == [[1, 1, 1, 1]]
    assert "the only need" in answer.headline
    assert all(answer.sentence(audience).endswith(".") for audience in AUDIENCES)
    assert answer.figure().alt == answer.sentence()


def test_forty_needs_and_twelve_people(tmp_path: Path) -> None:
    names = tuple(f"need {place:02d}" for place in range(40))
    program = opened(tmp_path, table({"mentees": 12}, names, gap=0.5))
    answer = mentorlab.needs.gaps(program, draws=400)
    assert answer.status == "ok"
    assert (answer.table["rank_high"] - answer.table["rank_low"]).median() > 20  # a dozen people settle little
    assert answer.figure().svg()
    assert mentorlab.needs.priorities(program, draws=400).figure().svg()


def test_five_to_nine_people_are_described(tmp_path: Path) -> None:
    answer = mentorlab.needs.gaps(opened(tmp_path, table({"mentees": 7, "mentors": 30}, gap=2, seed=6)))
    assert "described, not tested" in answer.sentence()
    assert answer.table[["gap_low", "gap_high", "rank", "rank_low", "rds", "top3", "tier"]].isna().all(axis=None)
    assert answer.table[["importance", "current", "gap", "borich"]].notna().all(axis=None)
    assert all(not np.isfinite(one.estimate.low) for one in answer.estimates)


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    needs = table({"mentees": 30})
    needs.loc[[0, 1, 2, 4], "current"] = np.nan
    needs.loc[9, "stakeholder"] = "mentors"  # the fourth person, once
    answer = mentorlab.needs.gaps(opened(tmp_path, needs))
    assert answer.table.set_index("need")["n"].to_dict() == {"advice": 29, "company": 28, "time": 29}
    notes = " ".join(answer.notes)
    assert "4 of 90 ratings lack importance or the present level" in notes
    assert "they rated no need on both: 1 person." in notes
    assert re.search(r"several stakeholder codes[^.]*: 1 person\.", notes)


def test_a_split_leads_with_what_differs_between_groups(tmp_path: Path) -> None:
    needs = pd.concat([table({"mentees": 80, "leaders": 6}, gap=2), table({"mentors": 60}, gap=0.5)])
    program = opened(tmp_path, needs)
    answer = mentorlab.needs.gaps(program, split="stakeholder")
    assert answer.table.groupby("group")["need"].count().to_dict() == {"leaders": 3, "mentees": 3, "mentors": 3}
    assert re.match(r"The gap in \w+ is larger among mentees than among mentors$", answer.headline)
    assert answer.headline != mentorlab.needs.gaps(program).headline
    assert "wide enough for all 3 comparisons at once" in answer.sentence()
    assert "Described only, with fewer than ten people: leaders" in answer.sentence()
    assert [one.name for one in answer.estimates] == ["difference"] * 3
    assert all(one.estimate.low > 0 and one.estimate.level == pytest.approx(1 - 0.05 / 3) for one in answer.estimates)
    assert answer.estimates[0].estimate.value == max(one.estimate.value for one in answer.estimates)
    assert "mentees above mentors" in dict(answer.box)["Clear differences"]


def test_where_no_difference_is_clear_it_is_said_with_the_one_nearest_to_it(tmp_path: Path) -> None:
    same = table({"mentees": 40, "mentors": 40, "managers": 40}, seed=5)
    quiet = mentorlab.needs.gaps(opened(tmp_path, same), split="stakeholder")
    assert quiet.headline.startswith("No need has a gap that clearly differs between")
    (nearest,) = quiet.estimates
    assert nearest.estimate.low < 0 < nearest.estimate.value
    assert dict(quiet.box)["Clear differences"] == "none of 9"
    small = mentorlab.needs.gaps(opened(tmp_path / "b", table({"mentees": 9, "mentors": 8})), split="stakeholder")
    assert "described, not tested" in small.headline
    assert not small.estimates
    alone = mentorlab.needs.gaps(opened(tmp_path / "c", table({"mentees": 30})), split="stakeholder")
    assert alone.headline == "Nobody but mentees stands in these groups, so there is nothing to compare"
    lone = mentorlab.needs.gaps(
        opened(tmp_path / "d", table({"mentors": 30, "leaders": 4, "mentees": 3})), split="stakeholder"
    )
    assert "without giving people away" in lone.headline


def test_a_large_group_that_is_hidden_for_a_small_one_is_not_called_small(tmp_path: Path) -> None:
    answer = mentorlab.needs.gaps(opened(tmp_path, table({"mentees": 20, "leaders": 3})))
    assert answer.status == "hidden"
    assert "would give away a smaller group beside them" in answer.sentence()
    assert any("small groups" in step for step in answer.next_steps)


def test_nobody_is_held_against_themselves(tmp_path: Path) -> None:
    program = opened(tmp_path, pd.concat([table({"mentees": 80}, gap=2), table({"mentors": 60}, gap=0.5)]))
    answer = mentorlab.needs.gaps(program, group="everyone", split="stakeholder")
    assert {one.group for one in answer.estimates if one.group and "everyone" in one.group} == set()
    assert answer.estimates[0].estimate.level == pytest.approx(1 - 0.05 / 3)


def test_a_split_is_a_finding_of_its_own(tmp_path: Path) -> None:
    program = opened(tmp_path, table({"mentees": 40, "mentors": 40}))
    plain, *others = (mentorlab.needs.gaps(program, split=split) for split in (None, "stakeholder", "groups"))
    assert plain.scope == {"unit": None, "group": "mentees"}
    assert all(
        one.scope == {**plain.scope, "split": how} for one, how in zip(others, ("stakeholder", "groups"), strict=True)
    )
    assert len({str(one.scope) for one in (plain, *others)}) == 3


def test_the_figure_of_a_split_shows_every_group_and_no_line_for_few(tmp_path: Path) -> None:
    needs = table({"mentees": 30, "mentors": 20, "leaders": 6})
    answer = mentorlab.needs.gaps(opened(tmp_path, needs), split="stakeholder")
    picture = answer.figure()
    (axes,) = picture.axes
    shown = answer.table[~answer.table["hidden"]]
    points = [line for line in axes.lines if line.get_marker() not in (None, "None", "")]
    assert sorted(round(float(line.get_xdata()[0]), 6) for line in points) == sorted(shown["gap"].round(6))
    few = shown[shown["n"] < 10]
    hollow = [line for line in points if line.get_fillstyle() == "none"]
    assert len(hollow) == len(few) > 0
    assert len({line.get_marker() for line in points}) == shown["group"].nunique()
    many = table({"mentees": 96}, tuple(f"need {place:02d}" for place in range(40)))
    many["groups"] = many["respondent_id"].str[-1].map(lambda last: f"unit {int(last) % 8}")
    wide = mentorlab.needs.gaps(opened(tmp_path / "b", many), split="groups", draws=200)
    assert wide.table["group"].nunique() == 9
    assert "The table has all groups and needs." in wide.figure().axes[0].get_xlabel()


def test_words_of_groups_are_groups(tmp_path: Path) -> None:
    needs = table({"mentees": 40})
    number = needs["respondent_id"].str[-4:].astype(int)
    needs["groups"] = np.where(number % 2 == 0, "North; Night shift", "South;")
    program = opened(tmp_path, needs)
    assert set(ratings(program).groups) == {"mentees", "North", "Night shift", "South"}
    answer = mentorlab.needs.gaps(program, split="groups")
    assert set(answer.table["group"]) == {"mentees", "North", "Night shift", "South"}
    assert "those in North" in answer.sentence()
    assert not answer.estimates
    assert "may overlap, and are described, not tested" in answer.sentence()
    assert mentorlab.needs.gaps(program, group="North").table["n"].eq(20).all()


def test_scores_that_disagree_are_explained(tmp_path: Path) -> None:
    # One need is missed a lot by few; another a little by all; important needs count more for Borich.
    needs = table({"mentees": 40}, ("few", "all", "third", "dear"), seed=2)
    number = needs["respondent_id"].str[-4:].astype(int)
    rated = {"few": (4, np.where(number < 12, 1, 4)), "all": (3, 2), "third": (3, 2.1), "dear": (5, 4.05)}
    for need, (importance, current) in rated.items():
        mine = needs["need"] == need
        needs.loc[mine, "importance"] = importance - (number[mine] % 2) * 0.1
        needs.loc[mine, "current"] = np.broadcast_to(current, len(needs))[mine.to_numpy()] + (number[mine] % 3) * 0.01
    answer = mentorlab.needs.gaps(opened(tmp_path, needs))
    assert any("disagree about the top three" in note for note in answer.notes)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    program = opened(tmp_path, table({"mentees": 40}))
    one, two = (mentorlab.needs.gaps(program, seed=4).to_dict() for _ in range(2))
    assert one == two


def _true_order(stakeholder: int) -> list[str]:
    """The needs by their planted score, from the planted averages."""
    scores = {need: means[0][stakeholder] * (means[0][stakeholder] - means[1][stakeholder]) for need, means in
              ((need, (importance, current)) for need, (_, importance, current) in NEEDS.items())}  # fmt: skip
    return sorted(scores, key=lambda need: -scores[need])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_needs_come_out_in_their_order(seed: int) -> None:
    """Of a large simulated program: the three greatest and the two least planted needs lie where they should."""
    program = as_program(simulate(Truth(people=6000, mentors=600, design="waitlist", seed=seed, effects={})))
    answer = mentorlab.needs.gaps(program, draws=400)
    rows, order = answer.table.set_index("need"), _true_order(0)
    for rank, need in enumerate(order, start=1):
        # People rate what they care about higher, which moves neighbours; two ranks are the most it can move.
        assert rows.loc[need, "rank_low"] - 2 <= rank <= rows.loc[need, "rank_high"] + 2
    assert set(rows.index[rows["rank"] <= 4]) == set(order[:4])
    assert set(rows.index[rows["rank"] >= 7]) == set(order[6:])
