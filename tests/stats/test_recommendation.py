"""The recommendation score: the two examples printed in the standards, and its refusals."""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable


@pytest.mark.parametrize(("counts", "score", "half"), [((20, 12, 8), 30.0, 24.2), ((7, 5, 3), 26.7, 39.1)])
def test_the_printed_examples(counts: tuple[int, int, int], score: float, half: float) -> None:
    found = stats.recommendation_score(np.repeat([10.0, 8.0, 3.0], counts))
    assert round(found.value, 1) == score
    assert round((found.high - found.low) / 2, 1) == half


def test_the_borders_of_promoters_and_detractors() -> None:
    assert stats.recommendation_score([9, 9, 7, 6]).value == 25.0
    assert stats.recommendation_score([9, 9, 7, np.nan, 6]).n == 4


def test_another_scale_is_refused() -> None:
    with pytest.raises(NotComputable, match="outside 0 to 10"):
        stats.recommendation_score([11, 5])
    with pytest.raises(NotComputable, match="nobody"):
        stats.recommendation_score([np.nan])
