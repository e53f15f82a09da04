"""How does a simulated program become a folder? The same program gives the same bytes, on every machine."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.simulation.memory import as_bytes
from mentorlab.simulation.program import Simulated
from mentorlab.simulation.truth import FILE
from mentorlab.simulation.truth_file import truth_settings

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ .,'-")
VALUES = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


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


def as_csv(table: pd.DataFrame) -> str:
    """A table as its file holds it: ISO dates, whole numbers without a decimal point, missing cells empty."""
    return pd.DataFrame({name: _cells(table[name]) for name in table.columns}).to_csv(index=False, lineterminator="\n")


def _cells(column: pd.Series) -> pd.Series:
    if column.dtype.kind == "M":
        days, place = np.unique(column.to_numpy().astype("datetime64[D]"), return_inverse=True)
        written = np.array([None if text == "NaT" else text for text in np.datetime_as_string(days)], dtype=object)
        return pd.Series(written[place], dtype="str")
    if column.dtype.kind == "f" and bool((column.dropna() % 1 == 0).all()):
        return column.astype("Int64")
    return column


def as_yaml(value: Any, indent: int = 0) -> str:
    """Plain values as YAML: one setting a line, lists of words in brackets, texts quoted where they need it."""
    space, lines = " " * indent, []
    for name, one in value.items():
        if isinstance(one, dict):
            lines.append(f"{space}{name}:\n{as_yaml(one, indent + 2)}" if one else f"{space}{name}: {{}}\n")
        elif isinstance(one, list) and any(isinstance(part, dict) for part in one):
            parts = [as_yaml(part, indent + 4) for part in one]
            lines.append(f"{space}{name}:\n" + "".join(f"{space}  - {part[indent + 4 :]}" for part in parts))
        elif isinstance(one, list):
            lines.append(f"{space}{name}: [{', '.join(_scalar(part, ',') for part in one)}]\n")
        else:
            lines.append(f"{space}{name}: {_scalar(one)}\n")
    return "".join(lines)


def _scalar(value: Any, also_quoted: str = "") -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and _is_plain(value) and not set(also_quoted) & set(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    """Whether YAML reads the text as itself: no sign that means something, and no word that stands for a value."""
    return text[:1].isalpha() and set(text) <= PLAIN and text == text.strip() and text.lower() not in VALUES


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
