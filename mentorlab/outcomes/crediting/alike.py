"""Were those analysed alike at the start? A line for everything that was measured before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import PROGRAM
from mentorlab.outcomes.crediting.line import Line

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.estimates import Estimate

ADJUSTABLE = 0.25  # standard deviations: beyond it no adjustment makes groups alike (WWC Standards Handbook 4.1)


def alike(data: Compared, level: float) -> list[Line]:
    """Hedges g of the measure before and of each number adjusted for; of words the Cox index of the furthest level."""
    words = catalogue("outcomes_credibility")
    if not data.has_start:
        return [Line(words.ALIKE["tested"].format(title=data.panel.title), "not_checked", words.ALIKE["no_start"])]
    treated = data.answered["arm"] == PROGRAM
    columns = {data.panel.title: data.answered["before"]}
    if data.covariates is not None:
        columns |= {str(name).replace("_", " "): column for name, column in data.covariates.items()}
    return [_line(title, column, treated, data.few, level) for title, column in columns.items()]


def _line(title: str, column: pd.Series, treated: pd.Series, few: bool, level: float) -> Line:
    words = catalogue("outcomes_credibility")
    tested, n = words.ALIKE["tested"].format(title=title), len(column)
    if few:
        return Line(tested, "not_checked", words.ALIKE["few"], n=n, hidden=True)
    found = _apart(column, treated, level)
    if found is None:
        return Line(tested, "passed", words.ALIKE["same"], n=n, unit="SD", found=0.0, threshold=ADJUSTABLE)
    came_out = stats.baseline_equivalence(found)
    text = words.ALIKE[came_out].format(apart=number(abs(found.value), 2))
    return Line(
        tested, came_out, text, n=n, unit="SD", found=found.value, found_low=found.low, found_high=found.high,
        threshold=ADJUSTABLE,
    )  # fmt: skip


def _apart(column: pd.Series, treated: pd.Series, level: float) -> Estimate | None:
    levels = column.dropna().unique()
    if pd.api.types.is_numeric_dtype(column) and not set(levels) <= {0, 1}:
        try:
            return stats.standardised_difference(
                column[treated].to_numpy(dtype=float), column[~treated].to_numpy(dtype=float), level=level
            )
        except NotComputable:
            return None  # the same for everybody in both arms
    found = [_cox((column == one)[treated], (column == one)[~treated], level) for one in levels]
    return max((one for one in found if one is not None), key=lambda one: abs(one.value), default=None)


def _cox(a: pd.Series, b: pd.Series, level: float) -> Estimate | None:
    if a.mean() == b.mean():
        return None
    # Half a person is added where nobody, or everybody, is of a level: the index is not defined there.
    shares = [(one.sum() + 0.5) / (len(one) + 1) if one.mean() in (0, 1) else one.mean() for one in (a, b)]
    return stats.cox_index(float(shares[0]), len(a), float(shares[1]), len(b), level=level)
