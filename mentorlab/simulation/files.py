"""How does a simulated program become a folder? The same program gives the same bytes, on every machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from mentorlab.errors import BadInput, Fault
from mentorlab.simulation.memory import as_bytes
from mentorlab.simulation.program import Simulated
from mentorlab.simulation.truth import FILE
from mentorlab.simulation.truth_file import truth_settings
from mentorlab.tables.as_text import as_csv, as_yaml


def write(simulated: Simulated, folder: str | Path) -> Path:
    """Write program.yaml, truth.yaml, tables/*.csv and records/*.json; returns the folder.

    CSV files are UTF-8 with LF and ISO dates; an empty cell is a missing value. A place that holds anything already is
    refused (BadInput). Until all of it is on the disk, the folder's name ends in `.part`.
    """
    folder = Path(folder).absolute()
    refuse_if_taken(folder)
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    part.mkdir(parents=True)
    try:
        _fill(part, simulated)
        if folder.is_dir():
            folder.rmdir()  # it is empty, or it would have been refused; some systems do not replace folders
        part.replace(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return folder


def _fill(part: Path, simulated: Simulated) -> None:
    for place in ("tables", "records"):
        (part / place).mkdir()
    charter = "# Simulated: Northwind and its people do not exist.\n" + as_yaml(simulated.charter)
    _write(part / "program.yaml", charter.encode("utf-8"))
    _write(part / FILE, as_yaml(truth_settings(simulated.truth)).encode("utf-8"))
    for name, table in simulated.tables.items():
        _write(part / "tables" / f"{name}.csv", as_csv(table).encode("utf-8"))
    for name, record in simulated.records.items():
        _write(part / "records" / name, as_bytes(record))


def refuse_if_taken(folder: Path) -> None:
    """Raise BadInput where the place is a file or a folder that holds anything."""
    if (folder / "program.yaml").exists():
        raise BadInput(Fault(str(folder), "", "holds a program already", "name a new folder"))
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise BadInput(Fault(str(folder), "", "is not empty", "name a new folder"))


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
