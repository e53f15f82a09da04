"""Does the launch kit hold together: 90 minutes, one quiz in three places, and a form that its mapping reads?"""

from __future__ import annotations

import csv
import re

from mentorlab.measures.instruments import instruments
from mentorlab.measures.opening import load
from mentorlab.planning.launch.launch_kit import launch_kit, quiz
from mentorlab.shipped import shipped
from mentorlab.simulation.launch import ITEMS
from mentorlab.tables.exports.importing import read_mapping
from mentorlab.tables.strict_yaml import read_yaml
from tests.programs import demo, write_program

KIT = shipped("templates", "canvases", "launch_kit")


def test_the_session_takes_90_minutes_and_says_when_each_part_begins() -> None:
    text = (KIT / "session.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (\d):(\d\d) \|", text, flags=re.MULTILINE)
    minutes = [int(row[0]) for row in rows]
    begins = [60 * int(hour) + int(minute) for _, hour, minute in rows]
    assert sum(minutes) == 90
    assert begins == [sum(minutes[:place]) for place in range(len(minutes))]
    headings = re.findall(r"^## (\d):(\d\d) .*\((\d+)\)$", text, flags=re.MULTILINE)
    assert [(60 * int(hour) + int(minute), int(long)) for hour, minute, long in headings] == list(
        zip(begins, minutes, strict=True)
    )


def test_the_quiz_says_the_same_in_the_kit_the_instrument_and_the_mapping() -> None:
    statements = quiz()
    assert 10 <= len(statements) <= 12
    assert {one["right"] for one in statements} == {True, False}
    assert all(len(re.findall(r"[.)](?: |$)", one["why"])) >= 2 for one in statements)  # two sentences
    items = instruments(None)["launch_quiz"].items
    assert [(one["id"], one["statement"]) for one in statements] == [(item.id, item.text) for item in items]
    mapping = read_mapping(shipped("templates", "mappings", "launch_quiz.yaml"))
    assert mapping.items == {one["statement"]: one["id"] for one in statements}
    for one in statements:
        given = mapping.values_of[one["id"]]
        assert given == {"True": str(int(one["right"])), "False": str(int(not one["right"])), "Not sure": "0"}
    assert tuple(item.id for item in items) == ITEMS


def test_the_form_asks_what_its_mapping_reads() -> None:
    said, faults = read_yaml((KIT / "wiifm.yaml").read_bytes(), "wiifm.yaml")
    assert faults == []
    mapping = read_mapping(shipped("templates", "mappings", "wiifm.yaml"))
    assert list(mapping.items) == said["questions"]
    assert said["role"] in mapping.columns
    assert mapping.only_where["released_on"].column == said["consent"]
    with (KIT / "wiifm.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [["Email", "Name", "Completion time", said["role"], *said["questions"], said["consent"]]]


def test_the_documents_are_filled_from_the_charter() -> None:
    documents = {one.name: one.markdown for one in launch_kit(demo())}
    assert set(documents) == {
        *("launch_session", "launch_practice", "launch_quiz", "launch_quiz_answers", "launch_wiifm"),
    }
    assert not any("$" in text for text in documents.values())
    session = documents["launch_session"]
    assert "Northwind graduate mentoring, 2026-spring. Planned for 2 March 2026." in session
    assert "How pairs meet: an hour every three weeks." in session
    assert "the end on 27 November 2026" in session
    assert documents["launch_quiz"].count("☐ | ☐ | ☐ |") == len(quiz())
    assert all(one["why"] in documents["launch_quiz_answers"] for one in quiz())
    assert not any(one["why"] in documents["launch_quiz"] for one in quiz())


def test_a_bare_charter_is_enough(tmp_path: object) -> None:
    from pathlib import Path

    program = load(write_program(Path(str(tmp_path))))
    session = next(one.markdown for one in launch_kit(program) if one.name == "launch_session")
    assert "How pairs meet: as often as the two agree." in session
    assert "the start on 10 January 2026. Say" in session
