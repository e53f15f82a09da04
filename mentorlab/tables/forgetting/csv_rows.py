"""How does a CSV file lose some rows and cells, with every other byte as it was?"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.tables.distinct import plain
from mentorlab.tables.encoding import decoded
from mentorlab.tables.forgetting.rows import Change
from mentorlab.tables.read import FIRST_ROW
from mentorlab.tables.separated import DECLARED, read_csv, separator_of

ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"),
    (b"", "cp1252"),
    (b"", "mac_roman"),
)


def csv_without(table: str, content: bytes, change: Change) -> bytes:
    """The file without these rows and with these cells; its encoding, separator, quotes and line ends stay.

    The new file is read again before it is handed out: where what is left no longer shows its encoding it is written as
    UTF-8 with a mark, and where even that reads otherwise BadInput is raised.
    """
    text, mark, encoding = _text(table, content)
    new = _rewritten(text, change)
    expected = _expected(table, content, change)
    for start, name in ((mark, encoding), (codecs.BOM_UTF8, "utf-8")):
        made = start + new.encode(name)
        if _same(plain(read_csv(table, made)[0]), expected):
            return made
    what = "cannot be written without the person's rows so that it reads the same"
    raise BadInput(Fault(table, "", what, "save it as CSV UTF-8 and try again"))


def _text(table: str, content: bytes) -> tuple[str, bytes, str]:
    text = decoded(content).text
    for mark, encoding in ENCODINGS:
        try:
            if text is not None and mark + text.encode(encoding) == content:
                return text, mark, encoding
        except UnicodeEncodeError:
            continue
    raise BadInput(Fault(table, "", "cannot be read", "save the file as CSV UTF-8"))


def _expected(table: str, content: bytes, change: Change) -> pd.DataFrame:
    frame = plain(read_csv(table, content)[0]).drop(index=list(change.gone))
    for (row, column), new in change.cells.items():
        frame.loc[row, column] = new
    return frame


def _same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    one, other = one.dropna(how="all").reset_index(drop=True), other.dropna(how="all").reset_index(drop=True)
    return list(one.columns) == list(other.columns) and one.astype("str").equals(other.astype("str"))


def _rewritten(text: str, change: Change) -> str:
    declared = DECLARED.match(text)
    head = declared[0] if declared else ""
    separator = declared[1] if declared else separator_of(text) or ","
    first_row = FIRST_ROW + (1 if declared else 0)
    records = list(_records(text[len(head) :], separator))
    header = [cell.strip() for cell in records[0][1]]
    cells: dict[int, dict[int, str]] = {}
    for (row, column), new in change.cells.items():
        cells.setdefault(row, {})[header.index(column)] = new or ""
    kept = [head, records[0][0]]
    for row, (raw, _) in enumerate(records[1:], start=first_row):
        if row not in change.gone:
            kept.append(_with(raw, separator, cells[row]) if row in cells else raw)
    return "".join(kept)


def _records(text: str, separator: str) -> Iterator[tuple[str, list[str]]]:
    """Every record as it stands, with its line end, and its cells."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    limit = csv.field_size_limit(2**31 - 1)
    try:
        for cells in csv.reader(lines(), delimiter=separator, strict=True):
            yield "".join(taken), cells
            taken.clear()
    finally:
        csv.field_size_limit(limit)


def _with(raw: str, separator: str, new: dict[int, str]) -> str:
    """One record with other text in some of its cells; the rest as it stands."""
    body = raw.rstrip("\r\n")
    parts, start, quoted = [], 0, False
    for place, sign in enumerate(body):
        if sign == '"':
            quoted = not quoted
        elif sign == separator and not quoted:
            parts.append(body[start:place])
            start = place + 1
    parts.append(body[start:])
    for place, text in new.items():
        must = parts[place].startswith('"') or any(sign in text for sign in f'{separator}"\r\n')
        parts[place] = '"' + text.replace('"', '""') + '"' if must and text else text
    return separator.join(parts) + raw[len(body) :]
