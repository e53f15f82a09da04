"""How does each item of a scale do, and does one of them look wrongly keyed?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.measures.instruments import Instrument

COLUMNS = ("n", "missing", "mean", "sd", "floor", "ceiling", "r_rest", "alpha_without")


def item_statistics(items: pd.DataFrame, instrument: Instrument, smallest: int) -> pd.DataFrame:
    """A row per item, in the order of the instrument.

    items: people × items, all pointing the same way (reversed ones turned), NaN = not answered.
    Returns text, reverse; n (people who answered it), missing (share of the people who did not), mean and sd (points),
    floor and ceiling (share of the answers at the lowest and highest point, after turning), and, over the people who
    answered every item: r_rest (correlation with the mean of the other items: the corrected item–total correlation),
    alpha_without (Cronbach's α of the others; three items and more). What cannot be computed is NaN. hidden: fewer than
    `smallest` people answered it, and nothing about it is shown; without so many complete answers r_rest and
    alpha_without are not shown.
    """
    low, high = instrument.response.min, instrument.response.max
    n = items.notna().sum()
    table = pd.DataFrame(
        {
            "text": [item.text for item in instrument.items],
            "reverse": [item.reverse for item in instrument.items],
            "n": n,
            "missing": items.isna().mean(),
            "mean": items.mean(),
            "sd": items.std(ddof=1),
            "floor": (items == low).sum() / n.where(n > 0),
            "ceiling": (items == high).sum() / n.where(n > 0),
            **_over_complete(items.dropna(), smallest),
            "hidden": n < smallest,
        },
        index=pd.Index(instrument.item_ids, name="item"),
    )
    table = table.astype(dict.fromkeys(COLUMNS, float))
    table.loc[table["hidden"], list(COLUMNS)] = np.nan
    return table.astype({"n": "Int64"})


def odd_items(items: pd.DataFrame) -> tuple[str, ...]:
    """What looks wrongly keyed, in plain words; empty where nothing does.

    items: as above; people with any answer missing are left out. An item is named where it correlates negatively with
    the rest although the others agree with each other: the items are parted by the sign of their loading on the first
    principal component of the correlations, and the smaller part is the suspect. Two parts of equal size are told as
    such, since the answers cannot say which of them to turn.
    """
    complete = items.dropna()
    complete = complete.loc[:, complete.std(ddof=1) > 0]
    if complete.shape[1] < 2 or len(complete) < 3:
        return ()
    correlations = complete.corr().to_numpy()
    leading = np.linalg.eigh(correlations)[1][:, -1]
    names = np.array(complete.columns, dtype=object)
    parts = sorted((names[leading >= 0], names[leading < 0]), key=len)
    if not len(parts[0]) or _between(complete, *parts) >= 0:
        return ()
    if len(parts[0]) == len(parts[1]):
        one, other = (_listed(part) for part in parts)
        return (f"{one} and {other} point in opposite directions: which is to be reversed? Compare with the wording.",)
    if len(parts[1]) > 1 and not _alpha(complete[list(parts[1])]) > 0:
        return ()
    return tuple(_suspected(str(name), r, len(complete)) for name in parts[0] if (r := _rest(complete, name)) < 0)


def _over_complete(complete: pd.DataFrame, smallest: int) -> dict[str, Any]:
    """Corrected item–total correlations and α without each item; NaN for too few people."""
    if len(complete) < max(smallest, 3):
        return {"r_rest": np.nan, "alpha_without": np.nan}
    return {
        "r_rest": pd.Series({name: _rest(complete, name) for name in complete}),
        "alpha_without": stats.alpha_without(complete),
    }


def _rest(complete: pd.DataFrame, name: Any) -> float:
    rest = complete.drop(columns=name)
    if not rest.shape[1]:
        return float("nan")
    return _correlation(complete[name], rest.mean(axis=1))


def _between(complete: pd.DataFrame, one: Any, other: Any) -> float:
    return _correlation(complete[list(one)].mean(axis=1), complete[list(other)].mean(axis=1))


def _correlation(one: pd.Series, other: pd.Series) -> float:
    if min(one.std(ddof=1), other.std(ddof=1)) < 1e-12:
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])


def _alpha(complete: pd.DataFrame) -> float:
    try:
        return stats.alpha(complete).value
    except NotComputable:
        return float("nan")


def _suspected(name: str, r: float, n: int) -> str:
    return (
        f"{name} runs against the other items, which agree with each other (correlation with their mean {r:.2f}, "
        f"{n} people): is it reversed where it should not be, or the other way round?"
    )


def _listed(names: Any) -> str:
    return ", ".join(map(str, names))
