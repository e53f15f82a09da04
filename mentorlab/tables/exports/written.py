"""How is a table written, so that it stays in its format? CSV stays CSV, a sheet a sheet, parquet parquet."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pandas as pd

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.distinct import below, distinct, nothing, plain
from mentorlab.tables.exports.merging import Merged, in_words
from mentorlab.tables.numbers import plain_numbers

LONGEST_CSV = 100_000  # rows; a longer new table becomes parquet
IN_A_BOOK = re.compile(r"(.+\.xlsx) \((.+)\)")


def file_of(folder: Path, table: str, home: str | None, n_new: int) -> tuple[Path, str]:
    """Where the table is or will be, and the sheet if it is one of several (empty if not)."""
    if home is None:
        return folder / "tables" / f"{table}.{'parquet' if n_new > LONGEST_CSV else 'csv'}", ""
    found = IN_A_BOOK.fullmatch(home)
    return (folder / found[1], found[2]) if found else (folder / home, "")


def content_of_table(path: Path, sheet: str, table: str, found: Merged) -> bytes:
    """The bytes of the file with the merged table."""
    if path.suffix.lower() == ".xlsx":
        return _workbook(path, sheet, table, found)
    if path.suffix.lower() == ".parquet":
        return _parquet(table, found)
    text = plain(_text(found))
    return text[_ordered(table, text)].to_csv(index=False, lineterminator="\n").encode()


def _text(found: Merged) -> pd.DataFrame:
    """The old rows and the new ones below them, in columns that are categories of text."""
    new = pd.DataFrame({name: in_words(found.new[name]) for name in found.new.columns}, index=found.new.index)
    if found.old is None:
        return new
    return pd.DataFrame(
        {
            name: below(*(part[name] if name in part else nothing(part.index) for part in (found.old, new)))
            for name in dict.fromkeys((*found.old.columns, *new.columns))
        }
    )


def _ordered(table: str, frame: pd.DataFrame) -> list[str]:
    """The columns in the order of the file that is there; those of a new file in the order of the contract."""
    names = [name for name in TABLES[table].names if name in frame]
    return [*names, *(name for name in frame.columns if name not in names)]


def _parquet(table: str, found: Merged) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    frame = found.new if found.old is None else _text(found)
    for column in TABLES[table].columns:
        if found.old is not None and column.name in frame and column.kind in ("number", "integer"):
            held = distinct(frame[column.name])
            numbers = plain_numbers(held.texts)
            if numbers.notna().all():  # else it holds words that mean numbers, and keeps them
                frame[column.name] = held.spread(numbers)
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(frame[_ordered(table, frame)], preserve_index=False), buffer)
    return buffer.getvalue()


def _workbook(path: Path, sheet: str, table: str, found: Merged) -> bytes:
    """The workbook with the sheet of this table filled anew below its header; other sheets are not touched."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    page = book[sheet] if sheet else book[table] if table in book.sheetnames else book.worksheets[0]
    text = plain(_text(found))
    numbers = {column.name for column in TABLES[table].columns if column.kind in ("number", "integer")}
    page.delete_rows(1, page.max_row)
    page.append(list(text.columns))
    for row, cells in enumerate(text.itertuples(index=False), start=2):
        for column, (name, word) in enumerate(zip(text.columns, cells, strict=True), start=1):
            if pd.isna(word):
                continue
            cell = page.cell(row, column)
            cell.value = word
            # What begins with `=` is text that somebody wrote, not a formula.
            cell.data_type = "s"
            if name in numbers and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", word):
                cell.value = float(word) if "." in word else int(word)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
