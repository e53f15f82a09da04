"""Is a notebook run to its very end, or said not to be?"""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from mentorlab.errors import ReportFailed
from mentorlab.reports import execution
from mentorlab.reports.execution import execute, without


def _notebook(folder: Path, *sources: str) -> Path:
    cells = [nbformat.v4.new_code_cell("n: int = 1  # a number", metadata={"tags": ["parameters"]})]
    cells += [nbformat.v4.new_code_cell(source) for source in sources]
    path = folder / "some.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"language_info": {"name": "python"}}), path)
    return path


def _run(folder: Path, *sources: str) -> object:
    return execute(_notebook(folder, *sources), folder / "executed.ipynb", {"n": 3}, lambda *_: None)


def test_parameters_arrive_and_no_path_is_kept_in_the_metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from papermill import engines

    written: list[object] = []
    whole = engines.write_ipynb
    monkeypatch.setattr(engines, "write_ipynb", lambda *given: (written.append(given), whole(*given)))
    monkeypatch.setattr(execution, "SAVED_EVERY", 60)
    _run(tmp_path, *["1"] * 20, "print(n + 1)")
    assert len(written) == 2  # at the start and at the end, however many cells there are
    done = nbformat.read(tmp_path / "executed.ipynb", as_version=4)
    assert done.cells[-1].outputs[0].text == "4\n"
    assert str(tmp_path) not in (tmp_path / "executed.ipynb").read_text(encoding="utf-8")


def test_a_path_of_this_machine_can_be_taken_out_whatever_its_letters(tmp_path: Path) -> None:
    folder = tmp_path / "Köln & – ümlaut 'x'"
    notebook = _notebook(tmp_path, "print(n)")
    done = execute(notebook, tmp_path / "executed.ipynb", {"n": str(folder)}, lambda *_: None)
    without(done, tmp_path / "executed.ipynb", {"n": "Köln"})
    cells = nbformat.read(tmp_path / "executed.ipynb", as_version=4).cells
    assert "n = 'Köln'" in [cell.source.splitlines()[-1] for cell in cells]
    assert not any("mlaut" in cell.source for cell in cells)


def test_an_error_names_the_notebook_and_the_reason(tmp_path: Path) -> None:
    with pytest.raises(ReportFailed, match=r"some.ipynb, cell \d+: ZeroDivisionError: division by zero"):
        _run(tmp_path, "1 / 0", "print('never')")
    assert "ZeroDivisionError" in (tmp_path / "executed.ipynb").read_text(encoding="utf-8")


def test_bad_input_in_a_notebook_is_told_in_words_without_a_traceback(tmp_path: Path) -> None:
    raising = "raise BadInput(Fault('spring', '', 'no folder of that name', 'create it'))"
    with pytest.raises(ReportFailed, match="no folder of that name"):
        _run(tmp_path, f"from mentorlab.errors import BadInput, Fault\n{raising}")
    (error,) = nbformat.read(tmp_path / "executed.ipynb", as_version=4).cells[-1].outputs
    assert error.traceback == ["spring: no folder of that name; create it"]


@pytest.mark.parametrize("end", ["import os; os._exit(0)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_kernel_that_goes_away_is_no_success(tmp_path: Path, end: str) -> None:
    with pytest.raises(ReportFailed, match=r"some\.ipynb: the kernel (ended by itself|was killed) in cell 4"):
        _run(tmp_path, "print('before')", end, "print('never')")
    left = nbformat.read(tmp_path / "executed.ipynb", as_version=4).cells
    assert [one.text for cell in left for one in cell.outputs] == ["before\n"]


def test_leaving_half_way_is_no_success(tmp_path: Path) -> None:
    # papermill takes sys.exit(0) in the middle of a notebook for a good end
    with pytest.raises(ReportFailed, match="ended by itself"):
        _run(tmp_path, "import sys; sys.exit(0)", "print('never')")


def test_a_notebook_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "some.ipynb"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ReportFailed, match=r"some\.ipynb"):
        execute(path, tmp_path / "executed.ipynb", {}, lambda *_: None)
