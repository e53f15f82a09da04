"""Were those analysed alike at the start? A line for everything that was measured before."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import NotComputable
from mentorlab.outcomes.balancing import may_be_told
from mentorlab.outcomes.compared import PROGRAM
from mentorlab.outcomes.crediting.line import Line
from mentorlab.outcomes.started import characteristics

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.stats.estimates import Estimate

ADJUSTABLE = 0.25  # standard deviations: beyond it no adjustment makes groups alike (WWC Standards Handbook 4.1)


def alike(one: Comparison, level: float) -> list[Line]:
    """Hedges g of the measure before and of each number adjusted for; of words the Cox index of the furthest level.

    Of characteristics what the table of balance may tell, and with two digits: of levels that few have, none alone.
    """
    words, data = catalogue("outcomes_credibility"), one.data
    if not data.has_start:
        return [Line(words.ALIKE["tested"].format(title=data.panel.title), "not_checked", words.ALIKE["no_start"])]
    treated = data.answered["arm"] == PROGRAM
    lines = []
    for title, column in characteristics(data).items():
        start = title == data.panel.title
        told = column if start else may_be_told(one, title, column)
        line = _line(title, column if told is None else told, treated, data.few, level)
        lines.append(line if start or line.hidden else _guarded(line, hidden=told is None))
    return lines


def _guarded(line: Line, *, hidden: bool) -> Line:
    """Two digits, since exact numbers about nearly the same people could be subtracted; or how it came out alone."""
    ends = (line.found, line.found_low, line.found_high)
    found, low, high = (math.nan if hidden else round(end, 2) + 0.0 for end in ends)
    text = catalogue("outcomes_credibility").ALIKE["hidden"] if hidden else line.in_words
    return replace(line, found=found, found_low=low, found_high=high, in_words=text, hidden=hidden)


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
