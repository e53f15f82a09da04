"""What stands in a file? CSV, parquet and workbooks, all read as text first, so that `007` and `NA` survive."""

from __future__ import annotations

import csv
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
    table: str, header: Sequence[object], columns: Sequence[Sequence[Any]]
) -> tuple[pd.DataFrame, list[Fault]]:
    """Columns of cells as a frame of text: index = row number, an empty cell = missing, wholly empty rows left out."""
    names = ["" if name is None else str(_as_text(name) or "").strip() for name in header]
    faults: list[Fault] = []
    kept: dict[str, pd.Series] = {}
    for place, (name, cells) in enumerate(zip(names, columns, strict=True), start=1):
        series = _written(cells)
        if not name:
            if series.notna().any():
                faults.append(Fault(table, "", f"column {place} has no name", "name it in the first row"))
        elif name in kept:
            faults.append(Fault(table, name, "stands twice in the header", "keep one of them, or rename one"))
        else:
            kept[name] = series
    frame = pd.DataFrame(kept)
    frame.index = pd.RangeIndex(FIRST_ROW, FIRST_ROW + len(frame))
    return frame[frame.notna().any(axis=1)], faults


def _written(cells: Sequence[Any]) -> pd.Series:
    if all(type(cell) is str for cell in cells):
        series = pd.Series(list(cells), dtype="str")
        return series.mask(series.str.strip() == "")
    return pd.Series([_as_text(cell) for cell in cells], dtype="str")


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
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time() and cell.tzinfo is None
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, list | dict):
        return ";".join(str(part) for part in cell)
    return str(cell)


def read_csv(table: str, content: bytes) -> tuple[pd.DataFrame, list[Fault]]:
    """A CSV file: UTF-8 (a byte order mark is welcome), commas, quoted cells may hold line ends. A row is a record."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return pd.DataFrame(), [Fault(table, "", f"line {row} is not UTF-8 text", "save the file as CSV UTF-8")]
    limit = csv.field_size_limit(2**31 - 1)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        what = f"cannot be read as CSV: {error}"
        return pd.DataFrame(), [Fault(table, "", what, "check that every quotation mark that opens is closed")]
    finally:
        csv.field_size_limit(limit)
    if not records or not any(records[0]):
        return pd.DataFrame(), [Fault(table, "", "has no header", "name the columns in the first row")]
    header, rows = records[0], records[1:]
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        found = "semicolons" if ";" in header[0] else "tabs"
        do = "save the file with commas between the cells (other separators cannot be read yet)"
        return pd.DataFrame(), [Fault(table, "", f"has {found} instead of commas between its cells", do)]
    faults = _ragged(table, len(header), rows)
    columns: list[Any] = list(zip_longest(*rows))[: len(header)]
    columns += [(None,) * len(rows)] * (len(header) - len(columns))
    frame, more = text_frame(table, header, columns)
    return frame, faults + more


def _ragged(table: str, width: int, rows: list[list[str]]) -> list[Fault]:
    odd = [(number, row) for number, row in enumerate(rows, start=FIRST_ROW) if row and len(row) != width]
    long = [number for number, row in odd if len(row) > width and any(cell.strip() for cell in row[width:])]
    short = [number for number, row in odd if len(row) < width]
    wrong = (("more", long, "put quotation marks around cells that hold a comma"), ("fewer", short, "fill up the row"))
    return [
        Fault(table, "", f"{word} cells than the header has columns ({width})", do, tuple(at[:5]), len(at))
        for word, at, do in wrong
        if at
    ]


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
