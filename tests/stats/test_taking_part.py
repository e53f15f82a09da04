"""What did taking part do? Against another program, the definition of the interval, and planted truth."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from statsmodels.sandbox.regression.gmm import IV2SLS

from mentorlab import stats
from mentorlab.errors import NotComputable


def drawn(seed: int, n: int = 120, offered: float = 0.8, anyway: float = 0.1, effect: float = 0.5) -> pd.DataFrame:
    """Half are offered a place; who feels well takes part more often, whatever is offered (why "as treated" misleads).

    Compliers are those who take part if offered and not otherwise; the effect is the same for everybody who takes part.
    """
    rng = np.random.default_rng(seed)
    feels = rng.normal(size=n)
    arm = rng.permutation(np.arange(n) % 2 == 0)
    eager = (0.6 * feels + 0.8 * rng.normal(size=n)).argsort().argsort() / n
    took = np.where(arm, eager > 1 - offered, eager > 1 - anyway)
    frame = pd.DataFrame({"arm": arm, "took": took, "before": feels + rng.normal(size=n)})
    frame["mentor"] = np.where(took, rng.integers(0, 20, n), 20 + np.arange(n))
    return frame.assign(after=feels + effect * took + rng.normal(size=n) * 0.7)


def asked(frame: pd.DataFrame, **settings) -> stats.Complier:
    return stats.complier_effect(frame["after"], frame["before"], frame["arm"], frame["took"], **settings)


def test_the_estimate_is_that_of_another_program():
    frame = drawn(1)
    exogenous = sm.add_constant(frame[["before"]].assign(took=frame["took"].astype(float)))
    instruments = sm.add_constant(frame[["before"]].assign(arm=frame["arm"].astype(float)))
    oracle = IV2SLS(frame["after"], exogenous, instruments).fit()
    found = asked(frame)
    assert found.effect.value == pytest.approx(oracle.params["took"])
    # Its standard error is that of equal variances; HC3's lies near it.
    assert found.effect.se == pytest.approx(oracle.bse["took"], rel=0.1)
    assert found.taken_up_by_arm == {label: int(frame["took"][frame["arm"] == label].sum()) for label in (False, True)}
    assert not found.weak


def test_by_hand_where_nobody_crosses_over():
    # The start is balanced: offered 5, 7, 3, 5 against 1, 3, 1, 3 differ by 3; half took part: 3 / .5 = 6.
    found = stats.complier_effect(
        [5, 7, 3, 5, 1, 3, 1, 3] * 4, [1, 2] * 16, [1, 1, 1, 1, 0, 0, 0, 0] * 4, [1, 1, 0, 0, 0, 0, 0, 0] * 4
    )
    assert found.effect.value == pytest.approx(6)
    assert found.share.value == pytest.approx(0.5)


@pytest.mark.parametrize("cluster", [None, "mentor"])
def test_the_interval_holds_what_the_effect_of_the_offer_does_not_rule_out(cluster):
    """At the ends the offer, less what taking part then explains, has p = .05; the df with clusters move a little."""
    frame = drawn(2)
    clusters = None if cluster is None else frame[cluster]
    found = asked(frame, cluster=clusters).effect
    for end in (found.low, found.high):
        left = frame["after"] - end * frame["took"]
        p = stats.ancova(left, frame["before"], frame["arm"], cluster=clusters).p
        assert p == pytest.approx(0.05, abs=1e-9 if cluster is None else 0.002)


def test_who_all_did_as_offered_have_the_effect_of_the_offer():
    frame = drawn(3)
    frame["took"] = frame["arm"]
    found, offer = asked(frame).effect, stats.ancova(frame["after"], frame["before"], frame["arm"]).effect
    assert (found.value, found.low, found.high) == pytest.approx((offer.value, offer.low, offer.high))


def test_weights_and_blocks_enter_both_stages():
    frame = drawn(4)
    blocks, weights = pd.Series(list("abc") * 40), pd.Series(np.linspace(1, 2, 120))
    given = {"blocks": blocks, "weights": weights}
    offer = stats.ancova(frame["after"], frame["before"], frame["arm"], **given).effect
    share = stats.ancova(frame["took"].astype(float), frame["before"], frame["arm"], **given).effect
    assert asked(frame, **given).effect.value == pytest.approx(offer.value / share.value)


def test_what_is_refused():
    frame = drawn(5)
    with pytest.raises(NotComputable, match="no clear difference to who took part"):
        asked(frame.assign(took=np.arange(120) % 2 == 0))
    with pytest.raises(NotComputable, match="say yes or no"):
        asked(frame.assign(took=2))
    with pytest.raises(NotComputable, match="3 arms"):
        asked(frame.assign(arm=["a", "b", "c"] * 40), reference="a")


def held(seeds: int, **settings) -> tuple[float, float]:
    """How often the interval holds the planted .5, and a comparison of who took part with who did not."""
    ours, treated = 0, 0
    for seed in range(seeds):
        frame = drawn(seed, **settings)
        try:
            effect = asked(frame, cluster=frame["mentor"]).effect
            ours += effect.low <= 0.5 <= effect.high
        except NotComputable:
            ours += 1  # any size fits
        naive = stats.ancova(frame["after"], frame["before"], frame["took"]).effect
        treated += naive.low <= 0.5 <= naive.high
    return ours / seeds, treated / seeds


def test_it_finds_what_was_planted_where_comparing_who_took_part_does_not():
    ours, treated = held(60)
    assert ours >= 0.86  # three standard errors of 60 seeds below .95
    assert treated < 0.86


@pytest.mark.long
@pytest.mark.parametrize("settings", [{}, {"offered": 0.35, "anyway": 0.1}, {"n": 60}, {"n": 600}])
def test_coverage_at_full_size(settings):
    ours, treated = held(600, **settings)
    assert 0.92 <= ours <= 0.985
    assert treated < ours
