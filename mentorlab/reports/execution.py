"""Running a notebook to its very end: the door of papermill.

papermill calls a notebook done when its process ended without an error; a kernel that exits half-way counts as success.
Here a run is whole only if every code cell has run.
"""

from __future__ import annotations

import logging
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentorlab.errors import ReportFailed
from mentorlab.reports.unsaid import Unsaid
from mentorlab.reports.watched import OUTPUT_SECONDS, Course, Ended, client, started

SAVED_EVERY = 2  # seconds; to write all outputs down again at both ends of every cell would grow with their square
REASON_CHARACTERS = 500
PATHS = ("input_path", "output_path", "environment_variables")


@dataclass(frozen=True)
class How:
    """In which kernel a notebook runs, and how many seconds its start, each cell and the whole of it may take.

    `warm`: the socket of a process that kernels are forked from (`mentorlab.reports.warm`); empty: they start anew.
    """

    kernel: str = "python3"
    warm: str = ""
    start_seconds: float = 60
    cell_seconds: float = 900
    report_seconds: float = 3600


def execute(
    notebook: Path,
    executed: Path,
    parameters: Mapping[str, Any],
    step: Callable[[int, int], None],
    how: How = How(),
) -> Any:
    """Run `notebook` with `parameters`, write it to `executed` with its outputs, and return it.

    `step(done, total)` is called as cells begin. Raises ReportFailed with the cell and the reason in one line; what
    ran until then stays in `executed`.
    """
    papermill, course = _papermill(), Course(how.cell_seconds, how.report_seconds)
    total = _code_cells(notebook) + 1  # papermill adds a cell with the parameters
    papermill.engines.papermill_engines.register("kept", _kept(papermill))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of papermill's own machinery; the notebook's are in its outputs
            logging.getLogger("papermill").setLevel(logging.CRITICAL)  # parameters are checked, reasons told by us
            papermill.execute_notebook(
                *(str(notebook), str(executed), dict(parameters)),
                kernel_name=how.kernel,
                engine_name="kept",
                progress_bar=False,
                request_save_on_cell_execute=True,  # nearly all that ran is there even if the process is stopped
                how=how,
                course=course,
                step=lambda: step(course.cell, total),
            )
    except papermill.PapermillExecutionError as error:
        raise ReportFailed(f"{notebook.name}, cell {error.exec_count}: {error.ename}: {_first(error.evalue)}") from None
    except Ended as ended:
        raise ReportFailed(f"{notebook.name}: {ended}") from None
    except Exception as error:
        raise ReportFailed(f"{notebook.name} could not be run: {type(error).__name__}: {_first(str(error))}") from error
    return _whole(notebook, executed)


def _kept(papermill: Any) -> Any:
    """papermill's engine with our client, which saves at most every SAVED_EVERY seconds while cells run, and always at
    the end, and calls a cell completed only if it was.
    """

    class Kept(papermill.engines.Engine):  # type: ignore[misc]
        @classmethod
        def execute_managed_notebook(
            cls, nb_man: Any, kernel_name: str, *, how: How, course: Course, step: Callable[[], None], **_: Any
        ) -> None:
            whole, saved = nb_man.save, [time.monotonic()]

            def save(**given: Any) -> None:
                if time.monotonic() - saved[0] >= SAVED_EVERY:
                    whole(**given)
                    saved[0] = time.monotonic()

            nb_man.save, nb_man.PENDING = save, None  # so that papermill does not call completed what never began
            try:
                started(
                    lambda s: _client(nb_man, kernel_name, s, how, course, step).execute(), how.start_seconds, course
                )
            except BaseException:
                if course.place >= 0:
                    nb_man.nb.cells[course.place].metadata.papermill["status"] = nb_man.FAILED
                raise
            finally:
                nb_man.save = whole

    return Kept


def _client(
    nb_man: Any, kernel_name: str, start_seconds: float, how: How, course: Course, step: Callable[[], None]
) -> Any:
    from nbclient.exceptions import DeadKernelError
    from papermill.clientwrap import PapermillNotebookClient

    def on_cell_start(cell: Any, cell_index: int) -> None:
        if cell.cell_type == "code":
            course.begins(cell_index)
            step()

    more = {}
    if how.warm:
        from mentorlab.reports.warm.provisioner import manager_of

        more["kernel_manager_class"] = manager_of(how.warm)
    return client(PapermillNotebookClient, DeadKernelError, course)(
        nb_man,
        kernel_name=kernel_name,
        log=logging.getLogger("papermill"),
        startup_timeout=max(1, round(start_seconds)),
        timeout_func=lambda _: course.left,
        iopub_timeout=OUTPUT_SECONDS,
        force_raise_errors=True,  # a report has no cell that may fail, whatever its tags say
        on_cell_start=on_cell_start,
        extra_arguments=["--log-level=50"],  # a kernel's greetings are no progress
        resources={"metadata": {"path": str(Path(nb_man.output_path).parent)}},  # no module of the caller's folder
        **more,
    )


def _code_cells(notebook: Path) -> int:
    nbformat = notebook_format()
    try:
        return sum(cell.cell_type == "code" for cell in nbformat.read(notebook, as_version=4).cells)
    except (OSError, ValueError) as error:
        raise ReportFailed(f"{notebook.name} cannot be read as a notebook: {_first(str(error))}") from None


def _papermill() -> Any:
    notebook_format()
    import papermill

    return papermill


def notebook_format() -> Any:
    """The library nbformat, imported in a tenth of its time: the rest goes into a parser of web addresses."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    import nbformat

    return nbformat


def _first(text: str) -> str:
    return next((line.strip()[:REASON_CHARACTERS] for line in text.splitlines() if line.strip()), "no reason given")


def _whole(notebook: Path, executed: Path) -> Any:
    """The executed notebook, if every code cell ran; machine paths are taken out of its metadata."""
    nbformat = notebook_format()
    done = nbformat.read(executed, as_version=4)
    code = [cell for cell in done.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, start=1):
        if cell.source.strip() and cell.execution_count is None:
            raise ReportFailed(f"{notebook.name} ended by itself before cell {number}: the rest did not run")
    for key in PATHS:
        done.metadata.get("papermill", {}).pop(key, None)
    nbformat.write(done, executed)
    return done


def without(notebook: Any, executed: Path, said: Mapping[str, str]) -> None:
    """Write the notebook once more, with other words for the parameters that held a path of this machine."""
    nbformat = notebook_format()
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.source = "\n".join(_line(line, said) for line in cell.source.splitlines())
    parameters = notebook.metadata.get("papermill", {}).get("parameters", {})
    parameters.update({name: word for name, word in said.items() if name in parameters})
    nbformat.write(notebook, executed)


def held_back(executed: Path, said: Mapping[str, str], unsaid: Unsaid, *, answers: bool) -> None:
    """What a failed run leaves of its notebook: no path of this machine and, if `answers` were asked, no output either.

    Errors stay, so that the failing cell can be found. No record says whose averages such a notebook shows, so it must
    show none. `unsaid` is taken out of them. Where it cannot be written anew it is removed.
    """
    nbformat = notebook_format()
    try:
        notebook = nbformat.read(executed, as_version=4)
        for cell in notebook.cells if answers else []:
            if cell.cell_type == "code":
                cell.outputs = [one for one in cell.outputs if one.output_type == "error"]
        for key in PATHS:
            notebook.metadata.get("papermill", {}).pop(key, None)
        unsaid.clean_outputs(notebook)
        without(notebook, executed, said)
    except (OSError, ValueError):
        executed.unlink(missing_ok=True)


def _line(line: str, said: Mapping[str, str]) -> str:
    name = line.split("=")[0].strip()
    return f"{name} = {said[name]!r}" if name in said else line
