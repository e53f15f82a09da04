"""Which number does a cell mean? Decimal points or commas, thousands, true minus signs, and labels behind the number.

`1,234` is 1234 where the point is the decimal mark and 1.234 where the comma is. A cell with two readings is settled by
the column's other cells (`3,5` can only have a decimal comma, `1,234.5` only a decimal point) or it is a fault. Columns
without any comma have decimal points. Numbers are float64; missing, impossible and undecided ones are NaN.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.distinct import Distinct, distinct
from mentorlab.tables.notes import Meaning, Note, cells_in_words, noted
from mentorlab.tables.rows import faulty_texts

NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
PLAIN = re.compile(NUMBER)
GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?")
# A label begins with a letter, after a dash with blanks around it, a colon or an equals sign: `4 - Agree`, `4: Agree`.
LABELLED = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)(?:\s+[-–—]\s+|\s*[:=]\s*)(?=[^\W\d_]).*", re.DOTALL)
SPACES = re.compile("(?<=[0-9])[\u00a0\u202f](?=[0-9]{3}(?![0-9]))")

EXPECTED = "a number"
DO = "write digits with a point before decimals and nothing between thousands"


@dataclass(frozen=True)
class _Readings:
    """The number that a cell is with a decimal point and with a decimal comma; None where it is none."""

    point: float | None = None
    comma: float | None = None
    labelled: bool = False

    @property
    def undecided(self) -> bool:
        return None not in (self.point, self.comma) and self.point != self.comma


def numbers_meant(table: str, column: str, cells: pd.Series | Distinct, *, labels: bool = True) -> Meaning:
    """The numbers that the cells (text without blanks around it) mean. `labels`: may words follow the number?"""
    held = distinct(cells)
    numbers = plain_numbers(held.texts)
    rest = held.texts[numbers.isna()]
    if rest.empty:
        return Meaning(held.spread(numbers))
    # Texts with a point are looked at again: among decimal commas theirs separates thousands.
    pointed = held.texts[numbers.notna() & held.texts.str.contains(".", regex=False)]
    asked = pd.concat([rest, pointed]).sort_index()
    readings = {str(text): _readings(str(text), labels=labels) for text in asked}
    mark, undecided, why = _mark(readings)
    faults = faulty_texts(table, column, held, asked.isin(undecided), why, DO)
    chosen = {text: _chosen(one, mark) for text, one in readings.items()}
    numbers.loc[asked.index] = [chosen[text] for text in asked]
    faults += _no_numbers(table, column, held, rest, readings)
    return Meaning(held.spread(numbers), faults, _notes(table, column, held, asked, readings, chosen))


def plain_numbers(cells: pd.Series) -> pd.Series:
    """Text as float64; whatever is no plain decimal number is NaN."""
    good = cells.str.fullmatch(NUMBER, na=False)
    # Python's own float, so that what was written with 17 digits comes back exactly.
    values = np.full(len(cells), np.nan)
    values[good.to_numpy()] = cells[good].to_numpy(dtype=object).astype(float)
    values[np.isinf(values)] = np.nan
    return pd.Series(values, index=cells.index)


def _readings(text: str, *, labels: bool) -> _Readings:
    text = SPACES.sub("", text.replace("−", "-"))
    found = LABELLED.fullmatch(text) if labels else None
    bare = found[1] if found else text
    return _Readings(_with_point(bare), _with_point(bare.translate(str.maketrans(".,", ",."))), found is not None)


def _with_point(text: str) -> float | None:
    if not PLAIN.fullmatch(text):
        if not GROUPED.fullmatch(text):
            return None
        text = text.replace(",", "")
    number = float(text)
    return number if math.isfinite(number) else None


def _mark(readings: Mapping[str, _Readings]) -> tuple[str, list[str], str]:
    """The column's decimal mark: `point`, `comma`, or `unknown` where some texts have two readings: which, and why."""
    point = any(one.point is not None and one.comma is None for one in readings.values())
    comma = any(one.comma is not None and one.point is None for one in readings.values())
    undecided = [text for text, one in readings.items() if one.undecided]
    if point != comma:
        return ("point" if point else "comma"), [], ""
    if not undecided or (not comma and not any("," in text for text in undecided)):
        return "point", [], ""
    one = readings[undecided[0]]
    why = "other cells have both" if point else "no other cell settles which mark comes before decimals"
    what = f"may be {one.point:.12g} or {one.comma:.12g}, and {why}"
    return "unknown", undecided, what


def _chosen(one: _Readings, mark: str) -> float:
    """Cells with one reading have that one, whatever the mark of the column."""
    if one.undecided:
        number = {"point": one.point, "comma": one.comma, "unknown": None}[mark]
    else:
        number = one.point if one.point is not None else one.comma
    return math.nan if number is None else number


def _no_numbers(
    table: str, column: str, held: Distinct, rest: pd.Series, readings: Mapping[str, _Readings]
) -> list[Fault]:
    nothing = rest.map(lambda text: readings[text].point is None and readings[text].comma is None).astype(bool)
    percent = nothing & rest.str.endswith("%")
    do = "write the number that the column means, without the sign (a quarter as 0.25)"
    return [
        *faulty_texts(table, column, held, percent, "has a percent sign", do),
        *faulty_texts(table, column, held, nothing & ~percent, f"is not {EXPECTED}", DO),
    ]


def _notes(
    table: str,
    column: str,
    held: Distinct,
    asked: pd.Series,
    readings: Mapping[str, _Readings],
    chosen: Mapping[str, float],
) -> list[Note]:
    read = asked[asked.map(lambda text: not math.isnan(chosen[text])).astype(bool)]
    labelled = read.map(lambda text: readings[text].labelled).astype(bool)
    commas = read.map(lambda text: not readings[text].labelled and readings[text].point != chosen[text]).astype(bool)
    thousands = read.map(lambda text: "," in text and readings[text].point == chosen[text]).astype(bool) & ~labelled
    kinds = (
        (labelled, "read by the number before the label"),
        (commas, "read with a decimal comma"),
        (thousands, "read with commas between thousands"),
    )
    notes: list[Note] = []
    for marked, words in kinds:
        if marked.any():
            first = str(read[marked].iloc[0])
            rows = held.where(marked)
            words = f"{cells_in_words(int(rows.sum()))} {words} ({first!r} = {chosen[first]:.12g})"
            notes += noted(table, column, rows, words)
    return notes
