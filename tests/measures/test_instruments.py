"""What an instrument file may say, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorlab.errors import BadInput
from mentorlab.measures.instruments import instruments, least_answered, read_folder

OWN = """id: engagement_pulse
response: {min: 1, max: 7}
items: [{id: E1, text: I like it here.}, {id: E2}, {id: E3, reverse: true}]
"""


def in_folder(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "instruments").mkdir()
    for name, text in files.items():
        (tmp_path / "instruments" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "ends", "items", "turned", "least"),
    [
        ("engagement_pulse", (0, 6), ("G1", "G2", "G3"), (), 2),
        ("stay_intention", (1, 5), ("S1", "S2", "S3"), ("S2",), 2),
        ("relationship_quality", (1, 5), ("Q1", "Q2", "Q3", "Q4", "Q5"), ("Q4",), 4),
    ],
)
def test_shipped_instruments_are_as_the_standards_say(
    name: str, ends: tuple[int, int], items: tuple[str, ...], turned: tuple[str, ...], least: int
) -> None:
    one = instruments(None)[name]
    assert (one.response.min, one.response.max) == ends
    assert one.item_ids == items
    assert one.reversed_ids == turned
    assert one.min_answered == least == least_answered(len(items))
    assert one.score == "mean"
    assert not one.validated
    assert (one.source, one.permission) == ("written for mentorlab", "free to use")
    assert set(one.response.labels) == set(range(ends[0], ends[1] + 1))


def test_nothing_else_ships() -> None:
    assert sorted(instruments(None)) == ["engagement_pulse", "relationship_quality", "stay_intention"]


def test_the_programs_own_wins_and_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    own = instruments(in_folder(tmp_path, own=OWN))["engagement_pulse"]
    assert own.response.max == 7
    assert own.title == "Engagement pulse"
    assert own.items[1].text == "E2"
    assert (own.min_answered, own.score, own.validated, own.source) == (2, "mean", False, "not stated")


def test_an_own_item_is_not_taken_for_a_shipped_one(tmp_path: Path) -> None:
    own = "id: onboarding\nresponse: {min: 1, max: 10}\nitems: [{id: Q1}]\n"
    known = instruments(in_folder(tmp_path, own=own))
    assert "relationship_quality" not in known
    assert "stay_intention" in known


def test_two_thirds_of_the_items() -> None:
    assert [least_answered(n) for n in (1, 2, 3, 4, 5, 6, 9, 12)] == [1, 2, 2, 3, 4, 4, 6, 8]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (OWN + "scores: mean\n", "own.yaml.scores: is no setting of an instrument; did you mean 'score'?"),
        (OWN + "score: median\n", "own.yaml.score: 'median' is not known; did you mean 'mean'?"),
        (OWN + "min_answered: 4\n", "own.yaml.min_answered: '4' is not a number of items; write a whole number from"),
        (OWN + "validated: perhaps\n", "own.yaml.validated: 'perhaps' is neither true nor false"),
        (OWN.replace("min: 1", "min: 9"), "own.yaml.response: min 9 is not below max 7; make min the smaller one"),
        (OWN.replace("min: 1", "min: one"), "own.yaml.response.min: 'one' is not a number"),
        (OWN.replace("id: E2", "id: E1"), "own.yaml.items[E1]: stands twice"),
        (OWN.replace("reverse", "revers"), "own.yaml.items[E3].revers: is no setting of an instrument; did you mean"),
        (OWN.replace("max: 7", "max: 7, labels: {8: a lot}"), "own.yaml.response.labels.8: is outside 1 to 7"),
        ("id: x\nresponse: {min: 1, max: 5}\n", "own.yaml.items: is missing"),
        ("items: [{id: A}]\n", "own.yaml.id: is missing"),
        ("id: x\nitems: [\n", "own.yaml.line"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        instruments(in_folder(tmp_path, own=text))
    assert message in str(caught.value)


def test_every_fault_of_every_file_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        instruments(in_folder(tmp_path, a=OWN + "scores: mean\n", b=OWN + "score: median\nvalidated: 7\n"))
    assert [fault.table for fault in caught.value.faults] == ["a.yaml", "b.yaml", "b.yaml"]


def test_an_id_in_two_files(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is the id of another file too"):
        instruments(in_folder(tmp_path, a=OWN, b=OWN))


def test_no_folder_is_no_instrument(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "instruments") == {}
