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
        if not start and _beside_earlier(one, name):
            rows.append({"characteristic": name, "hidden": True})
        elif counts_in_shares(column):
            rows += _shares(one, name, column, weights)
        else:
            rows.append(_number(one, name, column, weights, start=start))
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


def _shares(one: Comparison, name: str, column: pd.Series, weights: pd.Series | None) -> list[dict[str, Any]]:
    """A row for each level; levels that few in either arm have are told together, or not at all."""
    smallest = one.program.charter.privacy.smallest_group
    treated = one.data.answered["arm"] == PROGRAM
    if pd.api.types.is_numeric_dtype(column):
        few = any(min(arm.sum(), len(arm) - arm.sum()) < smallest for arm in _arms(column, treated))
        label = f"{name} (share)"
        return [{"characteristic": label, "hidden": True} if few else _row(one, label, column, weights)]
    texts = column.astype(str)
    counts = pd.crosstab(texts, treated)
    rare = counts.index[(counts < smallest).any(axis=1)]
    if len(rare):
        texts = texts.where(~texts.isin(rare), other := catalogue("outcomes_balance").OTHERS)
        together = counts.loc[rare].sum()
        if (together < smallest).any():
            return [{"characteristic": name, "hidden": True}]
        counts = pd.concat([counts.drop(index=rare), together.rename(other).to_frame().T])
    if len(counts) < 2:
        return [{"characteristic": name, "hidden": True}]
    return [_row(one, f"{name}: {level}", (texts == level).astype(float), weights) for level in counts.index]


def _number(one: Comparison, name: str, column: pd.Series, weights: pd.Series | None, *, start: bool) -> dict[str, Any]:
    treated = one.data.answered["arm"] == PROGRAM
    if any(all_alike(arm.to_frame()) for arm in _arms(column, treated)):
        return {"characteristic": name, "hidden": True}
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
