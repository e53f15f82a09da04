"""What is counted is data with a version: a changed text needs a higher version, a program sets only numbers."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from mentorlab import engagement
from mentorlab.errors import BadInput
from mentorlab.tables.definitions import definition, shipped_definitions
from mentorlab.tables.program import Program
from tests.programs import demo

# id → (version, fingerprint). After a change of text or numbers: raise the version, then write the new fingerprint.
KNOWN = {
    "engagement.active": (1, "7c9d2d43c157"),
    "engagement.as_agreed": (1, "80dda2da3786"),
    "engagement.asked_for_help": (1, "ddea6e508932"),
    "engagement.cadence": (1, "a69cd009270d"),
    "engagement.called_off": (1, "6829ba5e84d9"),
    "engagement.called_off_lately": (1, "f197600ec6c3"),
    "engagement.disengaged": (1, "cbbb690d94ed"),
    "engagement.early_closure": (1, "6900114f80c0"),
    "engagement.ended_early": (2, "7244cc541521"),
    "engagement.expected_answers": (2, "4a053d84d108"),
    "engagement.first_meeting": (1, "7ebf0dc1047d"),
    "engagement.flag_called_off": (1, "7786378e5073"),
    "engagement.flag_first_meeting": (1, "9fff634e53fd"),
    "engagement.flag_first_unplanned": (1, "3c02bde095ae"),
    "engagement.flag_no_meeting": (1, "83138e71ac60"),
    "engagement.flag_no_show": (1, "c0b35b2318e2"),
    "engagement.flag_nothing_planned": (1, "bc5a726d862f"),
    "engagement.flag_support_open": (1, "cf43047aa3a8"),
    "engagement.goes_on": (1, "93742863889b"),
    "engagement.good_relationship": (1, "79bd2f90af13"),
    "engagement.held_lately": (1, "3660bd483a38"),
    "engagement.help_given": (1, "d3a28b52bb9b"),
    "engagement.hours": (1, "0afb7c58b78b"),
    "engagement.lines": (1, "c07d58335741"),
    "engagement.longest_gap": (1, "f33914b1d868"),
    "engagement.matched_again": (1, "39b0968287f4"),
    "engagement.meetings": (1, "55c573b18cec"),
    "engagement.open_too_long": (1, "fd52bd1184c6"),
    "engagement.over_capacity": (1, "6bb7963fc152"),
    "engagement.overdue": (1, "10a27a84ab91"),
    "engagement.pair_agreement": (1, "563f9f06fc4b"),
    "engagement.pairs_asked": (1, "30ffa1571648"),
    "engagement.postponed": (1, "8456db135d8a"),
    "engagement.recovery": (1, "80ddc8279200"),
    "engagement.regularity": (1, "bff0309a184d"),
    "engagement.relationship": (1, "1071a44f96e9"),
    "engagement.relationship_change": (1, "9229a802d123"),
    "engagement.rhythm": (1, "6af2bec477fe"),
    "engagement.running": (2, "4703d3f65d45"),
    "reach.active": (1, "f35f5cf8f528"),
    "reach.answered": (1, "39b12197bc09"),
    "reach.answered_contact": (1, "fa9a089d2980"),
    "reach.applied": (1, "35972a97b5ad"),
    "reach.applied_after_contact": (1, "760da1cae312"),
    "reach.applied_in_trial": (1, "7abb81b9a167"),
    "reach.complete": (1, "bdf6daad7a3e"),
    "reach.completed": (1, "8f7e19ba2c03"),
    "reach.eligible": (1, "3cac4c2182f3"),
    "reach.first_meeting": (1, "a1445c7c25e1"),
    "reach.impact_ratio": (1, "ca1192ae02ec"),
    "reach.lost_step": (2, "72c34a48d023"),
    "reach.matched": (1, "decb090bc1f5"),
    "reach.mentors_to_find": (1, "fcda29af59c9"),
    "reach.missing": (1, "b6f8be180654"),
    "reach.opened": (1, "48ab4c5818f6"),
    "reach.opened_contact": (1, "6b2575e5de28"),
    "reach.participation": (1, "3f5c6ae194b3"),
    "reach.places_in_use": (1, "5d342f88c32e"),
    "reach.pool_filled": (1, "a602be8720aa"),
    "reach.reachable": (1, "94fc4339f911"),
    "reach.reached": (1, "fb9181b9c989"),
    "reach.recognition": (1, "ba4644c320b8"),
    "reach.survey_returned": (1, "ee1a4cb1a259"),
    "reach.trained": (1, "71d24fe00d74"),
}
RHYTHM = "engagement.rhythm"


def test_a_changed_definition_has_a_higher_version() -> None:
    assert {name: (one.version, one.fingerprint) for name, one in shipped_definitions().items()} == KNOWN


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_definition_says_what_is_counted_of_what(name: str) -> None:
    one = shipped_definitions()[name]
    assert name.partition(".")[0] in ("reach", "engagement")
    assert one.counts in one.says()
    assert one.of in one.says()
    assert f"version {one.version}" in one.says()
    assert one.source


def test_a_charter_sets_the_numbers_of_a_definition_and_it_shows(make: Callable[..., Program]) -> None:
    shipped = definition(make(), RHYTHM)
    own = definition(make({"definitions": {RHYTHM: {"days": 14}}}), RHYTHM)
    assert (shipped.settings["days"], own.settings["days"]) == (30, 14)
    assert (shipped.changed, own.changed) == ((), ("days",))
    assert own.fingerprint != shipped.fingerprint
    assert "days 14 (by the charter)" in own.says()
    assert own.to_dict() == {"id": RHYTHM, "version": 1, "settings": {"days": 14.0}, "fingerprint": own.fingerprint}


def test_the_same_number_in_the_charter_changes_nothing(make: Callable[..., Program]) -> None:
    own = definition(make({"definitions": {RHYTHM: {"days": 30}}}), RHYTHM)
    assert own.changed == ()
    assert own.fingerprint == shipped_definitions()[RHYTHM].fingerprint


def test_the_agreed_interval_is_that_of_the_charter_in_every_answer(make: Callable[..., Program]) -> None:
    agreed = definition(make({"rhythm": {"meetings_every_days": 21}}), RHYTHM)
    assert (agreed.settings["days"], agreed.changed) == (21, ("days",))
    for ask in (engagement.rhythm, engagement.health, engagement.pulse):
        said = ask(demo(), as_of=datetime.date(2026, 7, 13)).to_dict()["definitions"]
        assert [one["settings"]["days"] for one in said if one["id"] == RHYTHM] == [21], ask


def test_two_agreed_intervals_are_a_fault(make: Callable[..., Program]) -> None:
    both = {"rhythm": {"meetings_every_days": 21}, "definitions": {RHYTHM: {"days": 14}}}
    with pytest.raises(BadInput, match="14 is not the 21"):
        make(both)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"engagement.rythm": {"days": 3}}, "did you mean 'engagement.rhythm'?"),
        ({RHYTHM: {"day": 3}}, "did you mean 'days'?"),
        ({RHYTHM: {"days": 0}}, "write a number above 0"),
        ({RHYTHM: {"days": "soon"}}, "definitions.engagement.rhythm.days"),
        ({"engagement.as_agreed": {"share": 80}}, "80 is no share"),
        ({"reach.active": {"meetings": 0.5}}, "0.5 is no number of meetings"),
        ({"engagement.lines": {"active_at_least": 75}}, "0.8 for 80 %"),
        ({"engagement.running": {"days": 3}}, "has no numbers to set"),
    ],
)
def test_what_no_definition_has_is_a_fault_of_the_charter(
    make: Callable[..., Program], own: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadInput, match=r"program\.yaml") as bad:
        make({"definitions": own})
    assert said in str(bad.value)
