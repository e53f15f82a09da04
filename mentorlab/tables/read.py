"""What stands in a parquet file or a workbook? All of it read as text first, so that `007` and `NA` survive."""

from __future__ import annotations

import datetime as dt
import io
import json
import warnings
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Any

import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.contracts import TABLES

QUICKLY: dict[type, Callable[[Any], str | None]] = {int: str, dt.date: dt.date.isoformat}  # whole columns of one kind
FIRST_ROW = 2  # the header is row 1, as a spreadsheet shows it


def text_frame(
    table: str, header: Sequence[object], columns: Sequence[Any], first_row: int = FIRST_ROW
) -> tuple[pd.DataFrame, list[Fault]]:
    """Columns of cells as a frame of text: index = row number, an empty cell = missing, wholly empty rows left out.

    A column is a sequence of cells as they were found, or what `as_text` made of it.
    A row that is filled only in a column that cannot be kept (without a name, named twice, beyond the header) stays.
    """
    names = ["" if name is None else str(_as_text(name) or "").strip() for name in header]
    faults: list[Fault] = []
    kept: dict[str, pd.Series] = {}
    series = [cells if isinstance(cells, pd.Series) else as_text(cells) for cells in columns]
    for place, (name, cells) in enumerate(zip(names, series, strict=False), start=1):
        if not name:
            if cells.notna().any():
                faults.append(Fault(table, "", f"column {place} has no name", "name it in the first row"))
        elif name in kept:
            faults.append(Fault(table, name, "stands twice in the header", "keep one of them, or rename one"))
        else:
            kept[name] = cells
    filled = pd.concat([cells.notna() for cells in series], axis=1).any(axis=1) if series else pd.Series(dtype=bool)
    frame = pd.DataFrame(kept, index=filled.index)[filled]
    frame.index = pd.Index(frame.index + first_row, dtype="int64")
    return frame, faults


def as_text(cells: Sequence[Any]) -> pd.Series:
    """Cells as text, dtype `str`: what is blank or nothing is missing."""
    kinds = set(map(type, cells))
    if kinds == {str}:
        series = pd.Series(list(cells), dtype="str")
        return series.mask(series.str.strip() == "")
    write = QUICKLY.get(kinds.pop(), _as_text) if len(kinds) == 1 else _as_text
    return pd.Series([write(cell) for cell in cells], dtype="str")


def _as_text(cell: Any) -> str | None:
    """One cell as the text that says the same: 7.0 → 7, a midnight → its day; blank → None."""
    if isinstance(cell, str):
        return cell if cell.strip() else None
    if cell is None or cell is pd.NaT:
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        if cell != cell:
            return None
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, Decimal):
        whole = cell.is_finite() and cell == cell.to_integral_value()
        return str(int(cell)) if whole else f"{cell:f}" if cell.is_finite() else None
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time() and cell.tzinfo is None
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, list):
        return ";".join(str(part) for part in cell)
    if isinstance(cell, dict):
        return json.dumps(cell, ensure_ascii=False, sort_keys=True, default=str)
    if isinstance(cell, bytes | bytearray | memoryview):
        return bytes(cell).hex()
    return str(cell)


def read_parquet(table: str, content: bytes) -> tuple[pd.DataFrame, list[Fault]]:
    """A parquet file, read column by column; numbers and dates become the text that says the same."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found = pq.read_table(io.BytesIO(content))
    except (pa.ArrowException, OSError) as error:
        what = f"cannot be read as parquet: {str(error).splitlines()[0]}"
        return pd.DataFrame(), [Fault(table, "", what, "export it again, or save it as CSV")]
    # pandas keeps an index that it wrote under a name of its own; it is no column of the table.
    places = [i for i, name in enumerate(found.column_names) if not name.startswith("__index_level_")]
    names = [found.column_names[i] for i in places]
    return text_frame(table, names, [found.column(i).to_pylist() for i in places])


def read_workbook(file: str, content: bytes) -> tuple[dict[str, list[tuple[Any, ...]]], list[Fault]]:
    """The sheets of a workbook that hold anything: name → rows of cells, the header first."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            # openpyxl warns of decorations that it leaves out (drop-down lists, styles): no cell is touched.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheets = {
                sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets
            }
            if book.epoch == openpyxl.utils.datetime.CALENDAR_MAC_1904:
                sheets = {name: _counted_from_1904(rows) for name, rows in sheets.items()}
    except Exception as error:  # a damaged workbook fails in many ways: zip, XML, missing parts
        what = f"cannot be read as a workbook: {error}"
        return {}, [Fault(file, "", what, "open it in a spreadsheet and save it again, or save it as CSV")]
    return {name: rows for name, rows in sheets.items() if any(cell is not None for row in rows for cell in row)}, []


def _counted_from_1904(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Bare numbers in columns of days, in a workbook whose days are counted from 1904: as the days that they mean.

    (Cells formatted as dates have been read as such; serial numbers elsewhere are counted from 1899-12-30.)
    """
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel

    names = {column.name for table in TABLES.values() for column in table.columns if column.kind == "date"}
    days = [str(name).strip() in names for name in (rows[0] if rows else ())]
    return rows[:1] + [
        tuple(
            from_excel(cell, CALENDAR_MAC_1904) if day and type(cell) in (int, float) else cell
            for cell, day in zip_longest(row, days[: len(row)], fillvalue=False)
        )
        for row in rows[1:]
    ]


def sheet_frame(table: str, rows: list[tuple[Any, ...]]) -> tuple[pd.DataFrame, list[Fault]]:
    """One sheet's rows, the header first, as a frame of text."""
    columns = list(zip_longest(*rows))
    return text_frame(table, [column[0] for column in columns], [column[1:] for column in columns])
