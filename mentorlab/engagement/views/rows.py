"""Which rows does the table have: each scale as each side sees it, both held together, and each unit?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.engagement.views.figures import agreement, average_cells, change_of, good_cells, mean_of
from mentorlab.engagement.views.gathered import Gathered, of_mentors, on_record
from mentorlab.engagement.views.may_show import MENTEE, MENTOR, Seen, Sides, Told, hidden_groups, sides

if TYPE_CHECKING:
    from mentorlab.engagement.views.asked import Response
    from mentorlab.stats.estimates import Estimate

EVERYONE = "everyone"
VIEWS = {MENTEE: "mentees", MENTOR: "mentors", "both": "mentor − mentee"}
COLUMNS = (
    *(
        "measure",
        "view",
        "group",
        "n_asked",
        "n_both",
        "n_one",
        "n_none",
        "n_pairs",
        "n_mentors",
        "mean",
        "low",
        "high",
    ),
    *("good_from", "n_good", "share", "share_low", "share_high"),
    *("n_change", "n_before_only", "n_after_only", "change", "change_low", "change_high"),
    *("icc", "icc_low", "icc_high", "hidden"),
)


@dataclass(frozen=True, eq=False)
class Rows:
    """`rows`: cells; `shown`: whose averages, under which names of records; `estimates`: name, view, estimate."""

    rows: list[dict[str, Any]]
    told: Told
    shown: tuple[tuple[str, frozenset[str]], ...]
    estimates: tuple[tuple[str, str, Estimate], ...]


@dataclass(frozen=True)
class How:
    """How figures are made: level of intervals, from which score a pair is called good (None: no such scale)."""

    level: float
    good_from: float | None
    smallest: int


def rows_of_scale(data: Gathered, told: Told, how: How, *, together: bool) -> tuple[Rows, Sides]:
    """A row for each side, and (together) one for the pairs of which both answered; hidden rows hold no number."""
    mentee, mentor = (data.seen(side, data.wave) for side in (MENTEE, MENTOR))
    found = sides(told, mentee, mentor) if together else _apart(told, mentee, mentor)
    told, rows, estimates = found.told, [], list[tuple[str, str, "Estimate"]]()
    shown = [(one.side, one.members) for one in found.told.shown]
    for side, one in ((MENTEE, found.mentee), (MENTOR, found.mentor)):
        if data.scores[side].empty:
            continue
        row = {"measure": data.instrument.id, "view": VIEWS[side], "group": EVERYONE, "hidden": one is None}
        if one is not None:
            average = mean_of(one.values[data.wave], one.mentor, how.level)
            estimates.append(("average", VIEWS[side], average))
            row |= average_cells(average, one.mentor, of_pairs=not of_mentors(data.instrument))
            if how.good_from is not None:
                row |= {"good_from": how.good_from} | good_cells(
                    one.values[data.wave], how.good_from, how.smallest, how.level
                )
            told, more, change, paired = _change(data, found, told, side, one, how)
            row |= more
            if change is not None and paired is not None:
                estimates.append(("change", VIEWS[side], change))
                shown.append((side, paired.members))
        rows.append(row)
    if together:
        rows.append(_both(data, found, how, estimates))
    names = tuple((on_record(data.instrument.id, side, data.instrument), members) for side, members in shown)
    return Rows(rows, told, names, tuple(estimates)), found


def _apart(told: Told, mentee: Seen, mentor: Seen) -> Sides:
    """Each side by itself, where pairs are not held together."""
    kept: dict[str, Seen | None] = {}
    for one in (mentee, mentor):
        after = told.with_([one])
        kept[one.side] = one if after is not None else None
        told = after or told
    return Sides(told, kept[MENTEE], kept[MENTOR], None)


def _change(
    data: Gathered, found: Sides, told: Told, side: str, seen: Seen, how: How
) -> tuple[Told, dict[str, Any], Estimate | None, Seen | None]:
    """The change of those of a side with both waves; or, where that would tell of too few, of those of them in pairs of
    which both answered at the later wave."""
    if data.before is None:
        return told, {}, None, None
    whole = data.seen(side, data.before, data.wave)
    ways = [whole] if found.both is None else [whole, whole.only(whole.values.index.intersection(found.both))]
    for paired in ways:
        if (after := told.with_([paired])) is not None:
            break
    else:
        return told, {}, None, None
    change = change_of(paired, data.before, data.wave, how.level)
    n = len(paired.values)
    cells: dict[str, Any] = {}
    if paired is whole:
        only = {
            "n_before_only": int(data.scores[side][data.before].notna().sum()) - n,
            "n_after_only": len(seen.values) - n,
        }
        cells = {name: count for name, count in only.items() if count == 0 or count >= how.smallest}
    ends = {"n_change": n, "change": change.value, "change_low": change.low, "change_high": change.high}
    return after, cells | ends, change, paired


def _both(data: Gathered, found: Sides, how: How, estimates: list[tuple[str, str, Estimate]]) -> dict[str, Any]:
    """Mentor less mentee in the pairs of which both answered, and how alike the two are."""
    row = {"measure": data.instrument.id, "view": VIEWS["both"], "group": EVERYONE, "hidden": found.both is None}
    if found.both is None:
        return row
    mentee, mentor = (data.scores[side].loc[found.both, data.wave] for side in (MENTEE, MENTOR))
    of = data.mentor.loc[found.both]
    difference = mean_of(mentor - mentee, of, how.level)
    estimates.append(("difference", VIEWS["both"], difference))
    row |= average_cells(difference, of)
    alike = agreement(mentee, mentor, how.level)
    if alike is not None:
        estimates.append(("icc", VIEWS["both"], alike))
        row |= {"icc": alike.value, "icc_low": alike.low, "icc_high": alike.high}
    return row


def rows_by_group(
    data: Gathered, told: Told, found: Sides, labels: pd.DataFrame, column: str, how: How
) -> tuple[list[dict[str, Any]], tuple[tuple[str, frozenset[str]], ...], Told]:
    """A row for each group and side; groups that could be recognised hold no number."""
    rows: list[dict[str, Any]] = []
    shown: list[tuple[str, frozenset[str]]] = []
    for side, seen in ((MENTEE, found.mentee), (MENTOR, found.mentor)):
        if seen is None:
            continue
        groups = labels.loc[seen.values.index, column]
        for name, hidden in hidden_groups(told, seen, labels, column).items():
            row = {"measure": data.instrument.id, "view": VIEWS[side], "group": str(name), "hidden": bool(hidden)}
            if not hidden:
                own = seen.only(groups.index[groups == name])
                row |= average_cells(mean_of(own.values[data.wave], own.mentor, how.level), own.mentor)
                shown.append((on_record(data.instrument.id, side, data.instrument), own.members))
            rows.append(row)
    return rows, tuple(shown), told


def response_cells(response: Response, row: dict[str, Any], found: Sides, smallest: int) -> dict[str, Any]:
    """The row of both with how many pairs answered, where that tells of nobody's silence.

    Only where each side is shown over all its answers: else the counts would tell of those left out.
    """
    whole = {MENTEE: response.n_both + response.n_mentee, MENTOR: response.n_both + response.n_mentor}
    if any(one is None or len(one.values) != whole[one.side] for one in (found.mentee, found.mentor)):
        return row
    cells = {"n_both": response.n_both, "n_one": response.n_one}
    if response.n_none == 0 or response.n_none >= smallest:
        cells |= {"n_asked": response.n_asked, "n_none": response.n_none}
    return {**row, **cells}


def as_table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows as a table, in the order of its columns."""
    frame = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
    return frame.assign(hidden=frame["hidden"].astype(bool))


def missing(value: float | None) -> bool:
    """Whether a cell holds no number."""
    return value is None or not math.isfinite(float(value))
