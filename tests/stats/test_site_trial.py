"""Does a trial of whole sites find what it should, as often as theory says, and nothing where there is nothing?"""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.site_trial import sizes_repeated


@pytest.mark.parametrize(
    ("sites", "cycles", "smallest"),
    [(2, 1, 1.0), (3, 1, 2 / 6), (4, 1, 2 / 6), (6, 1, 2 / 20), (8, 1, 2 / 70), (4, 2, 2 / 36), (4, 3, 2 / 216)],
)
def test_the_smallest_p_is_counted_by_hand(sites: int, cycles: int, smallest: float) -> None:
    """Four sites, two of them drawn: 6 ways; a way and its mirror image give the same p."""
    assert stats.SiteTrial((20.0,) * sites, cycles).smallest_p == pytest.approx(smallest)


def test_four_sites_can_never_tell() -> None:
    trial = stats.SiteTrial((500.0,) * 4, icc=0.0)
    assert math.isinf(stats.smallest_difference_of_sites(trial))
    assert stats.power_of_sites(trial, 10.0, draws=200).value == 0


def test_p_is_that_of_going_through_every_draw() -> None:
    """One made-up trial of six sites, its p worked out here with plain loops."""
    from mentorlab.stats.site_trial import _Made

    made = _Made(stats.SiteTrial((5.0, 10.0, 15.0, 20.0, 25.0, 30.0)), 1, seed=4)
    rng = np.random.default_rng(4)
    sizes = np.array([5.0, 10.0, 15.0, 20.0, 25.0, 30.0])
    variance = 0.1 + 0.9 / sizes
    averages = rng.standard_normal(6) * np.sqrt(variance)
    ways = list(combinations(range(6), 3))
    own = ways[int(rng.integers(20, size=1)[0])]
    shifted = [value + 0.7 * (site in own) for site, value in enumerate(averages)]

    def difference(one: tuple[int, ...]) -> float:
        sums = [[0.0, 0.0], [0.0, 0.0]]
        for site, value in enumerate(shifted):
            sums[site in one][0] += value / variance[site]
            sums[site in one][1] += 1 / variance[site]
        return sums[1][0] / sums[1][1] - sums[0][0] / sums[0][1]

    as_large = sum(abs(difference(way)) >= abs(difference(own)) - 1e-9 for way in ways)
    assert made.p_values(0.7)[0] == pytest.approx(as_large / 20)


def test_many_equal_sites_have_the_power_of_the_formula() -> None:
    """Forty sites of ten: the noncentral t of `power_at` (Donner and Klar 2000), with the simulation's own error."""
    trial = stats.SiteTrial((10.0,) * 40, icc=0.1, correlation=0.5)
    study = stats.Study(400, clusters="both", cluster_size=10, icc=0.1, start="adjusted", correlation=0.5)
    for effect in (0.2, 0.35):
        found = stats.power_of_sites(trial, effect, draws=1000, seed=1)
        assert abs(found.value - stats.power_at(study, effect)) < 0.04


@pytest.mark.parametrize("sizes", [(10.0, 20.0, 30.0, 40.0, 5.0, 60.0, 22.0, 12.0), (30.0,) * 14])
def test_nothing_is_found_where_nothing_is(sizes: tuple[float, ...]) -> None:
    """3.29 standard errors: the 99.9 % limits of 2,000 trials at 5 %."""
    found = stats.power_of_sites(stats.SiteTrial(sizes), 0.0, seed=2)
    assert found.value <= 0.05 + 3.29 * math.sqrt(0.05 * 0.95 / 2000)


def test_the_smallest_difference_has_the_power_asked_for() -> None:
    trial = stats.SiteTrial((30.0, 12.0, 44.0, 20.0, 25.0, 31.0, 18.0, 9.0, 15.0, 40.0))
    smallest = stats.smallest_difference_of_sites(trial, seed=3)
    assert stats.power_of_sites(trial, smallest, seed=4).value == pytest.approx(0.8, abs=0.04)


def test_sizes_are_spread_as_they_are() -> None:
    assert sizes_repeated((10.0, 30.0), 2) == (15.0, 25.0)
    assert np.mean(sizes_repeated((5.0, 40.0, 90.0), 30)) == pytest.approx(43.8, abs=1)


def test_what_cannot_be_planned_is_refused() -> None:
    for wrong in ({"sizes": (20.0,)}, {"sizes": (20.0, 0.0)}, {"icc": 1.0}, {"correlation": -0.1}, {"cycles": 0}):
        with pytest.raises(NotComputable, match="give"):
            stats.SiteTrial(**({"sizes": (20.0, 20.0)} | wrong))
    with pytest.raises(NotComputable, match="finite"):
        stats.power_of_sites(stats.SiteTrial((20.0, 20.0)), math.nan)
