"""Is the effect between weighted groups right, and its interval honest?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.weighting import Weighted

EFFECT = 0.3


def program(n: int, seed: int, *, bent_outcome: bool = False, bent_joining: bool = False, shared: float = 0.0):
    """Who joins differs in three columns; `bent`: not straight in them. `shared`: SD of what mentors give."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 3))
    x[:, 2] = x[:, 2] > 0
    mentor = np.arange(n) % (n // 5)
    lean = 0.6 * x[:, 0] + 0.4 * x[:, 1] - 0.5 * x[:, 2] + (0.8 * (np.abs(x[:, 0]) - 0.8) if bent_joining else 0)
    arm = rng.random(n) < 1 / (1 + np.exp(-lean))
    if shared:
        arm = (rng.random(n // 5) < 0.5)[mentor]
    y = 0.7 * x[:, 0] + 0.3 * x[:, 1] + (0.8 * x[:, 0] ** 2 if bent_outcome else 0)
    y = y + EFFECT * arm + rng.normal(size=n) * (1 + 0.4 * arm) + shared * rng.normal(size=n // 5)[mentor]
    return y, x, arm, mentor


def weighted(made, **settings) -> Weighted:
    y, x, arm, _ = made
    return stats.weighted_effect(y, x[:, 0], arm, covariates=pd.DataFrame(x[:, 1:], columns=["a", "b"]), **settings)


@pytest.mark.parametrize("how", ["entropy", "overlap"])
def test_it_is_the_weighted_regression_of_another_program(how) -> None:
    made = program(200, 1)
    y, x, arm, _ = made
    found = weighted(made, weights=how)
    design = sm.add_constant(np.column_stack([arm, x]))
    assert found.effect.value == pytest.approx(sm.WLS(y, design, weights=found.weights.to_numpy()).fit().params[1])
    assert found.weights[arm].sum() == pytest.approx(arm.sum())
    balance = getattr(stats, "entropy_balance" if how == "entropy" else "overlap_weights")(pd.DataFrame(x), arm)
    assert found.ess[False] == pytest.approx(balance.ess)
    assert found.ess[True] == pytest.approx(balance.ess_program)


@pytest.mark.parametrize("how", ["entropy", "overlap"])
def test_its_error_is_that_of_the_stacked_estimating_equations(how) -> None:
    """The derivatives are taken by differences here, with the weights' own parameters among the unknowns."""
    made = program(3000, 2)
    y, x, arm, _ = made
    z, a = np.column_stack([np.ones(len(y)), x]), arm.astype(float)

    def equations(theta: np.ndarray) -> np.ndarray:
        raised = np.exp(z @ theta[:4])
        if how == "entropy":
            of_weights, w = (a - (1 - a) * raised)[:, None] * z, np.where(arm, 1.0, raised)
        else:
            chance = raised / (1 + raised)
            of_weights, w = (a - chance)[:, None] * z, np.where(arm, 1 - chance, chance)
        of_means = np.column_stack([w * a * (y - theta[4]), w * (1 - a) * (y - theta[5])])
        return np.column_stack([of_weights, of_means])

    found = weighted(made, weights=how)
    w = found.weights.to_numpy()
    chance = sm.Logit(a, z).fit(disp=0, tol=1e-12).params
    start = np.linalg.lstsq(z[~arm], np.log(w[~arm] * arm.sum() / (~arm).sum()), rcond=None)[0]
    means = [np.average(y[who], weights=w[who]) for who in (arm, ~arm)]
    at = np.r_[start if how == "entropy" else chance, means]
    assert np.abs(equations(at).mean(axis=0)).max() < 1e-6
    steps = np.eye(6) * 1e-5
    bread = np.column_stack([(equations(at + s) - equations(at - s)).mean(axis=0) / 2e-5 for s in steps])
    meat = equations(at).T @ equations(at) / len(y)
    covariance = np.linalg.solve(bread, np.linalg.solve(bread, meat).T) / len(y)
    contrast = np.r_[np.zeros(4), 1, -1]
    assert found.effect.se == pytest.approx(np.sqrt(contrast @ covariance @ contrast), rel=0.01)


def test_units_and_constants_change_nothing_but_the_unit() -> None:
    made = program(150, 4)
    y, x, arm, mentor = made
    plain, other = weighted(made), weighted((y * 10 + 5, x * 100 - 3, arm, mentor))
    assert other.effect.value == pytest.approx(10 * plain.effect.value)
    assert other.effect.se == pytest.approx(10 * plain.effect.se)
    alone = weighted(made, cluster=np.arange(150))
    assert alone.effect.se == pytest.approx(plain.effect.se * np.sqrt(149 / 150), rel=1e-6)  # the jackknife's factor
    assert "CR3, 150 clusters" in alone.effect.method


def bias_of(how: str, draws: int, **bent: bool) -> tuple[float, float]:
    errors = [weighted(program(400, seed, **bent), weights=how).effect.value - EFFECT for seed in range(draws)]
    return float(np.mean(errors)), float(np.std(errors) / np.sqrt(draws))


def test_it_is_doubly_robust() -> None:
    """Right with either a straight outcome or a straight joining; ANCOVA, with a bent outcome, is not."""
    draws = 30
    for bent in ({"bent_outcome": True}, {"bent_joining": True}):
        bias, se = bias_of("entropy", draws, **bent)
        assert abs(bias) < 3 * se + 0.01, bent
    wrong, se = bias_of("entropy", draws, bent_outcome=True, bent_joining=True)
    assert wrong > 5 * se  # with both wrong, it is wrong: the test above can fail


@pytest.mark.parametrize(
    ("y", "says"),
    [([1.0] * 6, "the same for everyone"), ([0.0, 1, 2, 3, 4, 5], "explain the outcome exactly")],
)
def test_an_outcome_without_spread_is_refused(y, says) -> None:
    with pytest.raises(NotComputable, match=says):
        stats.weighted_effect(y, [0.0, 1, 2, 3, 4, 5], [0, 1, 0, 1, 0, 0])


def test_words_that_are_no_weights_are_refused() -> None:
    with pytest.raises(NotComputable, match="use 'entropy' or 'overlap'"):
        weighted(program(60, 0), weights="inverse")


@pytest.mark.long
@pytest.mark.parametrize("how", ["entropy", "overlap"])
@pytest.mark.parametrize(
    ("n", "settings"),
    [
        (60, {}),
        (120, {}),
        (400, {}),
        (400, {"bent_outcome": True}),
        (400, {"bent_joining": True}),
        (200, {"shared": 0.5}),
    ],
)
def test_its_intervals_hold_the_truth_as_often_as_they_say(n: int, settings, how: str) -> None:
    held, tried = 0, 600
    for seed in range(tried):
        made = program(n, seed, **settings)
        try:
            found = weighted(made, weights=how, cluster=made[3] if "shared" in settings else None)
        except NotComputable:
            tried -= 1
            continue
        held += found.effect.low <= EFFECT <= found.effect.high
    assert tried > 560
    assert 0.93 <= held / tried <= 0.985
