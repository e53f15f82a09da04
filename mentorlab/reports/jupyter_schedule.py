"""How does a job of jupyter-scheduler become a report? By our runner with its strict parameters, in place of nbconvert.

`Scheduler.execution_manager_class` names it in a server's configuration (templates/schedules/jupyter_server_config.py).
A job runs one of the report notebooks as it was shipped. Its parameters
are those of the notebook; `folder` is the program, as a path from the server's folder or from the root. The run goes
into the program's `runs/` as always; the page and the notebook are what the job hands back.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_scheduler.executors import DefaultExecutionManager

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.reports.execution import notebook_format
from mentorlab.reports.kinds import Kind, kinds
from mentorlab.reports.parameters import PROGRAM
from mentorlab.reports.runner import Run, run

HANDED_BACK = {"html": "report.html", "ipynb": "executed.ipynb"}
UNIT = "unit"


class ExecutionManager(DefaultExecutionManager):  # type: ignore[misc]
    """Makes the report whose notebook a job names."""

    def execute(self) -> None:
        """Run the report and hand back what the job asked for. What is raised stands as the job's status message."""
        formats = list(self.model.output_formats or [])
        if unknown := [one for one in formats if one not in HANDED_BACK]:
            raise _bad("output_formats", f"{unknown[0]!r} is not made", did_you_mean(unknown[0], list(HANDED_BACK)))
        made = make(Path(self.staging_paths["input"]), self.model.parameters or {}, Path(self.root_dir))
        for one in formats:
            shutil.copyfile(made.folder / HANDED_BACK[one], self.staging_paths[one])


def make(notebook: Path, parameters: Mapping[str, Any], root: Path) -> Run:
    """The report of this notebook. Raises BadInput for a notebook that is none of ours, or is changed."""
    given = {name: value for name, value in parameters.items() if name != PROGRAM}
    folder = str(parameters.get(PROGRAM) or "demo")
    place = folder if folder == "demo" else str(root.expanduser() / folder)
    unit = str(given.pop(UNIT, "") or "")
    return run(_report(notebook).name, place, given, unit=unit)


def _report(notebook: Path) -> Kind:
    kind = next((one for one in kinds().values() if one.notebook.name == notebook.name), None)
    if kind is None:
        names = [one.notebook.name for one in kinds().values()]
        raise _bad("notebook", f"{notebook.name!r} is no report", did_you_mean(notebook.name, names))
    if _code(notebook) != _code(kind.notebook):
        what = f"{notebook.name!r} is not as it was shipped, and the report would not be what it says"
        raise _bad("notebook", what, "set parameters in the job, and leave the notebook as it is")
    return kind


def _code(notebook: Path) -> list[str]:
    cells = notebook_format().read(notebook, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


def _bad(where: str, what: str, do: str) -> BadInput:
    return BadInput(Fault("job", where, what, do))
