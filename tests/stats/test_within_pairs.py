"""Rosenbaum's bounds: by hand, by trying everything, and against the printed table of lead in children's blood."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable

# Morton et al. (1982), as in Rosenbaum (2002), section 3.2.4: lead in the blood of 33 children whose father works with
# lead, and of 33 of the same age and neighbourhood.
EXPOSED = [38, 23, 41, 18, 37, 36, 23, 62, 31, 34, 24, 14, 21, 17, 16, 20, 15, 10, 45, 39, 22, 35, 49, 48, 44, 35, 43]
EXPOSED += [39, 34, 13, 73, 25, 27]
OTHERS = [16, 18, 18, 24, 19, 11, 10, 15, 16, 18, 18, 13, 19, 10, 16, 16, 24, 13, 9, 14, 21, 19, 7, 18, 19, 12, 11, 22]
OTHERS += [25, 16, 13, 11, 13]


@pytest.mark.parametrize(("gamma", "printed"), [(2, 0.0018), (3, 0.0136), (4, 0.0388), (4.25, 0.0468), (5, 0.0740)])
def test_lead_in_the_blood_of_children(gamma: float, printed: float) -> None:
    """Rosenbaum (2002), table 4.1."""
    assert stats.signed_rank_bound(np.subtract(EXPOSED, OTHERS), gamma) == pytest.approx(printed, abs=6e-5)


def test_the_largest_gamma_of_the_children() -> None:
    found = stats.hidden_bias(np.subtract(EXPOSED, OTHERS))
    assert 4.25 < found.gamma < 4.5
    assert found.n == 32  # of 33 pairs one does not differ
    assert found.p < 0.0001


def test_by_hand() -> None:
    """Six pairs, differences 1 to 6, all up: T = 21. At Γ = 2: E = 2/3 × 21 = 14, Var = 2/9 × 91 = 20.2222; deviate
    7/4.49691 = 1.55662, p = .059780. Turned round it is the same."""
    up = np.arange(1.0, 7.0)
    assert stats.signed_rank_bound(up, 2.0) == pytest.approx(0.059780, abs=2e-6)
    assert stats.signed_rank_bound(-up, 2.0) == pytest.approx(0.059780, abs=2e-6)


def test_the_bound_is_near_what_trying_all_signs_gives() -> None:
    differences = np.array([1.0, -2, 3, 4, 5, -6, 7, 8, 9, 10, 11, 12])
    ranks, t = np.arange(1, 13), float(sum(one for one in differences if one > 0))
    share = 1.5 / 2.5
    exact = sum(
        share ** sum(signs) * (1 - share) ** (12 - sum(signs))
        for signs in itertools.product((0, 1), repeat=12)
        if np.dot(signs, ranks) >= t
    )
    assert stats.signed_rank_bound(differences, 1.5) == pytest.approx(exact, abs=0.01)


def test_unclear_pairs_have_no_room_for_bias() -> None:
    found = stats.hidden_bias([1.0, -2, 3, -4, 5, -6, 7, math.nan, 0])
    assert (found.gamma, found.n) == (1.0, 7)


def test_too_few_pairs_and_odds_below_one_are_refused() -> None:
    with pytest.raises(NotComputable, match="5 pairs differ"):
        stats.hidden_bias([1.0, 2, 3, 4, 5, 0, 0])
    with pytest.raises(NotComputable, match="begin at 1"):
        stats.signed_rank_bound(np.arange(1.0, 10), 0.5)


def test_pairs_are_near_once_each_and_the_same_in_any_order() -> None:
    rng = np.random.default_rng(5)
    line = np.concatenate([rng.normal(0.5, 1, 80), rng.normal(0, 1, 120)])
    arm = np.arange(200) < 80
    mine, other = stats.nearest_pairs(line, arm)
    assert arm[mine].all()
    assert not arm[other].any()
    assert len(set(mine)) == len(mine) == len(set(other))
    assert np.abs(line[mine] - line[other]).max() <= 0.2 * line.std(ddof=1)
    assert len(mine) > 60
    turned = rng.permutation(200)
    again = stats.nearest_pairs(line[turned], arm[turned])
    assert {(turned[a], turned[b]) for a, b in zip(*again, strict=True)} == set(zip(mine, other, strict=True))


def test_pairs_by_hand() -> None:
    """At 0 and 10 one each is free, at 5 two: of three who stand at 5 two get those, one stays alone (5 is too far)."""
    line = np.array([0.0, 5, 5, 5, 10, 0, 5, 5, 10])
    mine, other = stats.nearest_pairs(line, np.arange(9) < 5)
    assert sorted(zip(line[mine], line[other], strict=True)) == [(0, 0), (5, 5), (5, 5), (10, 10)]


def test_a_hundred_thousand_with_few_places_are_paired_at_once() -> None:
    rng = np.random.default_rng(6)
    line = rng.integers(0, 30, 100_000).astype(float)
    mine, other = stats.nearest_pairs(line, rng.random(100_000) < 0.4)
    assert len(mine) > 35_000
    assert (line[mine] == line[other]).all()


def test_pairs_need_two_arms_and_a_line() -> None:
    with pytest.raises(NotComputable, match="two arms"):
        stats.nearest_pairs(np.arange(5.0), np.ones(5, dtype=bool))
    with pytest.raises(NotComputable, match="something in which people differ"):
        stats.nearest_pairs(np.ones(5), np.arange(5) < 2)
