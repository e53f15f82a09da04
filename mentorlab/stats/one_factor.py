"""How much of a scale's total score comes from the one thing that its items share?"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import Floats
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.reliability import complete_answers

HEYWOOD = 0.005  # an item with less variance of its own than this share has none to speak of
FAILED_DRAWS = 0.05  # of the resamples: with more, the interval would speak of a selection
MOST_DRAWN = 4000  # kinds of answers, or lots of people, that are drawn one by one
_STEPS, _TOLERANCE, _CELLS = 3000, 1e-6, 4_000_000


def omega(items: pd.DataFrame, *, level: float = 0.95, draws: int = 1000, seed: int = 0) -> Estimate:
    """McDonald's ω total of a scale: the share of the variance of the sum of the items that one common factor makes.

    items: people × items, all scored in the same direction. Missing: a person with any answer missing is left out; `n`
    counts the others, `method` says how many were left out.
    ω = (Σλ)² / ((Σλ)² + Σθ), loadings λ and unique variances θ of a one-factor model fitted by maximum likelihood
    (statsmodels), in the items' own units, because scores are means of items as they are. McDonald (1999), Test Theory.
    The interval is the percentile bootstrap over people (`draws` resamples, seeded), `se` their standard deviation;
    resamples are refitted by expectation–maximisation, Rubin and Thayer (1982). Where more than 4,000 different sets of
    answers were given, people are put into 4,000 lots at random (seeded) and lots are drawn instead of people: as these
    are independent, the sums over lots vary as the sums over people do, and a hundred thousand people take seconds.
    `method` says so, and tells of a Heywood case (an item without variance of its own) and of items that load the other
    way round.
    Raises NotComputable: fewer than three items, no more people than items, an item without variance (named), answers
    that are not numbers, a person twice, fewer than 100 draws, resamples that mostly cannot be fitted.
    """
    check_level(level)
    if draws < 100:
        raise NotComputable(f"{draws} draws are too few for an interval; give at least 100")
    table = complete_answers(items, "ω", "three")
    n, k = table.shape
    if n <= k:
        raise NotComputable(f"{n} people answered every one of {k} items; ω needs more people than items")
    answers = table.to_numpy()
    loadings, unique = _fitted(answers)
    spreads = answers.std(axis=0, ddof=1)
    value = float(_share(loadings[None] * spreads, unique[None] * spreads**2)[0])
    rng = np.random.default_rng(seed)
    drawn = _units(answers, rng)
    least = 1e-9 * float(np.abs(answers).max())  # a spread below it is none
    found = _resampled(_covariances(drawn, n, draws, rng), loadings, least)
    if len(found) < (1 - FAILED_DRAWS) * draws:
        what = f"{draws - len(found)} of {draws} resamples have an item that everyone answered alike"
        raise NotComputable(f"{what}; ω has no honest interval with {n} people")
    low, high = (float(end) for end in np.quantile(found, [(1 - level) / 2, (1 + level) / 2]))
    method = f"McDonald's ω of {k} items, one factor by maximum likelihood, percentile bootstrap of {draws} draws"
    if drawn.lots:
        method += f" of {MOST_DRAWN:,} lots of people"
    if n < len(items):
        method += f"; {len(items) - n} of {len(items)} people left out, an answer missing"
    names = [str(name) for name in table.columns]
    method += _oddities(names, loadings, unique)
    return Estimate(value, min(low, value), max(high, value), level, float(np.std(found, ddof=1)), n, method)


def _oddities(names: list[str], loadings: Floats, unique: Floats) -> str:
    told = ""
    whole = [name for name, own in zip(names, unique, strict=True) if own < HEYWOOD]
    if whole:
        told += f"; Heywood case: no variance of its own is left for {', '.join(whole)}, read ω with care"
    turned = [name for name, loading in zip(names, loadings, strict=True) if loading < 0]
    if turned:
        told += f"; {', '.join(turned)} points the other way: is it to be reversed?"
    return told


def _fitted(answers: Floats) -> tuple[Floats, Floats]:
    """Standardised loadings and unique variances of the one-factor model; most loadings are positive."""
    from statsmodels.multivariate.factor import Factor

    with warnings.catch_warnings():
        # A Heywood case sits on the edge, where the search says it has not converged; it is told in `method`.
        warnings.simplefilter("ignore")
        fit = Factor(answers, n_factor=1, method="ml").fit(rng=0)  # without it the search starts anywhere
    loadings = np.asarray(fit.loadings, dtype=float).ravel()
    unique = np.clip(np.asarray(fit.uniqueness, dtype=float).ravel(), 0.0, 1.0)
    if not (np.isfinite(loadings).all() and np.isfinite(unique).all()):
        raise NotComputable("the items do not fit a single factor at all; look at their correlations")
    return (-loadings if loadings.sum() < 0 else loadings), unique


def _share(loadings: Floats, unique: Floats) -> Floats:
    """ω of each row of loadings and unique variances."""
    common = loadings.sum(axis=1) ** 2
    return np.asarray(common / (common + unique.sum(axis=1)))


def _resampled(covariances: Iterator[Any], start: Floats, least: float) -> Floats:
    """ω of resamples of the people; those in which an item has no variance are left out."""
    found = []
    for covariance in covariances:
        spreads = np.sqrt(np.maximum(np.einsum("bii->bi", covariance), 0.0))
        good = (spreads > least).all(axis=1)
        spreads, covariance = spreads[good], covariance[good]
        loadings, unique = _refitted(covariance / spreads[:, :, None] / spreads[:, None, :], start)
        found.append(_share(loadings * spreads, unique * spreads**2))
    return np.concatenate(found)


def _covariances(drawn: _Drawn, n: int, draws: int, rng: np.random.Generator) -> Iterator[Any]:
    """Covariances of resamples, some at a time."""
    k = drawn.sums.shape[1]
    at_once = max(1, _CELLS // len(drawn.sizes))
    for first in range(0, draws, at_once):
        counts = rng.multinomial(drawn.times, drawn.chances, size=min(at_once, draws - first)).astype(float)
        people = counts @ drawn.sizes
        means = counts @ drawn.sums / people[:, None]
        second = (counts @ drawn.products / people[:, None]).reshape(-1, k, k)
        yield (second - means[:, :, None] * means[:, None, :]) * n / (n - 1)


@dataclass(frozen=True, eq=False)
class _Drawn:
    """What is drawn again and again, `times` a resample: how many people each unit is, and the sums over them of their
    answers and of the products of their answers.
    """

    times: int
    chances: Floats
    sizes: Floats
    sums: Floats
    products: Floats
    lots: bool


def _units(answers: Floats, rng: np.random.Generator) -> _Drawn:
    """People with the same answers, who are drawn together: one multinomial; or lots of people, where that is many."""
    n, k = answers.shape
    centred = answers - answers.mean(axis=0)
    rows, times = np.unique(centred, axis=0, return_counts=True)
    if len(rows) <= MOST_DRAWN:
        products = (rows[:, :, None] * rows[:, None, :]).reshape(len(rows), k * k)
        return _Drawn(n, times / n, np.ones(len(rows)), rows, products, lots=False)
    lots = [centred[people] for people in np.array_split(rng.permutation(n), MOST_DRAWN)]
    sizes = np.array([len(lot) for lot in lots], dtype=float)
    sums = np.array([lot.sum(axis=0) for lot in lots])
    products = np.array([(lot.T @ lot).ravel() for lot in lots])
    return _Drawn(MOST_DRAWN, np.full(MOST_DRAWN, 1 / MOST_DRAWN), sizes, sums, products, lots=True)


def _refitted(correlations: Any, start: Floats) -> tuple[Floats, Floats]:
    """One-factor loadings and unique variances of many correlation matrices at once, by expectation–maximisation."""
    loadings = np.tile(np.clip(start, -0.95, 0.95), (len(correlations), 1))
    unique = 1 - loadings**2
    active = np.arange(len(correlations))
    for _ in range(_STEPS):
        now, own, matrix = loadings[active], unique[active], correlations[active]
        weights = now / own
        weights /= 1 + (now * weights).sum(axis=1, keepdims=True)
        shared = np.einsum("bij,bj->bi", matrix, weights)
        scale = 1 - (weights * now).sum(axis=1) + (weights * shared).sum(axis=1)
        new = shared / scale[:, None]
        loadings[active], unique[active] = new, np.maximum(1 - new * shared, 1e-6)
        active = active[np.abs(new - now).max(axis=1) > _TOLERANCE]
        if not len(active):
            break
    return loadings, unique
