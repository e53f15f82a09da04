"""Do the tables mean what the files say, whatever the kind of file?"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.tables import load as loading
from mentorlab.tables.load import check, load
from tests.tables.a_program import CHARTER, SHARED, a_program


def test_ids_stay_as_written(tmp_path: Path) -> None:
    program = load(a_program(tmp_path, people="person_id,cost_centre,team_id\n007,0815,12\nNA,0816,13\n null ,1,14"))
    people = program.table("people")
    assert people["person_id"].tolist() == ["007", "NA", "null"]
    assert people["cost_centre"].tolist() == ["0815", "0816", "1"]
    assert people["team_id"].tolist() == ["12", "13", "14"]


def test_unknown_columns_are_kept_and_guessed_with_care(tmp_path: Path) -> None:
    text = "person_id,age,joined,site,badge,half\na,31,2024-02-29, north ,12345678901234567,1.5\nb,,2023-01-01,NA,1,x"
    people = load(a_program(tmp_path, people=text)).table("people")
    assert people["age"].tolist()[0] == 31
    assert people["age"].isna().tolist() == [False, True]
    assert people["joined"].dtype == "datetime64[us]"
    assert people["site"].tolist() == ["north", "NA"]
    assert people["badge"].tolist() == ["12345678901234567", "1"]
    assert people["half"].tolist() == ["1.5", "x"]


def test_types_by_contract(tmp_path: Path) -> None:
    text = "person_id,chosen_id,rank\na,b,1\na,c,2.0"
    meetings = (
        "meeting_id,pair_id,held_on,status,minutes\n1,p,2026-03-09T10:30:00+02:00,held,45\n2,p,2026-03-10 09:00, held ,"
    )
    program = load(a_program(tmp_path, choices=text, meetings=meetings))
    assert program.faults == ()
    assert program.table("choices")["rank"].dtype == "int64"
    held = program.table("meetings")
    assert held["held_on"].tolist() == [pd.Timestamp("2026-03-09"), pd.Timestamp("2026-03-10")]
    assert held["status"].tolist() == ["held", "held"]
    assert held["minutes"].isna().tolist() == [False, True]


def test_numbers_come_back_exactly(tmp_path: Path) -> None:
    text = "person_id,measure,wave,value\na,x,before,0.1234567890123456789\na,y,before,-1e-3\na,z,before,1e999"
    program = load(a_program(tmp_path, measures=text))
    assert program.table("measures")["value"].tolist()[:2] == [0.1234567890123456789, -0.001]
    assert [fault.rows for fault in program.faults] == [(4,)]


def test_absent_key_columns_take_their_defaults(tmp_path: Path) -> None:
    program = load(
        a_program(
            tmp_path,
            responses="person_id,wave,item,value\na,before,q1,3",
            measures="person_id,measure,wave,source,value\na,x,before,,3\na,x,before,self,3",
            assignments="person_id,arm\na,program",
            summaries="measure,wave,n,mean\ne,before,9,3",
            goal_ratings="goal_id,rated_by,attained\ng,self,-2",
        )
    )
    assert program.faults == ()
    assert program.table("responses")["about_id"].tolist() == ["a"]
    assert program.table("measures")["source"].tolist() == ["records", "self"]
    assert program.table("assignments")["trial"].tolist() == ["program"]
    assert program.table("summaries")["unit"].tolist() == ["all"]
    assert program.table("goal_ratings")["rated_on"].isna().all()


def test_a_byte_order_mark_is_welcome(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    (folder / "tables" / "people.csv").write_bytes("\ufeffperson_id,name\na,Zoë\n".encode())
    assert load(folder).table("people")["name"].tolist() == ["Zoë"]


def test_another_encoding_is_a_fault(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    (folder / "tables" / "people.csv").write_bytes("person_id,name\na,Łódź\n".encode("cp1250"))
    assert [str(fault) for fault in check(folder)[0]] == [
        "people: line 2 is not UTF-8 text, and it cannot be told which other encoding it is: "
        "'£ódŸ' (Windows-1252) or '£Ûdü' (Mac Roman); save the file as CSV UTF-8"
    ]


def test_an_empty_file_is_a_fault(tmp_path: Path) -> None:
    folder = a_program(tmp_path, people="person_id\na", events="person_id,happened_on,event\na,2026-01-01,move")
    (folder / "tables" / "pairs.csv").write_bytes(b"")
    assert [str(fault) for fault in check(folder)[0]] == ["pairs: has no header; name the columns in the first row"]


def test_parquet_and_csv_say_the_same(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "person_id": [7.0, 8.0],
            "hired_on": pd.to_datetime(["2020-01-01", None]),
            "score": [0.1, None],
            "lead": [True, False],
        }
    )
    folder = a_program(tmp_path / "parquet")
    frame.to_parquet(folder / "tables" / "people.parquet")
    text = "person_id,hired_on,score,lead\n7,2020-01-01,0.1,true\n8,,,false"
    expected = load(a_program(tmp_path / "csv", people=text)).table("people")
    pd.testing.assert_frame_equal(load(folder).table("people"), expected)
    (folder / "tables" / "people.parquet").write_bytes(b"nonsense")
    assert "cannot be read as parquet" in str(check(folder)[0][0])


def workbook(path: Path, **sheets: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


PEOPLE_SHEET: list[list[object]] = [
    ["person_id", "hired_on", "grade"],
    [7, dt.datetime(2020, 1, 1), 3.5],
    ["007", "2021-02-03", None],
    [None, None, None],
]


@pytest.mark.parametrize("place", ["tables.xlsx", "tables/everything.xlsx"])
def test_one_workbook_with_a_sheet_per_table(tmp_path: Path, place: str) -> None:
    folder = a_program(tmp_path)
    events = [["person_id", "happened_on", "event"], [7.0, dt.date(2026, 4, 1), "move"]]
    workbook(folder / place, people=PEOPLE_SHEET, events=events, Notes=[["nothing here is a table"]])
    program = load(folder)
    assert program.rows == {"people": 2, "events": 1}
    assert program.table("people")["person_id"].tolist() == ["7", "007"]
    assert program.table("people")["hired_on"].dt.year.tolist() == [2020, 2021]
    assert program.table("events")["happened_on"].tolist() == [pd.Timestamp("2026-04-01")]
    assert place in program.inputs
    assert [fault.what for fault in program.faults] == ["sheet 'Notes' is no table"]


def test_a_workbook_for_one_table(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    workbook(folder / "tables" / "people.xlsx", Sheet1=PEOPLE_SHEET)
    assert load(folder).table("people")["grade"].tolist()[0] == 3.5
    (folder / "tables" / "people.xlsx").write_bytes(b"nonsense")
    assert "cannot be read as a workbook" in str(check(folder)[0][0])


@pytest.mark.parametrize(("epoch", "bare"), [(CALENDAR_MAC_1904, 44925), (CALENDAR_WINDOWS_1900, 46387)])
def test_days_of_a_workbook_are_counted_from_its_own_first_day(tmp_path: Path, epoch: dt.datetime, bare: int) -> None:
    """2026-12-31 as a date, and as the bare number that the workbook's calendar has for it (46387 − 1462 = 44925)."""
    folder = a_program(tmp_path)
    book = openpyxl.Workbook()
    book.epoch = epoch
    sheet = book.create_sheet("people")
    for row in (["person_id", "hired_on", "grade"], ["a", dt.date(2026, 12, 31), 44925], ["b", bare, None], ["c"]):
        sheet.append(row)
    book.save(folder / "tables.xlsx")
    people = load(folder).table("people")
    assert people["hired_on"].dropna().tolist() == [pd.Timestamp("2026-12-31")] * 2
    assert people["grade"].dropna().tolist() == [44925]


def test_a_table_in_two_files_is_a_fault(tmp_path: Path) -> None:
    folder = a_program(tmp_path, people="person_id\na")
    workbook(folder / "tables" / "people.xlsx", Sheet1=PEOPLE_SHEET)
    (fault,), program = check(folder)
    assert str(fault) == ("people: is in two places: tables/people.csv and tables/people.xlsx; keep one of them")
    assert program is not None
    assert program.rows == {"people": 1}


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    (folder / "tables" / "people.ods").write_bytes(b"")
    (folder / "tables" / "README.md").write_text("no table", encoding="utf-8")
    (folder / "tables" / "~$people.xlsx").write_bytes(b"")
    assert [str(fault) for fault in check(folder)[0]] == [
        "tables/people.ods: .ods files cannot be read; save it as .csv, .xlsx or .parquet"
    ]


def test_inputs_are_fingerprints_of_the_bytes(tmp_path: Path) -> None:
    folder = a_program(tmp_path, people="person_id\na")
    own = {"instruments/own.yaml": "id: own\n", "letters/parts/signed.md": "Yours\n"}
    for place, text in {"records/draw.json": "{}", "keys/secret": "x", **own}.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    program = load(folder)
    assert list(program.inputs) == [*own, "program.yaml", "records/draw.json", "tables/people.csv"]
    assert program.inputs["records/draw.json"] == hashlib.sha256(b"{}").hexdigest()


def test_tables_are_handed_out_as_copies(tmp_path: Path) -> None:
    program = load(a_program(tmp_path, people="person_id\na\nb"))
    mine = program.table("people")
    mine["person_id"] = "changed"
    assert program.table("people")["person_id"].tolist() == ["a", "b"]
    assert program.has("people")
    assert not program.has("pairs")
    with pytest.raises(BadInput, match=r"pairs: the table is not there; add tables/pairs\.csv"):
        program.table("pairs")
    with pytest.raises(ValueError, match="did you mean 'pairs'"):
        program.has("pair")


def test_a_place_that_is_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_program(tmp_path / "northwind")
    with pytest.raises(BadInput, match=r"there is no such folder; did you mean '.*northwind'\?"):
        load(tmp_path / "nortwind")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match=r"there is no program\.yaml in it; give the folder that holds"):
        load(tmp_path / "empty")
    assert load(tmp_path / "northwind" / "program.yaml").folder == (tmp_path / "northwind").resolve()
    monkeypatch.chdir(tmp_path / "empty")
    a_program(tmp_path / "shipped" / "data" / "demo")
    monkeypatch.setattr(loading, "shipped", lambda *parts: (tmp_path / "shipped").joinpath(*parts))
    assert load("demo").folder == (tmp_path / "shipped" / "data" / "demo").resolve()
    a_program(tmp_path / "empty" / "demo", CHARTER.replace("Northwind", "Own"))
    assert load("demo").charter.program.startswith("Own")


def test_the_real_program_loads_without_faults() -> None:
    folder = SHARED / "data" / "programs" / "job-training"
    if not folder.is_dir():
        pytest.skip("the real program is in ../shared/data, which is not here")
    program = load(folder)
    assert program.faults == ()
    assert program.rows == {"people": 445, "measures": 1335, "assignments": 445}
    assert program.as_of is None


@pytest.mark.parametrize("n", [10_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_so_many_rows_of_two_tables(n: int, tmp_path: Path) -> None:
    rows = "\n".join(f"p{i},pay,before,{i}.5,2026-01-02" for i in range(n))
    people = "\n".join(f"p{i}" for i in range(n))
    folder = a_program(
        tmp_path, people=f"person_id\n{people}\np5", measures=f"person_id,measure,wave,value,measured_on\n{rows}"
    )
    (fault,), program = check(folder)
    assert (fault.rows, fault.n_rows) == ((7, n + 2), 2)
    assert program is not None
    assert program.as_of == dt.date(2026, 1, 2)


def test_a_workbook_named_for_no_table_and_holding_none(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    workbook(folder / "tables" / "peple.xlsx", Sheet1=PEOPLE_SHEET)
    assert [str(fault) for fault in check(folder)[0]] == [
        "tables/peple.xlsx: 'peple' is no table; did you mean 'people', or move the file out of tables/"
    ]


def test_check_tells_what_was_read_as_something_else(tmp_path: Path) -> None:
    text = "person_id;wave;item;value\na;before;q1;4 - Agree\na;before;q2;N/A\na;before;q3;3,5"
    done = CliRunner().invoke(main, ["check", str(a_program(tmp_path, responses=text))])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "No fault in responses.",
        "Note: responses.value row 3: 1 cell is read as missing ('N/A' 1).",
        "Note: responses.value row 2: 1 cell is read by the number before the label ('4 - Agree' = 4).",
        "Note: responses.value row 4: 1 cell is read with a decimal comma ('3,5' = 3.5).",
        "Note: responses.item rows 2, 4: 2 answers belong to no known questionnaire and cannot be scored "
        "('q1' 1, 'q3' 1).",
    ]
