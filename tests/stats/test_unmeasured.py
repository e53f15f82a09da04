"""E-values, robustness values and benchmarks, against printed numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
import statsmodels.api as sm

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate

# Cinelli and Hazlett (2020), table 1 and the documentation of their program: Darfur, 783 degrees of freedom.
DARFUR = {"estimate": 0.09731582, "se": 0.02325654, "df": 783.0}


@pytest.mark.parametrize(("d", "printed"), [(0.2, 1.69), (0.3, 1.96), (0.5, 2.53), (-0.5, 2.53), (0.0, 1.0)])
def test_e_values_of_differences(d: float, printed: float) -> None:
    """VanderWeele and Ding (2017), by RR = exp(.91 d)."""
    assert stats.e_value_from_d(d) == pytest.approx(printed, abs=0.005)


def test_e_value_of_the_breastfeeding_study() -> None:
    """VanderWeele and Ding (2017): a risk ratio of 3.9 (interval 1.8 to 8.7) has E-values 7.26 and 3.0."""
    assert stats.e_value(3.9) == pytest.approx(7.26, abs=0.005)
    assert stats.e_value(1 / 3.9) == pytest.approx(7.26, abs=0.005)
    assert stats.e_value(1.8) == pytest.approx(3.0, abs=0.005)


def test_the_nearer_limit_counts_and_one_that_holds_zero_is_one() -> None:
    one = Estimate(-0.4, -0.6, -0.2, 0.95, 0.1, 100, "")
    assert stats.e_values(one).limit == pytest.approx(1.69, abs=0.005)
    assert stats.e_values(Estimate(0.1, -0.1, 0.3, 0.95, 0.1, 100, "")).limit == 1.0


def test_robustness_values_as_printed() -> None:
    t = DARFUR["estimate"] / DARFUR["se"]
    assert stats.robustness_value(t, DARFUR["df"]) == pytest.approx(0.139, abs=0.0005)
    assert stats.robustness_value(t, DARFUR["df"], level=0.95) == pytest.approx(0.076, abs=0.0005)
    assert stats.robustness_value(1.0, DARFUR["df"], level=0.95) == 0.0


def test_the_bound_of_one_as_strong_as_being_female() -> None:
    """Printed: 0.0091644 with the arm, 0.1246409 with the outcome, 0.0752203 left of 0.0973158."""
    of_arm = 0.00916429 / 1.00916429
    through = of_arm**2 / (1 - of_arm) ** 2
    ratio = 0.1246409 * (1 - through) / (1 + math.sqrt(through)) ** 2
    like = stats.Shares(of_arm, ratio / (1 + ratio))
    assert stats.left_after(**DARFUR, like=like) == pytest.approx(0.07522025, abs=1e-6)
    assert stats.left_after(-DARFUR["estimate"], DARFUR["se"], DARFUR["df"], like) == pytest.approx(
        -0.07522025, abs=1e-6
    )


def test_the_bound_holds_for_one_that_is_exactly_as_strong() -> None:
    """Something left out that stands to arm and outcome as a measured one does, both of no matter to each other."""
    rng = np.random.default_rng(2)
    measured, hidden = rng.normal(size=(2, 200_000))
    arm = (0.5 * measured + 0.5 * hidden + rng.normal(size=200_000) > 0).astype(float)
    outcome = arm + measured + hidden + rng.normal(size=200_000)
    ones = np.ones((200_000, 1))
    seen = np.column_stack([ones, arm, measured])
    estimate, se, df = stats.classical_error(outcome, seen, 1)
    left = stats.left_after(estimate, se, df, stats.partial_shares(outcome, arm, measured[:, None], ones))
    # What is hidden became dependent on the measured through the arm: the bound is near the truth of 1, not at it.
    assert left == pytest.approx(1.0, abs=0.25)
    assert estimate > 1.5


def test_shares_explained_are_partial_r2() -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=(300, 2))
    arm = (x[:, 0] + rng.normal(size=300) > 0).astype(float)
    y = arm + x @ [0.5, 1.0] + rng.normal(size=300)
    ones = np.ones((300, 1))
    others = np.column_stack([ones, x[:, 1]])
    found = stats.partial_shares(y, arm, x[:, :1], others)
    full = sm.OLS(y, np.column_stack([others, arm, x[:, 0]])).fit()
    assert found.of_outcome == pytest.approx(full.tvalues[3] ** 2 / (full.tvalues[3] ** 2 + full.df_resid))
    chosen = sm.OLS(arm, np.column_stack([others, x[:, 0]])).fit()
    assert found.of_arm == pytest.approx(chosen.tvalues[2] ** 2 / (chosen.tvalues[2] ** 2 + chosen.df_resid))
    estimate, se, df = stats.classical_error(y, np.column_stack([others, arm, x[:, 0]]), 2)
    assert (estimate, se, df) == pytest.approx((full.params[2], full.bse[2], full.df_resid))


def test_what_cannot_be_computed_says_why() -> None:
    for wrong in (0.0, -1.0, math.nan, math.inf):
        with pytest.raises(NotComputable, match="ratio above 0"):
            stats.e_value(wrong)
    with pytest.raises(NotComputable, match="difference in standard deviations"):
        stats.e_value_from_d(math.nan)
    with pytest.raises(NotComputable, match="two degrees of freedom"):
        stats.robustness_value(2.0, 1.0)
    with pytest.raises(NotComputable, match="no benchmark"):
        stats.left_after(1.0, 0.1, 50, stats.Shares(0.6, 0.1))
