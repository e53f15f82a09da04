"""On which day was a meeting, and how long did it take, whatever the time zone and the night on which clocks change?

The clocks change on 2026-03-29 (01:00 UTC) and 2026-10-25 (01:00 UTC) in Berlin, and on 2026-03-08 (07:00 UTC) and
2026-11-01 (06:00 UTC) in New York, by the IANA time zone database.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mentorlab.tables.exports.calendar import Entry, entries
from mentorlab.tables.exports.importing import import_export
from tests.tables.exports.made_up import csv_of, program, table_of

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def calendar(*lines: str, own: str = "", stamp: str = "20270101T120000Z") -> bytes:
    """A calendar with one event a text; `own`: the zone that it says it keeps."""
    events = "".join(
        f"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:{stamp}\n{text}\nEND:VEVENT\n" for number, text in enumerate(lines)
    )
    head = f"X-WR-TIMEZONE:{own}\n" if own else ""
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//made up//EN\n{head}{events}END:VCALENDAR\n".replace(
        "\n", "\r\n"
    ).encode()


def found(content: bytes, zone: str | None = None) -> list[Entry]:
    return list(entries("calendar.ics", content, *YEAR, zone).found)


def days(content: bytes, zone: str | None = None) -> list[str]:
    return [entry.on.isoformat()[5:] for entry in found(content, zone)]


def at(start: str, minutes: int = 60, zone: str | None = None) -> str:
    return f"DTSTART{f';TZID={zone}' if zone else ''}:{start}\nDURATION:PT{minutes}M"


def from_to(start: str, end: str, zone: str) -> str:
    return f"DTSTART;TZID={zone}:{start}\nDTEND;TZID={zone}:{end}"


@pytest.mark.parametrize(
    ("start", "zone", "own", "day"),
    [
        # Half an hour before midnight in UTC is the next day in Berlin and the same one in New York.
        ("20260619T233000Z", BERLIN, "", "06-20"),
        ("20260619T233000Z", None, BERLIN, "06-20"),
        ("20260619T233000Z", NEW_YORK, BERLIN, "06-19"),
        ("20260619T233000Z", None, "", "06-19"),
        # 00:30 in Berlin, as a calendar in UTC tells it: 22:30 in summer, 23:30 in winter.
        ("20260619T223000Z", BERLIN, "", "06-20"),
        ("20260119T223000Z", BERLIN, "", "01-19"),
        ("20260119T233000Z", BERLIN, "", "01-20"),
        # The evening before the night and after it, on both continents.
        ("20260328T223000Z", BERLIN, "", "03-28"),
        ("20260329T223000Z", BERLIN, "", "03-30"),
        ("20261024T223000Z", BERLIN, "", "10-25"),
        ("20261025T223000Z", BERLIN, "", "10-25"),
        ("20260308T043000Z", NEW_YORK, "", "03-07"),
        ("20260309T043000Z", NEW_YORK, "", "03-09"),
        ("20261101T043000Z", NEW_YORK, "", "11-01"),
        ("20261102T043000Z", NEW_YORK, "", "11-01"),
        # Without a zone the day is the one that is written, whatever zone is asked for.
        ("20260329T003000", NEW_YORK, "", "03-29"),
        ("20261025T233000", BERLIN, "", "10-25"),
    ],
)
def test_the_day_is_that_of_the_clock_on_the_wall(start: str, zone: str | None, own: str, day: str) -> None:
    assert days(calendar(at(start), own=own), zone) == [day]


def test_an_entry_with_a_zone_of_its_own_keeps_it_unless_another_is_stated() -> None:
    content = calendar(at("20260619T003000", zone=BERLIN), own=NEW_YORK)
    assert (days(content), days(content, NEW_YORK)) == (["06-19"], ["06-18"])
    windows = calendar(at("20260619T003000", zone="W. Europe Standard Time"))
    assert (days(windows), days(windows, "UTC")) == (["06-19"], ["06-18"])


def test_whole_days_stay_the_days_that_they_are() -> None:
    content = calendar(*(f"DTSTART;VALUE=DATE:2026{day}" for day in ("0308", "0329", "1025", "1101")), own="Asia/Tokyo")
    for zone in (None, BERLIN, NEW_YORK):
        assert days(content, zone) == ["03-08", "03-29", "10-25", "11-01"]
    assert {entry.minutes for entry in found(content)} == {None}


@pytest.mark.parametrize(
    ("first", "zone", "stated", "expected"),
    [
        # On the wall a series stays at its hour, and on its weekday, when clocks change.
        ("20260315T233000", BERLIN, None, ["03-15", "03-22", "03-29", "04-05"]),
        ("20261011T003000", BERLIN, None, ["10-11", "10-18", "10-25", "11-01"]),
        ("20261018T233000", NEW_YORK, None, ["10-18", "10-25", "11-01", "11-08"]),
        # 02:30 is left out on that night in spring, and comes twice in autumn: the day is still there, once.
        ("20260315T023000", BERLIN, None, ["03-15", "03-22", "03-29", "04-05"]),
        ("20261011T023000", BERLIN, None, ["10-11", "10-18", "10-25", "11-01"]),
        ("20260222T023000", NEW_YORK, None, ["02-22", "03-01", "03-08", "03-15"]),
        ("20261018T013000", NEW_YORK, None, ["10-18", "10-25", "11-01", "11-08"]),
        # Told in UTC it stays at its hour there: 23:30 in Berlin in winter is 00:30 of the next day in summer.
        ("20260315T223000Z", None, BERLIN, ["03-15", "03-22", "03-30", "04-06"]),
        ("20261011T223000Z", None, BERLIN, ["10-12", "10-19", "10-25", "11-01"]),
        ("20260222T043000Z", None, NEW_YORK, ["02-21", "02-28", "03-07", "03-15"]),
    ],
)
def test_series_across_the_change(first: str, zone: str | None, stated: str | None, expected: list[str]) -> None:
    content = calendar(f"{at(first, zone=zone)}\nRRULE:FREQ=WEEKLY;COUNT=4")
    assert days(content, stated) == expected
    assert {entry.minutes for entry in found(content, stated)} == {60}
    assert len({entry.id for entry in found(content, stated)}) == 4


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        (from_to("20260329T013000", "20260329T033000", BERLIN), 60),
        (from_to("20261025T013000", "20261025T033000", BERLIN), 180),
        (from_to("20260308T013000", "20260308T033000", NEW_YORK), 60),
        (from_to("20261101T003000", "20261101T023000", NEW_YORK), 180),
        ("DTSTART;TZID=Europe/Berlin:20260619T100000\nDTEND;TZID=America/New_York:20260619T050000", 60),
        ("DTSTART:20260619T100000Z\nDTEND:20260619T104500Z", 45),
        ("DTSTART:20260619T100000\nDTEND:20260619T104500", 45),
        ("DTSTART:20260619T100000Z", None),
    ],
)
def test_minutes_are_those_that_pass(text: str, minutes: float | None) -> None:
    assert [entry.minutes for entry in found(calendar(text))] == [minutes]


@pytest.mark.parametrize(
    ("stamp", "zone", "past"),
    [
        # Exported at ten in the evening in New York, the next day in UTC: tonight's meeting is still to come.
        ("20260620T020000Z", NEW_YORK, False),
        ("20260620T050000Z", NEW_YORK, True),
        # Exported half an hour after midnight in Berlin, the day before in UTC: yesterday's is past.
        ("20260619T223000Z", BERLIN, True),
        ("20260619T213000Z", BERLIN, False),
    ],
)
def test_what_is_past_goes_by_the_clock_of_the_meeting(stamp: str, zone: str, past: bool) -> None:
    stated = calendar(at("20260619T230000", zone=zone), stamp=stamp)
    assert [entry.past for entry in found(stated)] == [past]
    assert [entry.past for entry in found(stated, zone)] == [past]


def test_the_first_and_the_last_day_are_those_of_the_zone() -> None:
    texts = [at(start) for start in ("20251231T233000Z", "20261231T223000Z", "20261231T233000Z")]
    assert days(calendar(*texts), BERLIN) == ["01-01", "12-31"]
    assert days(calendar(*texts), NEW_YORK) == ["12-31", "12-31"]


@pytest.mark.parametrize(("summer", "winter"), [("GMT+2", "GMT+1"), ("+02:00", "+01:00")])
def test_the_later_answer_counts_on_the_night_on_which_clocks_are_put_back(
    summer: str, winter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """02:50 in summer time is 00:50 in UTC; 02:10 in winter time, twenty minutes later, 01:10."""
    monkeypatch.setenv("MENTORLAB_SECRET", "a long text that nobody knows")
    folder = program(tmp_path / "p")
    said = "format: google_forms\ntable: responses\nperson: Email Address\nwave: =after\nitems: {Stay: S1}\n"
    (tmp_path / "x.yaml").write_text(said, encoding="utf-8")
    rows = [["Timestamp", "Email Address", "Stay"]]
    rows += [[f"2026/10/25 2:10:00 AM {winter}", "ana@example.org", "5"]]
    rows += [[f"2026/10/25 2:50:00 AM {summer}", "ana@example.org", "1"]]
    (tmp_path / "x.csv").write_text(csv_of(rows), encoding="utf-8")
    receipt = import_export(tmp_path / "x.csv", tmp_path / "x.yaml", folder)
    assert table_of(folder, "responses")["value"].tolist() == ["5"]
    assert sum(receipt.left_out.values()) == 1
