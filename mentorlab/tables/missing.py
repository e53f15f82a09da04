"""Which cells say that nothing is known? `N/A`, `Prefer not to say`, −99: missing where numbers or days belong.

Ids, codes and text keep every word: `NA` may be somebody's id and `Prefer not to say` a group of its own.
"""

from __future__ import annotations

import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.contracts import Table
from mentorlab.tables.distinct import Distinct, distinct
from mentorlab.tables.notes import Note, cells_in_words, noted
from mentorlab.tables.rows import faulty_texts

SAID = """\
n/a, na, n.a., n.a, nan, null, none, nil, missing, unknown, undisclosed, refused, skipped, dk, -, –, —, ., ?
not applicable, does not apply, not answered, no answer, no response, not available, not stated, not specified
not known, not sure, don't know, do not know, i don't know, cannot say, can't say, rather not say, i'd rather not say
prefer not to say, prefer not to answer, i prefer not to say, i prefer not to answer"""
WORDS = frozenset(SAID.replace("\n", ", ").split(", "))
MEASURED = ("number", "integer", "date")
CODE = r"[-−]99(?:\s+[-–—]\s+[^0-9].*|\s*[:=]\s*[^0-9].*)?"
FAR_BELOW_ZERO = r"[-−][1-9][0-9]+(?:[.,].*)?"  # −10 and less: a scale does not reach there, an amount may


def without_missing_words(table: Table, raw: pd.DataFrame) -> tuple[pd.DataFrame, list[Fault], list[Note]]:
    """The text of a table, where words for "nothing is known" in columns of numbers and days have become missing.

    −99 is such a word unless the column holds other numbers of −10 and less: then it may be a number, and is a fault.
    """
    columns: dict[str, pd.Series] = {}
    faults: list[Fault] = []
    notes: list[Note] = []
    for name in raw.columns:
        contract = table.column(name)
        columns[name] = raw[name]
        if contract is None or contract.kind not in MEASURED:
            continue
        held = distinct(raw[name])
        unknown = missing_words(held.texts)
        codes = missing_codes(held.texts)
        if codes.any() and far_below_zero(held.texts, codes):
            what = "may say that nothing is known or be a number, as other numbers are below −9"
            do = "empty the cell where nothing is known, write -99.0 where the number is meant"
            faults += faulty_texts(table.name, name, held, codes, what, do)
        else:
            unknown |= codes
        notes += told_missing(table.name, name, held, unknown)
        columns[name] = held.without(unknown | codes).cells
    return pd.DataFrame(columns, index=raw.index), faults, notes


def missing_words(cells: pd.Series) -> pd.Series:
    """Which cells hold a word for "nothing is known" (capitals, blanks around it and the apostrophe do not matter)."""
    said = cells.str.strip().str.casefold().str.replace("’", "'", regex=False)
    return said.isin(WORDS)


def missing_codes(cells: pd.Series) -> pd.Series:
    """Which cells hold −99, with or without a label."""
    return cells.str.strip().str.fullmatch(CODE, na=False)


def far_below_zero(cells: pd.Series, codes: pd.Series) -> bool:
    """Does the column hold other numbers of −10 and less, so that −99 may be one as well?"""
    return bool(cells[~codes].str.strip().str.fullmatch(FAR_BELOW_ZERO, na=False).any())


def told_missing(table: str, column: str, held: Distinct, unknown: pd.Series) -> list[Note]:
    """How many cells have become missing, and the words that they held. `unknown`: by text."""
    if not unknown.any():
        return []
    rows = held.where(unknown)
    said = held.times[unknown].groupby(held.texts[unknown].str.strip(), sort=False).sum()
    words = ", ".join(f"{word!r} {n}" for word, n in list(said.items())[:5]) + (" …" if len(said) > 5 else "")
    return noted(table, column, rows, f"{cells_in_words(int(rows.sum()))} read as missing ({words})")
