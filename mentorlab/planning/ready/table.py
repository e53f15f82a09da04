"""What does the table of readiness hold? All areas, each area, and each criterion."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.planning.ready.standing import Judged, Stands
from mentorlab.tables.charter.criteria import Checklist

COLUMNS = (
    *("standard", "criterion", "weight", "share_said", "share_seen", "share_counted", "share_needed"),
    *("n_contradicted", "n_to_meet", "reading", "evidence"),
)


def table_of(checklist: Checklist, result: Judged) -> pd.DataFrame:
    """The rows in the order of the checklist; shares are 0 to 1, missing where there is nothing to say."""
    rows = [_row(result, "", catalogue("planning_readiness").ALL)]
    rows += [_row(result, one.id, one.title) for one in checklist.standards]
    rows += [_criterion(result, one) for one in result.stands]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    shares = dict.fromkeys(["share_said", "share_seen", "share_counted", "share_needed"], "float64")
    return frame.astype(shares | dict.fromkeys(["weight", "n_contradicted", "n_to_meet"], "Int64"))


def _row(result: Judged, area: str, title: str) -> dict[str, Any]:
    theirs = [one for one in result.stands if area in ("", one.standard.id)]
    said, counted = (scores.by_standard[area] if area else scores.overall for scores in (result.said, result.counted))
    further = result.next
    return {
        "standard": title,
        "share_said": share(said) if result.answered else None,
        "share_seen": share(result.seen[area]),
        "share_counted": share(counted),
        "share_needed": (further.each if area else further.overall) / 100 if further else None,
        "n_contradicted": sum(one.reading == "said_not_seen" for one in theirs),
        "n_to_meet": sum(one.criterion in result.way for one in theirs),
    }


def _criterion(result: Judged, one: Stands) -> dict[str, Any]:
    return {
        "standard": one.standard.title,
        "criterion": one.criterion.text,
        "weight": one.criterion.weight,
        "share_said": share(one.said),
        "share_seen": share(one.shown),
        "share_counted": share(one.counted),
        "n_contradicted": int(one.reading == "said_not_seen"),
        "n_to_meet": int(one.criterion in result.way),
        "reading": catalogue("planning_readiness").READINGS[one.reading],
        "evidence": evidence(one),
    }


def evidence(one: Stands) -> str:
    """What the charter names as evidence and since when, and what the folder shows."""
    given = one.answer.evidence if one.answer and one.answer.evidence else ""
    if one.answer and one.answer.on:
        given = f"{given} ({one.answer.on})".strip()
    return "; ".join(part for part in (given, one.in_words) if part)


def share(value: Fraction | None) -> float | None:
    """A share as a number; missing as None."""
    return None if value is None else float(value)
