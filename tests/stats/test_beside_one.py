"""Are several differences from one told from zero together, with intervals that hold together?"""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.several import holm


def made(seed: int, effects: tuple[float, ...], n: int = 60, draws: int = 200) -> list[stats.Beside]:
    """Averages of n people under several treatments that share each person's own level."""
    rng = np.random.default_rng(seed)
    own = rng.standard_normal((n, 1))
    people = own + 0.5 * rng.standard_normal((n, len(effects) + 1)) + np.array([0.0, *effects])
    rows = rng.integers(n, size=(draws, n))
    drawn = people[rows].mean(axis=1)
    now = people.mean(axis=0)
    k = len(effects)
    return stats.beside(now[1:], drawn[:, 1:], np.repeat(now[:1], k), np.repeat(drawn[:, :1], k, axis=1), n=n)


def test_one_comparison_is_the_paired_t_test() -> None:
    rng = np.random.default_rng(1)
    differences = rng.normal(0.2, 1.0, 80)
    drawn = differences[rng.integers(80, size=(20_000, 80))].mean(axis=1)[:, None]
    found = stats.beside(differences.mean()[None], drawn, np.zeros(1), np.zeros_like(drawn), n=80)[0]
    by_t = stats.paired(np.zeros(80), differences)
    assert found.difference.se == pytest.approx(by_t.change.se, rel=0.02)
    assert found.difference.low == pytest.approx(by_t.change.low, abs=0.01)
    assert found.p == pytest.approx(by_t.p, abs=0.01)


def test_holm_by_hand() -> None:
    """Smallest p × 3, then the next × 2, never falling (Holm 1979); and the same by statsmodels."""
    found = made(3, (0.0, 0.1, 0.5))
    p = sorted(one.p for one in found)
    by_hand = np.minimum(np.maximum.accumulate([3 * p[0], 2 * p[1], p[2]]), 1)
    assert sorted(one.p_adjusted for one in found) == pytest.approx(by_hand)
    mixed = np.array([0.04, 0.01, 0.5, 0.01, 0.02])
    assert holm(mixed) == pytest.approx(multipletests(mixed, method="holm")[1])


def test_a_clear_interval_means_a_small_adjusted_p() -> None:
    for seed in range(30):
        for one in made(seed, (0.0, 0.1, 0.2, 0.3)):
            assert not one.clear or one.p_adjusted < 0.05
            assert one.p <= one.p_adjusted


def test_all_intervals_hold_together_as_often_as_they_promise() -> None:
    """500 studies, five comparisons: all five hold in 95 %, less 3.29 binomial errors, and not nearly always."""
    effects = (0.0, 0.0, 0.1, 0.2, 0.4)
    held = [
        all(one.difference.low <= e <= one.difference.high for one, e in zip(made(s, effects), effects, strict=True))
        for s in range(500)
    ]
    assert np.mean(held) >= 0.95 - 3.29 * np.sqrt(0.95 * 0.05 / 500)
    assert np.mean(held) < 0.995


def test_the_same_under_two_names_is_no_difference() -> None:
    now, drawn = np.ones(1), np.ones((50, 1))
    found = stats.beside(now, drawn, now, drawn, n=30)[0]
    assert (found.difference.value, found.difference.low, found.difference.high, found.p) == (0, 0, 0, 1)
    assert not found.clear


def test_what_never_varies_is_not_taken_for_certain() -> None:
    """Ten people, every draw the same difference of 1: se 2/10, as if one of them might have said the opposite."""
    now, drawn = np.ones(1), np.ones((50, 1))
    found = stats.beside(now, drawn, 0 * now, 0 * drawn, n=10)[0]
    assert found.difference.se == pytest.approx(0.2)
    assert found.p > 0


def test_what_cannot_be_compared_is_refused() -> None:
    one, many = np.ones(1), np.ones((50, 1))
    for now, drawn, n in ((one, many, 1), (one, np.ones((5, 1)), 30), (np.ones(2), many, 30)):
        with pytest.raises(NotComputable, match="give"):
            stats.beside(now, drawn, now, drawn, n=n)
    assert stats.beside(np.ones(0), np.ones((50, 0)), np.ones(0), np.ones((50, 0)), n=30) == []
