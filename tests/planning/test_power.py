"""Does the plan say what the program could detect, from whatever is known, and where each number comes from?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import planning, stats
from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.tables.program import Program
from tests.programs import demo, people_of, two_arms

Make = Callable[..., Program]
OBJECTIVE = {"id": "skill", "measure": "skill", "for": "mentees", "worthwhile": 0.5, "primary": True}
PLAIN = {"objectives": [OBJECTIVE]}
THIS = "this program"


def row(result: Result, name: str = THIS) -> pd.Series:
    return result.table.set_index("group").loc[name]


def facts(result: Result) -> str:
    return repr(result.how_we_know)


def test_a_charter_and_a_number_of_people_are_enough(make: Make) -> None:
    """128 people, none lost, start not used: two groups of 64 find 0.5 SD with power .80 (G*Power's example)."""
    charter = {"objectives": [OBJECTIVE], "waves": ["after"]}
    result = planning.power(make(charter), people=128, lost=0.0)
    assert (row(result)["n_program"], row(result)["n_comparison"]) == (64, 64)
    assert round(row(result)["power"], 2) == 0.80
    assert row(result)["detectable"] == pytest.approx(0.5, abs=0.002)
    assert result.verdict == "enough"
    assert "large enough" in result.sentence("leadership")
    assert "the start is not measured" in facts(result).lower()


def test_every_default_says_that_it_is_one(make: Make) -> None:
    text = facts(planning.power(make(PLAIN), people=120))
    for words in ("120, as set", "60: half, an assumption", "correlate at 0.50: an assumption", "20 %: an assumption"):
        assert words in text
    assert "reliability 0.80: an assumption" in text
    assert "in scores without error the same effect is" in text


def test_settings_go_before_tables_and_defaults(make: Make) -> None:
    tables = two_arms(60, 60)
    result = planning.power(make(PLAIN, **tables), people=200, places=50, correlation=0.3, lost=0.1, reliability=0.7)
    assert (row(result)["n_program"], row(result)["n_comparison"], row(result)["n_answering"]) == (50, 150, 180)
    study = stats.Study(200, share_treated=0.25, start="adjusted", correlation=0.3, lost=0.1)
    assert row(result)["detectable"] == pytest.approx(stats.detectable(study))
    assert "as set" in facts(result)


def test_numbers_are_taken_from_answers_and_rounded(make: Make) -> None:
    """Planted: correlation about .8, SD 10, nobody lost at first; then 12 of 120 have no answer at the end."""
    whole = planning.power(make(PLAIN, **two_arms(60, 60)))
    assert "correlate at 0.80 (waves before and after; to the nearest .05)" in facts(whole)
    assert "0 %, as at the wave after" in facts(whole)
    assert row(whole)["detectable_points"] == pytest.approx(10 * row(whole)["detectable"], rel=0.15)
    lost = planning.power(make(PLAIN, **two_arms(60, 60, lost_program=6, lost_comparison=6)))
    assert "10 %, as at the wave after (to the nearest 5 %)" in facts(lost)
    assert row(lost)["n_answering"] == 108


def test_a_worthwhile_size_in_points_needs_the_spread(make: Make) -> None:
    points = {"objectives": [{**OBJECTIVE, "worthwhile": None, "worthwhile_points": 2}]}
    unknown = planning.power(make(points), people=120)
    assert unknown.verdict is None
    assert "is 2 points; how many SD that is cannot be said" in unknown.sentence("analyst")
    known = planning.power(make(points, **two_arms(60, 60)))
    assert row(known)["worthwhile"] == pytest.approx(0.2, rel=0.15)


def test_without_a_worthwhile_size_there_is_no_verdict(make: Make) -> None:
    result = planning.power(make({"objectives": [{**OBJECTIVE, "worthwhile": None}]}), people=120)
    assert result.verdict is None
    assert "names no worthwhile size" in result.sentence("analyst")


def test_too_few_people_give_no_numbers_away(make: Make) -> None:
    """Below 30 answers nothing is taken from them: not a correlation, a loss, nor a spread."""
    text = facts(planning.power(make(PLAIN, **two_arms(14, 14))))
    assert "correlate at 0.50: an assumption" in text
    assert "20 %: an assumption" in text
    assert "detectable_points" not in planning.power(make(PLAIN, **two_arms(14, 14))).table


def test_a_side_too_small_to_be_shown_is_not_counted_out(make: Make) -> None:
    result = planning.power(make(PLAIN, **two_arms(3, 17)))
    assert (result.status, len(result.table)) == ("not_possible", 0)
    assert "fewer than 5 people are on one side" in result.sentence()
    assert planning.power(make(PLAIN, **two_arms(3, 17)), people=120).status == "ok"


def test_the_charter_s_number_of_places_is_that_of_the_plan(make: Make) -> None:
    ids = [f"p{number:03d}" for number in range(60)]
    applied = pd.DataFrame({"person_id": ids, "role": "mentee", "applied_on": "2026-01-02"})
    result = planning.power(make({**PLAIN, "places": {"number": 20}}, applications=applied))
    assert row(result)[["n_program", "n_comparison"]].tolist() == [20, 40]
    assert "20, as the charter says" in facts(result)


def test_a_worthwhile_size_that_was_set_is_not_said_to_be_the_charter_s(make: Make) -> None:
    program = make(PLAIN, **two_arms(40, 40))
    assert "The charter's worthwhile size is 0.50 SD" in planning.power(program).sentence()
    assert "The worthwhile size is 0.30 SD" in planning.power(program, worthwhile=0.3).sentence()


def test_pooling_says_how_many_cohorts(make: Make) -> None:
    result = planning.power(make(PLAIN), people=60)
    assert result.verdict == "too_small"
    enough = result.table[(result.table["cohorts"] > 1) & (result.table["enough"] == "enough")].iloc[0]
    assert f"{enough['cohorts']:.0f} cohorts like this one, pooled, would be enough" in result.sentence("leadership")
    needed = row(result, "as many as the worthwhile size takes")
    assert needed["power"] >= 0.8
    assert 60 * (enough["cohorts"] - 1) < needed["n"] <= 60 * enough["cohorts"]
    far = planning.power(make(PLAIN), people=60, worthwhile=0.1)
    assert "pooled, would find it with a chance of" in far.sentence("leadership")


def test_the_simulation_agrees_and_says_how_sure_it_is(make: Make) -> None:
    result = planning.power(make(PLAIN), people=120)
    simulated = result.table.dropna(subset=["power_simulated"])
    assert len(simulated) >= 6
    assert (abs(simulated["power"] - simulated["power_simulated"]) < 0.05).all()
    assert (simulated["power_low"] < simulated["power_simulated"]).all()
    assert [check.result for check in result.checks if check.name == "simulation"] == ["passed"]


@pytest.mark.parametrize(
    ("design", "words"),
    [
        ("before_after", "a change in one group is not an effect"),
        ("difference_in_differences", "rests on both groups moving alike"),
        ("comparison", "more people do not make groups alike that chose themselves"),
        ("cutoff", "takes 2.8 times the people of a draw"),
        ("encouragement", "twice as large where half of them do"),
    ],
)
def test_each_design_says_what_its_power_is_worth(make: Make, design: str, words: str) -> None:
    result = planning.power(make(PLAIN), people=400, design=design)
    assert result.status == "ok"
    assert words in (facts(result) + result.sentence("analyst")).lower()


def test_designs_need_people_in_this_order(make: Make) -> None:
    """With start and end correlating at .5: a draw adjusted for the start, the same as differences, a cutoff."""
    sizes = [
        row(planning.power(make(PLAIN), people=400, design=design))["detectable"]
        for design in ("randomised", "difference_in_differences", "cutoff")
    ]
    assert sizes == sorted(sizes)
    assert sizes[2] / sizes[0] == pytest.approx(2.75**0.5, rel=0.01)


@pytest.mark.parametrize(
    ("charter", "settings", "words"),
    [
        ({}, {"design": "after_only", "people": 100}, "neither a change nor an effect"),
        ({"waves": ["after"]}, {"design": "before_after", "people": 100}, "no such wave"),
        ({}, {"design": "stepped", "people": 100}, "clustered_by"),
        ({}, {}, "people=120"),
        ({}, {"people": 4, "lost": 0.5}, "too few for any test"),
        ({}, {"people": 1}, "too few for any test"),
    ],
)
def test_what_cannot_be_planned_says_why(
    make: Make, charter: dict[str, Any], settings: dict[str, Any], words: str
) -> None:
    result = planning.power(make({**PLAIN, **charter}), **settings)
    assert result.status == "not_possible"
    assert words in result.sentence("staff")


def test_a_stepped_start_counts_whole_groups(make: Make) -> None:
    """20 sites of 10: the design effect 1 + (1 + 9 × .8 − 1) × .1 of those who answer, 20 clusters."""
    people = pd.DataFrame({"person_id": [f"p{n}" for n in range(200)], "site": [f"s{n % 20}" for n in range(200)]})
    people["eligible_as"] = "mentee"
    program = make({**PLAIN, "evaluation": {"design": "stepped", "clustered_by": "site"}}, people=people)
    result = planning.power(program)
    study = stats.Study(
        200, start="adjusted", correlation=0.5, clusters="both", icc=0.1, cluster_size=10, lost=0.2
    )  # fmt: skip
    assert row(result)["detectable"] == pytest.approx(stats.detectable(study))
    assert "10.0 a group; from people" in facts(result)


def test_mentees_who_share_mentors_are_partially_nested(make: Make) -> None:
    tables = two_arms(60, 60)
    program_ids = [f"p{number:04d}" for number in range(60)]
    pairs = pd.DataFrame({
        "pair_id": [f"m{n}" for n in range(60)], "mentor_id": [f"x{n // 3}" for n in range(60)],
        "mentee_id": program_ids, "matched_on": "2026-01-12",
    })  # fmt: skip
    people = pd.concat([people_of(tables), pd.DataFrame({"person_id": [f"x{n}" for n in range(20)]})])
    program = make({**PLAIN, "evaluation": {"clustered_by": "mentor"}}, pairs=pairs, people=people, **tables)
    shared = planning.power(program)
    assert "3.0 a mentor, as a mentee counts; from pairs" in facts(shared)
    assert row(shared)["detectable"] > row(planning.power(program, icc=0.0))["detectable"]
    assert row(shared, "one mentee a mentor")["detectable"] < row(shared)["detectable"]


def test_people_are_counted_from_applications_then_from_people(make: Make) -> None:
    ids = [f"p{number:03d}" for number in range(100)]
    people = pd.DataFrame({"person_id": [*ids, "m1"], "eligible_as": ["mentee"] * 100 + ["mentor"]})
    assert "100 eligible people" in facts(planning.power(make(PLAIN, people=people)))
    applications = pd.DataFrame({
        "person_id": [*ids[:60], "m1"], "role": ["mentee"] * 60 + ["mentor"], "applied_on": "2026-01-02",
        "completed_on": ["2026-01-03"] * 50 + [None] * 10 + ["2026-01-03"],
        "declined_on": ["2026-01-05"] * 2 + [None] * 59, "capacity": [np.nan] * 60 + [12],
    })  # fmt: skip
    program = make(PLAIN, people=people, applications=applications)
    assert "48 complete applications" in facts(planning.power(program))
    assert "12: as many as the mentors can take" in facts(planning.power(program))
    beside = planning.power(program, design="comparison")
    assert (row(beside)["n_program"], row(beside)["n_comparison"]) == (48, 52)


def test_levers_are_named_and_the_best_one_is_a_next_step(make: Make) -> None:
    result = planning.power(make(PLAIN), people=60, design="cutoff")
    assert row(result, "a draw instead of a cutoff")["detectable"] < row(result)["detectable"]
    assert any("a draw instead of a cutoff" in step for step in result.next_steps)
    assert "10 % lost instead of 20 %" in set(result.table["group"])


def test_a_steadier_measure_helps_as_the_formula_says(make: Make) -> None:
    """Without a start: the same points are more SDs, √(.6/.9) of the smallest effect in today's SDs."""
    program = make({"objectives": [OBJECTIVE], "waves": ["after"]})
    result = planning.power(program, people=400, reliability=0.6)
    better = row(result, "a measure of reliability 0.90 instead of 0.60")["detectable"]
    assert better / row(result)["detectable"] == pytest.approx((0.6 / 0.9) ** 0.5)


def test_mentors_and_managers_are_one_group(make: Make) -> None:
    objective = {**OBJECTIVE, "for": "mentors"}
    result = planning.power(make({"objectives": [objective]}), people=60)
    assert result.design == "before_after"
    assert "is not an effect of the program" in result.sentence("mentors")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"objective": "skil"}, "did you mean 'skill'"),
        ({"people": 50, "places": 50}, "leave nobody to compare with"),
        ({"people": 0}, "people"),
        ({"power": 80}, "power"),
        ({"design": "rct"}, "design"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(make: Make, settings: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        planning.power(make(PLAIN), **settings)


def test_faults_of_a_table_that_is_read_stop_it(make: Make) -> None:
    tables = two_arms(60, 60)
    tables["assignments"].loc[0, "person_id"] = None
    with pytest.raises(BadInput, match="assignments"):
        planning.power(make(PLAIN, **tables))


def test_the_demo_says_that_one_cohort_is_too_small() -> None:
    result = planning.power(demo())
    assert "116 + 116 people" in result.sentence("leadership")
    assert result.verdict == "too_small"
    assert "cohorts like this one, pooled" in result.sentence("leadership")
