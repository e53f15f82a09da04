"""What is counted is data with a version: a changed text needs a higher version, a program sets only numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.definitions import definition, shipped_definitions
from mentorlab.tables.program import Program

# id → (version, fingerprint). After a change of text or numbers: raise the version, then write the new fingerprint.
KNOWN = {
    "engagement.rhythm": (1, "6af2bec477fe"),
    "engagement.running": (1, "b559cedd3386"),
    "reach.eligible": (1, "3cac4c2182f3"),
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


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"engagement.rythm": {"days": 3}}, "did you mean 'engagement.rhythm'?"),
        ({RHYTHM: {"day": 3}}, "did you mean 'days'?"),
        ({RHYTHM: {"days": 0}}, "write a number above 0"),
        ({RHYTHM: {"days": "soon"}}, "definitions.engagement.rhythm.days"),
        ({"engagement.running": {"days": 3}}, "has no numbers to set"),
    ],
)
def test_what_no_definition_has_is_a_fault_of_the_charter(
    make: Callable[..., Program], own: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadInput, match=r"program\.yaml") as bad:
        make({"definitions": own})
    assert said in str(bad.value)
