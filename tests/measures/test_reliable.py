"""What is said about a scale's reliability, and when nothing is."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import numpy as np
import pytest

import mentorlab
from mentorlab import stats
from mentorlab.errors import BadInput, NotComputable
from tests.measures.program_at_hand import program

ITEMS = ("Q1", "Q2", "Q3", "Q4", "Q5")


def answers(n: int, *, wave: str = "after", turned: tuple[str, ...] = ("Q4",), seed: int = 0) -> str:
    """Answers to relationship_quality of so many people; the items in `turned` fall as the others rise."""
    rng = np.random.default_rng(seed)
    good = rng.normal(size=(n, 1)) + 0.8 * rng.normal(size=(n, 5))
    points = np.clip(np.round(3 + good), 1, 5).astype(int)
    rows = [
        f"p{person},{wave},{item},{6 - value if item in turned else value}"
        for person, row in enumerate(points)
        for item, value in zip(ITEMS, row, strict=True)
    ]
    return "\n".join(rows) + "\n"


HEAD = "person_id,wave,item,value\n"


def test_alpha_omega_and_items_are_those_of_the_scored_items(tmp_path: Path) -> None:
    small = program(tmp_path, responses=HEAD + answers(40))
    found = mentorlab.reliability(small, "relationship_quality")
    assert (found.wave, found.people, found.warnings) == ("after", 40, ())
    rows = small.table("responses").set_index(["person_id", "item"])["value"].unstack()
    rows["Q4"] = 6 - rows["Q4"]
    assert found.alpha == stats.alpha(rows)
    assert found.omega == stats.omega(rows)
    assert found.table["mean"].tolist() == pytest.approx(rows.mean().tolist())
    assert found.notes == ("Relationship quality has not been validated: written for mentorlab.",)


def test_an_item_keyed_the_wrong_way_is_told(tmp_path: Path) -> None:
    found = mentorlab.reliability(program(tmp_path, responses=HEAD + answers(40, turned=())), "relationship_quality")
    assert [text.split(" runs")[0] for text in found.warnings] == ["Q4"]
    assert "Look at this: Q4 runs against the other items" in repr(found)
    assert found.omega is not None
    assert "Q4 points the other way" in found.omega.method


def test_too_few_people_are_refused_without_saying_how_few(tmp_path: Path) -> None:
    with pytest.raises(NotComputable, match="fewer than 5 people answered relationship_quality at the wave 'after'"):
        mentorlab.reliability(program(tmp_path, responses=HEAD + answers(4)), "relationship_quality")


def test_too_few_complete_answers_leave_only_the_items(tmp_path: Path) -> None:
    rows = [row for row in answers(8).splitlines() if not (row.startswith(("p0", "p1", "p2", "p3")) and ",Q1," in row)]
    found = mentorlab.reliability(program(tmp_path, responses=HEAD + "\n".join(rows)), "relationship_quality")
    assert found.alpha is None
    assert found.omega is None
    assert "Fewer than 5 people answered every item: α, ω and correlations are not shown." in found.notes
    assert found.table["hidden"].tolist() == [True, False, False, False, False]
    assert np.isnan(found.table.loc["Q1", "mean"])
    assert found.table["r_rest"].isna().all()


def test_waves(tmp_path: Path) -> None:
    both = HEAD + answers(30, wave="before", seed=1) + answers(40)
    small = program(tmp_path, responses=both)
    assert mentorlab.reliability(small, "relationship_quality").people == 40
    assert mentorlab.reliability(small, "relationship_quality", wave="before").people == 30
    with pytest.raises(NotComputable, match="nobody answered relationship_quality at the wave 'middle'; there are"):
        mentorlab.reliability(small, "relationship_quality", wave="middle")
    with pytest.raises(BadInput, match="'aftr' is no wave"):
        mentorlab.reliability(small, "relationship_quality", wave="aftr")


def test_a_scale_of_two_has_an_alpha_and_says_why_no_omega(tmp_path: Path) -> None:
    own = {"two.yaml": "id: two\nresponse: {min: 1, max: 5}\nitems: [{id: Q1}, {id: Q2}]\n"}
    found = mentorlab.reliability(program(tmp_path, own, responses=HEAD + answers(40)), "two")
    assert found.alpha is not None
    assert found.omega is None
    assert any(note.startswith("Omega is not shown: ω needs at least three items") for note in found.notes)


def test_a_number_from_the_records_is_no_scale(tmp_path: Path) -> None:
    small = program(tmp_path, measures="person_id,measure,wave,value\na,sales,after,3\n", responses=HEAD)
    with pytest.raises(NotComputable, match="sales is one number a person, not a scale"):
        mentorlab.reliability(small, "sales")


def test_nothing_in_it_changes(tmp_path: Path) -> None:
    found = mentorlab.reliability(program(tmp_path, responses=HEAD + answers(40)), "relationship_quality")
    table = found.table
    table["mean"] = 0.0
    assert (found.table["mean"] > 1).all()
    with pytest.raises(FrozenInstanceError):
        found.people = 3  # type: ignore[misc]
