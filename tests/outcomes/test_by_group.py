"""By group: is a difference between groups found where it was planted only, and is nobody given away?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.measures.opening import load
from tests.programs import demo, people_of, two_arms, write_program


def asked(folder: Path, tables: dict[str, pd.DataFrame], team: Any, *, group: str = "team", **charter: Any) -> Result:
    people = people_of(tables, team=team)
    return outcomes.by_group(load(write_program(folder, charter, **tables, people=people)), group=group)


def with_more(tables: dict[str, pd.DataFrame], team: np.ndarray, name: str, points: float) -> dict[str, pd.DataFrame]:
    """The same with so many points more for those of one team who were offered a place."""
    ids = tables["assignments"]["person_id"]
    those = ids[(team == name) & (tables["assignments"]["arm"] == "program").to_numpy()]
    measures = tables["measures"].copy()
    measures.loc[measures["person_id"].isin(those) & (measures["wave"] == "after"), "value"] += points
    return {**tables, "measures": measures}


def test_everyone_is_as_in_the_comparison_and_groups_stand_in_the_order_of_the_alphabet() -> None:
    found, whole = outcomes.by_group(demo()), outcomes.contrast(demo())
    row = found.table.iloc[0]
    assert (row["effect"], row["effect_low"]) == (whole.table["effect"].iloc[0], whole.table["effect_low"].iloc[0])
    names = list(found.table["group"].iloc[1:])
    assert names == sorted(names)
    hidden = found.table[found.table["hidden"].astype(bool)]
    assert hidden.drop(columns=["group", "measure", "hidden"]).isna().all(axis=None)


@pytest.mark.parametrize(("points", "says"), [(0.0, "is the best guess for each"), (12.0, "does not hold for each")])
def test_a_planted_difference_is_found_and_none_where_there_is_none(tmp_path: Path, points: float, says: str) -> None:
    tables = two_arms(120, 120)
    team = np.tile(["North", "South", "West"], 80)
    found = asked(tmp_path, with_more(tables, team, "North", points), team)
    assert says in found.sentence()
    north = found.table.set_index("group").loc["North"]
    assert north["apart_low"] <= points <= north["apart_high"]
    assert abs(north["pooled"] - found.table["effect"].iloc[0]) < abs(north["effect"] - found.table["effect"].iloc[0])


def test_two_groups_are_held_against_each_other(tmp_path: Path) -> None:
    team = np.tile(["North", "South"], 60)
    table = asked(tmp_path, with_more(two_arms(), team, "North", 9.0), team).table.set_index("group")
    assert table.loc["North", "apart"] == pytest.approx(table.loc["North", "effect"] - table.loc["South", "effect"])
    assert table.loc["North", "apart"] == pytest.approx(-table.loc["South", "apart"])
    assert table.loc["everyone", "p_apart"] < 0.05


def test_five_to_nine_are_described_and_fewer_hidden_with_another(tmp_path: Path) -> None:
    team = np.array((["A"] * 7 + ["B"] * 20 + ["C"] * 20 + ["D"] * 3 + ["E"] * 10) * 2)
    found = asked(tmp_path, two_arms(), team)
    table = found.table.set_index("group")
    assert np.isnan(table.loc["A", "effect_low"])
    hidden = list(table.index[table["hidden"].astype(bool)])
    assert "D" in hidden
    assert len(hidden) > 1  # alone it would follow from the others
    shown = [name for name in table.index[1:] if not table.loc[name, "hidden"]]
    for name in shown:
        if table.loc[name, ["n_program", "n_comparison"]].min() < 10:
            assert np.isnan(table.loc[name, "effect_low"])
            assert np.isnan(table.loc[name, "apart"])
    assert "D" not in " ".join(found.sentences.values()).split()


def test_a_described_group_has_the_difference_of_its_changes(tmp_path: Path) -> None:
    tables = two_arms()
    team = np.array((["A"] * 7 + ["B"] * 23 + ["C"] * 30) * 2)
    table = asked(tmp_path, tables, team).table.set_index("group")
    wide = tables["measures"].pivot_table(index="person_id", columns="wave", values="value")
    frame = tables["assignments"].assign(team=team).set_index("person_id")
    moved = (wide["after"] - wide["before"]).groupby([frame["team"], frame["arm"]]).mean()
    assert not table.loc["A", "hidden"]
    assert table.loc["A", "effect"] == pytest.approx(moved["A", "program"] - moved["A", "comparison"])
    assert np.isnan(table.loc["A", "effect_high"])


def test_whose_averages_can_be_told_is_on_record(tmp_path: Path) -> None:
    team = np.tile(["North", "South"], 60)
    found = asked(tmp_path, two_arms(), team)
    assert len(found.shown) == 2 + 2 * 2
    assert min(map(len, found.shown)) >= 5
    assert found.waves == ("before", "after")


def test_a_column_of_persons_and_no_column_say_so(tmp_path: Path) -> None:
    tables = two_arms()
    alone = asked(tmp_path / "a", tables, tables["assignments"]["person_id"].to_numpy())
    assert alone.status == "not_possible"
    none = outcomes.by_group(load(write_program(tmp_path / "b", **tables, people=people_of(tables, team="x"))))
    assert "name one with group=" in none.sentence()
