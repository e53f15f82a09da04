"""Do two sets of scores differ: the same people twice, or two groups once?"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import align, check_ids, complete, first, n_people, numbers
from mentorlab.stats.estimates import Estimate, check_level, t_estimate
from mentorlab.stats.standardised import hedges_g, noncentral_interval, spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values


@dataclass(frozen=True)
class Paired:
    """Change of the same people, after − before. `d_z` is in SDs of the change, `d_av` in SDs of the scores."""

    change: Estimate
    d_z: Estimate
    d_av: Estimate
    t: float
    df: float
    p: float
    n_started: int


@dataclass(frozen=True)
class TwoGroups:
    """Difference of two groups, a − b. `g` is in pooled SDs."""

    difference: Estimate
    g: Estimate
    t: float
    df: float
    p: float
    n_a: int
    n_b: int
    n_started: int


@dataclass(frozen=True)
class Welch:
    """A difference of two means whose variances may differ."""

    difference: Estimate
    t: float
    df: float
    p: float


def paired(before: Values, after: Values, *, level: float = 0.95) -> Paired:
    """How much did the same people change?

    before, after: one score per person, in the same unit. Series are joined on their index (ids); lists and arrays go
    by position. Missing: a person without both scores is left out; `n_started` counts everyone with a row in either.
    Returns the mean change with its t interval; d_z = mean / SD of the change with a noncentral t interval; d_av =
    mean / √((s₁² + s₂²)/2), its interval by scaling d_z's (Algina and Keselman 2003; Cumming 2012); paired t test.
    Raises NotComputable: ids twice or none in common, unequal lengths, fewer than two people, the same change for all.
    """
    check_level(level)
    rows = align({"before": before, "after": after})
    scores = {name: numbers(name, values) for name, values in rows.items()}  # type: ignore[arg-type]
    for name, values in scores.items():
        if np.isnan(values).all():
            raise NotComputable(f"nobody has a value {name}; check that this wave's scores were read")
    both = complete(scores)
    x, y = scores["before"][both], scores["after"][both]
    change = _spread_of_change(x, y)
    return _paired(x, y, change, n_people({"before": before, "after": after}), level)


def _spread_of_change(x: Floats, y: Floats) -> float:
    if len(x) == 0:
        raise NotComputable(
            "nobody has a value both before and after; check the ids, or compare the waves as two groups"
        )
    if len(x) == 1:
        raise NotComputable("only one person has values before and after; a change needs at least two people")
    sd = spread(y - x, scale=np.concatenate([x, y]))
    if sd == 0:
        raise NotComputable(
            "everyone changed by the same amount (zero variance), so there is no interval around it; check that after "
            "is not a copy of before"
        )
    return sd


def _paired(x: Floats, y: Floats, sd: float, n_started: int, level: float) -> Paired:
    import pingouin
    from scipy import stats

    # pingouin.ttest fails on |t| in the hundreds (its Bayes factor) and rounds; it calls this very function.
    test = stats.ttest_rel(y, x)
    n = len(x)
    change = t_estimate(
        float(np.mean(y - x)), sd / math.sqrt(n), n - 1, level=level, n=n, method="mean change, t interval"
    )
    z = float(pingouin.compute_effsize(y, x, paired=True, eftype="cohen_dz"))
    low, high = (nc / math.sqrt(n) for nc in noncentral_interval(float(test.statistic), n - 1, level))
    d_z = Estimate(z, low, high, level, math.sqrt(1 / n + z * z / (2 * n)), n, "d_z, noncentral t interval")
    average = math.sqrt((np.var(x, ddof=1) + np.var(y, ddof=1)) / 2)
    d_av = replace(d_z.scaled(sd / average), method="d_av, scaled noncentral t interval")
    return Paired(change, d_z, d_av, float(test.statistic), float(test.df), float(test.pvalue), n_started)


def two_groups(a: Values, b: Values, *, level: float = 0.95) -> TwoGroups:
    """How far apart are two groups of different people, a − b?

    a, b: one score per person, of any lengths. Missing: left out; `n_started` counts the rows given in both groups.
    Returns the difference of means with Welch's interval and test, and Hedges g = ω·d, ω = 1 − 3/(4N − 9), with a
    noncentral t interval (Hedges 1981; Cumming and Finch 2001).
    Raises NotComputable: an id twice or in both groups (row numbers from 0 are not ids), a group with fewer than two
    people, zero variance in both groups.
    """
    check_level(level)
    _check_different_people(a, b)
    x, y = two_samples(a, b)
    welch = welch_difference(x, y, level=level, method="difference of means, Welch")
    return TwoGroups(
        welch.difference, hedges_g(x, y, level), welch.t, welch.df, welch.p, len(x), len(y), len(a) + len(b)
    )


def two_samples(a: Values, b: Values) -> tuple[Floats, Floats]:
    """The scores of two groups without the missing ones; fewer than two in a group is refused."""
    x, y = numbers("a", a), numbers("b", b)
    x, y = x[~np.isnan(x)], y[~np.isnan(y)]
    for name, values in (("first group (a)", x), ("second group (b)", y)):
        _check_group(name, len(values))
    return x, y


def _check_group(name: str, n: int) -> None:
    if n == 0:
        raise NotComputable(f"nobody in the {name} has a value; check who belongs to it and that its scores were read")
    if n == 1:
        raise NotComputable(f"only one person in the {name} has a value; a comparison needs at least two in each")


def _check_different_people(a: Values, b: Values) -> None:
    if not (isinstance(a, pd.Series) and isinstance(b, pd.Series)) or (_only_numbered(a) or _only_numbered(b)):
        return
    check_ids("a", a)
    check_ids("b", b)
    shared = a.index[b.index.get_indexer(a.index) >= 0]
    if len(shared):
        raise NotComputable(
            f"{len(shared)} people are in both groups ({first(shared)}); compare the same people with paired"
        )


def _only_numbered(series: pd.Series[float]) -> bool:
    """Rows numbered from 0, as pandas does when nobody has given ids."""
    return isinstance(series.index, pd.RangeIndex) and series.index.start == 0 and series.index.step == 1


def welch_difference(x: Floats, y: Floats, *, level: float, method: str) -> Welch:
    """Mean of x − mean of y, Welch (1947). Zero variance in both is refused."""
    from scipy import stats

    sd_x, sd_y = spread(x), spread(y)
    if sd_x == 0 and sd_y == 0:
        raise NotComputable(
            "nobody differs from the others in either group (zero variance), so the difference has no interval; "
            "check that these are the values meant"
        )
    # From summaries, because scipy warns about lost precision when one of the groups has no spread.
    test = stats.ttest_ind_from_stats(float(np.mean(x)), sd_x, len(x), float(np.mean(y)), sd_y, len(y), equal_var=False)
    u, v = sd_x**2 / len(x), sd_y**2 / len(y)
    df = (u + v) ** 2 / (u**2 / (len(x) - 1) + v**2 / (len(y) - 1))
    difference = t_estimate(
        float(np.mean(x) - np.mean(y)), math.sqrt(u + v), df, level=level, n=len(x) + len(y), method=method
    )
    return Welch(difference, float(test.statistic), float(df), float(test.pvalue))
