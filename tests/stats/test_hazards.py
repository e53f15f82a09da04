"""Hazard ratios: published answers, statsmodels on small data, planted truth, and what cannot be computed."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable

Table = Callable[[str], pd.DataFrame]


def test_ever_transplanted_against_never_and_from_the_day_of_the_transplant(shared_table: Table) -> None:
    """The Stanford heart transplants (Crowley and Hu 1977): naive 0.266, time-varying 1.136, p .67 (data/README.md)."""
    ever = shared_table("data/jasa_survival.csv")
    naive = stats.hazard(np.full(len(ever), -1), ever["futime"], ever["fustat"], ever["transplant"])
    assert naive.ratios["transplant"].value == pytest.approx(0.266, abs=0.0015)
    rows = shared_table("data/heart_survival.csv")
    honest = stats.hazard(rows["start"], rows["stop"], rows["event"], rows["transplant"])
    assert honest.ratios["transplant"].value == pytest.approx(1.136, abs=0.0015)
    assert honest.p["transplant"] == pytest.approx(0.67, abs=0.005)
    assert honest.n_events == 75


def test_four_covariates_as_r_prints_them(shared_table: Table) -> None:
    """coxph(Surv(start, stop, event) ~ age + year + surgery + transplant), R survival: coef and its error."""
    rows = shared_table("data/heart_survival.csv")
    names = ["age", "year", "surgery", "transplant"]
    found = stats.hazard(rows["start"], rows["stop"], rows["event"], rows[names])
    assert [round(float(np.log(found.ratios[name].value)), 4) for name in names] == [0.0272, -0.1463, -0.6372, -0.0103]
    assert [round(found.ratios[name].se, 4) for name in names] == [0.0137, 0.0705, 0.3672, 0.3138]


def simulated(n: int, seed: int, ratio: float = 1.0) -> pd.DataFrame:
    """Whole days up to 60, late entry, two columns, many ties, blocks with other rates."""
    rng = np.random.default_rng(seed)
    block = rng.integers(0, 3, n)
    x = (rng.random(n) < 0.5).astype(float)
    z = rng.normal(size=n)
    day = np.ceil(rng.exponential(40 / (1 + block) / ratio**x / np.exp(0.3 * z)))
    start = rng.integers(0, 10, n)
    rows = pd.DataFrame(
        {"start": start, "stop": np.minimum(day, 60), "event": day <= 60, "x": x, "z": z, "block": block}
    )
    return rows[rows["stop"] > rows["start"]].reset_index(drop=True)


def test_it_agrees_with_statsmodels_with_ties_late_entry_and_strata() -> None:
    from statsmodels.duration.api import PHReg

    rows = simulated(300, 1, ratio=0.6)
    given = rows["start"], rows["stop"], rows["event"], rows[["x", "z"]]
    mine = stats.hazard(*given, strata=rows["block"])
    # The day of entry itself is not at risk: statsmodels holds ties of entry and stop otherwise.
    theirs = PHReg(
        rows["stop"], rows[["x", "z"]], rows["event"].astype(float), entry=rows["start"] + 1e-6, strata=rows["block"],
        ties="efron",
    ).fit()  # fmt: skip
    assert np.log([one.value for one in mine.ratios.values()]) == pytest.approx(theirs.params, abs=1e-6)
    assert [one.se for one in mine.ratios.values()] == pytest.approx(theirs.bse, rel=1e-5)
    assert list(mine.p.values()) == pytest.approx(theirs.pvalues, rel=1e-4)


def test_errors_that_hold_for_persons_are_those_of_leaving_each_out() -> None:
    """Score residuals times the variance are near the change of the estimate when a person is left out (Lin 1989)."""
    rows = simulated(400, 2, ratio=0.7)
    person = np.arange(len(rows)) // 2
    given = [rows[name] for name in ("start", "stop", "event", "x")]
    whole = np.log(stats.hazard(*given).ratios["x"].value)
    moved = [
        np.log(stats.hazard(*(one[person != out] for one in given)).ratios["x"].value) - whole
        for out in range(person.max() + 1)
    ]
    robust = stats.hazard(*given, person=person).ratios["x"].se
    assert robust == pytest.approx(float(np.sqrt(np.sum(np.square(moved)))), rel=0.03)


def test_a_person_cut_into_spells_counts_once() -> None:
    rows = simulated(60, 3)
    cut = rows["stop"] - 1
    longer = rows[cut > rows["start"]]
    spells = pd.concat([rows.assign(start=cut.where(cut > rows["start"], rows["start"])),
                        longer.assign(stop=cut[longer.index], event=False)])  # fmt: skip
    whole = stats.hazard(rows["start"], rows["stop"], rows["event"], rows["x"], person=rows.index)
    parts = stats.hazard(spells["start"], spells["stop"], spells["event"], spells["x"], person=spells.index)
    assert parts.ratios["x"].value == pytest.approx(whole.ratios["x"].value)
    assert parts.ratios["x"].se == pytest.approx(whole.ratios["x"].se)
    assert parts.ratios["x"].n == whole.ratios["x"].n == len(rows)


def test_missing_rows_are_counted_and_wrong_ones_refused() -> None:
    assert stats.hazard([0] * 5, [1, 2, 3, 4, np.nan], [1, 1, 1, 0, 1], [0, 1, 0, 1, 1]).n_left_out == 1
    for start, stop, event, x, said in [
        ([1, 0], [1, 2], [1, 0], [0, 1], "do not last"),
        ([0, 0], [1, 2], [2, 0], [0, 1], "more than 0 and 1"),
        ([0, 0], [1, 2], [0, 0], [0, 1], "nobody"),
        ([0, 0], [1, 2], [1, 0], [1, 1], "same in every row"),
        ([0, 0], [1, 2], [1, 0, 1], [0, 1], "lengths"),
        ([0] * 6, [1, 2, 3, 9, 9, 9], [1, 1, 1, 0, 0, 0], [1, 1, 1, 0, 0, 0], "no ratio"),
    ]:
        with pytest.raises(NotComputable, match=said):
            stats.hazard(start, stop, event, x)
    with pytest.raises(NotComputable, match="same twice"):
        stats.hazard([0] * 4, [1, 2, 3, 4], [1, 1, 1, 1], pd.DataFrame({"a": [0, 1, 0, 1], "b": [0, 2, 0, 2]}))


@pytest.mark.long
def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    held = 0
    for seed in range(400):
        rows = simulated(200, seed, ratio=0.6)
        found = stats.hazard(
            rows["start"], rows["stop"], rows["event"], rows[["x", "z"]], person=rows.index, strata=rows["block"]
        ).ratios["x"]
        held += found.low <= 0.6 <= found.high
    assert 0.92 <= held / 400 <= 0.975


@pytest.mark.long
def test_a_million_people_in_seconds() -> None:
    rng = np.random.default_rng(5)
    n = 1_000_000
    x = rng.random(n) < 0.5
    day = np.ceil(rng.exponential(300 * np.where(x, 1 / 0.8, 1)))
    begun = time.process_time()
    found = stats.hazard(np.zeros(n), np.minimum(day, 280), day <= 280, x).ratios["x"]
    assert time.process_time() - begun < 5
    assert found.value == pytest.approx(0.8, abs=5 * 0.8 * found.se)
