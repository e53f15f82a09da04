"""Is the change the right number, are groups protected, and does a change never pass for an effect?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.errors import BadInput
from mentorlab.tables.program import Program
from tests.programs import people_of, two_arms

Make = Callable[..., Program]

# Student (1908), as in R's datasets::sleep: extra hours of sleep of ten people under two drugs.
FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def _sleep(make: Make) -> Program:
    ids = [f"s{k}" for k in range(10)]
    waves = [("before", SECOND), ("after", FIRST)]
    measures = pd.concat(
        pd.DataFrame({"person_id": ids, "measure": "sleep", "wave": wave, "value": hours}) for wave, hours in waves
    )
    return make({"objectives": None, "evaluation": {"design": "before_after"}}, measures=measures)


def test_students_sleep(make: Make) -> None:
    result = outcomes.change(_sleep(make))
    # R: t = -4.0621, df = 9, p = 0.002833, 95 % interval -2.4598858 to -0.7001142; d_z -1.28 [-2.12, -0.41].
    change, d_z = result.estimate("change"), result.estimate("change_sd")
    assert change.estimate.value == pytest.approx(-1.58)
    assert change.estimate.low == pytest.approx(-2.4598858, abs=1e-7)
    assert change.estimate.high == pytest.approx(-0.7001142, abs=1e-7)
    assert change.p == pytest.approx(0.002833, abs=5e-7)
    assert round(d_z.estimate.value, 2) == -1.28
    assert (round(d_z.estimate.low, 2), round(d_z.estimate.high, 2)) == (-2.12, -0.41)
    assert "fell by" in result.claim
    assert "led to" not in " ".join(result.sentences.values())
    assert "waiting list" in " ".join(result.next_steps)
    assert result.verdict == "cannot_tell"
    assert result.certainty == "very_low"


def test_groups_by_hand_with_the_small_ones_hidden(make: Make) -> None:
    tables = two_arms(40, 40, 4.0)
    sites = ["Oslo"] * 20 + ["Rome"] * 14 + ["Ulm"] * 4 + ["York"] * 2 + ["Oslo"] * 40
    program = make(people=people_of(tables, site=sites), **tables)
    result = outcomes.change(program, group="site")
    table = result.table.set_index("group")
    wide = tables["measures"].pivot_table(index="person_id", columns="wave", values="value")
    change = (wide["after"] - wide["before"]).to_numpy()
    assert table.loc["everyone", "change"] == pytest.approx(change[:40].mean())
    assert table.loc["Oslo", "change"] == pytest.approx(change[:20].mean())
    assert table.loc["Rome", "n"] == 14
    assert table.loc[["Ulm", "York"], "hidden"].all()
    assert table.loc[["Ulm", "York"]].drop(columns=["measure", "hidden"]).isna().all(axis=None)
    assert result.hidden == 2
    assert "2 hidden" in result.sentence("leadership")


def test_one_small_group_takes_the_next_with_it(make: Make) -> None:
    tables = two_arms(40, 40)
    program = make(people=people_of(tables, site=["A"] * 24 + ["B"] * 13 + ["C"] * 3 + ["A"] * 40), **tables)
    table = outcomes.change(program, group="site").table.set_index("group")
    assert table["hidden"].to_dict() == {"everyone": False, "A": False, "B": True, "C": True}


def test_groups_of_five_to_nine_are_described(make: Make) -> None:
    tables = two_arms(40, 40)
    program = make(people=people_of(tables, site=["A"] * 20 + ["B"] * 13 + ["C"] * 7 + ["A"] * 40), **tables)
    result = outcomes.change(program, group="site")
    row = result.table.set_index("group").loc["C"]
    assert np.isfinite(row["change"])
    assert np.isnan(row["low"])
    assert not any(one.group == "C" and np.isfinite(one.estimate.low) for one in result.estimates)


def test_an_unknown_group_is_refused_with_the_nearest(make: Make) -> None:
    tables = two_arms(20, 20)
    program = make(people=people_of(tables, business_unit="A"), **tables)
    with pytest.raises(BadInput, match="did you mean 'business_unit'"):
        outcomes.change(program, group="busines_unit")


@pytest.mark.parametrize("n", [1, 4])
def test_too_few_people_are_hidden_altogether(make: Make, n: int) -> None:
    result = outcomes.change(make(**two_arms(n, 30)))
    assert result.status == "hidden"
    assert not result.estimates


def test_without_arms_everyone_is_one_group_and_that_is_said(make: Make) -> None:
    result = outcomes.change(_sleep(make))
    assert any("one group" in note for note in result.notes)
    assert "everyone who answered" in result.claim


def test_an_objective_for_mentors_is_about_mentors(make: Make) -> None:
    tables = two_arms(30, 30)
    mentors = tables["assignments"]["person_id"][:12]
    pairs = pd.DataFrame(
        {
            "pair_id": range(12),
            "mentor_id": mentors,
            "mentee_id": [f"x{k}" for k in range(12)],
            "matched_on": "2026-01-10",
        }
    )
    objective = {"id": "o", "measure": "skill", "for": "mentors"}
    tables.pop("assignments")
    result = outcomes.headline(make({"objectives": [objective]}, pairs=pairs, **tables))
    assert result.question == "outcomes.change"
    assert "mentors in a pair" in result.claim
    assert result.estimate("change").estimate.n == 12


def test_who_has_a_comparison_is_not_told_to_find_one(make: Make) -> None:
    assert "waiting list" not in " ".join(outcomes.change(make(**two_arms())).next_steps)
