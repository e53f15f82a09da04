"""Shares by a day with competing causes, and time kept: cases by hand, published means, planted truth."""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate
from tests.stats.test_survival import DRUG, PLACEBO, weeks


def test_a_table_worked_by_hand() -> None:
    """Ten people; S before the time, times the share to whom the cause happens among those at risk.

    1: 10 at risk, cause 1: 1/10. 2: 9, one of each (S .9): .1 + .1. 4: 6, cause 1 (S .7): .2 + .7/6. 5: 5, cause 2
    (S .7 · 5/6). 7: 3, cause 1 (S .7 · 5/6 · 4/5): .31667 + .46667/3.
    """
    found = stats.competing([1, 2, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 1, 0, 1, 2, 0, 1, 0, 0])
    first, second = (found.table[found.table["cause"] == cause] for cause in (1, 2))
    assert first["at_risk"].tolist() == [10, 9, 6, 5, 3]
    assert first["incidence"].tolist() == pytest.approx(
        [0.1, 0.2, 0.2 + 0.7 / 6, 0.2 + 0.7 / 6, 0.2 + 0.7 / 6 + 1.4 / 9]
    )
    assert second["incidence"].tolist() == pytest.approx([0, 0.1, 0.1, 0.1 + 3.5 / 30, 0.1 + 3.5 / 30])
    assert found.at(6.5).value == pytest.approx(0.2 + 0.7 / 6)


def test_with_everybody_watched_it_is_the_share_and_its_binomial_error() -> None:
    found = stats.competing(range(1, 11), [1, 2, 1, 2, 1, 2, 1, 0, 0, 0])
    for day, k in [(1, 1), (3, 2), (5, 3), (7, 4)]:
        assert found.at(day).value == pytest.approx(k / 10)
        assert found.at(day).se == pytest.approx(np.sqrt(k / 10 * (1 - k / 10) / 10))


def test_one_cause_is_kaplan_and_meier() -> None:
    found, curve = stats.competing(*weeks(DRUG)), stats.survival(*weeks(DRUG)).table
    assert (1 - found.table["incidence"]).tolist() == pytest.approx(curve["survival"].tolist())
    assert (1 - found.table["high"]).tolist() == pytest.approx(curve["low"].tolist())
    assert (1 - found.table["low"]).tolist() == pytest.approx(curve["high"].tolist())


def test_of_nobody_the_upper_end_is_exact() -> None:
    none = stats.competing([5, 5, 5, 5, 5], [0, 0, 0, 2, 2]).at(5)
    assert (none.value, none.low) == (0, 0)
    assert none.high == pytest.approx(1 - 0.025 ** (1 / 5))  # Clopper and Pearson for 0 of 5
    assert stats.competing([5, 6], [0, 0]).at(6).high == pytest.approx(1 - 0.025 ** (1 / 2))


def test_the_mean_time_of_two_arms_as_published() -> None:
    """Klein and Moeschberger (2003), example 4.2: 23.29 weeks up to 35, error 2.83; placebo 8.67, error 1.38."""
    drug, placebo = stats.restricted_mean(*weeks(DRUG), 35), stats.restricted_mean(*weeks(PLACEBO), 23)
    assert (round(drug.value, 2), round(drug.se, 2)) == (23.29, 2.83)
    assert (round(placebo.value, 2), round(placebo.se, 2)) == (8.67, 1.38)
    assert placebo.value == pytest.approx(np.mean(weeks(PLACEBO)[0]))


def test_the_difference_of_two_shares_is_newcombes() -> None:
    """Newcombe (1998), table II, 56/70 − 48/80 by Wilson's ends: 0.20, .0524 to .3339."""
    shares = [stats.wilson(56, 70), stats.wilson(48, 80)]
    found = stats.apart_by(shares)
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_wrong_rows_are_refused() -> None:
    for time, cause, said in [
        ([-1], [1], "negative"),
        ([1], [0.5], "whole numbers"),
        ([], [], "nobody"),
        ([1, 2], [1], "lengths"),
    ]:
        with pytest.raises(NotComputable, match=said):
            stats.competing(time, cause)
    assert stats.competing([1, np.nan], [1, 1]).n_left_out == 1
    with pytest.raises(NotComputable, match="watched up to"):
        stats.restricted_mean([1, 2, 3], [1, 0, 0], 9)
    with pytest.raises(NotComputable, match="two shares"):
        stats.apart_by([Estimate(0.1, 0, 0.2, 0.95, 0.1, 9, "")])


@pytest.mark.long
def test_the_interval_of_a_difference_holds_the_truth() -> None:
    """Two causes with constant rates, censored from day 100 on: I(200) = a/(a+b) (1 − exp(−200 (a+b)))."""
    truth = [rate / (rate + 0.001) * (1 - np.exp(-200 * (rate + 0.001))) for rate in (0.002, 0.004)]
    held = 0
    for seed in range(400):
        rng = np.random.default_rng(seed)
        shares = []
        for rate in (0.002, 0.004):
            own, other, gone = rng.exponential(1 / rate, 80), rng.exponential(1000, 80), rng.uniform(100, 400, 80)
            time = np.minimum.reduce([own, other, gone])
            cause = np.select([time == own, time == other], [1, 2], 0)
            shares.append(stats.competing(time, cause).at(200))
        found = stats.apart_by(shares)
        held += found.low <= truth[0] - truth[1] <= found.high
    assert 0.92 <= held / 400 <= 0.98
