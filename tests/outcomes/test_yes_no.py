"""Outcomes that are no amounts: yes/no and few ordered steps, compared and changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.stats

from mentorlab import outcomes, stats
from mentorlab.tables.program import Program
from tests.programs import two_arms

Make = Callable[..., Program]


def _answers(before: np.ndarray[Any, Any] | None, after: np.ndarray[Any, Any]) -> dict[str, pd.DataFrame]:
    """Two drawn arms of equal size with these values, program first."""
    n = len(after)
    tables = two_arms(n // 2, n // 2)
    ids = tables["assignments"]["person_id"]
    waves = {"after": after} | ({} if before is None else {"before": before})
    rows = [
        pd.DataFrame({"person_id": ids, "measure": "skill", "wave": wave, "value": values})
        for wave, values in waves.items()
    ]
    return tables | {"measures": pd.concat(rows)}


def test_shares_are_compared_as_they_stand_where_nothing_was_asked_before(make: Make) -> None:
    after = np.r_[np.repeat([1, 0], [30, 20]), np.repeat([1, 0], [15, 35])]
    result = outcomes.contrast(make(**_answers(None, after)))
    effect = result.estimate("effect")
    # Newcombe 1998, method 10, by hand from the two Wilson intervals
    (p, low, high), (q, low_q, high_q) = (
        (e.value, e.low, e.high) for e in (stats.wilson(30, 50), stats.wilson(15, 50))
    )
    assert effect.unit == "share"
    assert effect.estimate.value == pytest.approx(0.3)
    assert effect.estimate.low == pytest.approx(0.3 - np.hypot(p - low, high_q - q))
    assert effect.estimate.high == pytest.approx(0.3 + np.hypot(high - p, q - low_q))
    assert "30 percentage points higher" in result.sentence("leadership")
    assert f"{100 * effect.estimate.low:.0f} to {100 * effect.estimate.high:.0f}" in result.sentence("analyst")
    turns = f"if {100 * effect.estimate.high:.0f} percentage points counted as worthwhile already"
    assert turns in result.sentence("analyst")


def test_shares_are_adjusted_for_the_start_and_told_beside_unadjusted(make: Make) -> None:
    rng = np.random.default_rng(3)
    before = (rng.random(200) < 0.4).astype(int)
    after = (rng.random(200) < 0.2 + 0.4 * before + 0.25 * (np.arange(200) < 100)).astype(int)
    result = outcomes.contrast(make(**_answers(before, after)))
    effect, plain = result.estimate("effect"), result.estimate("difference_unadjusted")
    fit = stats.ancova(after.astype(float), before.astype(float), np.arange(200) < 100)
    assert effect.estimate.value == pytest.approx(fit.effect.value)
    assert "difference of shares" in effect.estimate.method
    assert plain.estimate.value == pytest.approx(after[:100].mean() - after[100:].mean())
    assert effect.unit == plain.unit == "share"


def test_ordered_steps_keep_their_average_and_the_order_stands_beside(make: Make) -> None:
    rng = np.random.default_rng(4)
    before, after = rng.integers(1, 6, 120), rng.integers(1, 6, 120)
    after[:60] = np.minimum(after[:60] + 1, 5)
    result = outcomes.contrast(make(**_answers(before, after)))
    chance = result.estimate("chance_of_standing_above")
    assert result.estimate("effect").unit == "points"
    found = stats.superiority(after, np.arange(120) < 60, before=before)
    assert chance.estimate.value == pytest.approx(found.chance.value)
    assert chance.p is not None
    assert chance.estimate.low > 0.5


def test_amounts_get_neither(make: Make) -> None:
    names = {one.name for one in outcomes.contrast(make(**two_arms())).estimates}
    assert not names & {"chance_of_standing_above", "difference_unadjusted"}


def test_a_change_of_a_share_has_mcnemar_beside(make: Make) -> None:
    before = np.r_[np.repeat([0, 0, 1, 1], [40, 14, 5, 6]), np.repeat([0, 1], [40, 25])]
    after = np.r_[np.repeat([0, 1, 0, 1], [40, 14, 5, 6]), np.repeat([0, 1], [40, 25])]
    result = outcomes.change(make(**_answers(before, after)))
    beside = result.estimate("change_of_share")
    assert beside.estimate.value == pytest.approx(9 / 65)
    # of 19 who changed 14 said yes: twice the tail of the even binomial, less the middle
    assert beside.p == pytest.approx(2 * scipy.stats.binom.cdf(5, 19, 0.5) - scipy.stats.binom.pmf(5, 19, 0.5))
    assert result.estimate("change").estimate.value == pytest.approx(9 / 65)


def test_a_change_on_few_steps_has_signed_ranks_beside(make: Make) -> None:
    rng = np.random.default_rng(5)
    before = rng.integers(1, 6, 80)
    after = np.clip(before + rng.integers(-1, 3, 80), 1, 5)
    beside = outcomes.change(make(**_answers(before, after))).estimate("change_by_ranks")
    theirs = scipy.stats.wilcoxon(after[:40] - before[:40], zero_method="pratt")
    assert beside.p == pytest.approx(theirs.pvalue)
    assert beside.estimate.low <= beside.estimate.value <= beside.estimate.high


def test_a_share_never_counts_fewer_than_the_smallest_group(make: Make) -> None:
    after = np.r_[np.repeat([1, 0], [3, 57]), np.repeat([1, 0], [20, 40])]  # three of sixty said yes
    hidden = outcomes.contrast(make(**_answers(None, after)))
    assert hidden.status == "hidden"
    assert not hidden.estimates
    shown = outcomes.contrast(make(**_answers(None, np.r_[np.repeat([1, 0], [5, 55]), np.repeat([1, 0], [20, 40])])))
    assert shown.status == "ok"


def _held(n: int, draws: int, base: float, shift: float) -> float:
    """How often the adjusted difference of shares holds the truth, by a logistic program of `n` people an arm."""
    rng = np.random.default_rng(n)
    at = np.log(base / (1 - base))

    def chance(x: np.ndarray[Any, Any], arm: Any) -> np.ndarray[Any, Any]:
        return np.asarray(1 / (1 + np.exp(-(at + x + shift * arm))))

    x = rng.normal(size=1_000_000)
    truth = float((chance(x, 1) - chance(x, 0)).mean())
    arm, held = np.repeat([1, 0], n), 0
    for _ in range(draws):
        x = rng.normal(size=2 * n)
        effect = stats.ancova((rng.random(2 * n) < chance(x, arm)).astype(float), x, arm).effect
        held += effect.low <= truth <= effect.high
    return held / draws


@pytest.mark.long
@pytest.mark.parametrize(("n", "base"), [(20, 0.3), (50, 0.1), (50, 0.3), (100, 0.05), (200, 0.3)])
def test_adjusted_shares_hold_the_truth_as_often_as_they_say(n: int, base: float) -> None:
    assert 0.93 <= _held(n, 2000, base, 0.8) <= 0.975
