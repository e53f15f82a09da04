"""Groups that nobody drew: are they made alike by weights, and what is said where they cannot be?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes, stats
from mentorlab.answers.result import Result
from mentorlab.answers.wording import AUDIENCES
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.tables.program import Program
from tests.outcomes.reading import CAUSAL, check_of
from tests.programs import people_of, two_arms

Make = Callable[..., Program]
CHOSEN: dict[str, Any] = {"design": "comparison", "places_by": "own_choice"}
TREND: dict[str, Any] = {"design": "difference_in_differences", "places_by": "own_choice"}


def apart(by: float, n: int = 80, *, effect: float = 4.0, seed: int = 3, bent: float = 0.0) -> dict[str, pd.DataFrame]:
    """Two arms whose starts are `by` standard deviations apart; slope 0.6 on the start."""
    rng = np.random.default_rng(seed)
    tables = two_arms(n, n)
    start = rng.normal(50, 10, 2 * n) + np.repeat([5 * by, -5 * by], n)
    after = 20 + 0.6 * start + bent * (start - 50) ** 2 / 100 + rng.normal(0, 6, 2 * n) + np.repeat([effect, 0], n)
    tables["measures"]["value"] = np.round(np.concatenate([start, after]), 3)
    return tables


def weighting_of(program: Program) -> Comparison:
    found = comparison_of(program, measure=None, objective=None)
    assert isinstance(found, Comparison)
    return found


def fact(result: Result, says: str) -> str:
    return " ".join(text for label, text in result.facts if says in label)


def test_the_comparison_is_weighted_to_start_like_the_program(make: Make) -> None:
    tables = apart(0.8)
    age = np.random.default_rng(1).normal(40, 8, 160) + np.repeat([2.0, 0.0], 80)
    charter = {"evaluation": {**CHOSEN, "adjust_for": ["age"]}}
    program = make(charter, people=people_of(tables, age=age.round(1)), **tables)
    result = outcomes.contrast(program)
    one = weighting_of(program)
    frame, arm = one.data.answered, one.data.answered["arm"] == "program"
    weights = one.effect.analysis.weights
    assert weights is not None
    columns = frame[["before"]].assign(age=one.data.extra.covariates["age"])
    assert weights[~arm].to_numpy() == pytest.approx(stats.entropy_balance(columns, arm).weights.to_numpy())
    by_hand = frame.loc[arm, "after"].mean() - np.average(frame.loc[~arm, "after"], weights=weights[~arm])
    assert result.estimate("effect").estimate.value == pytest.approx(by_hand)
    assert "entropy balancing" in result.estimate("effect").estimate.method
    ancova = stats.ancova(frame["after"], frame["before"], arm, covariates=columns[["age"]]).effect
    assert result.estimate("effect_ancova").estimate.value == pytest.approx(ancova.value)
    ess = weights[~arm].sum() ** 2 / (weights[~arm] ** 2).sum()
    assert f"as {ess:.0f} people" in fact(result, "made alike")
    assert check_of(result, "baseline_equivalence") == "with_adjustment"
    assert "weighted to start like them" in result.headline
    assert result.certainty == "low"
    assert all(CAUSAL not in result.sentence(audience) for audience in AUDIENCES)


def test_where_the_comparison_does_not_reach_so_far_the_overlap_is_compared(make: Make) -> None:
    tables = apart(1.7, n=120)
    program = make({"evaluation": CHOSEN}, **tables)
    result = outcomes.contrast(program)
    assert "overlap weights" in result.estimate("effect").estimate.method
    assert "people who could have been in either group" in result.sentence("leadership")
    assert "not about all who were offered a place" in fact(result, "made alike")
    effect = result.estimate("effect").estimate
    assert effect.low < 4 < effect.high


@pytest.mark.parametrize("by", [4.0, 9.0])
def test_groups_without_overlap_are_not_compared(make: Make, by: float) -> None:
    result = outcomes.contrast(make({"evaluation": CHOSEN}, **apart(by, effect=30.0)))
    assert result.estimate("effect").estimate.low > 0  # regression would have told a tale
    assert (result.verdict, result.certainty) == ("cannot_tell", "very_low")
    assert check_of(result, "baseline_equivalence") == "failed"
    for audience in AUDIENCES:
        assert "cannot tell" in result.sentence(audience).lower()
        assert "rose" not in result.sentence(audience)
    assert "let a lottery decide next time" in result.sentence("leadership")


def test_groups_alike_but_too_small_to_weight_are_compared_by_regression(make: Make) -> None:
    tables = apart(0.0, n=11)
    result = outcomes.contrast(make({"evaluation": CHOSEN}, **tables))
    assert result.status == "ok"
    assert result.estimate("effect").estimate.n == 22


def test_five_to_nine_are_neither_weighted_nor_tested(make: Make) -> None:
    result = outcomes.contrast(make({"evaluation": CHOSEN}, **two_arms(7, 40)))
    assert np.isnan(result.estimate("effect").estimate.low)
    assert not fact(result, "made alike")
    weightless = make({"evaluation": CHOSEN}, **two_arms(7, 40))
    assert outcomes.balance(weightless).table["apart_sd"].isna().all()
    assert "described" in outcomes.balance(weightless).sentence()


def test_lords_paradox_is_told(make: Make) -> None:
    """Each group stays where it was: the changes do not differ, but those who start equal do (Lord 1967)."""
    rng = np.random.default_rng(2)
    level = np.repeat([56.0, 50.0], 150)
    before = level + rng.normal(0, 8, 300)
    after = level + 0.5 * (before - level) + rng.normal(0, 7, 300)
    tables = two_arms(150, 150)
    tables["measures"]["value"] = np.concatenate([before, after]).round(3)
    result = outcomes.contrast(make({"evaluation": TREND}, **tables))
    did, ancova = result.estimate("effect").estimate, result.estimate("effect_ancova").estimate
    assert did.low < 0 < did.high
    assert ancova.low > 0
    assert "Lord's paradox" in fact(result, "Another way")
    alike = outcomes.contrast(make({"evaluation": TREND}, **apart(0.0, effect=9.0)))
    assert "same conclusion" in fact(alike, "Another way")


def test_two_waves_before_make_an_event_study(make: Make) -> None:
    tables = apart(0.5)
    before = tables["measures"].query("wave == 'before'")
    rng = np.random.default_rng(8)
    steps = {"w1": rng.normal(0, 3, 160), "w2": rng.normal(0, 3, 160) + np.repeat([4.0, 0.0], 80)}
    waves = [before.assign(wave=name, value=before["value"] - step) for name, step in steps.items()]
    tables["measures"] = pd.concat([tables["measures"], *waves])
    charter = {"evaluation": TREND, "waves": [{"id": w} for w in ("w1", "w2", "before", "after")]}
    result = outcomes.contrast(make(charter, **tables))
    check = next(check for check in result.checks if check.name == "parallel_trends")
    assert check.result == "failed"
    by_hand = {name: step[:80].mean() - step[80:].mean() for name, step in steps.items()}
    assert f"{by_hand['w2']:+.2f} from w2" in check.text
    assert "from w1" in check.text


@pytest.mark.long
def test_the_default_of_a_comparison_holds_the_truth_where_ancova_does_not() -> None:
    """Where the outcome bends in the start, regression is off; with weights 95 of 100 intervals hold the truth."""
    held = {"effect": 0, "effect_ancova": 0}
    draws = 200
    for seed in range(draws):
        rng = np.random.default_rng(seed)
        n = 300
        start = rng.normal(50, 10, n)
        joined = rng.random(n) < 1 / (1 + np.exp(-(start - 60) / 8))
        after = 20 + 0.6 * start + 0.05 * (start - 50) ** 2 + rng.normal(0, 6, n) + 4.0 * joined
        ways = {"effect": stats.weighted_effect, "effect_ancova": stats.ancova}
        for name, way in ways.items():
            found = way(after, start, joined).effect
            held[name] += found.low <= 4.0 <= found.high
    assert 0.91 * draws <= held["effect"] <= 0.99 * draws
    assert held["effect_ancova"] < 0.9 * draws
