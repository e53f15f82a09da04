"""What does a person score? Answers to the items of an instrument become one number per person and wave."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.measures.by_item import people_by_items
from mentorlab.measures.instruments import Instrument
from mentorlab.tables.distinct import categories, distinct, filled, same_text
from mentorlab.tables.keys import repeated

Source = Literal["self", "others"]
KEY = ["person_id", "wave", "item", "about_id"]
FIRST_ROW = 2  # of a file, as a spreadsheet numbers it: row 1 is the header


def score(responses: pd.DataFrame, instrument: Instrument, source: Source | None = None) -> pd.DataFrame:
    """Scores by person and wave.

    responses: person_id (who answers), wave, item, about_id (who is described; absent or missing = the answerer),
    value; other items are passed over. Text may be given as categories, which for millions of rows is much faster.
    source: what people said of themselves, or the mean over what others said of them; left out = self if there is any,
    else others.
    Returns person_id (the person described), wave, value (in the instrument's points; NaN where too few items were
    answered), n_answered (items; of several answerers in all). Reversed items count as max + min − value.
    Missing: an empty value is an item not answered. A score of kind `sum` with items missing is the mean of those
    answered times the number of items. Raises BadInput: values outside the instrument's range, an item answered twice.
    """
    return scored(responses, instrument, source)[0]


def scored_items(responses: pd.DataFrame, instrument: Instrument, source: Source | None = None) -> pd.DataFrame:
    """The answers behind the scores: a row per person described and wave, a column per item, all items pointing the
    same way; NaN = not answered. Of several answerers, their mean. The same arguments and errors as `score`.
    """
    return scored(responses, instrument, source)[1]


def scored(
    responses: pd.DataFrame, instrument: Instrument, source: Source | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What `score` and `scored_items` return, from one look at the answers."""
    wide = people_by_items(answers_to(responses, instrument, source), instrument)
    answered = wide.notna().sum(axis=1)
    mean = wide.mean(axis=1) * (len(instrument.items) if instrument.score == "sum" else 1)
    each = pd.DataFrame({"value": mean.where(answered >= instrument.min_answered), "n_answered": answered})
    if not wide.index.is_unique:  # described by several others
        each = each.groupby(level=["about_id", "wave"], sort=True).agg({"value": "mean", "n_answered": "sum"})
        wide = wide.groupby(level=["about_id", "wave"], sort=True).mean()
    each, wide = (frame.rename_axis(index={"about_id": "person_id"}) for frame in (each, wide))
    return each.reset_index(), wide


def answers_to(responses: pd.DataFrame, instrument: Instrument, source: Source | None = None) -> pd.DataFrame:
    """The rows that answer this instrument, from the source asked for, with about_id filled in, checked."""
    rows = categories(responses, KEY)
    items = distinct(rows["item"])
    rows = _only(rows, items.where(items.texts.isin(instrument.item_ids)))
    described = filled(rows["about_id"], rows["person_id"]) if "about_id" in rows else rows["person_id"]
    rows = rows.assign(about_id=described)
    faults = [*_outside(rows, instrument), *_twice(rows)]
    if faults:
        raise BadInput(faults)
    of_self = same_text(rows["about_id"], rows["person_id"])
    wanted = source or ("self" if bool(of_self.any()) else "others")
    return _only(rows, of_self if wanted == "self" else ~of_self)


def _only(rows: pd.DataFrame, wanted: pd.Series) -> pd.DataFrame:
    return rows if wanted.all() else rows[wanted]


def _outside(rows: pd.DataFrame, instrument: Instrument) -> list[Fault]:
    low, high = instrument.response.min, instrument.response.max
    wrong = rows[(rows["value"] < low) | (rows["value"] > high)]
    if wrong.empty:
        return []
    what, do = outside_in_words(instrument)
    return [Fault("responses", "value", f"{wrong['value'].iloc[0]:g} {what}", do, *_rows(wrong))]


def outside_in_words(instrument: Instrument) -> tuple[str, str]:
    """What is wrong with an answer outside the instrument's range, and what to do."""
    what = f"is outside {instrument.response.min:g} to {instrument.response.max:g}, the answers to {instrument.id}"
    return what, "correct the answer, or leave it empty if it means `not answered`"


def _twice(rows: pd.DataFrame) -> list[Fault]:
    if not repeated(rows, KEY).any():
        return []
    again = rows[rows.duplicated(KEY)]
    what = "the same person answers the same item about the same person twice in a wave"
    return [Fault("responses", "item", what, "keep one of the answers", *_rows(again))]


def _rows(wrong: pd.DataFrame) -> tuple[tuple[int, ...], int]:
    """The rows of the file. With several cycles in it, a table handed out no longer knows them: then only how many."""
    rows = () if "cycle" in wrong else tuple(int(row) + FIRST_ROW for row in wrong.index[:5])
    return rows, len(wrong)
