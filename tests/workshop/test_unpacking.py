"""Is the participants' copy free of solutions, and does the folder appear whole or not at all?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentorlab.errors import BadInput, MentorlabError
from mentorlab.workshop.copies import as_text, for_participants
from mentorlab.workshop.unpacking import unpack, workshop_notebooks


@pytest.mark.parametrize("name", sorted(workshop_notebooks()))
def test_no_solution_is_in_the_participants_copy(name: str) -> None:
    notebook = workshop_notebooks()[name]
    copied = as_text(for_participants(notebook))
    solutions = [cell for cell in notebook["cells"] if "solution" in cell["metadata"].get("tags", [])]
    assert len(solutions) >= 4
    for cell in solutions:
        source = "".join(cell["source"])
        assert json.dumps(source)[1:-1] not in copied
        told = {line.strip() for line in source.splitlines()} - {line.strip() for line in str(_stub(cell)).splitlines()}
        assert not [line for line in told if line[-1:] not in "{}[]" and json.dumps(line)[1:-1] in copied]
    assert "solution" not in copied
    assert "stub" not in copied


def _stub(cell: dict) -> str:  # type: ignore[type-arg]
    return str(cell["metadata"]["mentorlab"]["stub"])


def test_a_solution_without_a_stub_is_refused() -> None:
    cell = {"id": "a", "cell_type": "code", "source": "x = 1", "metadata": {"tags": ["solution"]}}
    with pytest.raises(MentorlabError, match="without a stub"):
        for_participants({"cells": [cell]})


def test_the_folder_is_whole_and_never_taken_twice(tmp_path: Path) -> None:
    made = unpack(tmp_path / "thursday")
    assert len(list(made.glob("*.ipynb"))) == 6
    assert (made / "answers.json").is_file()
    assert (made / "data" / "program.yaml").is_file()
    assert not list(made.rglob("truth.yaml"))
    with pytest.raises(BadInput, match="there already"):
        unpack(made)
    assert list(unpack(tmp_path / "mine", solutions=True).rglob("truth.yaml"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "thursday"]


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(workshop_notebooks()))
def test_a_notebook_runs_whole_with_its_solutions_in_a_minute(name: str, tmp_path: Path) -> None:
    made = unpack(tmp_path / "run", solutions=True)
    line = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--output", "out.ipynb", name]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    subprocess.run(line, cwd=made, check=True, timeout=60, env=environment, capture_output=True)
    answers = json.loads((made / "answers.json").read_text())["answers"]
    assert answers
    assert all(one["held"] for one in answers.values())
