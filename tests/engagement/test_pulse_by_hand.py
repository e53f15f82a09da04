"""Every number of the weekly state, numerator and denominator, counted by hand in a program of twelve people."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorlab import engagement
from mentorlab.engagement.pulsing.counting import NUMBERS, counts
from mentorlab.engagement.pulsing.lines import LINES
from mentorlab.engagement.pulsing.reading import read
from mentorlab.measures.opening import load
from mentorlab.tables.definitions import shipped_definitions
from tests.engagement.weekly import dozen, on
from tests.programs import demo

SHIPPED = {name: one.settings for name, one in shipped_definitions().items()} | {"engagement.active": {"days": 30}}
BY_HAND = {
    "running": (6, 8),  # all but f, which was completed, and g, which broke off
    "active": (2, 6),  # a met on 10 June, b on 25 June; e last met 41 days before
    "held": (3, 6),  # a once, b twice; five pairs x 30 days and h 29 days = 179 days, over 30
    "called_off": (1, 6),  # c, of a, b, b, c, e and e whose day lay after 31 May
    "waiting": (2, 6),  # d, and h, matched 29 days before
    "quiet": (1, 6),  # c, 81 days
    "overdue": (1, 6),  # e's of 12 June; that of 27 June is not a week old. Of six days before 23 June
    "open_requests": (1, 3),  # a's, 29 days; b's is 10 days old, c's was settled
    "ended_early": (1, 8),  # g, after 60 of 304 days; f too, but as completed
    "over_capacity": (1, 3),  # m1 has two and offered one; nobody knows of m4
    "expected": (10, 12),  # four mentors and six mentees of running pairs
}


def test_every_number_is_counted_as_by_hand(tmp_path: Path) -> None:
    seen = read(load(dozen(tmp_path)).as_at(on("2026-06-30")))
    assert counts(seen, NUMBERS, seen.day, SHIPPED) == BY_HAND


def test_a_dozen_people_are_told_by_groups_of_three_at_least(tmp_path: Path) -> None:
    folder = dozen(tmp_path)
    charter = folder / "program.yaml"
    charter.write_text(charter.read_text() + "privacy: {smallest_group: 3}\n", encoding="utf-8")
    table = engagement.pulse(load(folder), as_of="2026-06-30").table.set_index("counted")
    assert table.loc["Running pairs", "of_now"] == 8
    shown = table.loc[table["n_now"].notna(), ["n_now", "of_now"]].astype(int)
    assert shown.to_dict("index") == {
        "Active pairs": {"n_now": 3, "of_now": 8},  # by 45 days e too; that 6 of 8 run would tell of the other two
        "Meetings held, of those agreed": {"n_now": 3, "of_now": 6},
    }


@pytest.mark.parametrize("day", ["2026-03-20", "2026-05-11", "2026-08-03", "2026-11-16"])
def test_an_earlier_day_is_counted_from_today_as_it_was_counted_then(day: str) -> None:
    """`as_at` leaves out rows and cells dated later; counting backwards must come to the same."""
    today, then = read(demo()), read(demo().as_at(on(day)))
    assert counts(today, NUMBERS, then.day, SHIPPED) == counts(then, NUMBERS, then.day, SHIPPED)


def test_a_meeting_held_later_was_still_to_be_held(tmp_path: Path) -> None:
    folder = dozen(tmp_path)
    meetings = folder / "tables" / "meetings.csv"
    text = meetings.read_text(encoding="utf-8")
    assert "e,2026-06-12,,planned" in text
    meetings.write_text(text.replace("e,2026-06-12,,planned", "e,2026-06-12,2026-07-02,held"), encoding="utf-8")
    seen = read(load(folder).as_at(on("2026-07-02")))
    assert counts(seen, NUMBERS, seen.day, SHIPPED)["overdue"][0] == 0
    assert counts(seen, NUMBERS, seen.day - 2, SHIPPED) == BY_HAND  # on 30 June nobody knew


def test_every_line_belongs_to_a_number_and_every_definition_is_used() -> None:
    assert {one.line for one in NUMBERS if one.line} == set(SHIPPED[LINES])
    assert {name for one in NUMBERS for name in one.definitions} <= set(SHIPPED)
