"""Who is named in what people wrote? The one place where an import has free text masked."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.masking import masked


def masked_texts(table: str, frame: pd.DataFrame, names: Iterable[str]) -> tuple[pd.DataFrame, int]:
    """The frame with names, e-mail addresses and phone numbers masked in its columns of text, and in how many places.

    A column that is part of the key (what a cost was for, an action) is text that others refer to, and is masked alike.
    """
    places = 0
    for column in TABLES[table].columns:
        if column.kind != "text" or column.name not in frame:
            continue
        cells = frame[column.name].astype("str")
        texts = pd.Series(cells.dropna().unique(), dtype="str")
        if texts.empty:
            continue
        words, counts = masked(texts, list(names))
        changed = dict(zip(texts, words, strict=True))
        times = dict(zip(texts, counts, strict=True))
        places += int(cells.map(times).fillna(0).sum())
        frame[column.name] = cells.map(changed).astype("str")
    return frame, places
