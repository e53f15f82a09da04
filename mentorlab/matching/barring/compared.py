"""What must two people have in common, or not? Rules that compare a column."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.matching.barring import zones
from mentorlab.matching.barring.related import by_relation
from mentorlab.matching.barring.side import Compiled, Sides
from mentorlab.matching.bars import NOT_KNOWN, CodeBar
from mentorlab.matching.lists import Array
from mentorlab.tables.charter.matching import Rule

FINE = 1_000_000  # parts of one: distances are compared as whole numbers


def alike(rule: Rule, sides: Sides) -> Compiled:
    """The same, or another word; capitals and blanks around it make no difference."""
    ours, theirs = (_words(one) for one in sides.columns(str(rule.column)))
    codes = pd.factorize(pd.concat([ours, theirs]))[0].astype(np.int64)
    kind = "same" if rule.kind == "same" else "different"
    bar = CodeBar(rule.text, kind, codes[: len(ours)], codes[len(ours) :])  # type: ignore[arg-type]
    return Compiled(bar, _unknown(rule, sides, ours, theirs))


def shares(rule: Rule, sides: Sides) -> Compiled:
    """At least one word of two lists, `;` between."""
    ours, theirs = (_sets(one) for one in sides.columns(str(rule.column)))
    both = pd.concat([ours, theirs]).dropna()
    kinds = list(dict.fromkeys(both))
    at = {one: place for place, one in enumerate(kinds)}
    codes = [np.array([at.get(one, NOT_KNOWN) for one in side], dtype=np.int64) for side in (ours, theirs)]
    words = {word: place for place, word in enumerate(sorted(set().union(*kinds)))}
    held = np.zeros((len(kinds), len(words)), dtype=np.int32)
    for place, one in enumerate(kinds):
        held[place, [words[word] for word in one]] = 1
    bar = by_relation(rule.text, codes[0], codes[1], held @ held.T > 0)
    return Compiled(bar, _unknown(rule, sides, ours, theirs))


def within(rule: Rule, sides: Sides) -> Compiled:
    """At most so far apart: hours between time zones, in other columns their own unit."""
    ours, theirs = sides.columns(str(rule.column))
    if zones.is_time_zone(str(rule.column), ours, theirs):
        on = sides.program.charter.starts_on
        ours, theirs = zones.minutes(ours, on), zones.minutes(theirs, on)
        _something(rule, ours, theirs, "time zone", "write UTC offsets (+02:00) or names such as Europe/Berlin")
        return Compiled(zones.near(rule, ours, theirs), _unknown(rule, sides, ours, theirs))
    ours, theirs = _numbers(rule, ours, theirs)
    least = min(ours.min(), theirs.min())
    bar = CodeBar(rule.text, "within", _whole(ours - least), _whole(theirs - least), _fine(rule.reach))
    return Compiled(bar, _unknown(rule, sides, ours, theirs))


def above(rule: Rule, sides: Sides) -> Compiled:
    """The mentor's number is so much higher than the mentee's, or more."""
    ours, theirs = _numbers(rule, *sides.columns(str(rule.column)))
    low, high = min(ours.min(), theirs.min()), max(ours.max(), theirs.max())
    # So much higher or more is the same as: near a point so far above the mentee that nobody stands beyond it.
    span, step = _fine(high - low) + _fine(rule.reach), _fine(rule.reach)
    mentees, mentors = _whole(ours - low), _whole(theirs - low)
    bar = CodeBar(rule.text, "within", np.where(mentees < 0, mentees, mentees + step + span), mentors, span)
    return Compiled(bar, _unknown(rule, sides, ours, theirs))


def _words(cells: pd.Series) -> pd.Series:
    found = cells.map(lambda cell: None if pd.isna(cell) else str(cell).strip().casefold() or None)
    return found.astype("object")


def _sets(cells: pd.Series) -> pd.Series:
    def parts(cell: Any) -> Any:
        found = frozenset(word.strip().casefold() for word in str(cell).split(";")) - {""}
        return found if found and not pd.isna(cell) else None

    return pd.Series([parts(cell) for cell in cells], index=cells.index, dtype="object")


def _numbers(rule: Rule, ours: pd.Series, theirs: pd.Series) -> tuple[pd.Series, pd.Series]:
    """As numbers, dates as days. Raises BadInput where not one cell is one."""
    found = [_days(one) if _is_dates(one) else pd.to_numeric(one, errors="coerce") for one in (ours, theirs)]
    _something(rule, found[0], found[1], "number", "compare a column of numbers, or write `same` or `different`")
    return found[0].astype(float), found[1].astype(float)


def _is_dates(cells: pd.Series) -> bool:
    known = cells.dropna()
    return len(known) > 0 and all(isinstance(cell, pd.Timestamp) for cell in known)


def _days(cells: pd.Series) -> pd.Series:
    return cells.map(lambda cell: np.nan if pd.isna(cell) else cell.toordinal())


def _something(rule: Rule, ours: pd.Series, theirs: pd.Series, what: str, do: str) -> None:
    if ours.notna().any() or theirs.notna().any():
        return
    raise BadInput(Fault(CHARTER, "matching.rules", f"no cell of {rule.column!r} can be read as a {what}", do))


def _whole(numbers: pd.Series) -> Array:
    codes: Array = np.where(numbers.isna(), NOT_KNOWN, np.rint(numbers.fillna(0) * FINE)).astype(np.int64)
    return codes


def _fine(number: float | None) -> int:
    return round((number or 0.0) * FINE)


def _unknown(rule: Rule, sides: Sides, ours: pd.Series, theirs: pd.Series) -> tuple[str, ...]:
    n = int(ours.isna().sum()), int(theirs.isna().sum())
    if not any(n):
        return ()
    words = catalogue("matching_rules").RULE_NOTES["unknown"]
    return (words.format(rule=rule.text, mentees=sides.few(n[0]), mentors=sides.few(n[1])),)
