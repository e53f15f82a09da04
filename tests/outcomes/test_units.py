"""Anonymous surveys: are units compared, never persons, with numbers that can be worked out by hand?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes, stats
from mentorlab.answers.result import Result
from mentorlab.measures.opening import load
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import Truth
from tests.programs import demo, write_program

CHARTER: dict[str, Any] = {"objectives": None, "evaluation": {"design": None, "places_by": None}}


def survey(changes: dict[str, list[float]], n: int = 12, **more: Any) -> pd.DataFrame:
    """Units of `n` people each, by arm, all with 3.0 before and so much more after."""
    rows = [
        {
            "measure": "climate",
            "wave": wave,
            "unit": f"{arm} {place}",
            "n": n,
            "mean": 3.0 + place / 50 + moved * (wave == "after"),
            "arm": arm,
        }
        for arm, units in changes.items()
        for place, moved in enumerate(units)
        for wave in ("before", "after")
    ]
    return pd.DataFrame(rows).assign(**more)


def asked(folder: Path, table: pd.DataFrame, **more: Any) -> Result:
    return outcomes.units(load(write_program(folder, {**CHARTER, **more}, summaries=table)))


TWO = {"program": [0.5, 0.3, 0.6, 0.4], "comparison": [0.1, -0.1, 0.0, 0.2]}


def test_units_of_one_size_are_compared_as_by_welch(tmp_path: Path) -> None:
    found = asked(tmp_path, survey(TWO))
    welch = stats.two_groups(TWO["program"], TWO["comparison"])
    effect = found.estimate("effect")
    assert effect.estimate.value == pytest.approx(0.4)
    assert effect.estimate.low == pytest.approx(welch.difference.low)
    assert effect.p == pytest.approx(welch.p)
    assert found.estimate("difference_permuted").p == 2 / 70  # only this draw of 70, and its mirror, are so far apart
    assert list(found.table["n_units"]) == [4, 4]
    assert found.design == "comparison"
    assert "led to" not in found.sentence()


def test_more_people_do_not_make_it_surer(tmp_path: Path) -> None:
    a = asked(tmp_path / "a", survey(TWO, n=12)).estimate("effect").estimate
    b = asked(tmp_path / "b", survey(TWO, n=1200)).estimate("effect").estimate
    assert (a.low, a.high) == pytest.approx((b.low, b.high))


def test_large_units_count_for_more(tmp_path: Path) -> None:
    table = survey(TWO)
    table.loc[table["unit"] == "program 2", "n"] = 120  # 0.6: weights 6, 6, 60, 6
    by_hand = (0.5 * 6 + 0.3 * 6 + 0.6 * 60 + 0.4 * 6) / 78 - 0.05
    assert asked(tmp_path, table).estimate("effect").estimate.value == pytest.approx(by_hand)


def test_without_arms_it_is_a_change_and_nothing_more(tmp_path: Path) -> None:
    table = survey({"program": [0.3, 0.2, 0.4, 0.3, 0.25, 0.35]}).drop(columns="arm")
    found = asked(tmp_path, table)
    assert found.design == "before_after"
    assert found.estimate("change").estimate.value == pytest.approx(0.3)
    assert found.verdict == "cannot_tell"
    assert found.table["effect"].isna().all()


@pytest.mark.parametrize(
    ("table", "match"),
    [
        (survey({"program": [0.1] * 5}).drop(columns="arm"), "5 units answered at both waves"),
        (survey({"program": [0.1, 0.2, 0.3, 0.4], "comparison": [0.1, 0.2]}), "fewer than 3 units"),
        (survey(TWO)[lambda t: t["wave"] == "after"], "nobody answered climate anonymously at before"),
        (pd.concat([survey(TWO), survey(TWO).assign(measure="other")]), "name one with measure"),
        (survey({"program": [0.1] * 6}).drop(columns="arm"), "same value"),
        (survey(TWO).replace({"comparison": "elsewhere"}), "write program or comparison"),
    ],
)
def test_what_cannot_be_told_from_units(tmp_path: Path, table: pd.DataFrame, match: str) -> None:
    found = asked(tmp_path, table)
    assert found.status == "not_possible"
    assert match in found.sentence()


def test_small_units_are_left_out_and_counted(tmp_path: Path) -> None:
    table = survey({**TWO, "comparison": [*TWO["comparison"], 5.0]})
    table.loc[(table["unit"] == "comparison 4") & (table["wave"] == "after"), "n"] = 4
    table = table[~((table["unit"] == "program 3") & (table["wave"] == "before"))]
    found = asked(tmp_path, table)
    assert list(found.table["n_units"]) == [3, 4]
    assert found.estimate("effect").estimate.value == pytest.approx(0.4667 - 0.05, abs=1e-3)
    assert (
        "1 units with fewer than 5 answers and 1 that answered at one wave only" in dict(found.facts)["Who is missing"]
    )


def test_how_many_work_there_where_people_say_so(tmp_path: Path) -> None:
    table = survey(TWO)
    names = sorted(table["unit"].unique())
    people = pd.DataFrame({"person_id": [f"p{i}" for i in range(160)], "team": np.repeat(names, 20)})
    folder = write_program(tmp_path, CHARTER, summaries=table, people=people)
    found = outcomes.units(load(folder))
    assert list(found.table["n_people"]) == [80, 80]
    assert "96 people answered before and 96 after, of 160 who work there" in found.sentence()


def test_the_worthwhile_size_decides(tmp_path: Path) -> None:
    for points, verdict in ((0.1, "worth_having"), (0.35, "positive_size_uncertain"), (0.9, "not_worthwhile")):
        objective = {"id": "c", "measure": "climate", "for": "mentees", "worthwhile_points": points}
        found = asked(tmp_path / verdict, survey(TWO), objectives=[objective])
        assert found.verdict == verdict


def test_a_difference_that_chance_could_give_is_not_claimed(tmp_path: Path) -> None:
    # Three against three: of 20 draws the farthest two make p = .10, whatever Welch says.
    found = asked(tmp_path, survey({"program": [0.5, 0.52, 0.51], "comparison": [0.0, 0.02, 0.01]}))
    assert found.estimate("effect").p is not None
    assert found.estimate("effect").p < 0.001
    assert found.sentence().startswith("The data are compatible with")
    assert found.certainty == "very_low"


def test_the_demo_recovers_what_was_planted() -> None:
    effect = outcomes.units(demo()).estimate("effect").estimate
    assert effect.low <= 0.3 <= effect.high  # in_units: speaking_up: 0.3 in data/demo/truth.yaml


@pytest.mark.long
def test_planted_in_units_and_found_as_often_as_said() -> None:
    held, found = [], []
    for seed in range(200):
        table = simulate(Truth(people=600, seed=seed, in_units={"speaking_up": 0.3})).tables["summaries"]
        wide = table[table["n"] >= 5].pivot_table(index=["unit", "arm"], columns="wave", values=["n", "mean"]).dropna()
        weight = 1 / (1 / wide["n"]["before"] + 1 / wide["n"]["after"])
        change, arm = wide["mean"]["after"] - wide["mean"]["before"], wide.index.get_level_values("arm")
        yes, no = (arm == one for one in ("program", "comparison"))
        one = stats.units_apart(
            change[yes].to_numpy(), change[no].to_numpy(), weight[yes].to_numpy(), weight[no].to_numpy()
        )
        held.append(one.estimate.low <= 0.3 <= one.estimate.high)
        found.append(one.estimate.value)
    assert np.mean(held) >= 0.91
    assert np.mean(found) == pytest.approx(0.3, abs=0.03)
