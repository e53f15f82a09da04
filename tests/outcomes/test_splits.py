"""Which splits are possible, and does what one shows depend on nothing but the people?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.tables.program import Program
from tests.programs import people_of, two_arms

Make = Callable[..., Program]


def _hidden(result: Result) -> dict[str, bool]:
    return dict(result.table.set_index("group")["hidden"].iloc[1:])


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ("manager_id", "its values are persons"),
        ("hired_on", "it holds days"),
        ("tenure", "put it into bands"),
        ("nickname", "most of its groups would have too few people"),
    ],
)
def test_columns_that_make_no_groups_name_none_and_say_why(make: Make, column: str, why: str) -> None:
    tables = two_arms(40, 20)
    people = people_of(
        tables,
        manager_id=["m1"] * 30 + ["m2"] * 30,
        hired_on="2020-01-01",
        tenure=np.round(np.linspace(0, 9, 60), 1),
        nickname=[f"nick{k}" for k in range(60)],
    )
    result = outcomes.change(make(people=people, **tables), group=column)
    assert list(result.table["group"]) == ["everyone"]
    assert why in result.claim
    assert (result.status, result.hidden) == ("ok", 0)


def test_a_split_shows_the_same_whichever_the_charter_names(make: Make) -> None:
    tables = two_arms(40, 20)
    people = people_of(
        tables,
        region=["North"] * 20 + ["South"] * 20 + ["North"] * 20,
        site=["A"] * 18 + ["B"] * 2 + ["C"] * 11 + ["D"] * 9 + ["A"] * 20,
    )
    first = make({"units": "site"}, people=people, **tables)
    sites, regions = (_hidden(outcomes.change(first, group=one)) for one in ("site", "region"))
    other = make({"units": "region"}, people=people, **tables)
    assert _hidden(outcomes.change(other, group="region")) == regions
    assert _hidden(outcomes.change(other, group="site")) == sites
    # North − A would be the average of the two at B.
    assert regions["North"] or sites["A"]
    assert sites["B"]


def test_a_group_in_which_nobody_answered_is_listed_like_a_small_one(make: Make) -> None:
    tables = two_arms(40, 20, lost_program=4)
    people = people_of(tables, site=["Silent"] * 4 + ["A"] * 20 + ["B"] * 16 + ["A"] * 20)
    assert _hidden(outcomes.change(make(people=people, **tables), group="site"))["Silent"]


def test_an_arm_that_answered_alike_is_hidden_in_the_words_for_few(make: Make) -> None:
    tables = two_arms(20, 20)
    after, program = tables["measures"]["wave"] == "after", tables["measures"]["person_id"] < "p0020"
    tables["measures"].loc[after & program, "value"] = 5.0
    small = outcomes.contrast(make(**two_arms(3, 20)))
    for result, like in ((outcomes.contrast(make(**tables)), small), (outcomes.change(make(**tables)), None)):
        assert result.status == "hidden"
        assert not result.estimates
        assert like is None or result.claim == like.claim


def test_a_start_that_everybody_shares_is_no_answer_of_a_person(make: Make) -> None:
    tables = two_arms(20, 20)
    tables["measures"].loc[tables["measures"]["wave"] == "before", "value"] = 0.0
    assert outcomes.contrast(make(**tables)).status == "ok"
