"""After a person is forgotten, does any search of bytes find them, and is everything else as it was?"""

from __future__ import annotations

import base64
import csv
import dataclasses
import gzip
import html
import io
import json
import os
import shutil
import urllib.parse
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import mentorlab
from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.reports import forgetting
from mentorlab.tables import arms
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.forgetting import all_at_once
from mentorlab.tables.forgetting.rows import STRANGERS
from mentorlab.tables.on_record.decisions import as_sealed, read_record
from mentorlab.tables.on_record.draw import arms_sha256
from tests.programs import write_program

ID, NAME, MAIL = "pZQ7xw19", "Ann-Zoë Quibblewick", "ann.zoe@quibblewick.example"
OTHERS = {"p0": "Ann Lee", "p1": "Ann Leeson", "p2": "Ben Quibble", "p3": "Zoë Quarterly", "p4": "Carl Ott"}


def forget(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["forget", *map(str, arguments)])


def _tables() -> dict[str, pd.DataFrame]:
    """Every table, with the person in every column that can hold them; ids and names of five others beside."""
    people = [ID, *OTHERS]
    rows: dict[str, dict[str, list[Any]]] = {
        "people": {
            "person_id": people,
            "manager_id": ["p4", ID, "p0", "p0", "p1", ""],
            "e_mail": [MAIL, *(f"{one}@x.example" for one in OTHERS)],
            "buddy": ["", ID, "p2", "", "", ""],
            "remark": [
                f"is {NAME}",
                f"knows {NAME.upper()}",
                "knows Ann",
                "sits by QUIBBLEWICK, Ann-Zoe",
                "",
                "née Ott",
            ],
        },
        "needs": {
            "respondent_id": [ID, "p0"],
            "need": ["skill"] * 2,
            "stakeholder": ["mentees"] * 2,
            "importance": [4, 5],
            "current": [2, 3],
        },
        "voices": {
            "stakeholder": ["mentees"] * 3,
            "kind": ["idea"] * 3,
            "text": ["mine", f"ask {MAIL}", "ask Ann"],
            "person_id": [ID, "p0", "p1"],
        },
        "outreach": {
            "person_id": [ID, "p0"],
            "campaign": ["a"] * 2,
            "sent_on": ["2026-01-02"] * 2,
            "channel": ["email"] * 2,
        },
        "applications": {
            "person_id": [ID, "p0"],
            "role": ["mentee"] * 2,
            "applied_on": ["2026-01-02"] * 2,
            "goals": ["x", f"with {NAME}"],
        },
        "choices": {"person_id": [ID, "p0", "p1"], "chosen_id": ["p1", ID, "p2"], "rank": [1, 1, 1]},
        "arranged": {"mentee_id": [ID, "p0", "p0"], "mentor_id": ["p1", ID, "p1"], "rule": ["must_not_pair"] * 3},
        "pairs": {
            "pair_id": ["k1", f"k-{ID}", "k3"],
            "mentor_id": ["p1", ID, "p2"],
            "mentee_id": [ID, "p3", "p0"],
            "matched_on": ["2026-01-05"] * 3,
            "group_id": ["", f"circle_{ID}", f"circle_{ID}"],
        },
        "meetings": {
            "meeting_id": ["m1", "m2", "m3", "m4", "m5"],
            "pair_id": ["k1", f"k-{ID}", "k3", "", "k3"],
            "group_id": ["", "", "", f"circle_{ID}", ""],
            "held_on": ["2026-02-05"] * 5,
            "status": ["held"] * 5,
            "reason": ["", "", f"{NAME} was ill", "", ""],
            "replaces": ["", "", "m1", "", ""],
        },
        "attendance": {"meeting_id": ["m1", "m3", "m3", "m4"], "person_id": ["p1", ID, "p0", "p3"]},
        "goals": {
            "goal_id": ["g1", "g2"],
            "person_id": [ID, "p3"],
            "statement": ["learn", f"learn from {NAME}"],
            "pair_id": ["k1", f"k-{ID}"],
        },
        "goal_ratings": {
            "goal_id": ["g1", "g2", "g2"],
            "rated_by": ["p1", ID, "self"],
            "rated_on": ["2026-03-01"] * 3,
            "attained": [0, 1, 2],
        },
        "actions": {"goal_id": ["g1", "g2"], "action": ["read", f"call {NAME}"]},
        "support": {
            "pair_id": ["k1", "k1", "k3"],
            "person_id": ["", "p1", ID],
            "on": ["2026-02-03"] * 3,
            "reason": ["a", "b", "c"],
        },
        "responses": {
            "person_id": [ID, "p0", "p1"],
            "wave": ["before"] * 3,
            "item": ["i1"] * 3,
            "about_id": [ID, ID, "p1"],
            "value": [1, 2, 3],
        },
        "measures": {
            "person_id": [ID, "p0"],
            "measure": ["skill"] * 2,
            "wave": ["before"] * 2,
            "value": [1.5, 2.5],
            "rated_by": ["p0", ID],
        },
        "summaries": {
            "measure": ["pulse"] * 2,
            "wave": ["before"] * 2,
            "unit": ["all", f"team {NAME}"],
            "n": [9, 8],
            "mean": [3.5, 3.25],
        },
        "assignments": {
            "person_id": people,
            "arm": ["program", "program", "comparison"] * 2,
            "cluster": [ID, ID, "p1", "p1", ID, "p2"],
            "drawn_with": ["draw.json"] * 6,
        },
        "events": {"person_id": [ID, "p0"], "happened_on": ["2026-03-01"] * 2, "event": ["move"] * 2},
        "costs": {"item": [f"lunch with {NAME}", "rooms"], "amount": [30, 40]},
        "comments": {
            "person_id": [ID, "p0", "p1"],
            "wave": ["before"] * 3,
            "question": ["why"] * 3,
            "text": ["me", f"{NAME}'s help; Quibblewick rocks", "Ann and Zoë helped"],
        },
    }
    assert set(rows) == set(TABLES)
    return {name: pd.DataFrame(columns) for name, columns in rows.items()}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program with the person in every table, in five file formats, in keys, records and runs."""
    tables = _tables()
    place = write_program(tmp_path_factory.mktemp("planted") / "p", {"objectives": []}, **tables)
    files = place / "tables"
    (files / "voices.csv").write_bytes(tables["voices"].to_csv(index=False, sep=";").encode("cp1252"))
    (files / "costs.csv").write_bytes(tables["costs"].to_csv(index=False, lineterminator="\r\n").encode("utf-16"))
    (files / "comments.csv").write_bytes(b"\xef\xbb\xbf" + tables["comments"].to_csv(index=False, sep="\t").encode())
    for name in ("goals", "support"):
        (files / f"{name}.csv").unlink()
    tables["goals"].to_parquet(files / "goals.parquet")
    coded = pa.Table.from_pandas(tables["support"].astype({"person_id": "category"}), preserve_index=False)
    pq.write_table(coded, files / "support.parquet", compression="gzip")
    for name in ("actions", "measures"):
        (files / f"{name}.csv").unlink()
    book = openpyxl.Workbook()
    book.properties.creator = NAME
    book.active.title = "actions"
    for row in [list(tables["actions"]), *tables["actions"].astype(object).values.tolist()]:
        book["actions"].append(row)
    sheet = book.create_sheet("measures")
    for row in [list(tables["measures"]), *tables["measures"].astype(object).values.tolist()]:
        sheet.append(row)
    book.save(place / "tables.xlsx")
    (place / "keys").mkdir()
    names = {ID: NAME, **OTHERS}
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("id", "name"), *sorted(names.items())])
    (place / "keys" / "names.csv").write_text(text.getvalue(), encoding="utf-8")
    (place / "keys" / "names.csv").chmod(0o600)
    also = f"also,id\nann@home.example,p0\n{MAIL},{ID}\n"
    (place / "keys" / "also.csv").write_text(also, encoding="utf-8")
    _records(place, tables)
    _runs(place)
    (files / ".~lock.people.csv#").write_text(f",{NAME},host,", encoding="utf-8")
    (place / ".ipynb_checkpoints").mkdir()
    (place / ".ipynb_checkpoints" / "x.ipynb").write_text(json.dumps({"cells": [NAME]}), encoding="utf-8")
    (place / ".undo").mkdir()
    (place / ".undo" / "program.yaml.json").write_text(json.dumps({"before": [f"purpose: {NAME} asked."]}))
    return place


@pytest.fixture
def folder(planted: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    return shutil.copytree(planted, tmp_path / "p")


@pytest.fixture(scope="module")
def forgotten(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A copy from which the person has been forgotten, to be looked at only; and what the command said."""
    place = shutil.copytree(planted, tmp_path_factory.mktemp("forgotten") / "p")
    result = forget(ID, place, "--yes")
    assert result.exit_code == 0, result.output
    return place, result


def _records(place: Path, tables: dict[str, pd.DataFrame]) -> None:
    records = place / "records"
    records.mkdir()
    drawn = {"seed": 1, "arms_sha256": arms_sha256(tables["assignments"]), "order": [ID, "p0"], "by": f"for {NAME}"}
    (records / "draw.json").write_text(json.dumps(drawn, indent=2) + "\n", encoding="utf-8")
    figure = {"measure": "skill", "waves": ["before"], "members": "4A=="}
    ledger = {"schema": 1, "report": "outcomes", "people": ["p0", ID, "p1"], "figures": [figure]}
    (records / "published-a.json").write_text(json.dumps(ledger, indent=1), encoding="utf-8")
    (records / "decision-2026-03-01-lunch.yaml").write_bytes(
        as_sealed(_decision(f"{NAME} cooks", ID, f"as {MAIL} says"))
    )
    (records / "decision-2026-03-02-rooms.yaml").write_bytes(
        as_sealed(_decision("rooms", "Ann Leeson", "by their use"))
    )
    by_hand = f"decision: 2026-03-01-lunch\nbecame: done  # says {NAME}\non: 2026-03-09\n"
    (records / "became-2026-03-09-lunch.yaml").write_text(by_hand, encoding="utf-8")
    (records / "protocol-1.yaml").write_text(f"agreed: with {NAME} and Ann Leeson\n", encoding="utf-8")


def _decision(decision: str, owner: str, test: str) -> dict[str, Any]:
    day = "2026-03-01"
    said = {"decided_on": day, "finding": "a claim", "decision": decision, "due_on": day}
    return {**said, "owner": owner, "tested_by": {"note": test}}


def _runs(place: Path) -> None:
    """One run without the person, one with them in staff/ only, and one for every way of hiding in a shared file."""
    inputs = mentorlab.load(place).inputs
    hidden: dict[str, bytes] = {
        "utf8": f"<p>{NAME}</p>".encode(),
        "utf16": f"x {NAME}".encode("utf-16-le"),
        "utf16be": f"xx {NAME}".encode("utf-16-be"),
        "odd": b"x" + f"{MAIL} ".encode("utf-16-le"),
        "cp1252": f"x {NAME}".encode("cp1252"),
        "mac": f"é {NAME}".encode("mac_roman"),
        "url": f"?who={urllib.parse.quote(NAME)}".encode(),
        "plus": f"?who={urllib.parse.quote_plus(NAME)}".encode(),
        "json": json.dumps(f"{NAME}").encode(),
        "html": html.escape(NAME).replace("ë", "&euml;").encode(),
        "entity": NAME.replace("ë", "&#235;").encode(),
        "swapped": b"Quibblewick, Ann-Zoe",
        "base64": b'{"image/svg+xml": "' + base64.b64encode(f"<svg>{NAME}</svg>".encode()) + b'"}',
        "lines": base64.encodebytes(b"-" * 70 + ID.encode()),
        "gz": gzip.compress(ID.encode()),
        "zip": _zipped({"a/b.txt": b"-", f"{ID}.txt": b"-"}),
        "zips": _zipped({"inner.zip": _zipped({"x.xml": f"<t>{MAIL}</t>".encode()})}),
        "base64zip": base64.b64encode(_zipped({"x.xml": NAME.encode()})),
        "parquet": _parquet_of(NAME),
    }
    first, _, last = NAME.partition("Qu")
    runs = f"<w:p><w:r><w:t>Dear {first}</w:t></w:r><w:r><w:t>Qu{last},</w:t></w:r></w:p>"
    hidden_in_a_letter = _zipped({"word/document.xml": runs.encode()})
    for name, content in {
        **hidden,
        "clean": b"12 people",
        "letters": b"12",
        "staff": b"12 people",
        "stale": b"12 people",
    }.items():
        made = place / "runs" / f"2026-04-01T00-00-00Z_{name}"
        (made / "staff").mkdir(parents=True)
        (made / "report.html").write_bytes(content)
        (made / "letters").mkdir()
        letter = hidden_in_a_letter if name == "letters" else _zipped({"word/document.xml": b"<w:t>Dear you</w:t>"})
        (made / "letters" / "invitation.docx").write_bytes(letter)
        said = {"inputs": dict(inputs) if name != "stale" else {"tables/people.csv": "0" * 64}}
        (made / "manifest.json").write_text(json.dumps(said), encoding="utf-8")
        (made / "staff" / "pairs.csv").write_text("p1,p2\n" + (f"{ID},p3\n" if name == "staff" else ""))
        (made / "staff" / "calls.csv").write_text("p1,Ann Leeson\n", encoding="utf-8")


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def _parquet_of(text: str) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"a": [text] * 3}), out, compression="zstd")
    return out.getvalue()


def _everything(content: bytes) -> list[bytes]:
    """The bytes and, packed in them, zip members and the cells of parquet: an unpacking of the test's own."""
    found = [content]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            found += [part for name in packed.namelist() for part in [name.encode(), *_everything(packed.read(name))]]
    if content[:4] == b"PAR1":
        found += [str(pq.read_table(io.BytesIO(content)).to_pydict()).encode()]
    return found


def _needles() -> set[bytes]:
    """The person as bytes, in every encoding and escape, base64 at each of the three alignments."""
    found: set[bytes] = set()
    for word in (ID, NAME, MAIL, "Quibblewick"):
        forms = [
            word,
            urllib.parse.quote(word),
            urllib.parse.quote_plus(word),
            html.escape(word),
            json.dumps(word)[1:-1],
        ]
        for form in forms:
            for case in (form, form.lower(), form.upper()):
                found |= {case.encode(), case.encode("utf-16-le"), case.encode("utf-16-be"), case.encode("cp1252")}
        for shift in range(3):
            found.add(base64.b64encode(bytes(shift) + word.encode())[4:-4])
    return found


def _found_anywhere(place: Path) -> list[str]:
    needles = _needles()
    return [
        f"{path.relative_to(place)}: {needle!r}"
        for path in place.rglob("*")
        if path.is_file()
        for part in [path.name.encode(), *_everything(path.read_bytes())]
        for needle in needles
        if needle in part
    ]


def test_after_it_no_search_of_bytes_finds_the_person(planted: Path, forgotten: tuple[Path, Result]) -> None:
    assert len({line.split(":")[0] for line in _found_anywhere(planted)}) > 40
    place, result = forgotten
    assert _found_anywhere(place) == []
    assert not list(place.rglob("*.forgetting"))
    assert (place / "keys" / "names.csv").stat().st_mode & 0o777 == 0o600 or os.name != "posix"
    assert (place / "keys" / "also.csv").read_text(encoding="utf-8") == "also,id\nann@home.example,p0\n"
    assert ID not in result.output
    assert "uibblewick" not in result.output


def test_a_name_or_an_address_is_as_good_as_an_id(planted: Path, folder: Path) -> None:
    plans = [list(forgetting.plan(asked, planted).lines()) for asked in (MAIL, "ann-zoe quibblewick")]
    assert plans[0] == plans[1]
    assert forget(NAME.upper(), folder, "--yes").exit_code == 0
    assert _found_anywhere(folder) == []


def test_rows_go_and_cells_are_emptied_by_their_contracts(planted: Path, forgotten: tuple[Path, Result]) -> None:
    before = mentorlab.load(planted).frames
    program = mentorlab.load(forgotten[0])
    after = program.frames
    assert program.faults == ()
    kept = {name: f"{len(after[name])} of {len(before[name])}" for name in TABLES}
    assert kept == {
        "people": "5 of 6",
        "needs": "1 of 2",
        "voices": "2 of 3",
        "outreach": "1 of 2",
        "applications": "1 of 2",
        "choices": "1 of 3",  # one by the person, one of the person
        "arranged": "1 of 3",
        "pairs": "1 of 3",
        "meetings": "3 of 5",  # those of the pairs that went
        "attendance": "2 of 4",
        "goals": "1 of 2",
        "goal_ratings": "1 of 3",
        "actions": "1 of 2",
        "support": "1 of 3",
        "responses": "1 of 3",  # an answer about the person went too
        "measures": "1 of 2",
        "summaries": "2 of 2",
        "assignments": "5 of 6",
        "events": "1 of 2",
        "costs": "2 of 2",
        "comments": "2 of 3",
    }
    assert after["people"].set_index("person_id")["manager_id"].isna()["p0"]
    assert list(after["people"]["remark"].dropna()) == ["knows [name]", "knows Ann", "sits by [name]", "née Ott"]
    assert list(after["support"]["person_id"]) == ["p1"]
    assert after["support"]["pair_id"].isna().all()  # its pair is gone, the contact with the other stays
    assert after["goals"]["pair_id"].isna().all()
    assert after["measures"]["rated_by"].isna().all()
    assert after["meetings"]["replaces"].isna().all()
    assert list(after["pairs"]["group_id"]) == list(after["meetings"]["group_id"].dropna()) == ["circle_former-1"]
    assert list(after["assignments"]["cluster"]) == ["former-1", "p1", "p1", "former-1", "p2"]
    assert list(after["comments"]["text"]) == ["[name] help; [name] rocks", "Ann and Zoë helped"]
    assert list(after["actions"]["action"]) == ["call [name]"]


def test_every_id_column_of_the_contracts_is_thought_of() -> None:
    without = [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if column.kind == "id" and column.refers is None and column.name not in STRANGERS.get(table.name, ())
    ]
    # These are ids of things, not of persons.
    assert without == [
        ("people", "person_id"),
        ("pairs", "pair_id"),
        ("pairs", "group_id"),
        ("meetings", "meeting_id"),
        ("goals", "goal_id"),
    ]


def test_of_a_csv_file_only_the_persons_rows_change(tmp_path: Path) -> None:
    place = write_program(tmp_path / "p", {"objectives": []})
    lines = [
        'person_id; "manager_id" ;note\r\n',
        'p0;;"a ""quoted"" one; two"\r\n',
        "\r\n",
        f"{ID};p0;gone\r\n",
        '"p1";' + f'"{ID}";"line\none"\r\n',
        "p2;p0;Zo\xeb",
    ]
    path = place / "tables" / "people.csv"
    path.write_bytes("".join(lines).encode("cp1252"))
    assert forget(ID, place, "--yes").exit_code == 0
    expected = [*lines[:3], '"p1";;"line\none"\r\n', lines[5]]
    assert path.read_bytes() == "".join(expected).encode("cp1252")


def test_a_workbook_and_a_parquet_file_stay_what_they_were(planted: Path, forgotten: tuple[Path, Result]) -> None:
    schema, folder = pq.read_schema(planted / "tables" / "support.parquet"), forgotten[0]
    file = pq.ParquetFile(folder / "tables" / "support.parquet")
    assert file.schema_arrow.equals(schema)
    assert file.metadata.row_group(0).column(0).compression == "GZIP"
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    assert book.sheetnames == ["actions", "measures"]
    assert [[cell.value for cell in row] for row in book["measures"].iter_rows(min_row=2)] == [
        ["p0", "skill", "before", 2.5, None]
    ]
    assert book.properties.creator != NAME


def test_a_drawn_design_still_counts_as_drawn(folder: Path) -> None:
    assert arms.arms(mentorlab.load(folder)).drawn == "record"
    assert forget(ID, folder, "--yes").exit_code == 0
    after = arms.arms(mentorlab.load(folder))
    assert after.drawn == "record"
    assert any("have been forgotten since the draw" in note for note in after.notes)
    record = json.loads((folder / "records" / "draw.json").read_text(encoding="utf-8"))
    assert record["forgotten"] == 1
    assert record["order"] == ["p0"]
    assert forget("p4", folder, "--yes").exit_code == 0
    assert json.loads((folder / "records" / "draw.json").read_text(encoding="utf-8"))["forgotten"] == 2
    assert arms.arms(mentorlab.load(folder)).drawn == "record"


def test_a_contradicted_draw_stays_contradicted(folder: Path) -> None:
    path = folder / "tables" / "assignments.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("p1,comparison", "p1,program"), encoding="utf-8")
    assert arms.arms(mentorlab.load(folder)).drawn == "contradicted"
    assert forget(ID, folder, "--yes").exit_code == 0
    assert arms.arms(mentorlab.load(folder)).drawn == "contradicted"


def test_the_ledger_still_counts_the_person_as_somebody(planted: Path, forgotten: tuple[Path, Result]) -> None:
    before = json.loads((planted / "records" / "published-a.json").read_text(encoding="utf-8"))
    after = json.loads((forgotten[0] / "records" / "published-a.json").read_text(encoding="utf-8"))
    assert after == {**before, "people": ["p0", "p1", None]}
    assert "would tell these answers by the difference" in " ".join(forgotten[1].output.split())


def test_a_sealed_decision_is_sealed_anew_and_counts_as_unchanged(
    planted: Path, forgotten: tuple[Path, Result]
) -> None:
    after = {path.name: path.read_bytes() for path in sorted((forgotten[0] / "records").glob("*-2026-03-*.yaml"))}
    assert len(after) == 3
    for name, content in after.items():
        record, sealed, faults = read_record(name, content, name)
        assert not faults
        assert sealed == ("not_sealed" if name.startswith("became") else "sealed")
        kept = content == (planted / "records" / name).read_bytes()
        assert kept == (name == "decision-2026-03-02-rooms.yaml")
        assert record is not None
        assert record.forgotten == int(name == "decision-2026-03-01-lunch.yaml")


def test_a_decision_that_was_changed_after_it_was_sealed_still_is(folder: Path) -> None:
    path = folder / "records" / "decision-2026-03-01-lunch.yaml"
    path.write_bytes(path.read_bytes().replace(b"a claim", b"another claim"))
    assert forget(ID, folder, "--yes").exit_code == 0
    assert read_record(path.name, path.read_bytes(), path.name)[1] == "changed"


def test_runs_that_hold_the_person_go_and_the_others_stay(planted: Path, forgotten: tuple[Path, Result]) -> None:
    folder, result = forgotten
    clean = [path.relative_to(planted) for path in planted.glob("runs/*clean/**/*") if path.is_file()]
    left = sorted(path.name.split("_")[1] for path in (folder / "runs").iterdir())
    assert left == ["clean", "staff", "stale"]
    assert len(clean) == 5
    assert all((planted / path).read_bytes() == (folder / path).read_bytes() for path in clean)
    staff = folder / "runs" / "2026-04-01T00-00-00Z_staff"
    assert [path.name for path in (staff / "staff").iterdir()] == ["calls.csv"]
    assert json.loads((staff / "manifest.json").read_text(encoding="utf-8"))["files_removed_to_forget_persons"] == 1
    again = [line.split(":")[0][5:] for line in result.output.splitlines() if "no longer be run again" in line]
    assert again == ["2026-04-01T00-00-00Z_clean", "2026-04-01T00-00-00Z_staff"]


def test_of_a_batch_only_the_reports_that_hold_the_person_go(folder: Path) -> None:
    batch = folder / "runs" / "2026-05-01T00-00-00Z_matching_by_team"
    for name, place, content in (
        ("one", "report.html", "nobody"),
        ("one", "staff/calls.csv", f"id\n{ID}\n"),
        ("two", "report.html", f"<p>{NAME}</p>"),
    ):
        (batch / name / place).parent.mkdir(parents=True, exist_ok=True)
        (batch / name / place).write_text(content, encoding="utf-8")
    (batch / "batch.json").write_text("{}", encoding="utf-8")
    assert forget(ID, folder, "--yes").exit_code == 0
    left = sorted(path.relative_to(batch).as_posix() for path in batch.rglob("*") if path.is_file())
    assert left == ["batch.json", "one/report.html"]


def test_others_with_a_like_name_or_id_stay(folder: Path) -> None:
    assert forget("Ann Lee", folder, "--yes").exit_code == 0
    names = (folder / "keys" / "names.csv").read_text(encoding="utf-8")
    assert "Ann Leeson" in names
    assert "Ann Lee\n" not in names
    assert NAME in names
    assert "Ann Leeson" in (folder / "records" / "protocol-1.yaml").read_text(encoding="utf-8")
    people = mentorlab.load(folder).table("people")
    assert list(people["person_id"]) == [ID, "p1", "p2", "p3", "p4"]
    assert people["remark"][1] == "knows Ann"  # there are other Anns
    assert (folder / "runs" / "2026-04-01T00-00-00Z_clean" / "staff" / "calls.csv").exists()


def test_without_yes_nothing_changes(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = forget(ID, folder)
    assert result.exit_code == 2
    assert "people: 1 row removed, 4 cells of other rows changed\nneeds: 1 row removed\n" in result.output
    assert "add --yes" in result.output
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_receipt_counts_and_names_nobody(forgotten: tuple[Path, Result]) -> None:
    folder, result = forgotten
    receipt = Path(result.stdout.splitlines()[-1])
    said = json.loads(receipt.read_text(encoding="utf-8"))
    assert receipt.parent == folder / "records"
    assert said["rows_removed"]["choices"] == 2
    assert said["runs_removed"] == 20
    assert said["left_to_do_by_hand"] == 0


def test_twice_and_somebody_unknown(folder: Path) -> None:
    assert forget(ID, folder, "--yes").exit_code == 0
    again = forget(ID, folder, "--yes")
    assert again.exit_code == 2
    assert "if they were forgotten before, nothing is left" in again.output
    unknown = forget("Ann Leesom", folder, "--yes")
    assert unknown.exit_code == 2
    assert not any(name in unknown.output for name in OTHERS.values())
    assert "did you mean 'p1'" in forget("p11", folder).output
    assert forget("", folder).exit_code == 2
    shipped = forget("p001", "demo", "--yes")
    assert shipped.exit_code == 2
    assert "ships" in shipped.output


def test_a_file_that_is_not_ours_is_named_and_not_touched(folder: Path) -> None:
    letter = folder / "letters" / "draft.txt"
    letter.parent.mkdir()
    letter.write_text(f"Dear {NAME}", encoding="utf-8")
    result = forget(ID, folder, "--yes")
    assert result.exit_code == 1
    assert "to be done by hand: letters/draft.txt" in result.output
    assert letter.read_text(encoding="utf-8") == f"Dear {NAME}"
    assert {line.split(":")[0] for line in _found_anywhere(folder)} == {"letters/draft.txt"}


@pytest.mark.parametrize(("step", "at"), [("rename", 1), ("rename", 20), ("replace", 1), ("replace", 12)])
def test_an_error_on_the_way_changes_nothing(folder: Path, step: str, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = forgetting.plan(ID, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    whole, calls = getattr(Path, step), [0]

    def fails(self: Path, target: Path) -> Path:
        calls[0] += 1
        if calls[0] == at:
            raise PermissionError(13, "Permission denied", str(self))
        return whole(self, target)

    monkeypatch.setattr(all_at_once.Path, step, fails)
    with pytest.raises(BadInput, match="nothing was changed"):
        forgetting.carry_out(wanted)
    assert calls[0] >= at
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_links_are_not_followed(tmp_path: Path) -> None:
    place = write_program(tmp_path / "p", {"objectives": []})
    (tmp_path / "people.csv").write_text(f"person_id\n{ID}\n", encoding="utf-8")
    (place / "tables" / "people.csv").symlink_to(tmp_path / "people.csv")
    result = forget(ID, place, "--yes")
    assert result.exit_code == 2
    assert "tables/people.csv: is a link to a file that stands elsewhere" in result.output
    assert ID in (tmp_path / "people.csv").read_text(encoding="utf-8")


def test_a_table_without_rows_and_a_workbook_with_brackets_in_its_name(tmp_path: Path) -> None:
    place = write_program(tmp_path / "p", {"objectives": []})
    (place / "tables" / "events.csv").write_text("person_id,happened_on,event\n", encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.title = "people"
    for row in (["person_id", "site"], [ID, "a"], ["p0", "=1+1"], [None, None], ["p1", 7]):
        book.active.append(row)
    book.save(place / "tables" / "HR export (final).xlsx")
    assert forget(ID, place, "--yes").exit_code == 0
    sheet = openpyxl.load_workbook(place / "tables" / "HR export (final).xlsx")["people"]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["person_id", "p0", None, "p1"]


def test_a_file_that_changes_meanwhile_is_not_overwritten(folder: Path) -> None:
    wanted = forgetting.plan(ID, folder)
    (folder / "tables" / "events.csv").write_text("person_id,happened_on,event\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(BadInput, match="has changed while the plan was made"):
        forgetting.carry_out(wanted)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_rows_of_a_database_are_counted_and_left_to_their_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = pd.DataFrame({"pair_id": ["a", "b"], "mentor_id": ["m1", ID], "mentee_id": ["n1", "m1"]})
    place = write_program(tmp_path / "p", {"objectives": [], "source": "sqlite:///hr.db"}, pairs=pairs)
    from_database = dataclasses.replace(
        mentorlab.load(write_program(tmp_path / "q", {"objectives": []})),
        frames={"events": pd.DataFrame({"person_id": [ID, "m1", ID]}), "pairs": pairs},
    )
    monkeypatch.setattr(forgetting, "load", lambda _: from_database)
    result = forget(ID, place, "--yes")
    assert result.exit_code == 1
    assert "by hand: the charter's database, table events, column person_id: 2 rows" in result.output
    assert "table pairs" not in result.output  # that one is a file, and is done
    assert ID not in (place / "tables" / "pairs.csv").read_text(encoding="utf-8")


def test_an_id_like_a_number_is_looked_for_in_columns_of_ids_only(tmp_path: Path) -> None:
    tables = {
        "people": pd.DataFrame({"person_id": ["7", "8"], "manager_id": ["8", "7"], "floor": ["8", "7"]}),
        "comments": pd.DataFrame({"person_id": ["8"], "wave": ["before"], "question": ["q"], "text": ["7 of 10"]}),
        "costs": pd.DataFrame({"item": ["rooms"], "amount": [7]}),
    }
    place = write_program(tmp_path / "p", {"objectives": []}, **tables)
    result = forget("7", place, "--yes")
    assert result.exit_code == 0
    assert "too short to be told" in result.output
    program = mentorlab.load(place)
    assert list(program.table("people")["person_id"]) == ["8"]
    assert list(program.table("comments")["text"]) == ["7 of 10"]
    assert list(program.table("costs")["amount"]) == [7]
