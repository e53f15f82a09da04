"""What stands in a parquet file or a workbook? All of it read as text first, so that `007` and `NA` survive."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import pandas as pd

from mentorlab.errors import Fault

FIRST_ROW = 2  # the header is row 1, as a spreadsheet shows it


def text_frame(
    table: str, header: Sequence[object], columns: Sequence[Sequence[Any]], first_row: int = FIRST_ROW
) -> tuple[pd.DataFrame, list[Fault]]:
    """Columns of cells as a frame of text: index = row number, an empty cell = missing, wholly empty rows left out.

    A row that is filled only in a column that cannot be kept (without a name, named twice, beyond the header) stays.
    """
    names = ["" if name is None else str(as_text(name) or "").strip() for name in header]
    faults: list[Fault] = []
    kept: dict[str, pd.Series] = {}
    series = [_written(cells) for cells in columns]
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


def _written(cells: Sequence[Any]) -> pd.Series:
    if all(type(cell) is str for cell in cells):
        series = pd.Series(list(cells), dtype="str")
        return series.mask(series.str.strip() == "")
    return pd.Series([as_text(cell) for cell in cells], dtype="str")


def as_text(cell: Any) -> str | None:
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
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time() and cell.tzinfo is None
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, list | dict):
        return ";".join(str(part) for part in cell)
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
    except Exception as error:  # a damaged workbook fails in many ways: zip, XML, missing parts
        what = f"cannot be read as a workbook: {error}"
        return {}, [Fault(file, "", what, "open it in a spreadsheet and save it again, or save it as CSV")]
    return {name: rows for name, rows in sheets.items() if any(cell is not None for row in rows for cell in row)}, []


def sheet_frame(table: str, rows: list[tuple[Any, ...]]) -> tuple[pd.DataFrame, list[Fault]]:
    """One sheet's rows, the header first, as a frame of text."""
    columns = list(zip_longest(*rows))
    return text_frame(table, [column[0] for column in columns], [column[1:] for column in columns])
