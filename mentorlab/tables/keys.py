"""Which rows have the same key as another row?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

ROOM = 8  # places a row, up to which keys are ticked off on a list of all possible ones
LARGEST = 2**62


def repeated(frame: pd.DataFrame, key: Sequence[str]) -> pd.Series:
    """Rows whose key stands in another row too; a missing cell is like any other missing cell.

    What `DataFrame.duplicated(key, keep=False)` says, in a fraction of its time and memory where, as in a table that is
    right, nothing stands twice and the columns are categories.
    """
    numbers = key_numbers(frame, key)
    if _all_differ(*numbers):
        return pd.Series(False, index=frame.index)
    return pd.Series(numbers[0], index=frame.index).duplicated(keep=False)


def key_numbers(frame: pd.DataFrame, key: Sequence[str]) -> tuple[np.ndarray[Any, np.dtype[np.int64]], int]:
    """A number for each row, the same for the same key and below the second value."""
    numbers, size = np.zeros(len(frame), dtype=np.int64), 1
    seen: list[Any] = []
    for name in key:
        codes, kinds = _codes(frame[name])
        if any(codes is other or np.array_equal(codes, other) for other in seen):
            continue  # about_id is person_id nearly everywhere: a second look tells nothing new
        seen.append(codes)
        if size * (kinds + 1) > LARGEST:
            numbers, found = pd.factorize(numbers)
            size = len(found)
        numbers, size = numbers * (kinds + 1) + codes + 1, size * (kinds + 1)
    return numbers, size


def ranked(
    numbers: np.ndarray[Any, np.dtype[np.int64]], size: int
) -> tuple[np.ndarray[Any, np.dtype[np.int64]], np.ndarray[Any, np.dtype[np.int64]]]:
    """Which of the different keys each row has, counted from 0, and a row that has each of them."""
    if size <= ROOM * len(numbers) + 1000:
        there = np.zeros(size, dtype=bool)
        there[numbers] = True
        numbers = (np.cumsum(there, dtype=np.int64) - 1)[numbers]
        kinds = int(np.count_nonzero(there))
    else:
        numbers, found = pd.factorize(numbers)
        kinds = len(found)
    holder = np.empty(kinds, dtype=np.int64)
    holder[numbers] = np.arange(len(numbers))
    return numbers, holder


def _codes(cells: pd.Series) -> tuple[Any, int]:
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return cells.array.codes, len(cells.array.categories)
    codes, found = pd.factorize(cells)
    return codes, len(found)


def _all_differ(numbers: np.ndarray[Any, np.dtype[np.int64]], size: int) -> bool:
    if size > ROOM * len(numbers) + 1000:
        return bool(pd.Series(numbers).is_unique)
    there = np.zeros(size, dtype=bool)
    there[numbers] = True
    return int(np.count_nonzero(there)) == len(numbers)
