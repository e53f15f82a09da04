"""Are p values corrected for being several as published?"""

from __future__ import annotations

import math

import pytest

from mentorlab.stats.several import benjamini_hochberg, holm

# Benjamini and Hochberg (1995), section 4: fifteen hypotheses on heart attacks.
FIFTEEN = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240),
    *(0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
]


def test_four_are_found_where_stepwise_bounds_find_three() -> None:
    # Printed there: the first four are rejected at 5 %; Bonferroni's and Hochberg's way reject the first three.
    assert [p <= 0.05 for p in benjamini_hochberg(FIFTEEN)] == [True] * 4 + [False] * 11
    assert [p <= 0.05 for p in holm(FIFTEEN)] == [True] * 3 + [False] * 12


def test_by_hand() -> None:
    # .01 × 3; .03 × 2 = .06; .04 but never below the one before. Rates: .01 × 3/1, .03 × 3/2 but not above .04 × 3/3.
    assert holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])
    assert benjamini_hochberg([0.04, 0.01, 0.03]) == pytest.approx([0.04, 0.03, 0.04])


def test_a_missing_one_counts_not() -> None:
    for corrected in (holm([0.02, math.nan, 0.04]), benjamini_hochberg([0.02, math.nan, 0.04])):
        assert corrected[0] == pytest.approx(0.04)
        assert math.isnan(corrected[1])
