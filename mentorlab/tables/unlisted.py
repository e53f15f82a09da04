"""What is in a column that no contract knows? Numbers or days where every filled cell is one, else text as written."""

from __future__ import annotations

import pandas as pd

from mentorlab.tables.days import NAMED, days_meant
from mentorlab.tables.distinct import Distinct, distinct
from mentorlab.tables.missing import far_below_zero, missing_codes, missing_words, told_missing
from mentorlab.tables.notes import Meaning, Note
from mentorlab.tables.numbers import numbers_meant

INEXACT = r"[+-]?0[0-9]+|[0-9]{16,}"  # leading zeros, or more digits than a number holds: a name made of digits
LIKE_A_NUMBER = r"[+\-−]?[0-9.][0-9.,\u00a0\u202f]*(?:[eE][+-]?[0-9]+)?"
LIKE_A_DAY = r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2})"


def guessed(table: str, name: str, cells: pd.Series | Distinct) -> Meaning:
    """Numbers or days where every filled cell that does not say "nothing is known" is one, else text.

    Names ending in `_id` and digits with leading zeros, or too many to be exact, stay text, and so do columns whose
    numbers or days have two readings; then a note says so. Blanks around text are dropped.
    """
    held = distinct(cells).changed(str.strip)
    unknown = missing_words(held.texts)
    codes = missing_codes(held.texts)
    if not (codes.any() and far_below_zero(held.texts, codes)):
        unknown |= codes
    filled = held.texts[~unknown]
    if filled.empty or name.endswith("_id"):
        return Meaning(held.cells)
    if _all(filled, LIKE_A_DAY) or _all(filled, f"(?i:{NAMED.pattern})"):
        meaning = days_meant(table, name, held.without(unknown))
    elif filled.str.fullmatch(LIKE_A_NUMBER).all():
        if filled.str.fullmatch(INEXACT).any():
            return Meaning(held.cells)
        meaning = numbers_meant(table, name, held.without(unknown), labels=False)
    else:
        return Meaning(held.cells)
    if meaning.faults:
        return Meaning(held.cells, [], _kept_as_text(meaning))
    return Meaning(meaning.values, [], [*told_missing(table, name, held, unknown), *meaning.notes])


def _all(cells: pd.Series, pattern: str) -> bool:
    # Python's own engine: the pattern refers back to its first mark, which pyarrow's cannot.
    return bool(pd.Series(cells.to_numpy(dtype=object), dtype=object).str.fullmatch(pattern).all())


def _kept_as_text(meaning: Meaning) -> list[Note]:
    """What keeps a column from being read. (In a listed column it would be a fault.)"""
    return [
        Note(fault.table, fault.column, f"kept as text: {fault.what}", fault.rows, fault.n_rows)
        for fault in meaning.faults
    ]
