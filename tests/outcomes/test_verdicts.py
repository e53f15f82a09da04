"""Does the verdict follow direction, worthwhile size and time, and is a missing answer said to be missing?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

import mentorlab
from mentorlab import outcomes
from mentorlab.errors import BadInput
from mentorlab.tables.program import Program
from tests.programs import people_of, two_arms

Make = Callable[..., Program]


@pytest.mark.parametrize(
    ("effect", "direction", "verdict"),
    [
        (9, "increase", "worth_having"),
        (-9, "increase", "harmful"),
        (-9, "decrease", "worth_having"),
        (9, "decrease", "harmful"),
    ],
)
def test_the_verdict_follows_the_direction(make: Make, effect: float, direction: str, verdict: str) -> None:
    objective = {
        "id": "o",
        "measure": "skill",
        "worthwhile_points": 2,
        "direction": direction,
        "for": "mentees",
        "primary": True,
    }
    result = outcomes.contrast(make({"objectives": [objective]}, **two_arms(effect=effect)))
    assert result.verdict == verdict
    assert ("higher" if effect > 0 else "lower") in result.headline


def test_moving_the_worthwhile_size_makes_the_answer_exploratory(make: Make) -> None:
    program = make(**two_arms(150, 150, effect=6.0))
    planned, moved = outcomes.contrast(program), outcomes.contrast(program, worthwhile=0.7)
    assert (planned.verdict, planned.confirmatory) == ("worth_having", True)
    assert (moved.verdict, moved.confirmatory) == ("positive_size_uncertain", False)
    assert "Exploratory" in moved.deviations[0]
    assert planned.estimates == moved.estimates


def test_the_worthwhile_size_in_sds_is_that_of_the_comparison_before(make: Make) -> None:
    tables = two_arms()
    objective = {"id": "o", "measure": "skill", "worthwhile": 0.2, "for": "mentees"}
    result = outcomes.contrast(make({"objectives": [objective]}, **tables))
    before = tables["measures"].query("wave == 'before'")["value"].to_numpy()[60:]
    assert result.worthwhile == pytest.approx(0.2 * before.std(ddof=1))
    assert result.estimate("effect_sd").estimate.value == pytest.approx(
        result.estimate("effect").estimate.value / before.std(ddof=1)
    )


def test_before_the_final_day_there_are_counts_only(make: Make) -> None:
    tables = two_arms(effect=9.0)
    tables["measures"] = tables["measures"].assign(measured_on="2026-06-01")
    program = make({"evaluation": {"final_on": "2026-12-15"}}, **tables)
    for result in (outcomes.contrast(program), outcomes.change(program)):
        assert result.status == "not_possible"
        assert not result.estimates
        assert "120 of 120" in result.claim or "60 of 60" in result.claim


def test_as_of_leaves_later_answers_out_and_says_so(make: Make) -> None:
    tables = two_arms()
    day = tables["measures"]["wave"].map({"before": "2026-01-05", "after": "2026-12-01"})
    tables["measures"] = tables["measures"].assign(measured_on=day)
    result = outcomes.contrast(make(**tables), as_of="2026-06-30")  # type: ignore[arg-type]
    assert result.status == "not_possible"
    assert "after" in result.reason
    assert any("120 rows of measures" in note for note in result.notes)


def test_only_pairs_or_only_summaries_say_what_is_missing(make: Make) -> None:
    pairs = pd.DataFrame({"pair_id": ["a"], "mentor_id": ["m"], "mentee_id": ["n"], "matched_on": ["2026-01-10"]})
    result = outcomes.headline(make(pairs=pairs))
    assert result.status == "not_possible"
    assert "responses or measures" in result.sentence()
    assert (result.objective, result.measure) == ("skill", "skill")
    summaries = pd.DataFrame({"measure": ["skill"], "wave": ["after"], "unit": ["all"], "n": [40], "mean": [3.5]})
    assert outcomes.headline(make(summaries=summaries)).status == "not_possible"


def test_who_mentors_are_must_be_said(make: Make) -> None:
    result = outcomes.headline(make({"objectives": [{"id": "o", "measure": "skill", "for": "mentors"}]}, **two_arms()))
    assert result.status == "not_possible"
    assert "mentors" in result.reason
    assert "pairs" in result.reason


def test_an_objective_without_a_measure_is_no_crash(make: Make) -> None:
    result = outcomes.headline(make({"objectives": [{"id": "o", "for": "mentees"}]}, **two_arms()))
    assert result.status == "not_possible"
    assert "names no measure" in result.reason


def test_a_settled_design_of_one_group_is_the_charters_word(make: Make) -> None:
    result = outcomes.contrast(make({"evaluation": {"design": "after_only"}}, **two_arms()))
    assert result.design == "after_only"
    assert "as the charter says" in result.reason


def test_an_objective_that_nobody_measured_is_no_crash(make: Make) -> None:
    objectives = [
        {"id": "a", "measure": "skill", "for": "mentees"},
        {"id": "b", "measure": "promotion_rate", "for": "mentees"},
    ]
    results = mentorlab.by_objective(outcomes.headline, make({"objectives": objectives}, **two_arms()))
    assert [result.status for result in results] == ["ok", "not_possible"]
    assert "promotion_rate" in results[1].reason


def test_everybody_the_same_is_hidden(make: Make) -> None:
    tables = two_arms()
    tables["measures"]["value"] = 3.0
    result = outcomes.contrast(make(**tables))
    # Whoever is one of them would know everybody's answer: the average is not told, nor that all are the same.
    assert result.status == "hidden"
    assert "the same" not in result.reason


def test_unknown_settings_are_refused_together(make: Make) -> None:
    program = make(**two_arms())
    with pytest.raises(BadInput) as refused:
        outcomes.contrast(program, measur="skill", level=2, audience="boss")  # type: ignore[call-arg, arg-type]
    assert [fault.column for fault in refused.value.faults] == ["measur", "level", "audience"]
    assert "did you mean 'measure'" in str(refused.value)
    with pytest.raises(BadInput, match=r"no objective 'skil'.*did you mean 'skill'"):
        outcomes.contrast(program, objective="skil")


def test_faults_in_a_needed_table_stop_the_question_and_others_do_not(make: Make) -> None:
    tables = two_arms()
    broken = pd.DataFrame({"item": ["wages"], "amount": ["a lot"]})
    assert outcomes.contrast(make(costs=broken, **tables)).status == "ok"
    tables["assignments"].loc[3, "arm"] = "programme"
    with pytest.raises(BadInput, match=r"assignments\.arm row 5"):
        outcomes.contrast(make(**tables))


def test_faults_in_people_stop_a_question_that_reads_people(make: Make) -> None:
    tables = two_arms()
    people = people_of(tables, site="A", eligible_as="mentees")
    assert outcomes.contrast(make(people=people, **tables)).status == "ok"
    with pytest.raises(BadInput, match=r"people\.eligible_as"):
        outcomes.contrast(make({"units": "site"}, people=people, **tables))


def test_objective_and_measure_must_not_contradict(make: Make) -> None:
    with pytest.raises(BadInput, match="not by age"):
        outcomes.contrast(make(**two_arms()), objective="skill", measure="age")
