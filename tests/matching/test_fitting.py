"""Is a fit what its parts say, in whole numbers that no order of adding changes?"""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput
from mentorlab.matching.fitting import BEST, PARTS, Fitted, fitted
from mentorlab.matching.fitting.weighing import points_of
from mentorlab.matching.lists import Array
from mentorlab.matching.pool import pool
from mentorlab.measures.asked import Asked
from mentorlab.measures.letters import letters
from mentorlab.measures.meaning import available
from mentorlab.measures.tags import split_by, tags_of
from mentorlab.tables.charter.weighed import PARTS_OF_FIT
from mentorlab.tables.load import check
from mentorlab.tables.program import Program
from tests.conftest import SHARED
from tests.matching.paraphrases import PARAPHRASES
from tests.programs import demo, write_program

EXACT = 2**24  # whole numbers below it are exact in float32


def table_of(fit: Fitted, part: str | None = None) -> Array:
    """Mentees × mentors, of the whole fit or of one part."""
    columns = slice(None) if part is None else fit.parts[part]
    found: Array = fit.mentee_side[:, columns].astype(np.int64) @ fit.mentor_side[:, columns].astype(np.int64).T
    return found


def applied(role: str, **columns: list[Any]) -> pd.DataFrame:
    """Applications of as many people as the columns are long."""
    n = len(next(iter(columns.values())))
    ids = [f"{role}{number:02d}" for number in range(n)]
    return pd.DataFrame({"person_id": ids, "role": role, "applied_on": "2026-01-01", **columns})


@pytest.fixture
def fit_of(make: Callable[..., Program]) -> Callable[..., Fitted]:
    """The fit of mentees and mentors with these applications."""

    def found(mentees: pd.DataFrame, mentors: pd.DataFrame, weights: dict[str, float], **charter: Any) -> Fitted:
        program = make(charter or None, applications=pd.concat([mentees, mentors], ignore_index=True))
        return fitted(program, list(mentees["person_id"]), list(mentors["person_id"]), weights)

    return found


def test_products_are_exact_in_float32_in_any_order() -> None:
    found = pool(demo()).fit
    ours, theirs = found.mentee_side, found.mentor_side
    exact = ours.astype(np.int64) @ theirs.astype(np.int64).T
    assert (np.abs(ours).astype(np.int64) @ np.abs(theirs).astype(np.int64).T).max() < EXACT  # so are all partial sums
    rng = np.random.default_rng(5)
    for _ in range(5):
        order = rng.permutation(ours.shape[1])
        assert ((ours[:, order] @ theirs[:, order].T) == exact).all()
        one_by_one = np.cumsum(ours[7, order] * theirs[11, order], dtype=np.float32)[-1]
        assert one_by_one == exact[7, 11]
    assert exact.min() >= 0
    assert exact.max() <= found.best <= BEST


def test_the_parts_add_up_to_the_fit_and_none_exceeds_its_points() -> None:
    found = pool(demo()).fit
    tables = {name: table_of(found, name) for name in found.parts}
    assert (sum(tables.values()) == table_of(found)).all()
    assert all(table.min() >= 0 and table.max() <= found.points[name] for name, table in tables.items())
    assert sum(found.points.values()) == found.best
    assert all(table.min() < table.max() for table in tables.values())  # the demo shows every part at work


def test_points_add_up_exactly() -> None:
    # By hand: 3, 2 and 1 of 6 are 5000, 3333 1/3 and 1666 2/3; the largest remainder takes the point that is left.
    assert points_of({"skills": 3, "goals": 2, "seniority": 1}) == {"skills": 5000, "goals": 3333, "seniority": 1667}
    assert points_of({}) == {}


@given(st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=6), min_size=1, max_size=8), st.integers(0, 10_000))
def test_split_points_add_up_and_follow_the_weights(weights: list[list[int]], points: int) -> None:
    owner = np.repeat(np.arange(len(weights)), [len(one) for one in weights])
    parts = split_by(points, owner, np.concatenate(weights), len(weights))
    for person, given_weights in enumerate(weights):
        mine = parts[owner == person]
        assert mine.sum() == points
        assert (np.abs(mine - points * np.array(given_weights) / sum(given_weights)) < 1).all()


def test_tags_with_and_without_weights() -> None:
    tags = tags_of(pd.Series(["Writing; negotiation:3 ;writing*2", None, " ; ", "ISO 9001:2015;Writing", "writing"]))
    assert tags.names == ("iso 9001:2015", "negotiation", "writing")
    assert tags.spelled == ("ISO 9001:2015", "negotiation", "writing")  # two of three write it so
    rows = zip(tags.who, tags.tag, tags.weight, strict=True)
    assert list(rows) == [(0, 1, 3), (0, 2, 2), (3, 0, 1), (3, 2, 1), (4, 2, 1)]
    assert tags.known.tolist() == [True, False, False, True, True]


def test_skills_by_hand(fit_of: Callable[..., Fitted]) -> None:
    # 10,000 points over negotiation 3 : writing 1 are 7500 and 2500; of 10,000 over three equal ones the first in the
    # alphabet has the point that is left.
    mentees = applied("mentee", skills_wanted=["negotiation:3;Writing", "a;b;c", "nobody has it"])
    mentors = applied("mentor", skills_offered=["writing;a", "Negotiation;b;c", "negotiation; writing"])
    found = fit_of(mentees, mentors, {"skills": 1})
    assert table_of(found).tolist() == [[2500, 7500, 10_000], [3334, 6666, 0], [0, 0, 0]]


def test_a_mentor_may_say_how_strong_a_skill_is(fit_of: Callable[..., Fitted]) -> None:
    # Mentors' weights count against their own highest: writing 1 of 2 is a half. 10,000 // 6 = 1666 points a sixth.
    mentees = applied("mentee", skills_wanted=["writing", "negotiation"])
    mentors = applied("mentor", skills_offered=["writing;negotiation:2", "writing;negotiation"])
    found = fit_of(mentees, mentors, {"skills": 1})
    assert found.best == 9996
    assert table_of(found).tolist() == [[4998, 9996], [9996, 9996]]


def test_who_says_nothing_is_an_average_person(fit_of: Callable[..., Fitted]) -> None:
    mentees = applied("mentee", skills_wanted=["a", "a;b", None])
    mentors = applied("mentor", skills_offered=["a", "b", "a;b", None])
    found = fit_of(mentees, mentors, {"skills": 1})
    # By hand: known pairs are [[10000, 0, 10000], [5000, 5000, 10000]]; averages of rows, columns and all of them.
    assert table_of(found).tolist() == [
        [10_000, 0, 10_000, 6666],
        [5000, 5000, 10_000, 6666],
        [7500, 2500, 10_000, 6666],
    ]
    assert found.notes == (
        "Skills: fewer than 5 mentees said nothing and count as an average person.",
        "Skills: fewer than 5 mentors said nothing and count as an average person.",
    )


def test_seniority_language_interests_and_times_by_hand(make: Callable[..., Program]) -> None:
    mentees = applied("mentee", languages=["en", "DE;fr"], meets_at=["mon;tue;wed;thu", "fri"], interests=["x;y", "y"])
    mentors = applied(
        "mentor", languages=["en;fr", "en", "it"], meets_at=["mon", "fri", "sat"], interests=["y", "x", "y"]
    )
    people = pd.DataFrame({"person_id": [*mentees["person_id"], *mentors["person_id"]], "grade": [1, 2, 2, 4, 6]})
    charter = {"matching": {"seniority": {"column": "grade", "least": 1, "most": 2}}}
    program = make(charter, applications=pd.concat([mentees, mentors]), people=people)
    weights = {"seniority": 1, "language": 1, "interests": 1, "meeting_times": 1}
    found = fitted(program, list(mentees["person_id"]), list(mentors["person_id"]), weights)
    assert found.points == dict.fromkeys(weights, 2500)
    # Steps above: 1, 3, 5 and 0, 2, 4; wished are 1 and 2; half of the points for each step outside.
    assert table_of(found, "seniority").tolist() == [[2500, 1250, 312], [1250, 2500, 625]]
    assert table_of(found, "language").tolist() == [[2500, 2500, 0], [2500, 0, 0]]
    assert table_of(found, "interests").tolist() == [[1250, 1250, 1250], [2500, 0, 2500]]
    assert table_of(found, "meeting_times").tolist() == [[625, 0, 0], [0, 2500, 0]]


def test_a_part_without_columns_drops_out_and_says_so(fit_of: Callable[..., Fitted]) -> None:
    mentees = applied("mentee", skills_wanted=["a"] * 6, goals=[None] * 6)
    mentors = applied("mentor", skills_offered=["a"] * 6, interests=["x"] * 6)
    found = fit_of(mentees, mentors, {"skills": 1, "goals": 1, "seniority": 2, "interests": 1})
    assert found.dropped == {"goals": "nobody", "seniority": "no_column", "interests": "nobody"}
    assert found.points == {"skills": 10_000}
    assert [note.split(" dropped")[0] for note in found.notes] == ["Goals (letters)", "Seniority", "Interests"]


def test_nothing_to_compare_is_the_same_fit_for_everybody(fit_of: Callable[..., Fitted]) -> None:
    found = fit_of(applied("mentee", skills_wanted=["a", "b"]), applied("mentor", capacity=[1, 2]), {"goals": 1})
    assert table_of(found).tolist() == [[0, 0], [0, 0]]
    assert "Nothing can be compared" in found.notes[-1]


def test_unknown_and_negative_weights_are_refused_all_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        pool(demo(), weights={"skils": 1, "goals": -1})
    assert [fault.column for fault in refused.value.faults] == ["matching.weights.skils", "matching.weights.goals"]
    assert "'skills'" in refused.value.faults[0].do


def test_the_charter_knows_every_part_and_has_words_for_it(tmp_path: Path) -> None:
    words = catalogue("matching_fit")
    assert tuple(PARTS) == PARTS_OF_FIT == tuple(words.PARTS) == tuple(words.HOW_PARTS)
    folder = write_program(tmp_path, {"matching": {"weights": {"skils": 3, "goals": -1}}})
    faults, _ = check(folder)
    assert [fault.column for fault in faults] == ["matching.weights.skils", "matching.weights.goals"]


def test_every_language_counts_as_long_as_there_is_room(make: Callable[..., Program]) -> None:
    rng = np.random.default_rng(3)
    spoken = [";".join(f"l{k:02d}" for k in np.flatnonzero(rng.random(12) < 0.4)) or "l00" for _ in range(120)]
    mentees, mentors = applied("mentee", languages=spoken[:50]), applied("mentor", languages=spoken[50:])
    program = make(applications=pd.concat([mentees, mentors]))
    build = PARTS["language"](Asked.of(program, list(mentees["person_id"]), list(mentors["person_id"])))
    assert not isinstance(build, str)
    part = build(100)
    assert part.mentors.shape[1] <= 64
    assert "languages that most mentors speak" in part.notes[0]
    common = np.array([[bool(set(a.split(";")) & set(b.split(";"))) for b in spoken[50:]] for a in spoken[:50]])
    table = part.mentees @ part.mentors.T > 0
    assert not (table & ~common).any()  # nobody is said to share a language who does not
    assert table.sum() > 0.8 * common.sum()


def _found(fit: Array) -> float:
    return float((fit.argmax(axis=1) == np.arange(len(fit))).mean())


def test_easy_pairs_of_texts_are_all_found(fit_of: Callable[..., Fitted]) -> None:
    path = SHARED / "matching" / "semantic_pairs_easy.py"
    if not path.is_file():
        pytest.skip("the shared data (matching/semantic_pairs_easy.py) are not beside this checkout")
    said, offered = zip(*runpy.run_path(str(path))["PAIRS"], strict=True)
    found = fit_of(applied("mentee", goals=list(said)), applied("mentor", skills_offered=list(offered)), {"goals": 1})
    assert _found(table_of(found)) == 1


def test_letters_are_weighed_as_scikit_learn_weighs_them() -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    said, offered = (pd.Series(texts) for texts in zip(*PARAPHRASES, strict=True))
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), norm=None, binary=True)
    weights = theirs.fit_transform([*said, *offered])
    length = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    unfolded, _ = letters(said, pd.Series(["§"] * len(said)))  # no run in common: nothing is folded
    texts = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), norm=None, binary=True).fit([*said, "§"])
    alone = texts.transform(said)
    expected = np.sqrt(np.asarray(alone.multiply(alone).sum(axis=1)).ravel())
    assert np.allclose(np.sqrt(unfolded.squared) / (32 / np.log(2)), expected, rtol=0.01)
    ours, mentors = letters(said, offered)
    mine = ours.rows @ mentors.rows.T / np.sqrt(np.outer(ours.squared, mentors.squared))
    right = (weights[:30] @ weights[30:].T).toarray() / np.outer(length[:30], length[30:])
    assert np.abs(mine - right).mean() < 0.03


def test_the_meaning_finds_what_letters_do_not(fit_of: Callable[..., Fitted]) -> None:
    said, offered = zip(*PARAPHRASES, strict=True)
    sides = applied("mentee", goals=list(said)), applied("mentor", skills_offered=list(offered))
    assert _found(table_of(fit_of(*sides, {"goals": 1}))) < 0.3
    if not available():
        assert fit_of(*sides, {"meaning": 1}).dropped == {"meaning": "no_model"}
        pytest.skip("the extra `semantic` is not installed")
    found = fit_of(*sides, {"meaning": 1})
    assert _found(table_of(found)) > 0.7
    ours, theirs = np.abs(found.mentee_side).astype(np.int64), np.abs(found.mentor_side).astype(np.int64)
    assert (ours @ theirs.T).max() < EXACT
    assert 0 <= table_of(found).min() <= table_of(found).max() <= found.best
