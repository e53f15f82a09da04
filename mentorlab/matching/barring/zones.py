"""How many hours lie between two time zones? UTC offsets or names of the IANA database, around the clock."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from mentorlab.matching.barring.related import by_relation
from mentorlab.matching.bars import NOT_KNOWN, Bar
from mentorlab.tables.charter.matching import Rule

CALLED = ("time_zone", "timezone", "tz", "utc_offset")
DAY, FURTHEST = 24 * 60, 14 * 60  # minutes around the clock; of the zone that is furthest from UTC
MINUS = ("-", "−")
OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−]?)\s*(\d{1,2})(?::?([0-5]\d))?(?:[.,](\d+))?", re.IGNORECASE)


def is_time_zone(column: str, ours: pd.Series, theirs: pd.Series) -> bool:
    """Does the column hold time zones? By its name, or because its words are names of zones."""
    if column.casefold() in CALLED:
        return True
    words = [cell for cell in pd.concat([ours, theirs]).dropna().unique() if isinstance(cell, str)]
    return any("/" in word and _minutes(word, dt.date(2000, 1, 1)) is not None for word in words)


def minutes(cells: pd.Series, on: dt.date) -> pd.Series:
    """Minutes ahead of UTC at noon of a day; missing where a cell says no time zone."""
    return cells.map(lambda cell: np.nan if pd.isna(cell) else _or_nan(_minutes(str(cell), on)))


def near(rule: Rule, ours: pd.Series, theirs: pd.Series) -> Bar:
    """The bar of everybody whose clocks stand further apart than the rule allows. From UTC+12 to UTC−11 is one hour."""
    both = pd.concat([ours, theirs])
    codes, kinds = pd.factorize(both)
    apart = np.abs(np.subtract.outer(kinds, kinds)) % DAY
    fine = np.minimum(apart, DAY - apart) <= round(60 * float(rule.reach or 0))
    at = np.where(both.isna(), NOT_KNOWN, codes).astype(np.int64)
    return by_relation(rule.text, at[: len(ours)], at[len(ours) :], fine)


def _or_nan(found: int | None) -> Any:
    return np.nan if found is None else float(found)


@lru_cache(maxsize=4096)
def _minutes(word: str, on: dt.date) -> int | None:
    told = OFFSET.fullmatch(word.strip())
    if told is not None:
        sign, hours, rest, part = told.groups()
        found = 60 * int(hours) + int(rest or 0) + round(60 * float(f"0.{part or 0}"))
        return (-found if sign in MINUS else found) if found <= FURTHEST else None
    try:
        ahead = dt.datetime.combine(on, dt.time(12), tzinfo=ZoneInfo(word.strip())).utcoffset()
    except (KeyError, OSError, ValueError):  # no such zone, or no name of one
        return None
    return None if ahead is None else round(ahead.total_seconds() / 60)
