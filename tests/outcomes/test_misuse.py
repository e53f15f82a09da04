"""What people do wrong with outcomes, and the message each mistake gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.tables.program import Program
from tests.programs import two_arms

Make = Callable[..., Program]
Ask = Callable[..., Result]
EACH = pytest.mark.parametrize("ask", [outcomes.change, outcomes.contrast, outcomes.individual])


def _nothing_told(result: Result, said: str) -> None:
    assert result.status != "ok"
    assert not result.estimates
    assert said in result.sentence("analyst")


@EACH
def test_the_same_person_twice_is_a_fault(make: Make, ask: Ask) -> None:
    tables = two_arms()
    twice = pd.concat([tables["measures"], tables["measures"].iloc[:3]])
    with pytest.raises(BadInput, match=r"(?s)measures.*rows"):
        ask(make(**tables | {"measures": twice}))


@EACH
def test_a_person_in_both_arms_is_a_fault(make: Make, ask: Ask) -> None:
    tables = two_arms()
    moved = tables["assignments"].iloc[:1].assign(arm="comparison")
    with pytest.raises(BadInput, match="assignments"):
        ask(make(**tables | {"assignments": pd.concat([tables["assignments"], moved])}))


@EACH
def test_rows_in_another_order_change_nothing(make: Make, ask: Ask) -> None:
    tables = two_arms()
    shuffled = {name: table.sample(frac=1, random_state=3) for name, table in tables.items()}
    kept = {"measure", "n", "change", "effect", "share", "low", "high"}
    answers = [ask(make(**one)).table for one in (tables, shuffled)]
    columns = [name for name in answers[0] if name in kept]
    pd.testing.assert_frame_equal(answers[0][columns], answers[1][columns])


@EACH
def test_everybody_the_same_is_hidden(make: Make, ask: Ask) -> None:
    tables = two_arms()
    result = ask(make(**tables | {"measures": tables["measures"].assign(value=3.0)}))
    assert result.status != "ok"
    assert not result.estimates


def test_one_arm_has_nobody_to_compare_with_and_is_told_as_one_group(make: Make) -> None:
    tables = two_arms(60, 0)
    _nothing_told(outcomes.contrast(make(**tables)), "nobody to compare with")
    alone = outcomes.individual(make(**tables), reliability=0.8)
    assert alone.status == "ok"
    assert alone.design == "before_after"
    assert not any(one.name.startswith("difference") for one in alone.estimates)
    assert alone.certainty == "very_low"


@EACH
@pytest.mark.parametrize("n", [1, 2, 3])
def test_one_two_or_three_people_are_hidden(make: Make, ask: Ask, n: int) -> None:
    _nothing_told(ask(make(**two_arms(n, n))), "fewer than 5 people")


@EACH
def test_nobody_answered_at_the_end(make: Make, ask: Ask) -> None:
    tables = two_arms()
    started = tables["measures"][tables["measures"]["wave"] == "before"]
    _nothing_told(ask(make(**tables | {"measures": started})), "nobody has a value of skill at the wave 'after'")


@EACH
def test_ids_that_do_not_meet_are_said(make: Make, ask: Ask) -> None:
    tables = two_arms()
    other = tables["measures"].assign(person_id="x" + tables["measures"]["person_id"])
    _nothing_told(ask(make(**tables | {"measures": other})), "none of the 120 people concerned has answers")


def _on_steps(before: tuple[int, int], after: tuple[int, int]) -> dict[str, Any]:
    tables, rng = two_arms(), np.random.default_rng(2)
    wave = tables["measures"]["wave"].to_numpy()
    ends = {"before": before, "after": after}
    values = [rng.integers(ends[one][0], ends[one][1] + 1) for one in wave]
    return tables | {"measures": tables["measures"].assign(value=values)}


@EACH
@pytest.mark.parametrize(("before", "after"), [((1, 5), (0, 10)), ((0, 10), (1, 5)), ((1, 7), (0, 100))])
def test_two_scales_for_two_waves_are_noticed(
    make: Make, ask: Ask, before: tuple[int, int], after: tuple[int, int]
) -> None:
    settings = {"reliability": 0.8} if ask is outcomes.individual else {}
    notes = " ".join(ask(make(**_on_steps(before, after)), **settings).notes)
    assert f"where a scale to {before[1]} does" in notes
    assert "no figure here is true" in notes


@pytest.mark.parametrize(("before", "after"), [((1, 5), (1, 5)), ((1, 3), (3, 5)), ((0, 10), (2, 9))])
def test_one_scale_is_not_taken_for_two(make: Make, before: tuple[int, int], after: tuple[int, int]) -> None:
    assert "scale to" not in " ".join(outcomes.change(make(**_on_steps(before, after))).notes)
