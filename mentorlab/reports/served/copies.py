"""Which notebooks does one work in? Copies of those that ship, beside the program, which is opened in them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from mentorlab.errors import BadInput, Fault
from mentorlab.measures.opening import load
from mentorlab.reports.execution import notebook_format
from mentorlab.reports.parameters import PROGRAM, parameters_of
from mentorlab.shipped import LAB, shipped
from mentorlab.tables.fresh_folder import write_new
from mentorlab.tables.load import program_folder
from mentorlab.workshop.unpacking import first_session

FIRST = "00_start_here.ipynb"
BESIDE = "notebooks"  # the folder of the copies, in that of the program
ABOVE = ".."  # how a copy names its program: it still does where both are moved


@dataclass(frozen=True)
class Copies:
    """Where the notebooks are: `folder`, within `root`, which a browser may see. `made`, `kept`: names of those that
    were copied now, and of those that were there and stay as they are. `first`: the one that opens.
    """

    root: Path
    folder: Path
    made: tuple[str, ...]
    kept: tuple[str, ...]
    first: str = FIRST


def copies_for(place: str | Path) -> Copies:
    """The notebooks of a program, copied where they are not there yet; what somebody has changed is never overwritten.

    place: the program's folder, "demo", or the folder of a workshop, whose notebooks are its own. Raises BadInput where
    it is none of them, or cannot be opened.
    """
    if (session := first_session(Path(place))) is not None:
        return Copies(Path(place).absolute(), Path(place).absolute(), (), (), session)
    folder = program_folder(place)
    load(folder)
    root, named = (folder, ABOVE) if folder != shipped("data", "demo").resolve() else (Path(LAB).absolute(), "demo")
    into = root / BESIDE
    made, kept = [], []
    for notebook in sorted(shipped("notebooks").glob("*.ipynb")):
        if (into / notebook.name).exists():
            kept.append(notebook.name)
        else:
            _put(into / notebook.name, opening(notebook, named))
            made.append(notebook.name)
    return Copies(root, into, tuple(made), tuple(kept))


def opening(notebook: Path, named: str) -> bytes:
    """A notebook whose parameters open this program, without the outputs of another."""
    book = notebook_format().read(notebook, as_version=4)
    before = f"{PROGRAM}: str = {parameters_of(notebook)[PROGRAM].default!r}".replace("'", '"')
    for cell in book.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = cell.source.replace(before, f'{PROGRAM}: str = "{named}"')
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return str(notebook_format().writes(book)).encode()


def _put(place: Path, content: bytes) -> None:
    part = place.with_name(f"{place.name}.{os.getpid()}.part")
    try:
        write_new(part, content)
        part.replace(place)
    except OSError as error:
        part.unlink(missing_ok=True)
        what = f"cannot be written: {error.strerror}"
        raise BadInput(Fault(str(place), "", what, "copy the program to a place that may be written")) from error
