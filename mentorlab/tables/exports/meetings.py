"""Which pair does a meeting of a calendar belong to? The one whose mentor and mentee were both invited."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.tables.cells import typed
from mentorlab.tables.charter import Charter
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.exports.calendar import Entry, entries
from mentorlab.tables.exports.incoming import Incoming
from mentorlab.tables.exports.mapping import Mapping
from mentorlab.tables.exports.naming import alike
from mentorlab.tables.exports.persons import Persons
from mentorlab.tables.files import Found

TWO_YEARS = dt.timedelta(days=730)  # of a program that has no end yet


@dataclass(frozen=True)
class _Pair:
    id: str
    group: str
    mentor: str
    mentee: str
    begins: dt.date | None
    ends: dt.date | None


def meetings_in(
    file: str, content: bytes, mapping: Mapping, charter: Charter, found: Found, persons: Persons
) -> Incoming:
    """Rows of `meetings`: those entries that fit one pair or one circle. The others are counted by reason.

    A calendar knows what was planned and what was called off, not what took place: what lies before the day of the
    export is `unknown` unless the mapping says `past: held`. Invited people who declined call a meeting off.
    """
    start, end = _time(mapping, charter)
    told = entries(file, content, start, end, mapping.time_zone)
    pairs = _pairs(found)
    rows: list[dict[str, object]] = []
    left_out: Counter[str] = Counter({f"outside {start} to {end}": told.outside} if told.outside else {})
    for entry in told.found:
        reason = _no_match(entry, mapping)
        fits = [] if reason else _fitting(entry, pairs, persons)
        circle = {pair.group for pair in fits}
        if not reason and not fits:
            reason = "no pair of which both were invited"
        elif len(fits) > 1 and (len(circle) > 1 or "" in circle):
            reason = "several pairs of which both were invited"
        if reason:
            left_out[reason] += 1
        else:
            rows.append(_row(entry, fits, mapping, persons))
    frame = pd.DataFrame(rows, columns=["meeting_id", *_COLUMNS], dtype=object)
    frame = frame.astype({name: "str" for name in frame.columns if name != "minutes"}).astype({"minutes": "float64"})
    frame = frame.dropna(axis=1, how="all") if len(frame) else frame
    sha = hashlib.sha256(content).hexdigest()
    n = len(told.found) + told.outside
    return Incoming(file, sha, "calendar", frame, np.arange(1, len(frame) + 1), n, dict(left_out))


_COLUMNS = ("pair_id", "group_id", "planned_on", "held_on", "status", "minutes", "called_off_by", "source")


def _time(mapping: Mapping, charter: Charter) -> tuple[dt.date, dt.date]:
    days = {"from": charter.starts_on, "to": charter.ends_on or charter.starts_on + TWO_YEARS}
    for key in days:
        for word in mapping.match.get(key, ()):
            try:
                days[key] = dt.date.fromisoformat(word)
            except ValueError:
                what = f"{word!r} is no day"
                raise BadInput(Fault(mapping.file, f"match.{key}", what, "write it as YYYY-MM-DD")) from None
    return days["from"], days["to"]


def _pairs(found: Found) -> list[_Pair]:
    if "pairs" not in found.raw:
        what = "is not there; without it nobody knows whose meetings these are"
        raise BadInput(Fault("pairs", "", what, "add tables/pairs.csv"))
    frame, _, _ = typed(TABLES["pairs"], found.raw["pairs"])
    absent = [name for name in ("pair_id", "mentor_id", "mentee_id") if name not in frame]
    if absent:
        raise BadInput([Fault("pairs", name, "the column is missing", "add it") for name in absent])
    return [
        _Pair(
            id=_text(row["pair_id"]),
            group=_text(row.get("group_id")),
            mentor=_text(row["mentor_id"]),
            mentee=_text(row["mentee_id"]),
            begins=_day(row.get("matched_on")),
            ends=_day(row.get("ended_on")),
        )
        for row in frame.to_dict("records")
    ]


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _day(cell: object) -> dt.date | None:
    return cell.date() if isinstance(cell, pd.Timestamp) and not pd.isna(cell) else None


def _no_match(entry: Entry, mapping: Mapping) -> str | None:
    asked = mapping.match
    summary = alike(entry.summary)
    if (words := asked.get("summary_contains")) and not any(alike(word) in summary for word in words):
        return f"its title holds none of: {', '.join(words)}"
    if (words := asked.get("summary_equals")) and summary not in {alike(word) for word in words}:
        return f"its title is none of: {', '.join(words)}"
    if (words := asked.get("organizer_contains")) and not any(alike(word) in entry.organizer for word in words):
        return "its organizer is another one"
    return None


def _fitting(entry: Entry, pairs: list[_Pair], persons: Persons) -> list[_Pair]:
    invited = {name for address in entry.people for name in persons.who(address)}
    fits = [pair for pair in pairs if {pair.mentor.casefold(), pair.mentee.casefold()} <= invited]
    if len(fits) > 1:  # the same two in several cycles: the pair that ran on that day
        running = [
            pair
            for pair in fits
            if (pair.begins is None or pair.begins <= entry.on) and (pair.ends is None or entry.on <= pair.ends)
        ]
        return running or fits
    return fits


def _row(entry: Entry, fits: list[_Pair], mapping: Mapping, persons: Persons) -> dict[str, object]:
    pair = fits[0]
    refused = {name for address in entry.declined for name in persons.who(address)}
    by = [role for role, who in (("mentor", pair.mentor), ("mentee", pair.mentee)) if who.casefold() in refused]
    status = mapping.past if entry.past else "planned"
    if entry.cancelled or (by and len(fits) == 1):
        status = "cancelled"
    day = entry.on.isoformat()
    return {
        "meeting_id": entry.id,
        "pair_id": pair.id if len(fits) == 1 else None,
        "group_id": pair.group if len(fits) > 1 else None,
        "planned_on": day,
        "held_on": day if status == "held" else None,
        "status": status,
        "minutes": entry.minutes,
        "called_off_by": by[0] if status == "cancelled" and len(by) == 1 else None,
        "source": "calendar",
    }
