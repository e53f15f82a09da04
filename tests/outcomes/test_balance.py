"""Did both groups start alike: is every number right, and does none of them tell about few?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes, stats
from mentorlab.tables.program import Program
from tests.outcomes.reading import check_of
from tests.programs import demo, people_of, two_arms

Make = Callable[..., Program]
CHOSEN: dict[str, Any] = {"design": "comparison", "places_by": "own_choice"}


def rows(table: pd.DataFrame) -> pd.DataFrame:
    return table.set_index("characteristic")


def chosen(make: Make, n: int = 60, **columns: Any) -> Program:
    tables = two_arms(n, n)
    tables["measures"].loc[tables["measures"].index[:n], "value"] += 4  # the program's start
    charter = {"evaluation": {**CHOSEN, "adjust_for": list(columns)}}
    return make(charter, people=people_of(tables, **columns), **tables)


def test_every_number_by_hand(make: Make) -> None:
    rng = np.random.default_rng(6)
    age = (rng.normal(40, 8, 120) + np.repeat([3.0, 0.0], 60)).round()
    site = np.r_[["Oslo"] * 36, ["Rome"] * 24, ["Oslo"] * 24, ["Rome"] * 36]
    part_time = np.r_[[1] * 20, [0] * 40, [1] * 12, [0] * 48]
    result = outcomes.balance(chosen(make, age=age, site=site, part_time=part_time))
    found = rows(result.table)
    assert list(found.index) == ["Skill", "age", "site: Oslo", "site: Rome", "part time (share)"]
    g = stats.standardised_difference(age[:60], age[60:]).value
    assert found.loc["age", "apart_sd"] == pytest.approx(g, abs=0.005)
    # Cox index by hand: (ln(.6/.4) − ln(.4/.6)) / 1.65 × (1 − 3/(4·120 − 9)) = 0.488
    assert found.loc["site: Oslo", "apart_sd"] == 0.49
    assert found.loc["site: Oslo", ["mean_program", "mean_comparison"]].tolist() == [0.6, 0.4]
    assert (found["apart_weighted"].abs() < 0.005).all()
    assert found["mean_weighted"].to_numpy() == pytest.approx(found["mean_program"].to_numpy())
    assert (found["counts_program"] == 60).all()
    assert 20 < found["counts_comparison"].iloc[0] < 60
    assert check_of(result, "baseline_equivalence") == "with_adjustment"
    assert result.estimates == ()  # no test of the start
    worst = found["apart_sd"].abs().max()
    assert f"{worst:.2f} standard deviations" in result.sentence()
    assert "least of all in age" in result.sentence("leadership")


def test_rare_levels_are_told_together_or_not_at_all(make: Make) -> None:
    site = np.r_[["Oslo"] * 50, ["Rome"] * 4, ["Bonn"] * 6, ["Oslo"] * 48, ["Rome"] * 6, ["Bonn"] * 3, ["Ulm"] * 3]
    result = outcomes.balance(chosen(make, site=site))
    labels = list(rows(result.table).index)
    assert labels == ["Skill", "site: Oslo", "site: other levels, together"]
    assert any("told together" in note for note in result.notes)
    few = np.r_[["Oslo"] * 57, ["Rome"] * 3, ["Oslo"] * 52, ["Rome"] * 8]
    hidden = outcomes.balance(chosen(make, site=few))
    row = rows(hidden.table).loc["site"]
    assert row["hidden"]
    assert row[["mean_program", "mean_comparison", "apart_sd", "apart_weighted"]].isna().all()
    assert "Rome" not in hidden.table.to_string() + hidden.sentence() + " ".join(hidden.notes)


@pytest.mark.parametrize("ones", [(3, 20), (20, 58), (0, 20)])
def test_a_yes_of_few_or_of_nearly_all_is_hidden(make: Make, ones: tuple[int, int]) -> None:
    yes = np.r_[[1] * ones[0], [0] * (60 - ones[0]), [1] * ones[1], [0] * (60 - ones[1])]
    found = rows(outcomes.balance(chosen(make, on_leave=yes)).table)
    assert found.loc["on leave (share)", "hidden"]
    assert np.isnan(found.loc["on leave (share)", "apart_sd"])


def test_averages_of_characteristics_cannot_be_subtracted(make: Make) -> None:
    """One person fewer moves a shown average by nothing, or by a step that says nothing about how old they are."""
    age = np.random.default_rng(1).normal(40, 8, 120).round(2)
    found = rows(outcomes.balance(chosen(make, age=age)).table)
    assert found.loc["age", "mean_program"] == round(age[:60].mean(), 0)
    assert found.loc["Skill", "mean_program"] != round(found.loc["Skill", "mean_program"], 1)


def test_a_draw_is_shown_without_weights() -> None:
    result = outcomes.balance(demo())
    assert result.table["apart_weighted"].isna().all()
    assert "The draw left" in result.headline
    contrast = outcomes.contrast(demo())
    assert result.shown[:2] == contrast.shown
    assert result.table.loc[0, "mean_program"] == contrast.table.loc[0, "mean_before"]


def test_without_a_start_there_is_nothing_to_be_alike_in(make: Make) -> None:
    tables = two_arms(30, 30)
    tables["measures"] = tables["measures"].query("wave == 'after'")
    result = outcomes.balance(make(**tables))
    assert result.status == "not_possible"
    assert "nothing was measured before" in result.reason
