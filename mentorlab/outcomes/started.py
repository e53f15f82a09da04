"""Did both groups start alike? Baseline equivalence of those analysed, in everything that was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Check
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import PROGRAM

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared


def starting_points(data: Compared, *, drawn: bool) -> Check:
    """The measure before and everything adjusted for, by the What Works Clearinghouse's rule.

    `drawn`: places were drawn and few are missing, so that what sets the arms apart is chance, and allowed for.
    """
    words = catalogue("outcomes").START
    if not data.has_start:
        return Check("baseline_equivalence", "not_checked", words["not_checked"])
    treated = data.answered["arm"] == PROGRAM
    columns = {data.panel.title: data.answered["before"]}
    if data.covariates is not None:
        columns |= {str(name).replace("_", " "): column for name, column in data.covariates.items()}
    apart = {title: _apart(column, treated) for title, column in columns.items()}
    worst = max(apart, key=lambda title: apart[title])
    result = stats.baseline_equivalence(apart[worst])
    text = words["drawn" if drawn else result].format(worst=worst, apart=number(apart[worst], 2))
    return Check("baseline_equivalence", result, text)


def _apart(column: pd.Series, treated: pd.Series) -> float:
    """How far the arms are apart, in standard deviations: Hedges g, or the largest Cox index of a word's levels."""
    levels = column.unique()
    if pd.api.types.is_numeric_dtype(column) and not set(levels) <= {0, 1}:
        try:
            return abs(stats.standardised_difference(column[treated].to_numpy(), column[~treated].to_numpy()).value)
        except NotComputable:
            return 0.0  # the same for everybody in both arms: nothing to be apart in
    return max(_cox((column == level)[treated], (column == level)[~treated]) for level in levels)


def _cox(a: pd.Series, b: pd.Series) -> float:
    # Half a person is added where nobody, or everybody, is of a level: the index is not defined there.
    shares = [(one.sum() + 0.5) / (len(one) + 1) if one.mean() in (0, 1) else one.mean() for one in (a, b)]
    if a.mean() == b.mean():
        return 0.0
    return abs(stats.cox_index(float(shares[0]), len(a), float(shares[1]), len(b)).value)
