"""Does the mapping that ships for each tool bring a made-up export of it into the tables?"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from mentorlab.shipped import shipped
from mentorlab.tables.exports.importing import import_export, read_mapping
from mentorlab.tables.exports.opened import open_export
from mentorlab.tables.load import check
from mentorlab.tables.pseudonyms import Keys
from tests.tables.a_program import SHARED
from tests.tables.exports.made_up import csv_of, program, qualtrics, qualtrics_row, table_of, template


@pytest.fixture(autouse=True)
def _a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORLAB_SECRET", "a long text that nobody knows")


def _values(folder: Path, *names: str) -> dict[tuple[str, str], str]:
    """(name, item) → value of responses, by the names that the ids stand for."""
    known = Keys(folder).known
    table = table_of(folder, "responses")
    return {
        (known[row.person_id], row.item): "" if pd.isna(row.value) else row.value for row in table.itertuples() if names
    }


def test_every_mapping_that_ships_is_tested_here() -> None:
    tested = Path(__file__).read_text(encoding="utf-8")
    names = [path.stem for path in shipped("templates", "mappings").glob("*.yaml")]
    assert [name for name in names if f'template("{name}")' not in tested and name != "calendar"] == []


def test_qualtrics(tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    rows = [
        qualtrics_row("ana@example.org", ["Every day", "never", "-99", "Fine"]),
        qualtrics_row("bo@example.org", ["3", "", "Prefer not to say", ""], finished="0"),
        qualtrics_row("bo@example.org", ["1", "2", "3", ""], status="Survey Preview"),
        qualtrics_row("cy@example.org", ["1", "2", "3", ""], status="17"),
        qualtrics_row("cy@example.org", ["1", "2", "3", ""], status="8"),
        qualtrics_row("di@example.org", ["5", "5", "5", ""], status="16"),
        qualtrics_row("", ["1", "2", "3", ""]),
    ]
    export.write_bytes(b"\xef\xbb\xbf" + qualtrics(*rows).encode())
    folder = program(tmp_path / "p")
    receipt = import_export(export, template("qualtrics"), folder)
    assert _values(folder, "x") == {
        ("ana@example.org", "G1"): "6",
        ("ana@example.org", "G2"): "0",
        ("ana@example.org", "G3"): "",
        ("bo@example.org", "G1"): "3",
        ("bo@example.org", "G3"): "",
        **{("di@example.org", item): "5" for item in ("G1", "G2", "G3")},
    }
    assert receipt.left_out == {"a preview of the survey": 2, "marked as spam": 1, "nobody is named": 1}
    assert (receipt.rows_in, receipt.rows_used, receipt.unfinished_kept, receipt.read_as_missing) == (7, 3, 1, 2)
    assert set(table_of(folder, "responses")["answered_on"]) == {"2026-02-20"}
    text = (folder / "tables" / "responses.csv").read_text(encoding="utf-8")
    assert not any(word in text for word in ("example.org", "192.0.2.7", "Meier", "47.1"))
    assert check(folder)[0] == []


def test_the_real_qualtrics_file_is_read_under_its_three_header_rows() -> None:
    path = SHARED / "data" / "exports" / "qualtrics_3header.csv"
    if not path.is_file():
        pytest.skip("the shared export (data/exports) is not beside this checkout")
    export = open_export(path)
    assert (export.format, export.header_rows) == ("qualtrics", 3)
    assert len(export) == len(path.read_text(encoding="utf-8").splitlines()) - 3
    column = export.naming.first(["This is a free text question."])
    assert column is not None
    assert export.cells[column.place].iloc[0] == "Hello World!"


def test_old_qualtrics_with_two_header_rows_and_an_empty_last_column(tmp_path: Path) -> None:
    ids = [*(f"V{n}" for n in range(1, 11)), "Q5_1", "Q5_2", "Q5_3", ""]
    own = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status"]
    texts = [*own, "StartDate", "EndDate", "Finished", "a", "b", "c", ""]
    row = ["R_1", "Default", "Ana", "", "ana@example.org", "192.0.2.7", "0", "2026-02-20 08:00:00"]
    export = tmp_path / "old.csv"
    export.write_text(csv_of([ids, texts, [*row, "2026-02-20 08:10:00", "1", "6", "5", "4", ""]]), encoding="utf-8")
    mapping = tmp_path / "m.yaml"
    said = template("qualtrics").read_text(encoding="utf-8")
    said = said.replace("RecipientEmail", "EmailAddress").replace("RecordedDate", "EndDate")
    mapping.write_text(said, encoding="utf-8")
    folder = program(tmp_path / "p")
    assert import_export(export, mapping, folder).format == "qualtrics"
    assert table_of(folder, "responses")["value"].tolist() == ["6", "5", "4"]


def test_surveymonkey_from_an_old_macintosh(tmp_path: Path) -> None:
    grid = ["How far do you agree?", "", "", "Which skills?", "", "Anything else?"]
    rows_of_grid = [
        *("I expect to be here in 12 months.", "If a similar job turned up elsewhere I would look at it."),
        "I can see my next step here.",
    ]
    own = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"]
    heads = [
        [*own, "Last Name", "Custom Data 1", *grid],
        [*[""] * 9, *rows_of_grid, "Budgets", "Presenting", "Open-Ended Response"],
    ]
    rows = [
        ["1", "9", "12/01/2026 08:00:00 AM", "12/01/2026 08:10:00 AM", "192.0.2.7", "zoë@example.org", "Zoë", "Müller"],
        ["2", "9", "12/02/2026 08:00:00 AM", "12/02/2026 08:10:00 AM", "192.0.2.8", "bo@example.org", "Bo", "Doe"],
    ]
    answers = [["", "Strongly agree", "disagree", "", "Budgets", "", "Naïve café"], ["", "Agree"] + [""] * 5]
    text = csv_of([*heads, *([*row, *more] for row, more in zip(rows, answers, strict=True))], end="\r")
    export = tmp_path / "monkey.csv"
    export.write_bytes(text.encode("mac_roman"))
    folder = program(tmp_path / "p")
    receipt = import_export(export, template("surveymonkey"), folder)
    assert _values(folder, "x") == {
        ("zoë@example.org", "S1"): "5",
        ("zoë@example.org", "S2"): "2",
        ("bo@example.org", "S1"): "4",
    }
    assert set(table_of(folder, "responses")["answered_on"]) == {"2026-12-01", "2026-12-02"}
    assert "Which skills? [Budgets]" in receipt.unused
    assert any("Mac Roman" in note for note in receipt.notes)


AGAIN = "another answer of somebody who answered more than once"


@pytest.mark.parametrize("mapped", ["answered_on", ""])
@pytest.mark.parametrize("newest_first", [True, False])
def test_of_two_answers_on_one_day_the_later_counts(tmp_path: Path, newest_first: bool, mapped: str) -> None:
    """SurveyMonkey writes the newest answer first."""
    folder = program(tmp_path / "p")
    head = [["Respondent ID", "Collector ID", "End Date", "Email Address", "Stay"], ["", "", "", "", "Response"]]
    rows = [
        ["3", "7", "12/03/2026 05:09:12 PM", "ana@example.org", "5"],
        ["2", "7", "12/03/2026 09:09:12 AM", "ana@example.org", "2"],
        ["1", "7", "12/03/2026 12:09:12 AM", "ana@example.org", "1"],
    ]
    (tmp_path / "x.csv").write_text(csv_of([*head, *(rows if newest_first else rows[::-1])]), encoding="utf-8")
    said = "format: surveymonkey\ntable: responses\nperson: Email Address\nwave: =after\ndate_order: month_first\n"
    said += "items: {Stay: S1}\n" + (f"columns: {{End Date: {mapped}}}\n" if mapped else "")
    (tmp_path / "x.yaml").write_text(said, encoding="utf-8")
    receipt = import_export(tmp_path / "x.csv", tmp_path / "x.yaml", folder)
    assert receipt.left_out == {AGAIN: 2}
    assert _values(folder, "S1") == {("ana@example.org", "S1"): "5"}


def test_somebody_who_came_back_and_said_nothing_keeps_the_first_answer(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    export = tmp_path / "x.csv"
    first = qualtrics_row("ana@example.org", ["3", "4", "5", ""], day="2026-02-19")
    back = qualtrics_row("ana@example.org", ["", "", "", ""], day="2026-02-20")
    export.write_text(qualtrics(first, back), encoding="utf-8")
    receipt = import_export(export, template("qualtrics"), folder)
    assert (receipt.rows_used, dict(receipt.left_out)) == (1, {"no question answered": 1})
    assert list(_values(folder, "all").values()) == ["3", "4", "5"]


def test_a_status_in_another_language_is_told(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    export = tmp_path / "x.csv"
    rows = [
        qualtrics_row("ana@example.org", ["3", "4", "5", ""], status="IP-Adresse"),
        qualtrics_row("bo@example.org", ["3", "4", "5", ""], status="Umfragenvorschau"),
    ]
    export.write_text(qualtrics(*rows), encoding="utf-8")
    receipt = import_export(export, template("qualtrics"), folder)
    assert len(receipt.notes) == 1
    assert "1 row with Status 'Umfragenvorschau' kept" in receipt.notes[0]


def test_google_forms_applications_with_checkboxes(tmp_path: Path) -> None:
    head = ["Timestamp", "Email Address", "I would like to be a", "What can you offer?", "What do you want to learn?"]
    rows = [
        [*head, "What do you hope for?"],
        ["1/8/2026 19:08:16", "ana@example.org", "Mentee", "", "Budgets, costs and planning, Presenting", "=1+1"],
        [
            "2026/01/27 3:00:00 PM GMT+3",
            "bo@example.org",
            "Mentor",
            "Presenting, Law",
            "",
            "<b>Ask Ana</b> or 0170 1234567",
        ],
    ]
    export = tmp_path / "forms.csv"
    export.write_text(csv_of(rows), encoding="utf-8")
    folder = program(tmp_path / "p")
    receipt = import_export(export, template("google_forms"), folder)
    table = table_of(folder, "applications")
    assert table["role"].tolist() == ["mentee", "mentor"]
    assert table["applied_on"].tolist() == ["2026-01-08", "2026-01-27"]
    assert table["skills_wanted"].fillna("").tolist() == ["Budgets, costs and planning;Presenting", ""]
    assert table["skills_offered"].fillna("").tolist() == ["", "Presenting;Law"]
    assert table["goals"][0] == "=1+1"  # a formula is what somebody wrote
    assert "[phone]" in table["goals"][1]
    assert "<b>" in table["goals"][1]
    assert receipt.masked_places >= 1


def test_microsoft_forms_workbook_with_a_quiz(tmp_path: Path) -> None:
    asked = ["I look forward\u00a0to starting the work.", "Time goes quickly\nwhile I work."]
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Total points", "Quiz feedback"]
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    more = [
        "My work feels worth the effort.",
        "Points - My work feels worth the effort.",
        "My work feels worth the effort.2",
    ]
    page.append([*head, *asked, *more])
    page.append(
        [1, "7/27/26 19:00:00", "7/27/26 19:06:23", "ana@example.org", "Ana", 3, "", "Never", "Every day", 4, 1, ""]
    )
    page.append([2, "7/28/26 19:00:00", "7/28/26 19:06:23", "anonymous", "", 3, "", "Never", "Never", 4, 1, ""])
    book.save(tmp_path / "forms.xlsx")
    folder = program(tmp_path / "p")
    receipt = import_export(tmp_path / "forms.xlsx", template("microsoft_forms"), folder)
    assert table_of(folder, "responses")["value"].tolist() == ["0", "6", "4"]
    assert receipt.left_out == {"anonymous": 1}
    assert "Points - My work feels worth the effort." in receipt.unused


WIIFM = [
    *("ID", "Start time", "Completion time", "Email", "Name", "I take part as", "What is my role at the company?"),
    *("What do I want to develop?", "Where do I want to go from here?", "What would make it worth the time?"),
    *("What worries me about it?", "What would show me that it is noticed?"),
    "May we quote my words, without my name?",
]


@pytest.mark.parametrize("tool", ["microsoft_forms", "google_forms"])
def test_the_wiifm_form_becomes_voices_released_by_those_who_said_so(tool: str, tmp_path: Path) -> None:
    when = "3/2/26 9:10:00"
    said = ["Analyst", "Ana Meier says I should present more", "", "a next step", "Time", "-"]
    rows = [
        WIIFM,
        ["1", when, when, "ana@example.org", "Ana Meier", "Mentee", *said, "Yes"],
        ["2", when, when, "bo@example.org", "Bo Hill", "Mentor", "Lead", "listening", "", "", "", "", "No"],
        ["3", when, when, "cy@example.org", "Cy Dale", "Mentor", "Lead", "patience", "", "", "", "", ""],
        ["4", when, when, "cy@example.org", "Cy Dale", "Mentor", "Head", "patience", "", "", "", "", ""],
    ]
    mapping = template("wiifm")
    if tool == "google_forms":
        names = {"Email": "Email Address", "Completion time": "Timestamp"}
        rows = [[names.get(name, name) for name in WIIFM], *rows[1:]]
        rows = [[cell for place, cell in enumerate(row) if place not in (0, 1, 4)] for row in rows]
        text = mapping.read_text(encoding="utf-8").replace("format: microsoft_forms", "format: google_forms")
        mapping = tmp_path / "wiifm.yaml"
        text = (
            text.replace("also: [Name]", "")
            .replace("person: Email", "person: Email Address")
            .replace("  Completion time:", "  Timestamp:")
        )
        mapping.write_text(text, encoding="utf-8")
    export = tmp_path / "export.csv"
    export.write_text(csv_of(rows), encoding="utf-8")
    folder = program(tmp_path / "p")
    receipt = import_export(export, mapping, folder)
    table = table_of(folder, "voices")
    ana, bo, cy = (
        table[table["person_id"] == Keys(folder).id_of(f"{name}@example.org")] for name in ("ana", "bo", "cy")
    )
    assert ana["kind"].tolist() == ["role", "development", "benefit", "hurdle"]
    assert set(ana["stakeholder"]) == {"mentees"}
    assert set(ana["released_on"]) == {"2026-03-02"}
    assert bo["released_on"].isna().all()
    assert cy["released_on"].isna().all()  # no answer is no consent
    assert cy["text"].tolist() == ["Head", "patience"]  # of two submissions the last
    assert receipt.left_out == {"another answer of somebody who answered more than once": 1}
    if tool == "microsoft_forms":  # whose column of names says whom to look for
        assert ana["text"].tolist()[1] == "[name] says I should present more"
    assert check(folder)[0] == []
    again = import_export(export, mapping, folder)
    assert (again.added, again.same) == (0, len(table))


def test_the_launch_quiz_is_scored_as_it_comes_in(tmp_path: Path) -> None:
    asked = list(read_mapping(template("launch_quiz")).items)
    head = ["ID", "Completion time", "Email", "When do you fill this in?", *asked]
    rows = [
        head,
        ["1", "3/2/26 9:01:00", "ana@example.org", "Before the session", "True", "True", *["Not sure"] * 10],
        ["2", "3/2/26 10:29:00", "ana@example.org", "After the session", "False", "TRUE", *["False"] * 10],
        ["3", "5/13/26 10:29:00", "ana@example.org", "Weeks later", "false", "", *["True"] * 10],
    ]
    export = tmp_path / "quiz.csv"
    export.write_text(csv_of(rows), encoding="utf-8")
    folder = program(tmp_path / "p")
    import_export(export, template("launch_quiz"), folder)
    table = table_of(folder, "responses")
    right = table.assign(value=table["value"].astype(int)).groupby("wave")["value"].agg(["sum", "count"])
    # After: the first is false and the second true, and of the other ten three are true. Later: the first, and those.
    assert right.to_dict("index") == {
        "launch_before": {"sum": 1, "count": 12},
        "launch_after": {"sum": 9, "count": 12},
        "launch_later": {"sum": 4, "count": 11},
    }
    assert check(folder)[0] == []


def test_limesurvey_with_semicolons_and_codes(tmp_path: Path) -> None:
    head = [
        "id",
        "submitdate",
        "lastpage",
        "startlanguage",
        "seed",
        "token",
        "Stay[SQ001]",
        "Stay[SQ002]",
        "Stay[SQ003]",
    ]
    rows = [
        head,
        ["1", "2026-02-20 10:00:00", "3", "en", "77", "T1", "A5", "A1", "N/A"],
        ["2", "", "1", "en", "78", "T2", "A4", "", ""],
    ]
    export = tmp_path / "lime.csv"
    export.write_text(csv_of(rows, ";"), encoding="utf-8")
    folder = program(tmp_path / "p")
    receipt = import_export(export, template("limesurvey"), folder)
    assert _values(folder, "x") == {("T1", "S1"): "5", ("T1", "S2"): "1", ("T1", "S3"): ""}
    assert receipt.left_out == {"not finished": 1}


def test_people_of_an_hr_system(tmp_path: Path) -> None:
    rows = [
        ["Employee ID", "Full name", "Work email", "Department", "Manager", "Hired", "Left", "Status"],
        ["007", "Ana Meier", "ana@example.org", "Sales", "012", "03/04/2019", "", "Employee"],
        ["012", "Bo Doe", "", "Sales", "", "15/04/2018", "", "Employee"],
        ["013", "Cy Roe", "", "Sales", "012", "15/04/2018", "", "Contractor"],
    ]
    export = tmp_path / "hr.csv"
    export.write_text(csv_of(rows), encoding="utf-8")
    folder = program(tmp_path / "p")
    receipt = import_export(export, template("wide"), folder)
    table = table_of(folder, "people")
    assert table["hired_on"].tolist() == ["2019-04-03", "2018-04-15"]
    assert table["manager_id"][0] == table["person_id"][1]
    assert set(table["eligible_as"]) == {"none"}
    assert receipt.left_out == {"Status equals Contractor, Intern": 1}
    assert "Meier" not in (folder / "tables" / "people.csv").read_text(encoding="utf-8")
    assert check(folder)[0] == []


def test_comments_are_masked(tmp_path: Path) -> None:
    head = ["ID", "Start time", "Completion time", "Email", "Name", "What should we keep?", "What should we change?"]
    said = "Ask Ana, ana@example.org, or see +49 170 1234567"
    rows = [head, [1, "2026-02-20 10:00", "2026-02-20 10:05", "ana@example.org", "Ana", said, "n/a"]]
    export = tmp_path / "forms.csv"
    export.write_text(csv_of(rows), encoding="utf-8")
    folder = program(tmp_path / "p")
    receipt = import_export(export, template("comments"), folder)
    table = table_of(folder, "comments")
    assert table["question"].tolist() == ["keep", "change"]
    assert "example.org" not in table["text"][0]
    assert "1234567" not in table["text"][0]
    assert receipt.masked_places >= 2
