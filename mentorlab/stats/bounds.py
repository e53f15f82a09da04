"""How far apart could the truth be, whoever the missing are? Bounds on an effect instead of a guess."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.concerned import Concerned, concerned
from mentorlab.stats.estimates import check_level
from mentorlab.stats.leaving_out import coefficient

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.stats.align import Floats, Values
    from mentorlab.stats.estimates import Estimate


@dataclass(frozen=True)
class Bounds:
    """The effect (program − comparison) lies between `low` and `high`; `interval_low` to `interval_high` holds it in a
    share `level` of such studies (Imbens and Manski 2004). `trimmed`: the share of one arm's answers that was cut off.
    """

    low: float
    high: float
    interval_low: float
    interval_high: float
    level: float
    n: int
    trimmed: float
    method: str


def lee_bounds(
    after: Values,
    arm: Values,
    *,
    before: Values | None = None,
    covariates: pd.DataFrame | None = None,
    cluster: Values | None = None,
    level: float = 0.95,
) -> Bounds:
    """Bounds on the effect on those who would have answered with and without a place (Lee 2009).

    after: one score per person, NaN where missing; arm: yes/no, everyone assigned; before, covariates: the outcome is
    first adjusted for them, by their slopes within the arms among those who answered (without them missing evenly, both
    bounds are the ANCOVA effect). Rests on a draw, and on a place making nobody answer less who would have answered
    without one (or nobody more). The arm that answered more loses the share of answers by which it did, once from above
    and once from below; ties are cut in parts. Standard errors as in Lee's proposition 3; with clusters (whom people
    share) of the same parts summed within each, widened to t with clusters − 1 degrees of freedom.
    Raises NotComputable: nobody answered in an arm, fewer than two answers left, what `align` refuses.
    """
    check_level(level)
    who = concerned(after, before, arm, covariates, cluster)
    score, answered = _adjusted(who)
    part = [(score[one & answered], int(one.sum())) for one in (who.treated, ~who.treated)]
    rates = [len(values) / n for values, n in part]
    if min(len(values) for values, _ in part) < 2:
        raise NotComputable("fewer than two people of an arm have all scores: too few for bounds")
    more = 0 if rates[0] >= rates[1] else 1
    cut = 1 - rates[1 - more] / rates[more]
    (full, _), (other, _) = part[more], part[1 - more]
    # The variance of the share that is cut off comes from both response rates.
    of_cut = (1 - cut) ** 2 * sum((1 - rate) / (n * rate) for rate, (_, n) in zip(rates, part, strict=True))
    low_mean, low_se = _lowest(full, cut, of_cut)
    high_mean, high_se = (lambda found: (-found[0], found[1]))(_lowest(-full, cut, of_cut))
    base, base_se = float(other.mean()), math.sqrt(float(other.var(ddof=1)) / len(other))
    ends = [low_mean - base, high_mean - base] if more == 0 else [base - high_mean, base - low_mean]
    errors = [low_se, high_se] if more == 0 else [high_se, low_se]
    spreads = [math.hypot(one, base_se) for one in errors]
    if who.clusters is not None:
        by_cluster = [_of_clusters(who, score * sign, answered, more, cut, level) for sign in (1, -1)]
        spreads = by_cluster if more == 0 else by_cluster[::-1]
    inside = imbens_manski(ends[0], ends[1], spreads[0], spreads[1], level=level)
    return Bounds(ends[0], ends[1], *inside, level, int(answered.sum()), cut, "Lee bounds, Imbens–Manski interval")


def worst_case_bounds(
    after: Values,
    arm: Values,
    lowest: float,
    highest: float,
    *,
    cluster: Values | None = None,
    weights: Values | None = None,
    level: float = 0.95,
) -> Bounds:
    """Bounds on the effect on everyone assigned, whatever the missing would have said (Manski 1990; Horowitz 2000).

    after: one score per person, NaN where missing; arm: yes/no; lowest, highest: the ends of the scale. Lower bound:
    all missing of the program at the lowest and of the comparison at the highest; upper bound the other way round.
    cluster, weights: as in `ancova` (CR2, widened to its t; one over the chance of a place where chances differ).
    Raises NotComputable: scores beyond the ends, ends that are not two numbers in order, what `align` refuses.
    """
    from scipy.special import ndtri

    check_level(level)
    if not (math.isfinite(lowest) and math.isfinite(highest) and lowest < highest):
        raise NotComputable(f"the ends {lowest} and {highest} are not the two ends of a scale")
    who = concerned(after, None, arm, None, cluster, None, weights)
    missing = np.isnan(who.after)
    if (who.after[~missing] < lowest).any() or (who.after[~missing] > highest).any():
        raise NotComputable(f"there are scores beyond {lowest:g} to {highest:g}; check the ends of the scale")
    ends, errors = [], []
    for of_program, of_others in ((lowest, highest), (highest, lowest)):
        values = np.where(missing, np.where(who.treated, of_program, of_others), who.after)
        if who.clusters is not None or weights is not None:
            found = _as_drawn(who, values, level)
            ends.append(found.value)
            errors.append((found.high - found.value) / float(ndtri((1 + level) / 2)))
            continue
        arms = [values[who.treated], values[~who.treated]]
        ends.append(float(arms[0].mean() - arms[1].mean()))
        errors.append(math.sqrt(sum(float(one.var(ddof=1)) / len(one) for one in arms)))
    inside = imbens_manski(ends[0], ends[1], errors[0], errors[1], level=level)
    method = f"worst-case bounds from {lowest:g} to {highest:g}, Imbens–Manski interval"
    return Bounds(ends[0], ends[1], *inside, level, len(who.after), 0.0, method)


def _as_drawn(who: Concerned, values: Floats, level: float) -> Estimate:
    design, arms = who.design(None, adjusted=False), who.treated.astype(np.int64)
    return coefficient(values, design, 1, clusters=who.clusters, arms=arms, weights=who.weights, level=level, method="")


def imbens_manski(
    low: float, high: float, se_low: float, se_high: float, *, level: float = 0.95
) -> tuple[float, float]:
    """The interval that holds a number known only to lie between `low` and `high`, both estimated.

    Imbens and Manski (2004), equation 7: low − c·se_low to high + c·se_high, where Φ(c + (high − low) / larger se) −
    Φ(−c) = level; c is that of two sides where the bounds meet, that of one side where they are far apart.
    Raises NotComputable for bounds that are out of order and standard errors below 0.
    """
    from scipy.optimize import brentq
    from scipy.special import ndtr, ndtri

    check_level(level)
    if not (low <= high and min(se_low, se_high) >= 0):
        raise NotComputable("bounds must stand in order, with standard errors that are not below 0")
    widest = max(se_low, se_high)
    if widest == 0:
        return low, high
    apart = (high - low) / widest

    def short_of(c: float) -> float:
        return float(ndtr(c + apart) - ndtr(-c)) - level

    # One side is enough at the least, two sides at the most; a little room for rounding.
    c = float(brentq(short_of, float(ndtri(level)) - 1e-6, float(ndtri((1 + level) / 2)) + 1e-6))
    return low - c * se_low, high + c * se_high


def _adjusted(who: Concerned) -> tuple[Floats, np.ndarray]:
    """The scores less what the start and the covariates say of them, and who has all of these."""
    columns = list(who.known.T[1:]) + ([] if who.before is None else [who.before])
    answered = ~np.isnan(np.column_stack([who.after, *columns])).any(axis=1)
    if not columns or min(int(answered[one].sum()) for one in (who.treated, ~who.treated)) < len(columns) + 2:
        return who.after, answered
    others = np.column_stack(columns) - np.column_stack(columns)[answered].mean(axis=0)
    design = np.column_stack([np.ones(len(others)), who.treated, others])[answered]
    slopes = np.linalg.lstsq(design, who.after[answered], rcond=None)[0][2:]
    return who.after - others @ slopes, answered


def _lowest(values: Floats, cut: float, of_cut: float) -> tuple[float, float]:
    """Mean of the lowest share 1 − `cut` and its standard error; `of_cut`: variance of that share."""
    n = len(values)
    ordered, kept = np.sort(values), n * (1 - cut)
    if kept < 2:
        raise NotComputable("fewer than two answers are left after trimming: the arms answered too unevenly")
    weights = np.clip(kept - np.arange(n), 0.0, 1.0)
    mean = float(weights @ ordered / kept)
    edge = float(ordered[min(n - 1, math.ceil(kept) - 1)]) - mean
    inside = float(weights @ (ordered - mean) ** 2 / kept)
    variance = inside / kept + edge**2 * cut / kept + (edge / (1 - cut)) ** 2 * of_cut
    return mean, math.sqrt(variance)


def _of_clusters(who: Concerned, score: Floats, answered: np.ndarray, more: int, cut: float, level: float) -> float:
    """The standard error of one end by clusters: what each person adds to it (proposition 3), summed within them.

    `score`: the lowest of the arm that answered more are kept; with its sign turned, the highest.
    """
    from scipy.special import ndtri, stdtrit

    assert who.clusters is not None
    fuller = who.treated if more == 0 else ~who.treated
    full, other = fuller & answered, ~fuller & answered
    y, kept = score[full], full.sum() * (1 - cut)
    ordered = np.sort(y)
    share = np.clip(kept - np.arange(len(y)), 0.0, 1.0)
    mean, edge = float(share @ ordered / kept), float(ordered[min(len(y) - 1, math.ceil(kept) - 1)])
    part = np.zeros(len(score))
    inside = np.where(y <= edge, y - edge, 0.0)
    part[full] = (inside - inside.mean()) / kept
    rate, other_rate = full.sum() / fuller.sum(), other.sum() / (~fuller).sum()
    of_cut = np.where(
        fuller,
        other_rate / rate**2 * (answered - rate) / fuller.sum(),
        -(answered - other_rate) / rate / (~fuller).sum(),
    )
    part += (mean - edge) / (1 - cut) * of_cut
    part[other] -= (score[other] - score[other].mean()) / len(score[other])
    sums = np.bincount(who.clusters, part)
    many = len(sums)
    wider = float(stdtrit(many - 1, (1 + level) / 2) / ndtri((1 + level) / 2))
    return math.sqrt(float((sums**2).sum()) * many / (many - 1)) * wider
