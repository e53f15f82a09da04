"""Is docs/calibration.md about the present rows, and is it the same for the same results?"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.calibration import blocks, earlier
from tests.calibration.__main__ import PAGE, PICTURE, main
from tests.calibration.asking import Answer, Asked
from tests.calibration.page import page
from tests.calibration.picture import draw
from tests.calibration.row import Row
from tests.calibration.rows import ROWS, SEEDS

NAMES = [row.name for row in ROWS]


def results() -> dict[str, list[Asked]]:
    """Made-up answers of every row but the last, which was not run."""
    asked = {}
    for row in ROWS[:-1]:
        names, truths = {line.estimate for line in row.lines}, dict.fromkeys((line.truth for line in row.lines), 0.0)
        answers = [Answer(dict.fromkeys(names, (0.1, -0.2, 0.4)), "ok", "waitlist", "cause", "high")] * 3
        asked[row.name] = [Asked(i, {row.asks[0]: answer}, truths) for i, answer in enumerate(answers)]
    return {**asked, ROWS[-1].name: []}


def test_the_page_is_of_the_present_rows() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| {name} |" not in text or f"**{name}.**" not in text] == []
    assert f"seeds {SEEDS.start} to {SEEDS.stop - 1}, fixed beforehand" in text
    assert "](calibration.png)" in text
    assert PICTURE.stat().st_size > 10_000


@pytest.mark.long
def test_the_same_results_give_the_same_page_and_figure(tmp_path: Path) -> None:
    first = page(ROWS, results())
    assert first == page(ROWS, results())
    assert f"| {ROWS[-1].name} | `retention gap` for the effect on participants | not run yet |" in first
    assert "| 3 | 0 | 0.000 | +0.100 ± 0.000 | 100.0 |" in first
    drawn = []
    for name in ("one.png", "two.png"):
        draw(ROWS, results(), tmp_path / name)
        drawn.append(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert drawn[0] == drawn[1]


def test_what_earlier_code_gave_is_told_apart_and_says_whether_it_is_the_same_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ROWS[0]

    def answered(row: Row, seed: int, value: float = 0.1) -> Asked:
        told = {"effect": (0.1, -0.2, 0.4), "difference": (value, -0.2, 0.4)}
        return Asked(seed, {"contrast": Answer(told)}, {line.truth: 0.0 for line in row.lines})

    blocks.write(row, 0, [answered(row, seed, 0.2) for seed in range(10)], tmp_path)
    monkeypatch.setattr(earlier, "ask", answered)
    assert earlier.keep([row], tmp_path, "abc", tmp_path / "earlier.json") == 2
    monkeypatch.setattr(earlier, "KEPT", tmp_path / "earlier.json")
    text = page(ROWS, results()).split("## Before the analyses last changed")[1]
    assert "What earlier code (abc)" in text
    lines = [line for line in text.splitlines() if line.startswith(f"| {row.name} |")]
    assert [line.split(" | ")[-1] for line in lines] == ["yes |", "no |"]
    assert " | 10 | 0.000 | +0.200 ± 0.000 | 100.0 | no |" in lines[1]


@pytest.mark.parametrize("wrong", [["--seeds", "0:55"], ["--seeds", "all"], ["--rows", "no such row"]])
def test_a_wrong_argument_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(wrong)
    assert stopped.value.code == 2
    assert wrong[1].split(":")[0] in capsys.readouterr().err
