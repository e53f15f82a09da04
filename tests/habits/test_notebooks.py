"""Are the notebooks fit for a shop window? The lint of DESIGN 6; messages name the notebook, the cell and the cause."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from mentorlab.answers import question as register
from mentorlab.answers.question import questions
from mentorlab.reports.kinds import kinds
from mentorlab.reports.parameters import PUBLISHING, parameters_of

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
LINES = 8
LAST = "What this cannot tell us"
CHECKED = "nbval-check-output"
ROOMS = "|".join(register.ROOMS)
IN_ALL = (f"{PUBLISHING}: ", "interactive: ")  # parameters that stand everywhere in the same words
FORBIDDEN = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.comprehension, ast.With, ast.Try)


def _cells(path: Path) -> list[Any]:
    return list(nbformat.read(path, as_version=4).cells)


def _code(path: Path) -> Iterator[tuple[int, Any]]:
    return ((number, cell) for number, cell in enumerate(_cells(path), start=1) if cell.cell_type == "code")


def faults_of(path: Path) -> list[str]:
    """Everything that the lint finds wrong in one notebook."""
    cells, found = _cells(path), []
    for number, cell in _code(path):
        where, tags = f"{path.name} cell {number}", cell.metadata.get("tags", [])
        before = cells[number - 2] if number > 1 else None
        if before is None or before.cell_type != "markdown" or not before.source.strip():
            found.append(f"{where}: no words before the code")
        lines = [line for line in cell.source.splitlines() if not line.startswith(IN_ALL)]
        if len(lines) > LINES:
            found.append(f"{where}: more than {LINES} lines")
        found += [f"{where}: {fault}" for fault in _code_faults(cell.source)]
        if (cell.outputs or cell.execution_count) and CHECKED not in tags:
            found.append(f"{where}: holds an output that nothing checks (run `make notebooks`)")
        if CHECKED in tags and (not cell.outputs or cell.execution_count != 1):
            found.append(f"{where}: is to be checked but holds no output (run `make notebooks`)")
        found += [
            f"{where}: a checked output must be text" for o in cell.outputs if set(o.get("data", {})) - {"text/plain"}
        ]
    if "widgets" in nbformat.read(path, as_version=4).metadata:
        found.append(f"{path.name}: holds the state of widgets (run `make notebooks`)")
    headings = [line for cell in cells if cell.cell_type == "markdown" for line in cell.source.splitlines()]
    sections = [line.removeprefix("## ") for line in headings if line.startswith("## ")]
    if not sections or sections[-1] != LAST:
        found.append(f"{path.name}: the last section is not '{LAST}'")
    return found


def _code_faults(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, FORBIDDEN):
            yield f"{type(node).__name__} does not belong in a notebook; move it into the package"
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            if any(name.split(".")[0] != "mentorlab" for name in names):
                yield "imports something other than mentorlab"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"^[./~]|[\\]|/\w", node.value):
            yield f"holds the path {node.value!r}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_is_fit_for_the_window(path: Path) -> None:
    assert not faults_of(path), "\n".join(faults_of(path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_its_parameters_can_be_read_and_say_what_they_are_for(path: Path) -> None:
    assert all(parameter.help for parameter in parameters_of(path).values())


def test_every_report_has_its_notebook() -> None:
    assert all(kind.notebook.is_file() for kind in kinds().values())


def test_every_report_is_held_against_earlier_ones() -> None:
    """The runner hands over the place of their records; a notebook that does not pass it on would publish unseen."""
    for kind in kinds().values():
        assert parameters_of(kind.notebook)["publishing"].default == ""
        loads = [cell.source for _, cell in _code(kind.notebook) if "mentorlab.load(" in cell.source]
        assert loads
        assert all("publishing=publishing" in source for source in loads)


def test_every_question_has_a_cell_whose_words_are_compared() -> None:
    """A question is covered where a checked cell prints the sentence of a name that the question was assigned to."""
    covered = set()
    for path in NOTEBOOKS:
        asked: dict[str, str] = {}
        for _, cell in _code(path):
            asked |= dict(re.findall(rf"^(\w+) = ((?:{ROOMS})\.\w+)\(", cell.source, flags=re.MULTILINE))
            if CHECKED in cell.metadata.get("tags", []):
                covered |= {asked[name] for name in re.findall(r"print\((\w+)\.", cell.source) if name in asked}
    assert {question.id for question in questions()} <= covered | {"outcomes.headline"} | _led_by_headline(covered)


def _led_by_headline(covered: set[str]) -> set[str]:
    """On the demo the headline is the contrast, so a checked headline checks the contrast."""
    return {"outcomes.contrast"} if "outcomes.headline" in covered else set()


def test_the_lint_finds_what_it_should(tmp_path: Path) -> None:
    bad = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell("import pandas\nfor i in [1]:\n    print('/home/x')", execution_count=2),
            nbformat.v4.new_markdown_cell("## The end"),
        ]
    )
    path = tmp_path / "bad.ipynb"
    nbformat.write(bad, path)
    found = "\n".join(faults_of(path))
    for cause in (
        "no words before",
        "For does not belong",
        "other than mentorlab",
        "the path '/home/x'",
        "nothing checks",
    ):
        assert cause in found
    assert "last section" in found
