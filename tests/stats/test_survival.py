"""Waiting times with people who still wait: published curves, cases by hand, and what cannot be computed."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable
from tests.conftest import SHARED

# Weeks in remission of 42 people with leukaemia (Freireich and others 1963; as in Cox 1972). + is censored.
DRUG = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def weeks(words: str) -> tuple[list[float], list[int]]:
    every = words.split()
    return [float(one.rstrip("+")) for one in every], [0 if one.endswith("+") else 1 for one in every]


def test_the_curve_of_freireich() -> None:
    found = stats.survival(*weeks(DRUG))
    assert found.table["time"].tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found.table["at_risk"].tolist() == [21, 17, 15, 12, 11, 7, 6]
    # Kalbfleisch and Prentice (1980), table 1.1, and every textbook since
    assert found.table["survival"].round(3).tolist() == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert found.median.value == 23
    assert found.median.low == 13  # R survival 3, survfit(conf.type = "log-log"): 13 to NA
    assert found.median.high == math.inf


def test_groups_are_told_apart() -> None:
    time, event = weeks(DRUG)
    more_time, more_event = weeks(PLACEBO)
    group = ["drug"] * 21 + ["placebo"] * 21
    found = stats.survival(time + more_time, event + more_event, group)
    assert {name: one.value for name, one in found.median.items()} == {"drug": 23, "placebo": 8}
    alone = stats.survival(more_time, more_event).table
    mine = found.table[found.table["group"] == "placebo"].reset_index(drop=True)
    pd.testing.assert_frame_equal(mine.drop(columns="group"), alone.drop(columns="group"))


def test_the_interval_by_hand() -> None:
    """Four people, the first after a day: 3/4, Greenwood variance 9/16 · 1/(4·3) = 3/64, on the log-log scale."""
    first = stats.survival([1, 2, 3, 4], [1, 0, 0, 0]).table.iloc[0]
    half = 1.959963985 * math.sqrt(3 / 64) / (0.75 * -math.log(0.75))
    assert first["survival"] == pytest.approx(0.75)
    assert first["low"] == pytest.approx(0.75 ** math.exp(half), rel=1e-8)
    assert first["high"] == pytest.approx(0.75 ** math.exp(-half), rel=1e-8)


def test_those_who_wait_are_not_dropped() -> None:
    dropped = stats.survival([5, 5, 5], [1, 1, 1])
    waiting = stats.survival([5, 5, 5, 30, 30, 30], [1, 1, 1, 0, 0, 0])
    assert dropped.median.value == 5
    assert waiting.table["survival"].tolist() == [0.5]
    assert stats.survival([5, 5, 30, 30, 30], [1, 1, 0, 0, 0]).median.value == math.inf


def test_nobody_yet_is_an_answer_and_nobody_left_keeps_the_last_bound() -> None:
    nobody = stats.survival([3, 4], [0, 0])
    assert nobody.table.empty
    assert nobody.median.value == math.inf
    everybody = stats.survival([1, 2], [1, 1]).table
    assert everybody["survival"].tolist() == [0.5, 0]
    assert everybody["low"].iloc[1] == 0
    assert everybody["high"].iloc[1] == everybody["high"].iloc[0]


def test_the_curve_is_read_at_any_day() -> None:
    found = stats.survival(*weeks(DRUG)).at([0, 6, 9.5, 40])
    assert found["survival"].round(3).tolist() == [1, 0.857, 0.807, 0.448]


def test_missing_rows_are_counted_and_wrong_ones_refused() -> None:
    assert stats.survival([1, np.nan, 3], [1, 1, 0]).n_left_out == 1
    for time, event, said in [
        ([-1], [1], "negative"),
        ([1], [2], "more than 0 and 1"),
        ([], [], "nobody"),
        ([1, 2], [1], "lengths"),
    ]:
        with pytest.raises(NotComputable, match=said):
            stats.survival(time, event)


def test_real_people_by_the_product_of_shares() -> None:
    """Acceptance for a heart transplant to death or the end (Crowley and Hu 1977), multiplied out day by day."""
    path = SHARED / "jasa_survival.csv"
    if not path.is_file():
        pytest.skip("the shared real data (jasa_survival.csv) are not beside this checkout")
    rows = pd.read_csv(path)
    assert (len(rows), int(rows["fustat"].sum())) == (103, 75)
    found, left = stats.survival(rows["futime"], rows["fustat"]).table, 1.0
    for day in sorted(rows.loc[rows["fustat"] == 1, "futime"].unique()):
        deaths = ((rows["futime"] == day) & (rows["fustat"] == 1)).sum()
        left *= 1 - deaths / (rows["futime"] >= day).sum()
        assert found.loc[found["time"] == day, "survival"].item() == pytest.approx(left)
