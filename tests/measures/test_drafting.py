"""Does a drafted mapping run as it is where nothing is doubtful, and say at the doubtful line what to decide?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mentorlab.errors import BadInput
from mentorlab.measures.drafting import draft
from mentorlab.tables.exports.importing import import_export
from tests.tables.exports.made_up import csv_of, program, qualtrics, qualtrics_row, table_of

STAY = ("I expect to be here in 12 months.", "I can see my next step here.")


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _values(folder: Path) -> list[list[str]]:
    return table_of(folder, "responses")[["item", "value"]].fillna("").to_numpy().tolist()


def test_a_qualtrics_draft_runs_as_it_is(tmp_path: Path) -> None:
    row = qualtrics_row("ana@example.org", ["Every day", "never", "Prefer not to say", "Fine"])
    preview = qualtrics_row("", ["whatever", "x", "y", ""], status="Survey Preview")
    export = _write(tmp_path / "pulse-before.csv", qualtrics(preview, row))
    drafted = draft(export)
    assert drafted.path == tmp_path / "pulse-before.mapping.yaml"
    assert drafted.told == ("pulse-before.csv looks like qualtrics; 3 items of questionnaires recognised.",)
    folder = program(tmp_path / "p")
    import_export(export, drafted.path, folder)
    assert _values(folder) == [["G1", "6"], ["G2", "0"], ["G3", ""]]
    with pytest.raises(BadInput, match="is there already and is not overwritten"):
        draft(export)


def test_what_is_doubtful_is_named_with_its_line(tmp_path: Path) -> None:
    rows = [
        ["Timestamp", "Email Address", f"Agree? [{STAY[0]}]", f"Agree? [{STAY[1]}]", "I feel at home here", "Comments"],
        ["03/04/2026 10:00:00", "ana@example.org", "Agree", "Rather not", "4", "Fine"],
        ["03/05/2026 10:00:00", "bo@example.org", "Strongly agree", "Agree", "5", "Well, it depends on the day"],
    ]
    export = _write(tmp_path / "forms.csv", csv_of(rows))
    path = draft(export).path
    text = path.read_text(encoding="utf-8")
    lines = {number: line for number, line in enumerate(text.splitlines(), start=1) if ': "?"' in line}
    names = [re.sub(r'[":].*', "", line.strip().strip('"')) for line in lines.values()]
    assert names == [
        "wave",
        "date_order",
        "Rather not",
    ]
    assert all("DECIDE" in line for line in lines.values())
    folder = program(tmp_path / "p")
    with pytest.raises(BadInput) as caught:
        import_export(export, path, folder)
    assert [fault.column for fault in caught.value.faults] == [f"line {number}" for number in lines]
    for was, now in (('wave: "?"', 'wave: "=before"'), ('date_order: "?"', "date_order: month_first")):
        text = text.replace(was, now)
    _write(path, text.replace('"Rather not": "?"', '"Rather not": 2'))
    import_export(export, path, folder)
    assert _values(folder)[:3] == [["S1", "4"], ["S3", "2"], ["i_feel_at_home_here", "4"]]


def test_the_program_helps_to_guess(tmp_path: Path) -> None:
    head = ["ID", "Start time", "Completion time", "Email", "Name", *STAY, "Points - Agree?"]
    rows = [head, [1, "2026-11-29 10:00", "2026-11-29 10:05", "ana@example.org", "Ana", "5", "4", "1"]]
    export = _write(tmp_path / "forms.csv", csv_of(rows))
    folder = program(tmp_path / "p")
    path = draft(export, folder).path
    assert 'wave: "=after"' in path.read_text(encoding="utf-8")
    import_export(export, path, folder)
    assert set(table_of(folder, "responses")["wave"]) == {"after"}


def test_answers_beyond_the_questionnaire_are_doubtful(tmp_path: Path) -> None:
    rows = [["person_id", "wave", "G1"], ["p1", "before", "7"], ["p2", "after", "1"]]
    text = draft(_write(tmp_path / "t.csv", csv_of(rows))).path.read_text(encoding="utf-8")
    assert 'person: "person_id"' in text
    assert 'wave: "wave"' in text
    assert '"G1": "?"  # DECIDE: answers go from 1 to 7, G1 of engagement_pulse from 0 to 6' in text


def test_labels_that_mean_two_numbers_are_said_per_item(tmp_path: Path) -> None:
    own = tmp_path / "p" / "instruments"
    folder = program(tmp_path / "p")
    own.mkdir()
    for name, start in (("one", 0), ("two", 1)):
        labels = ", ".join(f"{start + n}: {word}" for n, word in enumerate(("low", "middle", "high")))
        items = f"items: [{{id: {name}_1, text: The {name} item.}}]"
        said = f"id: {name}\nresponse: {{min: {start}, max: {start + 2}, labels: {{{labels}}}}}\n{items}\n"
        _write(own / f"{name}.yaml", said)
    rows = [
        ["email", "The one item.", "The two item."],
        ["ana@example.org", "low", "high"],
        ["bo@example.org", "high", "low"],
    ]
    export = _write(tmp_path / "before.csv", csv_of(rows))
    import_export(export, draft(export, folder).path, folder)
    assert _values(folder) == [["one_1", "0"], ["two_1", "3"], ["one_1", "2"], ["two_1", "1"]]


def test_an_hr_extract_becomes_people(tmp_path: Path) -> None:
    rows = [
        ["Employee ID", "Full name", "Work email", "Department", "Manager ID", "Hire date", "Eligible as"],
        ["007", "Ana Meier", "ana@example.org", "Sales", "012", "2019-04-03", "mentee"],
    ]
    export = _write(tmp_path / "hr.csv", csv_of(rows))
    path = draft(export).path
    text = path.read_text(encoding="utf-8")
    assert "table: people" in text
    assert '"Hire date": "hired_on"' in text
    assert "Full name" not in text.split("# Not used")[0]
    folder = program(tmp_path / "p")
    _write(path, re.sub(r'person: "\?".*', 'person: "Employee ID"', text))
    import_export(export, path, folder)
    assert table_of(folder, "people")["department"].tolist() == ["Sales"]


def test_a_list_of_sign_ups_becomes_applications(tmp_path: Path) -> None:
    rows = [
        ["Email", "Signed up", "Role", "Offers", "Wants to learn", "Places", "Remarks of ours"],
        ["ana@example.org", "2026-11-02", "mentee", "", "feedback; budgets", "", "x"],
        ["bo@example.org", "2026-11-03", "mentor", "budgets", "", "2", "y"],
    ]
    export = _write(tmp_path / "sign-ups.csv", csv_of(rows))
    folder = program(tmp_path / "p")
    drafted = draft(export, folder)
    import_export(export, drafted.path, folder)
    found = table_of(folder, "applications").fillna("")
    assert found["skills_wanted"].tolist() == ["feedback; budgets", ""]
    assert found["capacity"].tolist() == ["", "2"]
    assert '"Remarks of ours"' in drafted.path.read_text(encoding="utf-8").split("# Not used")[1]


def test_a_staff_list_with_the_words_of_every_day_becomes_people(tmp_path: Path) -> None:
    rows = [
        ["Work email", "Full name", "Business unit", "Grade", "Hired"],
        ["ana@example.org", "Ana", "Sales", "3", "2021-04-01"],
    ]
    export = _write(tmp_path / "staff.csv", csv_of(rows))
    folder = program(tmp_path / "p")
    import_export(export, draft(export, folder).path, folder)
    assert table_of(folder, "people")[["business_unit", "grade", "hired_on"]].values.tolist() == [
        ["Sales", "3", "2021-04-01"]
    ]


def test_a_calendar_draft_runs(tmp_path: Path) -> None:
    export = _write(tmp_path / "c.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n")
    path = draft(export).path
    with pytest.raises(BadInput, match="holds no meeting"):
        import_export(export, path, program(tmp_path / "p"))
