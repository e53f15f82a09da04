"""Are people by items what a pivot of the answers is?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab.measures.by_item import people_by_items
from mentorlab.measures.instruments import Instrument, Item, Response
from mentorlab.measures.scoring import KEY, scored
from mentorlab.tables.distinct import categories

ITEMS = ("q1", "q2", "q3")
SCALE = Instrument(
    id="scale",
    title="Scale",
    audience="everyone",
    response=Response(1, 5, {}),
    items=(Item("q1", "q1"), Item("q2", "q2", reverse=True), Item("q3", "q3")),
    score="mean",
    min_answered=2,
    validated=False,
    source="own",
    permission="free",
)


def answers(seed: int, others: bool) -> pd.DataFrame:
    """Answers of six people at two waves in any order, some not given; about themselves, or about each other."""
    rng = np.random.default_rng(seed)
    people = [f"p{number}" for number in rng.permutation(6)]
    described = people if others else [None]
    rows = [
        (person, wave, item, about or person, float(rng.integers(1, 6)) if rng.random() < 0.8 else np.nan)
        for person in people
        for about in described
        for wave in ("before", "after")
        for item in ITEMS
        if rng.random() < 0.7
    ]
    frame = pd.DataFrame(rows, columns=["person_id", "wave", "item", "about_id", "value"])
    return frame.sample(frac=1, random_state=seed, ignore_index=True)


def pivoted(frame: pd.DataFrame) -> pd.DataFrame:
    """The same by pandas' own pivot."""
    wide = frame.pivot(index=["person_id", "about_id", "wave"], columns="item", values="value")  # noqa: PD010
    wide = wide.reindex(columns=pd.Index(ITEMS, name="item")).astype(float)
    return wide.assign(q2=6 - wide["q2"]).droplevel("person_id")


@pytest.mark.parametrize("others", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_as_a_pivot(seed: int, others: bool) -> None:
    frame = answers(seed, others)
    for given in (frame, categories(frame, KEY)):
        pd.testing.assert_frame_equal(people_by_items(given, SCALE), pivoted(frame), check_index_type=False)


@pytest.mark.parametrize("seed", range(4))
def test_several_answerers_are_averaged_and_categories_change_nothing(seed: int) -> None:
    frame = answers(seed, others=True)
    scores, items = scored(frame, SCALE, "others")
    of_others = pivoted(frame[frame["person_id"] != frame["about_id"]])
    expected = of_others.groupby(level=["about_id", "wave"]).mean()
    pd.testing.assert_frame_equal(items, expected.rename_axis(index={"about_id": "person_id"}), check_index_type=False)
    for one, other in zip((scores, items), scored(categories(frame, KEY), SCALE, "others"), strict=True):
        pd.testing.assert_frame_equal(one, other, check_index_type=False)


def test_an_answerer_without_a_name_still_describes_somebody() -> None:
    rows = [(None, "after", item, "b", 3.0) for item in ITEMS] + [("a", None, item, "b", 1.0) for item in ITEMS]
    frame = pd.DataFrame(rows, columns=["person_id", "wave", "item", "about_id", "value"])
    scores, _ = scored(frame, SCALE, "others")
    assert scores[["person_id", "wave", "value"]].to_numpy().tolist() == [["b", "after", 3.0]]
