"""Is power what other programs, published figures and simulated studies say it is?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable

Study = stats.Study
PAIRED = Study(20, groups="one", start="change", correlation=0.6)


@pytest.mark.parametrize(
    ("n", "plain", "adjusted"),
    [(40, 0.91, 0.64), (60, 0.74, 0.52), (100, 0.57, 0.40), (200, 0.40, 0.28), (400, 0.28, 0.20)],
)
def test_the_published_formula_to_its_two_digits(n: int, plain: float, adjusted: float) -> None:
    """Bloom's formula worked out by hand for 5 %, power .80, half treated, without and with R² = .5."""
    assert round(stats.smallest_detectable(n), 2) == plain
    assert round(stats.smallest_detectable(n, r2=0.5), 2) == adjusted


@pytest.mark.parametrize(("n", "smallest"), [(20, 0.59), (40, 0.41), (60, 0.33), (100, 0.25)])
def test_a_change_of_the_same_people(n: int, smallest: float) -> None:
    """(t₁₋α/₂ + t_power)·√(2(1 − .6)/n), by hand."""
    assert round(stats.detectable(replace(PAIRED, n=n)), 2) == smallest


def test_the_examples_of_gpower() -> None:
    """G*Power: two groups, d 0.5, power .80: 64 a group. The same people twice, d_z 0.42, n 50: power .83."""
    assert stats.people_needed(Study(10), 0.5) == 2 * 64
    same_people = Study(50, groups="one", start="change", correlation=0.5)  # √(2(1 − .5)) = 1: d is d_z
    assert round(stats.power_at(same_people, 0.42), 2) == 0.83


@pytest.mark.parametrize("share", [0.5, 0.2])
@pytest.mark.parametrize("effect", [0.1, 0.4, 0.8])
def test_another_program_agrees(share: float, effect: float) -> None:
    from statsmodels.stats.power import TTestIndPower, TTestPower

    other = TTestIndPower().power(effect, 100 * share, 0.05, ratio=(1 - share) / share)
    assert stats.power_at(Study(100, share_treated=share), effect) == pytest.approx(other, abs=1e-9)
    other = TTestPower().power(effect, 30, 0.01)
    same_people = Study(30, groups="one", start="change", correlation=0.5)
    assert stats.power_at(same_people, -effect, alpha=0.01) == pytest.approx(other, abs=1e-9)


def test_mentors_shared_by_the_treated_only() -> None:
    """Hedges and Citkowicz (2015): 120 people, 60 in threes, ρ .1: variance × 1.05 in units of the treated's SD."""
    shared, df = stats_of(Study(120, clusters="treated", icc=0.1, cluster_size=3))
    alone, _ = stats_of(Study(120))
    assert shared**2 / alone**2 * (1 - 0.1) == pytest.approx(1.05)
    assert 19 < df < 118  # between that of 20 mentors and that of 120 people


def test_clusters_in_both_groups() -> None:
    """Design effect 1 + (m − 1)ρ, by hand: 1 + 9 × .05 = 1.45; 20 clusters leave 18 degrees of freedom."""
    whole, df = stats_of(Study(200, clusters="both", icc=0.05, cluster_size=10))
    alone, _ = stats_of(Study(200))
    assert (whole / alone) ** 2 == pytest.approx(1.45)
    assert df == 18
    by_short_cut = stats.smallest_detectable(200, icc=0.05, cluster_size=10)
    assert stats.detectable(Study(200, clusters="both", icc=0.05, cluster_size=10)) == pytest.approx(by_short_cut)


def test_a_cutoff_at_the_middle_takes_2_75_times_the_people() -> None:
    """Goldberger (1972); Schochet (2009)."""
    (cut, _), (drawn, _) = stats_of(Study(4000, cutoff=True)), stats_of(Study(4000))
    assert (cut / drawn) ** 2 == pytest.approx(2.75, abs=0.005)


def test_an_unreliable_measure_shows_the_root_of_its_reliability() -> None:
    """With the start unused, an effect in SDs without error is seen as √reliability of it."""
    steady, shaky = stats.detectable(Study(100)), stats.detectable(Study(100, reliability=0.64))
    assert shaky == pytest.approx(steady / 0.8)


GRID = [
    Study(60),
    Study(120, share_treated=0.25, lost=0.2),
    Study(60, start="adjusted", correlation=0.6),
    Study(120, start="adjusted", correlation=0.7, reliability=0.7, lost=0.2),
    Study(120, start="change", correlation=0.5),
    Study(30, groups="one", start="change", correlation=0.6),
    Study(120, groups="one", start="change", correlation=0.6, clusters="treated", icc=0.1, cluster_size=3),
    Study(120, start="adjusted", correlation=0.5, clusters="treated", icc=0.1, cluster_size=3, lost=0.2),
    Study(300, clusters="treated", icc=0.2, cluster_size=5),
    Study(120, clusters="both", icc=0.1, cluster_size=5, lost=0.2),
    Study(200, clusters="both", icc=0.05, cluster_size=10, start="change", correlation=0.6, reliability=0.8),
    Study(200, clusters="both", icc=0.1, cluster_size=5, start="adjusted", correlation=0.6, reliability=0.8),
    Study(120, cutoff=True, start="adjusted", correlation=0.5, share_treated=0.3),
]


@pytest.mark.parametrize("study", GRID, ids=range(len(GRID)))
def test_simulated_studies_agree_within_two_points(study: Study) -> None:
    # 4,000 studies: the simulation's own error is 0.6 points at power .8, 0.8 at .5.
    for power in (0.5, 0.8):
        effect = stats.detectable(study, power=power)
        assert stats.simulated_power(study, effect, draws=4000, seed=3).value == pytest.approx(power, abs=0.02)


@pytest.mark.long
@pytest.mark.parametrize("study", GRID, ids=range(len(GRID)))
def test_many_more_simulated_studies_agree_within_two_points_and_keep_the_level(study: Study) -> None:
    for power in (0.3, 0.5, 0.8, 0.9):
        effect = stats.detectable(study, power=power)
        assert stats.simulated_power(study, effect, draws=40_000, seed=4).value == pytest.approx(power, abs=0.02)
    assert stats.simulated_power(study, 0.0, draws=40_000, seed=5).value == pytest.approx(0.05, abs=0.008)


def test_without_an_effect_one_study_in_twenty_finds_one() -> None:
    nothing = stats.simulated_power(GRID[7], 0.0, draws=4000, seed=6)
    assert nothing.value == pytest.approx(0.05, abs=0.014)  # four standard errors
    assert nothing.n == 4000


def test_the_same_seed_gives_the_same_number() -> None:
    first, again, other = (stats.simulated_power(GRID[0], 0.5, draws=500, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_as_many_people_as_needed_and_not_one_fewer() -> None:
    study = Study(50, start="adjusted", correlation=0.5, lost=0.2, clusters="treated", icc=0.1, cluster_size=2)
    n = stats.people_needed(study, 0.2)
    assert stats.power_at(replace(study, n=n), 0.2) >= 0.8 > stats.power_at(replace(study, n=n - 1), 0.2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"n": 0},
        {"n": 40, "share_treated": 1},
        {"n": 40, "lost": 1},
        {"n": 40, "icc": -0.1},
        {"n": 40, "reliability": 0},
        {"n": 40, "correlation": 1},
        {"n": 40, "cluster_size": 0.5},
        {"n": 40, "groups": "one"},
        {"n": 40, "cutoff": True, "clusters": "both"},
    ],
)
def test_what_nobody_means_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(NotComputable):
        Study(**wrong)  # type: ignore[arg-type]


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(NotComputable, match="are too few for"):
        stats.detectable(Study(2))
    with pytest.raises(NotComputable, match="too few clusters"):
        stats.detectable(Study(40, clusters="both", icc=0.1, cluster_size=20))
    with pytest.raises(NotComputable, match="too few clusters"):
        stats.detectable(Study(40, clusters="treated", icc=0.1, cluster_size=20))
    with pytest.raises(NotComputable, match="10,000,000"):
        stats.people_needed(Study(40), 1e-5)
    with pytest.raises(NotComputable, match="zero"):
        stats.people_needed(Study(40), 0.0)
    with pytest.raises(NotComputable, match="power"):
        stats.smallest_detectable(40, power=80)
    with pytest.raises(NotComputable, match="alpha"):
        stats.smallest_detectable(40, alpha=0)
    with pytest.raises(NotComputable, match="r2"):
        stats.smallest_detectable(40, r2=1)


def stats_of(study: Study) -> tuple[float, float]:
    from mentorlab.stats.studies import precision

    return precision(study)


@pytest.mark.parametrize(
    "study",
    [
        Study(8, lost=0.6),
        Study(8, lost=0.5, start="adjusted", correlation=0.5),
        Study(12, lost=0.6, clusters="treated", icc=0.1, cluster_size=2),
        Study(4, groups="one", start="change", correlation=0.5, lost=0.5),
        Study(24, lost=0.7, clusters="both", icc=0.1, cluster_size=4),
    ],
)
def test_studies_that_lose_nearly_everybody_find_nothing_and_warn_of_nothing(study: Study) -> None:
    assert 0 <= stats.simulated_power(study, 0.5, draws=400).value < 0.3
