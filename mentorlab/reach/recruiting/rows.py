"""What stands in the table about mentors: the pool, skills, places in use, what mentors say, thanks given?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.measures.counted import share_of, telling
from mentorlab.reach.recruiting.in_use import PARTS, InUse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlab.measures.skills_wanted import Supply
    from mentorlab.reach.recruiting.said import Said
    from mentorlab.tables.definitions import Definition

COUNTS = ("n_wanting", "n_offering", "n_offered", "shortfall", "n_to_find")
COLUMNS = (
    *("topic", "line", *COUNTS, "per_mentee", "n_active", "n", "n_named", "share", "share_low", "share_high"),
    *("recommended", "recommended_to", "state", "hidden"),
)
Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Found:
    """All that was found. `nearly`: mentees are told to the nearest five. `thanked`: mentors recognised, of how many.
    None: the tables do not tell.
    """

    mentees: int
    nearly: bool
    mentors: int
    places: int
    skills: Supply | None
    used: InUse | None
    said: Said
    thanked: tuple[int, int] | None
    defined: Mapping[str, Definition]
    level: float
    smallest: int


def to_find(shortfall: float, mentors: int, places: int) -> float:
    """How many more mentors close a shortfall, if each has as many places as the present ones on average."""
    if not places or math.isnan(shortfall):
        return math.nan
    return float(-(-int(shortfall) * mentors // places))


def table(found: Found) -> pd.DataFrame:
    """The rows, topic by topic."""
    rows = [_pool(found), *_skills(found), *_in_use(found), *_said(found), *_thanked(found)]
    return pd.DataFrame([dict.fromkeys(COLUMNS) | {"hidden": False} | row for row in rows], columns=list(COLUMNS))


def _row(topic: str, line: str, state: str = "", **cells: Any) -> Row:
    words = catalogue("reach_mentors")
    return {"topic": words.TOPICS[topic], "line": line, "state": words.STATES[state], **cells}


def _pool(found: Found) -> Row:
    short = max(0, found.mentees - found.places)
    least = found.defined["reach.pool_filled"].settings["least"]
    each = found.places / found.mentees
    return _row(
        "pool", catalogue("reach_mentors").LINES["pool"], "not_filled" if each < least else "filled",
        n_wanting=found.mentees, n_offering=found.mentors, n_offered=found.places, shortfall=short,
        n_to_find=to_find(short, found.mentors, found.places), per_mentee=each, recommended=least,
    )  # fmt: skip


def _skills(found: Found) -> list[Row]:
    words = catalogue("reach_mentors")
    if found.skills is None:
        return []
    rows: list[Row] = []
    for name, row in found.skills.skills.iterrows():
        unknown = "few_offer" if row["few_offer"] else "offer_hidden"
        state = unknown if pd.isna(row["n_offering"]) else "few_want" if pd.isna(row["n_wanting"]) else ""
        state = state or ("short" if row["shortfall"] > 0 else "enough")
        counts = {column: row[column] for column in COUNTS[:-1]}
        mentors = to_find(row["shortfall"], found.mentors, found.places)
        rows.append(_row("skills", str(name), state, **counts, n_to_find=mentors))
    if found.skills.n_others:
        rows.append(_row("skills", words.LINES["other_skills"], "hidden", hidden=True))
    return rows


def _in_use(found: Found) -> list[Row]:
    words, used = catalogue("reach_mentors"), found.used
    if used is None:
        return []
    said = found.defined["reach.places_in_use"].settings
    recommended = {"recommended": said["least"], "recommended_to": said["most"]}
    counts = {"n_offering": found.mentors, "n_offered": used.places}
    if used.active is None or not used.places:
        rows = [_row("in_use", words.LINES["in_use"], "hidden", **recommended, hidden=True)]
    else:
        share = used.active / used.places
        state = "below" if share < said["least"] else "above" if share > said["most"] else "within"
        state = state if used.active else "nobody"
        rows = [
            _row("in_use", words.LINES["in_use"], state, n_active=used.active, share=share, **counts, **recommended)
        ]
    for part in PARTS:
        if part in used.mentors:
            n = used.mentors[part]
            rows.append(_row("in_use", words.LINES[part], "hidden" if n is None else "", **_part(n, found.mentors)))
    return rows


def _part(n: int | None, whole: int) -> Row:
    return {"hidden": True} if n is None else {"n": whole, "n_named": n, "share": n / whole}


def _said(found: Found) -> list[Row]:
    words, rows = catalogue("reach_mentors"), []
    for kind in ("hurdle", "declined", "benefit", "recognition"):
        counted = found.said.counted.get(kind)
        if counted is None:
            continue
        if counted.n is None:
            rows.append(_row(kind, words.LINES["all_said"], "hidden", hidden=True))
            continue
        for theme, k in counted.themes.items():
            title = found.said.title(kind, str(theme))
            rows.append(_row(kind, title, **_share(int(k), counted.n, found.level)))
        if counted.n_others is None:
            rows.append(_row(kind, words.LINES["other_themes"], "hidden", hidden=True))
        elif counted.n_others:
            rows.append(_row(kind, words.LINES["other_themes"], **_share(counted.n_others, counted.n, found.level)))
    return rows


def _share(k: int, n: int, level: float) -> Row:
    value, low, high = share_of(k, n, level)
    return {"n": n, "n_named": k, "share": value, "share_low": low, "share_high": high}


def _thanked(found: Found) -> list[Row]:
    line = catalogue("reach_mentors").LINES["thanked"]
    if found.thanked is None:
        return []
    k, n = found.thanked
    if n < found.smallest or telling(k, n, found.smallest) in ("few", "nearly_all"):
        return [_row("thanked", line, "hidden", hidden=True)]
    return [_row("thanked", line, **_share(k, n, found.level))]
