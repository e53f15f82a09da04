"""Scores worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.measures.instruments import Instrument, Item, Response
from mentorlab.measures.scoring import score, scored_items

STAY = Instrument(
    id="stay",
    title="Stay",
    audience="everyone",
    response=Response(1, 5, {}),
    items=(Item("S1", ""), Item("S2", "", reverse=True), Item("S3", "")),
    score="mean",
    min_answered=2,
    validated=False,
    source="",
    permission="",
)


def answers(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["person_id", "wave", "item", "value", "about_id"])


def of(person: str, wave: str, s1: float | None, s2: float | None, s3: float | None, about: str | None = None) -> Any:
    given = (("S1", s1), ("S2", s2), ("S3", s3))
    return [(person, wave, item, value, about or person) for item, value in given if value is not None]


def test_mean_with_the_reversed_item_turned() -> None:
    found = score(answers(*of("a", "before", 4, 2, 3), *of("b", "before", 1, 5, 1)), STAY)
    assert found["value"].tolist() == [pytest.approx((4 + 4 + 3) / 3), 1.0]
    assert list(found.columns) == ["person_id", "wave", "value", "n_answered"]


def test_two_of_three_are_enough_and_one_is_not() -> None:
    found = score(answers(*of("a", "before", 4, 2, None), *of("b", "before", None, 5, None)), STAY)
    assert found["value"].iloc[0] == 4.0
    assert pd.isna(found["value"].iloc[1])
    assert found["n_answered"].tolist() == [2, 1]


def test_an_empty_value_is_an_item_not_answered() -> None:
    rows = answers(("a", "before", "S1", 5, "a"), ("a", "before", "S2", float("nan"), "a"))
    assert score(rows, STAY)["n_answered"].tolist() == [1]


def test_a_sum_with_an_item_missing_is_the_mean_times_the_items() -> None:
    summed = replace(STAY, score="sum")
    found = score(answers(*of("a", "before", 4, 2, None), *of("b", "before", 1, 5, 1)), summed)
    assert found["value"].tolist() == [12.0, 3.0]


def test_other_items_are_passed_over() -> None:
    found = score(answers(*of("a", "before", 4, 2, 3), ("a", "before", "X9", 400, "a")), STAY)
    assert len(found) == 1


def test_several_answerers_about_one_person_are_averaged() -> None:
    rows = answers(
        *of("m1", "after", 5, 1, 5, "a"), *of("m2", "after", 3, 3, 3, "a"), *of("m3", "after", 1, None, None, "a")
    )
    found = score(rows, STAY)
    assert found[["person_id", "value", "n_answered"]].to_numpy().tolist() == [["a", 4.0, 7]]


def test_what_people_say_of_themselves_is_kept_apart() -> None:
    rows = answers(*of("a", "after", 5, 1, 5), *of("m", "after", 1, 5, 1, "a"))
    assert score(rows, STAY)["value"].tolist() == [5.0]
    assert score(rows, STAY, source="self")["value"].tolist() == [5.0]
    assert score(rows, STAY, source="others")["value"].tolist() == [1.0]


def test_without_about_id_everybody_answers_for_themselves() -> None:
    rows = answers(*of("a", "after", 5, 1, 5)).drop(columns="about_id")
    assert score(rows, STAY)["person_id"].tolist() == ["a"]


def test_a_value_outside_the_scale_is_refused_with_its_rows() -> None:
    rows = answers(*of("a", "before", 4, 2, 3), *of("b", "before", 6, 2, 0))
    with pytest.raises(BadInput) as caught:
        score(rows, STAY)
    assert "responses.value rows 5, 7: 6 is outside 1 to 5" in str(caught.value)


def test_an_item_answered_twice_is_refused() -> None:
    rows = answers(*of("a", "before", 4, 2, 3), ("a", "before", "S1", 4, "a"))
    with pytest.raises(BadInput, match=r"responses.item row 5: the same person answers the same item"):
        score(rows, STAY)


def test_items_behind_the_scores_all_point_the_same_way() -> None:
    found = scored_items(answers(*of("a", "before", 4, 2, None)), STAY)
    assert found.loc[("a", "before"), ["S1", "S2"]].tolist() == [4.0, 4.0]
    assert found["S3"].isna().all()


def test_nobody_answered_gives_an_empty_table() -> None:
    assert score(answers(), STAY).empty
