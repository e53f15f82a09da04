"""How far apart are two arms at each of several waves, when not everybody answered at each?

A linear mixed model with an intercept of its own for each person, fitted by restricted maximum likelihood. As all that
it needs are sums over people with the same number of answers, a million people take a second.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.design import block_columns, that_add
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.linear import Fit, fit
from mentorlab.stats.long_answers import long_answers
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlab.stats.align import Floats, Values

    Codes = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class OverWaves:
    """`effects`: wave → program − comparison, for each wave but the first; `p` alike; `together_p`: that all are 0.

    `means`: (arm, wave) → the mean that the model gives. `icc`: share of the variance that lies between people.
    """

    effects: Mapping[Hashable, Estimate]
    p: Mapping[Hashable, float]
    together_p: float
    means: Mapping[tuple[bool, Hashable], Estimate]
    icc: float
    n_people: int
    n_answers: int
    n_clusters: int


def effects_over_waves(
    value: Values,
    person: Values,
    wave: Values,
    arm: Values,
    *,
    waves: Sequence[Hashable],
    same_start: bool,
    cluster: Values | None = None,
    blocks: Values | None = None,
    weights: Values | None = None,
    level: float = 0.95,
) -> OverWaves:
    """The difference of two arms at each later wave, from everybody's answers at every wave there are.

    value, person, wave, arm (yes/no, the same for all rows of a person), cluster: one entry an answer, long format;
    `waves`: their order, the first is the start. A missing value leaves the row out: the people stay with their other
    answers, which is right if who is missing depends on answers that were given (missing at random). `same_start`: the
    arms were drawn, so that one mean at the start serves both (constrained baseline: Liang and Zeger 2000); else each
    has its own and an effect is the difference at that wave less the one at the start.
    blocks, weights: of the draw, an entry an answer, as in `ancova`: each block has a level of its own at each wave.
    Errors: robust to any other pattern over time than one intercept a person: the sandwich by person with G/(G − 1)
    (Liang and Zeger 1986), or by cluster as in `ancova` (CR2). Source: Laird and Ware (1982).
    Raises NotComputable: an arm or wave without answers, one answer a person only, no spread, few clusters.
    """
    check_level(level)
    frame = long_answers(value, person, wave, arm, {"cluster": cluster, "blocks": blocks, "weights": weights}, waves)
    columns, names = _columns(frame, list(waves), same_start=same_start)
    y = frame["value"].to_numpy(dtype=float)
    if spread(y) == 0:
        raise NotComputable("all answers are the same (zero variance); check that these are the scores")
    people = pd.factorize(frame["person"])[0].astype(np.int64)
    if "weights" in frame:
        root = np.sqrt(frame["weights"].to_numpy(dtype=float))
        columns, y = columns * root[:, None], y * root
    ratio = _ratio(_sums(columns, y, people))
    clusters = people if cluster is None else pd.factorize(frame["cluster"])[0].astype(np.int64)
    n_clusters = int(clusters.max()) + 1
    if n_clusters < 3:
        raise NotComputable("fewer than three clusters; chance cannot be told from them")
    # Less a part of each person's own average, answers are as if independent: least squares is then the mixed model.
    apart = np.column_stack([_apart(one, people, ratio) for one in (*columns.T, y)])
    if cluster is None:
        model = _by_person(apart[:, :-1], apart[:, -1], people)
    else:
        made = {str(name): column for name, column in zip(names, apart.T, strict=False)}
        model = fit(apart[:, -1], made, clusters=clusters, arms=frame["arm"].to_numpy(dtype=np.int64))
    how = f"linear mixed model (REML), errors robust by {'person' if cluster is None else 'cluster'}"

    def told(weight: Floats, n: int) -> Estimate:
        found = replace(model.estimate(weight, level=level, method=how), n=n)
        if not found.se > 0:
            raise NotComputable("a standard error is 0: too few clusters, or a wave in which all answered alike")
        return found

    later = list(waves)[1:]
    unit = np.eye(len(names))
    n_people = int(people.max()) + 1
    effects = {one: told(unit[names.index(("arm", one))], n_people) for one in later}
    p = {one: model.p(unit[names.index(("arm", one))]) for one in later}
    together = model.joint_p(slice(len(names) - len(later), len(names)))
    means = {
        (treated, one): told(
            _of_mean(names, one, treated=treated), int(((frame["wave"] == one) & (frame["arm"] == treated)).sum())
        )
        for treated in (True, False)
        for one in waves
    }
    return OverWaves(effects, p, together, means, ratio / (1 + ratio), n_people, len(y), n_clusters)


def _columns(
    frame: pd.DataFrame, waves: list[Hashable], *, same_start: bool
) -> tuple[Floats, list[tuple[str, Hashable]]]:
    arm = frame["arm"].to_numpy(dtype=float)
    at = {one: (frame["wave"] == one).to_numpy(dtype=float) for one in waves}
    made = {("wave", one): column for one, column in at.items()}
    made |= {} if same_start else {("start", waves[0]): arm}
    if "blocks" in frame:
        each = frame.drop_duplicates("person").set_index("person")
        blocks = block_columns(each["blocks"], each["arm"].to_numpy(dtype=np.int64))
        known = pd.DataFrame(that_add({"constant": np.ones(len(each))}, blocks), index=each.index)
        rows = (known - known.mean()).reindex(frame["person"]).to_numpy()
        made |= {("block", (i, one)): column * at[one] for i, column in enumerate(rows.T) for one in waves}
    made |= {("arm", one): arm * at[one] for one in waves[1:]}
    return np.column_stack(list(made.values())), list(made)


def _of_mean(names: list[tuple[str, Hashable]], wave: Hashable, *, treated: bool) -> Floats:
    return np.array(
        [name == ("wave", wave) or (treated and (name == ("arm", wave) or name[0] == "start")) for name in names],
        dtype=float,
    )


@dataclass(frozen=True)
class _Sums:
    """Of all answers, and by the number of answers a person gave (`many`): what the likelihood is made of."""

    n: int
    k: int
    xx: Floats
    xy: Floats
    yy: float
    many: Floats
    people: Floats
    by_xx: Floats
    by_xy: Floats
    by_yy: Floats


def _sums(x: Floats, y: Floats, people: Codes) -> _Sums:
    counts = np.bincount(people)
    whole_x = _by(x, people)
    whole_y = np.bincount(people, weights=y)
    many = np.unique(counts)
    parts = [(counts == m) for m in many]
    by_xx = np.array([whole_x[who].T @ whole_x[who] for who in parts])
    by_xy = np.array([whole_x[who].T @ whole_y[who] for who in parts])
    by_yy = np.array([whole_y[who] @ whole_y[who] for who in parts])
    people_of = np.array([int(who.sum()) for who in parts], dtype=float)
    return _Sums(len(y), x.shape[1], x.T @ x, x.T @ y, float(y @ y), many.astype(float), people_of, by_xx, by_xy, by_yy)


def _by(x: Floats, groups: Codes) -> Floats:
    return np.column_stack([np.bincount(groups, weights=column) for column in x.T])


def _solved(sums: _Sums, ratio: float) -> tuple[Floats, float, Floats, float]:
    """Coefficients, weighted residual sum of squares, inverse of X'V⁻¹X and log|V| (V in units of the residual)."""
    shrink = ratio / (1 + sums.many * ratio)
    xx = sums.xx - np.tensordot(shrink, sums.by_xx, axes=1)
    xy = sums.xy - shrink @ sums.by_xy
    yy = sums.yy - float(shrink @ sums.by_yy)
    b: Floats = np.asarray(np.linalg.solve(xx, xy))
    return (
        b,
        max(yy - float(b @ xy), 0.0),
        np.asarray(np.linalg.inv(xx)),
        float(sums.people @ np.log1p(sums.many * ratio)),
    )


def _ratio(sums: _Sums) -> float:
    """Variance between people in units of that within, where the restricted likelihood is largest."""
    from scipy.optimize import minimize_scalar

    def minus(log_ratio: float) -> float:
        _, residual, inverse, total = _solved(sums, math.exp(log_ratio))
        free = sums.n - sums.k
        return free * math.log(max(residual, 1e-300)) + total - float(np.linalg.slogdet(inverse)[1])

    found = minimize_scalar(minus, bounds=(-14.0, 9.0), method="bounded", options={"xatol": 1e-10})
    return math.exp(float(found.x))


def _apart(x: Floats, people: Codes, ratio: float) -> Floats:
    """Each value less that part of the person's average which makes a person's answers as if independent."""
    counts = np.bincount(people)
    part = (1 - 1 / np.sqrt(1 + counts * ratio)) / counts
    return np.asarray(x - (part * np.bincount(people, weights=x))[people])


def _by_person(x: Floats, y: Floats, people: Codes) -> Fit:
    """Least squares with the sandwich by person and the factor G/(G − 1)."""
    inverse = np.linalg.inv(x.T @ x)
    b = inverse @ (x.T @ y)
    scores = _by(x * (y - x @ b)[:, None], people)
    n = len(scores)
    covariance = inverse @ (scores.T @ scores * n / (n - 1)) @ inverse
    return Fit(np.asarray(b), np.asarray(covariance), float(n - 1), len(y), np.nan, "robust by person")
