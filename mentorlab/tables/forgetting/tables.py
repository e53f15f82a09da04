"""Which files of tables, keys and records change, and to what?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from mentorlab.tables.files import Found
from mentorlab.tables.forgetting.binary_rows import parquet_without, workbook_without
from mentorlab.tables.forgetting.csv_rows import csv_without
from mentorlab.tables.forgetting.person import KEYS, Person
from mentorlab.tables.forgetting.records import names_without, record_without
from mentorlab.tables.forgetting.rows import Change, changes
from mentorlab.tables.forgetting.traces import holds


@dataclass(frozen=True)
class Rewritten:
    """New contents by path, and how many rows went and how many cells changed in each table."""

    files: Mapping[Path, bytes]
    rows: Mapping[str, int]
    cells: Mapping[str, int]


def rewritten(found: Found, person: Person) -> Rewritten:
    """The tables, records and keys of a program folder without the person; files that stay as they are left out."""
    wanted = changes(found.raw, person)
    files: dict[Path, bytes] = {}
    for path, theirs in _by_file(found, wanted).items():
        content = path.read_bytes()
        if path.suffix.lower() == ".csv":
            files[path] = csv_without(path.stem, content, next(iter(theirs.values())))
        elif path.suffix.lower() == ".parquet":
            files[path] = parquet_without(content, next(iter(theirs.values())))
        else:
            files[path] = workbook_without(content, theirs, person.is_in)
    before = found.raw.get("assignments", pd.DataFrame())
    gone = wanted["assignments"].gone if "assignments" in wanted else set()
    after = before.drop(index=list(gone))
    for path in sorted((found.folder / "records").glob("*")):
        if path.is_file():
            content = path.read_bytes()
            made = record_without(path.name, content, person, before, after)
            if made != content:
                files[path] = made
    for file in KEYS:
        names = found.folder / "keys" / file
        if names.is_file() and (made := names_without(content := names.read_bytes(), person)) != content:
            files[names] = made
    return Rewritten(
        files,
        {name: len(change.gone) for name, change in wanted.items() if change.gone},
        {name: len(change.cells) for name, change in wanted.items() if change.cells},
    )


def _by_file(found: Found, wanted: Mapping[str, Change]) -> dict[Path, dict[str, Change]]:
    """The changes of each file, those of a workbook by sheet."""
    files: dict[Path, dict[str, Change]] = {}
    for table, change in wanted.items():
        path, sheet = found.folder / found.home[table], ""
        if not path.is_file():  # a sheet of a workbook: `tables.xlsx (people)`
            file, _, sheet = found.home[table].rpartition(" (")
            path = found.folder / file
        files.setdefault(path, {})[sheet.removesuffix(")") or _sheet_of(path, table)] = change
    return files


def _sheet_of(path: Path, table: str) -> str:
    """The sheet that is read where a workbook holds one table: that of its name, else the first with anything in it."""
    from mentorlab.tables.read import read_workbook

    if path.suffix.lower() != ".xlsx":
        return table
    sheets, _ = read_workbook(path.name, path.read_bytes())
    return table if table in sheets else next(iter(sheets))


def still_there(folder: Path, new: Mapping[Path, bytes | None], person: Person) -> list[Path]:
    """Every file of the folder that would hold the person after the change. Version control is not looked into."""
    left = []
    removed = {path for path, content in new.items() if content is None}
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if not path.is_file() or below.parts[0] == ".git" or removed & {path, *path.parents}:
            continue
        content = new.get(path)
        if person.is_in(below.as_posix()) or holds(path.read_bytes() if content is None else content, person):
            left.append(path)
    return left
