"""Does an export that is dropped get into the program whole, or not at all, and does nothing of it stay elsewhere?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

import mentorlab
from mentorlab.answers.markup import Passage
from mentorlab.errors import BadInput
from mentorlab.measures.opening import check, load
from mentorlab.tables.starting import start
from mentorlab.widgets.data_room.receiving import Receiving
from mentorlab.widgets.data_room.room import DataRoom

EXPORT = """Email,Submitted,I feel at home here,How old is your tea
ana@x.org,2026-11-20,4,cold
bo@x.org,2026-11-21,5,warm
,2026-11-21,3,warm
"""
MAPPING = """format: wide
table: responses
person: Email
wave: "=before"
columns:
  Submitted: answered_on
items:
  I feel at home here: home
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return start(tmp_path / "spring", starts_on=date(2026, 12, 1), have=[])


def opened(folder: Path) -> DataRoom:
    room = mentorlab.data_room(folder)
    assert isinstance(room, DataRoom)
    return room


def drop(room: DataRoom, name: str, content: bytes) -> None:
    """As the page hands a file over."""
    file = {"name": name, "type": "", "size": len(content), "content": memoryview(content), "last_modified": None}
    room._dropped({"new": (file,)})
    assert room.working.wait(30)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def press(room: DataRoom, name: str) -> None:
    room.actions[name].click()
    assert room.working.wait(30)


def controls(widget: Any) -> Iterator[Any]:
    for child in getattr(widget, "children", ()):
        yield from controls(child)
    if isinstance(widget, ipywidgets.ValueWidget | ipywidgets.Button) and not isinstance(widget, ipywidgets.HTML):
        yield widget


def test_dropped_drafted_decided_looked_at_imported(folder: Path) -> None:
    room, before = opened(folder), everything(folder)
    drop(room, "export.csv", EXPORT.encode())
    assert "table: responses" in room.mapping.value
    assert room.said.text.startswith("A first mapping of export.csv")
    assert [one.control.description for one in room.decisions] == [key for key, _ in room.state.undecided] == ["wave"]
    room.decisions[0].control.value = "=before"
    assert room.state.undecided == []
    room.mapping.value = MAPPING
    assert everything(folder) == before
    assert room.actions["write"].disabled
    press(room, "look")
    assert "rows in the export: 3" in room.receipt.value
    assert "rows used: 2" in room.receipt.value
    assert everything(folder) == before  # looked at, and nothing is written
    assert not room.actions["write"].disabled
    press(room, "write")
    assert room.said.text == "Imported into tables/responses.csv."
    assert check(folder)[0] == []
    assert sorted(load(folder).table("responses")["value"]) == [4.0, 5.0]
    assert (folder / "keys" / "names.csv").is_file()
    assert "ana@x.org" not in (folder / "tables" / "responses.csv").read_text(encoding="utf-8")
    assert room.actions["write"].disabled
    press(room, "look")
    assert "nothing to import" in room.said.text  # the same again adds nothing


def test_the_page_says_no_secret_and_its_words_name_nobody(folder: Path) -> None:
    room = opened(folder)
    drop(room, "export.csv", EXPORT.encode())
    room.mapping.value = MAPPING
    press(room, "look")
    press(room, "write")
    secret = (folder / "keys" / "secret").read_text(encoding="utf-8").strip()
    assert secret
    shown = " ".join([room.mapping.value, room.receipt.value, room.said.text, room._held.value, repr(room)])
    assert secret not in shown
    assert "ana@x.org" not in shown
    assert room.uploader.value == ()
    still = mentorlab.data_room(folder, interactive=False)
    assert isinstance(still, Passage)
    assert repr(still) == repr(room)
    assert "responses; wide; < 5; < 5" in repr(still)  # counts of so few only say that they are few


def test_faults_are_all_said_and_nothing_is_written(folder: Path) -> None:
    room, before = opened(folder), everything(folder)
    drop(room, "export.csv", EXPORT.encode())
    room.mapping.value = MAPPING.replace("person: Email", "person: Mail").replace("at home here: home", "at hom: home")
    press(room, "look")
    assert room.said.is_wrong
    assert "Mail" in room.receipt.value
    assert "at hom" in room.receipt.value
    assert "Mail" in room.mapping.value  # what was typed stays
    assert room.actions["write"].disabled
    assert everything(folder) == before
    room.mapping.value = "format: ["
    press(room, "look")
    assert room.said.is_wrong
    assert everything(folder) == before


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("answers.pdf", b"%PDF-1.7", "give a .csv or .xlsx file"),
        ("answers.csv", b"", "is empty"),
        ("answers.xlsx", b"PK\x03\x04 cut off", "answers.xlsx"),
    ],
)
def test_wrong_files_are_refused_with_what_to_do(folder: Path, name: str, content: bytes, told: str) -> None:
    room, before = opened(folder), everything(folder)
    drop(room, name, content)
    assert room.said.is_wrong
    assert told in room.receipt.value
    assert everything(folder) == before


def test_a_mapping_that_is_changed_is_looked_at_again_before_it_is_imported(folder: Path) -> None:
    room = opened(folder)
    drop(room, "export.csv", EXPORT.encode())
    room.mapping.value = MAPPING
    press(room, "look")
    room.mapping.value = MAPPING.replace("home\n", "at_home\n")
    assert room.actions["write"].disabled
    press(room, "write")
    assert "press Look before Import" in room.receipt.value
    assert not (folder / "tables" / "responses.csv").exists()


def test_a_table_that_was_changed_between_look_and_import_is_not_written_over(folder: Path) -> None:
    state = Receiving(folder)
    state.receive("export.csv", EXPORT.encode())
    state.say(MAPPING)
    state.look()
    (folder / "tables").mkdir(exist_ok=True)
    other = folder / "tables" / "responses.csv"
    other.write_text("person_id,wave,item,value\np1,before,home,3\n", encoding="utf-8")
    before = everything(folder)
    with pytest.raises(BadInput, match="changed elsewhere"):
        state.write()
    assert everything(folder) == before
    state.look()
    assert state.write().added == 2
    assert len(load(folder).table("responses")) == 3


def test_answers_that_differ_are_only_replaced_when_asked(folder: Path) -> None:
    room = opened(folder)
    for text in (EXPORT, EXPORT.replace("2026-11-20,4", "2026-11-20,1")):
        drop(room, "export.csv", text.encode())
        room.mapping.value = MAPPING
        press(room, "look")
        if text == EXPORT:
            press(room, "write")
    assert room.said.is_wrong
    room.replace.value = True
    press(room, "look")
    press(room, "write")
    assert sorted(load(folder).table("responses")["value"]) == [1.0, 5.0]


def test_what_was_dropped_stays_nowhere(folder: Path) -> None:
    state = Receiving(folder)
    state.receive("../../export.csv", EXPORT.encode())
    assert state.export is not None
    place = state.export.parent
    assert state.export.name == "export.csv"
    assert place.stat().st_mode & 0o077 == 0  # the owner's alone
    state.leave()
    assert not place.exists()
    assert not list(folder.parent.glob("export*"))


def test_the_record_holds_what_the_receipt_said(folder: Path) -> None:
    room = opened(folder)
    drop(room, "export.csv", EXPORT.encode())
    room.mapping.value = MAPPING
    press(room, "look")
    press(room, "write")
    (record,) = (folder / "records").glob("import-responses-*.json")
    said = json.loads(record.read_bytes())
    assert (said["rows_in"], said["rows_used"], sum(said["left_out"].values())) == (3, 2, 1)


def test_every_control_has_a_label_and_an_explanation(folder: Path) -> None:
    room = opened(folder)
    drop(room, "export.csv", EXPORT.encode())
    found = [one for one in controls(room.panel) if not isinstance(one, ipywidgets.FloatProgress)]
    assert len(found) > 8
    assert [one for one in found if not one.description or not one.tooltip] == []


@pytest.mark.long
def test_fifty_megabytes_come_in_beside_the_page(folder: Path) -> None:
    import time

    lines = "".join(f"p{place}@x.org,2026-11-20,{place % 5 + 1},{'x' * 60}\n" for place in range(580_000))
    content = (EXPORT.splitlines()[0] + "\n" + lines).encode()
    assert len(content) > 50_000_000
    room = opened(folder)
    begun = time.monotonic()
    file = {"name": "big.csv", "type": "", "size": len(content), "content": memoryview(content), "last_modified": None}
    room._dropped({"new": (file,)})
    assert time.monotonic() - begun < 1  # the page is free again while the file is read
    assert room.working.wait(300)
    room.mapping.value = MAPPING
    room.actions["look"].click()
    assert room.working.busy
    assert room.working.wait(600)
    assert "rows used: 580000" in room.receipt.value
