"""Do some groups fare better than others? Fit, choices and places by a column of people, next to everyone else.

Which groups may be shown is settled for all columns of people together (`tables.privacy`), so that asking for another
column tells no more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab import stats
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.measures.counted import FEWEST, share_of
from mentorlab.tables.privacy import hide_cells
from mentorlab.tables.privacy.jointly import settle
from mentorlab.tables.privacy.splits import splits_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from mentorlab.matching.lists import Array
    from mentorlab.stats.rates import ImpactRatio
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Line:
    """One group. `n`: its people in the figures; `value`: average or share, `others`: that of everyone else."""

    group: str
    hidden: bool = False
    n: int | None = None
    value: float = math.nan
    low: float = math.nan
    high: float = math.nan
    others: float = math.nan
    ratio: ImpactRatio | None = None
    difference: stats.Estimate | None = None


@dataclass(frozen=True, eq=False)
class Grouped:
    """`lines` in alphabetical order; `refused`: why the column makes no groups; `shown`: whose averages are shown."""

    lines: tuple[Line, ...] = ()
    refused: str = ""
    shown: tuple[frozenset[str], ...] = ()


def column_asked(program: Program, by: str | None) -> str | None:
    """The column to split by: as asked, else the charter's `units`. Raises BadInput for one that people has not."""
    columns = list(program.table("people")) if program.has("people") else []
    if by is None:
        return program.charter.units if program.charter.units in columns else None
    if by not in columns:
        known = [str(name) for name in columns if name != "person_id"] or ["no column: add people"]
        raise BadInput(Fault("settings", "by", f"people has no column {by!r}", did_you_mean(by, known)))
    return by


def grouped(
    program: Program, values: pd.Series, column: str, *, share: bool, level: float,
    earlier: Sequence[Collection[str]] = (),
) -> Grouped:  # fmt: skip
    """Each group's average of `values` beside everyone else's.

    `values`: by person id, everybody concerned; missing for those who have none. `share`: the values are 0 and 1, and
    the ratio of shares is wanted. `earlier`: sets of people whose averages of the same are known already.
    """
    smallest = program.charter.privacy.smallest_group
    had = values.dropna()
    if had.nunique() < 2:
        return Grouped(refused="alike")
    splits = splits_of(program, values.index, had.index, smallest)
    if column not in splits.labels:
        return Grouped(refused=splits.refused[column])
    settled = settle(splits.labels, had.to_frame(), smallest, earlier)
    hidden = settled.hidden[column] | (not settled.everyone)
    if share:
        answers = pd.crosstab(splits.labels.loc[had.index, column], had).reindex(hidden.index, fill_value=0)
        hidden |= hide_cells(answers, smallest)
    labels = splits.labels.loc[had.index, column]
    lines, shown = [], []
    for name in sorted(hidden.index):
        if hidden[name]:
            lines.append(Line(str(name), hidden=True))
            continue
        inside = (labels == name).to_numpy()
        lines.append(_line(str(name), had.to_numpy(dtype=float), inside, share=share, level=level))
        shown.append(frozenset(had.index[inside]))
    return Grouped(tuple(lines), shown=tuple(shown))


def _line(name: str, values: Array, inside: Array, *, share: bool, level: float) -> Line:
    mine, others = values[inside], values[~inside]
    found: dict[str, Any] = {"value": float(mine.mean()), "others": float(others.mean()) if len(others) else math.nan}
    if share:
        _, found["low"], found["high"] = share_of(int(mine.sum()), len(mine), level)
    elif len(mine) >= FEWEST:
        estimate = stats.average(mine, level=level)
        found |= {"low": estimate.low, "high": estimate.high}
    if min(len(mine), len(others)) >= FEWEST:
        found |= _beside(mine, others, share=share, level=level)
    return Line(name, n=len(mine), **found)


def _beside(mine: Array, others: Array, *, share: bool, level: float) -> dict[str, Any]:
    if not share:
        return {"difference": stats.two_groups(mine, others, level=level).difference}
    if not others.sum():
        return {}
    counts = (int(mine.sum()), len(mine), int(others.sum()), len(others))
    return {"ratio": stats.impact_ratio(*counts, level=level)}
