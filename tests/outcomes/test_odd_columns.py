"""Tables that lack a column, or hold one without a value, and what the outcomes room makes of them."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.tables.program import Program
from tests.programs import people_of, two_arms

Make = Callable[..., Program]
ENDED: dict[str, Any] = {"ends_on": "2026-10-01"}


def _who_left(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Every ninth leaves of their own accord, the last ones after the end."""
    n = len(tables["assignments"])
    gone = np.arange(n) % 9 == 0
    left_on = [f"2026-{3 + number % 8:02d}-15" if left else None for number, left in enumerate(gone)]
    return people_of(tables, left_on=left_on, left_why=np.where(gone, "voluntary", None))


@pytest.mark.parametrize("hired", [{}, {"hired_on": None}], ids=["no column", "no value"])
def test_who_stays_is_answered_without_a_day_of_hiring(make: Make, hired: dict[str, Any]) -> None:
    tables = two_arms()
    known, unknown = (_who_left(tables).assign(**day) for day in ({"hired_on": "2020-01-01"}, hired))
    answers = [outcomes.retention(make(ENDED, people=people, **tables)) for people in (known, unknown)]
    assert [one.status for one in answers] == ["ok", "ok"]
    assert answers[0].sentence() == answers[1].sentence()


def test_a_column_of_people_without_a_value_warns_of_nothing_and_splits_nobody(make: Make) -> None:
    tables = two_arms()
    people = people_of(tables, unit=np.resize(["North", "South"], len(tables["assignments"])), empty=None)
    program = make({"units": "unit"}, people=people, **tables)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for ask in (outcomes.sensitivity, outcomes.by_group):
            assert ask(program).status == "ok"
        assert outcomes.change(program, group="unit").status == "ok"
        assert "nan" not in outcomes.change(program, group="empty").table.to_string().replace("NaN", "")


def _one_team_in_the_program(tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    mine = tables["assignments"]["arm"] == "program"
    return {"team": np.where(mine, "all of us", tables["assignments"]["person_id"])}


@pytest.mark.parametrize(
    ("column", "named", "said"),
    [
        (_one_team_in_the_program, {"clustered_by": "team"}, "those offered a place share a single cluster"),
        (lambda _: {"odd": ["x"] + ["y"] * 119}, {"adjust_for": ["odd"]}, "have a value of odd that nobody shares"),
        (
            lambda tables: {"group": (tables["assignments"]["arm"] == "program").astype(int)},
            {"adjust_for": ["group"]},
            "being offered a place, group carry the same information",
        ),
    ],
)
def test_where_two_groups_cannot_be_compared_the_change_in_one_says_why(
    make: Make, column: Callable[..., dict[str, Any]], named: dict[str, Any], said: str
) -> None:
    tables = two_arms()
    program = make({"evaluation": named}, people=people_of(tables, **column(tables)), **tables)
    compared = outcomes.contrast(program)
    assert (compared.status, compared.design) == ("not_possible", "randomised")
    assert said in compared.sentence("mentees")
    assert not any(word in compared.sentence() for word in ("True", "False", "HC3", "se="))
    told = outcomes.headline(program)
    assert told.design == "before_after"
    assert all(said in told.sentence(audience) for audience in ("analyst", "leadership", "mentees"))
    assert any(said in text for text in told.deviations)
    assert outcomes.individual(program).status == "not_possible"


def test_scores_that_were_all_the_same_are_not_said_to_be_missing(make: Make) -> None:
    tables = two_arms()
    tables["measures"].loc[tables["measures"]["wave"] == "before", "value"] = 3.0
    program = make(**tables)
    checks = {check.name: check.text for check in outcomes.contrast(program).checks}
    for text in (outcomes.balance(program).reason, checks["baseline_equivalence"]):
        assert "same score" in text
        assert "nothing was measured" not in text


def test_one_person_missing_is_one_person(make: Make) -> None:
    program = make(**two_arms(lost_program=1))
    assert any("one person who is missing" in limit for limit in outcomes.contrast(program).limits)
    assert "  " not in outcomes.credibility(program).sentence()


@pytest.mark.parametrize("days", ["no column", "some missing"])
def test_ratings_without_a_day_warn_of_nothing(make: Make, days: str) -> None:
    goals = pd.DataFrame({"goal_id": [f"g{n}" for n in range(12)], "person_id": [f"p{n}" for n in range(12)]})
    ratings = goals[["goal_id"]].assign(rated_by="mentor", attained=np.resize([-1, 0, 1, 2], 12))
    if days == "some missing":
        ratings["rated_on"] = np.resize(["2026-08-01", None], 12)
    program = make(goals=goals.assign(statement="Lead a meeting"), goal_ratings=ratings)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert outcomes.goals(program).status == "ok"


@pytest.mark.parametrize(
    ("block", "said", "not_said"),
    [
        (lambda arm: arm, "nobody can be compared within them", "people are compared within them"),
        (lambda arm: ["alone", *np.resize(["x", "y"], len(arm) - 1)], "In 1 of them everybody", "nobody can be"),
    ],
)
def test_blocks_that_hold_one_side_only_are_said(
    make: Make, block: Callable[[pd.Series], Any], said: str, not_said: str
) -> None:
    tables = two_arms()
    tables["assignments"]["block"] = block(tables["assignments"]["arm"])
    facts = " ".join(text for _, text in outcomes.contrast(make(**tables)).facts)
    assert said in facts
    assert not_said not in facts
