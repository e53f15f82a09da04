"""Who is told what, where and when, and what is missing? One row for each audience."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from mentorlab.answers.wording import catalogue, listed, sentence_case
from mentorlab.planning.drafts.letter_blanks import audience_of, audiences_of, name_of
from mentorlab.planning.drafts.worries import Worry
from mentorlab.tables.calendar.planned import planned
from mentorlab.tables.charter import Audience, Charter
from mentorlab.tables.program import Program

TOLD = ("message", "tip", "training")
WITH = "non_participants"  # an audience that the calendar does not name is told when these are


def table(program: Program, worries: Mapping[str, tuple[Worry, ...]], to_write: Mapping[str, int]) -> pd.DataFrame:
    """The rows. `worries`: by audience, with what the letters say; `to_write`: marks in each audience's letter."""
    charter, plan = program.charter, planned(program)
    rows = [_row(charter, plan, name, worries.get(name, ()), to_write.get(name)) for name in audiences_of(charter)]
    return pd.DataFrame(rows, dtype=object).astype({"n_to_write": "Int64"})


def _row(
    charter: Charter, plan: pd.DataFrame, audience: str, worries: tuple[Worry, ...], to_write: int | None
) -> dict[str, Any]:
    told = audience_of(charter, audience)
    said = told or Audience()
    return {
        "group": sentence_case(name_of(audience)),
        "concerns": listed(said.concerns) or None,
        "benefits": listed(said.benefits) or None,
        "message": said.message,
        "channel": said.channel,
        **{name: day.isoformat() if day else None for name, day in days_of(plan, charter.starts_on, audience).items()},
        "missing": "; ".join(missing(told, worries)) or catalogue("planning_audiences").NOTHING,
        "n_to_write": to_write,
    }


def missing(told: Audience | None, worries: tuple[Worry, ...]) -> list[str]:
    """What an audience is not told yet, in words; nothing where all is said."""
    words = catalogue("planning_audiences").MISSING
    if told is None:
        return [words["everything"]]
    gaps = [words[name] for name in ("message", "benefits", "concerns", "channel") if not getattr(told, name)]
    return gaps + [words["answer"].format(worry=one.worry) for one in worries if not one.known]


def days_of(plan: pd.DataFrame, launch: date, audience: str) -> dict[str, date | None]:
    """When the calendar tells an audience: first and last before the launch, next after it, and last of all."""
    known = audience if (plan["audience"] == audience).any() else WITH
    mine = plan[(plan["audience"] == known) & plan["kind"].isin(TOLD)]
    days = sorted({day.date() for day in mine["planned_on"].dropna()})
    ahead, later = [day for day in days if day < launch], [day for day in days if day > launch]
    return {
        "first_on": ahead[0] if ahead else None,
        "again_on": ahead[-1] if len(ahead) > 1 else None,
        "launch_on": launch,
        "after_on": later[0] if later else None,
        "results_on": later[-1] if len(later) > 1 else None,
    }


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
