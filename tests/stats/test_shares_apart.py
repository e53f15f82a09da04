"""Is the difference of two shares what papers and other programs say it is, and does it hold what it promises?"""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab.errors import NotComputable
from mentorlab.stats import (
    difference_of_shares,
    people_for_shares,
    power_for_shares,
    smallest_difference_of_shares,
)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, Table II, method 10.
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_one_pair_of_shares_has_newcombes_interval(counts: tuple[int, int, int, int], low: float, high: float) -> None:
    found = difference_of_shares([counts]).difference
    assert found.value == pytest.approx(counts[0] / counts[1] - counts[2] / counts[3])
    assert (found.low, found.high) == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5))


# Rothman, Greenland and Lash (2008), Table 15-1: deaths under tolbutamide and placebo, below and from 55 years.
TOLBUTAMIDE = [(8, 106, 5, 120), (22, 98, 16, 85)]


def test_within_strata_it_is_mantel_haenszel_with_satos_variance() -> None:
    """metafor 4 (R): rma.mh(measure="RD", level=90) gives 0.0349, −0.0176 to 0.0874; its test without correction for
    the odds ratio, Cochran-Mantel-Haenszel, p .2750.
    """
    found = difference_of_shares(TOLBUTAMIDE, level=0.90)
    assert found.difference.value == pytest.approx(0.0349, abs=5e-5)
    assert found.difference.low == pytest.approx(-0.0176, abs=5e-5)
    assert found.difference.high == pytest.approx(0.0874, abs=5e-5)
    assert found.p == pytest.approx(0.2750, abs=5e-5)
    assert found.difference.n == 409


def test_one_stratum_by_hand() -> None:
    """N = 150, 104 applied: expected 70 × 104 / 150 = 48.5333, variance 70 × 80 × 104 × 46 / (150² × 149) = 7.991…;
    (56 − 48.5333)² / 7.9913 = 6.976, p = .00826.
    """
    assert difference_of_shares([(56, 70, 48, 80)]).p == pytest.approx(0.00826, abs=5e-6)


def test_blocks_with_one_side_alone_say_nothing_and_are_counted() -> None:
    alone = difference_of_shares([(56, 70, 48, 80), (3, 4, 0, 0), (0, 0, 1, 6)])
    assert alone.n_unused == 10
    assert alone.difference == difference_of_shares([(56, 70, 48, 80)]).difference


def test_the_other_way_round_is_the_same_with_the_other_sign() -> None:
    one = difference_of_shares(TOLBUTAMIDE).difference
    other = difference_of_shares([(c, d, a, b) for a, b, c, d in TOLBUTAMIDE]).difference
    assert (other.value, other.low, other.high) == pytest.approx((-one.value, -one.high, -one.low))


def test_where_nobody_or_everybody_applied_nothing_can_differ() -> None:
    assert difference_of_shares([(0, 12, 0, 14), (9, 9, 7, 7)]).p == 1
    assert (
        difference_of_shares([(0, 12, 0, 14)]).difference.low
        < 0
        < difference_of_shares([(0, 12, 0, 14)]).difference.high
    )


def test_blocks_in_which_it_happened_to_nobody_do_not_make_the_difference_certain() -> None:
    """None of 20 against none of 20 in three blocks: ± .060 as of 60 and 60 people (Newcombe), never 0 to 0."""
    for block in ((0, 20, 0, 20), (20, 20, 20, 20)):
        found = difference_of_shares([block] * 3).difference
        plain = difference_of_shares([(0, 60, 0, 60)]).difference
        assert (found.value, found.low, found.high) == (0, pytest.approx(plain.low), pytest.approx(plain.high))
        assert found.se > 0
    mixed = difference_of_shares([(0, 20, 0, 40), (9, 9, 7, 7)]).difference
    assert mixed.value == 0
    assert mixed.high == -mixed.low > 0.1
    everybody = difference_of_shares([(20, 20, 0, 20)] * 2).difference
    assert (everybody.value, everybody.high) == (1, 1)
    assert everybody.low == pytest.approx(difference_of_shares([(40, 40, 0, 40)]).difference.low)


@pytest.mark.parametrize("counts", [[], [(3, 4, 0, 0)], [(5, 4, 1, 3)], [(1, 4, 2, 0)], [(-1, 4, 1, 3)]])
def test_what_are_no_counts_is_refused(counts: list[tuple[int, int, int, int]]) -> None:
    with pytest.raises(NotComputable):
        difference_of_shares(counts)


def _held(seeds: range, n: int, blocks: int) -> float:
    """How often the interval holds a true difference of .12, in trials dealt evenly within blocks of other rates."""
    held = 0
    for seed in seeds:
        rng = np.random.default_rng(seed)
        base = np.linspace(0.15, 0.55, blocks)
        strata = [(int(rng.binomial(n, min(p + 0.12, 1))), n, int(rng.binomial(n, p)), n) for p in base]
        found = difference_of_shares(strata).difference
        held += found.low <= 0.12 <= found.high
    return held / len(seeds)


@pytest.mark.parametrize(("n", "blocks"), [(30, 1), (6, 12)])
def test_the_interval_holds_the_truth(n: int, blocks: int) -> None:
    """Of 100 trials at 95 %, fewer than 89 would hold it in 4 of 1,000 such runs."""
    assert _held(range(100), n, blocks) >= 0.89


@pytest.mark.long
@pytest.mark.parametrize(("n", "blocks"), [(15, 1), (30, 1), (6, 12), (2, 30), (40, 3)])
def test_the_interval_holds_the_truth_in_many_trials(n: int, blocks: int) -> None:
    """Of 4,000 trials at 95 %, chance moves the share held by .0069 (two standard errors)."""
    assert 0.936 <= _held(range(4000), n, blocks) <= 0.975


def test_power_is_that_of_another_program() -> None:
    """R's power.prop.test: n = 50, .50 against .75 has power .740; power .90 takes 76.7 a group."""
    assert power_for_shares(0.5, 0.25, 50) == pytest.approx(0.740, abs=5e-4)
    assert people_for_shares(0.5, 0.25, power=0.9) == 77


def test_people_and_smallest_difference_belong_together() -> None:
    n = people_for_shares(0.2, 0.05)
    assert power_for_shares(0.2, 0.05, n) >= 0.8 > power_for_shares(0.2, 0.05, n - 1)
    assert smallest_difference_of_shares(0.2, n) == pytest.approx(0.05, abs=1e-4)


def test_where_no_difference_could_be_found_it_says_so() -> None:
    assert smallest_difference_of_shares(0.5, 4) is None
    assert smallest_difference_of_shares(1.0, 400) is None
    with pytest.raises(NotComputable):
        power_for_shares(0.8, 0.3, 50)
    with pytest.raises(NotComputable):
        people_for_shares(0.5, 1e-5)
