"""Are a mapping's mistakes named, with where and what to do, before anything is written?"""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.exports.importing import import_export
from mentorlab.tables.exports.mapping import judge_mapping
from tests.tables.exports.made_up import csv_of, files_in, program, table_of

GOOD = "format: wide\ntable: responses\nperson: who\nwave: =before\nitems: {Pulse 1: G1, Pulse 2: G2}\n"
HEAD = ["who", "Pulse 1", "Pulse 2", "day"]
ROWS = [HEAD, ["ana@example.org", "1", "2", "2026-02-20"], ["bo@example.org", "3", "4 - often", "2026-02-20"]]


def _import(folder: Path, mapping: str, rows: list[list[str]] = ROWS, name: str = "export.csv") -> Path:
    (folder / name).write_text(csv_of(rows), encoding="utf-8")
    (folder / "m.yaml").write_text(mapping, encoding="utf-8")
    place = folder / "p"
    if not place.exists():
        program(place)
    import_export(folder / name, folder / "m.yaml", place)
    return place


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (GOOD + "itmes: {a: b}", "m.yaml.itmes: is no setting of a mapping; did you mean 'items'?"),
        (GOOD.replace("wide", "qualtrix"), "format: 'qualtrix' is not known; did you mean 'qualtrics'?"),
        (GOOD.replace("responses", "response"), "table: 'response' is not known; did you mean 'responses'?"),
        (GOOD.replace("Pulse 2", "Pulse2"), "'Pulse2' is no column of export.csv; did you mean 'Pulse 2'?"),
        (GOOD.replace("=before", "=befor"), "wave: 'befor' is no wave of the charter; did you mean 'before'?"),
        (GOOD.replace("wave: =before\n", ""), "wave: nothing says what wave is, which responses needs"),
        (GOOD.replace("person: who\n", ""), "person: nothing says what person_id is"),
        (GOOD + "columns: {day: answerd_on}", "'answerd_on' is no column of responses; did you mean 'answered_on'?"),
        (GOOD + "columns: {who: code}", "'who' tells who or where somebody is; it is not copied into a table"),
        (GOOD + "values: {often: much}", "values.often: 'much' is no number; write a number"),
        (GOOD + "leave_out: [{colum: a, equals: b}]", "leave_out[1]: is no rule; write `{column: …, equals: …}`"),
        (GOOD + "leave_out: [{column: consent, equals: b}]", "'consent' is no column of export.csv"),
        (GOOD + "only_where: {answered_on: {column: Pulse 1, equals: 1}}", "answered_on: is a field that no column"),
        (GOOD + "columns: {day: answered_on}\nonly_where: {answered_on: Yes}", "only_where.answered_on: is no rule"),
        (GOOD + "columns: {day: answered_on}\nonly_where: {answered_on: {column: x, equals: 1}}", "'x' is no column"),
        (GOOD + "only_where: [answered_on]", "only_where: is no list of fields and rules"),
        (GOOD.replace("=before", '"?"'), "m.yaml.line 4: 'wave' is not decided yet"),
        (GOOD.replace("responses", "people"), "people has one row per person or thing, not per answer"),
        (GOOD + "duplicates: latest", "duplicates: 'latest' is not known; did you mean 'last'?"),
        (GOOD + "past: held", "past: is a setting of calendars; take it out"),
        ("format: wide\ntable: responses\nperson: who", "items: no column is mapped"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, said: str, message: str) -> None:
    place = program(tmp_path / "p")
    before = files_in(place)
    with pytest.raises(BadInput) as caught:
        _import(tmp_path, said)
    assert message in str(caught.value)
    assert files_in(place) == before


def test_all_mistakes_come_at_once() -> None:
    _, faults = judge_mapping(b"format: wid\ntable: respons\nitmes: {}\npeople: names\n", "m.yaml")
    assert [fault.column for fault in faults] == ["itmes", "format", "table", "people"]


def test_columns_may_be_named_by_letter(tmp_path: Path) -> None:
    place = _import(tmp_path, GOOD.replace("Pulse 1", "B").replace("person: who", "person: A"))
    assert table_of(place, "responses")["value"].tolist() == ["1", "2", "3", "4"]


def test_a_name_of_two_columns_is_a_fault_with_their_letters(tmp_path: Path) -> None:
    rows = [["who", "Pulse 1", "pulse  1", "Pulse 2"], ["ana@example.org", "1", "2", "3"]]
    with pytest.raises(BadInput, match=r"is the name of several columns of export\.csv; write the letter .*: B, C"):
        _import(tmp_path, GOOD, rows)


def test_dates_with_two_readings_need_an_order(tmp_path: Path) -> None:
    rows = [HEAD, ["ana@example.org", "1", "2", "03/04/2026"]]
    said = GOOD + "columns: {day: answered_on}\n"
    with pytest.raises(BadInput, match="may be 2026-04-03 or 2026-03-04"):
        _import(tmp_path, said, rows)
    place = _import(tmp_path, said + "date_order: month_first\n", rows)
    assert set(table_of(place, "responses")["answered_on"]) == {"2026-03-04"}
    with pytest.raises(BadInput, match="'13/04/2026' cannot be month-first, as is said"):
        _import(tmp_path, said + "date_order: month_first\n", [HEAD, ["bo@example.org", "1", "2", "13/04/2026"]])


def test_values_of_one_item_win_over_values_for_all(tmp_path: Path) -> None:
    rows = [HEAD, ["ana@example.org", "never", "NEVER ", ""]]
    place = _import(tmp_path, GOOD + "values: {Never: 1}\nvalues_of: {G2: {never: 0}}\n", rows)
    assert table_of(place, "responses")["value"].tolist() == ["1", "0"]


def test_ids_of_the_program_stay_what_they_are(tmp_path: Path) -> None:
    place = program(tmp_path / "p", people="person_id\n007")
    _import(tmp_path, GOOD, [HEAD, ["007", "1", "2", ""], ["008", "1", "2", ""]])
    people = table_of(place, "responses")["person_id"].unique().tolist()
    assert people[0] == "007"
    assert people[1].startswith("p")
    assert len(people[1]) == 13
    # A pseudonym of the program stays too.
    _import(tmp_path, GOOD.replace("=before", "=after"), [HEAD, [people[1], "1", "2", ""]])
    assert table_of(place, "responses")["person_id"].unique().tolist() == people


def test_an_item_asked_in_two_places_is_one_item(tmp_path: Path) -> None:
    said = GOOD.replace("Pulse 2: G2", "Pulse 2: G1")
    place = _import(tmp_path, said, [HEAD, ["ana@example.org", "1", "", ""], ["bo@example.org", "", "2", ""]])
    assert table_of(place, "responses")["value"].tolist() == ["1", "2"]
    with pytest.raises(BadInput, match="another column of item G1 is filled in the same rows"):
        _import(tmp_path, said, [HEAD, ["ana@example.org", "1", "2", ""]])


def test_choices_are_ids_with_a_rank(tmp_path: Path) -> None:
    said = "format: wide\ntable: choices\nperson: who\nitems: {Pulse 1: 1, Pulse 2: 2}\n"
    place = _import(tmp_path, said, [HEAD, ["ana@example.org", "bo@example.org", "cy@example.org", ""]])
    table = table_of(place, "choices")
    assert table["rank"].tolist() == ["1", "2"]
    assert table["chosen_id"].str.fullmatch("p[0-9a-f]{12}").all()
    with pytest.raises(BadInput, match="stands more than once"):
        _import(tmp_path, said, [HEAD, ["di@example.org", "bo@example.org", "bo@example.org", ""]])


def test_needs_have_two_ratings_each(tmp_path: Path) -> None:
    said = (
        "format: wide\ntable: needs\nperson: who\ncolumns: {=mentees: stakeholder}\n"
        "items: {Pulse 1: skills.importance, Pulse 2: skills.current}\n"
    )
    place = _import(tmp_path, said)
    table = table_of(place, "needs")
    assert table[["need", "importance", "current"]].to_numpy().tolist() == [["skills", "1", "2"], ["skills", "3", "4"]]


def test_the_program_that_ships_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "export.csv").write_text(csv_of(ROWS), encoding="utf-8")
    with pytest.raises(BadInput, match="is the program that ships; copy it"):
        import_export(tmp_path / "export.csv", tmp_path / "m.yaml", "demo")


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is empty"), (b"who,a\nx,1,2\n", "more cells than"), (b"\x00\x01", "zero"), (b"PK\x03\x04junk", "workbook")],
)
def test_files_that_are_no_exports(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "m.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "export.csv").write_bytes(content)
    with pytest.raises(BadInput, match=message):
        import_export(tmp_path / "export.csv", tmp_path / "m.yaml", program(tmp_path / "p"))


def test_other_names_of_a_person_lead_to_the_same_id_and_are_masked(tmp_path: Path) -> None:
    said = "format: wide\ntable: people\nperson: number\nalso: [mail, full name]\ncolumns: {unit: business_unit}\n"
    rows = [["number", "mail", "full name", "unit"], ["7", "Ana@example.org", "Ana Meier", "Sales"]]
    place = _import(tmp_path, said, rows)
    (who,) = table_of(place, "people")["person_id"]
    _import(tmp_path, GOOD, [HEAD, ["ana@example.org", "1", "2", ""]])
    assert set(table_of(place, "responses")["person_id"]) == {who}
    text = "format: wide\ntable: comments\nperson: who\nwave: =before\nitems: {Pulse 1: keep}\n"
    _import(tmp_path, text, [HEAD, ["ana@example.org", "Thanks to Ana Meier and all", "", ""]])
    assert "Meier" not in table_of(place, "comments")["text"][0]
    before = files_in(place)
    _import(tmp_path, said, rows)
    assert files_in(place) == before
    with pytest.raises(BadInput, match=r"an address of p.* belongs to p.* there"):
        _import(tmp_path, said, [rows[0], ["8", "ana@example.org", "Ana Meier", "Sales"]])
    assert files_in(place) == before
