"""What does a person score? Answers to the items of an instrument become one number per person and wave."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.measures.instruments import Instrument

Source = Literal["self", "others"]
KEY = ["person_id", "wave", "item", "about_id"]
FIRST_ROW = 2  # of a file, as a spreadsheet numbers it: row 1 is the header


def score(responses: pd.DataFrame, instrument: Instrument, source: Source | None = None) -> pd.DataFrame:
    """Scores by person and wave.

    responses: person_id (who answers), wave, item, about_id (who is described; absent or missing = the answerer),
    value; other items are passed over. source: what people said of themselves, or the mean over what others said of
    them; left out = self if there is any, else others.
    Returns person_id (the person described), wave, value (in the instrument's points; NaN where too few items were
    answered), n_answered (items; of several answerers in all). Reversed items count as max + min − value.
    Missing: an empty value is an item not answered. A score of kind `sum` with items missing is the mean of those
    answered times the number of items. Raises BadInput: values outside the instrument's range, an item answered twice.
    """
    answers = answers_to(responses, instrument, source)
    wide = _people_by_items(answers, instrument)
    answered = wide.notna().sum(axis=1)
    mean = wide.mean(axis=1) * (len(instrument.items) if instrument.score == "sum" else 1)
    each = pd.DataFrame({"value": mean.where(answered >= instrument.min_answered), "n_answered": answered})
    of_person = each.groupby(level=["about_id", "wave"], sort=True).agg({"value": "mean", "n_answered": "sum"})
    return of_person.rename_axis(index={"about_id": "person_id"}).reset_index()


def scored_items(responses: pd.DataFrame, instrument: Instrument, source: Source | None = None) -> pd.DataFrame:
    """The answers behind the scores: a row per person described and wave, a column per item, all items pointing the
    same way; NaN = not answered. Of several answerers, their mean. The same arguments and errors as `score`.
    """
    wide = _people_by_items(answers_to(responses, instrument, source), instrument)
    return wide.groupby(level=["about_id", "wave"], sort=True).mean().rename_axis(index={"about_id": "person_id"})


def answers_to(responses: pd.DataFrame, instrument: Instrument, source: Source | None = None) -> pd.DataFrame:
    """The rows that answer this instrument, from the source asked for, with about_id filled in, checked."""
    rows = responses[responses["item"].isin(instrument.item_ids)]
    described = rows["about_id"] if "about_id" in rows else rows["person_id"]
    rows = rows.assign(about_id=described.fillna(rows["person_id"]))
    faults = [*_outside(rows, instrument), *_twice(rows)]
    if faults:
        raise BadInput(faults)
    of_self = rows["about_id"] == rows["person_id"]
    wanted = source or ("self" if bool(of_self.any()) else "others")
    return rows[of_self if wanted == "self" else ~of_self]


def _people_by_items(answers: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """A row per answerer, person described and wave; a column per item, reversed where the key says so."""
    # pivot refuses what stands twice, pivot_table would average it in silence.
    wide = answers.pivot(index=["person_id", "about_id", "wave"], columns="item", values="value")  # noqa: PD010
    wide = wide.reindex(columns=list(instrument.item_ids)).astype(float)
    ends = instrument.response.max + instrument.response.min
    for item in instrument.reversed_ids:
        wide[item] = ends - wide[item]
    return wide


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
    again = rows[rows.duplicated(KEY)]
    if again.empty:
        return []
    what = "the same person answers the same item about the same person twice in a wave"
    return [Fault("responses", "item", what, "keep one of the answers", *_rows(again))]


def _rows(wrong: pd.DataFrame) -> tuple[tuple[int, ...], int]:
    """The rows of the file. With several cycles in it, a table handed out no longer knows them: then only how many."""
    rows = () if "cycle" in wrong else tuple(int(row) + FIRST_ROW for row in wrong.index[:5])
    return rows, len(wrong)
