"""How far do raters agree?"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pingouin as pg
import pytest
from scipy import stats as sp

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.agreement import FORMS, Form

# Shrout and Fleiss (1979), Psychological Bulletin 86, 420-428, table 2: four judges rate six targets.
SHROUT_FLEISS = pd.DataFrame(
    {"J1": [9, 6, 8, 7, 10, 6], "J2": [2, 1, 4, 1, 5, 2], "J3": [5, 3, 6, 2, 6, 4], "J4": [8, 2, 8, 6, 9, 7]}
)
# Table 4 of the same paper.
PUBLISHED: dict[Form, float] = {"ICC1": 0.17, "ICC2": 0.29, "ICC3": 0.71, "ICC1k": 0.44, "ICC2k": 0.62, "ICC3k": 0.91}


@pytest.mark.parametrize(("form", "value"), list(PUBLISHED.items()))
def test_the_published_example(form: Form, value: float) -> None:
    found = stats.icc(SHROUT_FLEISS, form)
    assert found.value == pytest.approx(value, abs=0.005)
    assert found.n == 6
    assert form in found.method
    by_type = pg.intraclass_corr(
        SHROUT_FLEISS.reset_index().melt(id_vars="index"), targets="index", raters="variable", ratings="value"
    ).set_index("Type")
    assert (found.low, found.high) == pytest.approx(tuple(by_type.loc[FORMS[form], "CI95"]), abs=0.0051)


def test_the_published_intervals_at_another_level() -> None:
    # ICC3 by hand: mean squares 11.24 and 1.02 (table 3), F = 11.0271; 90 % limits from F with 5 and 15 degrees.
    found = stats.icc(SHROUT_FLEISS, "ICC3", level=0.90)
    f = 11.241666666666667 / 1.0194444444444444
    ends = [f / sp.f.ppf(0.95, 5, 15), f * sp.f.ppf(0.95, 15, 5)]
    assert (found.low, found.high) == pytest.approx([(end - 1) / (end + 3) for end in ends])


def test_a_rater_who_is_always_milder_counts_against_agreement_alone() -> None:
    rng = np.random.default_rng(3)
    mentee = pd.Series(rng.normal(4, 1, 40))
    ratings = pd.DataFrame({"mentor": mentee + rng.normal(0, 0.3, 40) + 1, "mentee": mentee})
    assert stats.icc(ratings, "ICC3").value > 0.9
    assert stats.icc(ratings, "ICC2").value < 0.8


def test_incomplete_rows_are_left_out_and_counted() -> None:
    more = pd.concat([SHROUT_FLEISS, pd.DataFrame({"J1": [5.0, np.nan]})], ignore_index=True)
    found = stats.icc(more, "ICC2")
    assert found.value == pytest.approx(stats.icc(SHROUT_FLEISS, "ICC2").value)
    assert found.method.endswith("2 of 8 rows left out, a rating missing")
    assert math.isnan(found.se)


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        (SHROUT_FLEISS[["J1"]], "at least two raters"),
        (SHROUT_FLEISS.iloc[:2], "2 rows are complete"),
        (pd.DataFrame({"a": [1, 2, 3, 4], "b": [2, 3, 4, 5]}), "nothing left to chance"),
        (pd.DataFrame({"a": [1, 2, 3], "b": [3, 2, 1]}), "same mean rating"),
        (pd.DataFrame({"a": ["x", "y", "z"], "b": [3, 2, 1]}), "holds words"),
        (SHROUT_FLEISS.set_axis([1, 1, 2, 3, 4, 5]), "more than one row"),
    ],
)
def test_what_cannot_be_had_is_refused(ratings: pd.DataFrame, said: str) -> None:
    with pytest.raises(NotComputable, match=said):
        stats.icc(ratings)
    with pytest.raises(NotComputable, match="is no form"):
        stats.icc(SHROUT_FLEISS, "ICC4")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["ICC1", *(pytest.param(form, marks=pytest.mark.long) for form in ("ICC2", "ICC3"))])
def test_intervals_hold_a_known_agreement(form: Form) -> None:
    # Variances: rows 1, error 1, the mentor's mildness fixed at 0: every form is 1/2.
    rng = np.random.default_rng(5)
    held = 0
    for _ in range(60):
        ratings = pd.DataFrame(rng.normal(size=(40, 1)) + rng.normal(size=(40, 2)), columns=["a", "b"])
        found = stats.icc(ratings, form)
        held += found.low <= 0.5 <= found.high
    assert held >= sp.binom.ppf(0.001, 60, 0.95)
