"""All objectives at once: do they agree with their own answers, and is too small told apart from too few?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes, stats
from mentorlab.answers.result import Result
from mentorlab.measures.opening import load
from tests.programs import demo, two_arms, write_program


@pytest.fixture(scope="module")
def every() -> Result:
    return outcomes.all_objectives(demo())


def test_each_row_is_the_objectives_own_answer(every: Result) -> None:
    for _, row in every.table.iterrows():
        own = outcomes.contrast(demo(), objective=row["objective"].replace(" ", "_"))
        if own.status != "ok":
            own = outcomes.change(demo(), objective=row["objective"].replace(" ", "_"))
            assert row["change"] == own.estimate("change").estimate.value
            assert np.isnan(row["effect"])
            continue
        effect = own.estimate("effect")
        assert (row["effect"], row["effect_low"], row["p"]) == (effect.estimate.value, effect.estimate.low, effect.p)
        assert row["worthwhile"] == own.table["worthwhile"].iloc[0]
        assert row["effect_sd"] == own.estimate("effect_sd").estimate.value
    assert every.table["objective"].iloc[0] == "belonging"  # the primary one first


def test_the_same_people_are_on_record_as_for_each_alone(every: Result) -> None:
    alone = [outcomes.headline(demo(), objective=one.id) for one in demo().charter.objectives]
    assert every.shown == tuple(people for one in alone for people in one.shown)
    assert len(every.shown_as) == len(every.shown)


def many(folder: Path, effects: dict[str, float], n: int = 150, needs: tuple[str, ...] = (), **more: Any) -> Result:
    """One measure an objective, all with scores of SD 10 before and worth having from 3 points; `first` is primary."""
    parts, objectives = [], []
    for place, (name, effect) in enumerate(effects.items()):
        tables = two_arms(n, n, effect, seed=place + 1)
        parts.append(tables["measures"].assign(measure=name))
        need = needs[place] if needs else "employee_engagement"
        objectives.append(
            {"id": name, "measure": name, "for": "mentees", "worthwhile_points": 3, "need": need, "primary": place == 0}
        )
    charter = {"objectives": objectives, **more}
    return outcomes.all_objectives(load(write_program(folder, charter, **{**tables, "measures": pd.concat(parts)})))


def test_too_small_is_not_too_few(tmp_path: Path) -> None:
    small = many(tmp_path / "many", {"first": 8.0, "nothing": 0.0}, n=400)
    few = many(tmp_path / "few", {"first": 8.0, "nothing": 0.0}, n=14)
    assert list(small.table["says"]) == ["worth having", "no worthwhile effect"]
    assert few.table["says"].iloc[1] == "too few people to tell"
    assert "No worthwhile effect: nothing." in small.sentence("leadership")
    assert "Too few people to tell: nothing." in few.sentence("leadership")
    assert small.table["p_equivalence"].iloc[1] < 0.05 < few.table["p_equivalence"].iloc[1]


def test_the_primary_stands_alone_and_the_others_are_corrected_within_their_need(tmp_path: Path) -> None:
    effects = {"first": 2.0, "b": 2.0, "c": 0.0, "d": 1.0, "e": 2.0}
    needs = ("x", "x", "x", "x", "y")
    found = many(tmp_path, effects, n=60, needs=needs).table.set_index("objective")
    assert found.loc["first", "p_adjusted"] == found.loc["first", "p"]
    assert found.loc["e", "p_adjusted"] == found.loc["e", "p"]
    p = found.loc[["b", "c", "d"], "p"].to_numpy()
    by_hand = np.empty(3)
    order = np.argsort(p)
    by_hand[order] = np.minimum.accumulate((p[order] * 3 / np.arange(1, 4))[::-1])[::-1]
    assert found.loc[["b", "c", "d"], "p_adjusted"].to_numpy() == pytest.approx(by_hand)


def test_what_cannot_be_answered_is_listed_with_its_reason(tmp_path: Path) -> None:
    tables = two_arms(20, 20)
    objectives = [
        {"id": "skill", "measure": "skill", "for": "mentees", "worthwhile_points": 2, "primary": True},
        {"id": "later", "measure": "nobody_asked", "for": "mentees"},
    ]
    found = outcomes.all_objectives(load(write_program(tmp_path, {"objectives": objectives}, **tables)))
    assert found.status == "ok"
    row = found.table.iloc[1]
    assert row["says"] == "not answered"
    assert "nobody_asked" in row["reason"]
    assert "Not answered: later." in found.sentence()


def test_hidden_objectives_hold_no_number(tmp_path: Path) -> None:
    tables = two_arms(30, 30)
    few = two_arms(30, 30, lost_comparison=27)["measures"].assign(measure="quiet")
    objectives = [
        {"id": name, "measure": name, "for": "mentees", "worthwhile_points": 2, "primary": name == "skill"}
        for name in ("skill", "quiet")
    ]
    measures = pd.concat([tables["measures"], few])
    found = outcomes.all_objectives(
        load(write_program(tmp_path, {"objectives": objectives}, **{**tables, "measures": measures}))
    )
    row = found.table.iloc[1]
    assert bool(row["hidden"])
    assert pd.isna(row.drop(["objective", "purpose", "measure", "says", "reason", "hidden"])).all()
    assert found.hidden == 1


def test_no_objective_or_no_answer_says_so(tmp_path: Path) -> None:
    tables = two_arms(20, 20)
    none = outcomes.all_objectives(load(write_program(tmp_path / "a", {"objectives": None}, **tables)))
    assert "no objective" in none.sentence()
    only = [{"id": "later", "measure": "nobody_asked", "for": "mentees"}]
    nothing = outcomes.all_objectives(load(write_program(tmp_path / "b", {"objectives": only}, **tables)))
    assert nothing.status == "not_possible"
    assert nothing.table.empty


def test_a_chance_find_is_said_to_be_one(tmp_path: Path) -> None:
    found = many(tmp_path, {"first": 8.0, "b": 3.2, "c": 0.0, "d": 0.0}, n=60)
    table = found.table
    doubtful = table[(table["p"] < 0.05) & (table["p_adjusted"] >= 0.05)]["objective"]
    assert len(doubtful)
    assert all(
        name in found.sentence().partition("Looked at alone ")[2].partition(" stood out")[0] for name in doubtful
    )
    held = found.estimates
    assert {one.p_adjusted for one in held if one.name == "effect"} == set(table["p_adjusted"])
    assert stats.equivalence_of(held[0].estimate, 3.0).p == table["p_equivalence"].iloc[0]
