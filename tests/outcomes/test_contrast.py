"""Is the effect the right number? Held against published results, formulas and other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.measures.opening import load
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.reports.demo import job_training
from mentorlab.tables.program import Program
from tests.outcomes.reading import CAUSAL, check_of
from tests.programs import people_of, two_arms

Make = Callable[..., Program]


def _published(result: Result) -> None:
    # Dehejia and Wahba (1999): difference 1794, Welch standard error 671; with the charter's covariates 1636, HC3 680
    # (statsmodels; see the shared data's SOURCE.md).
    difference, effect = result.estimate("difference"), result.estimate("effect")
    assert round(difference.estimate.value) == 1794
    assert round(difference.estimate.se) == 671
    assert round(effect.estimate.value) == 1636
    assert round(effect.estimate.se) == 680
    assert (effect.n_program, effect.n_comparison, effect.n_assigned) == (185, 260, 445)
    assert result.verdict == "positive_size_uncertain"  # 300 to 2972 reaches below and above 500


def test_job_training_from_the_shared_folder(job_training_folder: Path) -> None:
    result = outcomes.contrast(load(job_training_folder))
    _published(result)
    assert CAUSAL in result.claim
    assert "according to the charter" in result.claim
    assert result.certainty == "high"
    assert any("only those who answered" in note for note in result.notes)


def test_job_training_from_the_package_is_the_same(tmp_path: Path) -> None:
    _published(outcomes.contrast(load(job_training(tmp_path / "training"))))


def test_job_training_read_as_before_after_only_claims_no_cause(tmp_path: Path) -> None:
    folder = job_training(tmp_path / "training")
    charter = (folder / "program.yaml").read_text(encoding="utf-8")
    (folder / "program.yaml").write_text(
        charter.replace("design: randomised", "design: before_after"), encoding="utf-8"
    )
    program = load(folder)
    compared, changed = outcomes.contrast(program), outcomes.change(program)
    assert compared.status == "not_possible"
    assert changed.design == "before_after"
    assert "rose by" in changed.claim
    for result in (compared, changed):
        assert CAUSAL not in json.dumps(result.to_dict()) + " ".join(result.sentences.values())


def test_the_effect_is_that_of_a_regression_by_formula(make: Make) -> None:
    tables = two_arms(40, 50, 3.0)
    rng = np.random.default_rng(1)
    people = people_of(tables, tenure=rng.normal(5, 2, 90), site=rng.choice(["Oslo", "Rome", "Ulm"], 90))
    program = make({"evaluation": {"adjust_for": ["tenure", "site"]}}, people=people, **tables)
    wide = tables["measures"].pivot_table(index="person_id", columns="wave", values="value").reset_index()
    data = wide.merge(people).merge(tables["assignments"])
    data["treated"] = (data["arm"] == "program").astype(int)
    oracle = smf.ols("after ~ treated + before + tenure + site", data).fit(cov_type="HC3", use_t=True)
    effect = outcomes.contrast(program).estimate("effect")
    assert effect.estimate.value == pytest.approx(oracle.params["treated"], rel=1e-9)
    assert effect.estimate.se == pytest.approx(oracle.bse["treated"], rel=1e-9)
    assert effect.p == pytest.approx(oracle.pvalues["treated"], rel=1e-6)


def test_difference_in_differences_by_hand(make: Make) -> None:
    tables = two_arms(30, 35, 3.0)
    wide = tables["measures"].pivot_table(index="person_id", columns="wave", values="value")
    change = (wide["after"] - wide["before"]).to_numpy()
    program = make({"evaluation": {"design": "difference_in_differences", "places_by": "own_choice"}}, **tables)
    result = outcomes.contrast(program)
    by_hand = change[:30].mean() - change[30:].mean()
    error = np.sqrt(change[:30].var(ddof=1) / 30 + change[30:].var(ddof=1) / 35)
    assert result.estimate("effect").estimate.value == pytest.approx(by_hand)
    assert result.estimate("effect").estimate.se == pytest.approx(error)
    assert result.design == "difference_in_differences"


def test_a_randomised_program_without_a_wave_before_is_compared_at_the_end(make: Make) -> None:
    tables = two_arms(40, 40, 12.0)
    tables["measures"] = tables["measures"].query("wave == 'after'")
    result = outcomes.contrast(make(**tables))
    assert result.estimate("effect").estimate == result.estimate("difference").estimate
    assert CAUSAL in result.claim
    assert check_of(result, "baseline_equivalence") == "not_checked"


def test_people_who_share_a_mentor_widen_the_interval(make: Make) -> None:
    tables = two_arms(60, 60, 5.0)
    mentor = [f"m{number // 6}" for number in range(60)]
    rng = np.random.default_rng(3)
    push = dict(zip([f"m{k}" for k in range(10)], rng.normal(0, 8, 10), strict=True))
    after = tables["measures"]["wave"] == "after"
    shared = (
        tables["measures"]
        .loc[after, "person_id"]
        .map(dict(zip(tables["assignments"]["person_id"], mentor, strict=False)))
    )
    tables["measures"].loc[after, "value"] += shared.map(push).fillna(0)
    pairs = pd.DataFrame(
        {
            "pair_id": [f"q{k}" for k in range(60)],
            "mentor_id": mentor,
            "mentee_id": tables["assignments"]["person_id"][:60],
            "matched_on": "2026-01-10",
        }
    )
    alone = outcomes.contrast(make(pairs=pairs, **tables)).estimate("effect").estimate
    together = outcomes.contrast(make({"evaluation": {"clustered_by": "mentor"}}, pairs=pairs, **tables))
    assert together.estimate("effect").estimate.value == pytest.approx(alone.value)
    assert together.estimate("effect").estimate.se > 1.3 * alone.se
    assert "70 clusters" in together.estimate("effect").estimate.method  # 10 mentors, 60 people on their own
    assert check_of(together, "clusters") == "passed"


def test_few_mentors_are_few_clusters_however_many_are_on_their_own(make: Make) -> None:
    tables = two_arms(60, 60, 9.0)
    pairs = pd.DataFrame(
        {
            "pair_id": range(60),
            "mentor_id": [f"m{number % 3}" for number in range(60)],
            "mentee_id": tables["assignments"]["person_id"][:60],
            "matched_on": "2026-01-10",
        }
    )
    result = outcomes.contrast(make({"evaluation": {"clustered_by": "mentor"}}, pairs=pairs, **tables))
    assert check_of(result, "clusters") == "failed"
    assert result.certainty == "moderate"
    assert "few clusters" in result.certainty_reason


def test_a_covariate_may_have_any_name(make: Make) -> None:
    tables = two_arms(30, 30)
    rng = np.random.default_rng(2)
    people = people_of(tables, before=rng.normal(0, 1, 60), arm=rng.normal(0, 1, 60), after=rng.normal(0, 1, 60))
    result = outcomes.contrast(
        make({"evaluation": {"adjust_for": ["before", "after", "arm"]}}, people=people, **tables)
    )
    assert result.status == "ok"


def test_what_is_the_same_for_everyone_analysed_is_not_adjusted_for(make: Make) -> None:
    tables = two_arms(30, 30, lost_program=2)
    people = people_of(tables, site=["Rome", "Rome", *["Oslo"] * 58])
    result = outcomes.contrast(make({"evaluation": {"adjust_for": ["site"]}}, people=people, **tables))
    assert result.status == "ok"
    assert any("The same for everybody" in note for note in result.notes)


def test_words_count_in_the_balance_too(make: Make) -> None:
    tables = two_arms(30, 30)
    people = people_of(tables, unit=["A"] * 28 + ["B"] * 2 + ["A"] * 2 + ["B"] * 28)
    charter = {"evaluation": {"design": "comparison", "places_by": "own_choice", "adjust_for": ["unit"]}}
    result = outcomes.contrast(make(charter, people=people, **tables))
    assert check_of(result, "baseline_equivalence") == "failed"
    assert result.certainty == "very_low"
    # Cox index by hand: (ln(14) - ln(1/14)) / 1.65 × (1 - 3/(4·60 - 9)) = 3.16
    assert any("3.16" in check.text for check in result.checks)


def test_the_same_start_for_everybody_leaves_the_end_to_compare(make: Make) -> None:
    tables = two_arms(30, 30, 15.0)
    tables["measures"].loc[tables["measures"]["wave"] == "before", "value"] = 3.0
    result = outcomes.contrast(make(**tables))
    assert result.estimate("effect").estimate == result.estimate("difference").estimate
    assert any("same score before" in note for note in result.notes)


@pytest.mark.parametrize("chance", [[None, *[0.4, 0.6] * 29, 0.5], [0.9] * 30 + [0.1] * 30])
def test_chances_that_cannot_be_used_do_not_cost_the_answer(make: Make, chance: list[float | None]) -> None:
    tables = two_arms(30, 30, 8.0)
    tables["assignments"] = tables["assignments"].assign(chance=chance)
    result = outcomes.contrast(make(**tables))
    assert result.status == "ok"
    assert "different chances of a place" in dict(result.facts)["The draw in the analysis"]


def test_difference_in_differences_says_that_it_does_not_adjust(make: Make) -> None:
    tables = two_arms(30, 30)
    charter = {"evaluation": {"design": "difference_in_differences", "places_by": "own_choice", "adjust_for": ["age"]}}
    result = outcomes.contrast(make(charter, people=people_of(tables, age=[None, *range(59)]), **tables))
    assert result.estimate("effect").estimate.n == 60
    assert any("does not adjust for age" in note for note in result.notes)


@pytest.mark.parametrize(("slope", "result", "certainty"), [(0.0, "passed", "moderate"), (6.0, "failed", "low")])
def test_two_waves_before_lift_the_certainty_only_if_both_groups_moved_alike(
    make: Make, slope: float, result: str, certainty: str
) -> None:
    tables = two_arms(60, 60, 6.0)
    earlier = tables["measures"].query("wave == 'before'").assign(wave="earlier")
    move = np.random.default_rng(5).normal(0, 3, 60)
    earlier["value"] -= np.concatenate([move + slope, move])
    tables["measures"] = pd.concat([tables["measures"], earlier])
    found = outcomes.contrast(
        make({"evaluation": {"design": "difference_in_differences", "places_by": "own_choice"}}, **tables)
    )
    assert check_of(found, "parallel_trends") == result
    assert check_of(found, "baseline_equivalence") in ("passed", "with_adjustment")
    assert found.certainty == certainty


def test_a_recalled_start_is_never_put_in_the_place_of_a_measured_one(make: Make) -> None:
    tables = two_arms(40, 40, 12.0)
    tables["measures"] = tables["measures"].replace({"wave": {"before": "recalled_before"}})
    program = make({"evaluation": {"waves": ["recalled_before", "after"]}}, **tables)
    result = outcomes.contrast(program)
    assert result.estimate("effect").estimate == result.estimate("difference").estimate
    assert any("recalled afterwards" in note for note in result.notes)
    assert any("recalled afterwards" in note for note in outcomes.change(program).notes)


def test_money_has_a_bootstrap_interval_beside(job_training_folder: Path) -> None:
    # The difference is LaLonde's; Welch's interval is 474 to 3,115 and knows nothing of the long tail of earnings.
    beside = outcomes.contrast(load(job_training_folder)).estimate("difference_bootstrap").estimate
    assert round(beside.value) == 1794
    assert 550 < beside.low < 620
    assert 3150 < beside.high < 3300


def test_scales_have_no_tail_to_speak_of() -> None:
    names = [one.name for one in outcomes.contrast(load("demo")).estimates]
    assert "difference_bootstrap" not in names


def test_one_comparison_is_worked_out_once_and_for_its_own_day_only() -> None:
    program, day = load("demo"), date(2026, 12, 3)
    once, then = (_comparison(one) for one in (program, program.as_at(day)))
    assert _comparison(program) is once
    assert program.as_at(day) is program.as_at(day)
    assert len(then.data.answered) < len(once.data.answered)


def _comparison(program: Program) -> Comparison:
    found = comparison_of(program, measure=None, objective=None)
    assert isinstance(found, Comparison)
    return found
