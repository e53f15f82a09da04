"""What do the rows of a result say? The same text as a file's, in an order of their own, with a fingerprint.

A database promises no order of rows. They are sorted by the table's key, and by everything else where the key does not
decide (as text, by code point), and counted from 1 in that order: so the same data have the same rows, whoever asks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.distinct import Gathering, plain
from mentorlab.tables.read import as_text, text_frame

if TYPE_CHECKING:
    from sqlalchemy import Connection

BATCH = 20_000


def rows_of(connection: Connection, table: str, query: str, key: Sequence[str]) -> tuple[pd.DataFrame, list[Fault]]:
    """A query's result as a frame of text (see `read.text_frame`), its index 1, 2 … in the order of the key.

    Rows are fetched in batches, so that a large table stands in memory once, as codes of its texts.
    """
    # Without parameters a `%` in the query is only that.
    streamed = {"stream_results": True, "yield_per": BATCH, "no_parameters": True}
    with connection.exec_driver_sql(query, execution_options=streamed) as result:
        header = list(result.keys())
        columns = [Gathering() for _ in header]
        for rows in result.partitions(BATCH):
            for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
                column.add([as_text(cell) for cell in cells])
    frame, faults = text_frame(table, header, [column.column(lambda text: text) for column in columns])
    return in_order(frame, key), faults


def in_order(frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """The rows sorted by what of the key is there, then by the other columns; the index is 1, 2 …"""
    by = [name for name in key if name in frame]
    if not by or frame.duplicated(by).any():
        by += [str(name) for name in frame.columns if name not in by]
    if by and len(frame):
        frame = frame.loc[plain(frame[by]).sort_values(by, kind="stable", na_position="first").index]
    return frame.set_axis(pd.RangeIndex(1, len(frame) + 1), axis="index")


def fingerprint(frame: pd.DataFrame) -> str:
    """SHA-256 of the content: each column's name, the lengths of its cells (−1 = missing) and their text."""
    sha = hashlib.sha256()
    for name, cells in plain(frame).items():
        lengths = cells.str.len().fillna(-1).to_numpy(dtype="<i8")
        # (Text of pandas 3 is slow to walk through; plain Python words are not.)
        for part in (str(name), "".join(cells.dropna().to_numpy(dtype=object))):
            written = part.encode("utf-8", "surrogatepass")
            sha.update(np.array([len(written)], dtype="<i8").tobytes() + written)
        sha.update(lengths.tobytes())
    return sha.hexdigest()
