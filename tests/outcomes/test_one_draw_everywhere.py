"""Blocks, unequal chances and clusters of a draw: every question takes them as the comparison does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

from mentorlab import outcomes, stats
from mentorlab.tables.program import Program
from tests.programs import people_of

Make = Callable[..., Program]
EFFECT = 4.0
CHANCES = {"A": 0.2, "B": 0.4, "C": 0.6, "D": 0.8}
GAINS = {"A": 0.0, "B": 3.0, "C": 6.0, "D": 12.0}  # without any program: a careless analysis takes them for its effect


def drawn(*, n: int = 400, seed: int = 3) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Places drawn with another chance in each block, where people would have grown unlike each other anyway."""
    rng, ids = np.random.default_rng(seed), [f"p{i:04d}" for i in range(n)]
    block = pd.Series(rng.choice(list("ABCD"), n))
    treated = np.zeros(n, dtype=bool)
    for name, chance in CHANCES.items():
        there = np.flatnonzero(block == name)
        treated[rng.permutation(there)[: round(len(there) * chance)]] = True
    before = rng.normal(50, 10, n)
    after = 10 + 0.8 * before + rng.normal(0, 6, n) + block.map(GAINS).to_numpy() + EFFECT * treated
    answered = rng.random(n) > 0.12
    rows = {"person_id": ids, "measure": "skill"}
    measures = pd.concat(
        [
            pd.DataFrame({**rows, "wave": "before", "value": before.round(3)}),
            pd.DataFrame({**rows, "wave": "after", "value": after.round(3)})[answered],
        ]
    )
    arm = np.where(treated, "program", "comparison")
    tables = {
        "assignments": pd.DataFrame({"person_id": ids, "arm": arm, "block": block, "chance": block.map(CHANCES)}),
        "measures": measures,
    }
    people = people_of(tables, site=[f"s{i}" for i in rng.integers(0, 60, n)], side=rng.choice(["N", "S"], n))
    return tables, people


def wide(tables: dict[str, pd.DataFrame], people: pd.DataFrame) -> pd.DataFrame:
    """Those with answers, with weights of one over the chance of what was drawn."""
    frame = tables["measures"].pivot_table(index="person_id", columns="wave", values="value").reset_index()
    frame = frame.merge(tables["assignments"]).merge(people).dropna()
    frame["treated"] = (frame["arm"] == "program").astype(int)
    return frame.assign(weight=1 / frame["chance"].where(frame["treated"] == 1, 1 - frame["chance"]))


@pytest.mark.parametrize("evaluation", [{}, {"clustered_by": "site"}])
def test_no_question_takes_the_draw_for_another_than_the_comparison_does(make: Make, evaluation: Any) -> None:
    """Without blocks and chances these would put it at 8 points, twice what was planted."""
    tables, people = drawn()
    program = make({"units": "side", "evaluation": evaluation}, people=people, **tables)
    lead = outcomes.contrast(program).estimate("effect").estimate
    assert lead.low < EFFECT < lead.high
    missing = outcomes.missing(program)
    for name in ("imputed", "weighted"):
        one = missing.estimate(name).estimate
        assert abs(one.value - lead.value) < 0.5, name
        assert (one.high - one.low) == pytest.approx(lead.high - lead.low, rel=0.12), name
    assert "same chance" in missing.table.set_index("analysis")["in_words"].iloc[4]
    tried = outcomes.sensitivity(program)
    choices = [one.estimate for one in tried.estimates]
    assert all(one.low < EFFECT < one.high for one in choices)
    assert "as in the report" not in dict(tried.facts)["Planned"]
    by_group = outcomes.by_group(program).table
    parts = by_group[by_group["group"] != "everyone"]
    assert abs(np.average(parts["effect"], weights=parts["n"]) - lead.value) < 0.5
    course = outcomes.waves(program).table.iloc[-1]
    assert abs(course["effect"] - lead.value) < 0.8
    assert course["effect_low"] < EFFECT < course["effect_high"]


def test_an_analysis_tried_is_a_regression_by_formula(make: Make) -> None:
    tables, people = drawn()
    tried = outcomes.sensitivity(make(people=people, **tables))
    w = wide(tables, people)
    for how, formula in [
        ("own slopes in each group (ANCOVA)", "after ~ treated * at + C(block)"),
        ("changes compared", "I(after - before) ~ treated + C(block)"),
        ("scores after, start not counted", "after ~ treated + C(block)"),
    ]:
        w["at"] = w["before"] - w["before"].mean()
        oracle = smf.wls(formula, w, weights=w["weight"]).fit(cov_type="HC3", use_t=True)
        words = {how, "the blocks of the draw", "by person", "all who answered, as planned"}
        found = next(one.estimate for one in tried.estimates if one.group and set(one.group.split("; ")) == words)
        assert (found.value, found.se) == pytest.approx((oracle.params["treated"], oracle.bse["treated"])), how


def test_nothing_measured_before_and_still_a_draw_and_clusters(make: Make) -> None:
    tables, people = drawn()
    tables["measures"] = tables["measures"].query("wave == 'after'")
    found = outcomes.contrast(make(people=people, **tables))
    frame = tables["measures"].rename(columns={"value": "after"}).merge(tables["assignments"]).merge(people)
    frame["treated"] = (frame["arm"] == "program").astype(int)
    weights = 1 / frame["chance"].where(frame["treated"] == 1, 1 - frame["chance"])
    oracle = smf.wls("after ~ treated + C(block)", frame, weights=weights).fit(cov_type="HC3", use_t=True)
    effect = found.estimate("effect").estimate
    assert (effect.value, effect.se) == pytest.approx((oracle.params["treated"], oracle.bse["treated"]))
    assert "different chances of a place" in dict(found.facts)["The draw in the analysis"]


def test_sites_drawn_as_wholes_are_the_clusters_where_nothing_was_measured_before(make: Make) -> None:
    """Ten sites that differ by themselves: people of one site are no fresh draws."""
    rng = np.random.default_rng(5)
    site = np.repeat(np.arange(10), 20)
    treated = site % 2 == 0
    ids = [f"p{i:04d}" for i in range(200)]
    after = 50 + rng.normal(0, 5, 10)[site] + rng.normal(0, 5, 200)
    measures = pd.DataFrame({"person_id": ids, "measure": "skill", "wave": "after", "value": after.round(3)})
    arm = np.where(treated, "program", "comparison")
    assignments = pd.DataFrame({"person_id": ids, "arm": arm, "cluster": [f"site {s}" for s in site]})
    effect = outcomes.contrast(make(assignments=assignments, measures=measures)).estimate("effect").estimate
    means = measures["value"].groupby(site).mean()
    by_site = stats.two_groups(means[::2].to_numpy(), means[1::2].to_numpy()).difference  # sites of one size: the same
    assert effect.value == pytest.approx(by_site.value)
    assert effect.se == pytest.approx(by_site.se)
    assert "CR2, 10 clusters" in effect.method


def test_bounds_know_that_people_of_one_site_are_alike() -> None:
    """Everybody twice, as a cluster of two: what is known is that of everybody once."""
    rng = np.random.default_rng(8)
    after, arm = np.clip(rng.normal(3, 1, 120), 0, 6), np.arange(120) % 2 == 0
    after[rng.random(120) < np.where(arm, 0.1, 0.3)] = np.nan
    twice, who = np.repeat(after, 2), np.repeat(np.arange(120), 2)
    pair = np.repeat(arm, 2)
    lee = stats.lee_bounds
    of_three = [
        (lee(after, arm), lee(twice, pair, cluster=who), lee(twice, pair)),
        tuple(
            stats.worst_case_bounds(scores, arms, 0, 6, cluster=cluster)
            for scores, arms, cluster in ((after, arm, None), (twice, pair, who), (twice, pair, None))
        ),
    ]
    for once, both, naive in of_three:
        assert (both.low, both.high) == pytest.approx((once.low, once.high), abs=0.02)
        assert both.low - both.interval_low == pytest.approx(once.low - once.interval_low, rel=0.05)
        assert naive.low - naive.interval_low < 0.8 * (both.low - both.interval_low)
