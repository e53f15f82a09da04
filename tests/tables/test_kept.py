"""Can a change of the charter be taken back after the notebook was closed, and only where that is right?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentorlab.shipped import shipped
from mentorlab.tables.charter.keeper import CharterKeeper
from mentorlab.tables.filled_in.kept import LARGEST, STATES, KeptSteps
from mentorlab.tables.starting import start


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return start(tmp_path / "spring", starts_on=date(2026, 12, 1), have=[])


def purpose(words: str) -> Callable[[dict[str, Any]], None]:
    return lambda said: said.update({"purpose": words})


def test_what_was_changed_is_taken_back_by_the_next_kernel_to_the_same_bytes(folder: Path) -> None:
    file = folder / "program.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    states = [file.read_bytes()]
    keeper = CharterKeeper(folder)
    for words in ("Because.", "Because of Zoë."):
        assert keeper.change(purpose(words)) == []
        states.append(file.read_bytes())
    keeper.undo()
    again = CharterKeeper(folder)
    assert (again.steps.can_undo, again.steps.can_redo) == (True, True)
    assert (again.redo(), file.read_bytes()) == ([], states[2])
    for state in (states[1], states[0]):
        assert (again.undo(), file.read_bytes()) == ([], state)
    assert not again.steps.can_undo
    assert ((folder / ".undo" / ".gitignore").read_text(), again.charter is not None) == ("*\n", True)


def test_what_was_changed_in_the_file_itself_is_nobodys_to_take_back(folder: Path) -> None:
    CharterKeeper(folder).change(purpose("Because."))
    with (folder / "program.yaml").open("a", encoding="utf-8") as file:
        file.write("units: site\n")
    again = CharterKeeper(folder)
    assert not again.steps.can_undo
    again.change(purpose("Because of that."))
    again.undo()
    assert (again.said["purpose"], again.said["units"]) == ("Because.", "site")


def test_few_states_are_kept_and_none_of_a_file_that_is_large(folder: Path) -> None:
    kept = KeptSteps(folder / "program.yaml")
    many = [str(number).encode() for number in range(STATES + 5)]
    kept.write(many, b"now", [])
    assert kept.read(b"now") == (many[-STATES:], [])
    assert kept.read(b"another") == ([], [])
    kept.write([b"x" * LARGEST], b"now", [])
    assert not kept.place.exists()
    kept.place.write_text("[]", encoding="utf-8")
    assert kept.read(b"now") == ([], [])


def test_where_nothing_can_be_kept_the_change_is_saved_all_the_same(folder: Path) -> None:
    (folder / ".undo").write_text("in the way", encoding="utf-8")
    keeper = CharterKeeper(folder)
    assert keeper.change(purpose("Because.")) == []
    assert "Because." in (folder / "program.yaml").read_text(encoding="utf-8")
    assert keeper.steps.can_undo


def test_of_the_demo_nothing_is_kept() -> None:
    keeper = CharterKeeper(shipped("data", "demo"))
    keeper.change(purpose("Because."))
    assert keeper.steps.can_undo
    assert not shipped("data", "demo", ".undo").exists()
