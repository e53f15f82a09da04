"""Which file holds which table? One file per table in `tables/`, or one workbook with a sheet per table.

Where the charter names a database, its tables join them; a table may stand in one place only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from mentorlab.errors import CHARTER, Fault, did_you_mean
from mentorlab.progress import Tell, nobody
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.database.reading import ask
from mentorlab.tables.notes import Note
from mentorlab.tables.read import read_parquet, read_workbook, sheet_frame
from mentorlab.tables.read_before import read_once
from mentorlab.tables.separated import read_csv

READABLE = (".csv", ".parquet", ".xlsx")
OTHERS = (
    "calendar.yaml",
    "instruments/*.y*ml",
    "letters/**/*.md",
    "themes/*.y*ml",
    "records/*",
)  # read beside the tables
UNREADABLE = (".xls", ".xlsm", ".xlsb", ".ods", ".tsv", ".txt", ".json", ".feather")


@dataclass
class Found:
    """What a program folder holds: `raw` tables as text (index = row number, columns are categories, see `distinct`),
    faults, notes, sha256 of every input. `records`: file name → the bytes of each file in records/. `tell`: who is told
    what is being read.
    """

    folder: Path
    raw: dict[str, pd.DataFrame] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    records: dict[str, bytes] = field(default_factory=dict)
    tell: Tell = nobody

    def content(self, path: Path) -> bytes:
        """The bytes of a file, entered among the inputs."""
        name = path.relative_to(self.folder).as_posix()
        self.tell(f"reading {name}")
        content = path.read_bytes()
        self.inputs[name] = hashlib.sha256(content).hexdigest()
        return content

    def keep(self, table: str, file: str, read: tuple[pd.DataFrame, list[Fault]]) -> None:
        """Enter a table; one that is there already stays and a fault names both files."""
        if table in self.raw:
            self.faults.append(Fault(table, "", f"is in two places: {self.home[table]} and {file}", "keep one of them"))
            return
        self.raw[table], faults = read
        self.home[table] = file
        self.faults += faults


def find(folder: Path, tell: Tell = nobody) -> Found:
    """Everything that a program folder says, charter excepted (it is only entered among the inputs)."""
    found = Found(folder, tell=tell)
    found.content(folder / CHARTER)
    _tables(found)
    for other in (path for place in OTHERS for path in folder.glob(place)):
        if other.is_file() and not other.name.startswith("."):
            content = found.content(other)
            if other.parent.name == "records":
                found.records[other.name] = content
    found.inputs = dict(sorted(found.inputs.items()))
    return found


def find_tables(folder: Path, names: Collection[str]) -> Found:
    """Only these tables of a program folder, with what is wrong about their files; the others are not read."""
    found = Found(folder)
    _tables(found, names)
    return found


def add_database(found: Found, source: str, queries: Mapping[str, str]) -> None:
    """The tables of the charter's database beside those of the files (see `database.reading.ask`)."""
    answer = ask(found.folder, source, queries, tuple(found.raw))
    for table, frame in answer.raw.items():
        found.keep(table, f"queries.{table}" if table in queries else answer.place, (frame, []))
    found.faults += answer.faults
    found.inputs = dict(sorted((found.inputs | answer.inputs).items()))


def table_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files that hold a table each, and the workbook that holds several, a sheet each (none or one)."""
    place = folder / "tables"
    files = sorted(path for path in place.iterdir() if _is_data(path)) if place.is_dir() else []
    # A single workbook may hold every table: tables.xlsx, or the only one in tables/ named for no table.
    books = [path for path in files if path.suffix.lower() == ".xlsx" and path.stem not in TABLES]
    together = books if len(books) == 1 else []
    if (folder / "tables.xlsx").is_file():
        together = [folder / "tables.xlsx"]
    return [path for path in files if path not in together], together


def come_since(folder: Path, inputs: Mapping[str, str]) -> list[str]:
    """Files with tables that are not among the inputs, because they were put there later."""
    files, together = table_files(folder)
    read = [path for path in files if path.stem in TABLES and path.suffix.lower() in READABLE]
    names = (path.relative_to(folder).as_posix() for path in [*read, *together])
    return [name for name in names if name not in inputs]


def _tables(found: Found, names: Collection[str] = ()) -> None:
    """Enter the tables; `names`: those wanted, where not all are."""
    files, together = table_files(found.folder)
    for path in files:
        if not names or path.stem in names:
            _one_file(found, path)
    for path in together:
        _one_workbook(found, path)


def _is_data(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~")) and path.suffix.lower() in (*READABLE, *UNREADABLE)


def _one_file(found: Found, path: Path) -> None:
    table, ending = path.stem, path.suffix.lower()
    file = path.relative_to(found.folder).as_posix()
    if ending in UNREADABLE:
        found.faults.append(Fault(file, "", f"{ending} files cannot be read", "save it as .csv, .xlsx or .parquet"))
    elif table not in TABLES:
        found.faults.append(_no_table(file, table))
    elif ending == ".csv":
        content = found.content(path)
        frame, faults, notes = read_once(table, found.inputs[file], lambda: read_csv(table, content))
        found.keep(table, file, (frame, faults))
        found.notes += notes
    elif ending == ".parquet":
        found.keep(table, file, read_parquet(table, found.content(path)))
    else:
        _sheet_of_one_table(found, path, table, file)


def _no_table(file: str, name: str) -> Fault:
    advice = did_you_mean(name, tuple(TABLES)).rstrip("?")
    return Fault(file, "", f"{name!r} is no table", f"{advice}, or move the file out of tables/")


def _sheet_of_one_table(found: Found, path: Path, table: str, file: str) -> None:
    sheets, faults = read_workbook(table, found.content(path))
    name = table if table in sheets else next(iter(sheets), None)
    if name is None:
        found.keep(table, file, (pd.DataFrame(), faults or [Fault(table, "", "has no header", "name the columns")]))
        return
    if len(sheets) > 1 and name != table:
        faults.append(Fault(table, "", f"{file} has {len(sheets)} sheets", f"name the one to be read {table!r}"))
    frame, more = sheet_frame(table, sheets[name])
    found.keep(table, file, (frame, faults + more))


def _one_workbook(found: Found, path: Path) -> None:
    file = path.relative_to(found.folder).as_posix()
    sheets, faults = read_workbook(file, found.content(path))
    found.faults += faults
    if sheets and not any(name.strip() in TABLES for name in sheets):
        found.faults.append(_no_table(file, path.stem))
        return
    for name, rows in sheets.items():
        table = name.strip()
        if table in TABLES:
            found.keep(table, f"{file} ({name})", sheet_frame(table, rows))
        else:
            advice = did_you_mean(table, tuple(TABLES)).rstrip("?")
            found.faults.append(Fault(file, "", f"sheet {name!r} is no table", f"{advice}, or take the sheet out"))
