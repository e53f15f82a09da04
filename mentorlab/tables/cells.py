"""What does a cell mean? Text becomes ids, codes, numbers and days by contract; what cannot be meant is a fault.

Typed columns: ids, codes and text are categories of texts, which `Program` hands out as plain `str`; numbers are
float64; whole numbers int64, or float64 where some are missing; dates are datetime64[us] at midnight (a time of day is
dropped: a date is a day). Missing is NaN or NaT.
"""

from __future__ import annotations

import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.contracts import Column, Table
from mentorlab.tables.days import days_meant
from mentorlab.tables.distinct import Distinct, distinct, filled, nothing
from mentorlab.tables.notes import Meaning, Note
from mentorlab.tables.numbers import numbers_meant
from mentorlab.tables.rows import faulty, faulty_texts
from mentorlab.tables.unlisted import guessed

SPREADSHEET_ERROR = r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)"


def typed(table: Table, raw: pd.DataFrame) -> tuple[pd.DataFrame, list[Fault], list[Note]]:
    """The table with every column typed. A cell that cannot be what its column promises is missing, and a fault.

    What was read otherwise than it was written (decimal commas, labels, days in an order that other cells settle) is
    told in the notes.
    """
    columns: dict[str, pd.Series] = {}
    faults: list[Fault] = []
    notes: list[Note] = []
    for name in raw.columns:
        contract = table.column(name)
        held, broken = _without_spreadsheet_errors(table.name, name, distinct(raw[name]))
        meaning = _by_contract(table.name, contract, held) if contract else guessed(table.name, name, held)
        columns[name] = meaning.values
        faults += broken + meaning.faults
        notes += meaning.notes
    return with_defaults(table, pd.DataFrame(columns, index=raw.index)), faults, notes


def _without_spreadsheet_errors(table: str, name: str, held: Distinct) -> tuple[Distinct, list[Fault]]:
    broken = held.texts.str.fullmatch(SPREADSHEET_ERROR)
    what, do = "is an error of the spreadsheet", "correct the formula or empty the cell"
    return held.without(broken), faulty_texts(table, name, held, broken, what, do)


def _by_contract(table: str, contract: Column, held: Distinct) -> Meaning:
    if contract.kind == "text":
        return Meaning(held.cells)
    held = held.changed(str.strip)
    if contract.kind in ("id", "code"):
        return Meaning(held.cells)
    if contract.kind == "date":
        return days_meant(table, contract.name, held)
    meaning = numbers_meant(table, contract.name, held)
    return _whole(table, contract.name, held.cells, meaning) if contract.kind == "integer" else meaning


def _whole(table: str, column: str, cells: pd.Series, meaning: Meaning) -> Meaning:
    """Numbers that must be whole: int64 where every cell is one, else float64 with NaN."""
    broken = meaning.values.notna() & (meaning.values % 1 != 0)
    faults = faulty(table, column, cells, broken, "is not a whole number", "write digits only")
    values = meaning.values.mask(broken)
    if len(values) and values.notna().all():
        values = values.astype("int64")
    return Meaning(values, [*meaning.faults, *faults], meaning.notes)


def with_defaults(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """A typed table in which absent key columns, and empty cells in them, have their defaults (in place)."""
    for column in table.columns:
        if not column.key or column.required:
            continue
        if column.name not in frame:
            empty = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
            frame[column.name] = empty if column.kind == "date" else nothing(frame.index)
        if column.default is not None:
            frame[column.name] = filled(frame[column.name], column.default)
        elif column.default_from is not None and column.default_from in frame:
            frame[column.name] = filled(frame[column.name], frame[column.default_from])
    return frame
