"""Are missing people counted, and can nobody be recognised?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab import outcomes
from mentorlab.tables.program import Program
from tests.outcomes.reading import CAUSAL, check_of
from tests.programs import people_of, two_arms

Make = Callable[..., Program]


def test_high_attrition_takes_the_verb_and_the_certainty(make: Make) -> None:
    result = outcomes.contrast(make(**two_arms(effect=8.0, lost_program=20)))
    assert check_of(result, "attrition") == "failed"  # 17 % overall, 33 points apart; the boundary is 5.8
    assert CAUSAL not in result.claim
    assert result.certainty in ("moderate", "low", "very_low")
    assert "missing" in result.sentence("leadership")
    assert result.estimate("effect").n_assigned == 120
    assert result.estimate("effect").n_program == 40


def test_people_missing_on_the_other_side_count_as_well(make: Make) -> None:
    result = outcomes.contrast(make(**two_arms(effect=2.8, lost_comparison=30)))
    assert check_of(result, "attrition") == "failed"
    assert next(check.text for check in result.checks if check.name == "drop_out") != "Nobody is missing."


def test_low_attrition_keeps_the_verb(make: Make) -> None:
    result = outcomes.contrast(make(**two_arms(effect=8.0, lost_program=3, lost_comparison=2)))
    assert check_of(result, "attrition") == "passed"
    assert CAUSAL in result.claim
    assert not any("only those who answered" in note for note in result.notes)


def test_a_missing_covariate_is_counted_and_both_questions_use_the_same_people(make: Make) -> None:
    tables = two_arms()
    people = people_of(tables, tenure=[None, None, *range(118)])
    program = make({"evaluation": {"adjust_for": ["tenure"]}}, people=people, **tables)
    compared, changed = outcomes.contrast(program), outcomes.change(program)
    assert any("Left out because tenure is missing: 2 people" in note for note in compared.notes)
    # Averages over groups that differ by a person or two would give these persons away.
    assert compared.table.loc[0, "mean_after"] == changed.table.loc[0, "mean_after"]
    assert compared.table.loc[0, "n"] == changed.table.loc[0, "n"] == 58


def test_who_answered_what_cannot_be_worked_out_from_an_adjusted_figure_of_few(make: Make) -> None:
    # Six and six people, yes or no, and a column that a colleague knows of each: without this rule two of all possible
    # sets of answers give the adjusted figure to twelve digits, and both agree on every answer before.
    tables = two_arms(6, 40)
    people = people_of(tables, tenure=np.arange(46) % 17 * 1.3)
    adjusted = outcomes.contrast(make({"evaluation": {"adjust_for": ["tenure"]}}, people=people, **tables))
    plain = outcomes.contrast(make(people=people, **tables))
    assert adjusted.estimate("effect").estimate.value == plain.estimate("effect").estimate.value
    assert any("Not adjusted for tenure" in note for note in adjusted.notes)
    assert not any("Not adjusted" in note for note in plain.notes)


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_an_arm_below_the_smallest_group_is_hidden(make: Make, n: int) -> None:
    result = outcomes.contrast(make(**two_arms(n, 40)))
    assert result.status == "hidden"
    assert not result.estimates
    assert result.table.drop(columns=["group", "measure", "hidden"]).isna().all(axis=None)
    assert str(n) not in result.claim.replace("than 5", "")


@pytest.mark.parametrize("n", [5, 9])
def test_five_to_nine_are_described_not_tested(make: Make, n: int) -> None:
    result = outcomes.contrast(make(**two_arms(n, 40, 20.0)))
    assert result.status == "ok"
    assert result.verdict == "cannot_tell"
    assert all(np.isnan(one.estimate.low) and one.p is None for one in result.estimates)
    # In SDs, five scores could be worked out one by one.
    assert [one.name for one in result.estimates] == ["effect", "difference"]
    assert "described, not tested" in result.claim
    assert "%" not in result.sentence("analyst")


def test_ten_are_tested(make: Make) -> None:
    result = outcomes.contrast(make(**two_arms(10, 10, 20.0)))
    assert result.estimate("effect").p is not None


def test_the_size_of_a_hidden_group_is_told_nowhere(make: Make) -> None:
    tables = two_arms(40, 3)
    tables["assignments"] = tables["assignments"].replace({"comparison": "waitlist"}).assign(chance=0.5)
    program = make({"evaluation": {"design": "waitlist"}}, **tables)
    told = [outcomes.contrast(program).to_dict(), outcomes.change(program).to_dict()]
    assert not any("3 people" in note for finding in told for note in finding["notes"])
    final = make({"evaluation": {"design": "waitlist", "final_on": "2030-01-01"}}, **tables)
    assert outcomes.contrast(final).status == "hidden"


def test_answers_that_could_be_subtracted_do_not_stand_side_by_side(make: Make) -> None:
    tables = two_arms(30, 30)
    people = people_of(tables, manager_id=[*[f"p{k:04d}" for k in range(40, 52)], *[None] * 48])
    pairs = pd.DataFrame(
        {
            "pair_id": range(13),
            "mentor_id": [f"p{k:04d}" for k in range(40, 53)],
            "mentee_id": [f"p{k:04d}" for k in range(13)],
            "matched_on": "2026-01-10",
        }
    )
    objectives = [{"id": who, "measure": "skill", "for": who} for who in ("mentors", "managers")]
    tables.pop("assignments")
    results = mentorlab.by_objective(
        outcomes.headline, make({"objectives": objectives}, people=people, pairs=pairs, **tables)
    )
    # Twelve managers are twelve of the thirteen mentors: one average less the other is one person's score.
    assert [result.status for result in results] == ["ok", "hidden"]
    assert not results[1].estimates


@pytest.mark.parametrize("six_alike", [True, False])
def test_objectives_about_people_whose_rest_answered_alike_do_not_stand_side_by_side(
    make: Make, six_alike: bool
) -> None:
    mentors, mentees = [f"m{i:02d}" for i in range(30)], [f"e{i:02d}" for i in range(40)]
    people = pd.DataFrame({"person_id": mentors + mentees, "eligible_as": ["mentor"] * 30 + ["mentee"] * 40})
    people["manager_id"] = [""] * 30 + [mentors[i % 24] for i in range(40)]  # six of the mentors manage nobody
    pairs = pd.DataFrame({"pair_id": [f"x{i}" for i in range(40)], "mentee_id": mentees, "matched_on": "2026-01-10"})
    pairs["mentor_id"] = [mentors[(i + 5) % 30] for i in range(40)]
    answers = pd.DataFrame({"person_id": mentors * 2, "measure": "pulse", "wave": ["before"] * 30 + ["after"] * 30})
    answers["value"] = np.random.default_rng(1).integers(1, 6, 60)
    if six_alike:
        answers.loc[54:, "value"] = 5
    objectives = [
        {"id": "all", "measure": "pulse", "for": "mentors", "primary": True, "worthwhile_points": 1},
        {"id": "some", "measure": "pulse", "for": "managers", "worthwhile_points": 1},
    ]
    charter = {"objectives": objectives, "evaluation": {"design": "before_after", "places_by": None}}
    program = make(charter, people=people, pairs=pairs, measures=answers)
    found = [one.status for one in mentorlab.by_objective(outcomes.change, program)]
    assert found == (["ok", "hidden"] if six_alike else ["ok", "ok"])
