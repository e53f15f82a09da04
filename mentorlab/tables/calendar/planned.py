"""What is to be told to whom on which day? The calendar of one program, from its charter and the items that hold."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.tables.calendar.plan_items import ANSWERS, WAVE, PlanItem, plan_items

if TYPE_CHECKING:
    from mentorlab.tables.charter.parts import Scheduled
    from mentorlab.tables.program import Program

MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS = {"day": 1, "week": 7}
AFTER_THE_END = 28  # days: when results are told, where the charter names no day
USUAL_CHANNEL = "e-mail"
MOST_TIMES = 400  # of one thing: a report every day of a year
COLUMNS = (
    *("item", "kind", "audience", "title", "content", "channel", "planned_on", "moved", "undated", "campaigns"),
    "record",
)


def planned(program: Program) -> pd.DataFrame:
    """A row per item, audience and day, in the order of the days; those without a day come last.

    Columns: item (its id), kind, audience, title, content, channel (the item's own, else the charter's for this
    audience), planned_on (a day, or NaT), moved (off a weekend), undated (which day of the charter is missing, else
    empty), campaigns (its names in outreach), record (where else one sees that it took place).
    Raises BadInput for a program's own calendar.yaml that has faults.
    """
    charter = program.charter
    anchors = _anchors(program)
    rows: list[dict[str, Any]] = []
    for item in plan_items(program.folder, charter.audiences):
        for start, record, which in _starts(program, item):
            for day, missing in _days(item, start, anchors, charter.rhythm.meetings_every_days):
                title = item.title if which is None else f"{item.title} {which!r}"
                rows += [_row(program, item, audience, title, day, missing, record) for audience in item.audiences]
    rows += _reports(program, anchors)
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["planned_on"] = pd.to_datetime(frame["planned_on"])
    return frame.sort_values("planned_on", kind="stable", na_position="last", ignore_index=True)


def _anchors(program: Program) -> dict[str, dt.date | None]:
    charter = program.charter
    start, end = charter.starts_on, charter.ends_on
    made = program.table("pairs")["matched_on"].dropna() if program.has("pairs") else pd.Series(dtype="datetime64[us]")
    reports = [one.on for one in charter.schedule if one.report == "outcomes" and one.on is not None]
    final = charter.evaluation.final_on or (max(reports) if reports else None)
    return {
        "starts_on": start,
        "midway": start + (end - start) / 2 if end else None,
        "ends_on": end,
        "matched_on": made.min().date() if len(made) else start,
        "results_on": final or (end + dt.timedelta(days=AFTER_THE_END) if end else None),
        **{f"{WAVE}{wave.id}": wave.on for wave in charter.waves},
    }


def _starts(program: Program, item: PlanItem) -> list[tuple[str, str, str | None]]:
    """From which days an item is counted, what its record is called, and the wave that its title names."""
    if item.on == "each_wave":
        dated = [wave.id for wave in program.charter.waves if wave.on is not None]
        own = item.record == ANSWERS
        return [(f"{WAVE}{wave}", f"{ANSWERS}:{wave}" if own else item.record, wave) for wave in dated]
    wave = item.on.removeprefix(WAVE)
    return [(item.on, f"{ANSWERS}:{wave}" if item.record == ANSWERS else item.record, None)]


def _days(
    item: PlanItem, on: str, anchors: dict[str, dt.date | None], rhythm: float | None
) -> list[tuple[dt.date | None, str]]:
    """The days of an item, as the rule gives them; a single missing one, and why, where the charter does not say."""
    start, until = anchors.get(on), anchors.get(item.until) if item.until else None
    if start is None or (item.until and until is None):
        return [(None, _said(on if start is None else item.until))]
    first = start + dt.timedelta(days=item.days)
    if until is None:
        return [(first, "")]
    if not math.isnan(item.share):
        return [(first + dt.timedelta(days=round(item.share * (until - first).days)), "")]
    if item.every == "rhythm" and rhythm is None:
        return [(None, "rhythm.meetings_every_days")]
    return [(day, "") for day in _repeated(first, until, item.every, rhythm)]


def _said(anchor: str) -> str:
    return "ends_on" if anchor in ("midway", "results_on") else anchor


def _repeated(
    first: dt.date, until: dt.date, every: str, rhythm: float | None, *, most: int = MOST_TIMES
) -> list[dt.date]:
    days: list[dt.date] = []
    for number in range(most):
        if every in MONTHS:
            day = (pd.Timestamp(first) + pd.DateOffset(months=number * MONTHS[every])).date()
        else:
            step = DAYS.get(every, rhythm or math.inf)
            day = first + dt.timedelta(days=round(number * step))
        if day > until:
            break
        days.append(day)
    return days


def _row(
    program: Program, item: PlanItem, audience: str, title: str, day: dt.date | None, missing: str, record: str
) -> dict[str, Any]:
    said = program.charter.audiences.get(audience)
    kept = day is None or bool(np.is_busday(day))
    # What leads up to a day must not slip behind it; everything else is better late than on a Saturday.
    moved = day if day is None or kept else _off_weekend(day, back=item.days < 0)
    channel = item.channel or (said.channel if said else None) or USUAL_CHANNEL
    return dict(
        zip(
            COLUMNS,
            (item.id, item.kind, audience, title, item.content, channel, moved, not kept, missing),
            strict=False,
        )
    ) | {"campaigns": item.campaigns, "record": record}


def _off_weekend(day: dt.date, *, back: bool) -> dt.date:
    return pd.Timestamp(np.busday_offset(np.datetime64(day, "D"), 0, roll="backward" if back else "forward")).date()


def report_days(entry: Scheduled, start: dt.date, until: dt.date) -> list[dt.date]:
    """The days up to `until` on which an entry of the schedule is due: its own, or those of its rhythm from the start.

    A rhythm begins one step after the start, one of months after thirty days: on the first day nothing can be told.
    """
    if entry.every is None:
        return [entry.on] if entry.on is not None and entry.on <= until else []
    step = 30 if entry.every in MONTHS else DAYS[entry.every]
    return _repeated(start + dt.timedelta(days=step), until, entry.every, None, most=(until - start).days + 1)


def _reports(program: Program, anchors: dict[str, dt.date | None]) -> list[dict[str, Any]]:
    """The reports of the charter's schedule: those of a rhythm from the start to the end."""
    rows = []
    for one in program.charter.schedule:
        title = f"Report: {one.report}"
        item = PlanItem(f"report_{one.report}", "report", (), title, "As the charter's schedule says.", "report", "")
        start, end = anchors["starts_on"], anchors["ends_on"]
        days: list[dt.date | None] = [one.on]
        if one.every is not None and start is not None:
            days = list(report_days(one, start, end)[:MOST_TIMES]) if end else [None]
        missing = "ends_on" if one.every is not None and end is None else "schedule.on"
        rows += [_row(program, item, one.audience or "staff", title, day, "" if day else missing, "") for day in days]
    return rows
