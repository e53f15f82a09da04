"""What does a cell mean? Text becomes ids, codes, numbers and days by contract; what cannot be meant is a fault.

Typed columns: ids, codes and text have dtype `str`; numbers are float64; whole numbers int64, or float64 where some are
missing; dates are datetime64[us] at midnight (a time of day is dropped: a date is a day). Missing is NaN or NaT.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.contracts import Column, Table
from mentorlab.tables.contracts.shape import FIRST_YEAR, LAST_YEAR, Kind
from mentorlab.tables.rows import faulty

NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
DAY = r"\d{4}-\d{2}-\d{2}"
TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
SPREADSHEET_ERROR = r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)"

EXPECTED: dict[Kind, tuple[str, str]] = {
    "number": ("a number", "write digits with a point before decimals and nothing between thousands"),
    "integer": ("a whole number", "write digits only"),
    "date": ("a date", f"write YYYY-MM-DD, a day that exists, in the years {FIRST_YEAR} to {LAST_YEAR}"),
}


def typed(table: Table, raw: pd.DataFrame) -> tuple[pd.DataFrame, list[Fault]]:
    """The table with every column typed. A cell that cannot be what its column promises is missing, and a fault."""
    columns: dict[str, pd.Series] = {}
    faults: list[Fault] = []
    for name in raw.columns:
        contract = table.column(name)
        cells, broken = _without_spreadsheet_errors(table.name, name, raw[name])
        faults += broken
        if contract is None:
            columns[name] = guessed(name, cells)
        else:
            columns[name], wrong = _by_contract(table.name, contract, cells)
            faults += wrong
    return _with_defaults(table, pd.DataFrame(columns, index=raw.index)), faults


def _without_spreadsheet_errors(table: str, name: str, cells: pd.Series) -> tuple[pd.Series, list[Fault]]:
    if not cells.str.startswith("#", na=False).any():
        return cells, []
    broken = cells.str.fullmatch(SPREADSHEET_ERROR, na=False)
    faults = faulty(
        table, name, cells, broken, "is an error of the spreadsheet", "correct the formula or empty the cell"
    )
    return cells.mask(broken), faults


def _by_contract(table: str, contract: Column, cells: pd.Series) -> tuple[pd.Series, list[Fault]]:
    if contract.kind == "text":
        return cells, []
    cells = cells.str.strip()
    if contract.kind in ("id", "code"):
        return cells, []
    values = as_days(cells) if contract.kind == "date" else as_numbers(cells)
    if contract.kind == "integer":
        values = values.where(values % 1 == 0)
    wrong = values.isna() & cells.notna()
    expected, do = EXPECTED[contract.kind]
    faults = faulty(table, contract.name, cells, wrong, f"is not {expected}", do)
    if contract.kind == "integer" and len(values) and values.notna().all():
        values = values.astype("int64")
    return values, faults


def as_numbers(cells: pd.Series) -> pd.Series:
    """Text as float64; whatever is no plain decimal number is NaN."""
    good = cells.str.fullmatch(NUMBER, na=False)
    # Python's own float, so that what was written with 17 digits comes back exactly.
    values = np.full(len(cells), np.nan)
    values[good.to_numpy()] = cells[good].to_numpy(dtype=object).astype(float)
    values[np.isinf(values)] = np.nan
    return pd.Series(values, index=cells.index)


def as_days(cells: pd.Series) -> pd.Series:
    """ISO text as days (datetime64[us] at midnight); days that do not exist and other forms are NaT."""
    good = cells.str.fullmatch(DAY + TIME, na=False)
    days = pd.to_datetime(cells.where(good).str.slice(0, 10), format="%Y-%m-%d", errors="coerce")
    days = days.astype("datetime64[us]")
    return days.where(days.dt.year.between(FIRST_YEAR, LAST_YEAR))


def guessed(name: str, cells: pd.Series) -> pd.Series:
    """A column that no contract knows: numbers or ISO days where every filled cell is one, else text without blanks
    around it. Names ending in `_id` and digits with leading zeros, or too many to be exact, stay text.
    """
    cells = cells.str.strip()
    filled = cells.dropna()
    if filled.empty or name.endswith("_id"):
        return cells
    if filled.str.fullmatch(NUMBER).all() and not filled.str.fullmatch(r"[+-]?0\d+|\d{16,}").any():
        return as_numbers(cells)
    if filled.str.fullmatch(DAY).all():
        days = as_days(cells)
        return days if bool(days.notna().eq(cells.notna()).all()) else cells
    return cells


def _with_defaults(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Absent key columns, and empty cells in them, take their defaults."""
    for column in table.columns:
        if not column.key or column.required:
            continue
        if column.name not in frame:
            empty = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
            frame[column.name] = empty if column.kind == "date" else pd.Series(None, index=frame.index, dtype="str")
        if column.default is not None:
            frame[column.name] = frame[column.name].fillna(column.default)
        elif column.default_from is not None and column.default_from in frame:
            frame[column.name] = frame[column.name].fillna(frame[column.default_from])
    return frame
