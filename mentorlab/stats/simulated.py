"""Does a study find its effect as often as the formula says? Many made-up studies, each analysed as a real one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate
from mentorlab.stats.rates import wilson
from mentorlab.stats.studies import Study, precision

if TYPE_CHECKING:
    from numpy.random import Generator

Array = np.ndarray[Any, np.dtype[Any]]
AT_ONCE = 100_000  # numbers held at a time: what stays near the processor is three times as fast


@dataclass(frozen=True, eq=False)
class _People:
    """Draws × people: what is measured, who is treated, who has an answer. `of`: each one's cluster, in order."""

    before: Array
    after: Array
    treated: Array
    score: Array | None
    there: Array
    of: Array


def simulated_power(study: Study, effect: float, *, alpha: float = 0.05, draws: int = 2000, seed: int = 0) -> Estimate:
    """The share of made-up studies that find an effect of this size; its interval is that of the simulation.

    Nothing is taken from the formulas of `power_at`: scores without error, clusters and errors are drawn from normal
    distributions, people are lost at random, and each study is analysed: t test, ANCOVA or change score; averages of
    clusters where places go to clusters; where only the treated share somebody, cluster-robust errors with
    Satterthwaite's degrees of freedom; a regression on the score where a cutoff decides. A study that lost so many that
    nothing can be tested has not found it; finding it with the wrong sign counts, as in `power_at`. `n` is the number
    of draws, `se` the simulation's standard error. Same seed, same number.
    Raises NotComputable as `Study` and `power_at` do.
    """
    if not (math.isfinite(effect) and draws >= 1):
        raise NotComputable(f"effect {effect}, draws {draws}: give a finite size and at least one draw")
    precision(study)  # refuses what leaves no degree of freedom
    rng = np.random.default_rng(seed)
    size = max(1, int(AT_ONCE // max(study.n, 1)))
    found, done = 0, 0
    while done < draws:
        some = min(size, draws - done)
        found += int((_p_values(study, _draw(study, effect, some, rng)) < alpha).sum())
        done += some
    share = wilson(found, draws)
    se = math.sqrt(share.value * (1 - share.value) / draws)
    return Estimate(share.value, share.low, share.high, share.level, se, draws, f"{draws:,} simulated studies")


def _draw(study: Study, effect: float, draws: int, rng: Generator) -> _People:
    clustered = study.clusters != "none"
    n, size = round(study.n), study.cluster_size if clustered else 1.0
    n_treated = n if study.groups == "one" else min(max(round(n * study.share_treated), 1), n - 1)
    treated = np.arange(n) < n_treated
    of = _clusters(n_treated, n - n_treated, size, everywhere=study.clusters == "both")
    shape, r = (draws, n), study.correlation
    z = rng.standard_normal(shape)
    before = z if study.clusters != "both" else _mixed(z, of, study.icc, rng)
    own = rng.standard_normal(shape)
    own = own if study.clusters != "both" else _mixed(own, of, study.icc, rng)
    score = rng.standard_normal(shape) if study.cutoff else None
    if score is not None:
        treated = score >= np.quantile(score, 1 - study.share_treated, axis=1, keepdims=True)
    treated = np.broadcast_to(treated, shape)
    after = r * before + math.sqrt(1 - r * r) * own + effect * treated
    if study.clusters == "treated":
        mentors = math.sqrt(study.icc / (1 - study.icc)) * rng.standard_normal((draws, of.max() + 1))[:, of]
        after = after + mentors * treated
    if study.reliability < 1:
        noise = math.sqrt(1 / study.reliability - 1)
        after = after + noise * rng.standard_normal(shape)
        before = before + noise * rng.standard_normal(shape)
    there = rng.random(shape) >= study.lost if study.lost else np.ones(shape, dtype=bool)
    return _People(before, after, treated, score, there, of)


def _clusters(treated: int, others: int, size: float, *, everywhere: bool) -> Array:
    """Clusters as equal as whole people allow: so many that their average size is the one asked for."""

    def shared_out(people: int) -> Array:
        return np.sort(np.arange(people) % max(1, round(people / size)))

    first = shared_out(treated)
    if not others:
        return first
    rest = shared_out(others) if everywhere else np.arange(others)
    return np.concatenate([first, first.max() + 1 + rest])


def _mixed(z: Array, of: Array, icc: float, rng: Generator) -> Array:
    shared = rng.standard_normal((z.shape[0], of.max() + 1))[:, of]
    return np.asarray(math.sqrt(icc) * shared + math.sqrt(1 - icc) * z)


def _p_values(study: Study, people: _People) -> Array:
    from scipy.special import stdtr

    y, x = (people.after - people.before if study.start == "change" else people.after), people.before
    arm, there, of = people.treated.astype(float), people.there.astype(float), people.of
    if study.clusters == "both":
        y, x, arm = (_averages(values, there, of) for values in (y, x, arm))
        there = (_sums(there, of) > 0).astype(float)
        of = np.arange(y.shape[1])
    covariates = ([x] if study.start == "adjusted" else []) + ([] if people.score is None else [people.score])
    if study.groups == "one":
        t, df = _one_average(y, there, of)
    elif study.clusters == "treated":
        t, df = _treated_share(y, arm, covariates, there, of)
    else:
        t, df = _regression(y, arm, covariates, there)
    return np.asarray(2 * stdtr(df, -np.abs(t)))


def _sums(values: Array, of: Array) -> Array:
    return np.asarray(np.add.reduceat(values, np.searchsorted(of, np.arange(of[-1] + 1)), axis=1))


def _averages(values: Array, there: Array, of: Array) -> Array:
    return np.asarray(_sums(values * there, of) / np.maximum(_sums(there, of), 1))


def _average(values: Array, there: Array) -> Array:
    n = there.sum(axis=1, keepdims=True)
    return np.asarray((values * there).sum(axis=1, keepdims=True) / np.where(n > 0, n, np.nan))


def _error_of_average(values: Array, there: Array, of: Array) -> tuple[Array, Array]:
    """Squared standard error of the average of those there, by the sums of clusters, and its degrees of freedom."""
    n = np.maximum(there.sum(axis=1), 1)
    clusters = (_sums(there, of) > 0).sum(axis=1)
    off = _sums((values - _average(values, there)) * there, of)
    return (off**2).sum(axis=1) / n**2 * clusters / np.where(clusters > 1, clusters - 1, np.nan), clusters - 1


def _one_average(y: Array, there: Array, of: Array) -> tuple[Array, Array]:
    variance, df = _error_of_average(y, there, of)
    return _average(y, there)[:, 0] / np.sqrt(variance), df


def _treated_share(y: Array, arm: Array, covariates: list[Array], there: Array, of: Array) -> tuple[Array, Array]:
    """Treated in clusters against others on their own, each less what the covariate explains within the arms."""
    sides = [there * arm, there * (1 - arm)]
    for x in covariates:
        within = [(x - _average(x, side)) * side for side in sides]
        slope = sum((part * y).sum(axis=1) for part in within) / sum((part**2).sum(axis=1) for part in within)
        y = y - slope[:, None] * x
    averages = [_average(y, side)[:, 0] for side in sides]
    (a, df_a), (b, df_b) = (_error_of_average(y, side, of) for side in sides)
    return (averages[0] - averages[1]) / np.sqrt(a + b), (a + b) ** 2 / (a**2 / df_a + b**2 / df_b)


def _regression(y: Array, arm: Array, covariates: list[Array], there: Array) -> tuple[Array, Array]:
    """t of the arm in ordinary least squares over those who are there."""
    columns = np.stack([np.ones_like(y), arm, *covariates], axis=1) * there[:, None, :]
    square = columns @ columns.transpose(0, 2, 1)
    enough = (there.sum(axis=1) > columns.shape[1]) & (np.linalg.matrix_rank(square, hermitian=True) == len(square[0]))
    square[~enough] = np.nan  # so many were lost that nothing can be tested: not found
    inverse = np.linalg.inv(square)
    slopes = inverse @ (columns @ (y * there)[:, :, None])
    off = (y * there)[:, None, :] - slopes.transpose(0, 2, 1) @ columns
    df = np.maximum(there.sum(axis=1) - columns.shape[1], 1)
    spread = (off**2).sum(axis=(1, 2)) / df
    return slopes[:, 1, 0] / np.sqrt(spread * inverse[:, 1, 1]), df
