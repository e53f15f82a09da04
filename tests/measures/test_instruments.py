"""What an instrument file may say, and what is said when it is wrong."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import yaml

from mentorlab.errors import BadInput
from mentorlab.measures.instruments import instruments, least_answered, read_folder
from mentorlab.shipped import shipped

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
        ("support_received", (1, 5), ("C1", "C2", "C3", "P1", "P2", "P3", "E1", "E2", "E3"), (), 6),
        ("support_received.career", (1, 5), ("C1", "C2", "C3"), (), 2),
        ("support_received.personal", (1, 5), ("P1", "P2", "P3"), (), 2),
        ("support_received.example", (1, 5), ("E1", "E2", "E3"), (), 2),
        ("friction", (1, 5), ("F1", "F2", "F3", "F4"), (), 3),
        ("mentor_cost_benefit.cost", (1, 5), ("M1",), (), 1),
        ("mentor_cost_benefit.benefit", (1, 5), ("M2", "M3", "M4"), (), 2),
        ("launch_quiz", (0, 1), tuple(f"LQ{number}" for number in range(1, 13)), (), 8),
        ("needs_grid.importance", (1, 5), ("N1",), (), 1),
        ("needs_grid.current", (1, 5), ("N2",), (), 1),
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
    assert one.score == ("sum" if name == "launch_quiz" else "mean")
    assert not one.validated
    assert (one.source, one.permission) == ("written for mentorlab", "free to use")
    assert set(one.response.labels) == set(range(ends[0], ends[1] + 1))


OURS = {
    "launch_quiz",
    "engagement_pulse",
    "friction",
    "goal_scaling",
    "mentor_cost_benefit",
    "needs_grid",
    "relationship_quality",
    "stay_intention",
    "support_received",
}
# STANDARDS 4: copyrighted scales of which the number of items and the range (Tepper: none stated) are known.
KEYS_ONLY = {
    "mca_21": (21, 1, 7),
    "mentor_role_instrument": (33, 1, 7),
    "mfq_9": (9, 1, 5),
    "tepper_mentoring_functions": (16, math.nan, math.nan),
    "tis_6": (6, 1, 5),
    "uwes_9": (9, 0, 6),
}
SHIPPED = shipped("templates", "instruments")


def test_ours_and_keys_of_others_ship_and_nothing_else() -> None:
    assert set(read_folder(SHIPPED)) == OURS | set(KEYS_ONLY)


def test_no_two_shipped_instruments_share_an_item() -> None:
    items = [item for one in read_folder(SHIPPED).values() for item in one.item_ids]
    assert len(items) == len(set(items))


@pytest.mark.parametrize("name", sorted(OURS))
def test_ours_are_worded_free_and_marked_as_not_validated(name: str) -> None:
    one = read_folder(SHIPPED)[name]
    assert all(" " in item.text for item in one.items)
    assert not one.validated
    assert one.source.startswith("written for mentorlab")
    assert one.permission == "free to use"


@pytest.mark.parametrize("name", sorted(KEYS_ONLY))
def test_of_the_copyrighted_no_word_ships(name: str) -> None:
    said = yaml.safe_load((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8"))
    assert all(set(item) == {"id"} for item in said["items"])
    one = read_folder(SHIPPED)[name]
    assert (len(one.items), one.response.min, one.response.max) == pytest.approx(KEYS_ONLY[name], nan_ok=True)
    assert one.permission.startswith("scoring key only; ")
    assert "wording" in one.permission


def test_a_key_that_lacks_something_scores_nothing_until_it_is_completed(tmp_path: Path) -> None:
    assert {name for name in KEYS_ONLY if name in instruments(None)} == {"uwes_9"}
    text = (SHIPPED / "tepper_mentoring_functions.yaml").read_text(encoding="utf-8")
    done = text.replace("to_complete: say which answers may be given (response)", "response: {min: 1, max: 5}")
    known = instruments(in_folder(tmp_path, tepper=done))
    assert "tepper_mentoring_functions" not in known
    # STANDARDS 4: psychosocial = odd, career = even
    assert known["tepper_mentoring_functions.psychosocial"].item_ids == tuple(f"TMF{i}" for i in range(1, 17, 2))
    assert known["tepper_mentoring_functions.career"].item_ids == tuple(f"TMF{i}" for i in range(2, 17, 2))


def test_levels_of_a_goal() -> None:
    assert sorted(instruments(None)["goal_scaling"].response.labels) == [-2, -1, 0, 1, 2]


def test_scales_of_an_own_instrument(tmp_path: Path) -> None:
    own = OWN + "score: sum\nscales: {first: [E1, E3]}\n"
    known = instruments(in_folder(tmp_path, own=own))
    part = known["engagement_pulse.first"]
    assert (part.item_ids, part.reversed_ids, part.min_answered, part.score) == (("E1", "E3"), ("E3",), 2, "sum")
    assert (part.title, part.part_of) == ("Engagement pulse: first", "engagement_pulse")
    assert known["engagement_pulse"].item_ids == ("E1", "E2", "E3")
    assert "support_received" not in known
    assert "support_received.career" not in known


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
        (OWN + "scales: [E1]\n", "own.yaml.scales: is no list of scales and their items"),
        (OWN + "scales: {first: []}\n", "own.yaml.scales.first: has no items"),
        (OWN + "scales: {first: [E4]}\n", "own.yaml.scales.first: 'E4' is no item of this instrument; use one of: E1"),
        (OWN + "scales: {first: [E1, E1]}\n", "own.yaml.scales.first: 'E1' stands twice"),
        (OWN + "scales: {a.b: [E1]}\n", "own.yaml.scales.a.b: is not a short word"),
        (OWN + "total: false\n", "own.yaml.total: is false, and there are no scales"),
        ("id: x\nitems: [{id: A}]\n", "own.yaml.response: is missing"),
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
