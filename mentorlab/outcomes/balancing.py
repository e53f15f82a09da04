"""Which rows does a balance table hold, and which of their numbers may be shown?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.started import apart, characteristics, counts_in_shares
from mentorlab.tables.privacy import all_alike, newly_told

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison

COLUMNS = (
    *("characteristic", "n_program", "n_comparison", "mean_program", "mean_comparison", "mean_weighted"),
    *("apart_sd", "apart_weighted", "counts_program", "counts_comparison", "state", "hidden"),
)


def ledger_name(characteristic: str) -> str:
    """Under which name the ledger keeps that averages of a characteristic were shown."""
    return f"start of {characteristic}"


def balance_table(one: Comparison) -> pd.DataFrame:
    """A row for the start, for each number and for each level of words; what could tell about few holds no number."""
    data, weights = one.data, one.effect.analysis.weights
    rows: list[dict[str, Any]] = []
    for name, column in characteristics(data).items():
        start = name == data.panel.title
        told = column if start else may_be_told(one, name, column)
        if told is None:
            rows.append({"characteristic": _as_share(name) if _yes_no(column) else name, "hidden": True})
        elif not start and counts_in_shares(told):
            rows += _shares(one, name, told, weights)
        else:
            rows.append(_number(one, name, told, weights, start=start))
    table = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
    counts = {"n_program": len(data.of(PROGRAM)), "n_comparison": len(data.of(COMPARISON))}
    return table.assign(**counts, **_count_as(one), hidden=table["hidden"].fillna(value=False).astype(bool))


def _count_as(one: Comparison) -> dict[str, float]:
    """How many people of equal weight each weighted arm tells as much as; missing without weights."""
    weights = one.effect.analysis.weights
    if weights is None:
        return {"counts_program": math.nan, "counts_comparison": math.nan}
    parts = {arm: weights[one.data.of(arm).index] for arm in (PROGRAM, COMPARISON)}
    return {f"counts_{arm}": round(float(w.sum() ** 2 / (w**2).sum())) for arm, w in parts.items()}


def _beside_earlier(one: Comparison, name: str) -> bool:
    """Whether averages of this characteristic, beside those of earlier reports, would tell about too few people."""
    if one.program.publishing is None:
        return False
    data, smallest = one.data, one.program.charter.privacy.smallest_group
    known = one.program.publishing.earlier.about(ledger_name(name), (data.before, data.after))
    return newly_told(
        [figure.members for figure in known], [frozenset(data.of(a).index) for a in (PROGRAM, COMPARISON)], smallest
    )


def may_be_told(one: Comparison, name: str, column: pd.Series) -> pd.Series | None:
    """A characteristic as far as it may be told: levels that few in either arm have as one; None where it may not."""
    smallest = one.program.charter.privacy.smallest_group
    treated = one.data.answered["arm"] == PROGRAM
    if _beside_earlier(one, name):
        return None
    if not counts_in_shares(column):
        return None if any(all_alike(arm.to_frame()) for arm in _arms(column, treated)) else column
    if _yes_no(column):
        few = any(min(arm.sum(), len(arm) - arm.sum()) < smallest for arm in _arms(column, treated))
        return None if few else column
    texts = column.astype(str)
    counts = pd.crosstab(texts, treated)
    rare = counts.index[(counts < smallest).any(axis=1)]
    if len(rare):
        if (counts.loc[rare].sum() < smallest).any() or len(counts) == len(rare):
            return None
        return texts.where(~texts.isin(rare), catalogue("outcomes_balance").OTHERS)
    return None if len(counts) < 2 else texts


def _yes_no(column: pd.Series) -> bool:
    return counts_in_shares(column) and pd.api.types.is_numeric_dtype(column)


def _as_share(name: str) -> str:
    return f"{name} (share)"


def _shares(one: Comparison, name: str, column: pd.Series, weights: pd.Series | None) -> list[dict[str, Any]]:
    """A row for each level; of yes and no only the yes."""
    if _yes_no(column):
        return [_row(one, _as_share(name), column, weights)]
    others = catalogue("outcomes_balance").OTHERS
    levels = sorted(column.unique(), key=lambda level: (level == others, level))
    return [_row(one, f"{name}: {level}", (column == level).astype(float), weights) for level in levels]


def _number(one: Comparison, name: str, column: pd.Series, weights: pd.Series | None, *, start: bool) -> dict[str, Any]:
    return _row(one, name, column, weights, exact=start)


def _arms(column: pd.Series, treated: pd.Series) -> tuple[pd.Series, pd.Series]:
    return column[treated], column[~treated]


def _row(
    one: Comparison, label: str, column: pd.Series, weights: pd.Series | None, *, exact: bool = False
) -> dict[str, Any]:
    """The averages and how far they are apart.

    Averages of characteristics are rounded to a step near their standard error: two answers about nearly the same
    people can then not be subtracted. Those of the start stand in other answers too, with the same people.
    """
    treated = one.data.answered["arm"] == PROGRAM
    arms = _arms(column, treated)
    means = {"mean_program": float(arms[0].mean()), "mean_comparison": float(arms[1].mean())}
    if weights is not None and (weights[treated] == 1).all():
        means["mean_weighted"] = float(np.average(arms[1], weights=weights[~treated]))
    if not exact:
        error = float(column.std(ddof=1)) / math.sqrt(min(map(len, arms)))
        places = -math.floor(math.log10(2 * error)) if error else 0
        means = {key: round(value, places) for key, value in means.items()}
    if one.data.few:
        return {"characteristic": label, **means, "hidden": False}
    before = next(iter(apart(column, treated).values()))
    found = {"characteristic": label, **means, "apart_sd": round(before, 2) + 0.0, "hidden": False}
    judged = before
    if weights is not None:
        judged = next(iter(apart(column, treated, weights).values()))
        found["apart_weighted"] = round(judged, 2) + 0.0
    words = catalogue("outcomes_balance").STATES
    return {**found, "state": words["drawn" if one.reading.random else stats.baseline_equivalence(judged)]}
