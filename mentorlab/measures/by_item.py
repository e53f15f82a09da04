"""Who answered which item how? From one row per answer to a row per person and a column per item."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mentorlab.measures.instruments import Instrument
from mentorlab.tables.distinct import Codes, distinct
from mentorlab.tables.keys import key_numbers, ranked

Floats = np.ndarray[Any, np.dtype[np.float64]]


def people_by_items(answers: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """A row per answerer, person described and wave, indexed by about_id and wave and sorted by all three; a column per
    item, in the order of the instrument, reversed where the key says so; NaN = not answered.

    answers: person_id, about_id, wave, item, value, each item once per row. Rows that do not say about whom or when are
    left out.
    """
    # The frame is filled number by number: a pivot of eight million rows of text takes a minute and several gigabytes.
    row, first = ranked(*key_numbers(answers, ["person_id", "about_id", "wave"]))
    items = distinct(answers["item"])
    column = np.append(pd.Index(instrument.item_ids).get_indexer(pd.Index(items.texts)), -1)[items.codes]
    wide = np.full((len(first), len(instrument.items)), np.nan)
    wide[row, column] = answers["value"].to_numpy(dtype=float)
    _turn(wide, instrument)
    names = ["person_id", "about_id", "wave"]
    one_each = {name: distinct(answers[name].iloc[first]) for name in names}
    in_order = {name: _ranks(held.codes, held.texts) for name, held in one_each.items()}
    order = np.lexsort([in_order[name][0] for name in reversed(names)])
    order = order[(in_order["about_id"][0][order] >= 0) & (in_order["wave"][0][order] >= 0)]
    levels: list[Any] = [in_order[name][1] for name in names[1:]]
    codes: list[Any] = [in_order[name][0][order] for name in names[1:]]
    index = pd.MultiIndex(levels=levels, codes=codes, names=names[1:], verify_integrity=False)
    return pd.DataFrame(wide[order], index=index, columns=pd.Index(instrument.item_ids, name="item"))


def _turn(wide: Floats, instrument: Instrument) -> None:
    ends = instrument.response.max + instrument.response.min
    for place, item in enumerate(instrument.items):
        if item.reverse:
            wide[:, place] = ends - wide[:, place]


def _ranks(codes: Codes, texts: pd.Series) -> tuple[Codes, pd.Index[Any]]:
    """Each row's place among the texts in alphabetical order (−1 where it has none), and these texts."""
    order = np.argsort(texts.to_numpy(dtype=object))
    rank = np.full(len(texts) + 1, -1)
    rank[order] = np.arange(len(texts))
    return rank[codes], pd.Index(texts.iloc[order], dtype="str")
