"""Item statistics by hand, and which items look wrongly keyed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab.measures.instruments import Instrument, Item, Response
from mentorlab.measures.items import item_statistics, odd_items

THREE = Instrument(
    id="three",
    title="Three",
    audience="everyone",
    response=Response(1, 5, {}),
    items=(Item("A", "first"), Item("B", "second", reverse=True), Item("C", "third")),
    score="mean",
    min_answered=2,
    validated=False,
    source="",
    permission="",
)
# The sixth person left B out.
ANSWERS = pd.DataFrame({"A": [1, 2, 3, 4, 5, 5], "B": [1, 1, 3, 5, 5, None], "C": [2, 1, 4, 3, 5, 5]}, dtype=float)


def scale(rng: np.random.Generator, n: int, loadings: list[float]) -> pd.DataFrame:
    shared = rng.normal(size=(n, 1))
    table = shared * np.array(loadings) + rng.normal(size=(n, len(loadings)))
    return pd.DataFrame(table, columns=list("ABCDEFGH"[: len(loadings)]))


def test_by_hand() -> None:
    table = item_statistics(ANSWERS, THREE, smallest=3)
    assert table.index.tolist() == ["A", "B", "C"]
    assert table["text"].tolist() == ["first", "second", "third"]
    assert table["reverse"].tolist() == [False, True, False]
    assert table["n"].tolist() == [6, 5, 6]
    assert table["missing"].tolist() == pytest.approx([0, 1 / 6, 0])
    assert table["mean"].tolist() == pytest.approx([20 / 6, 3.0, 20 / 6])
    # B: squared deviations 4 + 4 + 0 + 4 + 4 = 16 over n − 1 = 4.
    assert table.loc["B", "sd"] == pytest.approx(2.0)
    assert table["floor"].tolist() == pytest.approx([1 / 6, 2 / 5, 1 / 6])
    assert table["ceiling"].tolist() == pytest.approx([2 / 6, 2 / 5, 2 / 6])
    # Over the five complete people. Deviations of A −2 −1 0 1 2, of B + C from 6: −3 −4 1 2 4; their products sum to
    # 6 + 4 + 0 + 2 + 8 = 20, the squares to 10 and 46.
    assert table.loc["A", "r_rest"] == pytest.approx(20 / 460**0.5)
    # Without C: variances 10/4 and 16/4, of the sum (−4 −3 0 3 4) 50/4: α = 2 (1 − 26/50).
    assert table.loc["C", "alpha_without"] == pytest.approx(0.96)
    assert not table["hidden"].any()


def test_nothing_about_an_item_that_too_few_answered() -> None:
    table = item_statistics(ANSWERS.assign(B=[1, 5, None, None, None, None]), THREE, smallest=3)
    assert table["hidden"].tolist() == [False, True, False]
    assert table.loc["B", ["n", "missing", "mean", "sd", "floor", "ceiling"]].isna().all()
    assert table["r_rest"].isna().all()
    assert table["n"].dropna().tolist() == [6, 6]


def test_the_wrongly_keyed_item_is_named_and_no_other() -> None:
    hits = 0
    for seed in range(100):
        answers = scale(np.random.default_rng(seed), 80, [1, 1, -1, 1, 1])
        found = odd_items(answers)
        assert len(found) == 1
        hits += found[0].startswith("C runs against the other items")
    assert hits == 100


def test_a_sound_scale_raises_no_alarm() -> None:
    for seed in range(100):
        assert odd_items(scale(np.random.default_rng(seed), 80, [1, 1, 1, 1, 1])) == ()


def test_one_wrong_of_three() -> None:
    """The corrected correlations of the two right ones are around zero here; only the wrong one is to be named."""
    for seed in range(50):
        found = odd_items(scale(np.random.default_rng(seed), 80, [1.5, 1.5, -1.5]))
        assert [text.split()[0] for text in found] == ["C"]


def test_two_against_two_cannot_be_told() -> None:
    found = odd_items(scale(np.random.default_rng(1), 200, [1, 1, -1, -1]))
    assert len(found) == 1
    assert "point in opposite directions: which is to be reversed?" in found[0]
    assert {"A, B", "C, D"} == set(found[0].split(" point")[0].split(" and "))


def test_nothing_can_be_said_of_one_item_or_of_two_people() -> None:
    assert odd_items(ANSWERS[["A"]]) == ()
    assert odd_items(ANSWERS.head(2)) == ()
    assert odd_items(ANSWERS.assign(B=3.0, C=3.0)) == ()
