"""Did both groups start alike? Baseline equivalence of those analysed, in everything that was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Check
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import PROGRAM
from mentorlab.tables.charter import RECALLED

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared


def starting_points(data: Compared, *, drawn: bool, weights: pd.Series | None = None) -> Check:
    """The measure before and everything adjusted for, by the What Works Clearinghouse's rule.

    `drawn`: places were drawn and few are missing, so that what sets the arms apart is chance, and allowed for.
    `weights`: of those analysed, where the groups are made alike by weighting; then the weighted groups are judged.
    """
    words = catalogue("outcomes").START
    if not data.has_start:
        return Check(
            "baseline_equivalence",
            "not_checked",
            words["alike_before" if data.has_before and data.before != RECALLED else "not_checked"],
        )
    worst, apart = furthest(data)
    result = stats.baseline_equivalence(apart)
    how: str = "drawn" if drawn else result
    if weights is not None and result != "passed":
        after = furthest(data, weights)[1]
        weighted = stats.baseline_equivalence(after)
        result, how = ("failed", "failed") if weighted == "failed" else ("with_adjustment", "weighted")
    return Check("baseline_equivalence", result, words[how].format(worst=worst, apart=number(apart, 2)))


def furthest(data: Compared, weights: pd.Series | None = None) -> tuple[str, float]:
    """The characteristic in which the arms are furthest apart, and how far (standard deviations)."""
    treated = data.answered["arm"] == PROGRAM
    by_title = {title: largest(apart(column, treated, weights)) for title, column in characteristics(data).items()}
    worst = max(by_title, key=lambda title: by_title[title])
    return worst, by_title[worst]


def characteristics(data: Compared) -> dict[str, pd.Series]:
    """The start and everything adjusted for, by their names for readers, of those analysed."""
    columns = {data.panel.title: data.answered["before"]}
    if data.covariates is not None:
        columns |= {str(name).replace("_", " "): column for name, column in data.covariates.items()}
    return columns


def counts_in_shares(column: pd.Series) -> bool:
    """Whether a characteristic is one of words, or yes and no (0 and 1), so that its levels are shares of people."""
    return not pd.api.types.is_numeric_dtype(column) or set(column.unique()) <= {0, 1}


def apart(column: pd.Series, treated: pd.Series, weights: pd.Series | None = None) -> dict[str, float]:
    """Program − comparison in standard deviations: Hedges g of numbers, the Cox index of each level of words.

    Of yes and no only the yes. With weights, the weighted averages stand apart by so many SDs of all the same.
    """
    arm = treated.to_numpy(dtype=bool)
    of = None if weights is None else _in_order(weights, column.index)
    if not counts_in_shares(column):
        return {"": _in_sds(column.to_numpy(dtype=float), arm, of)}
    levels = [1] if pd.api.types.is_numeric_dtype(column) else sorted(column.unique(), key=str)
    return {
        "" if level == 1 else str(level): _cox((column == level).to_numpy(dtype=float), arm, of) for level in levels
    }


def _in_order(weights: pd.Series, people: pd.Index) -> np.ndarray:
    same = weights.index is people or weights.index.equals(people)
    return np.asarray((weights if same else weights.loc[people]).to_numpy(dtype=float))


def largest(found: dict[str, float]) -> float:
    """The largest of these differences, whatever its sign."""
    return max(map(abs, found.values()))


def _in_sds(column: np.ndarray, treated: np.ndarray, weights: np.ndarray | None) -> float:
    a, b = column[treated], column[~treated]
    try:
        plain = stats.standardised_difference(a, b).value
    except NotComputable:
        return 0.0  # the same for everybody in both arms: nothing to be apart in
    moved = float(a.mean() - b.mean())
    if weights is None or moved == 0:
        return plain
    # The SD and ω are those of the unweighted groups, so that both figures are in one unit.
    weighted = np.average(a, weights=weights[treated]) - np.average(b, weights=weights[~treated])
    return float(plain * weighted / moved)


def _cox(level: np.ndarray, treated: np.ndarray, weights: np.ndarray | None) -> float:
    arms = (treated, ~treated)
    raw = [float(np.average(level[arm], weights=None if weights is None else weights[arm])) for arm in arms]
    if abs(raw[0] - raw[1]) < 1e-9:
        return 0.0
    counts = [int(arm.sum()) for arm in arms]
    # Half a person is added where nobody, or everybody, is of a level: the index is not defined there.
    shares = [(share * n + 0.5) / (n + 1) if share in (0, 1) else share for share, n in zip(raw, counts, strict=True)]
    return stats.cox_index(shares[0], counts[0], shares[1], counts[1]).value
