"""Which meetings stand in a calendar? Every single one of a series, with its day, its length, who was invited."""

from __future__ import annotations

import datetime as dt
import hashlib
import zoneinfo
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mentorlab.errors import BadInput, Fault

CALLED_OFF = ("canceled:", "cancelled:", "abgesagt:", "annulé:", "cancelado:", "annullato:")
OF_A_SERIES = ("RRULE", "RDATE", "RECURRENCE-ID")


@dataclass(frozen=True)
class Entry:
    """One meeting of a calendar. `id` is made from the entry's own identity and tells nothing about it; `past`: it lies
    before the day of the export, by the same clock; `minutes` is None for whole days and where no end is said;
    `people`: addresses of all who were invited; `declined`: of those who said no.
    """

    id: str
    on: dt.date
    past: bool
    minutes: float | None
    summary: str
    organizer: str
    people: frozenset[str]
    declined: frozenset[str]
    cancelled: bool


@dataclass(frozen=True)
class Entries:
    """The meetings from one day to another, and how many entries have none in that time."""

    found: tuple[Entry, ...]
    outside: int


def entries(file: str, content: bytes, start: dt.date, end: dt.date, zone: str | None) -> Entries:
    """The meetings of a calendar between two days, both included. Raises BadInput where it cannot be read.

    Days are those of `zone`, else of the entry itself; an entry in UTC is told in the calendar's own zone, if it has
    one. Series are unrolled by recurring_ical_events; meetings that were taken out of a series are not in the file.
    """
    import icalendar
    import recurring_ical_events  # type: ignore[import-untyped]

    try:
        calendars = icalendar.Calendar.from_ical(content, multiple=True)
        exported = _exported(part for calendar in calendars for part in calendar.walk("VEVENT"))
        found: list[Entry] = []
        components: list[Any] = []
        for calendar in calendars:
            local = _zone(file, zone or str(calendar.get("X-WR-TIMEZONE", "") or ""), stated=zone is not None)
            parts = [part for part in calendar.walk("VEVENT") if part.get("DTSTART") is not None]
            components += parts
            series = {
                str(part.get("UID", part.get("SUMMARY", "")))
                for part in parts
                if any(name in part for name in OF_A_SERIES)
            }
            # A day more on either side, because zones differ; the days are compared below.
            day = dt.timedelta(days=1)
            for event in recurring_ical_events.of(calendar).between(start - day, end + 2 * day):
                found.append(_entry(event, local, series, exported, stated=zone is not None))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"cannot be read as a calendar: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
        raise BadInput(Fault(file, "", what, "export it again as .ics")) from None
    if not components:
        raise BadInput(Fault(file, "", "holds no meeting", "export the calendar as .ics"))
    inside = tuple(sorted((one for one in found if start <= one.on <= end), key=lambda one: (one.on, one.id)))
    uids = {one.id.split("-")[0] for one in inside}
    outside = sum(_id(part).split("-")[0] not in uids for part in components)
    return Entries(inside, outside)


def _exported(events: Iterable[Any]) -> dt.datetime | None:
    """When the calendar was exported: its last stamp, which is in UTC; None where it has none."""
    stamps = [one["DTSTAMP"].dt for one in events if one.get("DTSTART") is not None and "DTSTAMP" in one]
    moments = [one if isinstance(one, dt.datetime) else dt.datetime(one.year, one.month, one.day) for one in stamps]
    return max((one.replace(tzinfo=one.tzinfo or dt.UTC) for one in moments), default=None)


def _zone(file: str, name: str, *, stated: bool) -> dt.tzinfo | None:
    if not name:
        return None
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        if stated:
            do = "write one as Europe/Berlin or America/New_York"
            raise BadInput(Fault(file, "time_zone", f"{name!r} is no time zone", do)) from None
        return None


def _entry(
    event: Any, local: dt.tzinfo | None, series: Collection[str], exported: dt.datetime | None, *, stated: bool
) -> Entry:
    begins = event["DTSTART"].dt
    ends = event["DTEND"].dt if event.get("DTEND") is not None else None
    if ends is None and event.get("DURATION") is not None:
        ends = begins + event["DURATION"].dt
    timed = isinstance(begins, dt.datetime)
    minutes = _minutes(begins, ends) if timed and isinstance(ends, dt.datetime) else None
    if timed and begins.tzinfo is not None and local is not None and (stated or _is_utc(begins)):
        begins = begins.astimezone(local)
    summary = " ".join(str(event.get("SUMMARY", "")).split())
    attendees = list(_several(event.get("ATTENDEE")))
    organizer = _address(event.get("ORGANIZER"))
    people = frozenset(filter(None, (organizer, *(_address(one) for one in attendees))))
    declined = frozenset(_address(one) for one in attendees if _says_no(one))
    cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED" or summary.casefold().startswith(CALLED_OFF)
    on = _day(begins)
    here = begins.tzinfo if timed and begins.tzinfo is not None else local
    past = exported is not None and on < (exported.astimezone(here) if here else exported).date()
    return Entry(_id(event, series), on, past, minutes, summary, organizer, people, declined, cancelled)


def _minutes(begins: dt.datetime, ends: dt.datetime) -> float | None:
    """How long it takes; None where no end is said (the library gives such entries their start).

    Two clocks of one zone are subtracted as they show, so the nights on which clocks change are counted in UTC. In the
    hour that such a night leaves out or has twice, the clocks are all there is.
    """
    shown = (ends - begins).total_seconds() / 60
    if shown <= 0:
        return None
    if begins.tzinfo is None or not (_is_one_moment(begins) and _is_one_moment(ends)):
        return shown
    return (ends.astimezone(dt.UTC) - begins.astimezone(dt.UTC)).total_seconds() / 60


def _is_one_moment(shown: dt.datetime) -> bool:
    return shown.replace(fold=0).utcoffset() == shown.replace(fold=1).utcoffset()


def _is_utc(moment: dt.datetime) -> bool:
    return moment.utcoffset() == dt.timedelta(0) and str(moment.tzinfo) in ("UTC", "Z", "Etc/UTC")


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _several(said: Any) -> Iterator[Any]:
    if said is not None:
        yield from said if isinstance(said, list) else [said]


def _address(said: Any) -> str:
    text = str(said or "").strip().casefold()
    return text.removeprefix("mailto:")


def _says_no(attendee: Any) -> bool:
    return str(getattr(attendee, "params", {}).get("PARTSTAT", "")).upper() == "DECLINED"


def _id(event: Any, series: Collection[str] = ()) -> str:
    """`m` and twelve digits of the hash of the entry's identity; of a series also the day within it.

    A single entry has no day, so that it stays one meeting when it is moved.
    """
    uid = str(event.get("UID", event.get("SUMMARY", "")))
    made = "m" + hashlib.sha256(uid.encode()).hexdigest()[:12]
    again = event.get("RECURRENCE-ID")  # the library gives one to single entries too
    return f"{made}-{again.dt:%Y%m%d}" if again is not None and uid in series else made
