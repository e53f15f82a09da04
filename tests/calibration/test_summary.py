"""Are bias, coverage and their limits what they say, and is a wrong analysis caught?"""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from mentorlab import stats
from tests.calibration.asking import Answer, Asked
from tests.calibration.row import Line
from tests.calibration.summary import CHANCE, TIMES_SE, summarise

WORKS = Line("effect", "effect")


def programs(intervals: list[tuple[float, float, float]], truths: list[float], truth: str = "effect") -> list[Asked]:
    told = enumerate(zip(intervals, truths, strict=True))
    return [Asked(seed, {"contrast": Answer({"effect": ends})}, {truth: true}) for seed, (ends, true) in told]


def test_bias_coverage_and_alarms_are_counted() -> None:
    # By hand: errors 0.1, −0.3, 0.5 with mean 0.1 and SD 0.4; the third interval does not hold its truth.
    told = summarise(WORKS, programs([(0.3, 0.1, 0.5), (0.1, -0.4, 0.6), (0.8, 0.5, 1.1)], [0.2, 0.4, 0.3]))
    assert (told.n, told.unanswered, told.covered, told.alarms) == (3, 0, 2, 2)
    assert told.bias == pytest.approx(0.1)
    assert told.bias_se == pytest.approx(0.4 / math.sqrt(3))
    assert told.found == pytest.approx(0.4)
    assert told.truth == pytest.approx(0.3)


def test_a_change_is_held_against_the_mean_of_all_programs() -> None:
    line = Line("effect", "change of such people")
    told = summarise(line, programs([(0.0, -0.1, 0.1), (1.0, 0.9, 1.1)], [0.0, 1.0], line.truth))
    assert (told.truth, told.covered) == (0.5, 0)


def test_what_has_no_interval_or_no_answer_is_counted_apart() -> None:
    some = programs([(0.3, math.nan, math.nan), (0.1, 0.0, 0.2)], [0.1, 0.1])
    none = Asked(2, {"contrast": Answer({}, status="hidden", claimed="no answer")}, {"effect": 0.1})
    told = summarise(WORKS, [*some, none])
    assert (told.n, told.unanswered) == (1, 2)


@pytest.mark.parametrize("n", [40, 500, 2000])
def test_limits_are_those_of_the_binomial(n: int) -> None:
    told = summarise(WORKS, programs([(0.0, -1.0, 1.0)] * n, [0.0] * n))
    chance = [Fraction(math.comb(n, k) * 19**k, 20**n) for k in range(n + 1)]  # exact, at the level of 19 in 20
    beyond = (1 - CHANCE) / 2
    assert sum(chance[: told.low]) < beyond <= sum(chance[: told.low + 1])
    assert sum(chance[told.high + 1 :]) <= beyond < sum(chance[told.high :])
    assert pytest.approx(3.2905, abs=1e-4) == TIMES_SE


def clustered(seed: int, *, careless: bool) -> Asked:
    """240 people of 60 mentors, who leave a mark on theirs; `careless` forgets them."""
    rng, mentor = np.random.default_rng(seed), np.repeat(np.arange(60), 4)
    arm, before = mentor % 2 == 0, rng.normal(size=240)
    after = 0.5 * before + 0.3 * arm + rng.normal(0, 0.8, 60)[mentor] + rng.normal(size=240)
    effect = stats.ancova(
        after, before, arm, cluster=None if careless else mentor, se="classical" if careless else "HC3"
    ).effect
    return Asked(seed, {"contrast": Answer({"effect": (effect.value, effect.low, effect.high)})}, {"effect": 0.3})


def test_errors_that_forget_the_clusters_are_caught() -> None:
    assert summarise(WORKS, [clustered(seed, careless=False) for seed in range(150)]).within
    forgetful = summarise(WORKS, [clustered(seed, careless=True) for seed in range(150)])
    assert not forgetful.within
    assert not forgetful.as_expected
    assert summarise(
        Line("effect", "effect", "too_sure", "…"), [clustered(s, careless=True) for s in range(150)]
    ).as_expected
    assert forgetful.biased == 0


def test_bounds_may_hold_the_truth_more_often_than_they_say_but_not_less() -> None:
    line = Line("effect", "effect", "holds")
    assert summarise(line, programs([(0.0, -1.0, 1.0)] * 500, [0.0] * 500)).as_expected
    assert not summarise(line, programs([(0.0, 0.5, 1.0)] * 50 + [(0.0, -1.0, 1.0)] * 450, [0.0] * 500)).as_expected


def test_an_estimate_that_is_too_high_is_caught() -> None:
    rng = np.random.default_rng(1)
    found = [(value, value - 0.4, value + 0.4) for value in rng.normal(0.1, 0.2, 60)]
    high = summarise(Line("effect", "effect", "too_high", "…"), programs(found, [0.0] * 60))
    assert high.biased == 1
    assert high.as_expected
    assert not summarise(Line("effect", "effect", "too_low", "…"), programs(found, [0.0] * 60)).as_expected
