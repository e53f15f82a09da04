"""Are the nine traps of papermill kept shut, each by name?

What the parameters of a notebook must be is in `test_parameters` (traps 2, 3 and 9: unknown names, wrong types, no or
two tagged cells, typed help); texts that are meant to be run, in `test_injection`; a kernel that goes away and
`sys.exit(0)` in the middle, in `test_execution`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest

from mentorlab.errors import ReportFailed
from mentorlab.reports import watched
from mentorlab.reports.execution import How, execute

KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
DEAF = "import time, signal; signal.signal(signal.SIGINT, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


def _notebook(folder: Path, *sources: str, tags: tuple[str, ...] = ()) -> Path:
    cells = [nbformat.v4.new_code_cell("n: int = 1  # a number", metadata={"tags": ["parameters"]})]
    cells += [nbformat.v4.new_markdown_cell("# Words")]
    cells += [nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)}) for source in sources]
    path = folder / "some.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"language_info": {"name": "python"}}), path)
    return path


def _run(folder: Path, *sources: str, how: How = How(), tags: tuple[str, ...] = ()) -> Any:  # noqa: B008  # frozen
    return execute(_notebook(folder, *sources, tags=tags), folder / "executed.ipynb", {"n": 3}, lambda *_: None, how)


def _left(folder: Path) -> list[tuple[str, str, str]]:
    """Of each cell with code: what it is, what papermill says of it, and what it printed."""
    cells = nbformat.read(folder / "executed.ipynb", as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    return [
        (one.source, one.metadata.papermill.status, "".join(o.get("text", "") for o in one.outputs)) for one in code
    ]


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_trap_1_a_killed_kernel_is_named_and_what_never_ran_is_not_called_completed(tmp_path: Path) -> None:
    words = (
        r"^some\.ipynb: the kernel was killed in cell 4 \(SIGKILL; that happens where the memory does not suffice\)$"
    )
    with pytest.raises(ReportFailed, match=words):
        _run(tmp_path, "print('before')", KILLED, "print('never')", "print('nor this')")
    status = [(said, printed) for _, said, printed in _left(tmp_path)]
    assert status[2:] == [("completed", "before\n"), ("failed", ""), ("pending", ""), ("pending", "")]


def test_trap_1_and_5_a_cell_that_takes_too_long_is_named_and_so_is_the_rest(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(ReportFailed, match=r"^some\.ipynb: cell 3 ran longer than 1 s$"):
        _run(tmp_path, "import time; print('so far', flush=True); time.sleep(60)", "1", how=How(cell_seconds=1))
    assert time.monotonic() - begun < 20
    assert [said for _, said, _ in _left(tmp_path)] == ["completed", "completed", "failed", "pending"]
    assert "so far" in _left(tmp_path)[2][2]


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_trap_5_the_limit_of_a_report_holds_over_its_cells_and_no_kernel_outlives_it(tmp_path: Path) -> None:
    pid = f"import os; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))"
    with pytest.raises(ReportFailed, match=r"^some\.ipynb: the report ran longer than 3 s \(stopped in cell 4\)$"):
        _run(tmp_path, pid, DEAF, "1", how=How(cell_seconds=50, report_seconds=3))
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text(encoding="utf-8")), 0)


def test_trap_4_a_cell_that_fails_fails_the_report_whatever_its_tag(tmp_path: Path) -> None:
    with pytest.raises(ReportFailed, match=r"cell 3: ZeroDivisionError"):
        _run(tmp_path, "1 / 0", "print('never')", tags=("raises-exception",))
    assert _left(tmp_path)[-1][1:] == ("pending", "")


def test_trap_4_leaving_half_way_calls_nothing_completed_that_never_ran(tmp_path: Path) -> None:
    with pytest.raises(ReportFailed, match="ended by itself before cell 4: the rest did not run"):
        _run(tmp_path, "import sys; sys.exit(0)", "print('never')")
    assert _left(tmp_path)[-1][1:] == ("pending", "")


def test_trap_4_twenty_megabytes_of_print_are_cut_and_the_notebook_says_so(tmp_path: Path) -> None:
    big = "for _ in range(20):\n    print('x' * 1_000_000, flush=True)"
    _run(tmp_path, big, "'y' * 20_000_000", "print('and on')")
    assert (tmp_path / "executed.ipynb").stat().st_size < 500_000
    printed = _left(tmp_path)[2][2]
    assert printed == "x" * watched.PRINTED + watched.CUT
    (shown,) = nbformat.read(tmp_path / "executed.ipynb", as_version=4).cells[-2].outputs
    assert shown.data["text/plain"] == "[left out: an output of 20,000,002 characters]"
    assert _left(tmp_path)[-1][2] == "and on\n"


def test_trap_6_a_kernel_that_misses_its_start_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jupyter_client.asynchronous.client import AsyncKernelClient

    tries: list[float] = []
    whole = AsyncKernelClient._async_wait_for_ready

    async def wait(client: Any, timeout: float | None = None) -> None:
        tries.append(timeout or 0)
        if len(tries) == 1:
            raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")
        await whole(client, timeout)

    monkeypatch.setattr(AsyncKernelClient, "wait_for_ready", wait)
    done = _run(tmp_path, "print('there')")
    assert done.cells[-1].outputs[0].text == "there\n"
    assert tries == [30, 60]


@pytest.mark.long
def test_trap_6_a_kernel_that_never_starts_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))  # no Python starts with it
    with pytest.raises(ReportFailed, match=r"^some\.ipynb: no kernel started in 3 tries: .*$") as failed:
        _run(tmp_path, "1", how=How(start_seconds=20))
    assert "\n" not in str(failed.value)


def test_trap_8_a_module_in_the_folder_of_the_caller_is_not_taken_for_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller = tmp_path / "caller"
    caller.mkdir()
    (caller / "statistics.py").write_text("raise SystemExit('not me')", encoding="utf-8")
    monkeypatch.chdir(caller)
    (tmp_path / "run").mkdir()
    done = _run(tmp_path / "run", "import os, statistics; print(os.getcwd())")
    assert done.cells[-1].outputs[0].text.strip() == str(tmp_path / "run")
    assert Path.cwd() == caller  # papermill's cwd would have changed that of all threads


@pytest.mark.long
def test_trap_7_papermill_comes_without_the_parser_of_web_addresses() -> None:
    code = "from mentorlab.reports.execution import _papermill; _papermill(); import sys; print(len(sys.modules))"
    code = code.replace("len(sys.modules)", "sys.modules['rfc3987_syntax']")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None"
