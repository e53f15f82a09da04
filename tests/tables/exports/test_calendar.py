"""Do the meetings of a calendar reach their pairs, in the right day, series unrolled, the others counted?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.exports.importing import import_export
from mentorlab.tables.load import check
from mentorlab.tables.pseudonyms import pseudonyms
from tests.tables.exports.made_up import files_in, program, table_of, template

PEOPLE = ["ana@example.org", "bo@example.org", "cy@example.org", "di@example.org"]


def _event(uid: str, start: str, summary: str, people: str, more: str = "") -> str:
    attendees = "".join(f"ATTENDEE;CN=X;PARTSTAT=ACCEPTED:mailto:{one}\r\n" for one in people.split())
    lines = f"UID:{uid}\r\nDTSTAMP:20260701T120000Z\r\nDTSTART{start}\r\nDURATION:PT45M\r\nSUMMARY:{summary}\r\n"
    return f"BEGIN:VEVENT\r\n{lines}{attendees}{more}END:VEVENT\r\n"


def _calendar(*events: str) -> str:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\n"
        "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
        "DTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
        "END:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    )
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\n"
    return f"{head}{zone}{''.join(events)}END:VCALENDAR\r\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MENTORLAB_SECRET", "a long text that nobody knows")
    ana, bo, cy, di = pseudonyms(pd.Series(PEOPLE), tmp_path / "p")
    pairs = f"""
        pair_id,mentor_id,mentee_id,matched_on,group_id
        one,{ana},{bo},2026-03-02,
        two,{cy},{di},2026-03-02,circle
        three,{cy},{bo},2026-03-02,circle
    """
    return program(tmp_path / "p", pairs=pairs)


def _import(folder: Path, text: str) -> Path:
    path = folder.parent / "calendar.ics"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_meetings_reach_their_pairs(folder: Path) -> None:
    berlin = ";TZID=Europe/Berlin:"
    export = _import(
        folder,
        _calendar(
            # Three weeks, one of them called off; the clocks change on 29 March, the day does not.
            _event("a", f"{berlin}20260316T003000", "Mentoring", "Ana@example.org bo@example.org",
                   "RRULE:FREQ=WEEKLY;COUNT=3\r\n"),
            _event("a", f"{berlin}20260323T003000", "Mentoring", "ana@example.org bo@example.org",
                   "RECURRENCE-ID;TZID=Europe/Berlin:20260323T003000\r\nSTATUS:CANCELLED\r\n"),
            # 23:30 in UTC is the next day in Berlin.
            _event("b", ":20260401T233000Z", "Our mentoring hour", "cy@example.org di@example.org"),
            _event("c", f"{berlin}20260402T100000", "Mentoring circle", "cy@example.org di@example.org bo@example.org"),
            _event("d", f"{berlin}20260403T100000", "Mentoring", "ana@example.org di@example.org"),
            _event("e", f"{berlin}20260404T100000", "Budget", "ana@example.org bo@example.org"),
            _event("f", f"{berlin}20260801T100000", "Mentoring", "ana@example.org bo@example.org"),
            _event("g", f"{berlin}20250801T100000", "Mentoring", "ana@example.org bo@example.org"),
            _event("h", f"{berlin}20260405T100000", "Mentoring", "ana@example.org",
                   "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.org\r\n"),
            _event("i", f"{berlin}20260406T100000", "Canceled: Mentoring", "ana@example.org bo@example.org"),
        ),
    )  # fmt: skip
    receipt = import_export(export, template("calendar"), folder)
    table = table_of(folder, "meetings").fillna("")
    seen = table[["planned_on", "pair_id", "group_id", "status", "called_off_by"]].to_numpy().tolist()
    assert sorted(seen) == [
        ["2026-03-16", "one", "", "unknown", ""],
        ["2026-03-23", "one", "", "cancelled", ""],
        ["2026-03-30", "one", "", "unknown", ""],
        ["2026-04-02", "", "circle", "unknown", ""],
        ["2026-04-02", "two", "", "unknown", ""],
        ["2026-04-05", "one", "", "cancelled", "mentee"],
        ["2026-04-06", "one", "", "cancelled", ""],
        ["2026-08-01", "one", "", "planned", ""],
    ]
    assert set(table["minutes"]) == {"45"}
    assert receipt.left_out == {
        "outside 2026-03-02 to 2026-11-27": 1,
        "its title holds none of: mentoring, mentor": 1,
        "no pair of which both were invited": 1,
    }
    assert receipt.rows_in == 11 == receipt.rows_used + 3
    assert "example.org" not in (folder / "tables" / "meetings.csv").read_text(encoding="utf-8")
    assert check(folder)[0] == []
    before = files_in(folder)
    assert import_export(export, template("calendar"), folder).same == 8
    assert files_in(folder) == before


def test_what_was_past_may_be_said_to_be_held(folder: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text("format: calendar\ntable: meetings\npast: held\n", encoding="utf-8")
    export = _import(folder, _calendar(_event("a", ":20260316T100000Z", "Coffee", "ana@example.org bo@example.org")))
    import_export(export, mapping, folder)
    assert table_of(folder, "meetings")[["status", "held_on"]].to_numpy().tolist() == [["held", "2026-03-16"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "holds no meeting"),
        ("nothing at all", "cannot be read as a calendar|holds no meeting"),
        (_calendar(_event("a", ":yesterday", "Mentoring", "")), "cannot be read as a calendar"),
    ],
)
def test_what_is_no_calendar(folder: Path, text: str, message: str) -> None:
    before = files_in(folder)
    with pytest.raises(BadInput, match=message):
        import_export(_import(folder, text), template("calendar"), folder)
    assert files_in(folder) == before


def test_without_pairs_nobody_knows_whose_meetings_they_are(tmp_path: Path) -> None:
    place = program(tmp_path / "q")
    export = _import(place, _calendar(_event("a", ":20260316T100000Z", "Mentoring", "ana@example.org")))
    with pytest.raises(BadInput, match=r"add tables/pairs\.csv"):
        import_export(export, template("calendar"), place)


def test_a_later_export_moves_time_on_and_keeps_what_people_entered(folder: Path) -> None:
    events = [
        _event(uid, f";TZID=Europe/Berlin:2026{day}T100000", "Mentoring", "ana@example.org bo@example.org")
        for uid, day in (("a", "0401"), ("b", "0402"), ("c", "0715"))
    ]
    export = _import(folder, _calendar(*events))
    import_export(export, template("calendar"), folder)
    path = folder / "tables" / "meetings.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    assert [row.count("unknown") for row in rows] == [0, 1, 1, 0]
    head = rows[0].split(",")
    held = dict(zip(head, rows[1].split(","), strict=True)) | {"status": "held", "minutes": "75"}
    path.write_text("\n".join([rows[0], ",".join(held.values()), *rows[2:]]) + "\n", encoding="utf-8")
    # A month later: the third meeting lies in the past, the calendar knows no more, and nobody needs to say --replace.
    later = _import(folder, _calendar(*events).replace("DTSTAMP:20260701", "DTSTAMP:20260801"))
    receipt = import_export(later, template("calendar"), folder)
    assert (receipt.added, receipt.same, receipt.replaced) == (0, 2, 1)
    table = table_of(folder, "meetings")
    assert table["status"].tolist() == ["held", "unknown", "unknown"]
    assert table["minutes"].astype(float).tolist() == [75, 45, 45]
    # A meeting that was moved is still somebody's decision; the one that was entered as held stays so.
    moved = _import(folder, later.read_text(encoding="utf-8").replace("20260402T10", "20260403T10"))
    with pytest.raises(BadInput, match="another planned_on"):
        import_export(moved, template("calendar"), folder)
    import_export(moved, template("calendar"), folder, replace=True)
    table = table_of(folder, "meetings")
    assert table["planned_on"].tolist() == ["2026-04-01", "2026-04-03", "2026-07-15"]
    assert table["status"].tolist() == ["held", "unknown", "unknown"]
