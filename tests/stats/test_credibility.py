"""Were the groups alike at the start, and did too many leave?"""

from __future__ import annotations

import math

import pandas as pd
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.credibility import _TABLE, _from_summaries


def test_golden_standardised_difference_from_summaries():
    # R baselinr, hedges_g: 3.9/.6/30 vs 3.6/.7/30 → d .4602, ω .98701, g .4542, SE .258 (STANDARDS.md 3.1).
    g = _from_summaries(3.9, 0.6, 30, 3.6, 0.7, 30)
    assert g.value == pytest.approx(0.4542, abs=5e-5)
    assert g.value / 0.98701 == pytest.approx(0.4602, abs=5e-5)
    assert g.se == pytest.approx(0.258, abs=5e-4)
    assert g.low < 0 < g.high


def test_golden_standardised_difference_from_scores():
    # The same source: (5, 6, 7) against (4, 5, 6) → 0.80.
    g = stats.standardised_difference([5, 6, 7], [4, 5, 6])
    assert g.value == pytest.approx(0.80)
    assert g == _from_summaries(6, 1, 3, 5, 1, 3)
    assert g == stats.two_groups([5, 6, 7], [4, 5, 6]).g
    assert stats.standardised_difference([4, 5, 6], [5, 6, 7]).value == pytest.approx(-0.80)


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [([], [1, 2], "nobody"), ([1], [1, 2], "only one person"), ([1, 1], [1, 1], "zero variance")],
)
def test_what_has_no_standardised_difference(a, b, message):
    with pytest.raises(NotComputable, match=message):
        stats.standardised_difference(a, b)


def test_cox_index_by_hand():
    # ln(4) / 1.65 = 0.8402 without ω; N = 20: ω = 1 − 3/71 → 0.8047. SE from 1/8 + 1/2 + 1/5 + 1/5.
    index = stats.cox_index(0.8, 10, 0.5, 10)
    omega = 1 - 3 / 71
    assert index.value == pytest.approx(omega * math.log(4) / 1.65)
    assert index.value / omega == pytest.approx(0.84, abs=5e-3)
    assert index.se == pytest.approx(omega * math.sqrt(1.025) / 1.65)
    assert index.high - index.value == pytest.approx(1.959964 * index.se, rel=1e-6)
    assert stats.cox_index(0.5, 10, 0.8, 10).value == pytest.approx(-index.value)
    # ω of N = 6, as the R package's example prints 0.67 with it (STANDARDS.md 3.1)
    assert (1 - 3 / (4 * 6 - 9)) * math.log(4) / 1.65 == pytest.approx(0.67, abs=5e-3)


@pytest.mark.parametrize(
    ("p1", "n1", "message"),
    [(0, 9, "0 % or 100 %"), (1, 9, "100 %"), (0.5, 1, "at least two people"), (math.nan, 9, "share nan")],
)
def test_what_has_no_cox_index(p1, n1, message):
    with pytest.raises(NotComputable, match=message):
        stats.cox_index(p1, n1, 0.5, 10)


@pytest.mark.parametrize(
    ("g", "result"),
    [
        (0.0, "passed"),
        (0.05, "passed"),
        (-0.05, "passed"),
        (0.0501, "with_adjustment"),
        (-0.25, "with_adjustment"),
        (0.2501, "failed"),
        (-3, "failed"),
    ],
)
def test_baseline_equivalence(g, result):
    assert stats.baseline_equivalence(g) == result
    assert stats.baseline_equivalence(stats.Estimate(g, -9, 9, 0.95, 1, 10, "")) == result


def test_baseline_equivalence_of_nothing():
    with pytest.raises(NotComputable, match="missing"):
        stats.baseline_equivalence(math.nan)


def test_the_shipped_table_is_the_published_one(shared_table):
    pd.testing.assert_frame_equal(pd.read_csv(_TABLE), shared_table("reference/wwc_attrition_boundary.csv"))


@pytest.mark.parametrize("boundary", ["cautious", "optimistic"])
@pytest.mark.parametrize("percent", range(66))
def test_every_row_of_the_attrition_table(shared_table, percent, boundary):
    # WWC Standards Handbook 4.1, Table II.1: equal to the boundary is low, a tenth of a point more is high.
    table = shared_table("reference/wwc_attrition_boundary.csv").set_index("overall_pct")
    most = table.loc[percent, f"max_differential_pp_{boundary}"]
    if math.isnan(most):
        assert stats.attrition_verdict(percent / 100, 0.0, boundary) == "high"
        return
    assert stats.attrition_verdict(percent / 100, most / 100, boundary) == "low"
    assert stats.attrition_verdict(percent / 100, -most / 100, boundary) == "low"
    assert stats.attrition_verdict(percent / 100, (most + 0.1) / 100, boundary) == "high"


@pytest.mark.parametrize(
    ("overall", "differential", "result"),
    [
        (0.20, 0.0544, "low"),  # 5.44 points are 5.4, the boundary at 20 %
        (0.20, 0.0545, "high"),  # half up: 5.5
        (0.20, 0.3 - 0.2455, "high"),  # 0.05449999… is 0.0545
        (0.204, 0.054, "low"),
        (0.205, 0.054, "high"),  # 21 %: 5.3
        (57 / 200, 0.044, "high"),  # 28.5 % is 29 %: at most 4.3
        (0.57, 0.0, "low"),
        (0.58, 0.0, "high"),
        (0.655, 0.0, "high"),
        (1.0, 0.0, "high"),
    ],
)
def test_attrition_rounding(overall, differential, result):
    assert stats.attrition_verdict(overall, differential) == result


@pytest.mark.parametrize(
    ("overall", "differential"), [(20, 5), (-0.1, 0), (0.2, 5.4), (math.nan, 0.1), (0.1, math.nan)]
)
def test_attrition_is_told_in_shares(overall, differential):
    with pytest.raises(NotComputable, match=r"0\.12 for 12 %"):
        stats.attrition_verdict(overall, differential)


def test_unknown_boundary():
    with pytest.raises(NotComputable, match="'cautious' or 'optimistic'"):
        stats.attrition_verdict(0.1, 0.1, "liberal")  # type: ignore[arg-type]
