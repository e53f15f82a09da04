"""What stands in a parquet file or a workbook? All of it read as text first, so that `007` and `NA` survive."""

from __future__ import annotations

import datetime as dt
import io
import json
import warnings
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.distinct import coded, in_codes

if TYPE_CHECKING:
    import pyarrow as pa

FIRST_ROW = 2  # the header is row 1, as a spreadsheet shows it


def text_frame(
    table: str, header: Sequence[object], columns: Sequence[Sequence[Any] | pd.Categorical], first_row: int = FIRST_ROW
) -> tuple[pd.DataFrame, list[Fault]]:
    """Columns of cells as a frame of text: index = row number, an empty cell = missing, wholly empty rows left out.

    Its columns are categories (see `distinct`). A row that is filled only in a column that cannot be kept (without a
    name, named twice, beyond the header) stays.
    """
    names = ["" if name is None else str(as_text(name) or "").strip() for name in header]
    faults: list[Fault] = []
    kept: dict[str, pd.Categorical] = {}
    cells_of = [cells if isinstance(cells, pd.Categorical) else coded(cells, as_text) for cells in columns]
    for place, (name, cells) in enumerate(zip(names, cells_of, strict=False), start=1):
        if not name:
            if (cells.codes >= 0).any():
                faults.append(Fault(table, "", f"column {place} has no name", "name it in the first row"))
        elif name in kept:
            faults.append(Fault(table, name, "stands twice in the header", "keep one of them, or rename one"))
        else:
            kept[name] = cells
    filled = np.zeros(len(cells_of[0]) if cells_of else 0, dtype=bool)
    for cells in cells_of:
        filled |= cells.codes >= 0
    frame = pd.DataFrame(kept, index=pd.RangeIndex(first_row, first_row + len(filled)))
    return (frame if filled.all() else frame[filled]), faults


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
        file = pq.ParquetFile(pa.BufferReader(content))
        words = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
        found = pq.read_table(pa.BufferReader(content), read_dictionary=words)
    except (pa.ArrowException, OSError) as error:
        what = f"cannot be read as parquet: {str(error).splitlines()[0]}"
        return pd.DataFrame(), [Fault(table, "", what, "export it again, or save it as CSV")]
    # pandas keeps an index that it wrote under a name of its own; it is no column of the table.
    places = [i for i, name in enumerate(found.column_names) if not name.startswith("__index_level_")]
    names = [found.column_names[i] for i in places]
    return text_frame(table, names, [_column(found.column(i)) for i in places])


def _column(cells: pa.ChunkedArray) -> Sequence[Any] | pd.Categorical:
    """A column's texts, each made once; a column whose cells are lists or records can only be read cell by cell."""
    import pyarrow as pa

    try:
        parts = cells.dictionary_encode().chunks
    except pa.ArrowNotImplementedError:
        return list(cells.to_pylist())
    if not parts:
        return []
    held = [parts[0].dictionary]
    codes, first = [], 0
    for part in parts:
        if not part.dictionary.equals(held[-1]):  # parts that were written together share one
            first += len(held[-1])
            held.append(part.dictionary)
        places = part.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        codes.append(np.where(places >= 0, places + first, -1))
    every = pa.concat_arrays(held).dictionary_encode()
    texts = np.array([*map(as_text, every.dictionary.to_pylist()), None], dtype=object)
    return in_codes(np.concatenate(codes), texts[every.indices.fill_null(-1).to_numpy(zero_copy_only=False)].tolist())


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
