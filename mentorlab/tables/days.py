"""Which day does a cell mean? What can be read in two ways is settled by the column's other cells, or it is a fault.

Read: `2026-12-31` and `2026/12/31` (year first), `31.12.2026`, `12/31/2026`, `7/27/26` (two-digit years 00 to 29 and 69
to 99), `31-Dec-26`, `31 December 2026` and `Dec 31, 2026` (English names), each with or without a time of day, which is
dropped; and serial numbers of spreadsheets (days since 1899-12-30). A column is read day-first or month-first only if
at least one of its cells can be read in no other way and none contradicts. Days are datetime64[us] at midnight;
missing, impossible and undecided ones are NaT.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.contracts.shape import FIRST_YEAR, LAST_YEAR
from mentorlab.tables.distinct import Distinct, distinct
from mentorlab.tables.notes import Meaning, Note, cells_in_words, noted
from mentorlab.tables.rows import at, faulty_texts

DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
CLOCK = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?"
ZONE = r"(?:Z|(?:GMT|UTC)?[+-][0-9]{1,2}(?::?[0-9]{2})?|GMT|UTC)"
TIME = rf"(?:(?:T|,? +){CLOCK}(?: ?[AaPp]\.?[Mm]\.?)?(?: ?{ZONE})?)?"
YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){TIME}")
YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){TIME}")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
NAME = rf"({'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +)?"
NAMED = re.compile(
    rf"{WEEKDAY}(?:([0-9]{{1,2}})(?:st|nd|rd|th|\.)?[-/ ]*{NAME}[-/, ]*([0-9]{{4}}|[0-9]{{2}})"
    rf"|{NAME} *([0-9]{{1,2}})(?:st|nd|rd|th)?(?:, *| +)([0-9]{{4}})){TIME}",
    re.IGNORECASE,
)
SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
SERIAL_ZERO = dt.date(1899, 12, 30)
LAST_SHORT_2000, FIRST_SHORT_1900 = 29, 69  # spreadsheets and computers agree on two-digit years outside these

EXPECTED = "a date"
DO = "write dates as YYYY-MM-DD"
DO_ORDER = "correct the order that is said, or the date"
DO_EXISTING = f"write YYYY-MM-DD, a day that exists, in the years {FIRST_YEAR} to {LAST_YEAR}"


@dataclass(frozen=True)
class _Readings:
    """The day that a cell is, read day-first and read month-first; None where there is no such day."""

    day_first: dt.date | None = None
    month_first: dt.date | None = None
    serial: bool = False

    @property
    def undecided(self) -> bool:
        return None not in (self.day_first, self.month_first) and self.day_first != self.month_first


def days_meant(table: str, column: str, cells: pd.Series | Distinct, stated: str | None = None) -> Meaning:
    """The days that the cells (text without blanks around it) mean.

    `stated`: `day_first` or `month_first`, where somebody has said so; a cell that can only be the other is a fault.
    """
    held = distinct(cells)
    days = _iso(held.texts)
    rest = held.texts[days.isna()]
    if rest.empty:
        return Meaning(held.spread(days))
    readings = {str(text): _readings(str(text)) for text in rest}
    order, faults = _order(table, column, held, rest, readings, stated)
    chosen = {text: _chosen(one, order) for text, one in readings.items()}
    days.loc[rest.index] = pd.Series([chosen[text] for text in rest], index=rest.index, dtype="datetime64[us]")
    nothing = rest.map(lambda text: readings[text].day_first is None and readings[text].month_first is None)
    faults += faulty_texts(table, column, held, nothing.astype(bool), f"is not {EXPECTED}", DO_EXISTING)
    return Meaning(held.spread(days), faults, _notes(table, column, held, rest, readings, None if stated else order))


def _iso(texts: pd.Series) -> pd.Series:
    """`YYYY-MM-DD`, with or without a time, all at once; everything else is NaT."""
    good = texts.str.fullmatch(DAY + TIME)
    days = pd.to_datetime(texts.where(good).str.slice(0, 10), format="%Y-%m-%d", errors="coerce")
    days = days.astype("datetime64[us]")
    return days.where(days.dt.year.between(FIRST_YEAR, LAST_YEAR))


def _readings(text: str) -> _Readings:
    if found := YEAR_FIRST.fullmatch(text):
        day = _day(int(found[1]), int(found[3]), int(found[4]))
        return _Readings(day, day)
    if found := SERIAL.fullmatch(text):
        serial = SERIAL_ZERO + dt.timedelta(days=int(found[1]))
        day = _day(serial.year, serial.month, serial.day)
        return _Readings(day, day, serial=True)
    if found := NAMED.fullmatch(text):
        day = _named(found)
        return _Readings(day, day)
    if found := YEAR_LAST.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        return _Readings(_day(year, second, first), _day(year, first, second))
    return _Readings()


def _named(found: re.Match[str]) -> dt.date | None:
    """The day of a match of NAMED: day, name and year, or name, day and year."""
    number, name, year = (found[1], found[2], found[3]) if found[2] else (found[5], found[4], found[6])
    month = next(place for place, one in enumerate(MONTHS, start=1) if one.startswith(name[:3].lower()))
    return _day(_year(year), month, int(number))


def _year(digits: str) -> int:
    """Four digits as they are; of two digits only those that cannot be meant for two centuries (else 0: no year)."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year <= LAST_SHORT_2000 else 1900 + year if year >= FIRST_SHORT_1900 else 0


def _day(year: int, month: int, day: int) -> dt.date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _order(
    table: str,
    column: str,
    held: Distinct,
    rest: pd.Series,
    readings: Mapping[str, _Readings],
    stated: str | None,
) -> tuple[str | None, list[Fault]]:
    """`day_first`, `month_first`, or None where nothing needs an order or nobody can know it; then a fault says so."""
    day_first = [text for text, one in readings.items() if one.day_first and not one.month_first]
    month_first = [text for text, one in readings.items() if one.month_first and not one.day_first]
    if stated is not None:
        other = month_first if stated == "day_first" else day_first
        said = stated.replace("_", "-")
        return stated, faulty_texts(table, column, held, rest.isin(other), f"cannot be {said}, as is said", DO_ORDER)
    if day_first and month_first:
        meant = rest.isin([*day_first, *month_first, *(text for text, one in readings.items() if one.undecided)])
        what = f"{day_first[0]!r} can only be day-first, {month_first[0]!r} only month-first"
        return None, [at(table, column, held.where(meant), what, DO)]
    if day_first or month_first:
        return ("day_first" if day_first else "month_first"), []
    undecided = [text for text, one in readings.items() if one.undecided]
    if not undecided:
        return None, []
    one = readings[undecided[0]]
    what = (
        f"may be {one.day_first} or {one.month_first}, and no other cell settles whether the day or the month is first"
    )
    return None, faulty_texts(table, column, held, rest.isin(undecided), what, DO)


def _chosen(one: _Readings, order: str | None) -> dt.date | None:
    if one.day_first == one.month_first:
        return one.day_first
    return None if order is None else one.day_first if order == "day_first" else one.month_first


def _notes(
    table: str,
    column: str,
    held: Distinct,
    rest: pd.Series,
    readings: Mapping[str, _Readings],
    order: str | None,
) -> list[Note]:
    notes: list[Note] = []
    serial = rest.map(lambda text: readings[text].serial and readings[text].day_first is not None).astype(bool)
    if serial.any():
        first = str(rest[serial].iloc[0])
        what = f"read as serial numbers of a spreadsheet ({first!r} = {readings[first].day_first})"
        rows = held.where(serial)
        notes += noted(table, column, rows, f"{cells_in_words(int(rows.sum()))} {what}")
    undecided = rest.map(lambda text: readings[text].undecided).astype(bool)
    if order is not None and undecided.any():
        settling = rest.map(lambda text: (readings[text].day_first is None) != (readings[text].month_first is None))
        proof = rest[settling.astype(bool)]
        row = held.index[int(np.argmax(held.codes == proof.index[0]))]
        words = f"read {order.replace('_', '-')}, because {proof.iloc[0]!r} in row {row} can only be so"
        rows = held.where(undecided)
        notes += noted(table, column, rows, f"{cells_in_words(int(rows.sum()))} {words}")
    return notes
