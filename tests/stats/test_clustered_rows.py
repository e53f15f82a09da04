"""Shares of doings that are alike within pairs: by hand, against statsmodels, and over many draws."""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable


def test_by_hand() -> None:
    """Clusters (hits of rows): 1 of 2, 2 of 2, 0 of 3, 1 of 1. p = 4/8; left out in turn 3/6, 2/6, 4/5, 3/7.
    Jackknife: 3/4 × (0 + .0277778 + .09 + .0051020) = .0921599; as many rows as tell as much: .25/.0921599 = 2.71268,
    × (1.95996/3.18245)² with t of 3 degrees of freedom = 1.02890. Wilson at 0.5: half = 1.95996 × √(0.25/1.02890 +
    3.84146/(4 × 1.02890²)) / (1 + 3.84146/1.02890) = 0.44406.
    """
    cluster = np.array([0, 0, 1, 1, 2, 2, 2, 3])
    hits = np.array([1, 0, 1, 1, 0, 0, 0, 1], dtype=bool)
    one = stats.clustered_share(hits, np.ones(8, dtype=bool), cluster)
    assert (one.value, one.n) == (0.5, 8)
    assert one.se == pytest.approx(np.sqrt(0.0921599), rel=1e-6)
    assert (one.low, one.high) == pytest.approx((0.5 - 0.44406, 0.5 + 0.44406), abs=2e-5)


def test_the_error_is_that_of_a_mean_with_clusters_in_statsmodels() -> None:
    import statsmodels.api as sm

    rng = np.random.default_rng(3)
    cluster = rng.integers(0, 40, 500)
    hits = rng.random(500) < rng.random(40)[cluster]
    fitted = sm.OLS(hits.astype(float), np.ones(500)).fit(cov_type="cluster", cov_kwds={"groups": cluster})
    one = stats.clustered_share(hits, np.ones(500, dtype=bool), cluster)
    assert one.se == pytest.approx(float(fitted.bse[0]), rel=0.01)  # the jackknife is a little larger
    # The difference of two shares of other rows in the same clusters is the slope on which of them a row counts in.
    side = rng.random(500) < 0.4
    both = sm.OLS(hits.astype(float), sm.add_constant(side.astype(float))).fit(
        cov_type="cluster", cov_kwds={"groups": cluster, "use_correction": False}
    )
    two = stats.clustered_difference(hits, side, hits, ~side, cluster)
    assert two.value == pytest.approx(float(both.params[1]))
    assert two.se == pytest.approx(float(both.bse[1]) * np.sqrt(40 / 39))


def test_ends_and_nothing() -> None:
    cluster, every = np.repeat(np.arange(20), 3), np.ones(60, dtype=bool)
    none = stats.clustered_share(~every, every, cluster)
    assert (none.value, none.low) == (0, 0)
    assert none.high == pytest.approx(stats.wilson(0, 20).high, abs=0.02)  # each cluster as one, t for z
    assert stats.clustered_share(every, every, cluster).high == 1
    with pytest.raises(NotComputable, match="share of nothing"):
        stats.clustered_share(every, ~every, cluster)
    with pytest.raises(NotComputable, match="two clusters"):
        stats.clustered_difference(every, every, every, every, np.zeros(60, dtype=int))


def test_clusters_that_are_all_alike_do_not_make_the_difference_certain() -> None:
    """Nobody of 12 clusters against nobody of 8 others: as of 12 and 8 rows (Newcombe), never 0 to 0."""
    cluster, every = np.repeat(np.arange(20), 3), np.ones(60, dtype=bool)
    one = cluster < 12
    none = stats.clustered_difference(~every, one, ~every, ~one, cluster)
    as_rows = stats.difference_of_shares([(0, 12, 0, 8)]).difference
    assert (none.value, none.low, none.high) == (0, pytest.approx(as_rows.low), pytest.approx(as_rows.high))
    assert none.se > 0
    apart = stats.clustered_difference(every, one, ~every, ~one, cluster)
    as_rows = stats.difference_of_shares([(12, 12, 0, 8)]).difference
    assert (apart.value, apart.low, apart.high) == (1, pytest.approx(as_rows.low), pytest.approx(as_rows.high))


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_its_interval_holds_the_truth_as_often_as_it_says(share: float) -> None:
    """40 clusters of 1 to 15 rows, nearly alike within; a plain Wilson interval would hold it far more seldom."""
    rng, held, plain = np.random.default_rng(5), 0, 0
    for _ in range(400):
        sizes = rng.integers(1, 16, 40)
        cluster = np.repeat(np.arange(40), sizes)
        hits = rng.random(len(cluster)) < rng.beta(share * 2, (1 - share) * 2, 40)[cluster]
        one = stats.clustered_share(hits, np.ones(len(hits), dtype=bool), cluster)
        wilson = stats.wilson(int(hits.sum()), len(hits))
        held += one.low <= share <= one.high
        plain += wilson.low <= share <= wilson.high
    assert 0.92 <= held / 400 <= 0.98
    assert plain / 400 < 0.85
