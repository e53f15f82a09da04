"""Does a calibration go on where it was stopped, and is nothing stale ever used?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.calibration import blocks, running
from tests.calibration.asking import Answer, Asked
from tests.calibration.row import Row
from tests.calibration.rows import ROWS

ROW = ROWS[0]


def answered(row: Row, seed: int) -> Asked:  # noqa: ARG001  (asked as `ask` is)
    answer = Answer({"effect": (0.1 * seed, -0.5, 0.5)}, "ok", "waitlist", "nothing", "high")
    return Asked(seed, {"contrast": answer}, {"effect": 0.0})


def test_a_block_is_read_as_it_was_written(tmp_path: Path) -> None:
    asked = [answered(ROW, seed) for seed in range(3)]
    blocks.write(ROW, 0, asked, tmp_path)
    assert blocks.read(ROW, range(100), tmp_path) == asked


def test_programs_are_read_up_to_the_first_gap(tmp_path: Path) -> None:
    for first in (0, 200):
        blocks.write(ROW, first, [answered(ROW, first)], tmp_path)
    assert [one.seed for one in blocks.read(ROW, range(300), tmp_path)] == [0]


def test_another_truth_another_question_or_other_code_is_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks.write(ROW, 0, [answered(ROW, 0)], tmp_path)
    for other in (
        replace(ROW, planted={**ROW.planted, "people": 161}),
        replace(ROW, asks=("change",)),
        replace(ROW, evaluation={"clustered_by": None}),
    ):
        assert blocks.read(other, range(100), tmp_path) == []
    assert len(blocks.read(replace(ROW, says="In other words."), range(100), tmp_path)) == 1
    monkeypatch.setattr(blocks, "source", lambda: "other code")
    assert blocks.read(ROW, range(100), tmp_path) == []


def test_the_fingerprint_follows_the_code_that_numbers_depend_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in blocks.PARTS:
        (tmp_path / "mentorlab" / part).mkdir(parents=True)
    (tmp_path / "mentorlab" / "errors.py").write_text("")
    code = tmp_path / "mentorlab" / "stats" / "adjust.py"
    monkeypatch.setattr(blocks, "ROOT", tmp_path)
    monkeypatch.setattr(blocks, "OWN", ())
    found = set()
    for text in ("one", "two"):
        code.write_text(text)
        found.add(blocks.source.__wrapped__())
    assert len(found) == 2


def test_a_run_asks_what_is_not_at_hand_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "ask", answered)
    assert running.block(ROW, 0, tmp_path) is None
    (blocks.path_of(ROW, 100, tmp_path).with_suffix(".1.part")).write_text("[")  # killed while it was written
    told: list[str] = []
    assert running.run([ROW], range(blocks.SIZE), 1, told.append, tmp_path) == []
    assert told == [f"1 blocks of {blocks.SIZE} programs, 1 at hand"]
    assert len(blocks.read(ROW, range(200), tmp_path)) == blocks.SIZE


def test_a_block_that_fails_keeps_nothing_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(row: Row, seed: int) -> Asked:
        raise ZeroDivisionError(f"seed {seed} of {row.name}")

    monkeypatch.setattr(running, "ask", fails)
    assert "seed 0 of waitlist" in str(running.block(ROW, 0, tmp_path))
    assert blocks.read(ROW, range(100), tmp_path) == []
