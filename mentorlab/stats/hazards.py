"""How much sooner, or later, does it happen to some than to others, where what they are may change on the way?"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.risk_sets import Slope, each_row, risk_sets, slope_at

METHOD = "Cox hazard ratio, Efron ties"
STEPS, CLOSE, FURTHEST = 40, 1e-9, 12.0


@dataclass(frozen=True, eq=False)
class Hazard:
    """`ratios`: an Estimate for each covariate, its standard error that of the ratio's logarithm; `p`: two-sided, of no
    difference. `n_events`: rows to which it happened; `n_left_out`: rows with a missing value."""

    ratios: dict[str, Estimate]
    p: dict[str, float]
    n_events: int
    n_left_out: int = 0


def hazard(
    start: ArrayLike,
    stop: ArrayLike,
    event: ArrayLike,
    covariates: pd.DataFrame | pd.Series | ArrayLike,
    *,
    person: ArrayLike | None = None,
    strata: ArrayLike | None = None,
    level: float = 0.95,
) -> Hazard:
    """Hazard ratios by Cox's partial likelihood, with late entry and covariates that change.

    start, stop: a row is watched after `start` up to and with `stop` (days, any unit, start < stop). Somebody whose
    covariates change has a row for each spell. event: 1 where it happened at stop, 0 where it had not.
    covariates: a column each, numbers or yes and no. person: who a row belongs to, or a cluster of people: the errors
    then hold where rows belong together (Lin and Wei 1989). strata: blocks that are compared within only.
    Ties by Efron (1977). Rows with a missing value are left out and counted. Computed over distinct days, because
    statsmodels takes a risk set a row: seconds for 1,000,000 rows; a test holds it against statsmodels.
    Raises NotComputable for no event, spells that do not last, a covariate that does not vary, or one that tells apart
    so fully whom it happens to that the ratio is none.
    """
    check_level(level)
    rows, x, left_out = _rows(start, stop, event, covariates, person, strata)
    stratum = pd.factorize(rows["stratum"])[0] if strata is not None else np.zeros(len(rows), dtype=np.int64)
    happened = rows["event"].to_numpy() == 1
    sets = risk_sets(rows["start"].to_numpy(), rows["stop"].to_numpy(), happened, stratum)
    scale = x.std(axis=0).to_numpy()
    values = (x.to_numpy() - x.mean(axis=0).to_numpy()) / scale
    beta, at = _climbed(lambda weights: slope_at(sets, values, weights), values.shape[1])
    variance = np.linalg.inv(at.information)
    if person is not None:
        of_rows = pd.DataFrame(each_row(sets, values, at)).groupby(rows["person"].to_numpy(), sort=False).sum()
        variance = variance @ (of_rows.to_numpy().T @ of_rows.to_numpy()) @ variance
    people = rows["person"].nunique() if person is not None else len(rows)
    return _told(x, beta / scale, np.sqrt(np.diag(variance)) / scale, level, people, happened.sum(), left_out)


def _rows(
    start: ArrayLike,
    stop: ArrayLike,
    event: ArrayLike,
    covariates: pd.DataFrame | pd.Series | ArrayLike,
    person: ArrayLike | None,
    strata: ArrayLike | None,
) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    x = _columns(covariates)
    given = {"start": start, "stop": stop, "event": event}
    columns = {name: np.asarray(values, dtype=float) for name, values in given.items()}
    labels = {"person": person, "stratum": strata}
    columns |= {name: np.asarray(values) for name, values in labels.items() if values is not None}
    lengths = {len(one) for one in columns.values()} | {len(x)}
    if len(lengths) > 1:
        raise NotComputable(f"the columns have lengths {sorted(lengths)}; give one of each for each spell")
    rows = pd.DataFrame(columns)
    whole = rows.notna().all(axis=1) & x.notna().all(axis=1)
    rows, x, left_out = rows[whole], x[whole], int((~whole).sum())
    if not (rows["stop"] > rows["start"]).all():
        raise NotComputable("some spells do not last: stop must be later than start; leave out spells of no length")
    if not rows["event"].isin([0.0, 1.0]).all():
        raise NotComputable("event holds more than 0 and 1; say 1 where it happened and 0 where it had not")
    if not (rows["event"] == 1).any():
        raise NotComputable("it happened to nobody, so that nothing can be said of how soon; wait for events")
    flat = [str(name) for name in x if not x[name].std() > 0]
    if flat:
        raise NotComputable(f"{', '.join(flat)} is the same in every row; compare rows that differ")
    return rows, x, left_out


def _columns(covariates: pd.DataFrame | pd.Series | ArrayLike) -> pd.DataFrame:
    if isinstance(covariates, pd.Series):
        covariates = covariates.to_frame(covariates.name if covariates.name is not None else "x")
    if not isinstance(covariates, pd.DataFrame):
        values = np.asarray(covariates, dtype=float)
        values = values[:, None] if values.ndim == 1 else values
        names = ["x"] if values.shape[1] == 1 else [f"x{place}" for place in range(1, values.shape[1] + 1)]
        covariates = pd.DataFrame(values, columns=names)
    return covariates.astype(float).reset_index(drop=True).rename(columns=str)


def _climbed(slope: object, p: int) -> tuple[np.ndarray, Slope]:
    """Newton's steps to the top, each halved until it rises."""
    assert callable(slope)
    beta = np.zeros(p)
    at: Slope = slope(beta)
    for _ in range(STEPS):
        step = _step(at)
        if np.abs(step).max() < CLOSE:
            return beta, at
        for _ in range(STEPS):
            further: Slope = slope(beta + step)
            if further.likelihood >= at.likelihood - 1e-9 * abs(at.likelihood):
                break
            step = step / 2
        beta, at = beta + step, further
        if np.abs(beta).max() > FURTHEST:
            break
    raise NotComputable(
        "the covariates tell apart so fully whom it happens to that there is no ratio (on one side it happened to "
        "nobody); compare the shares instead"
    )


def _step(at: Slope) -> np.ndarray:
    try:
        return np.asarray(np.linalg.solve(at.information, at.slope))
    except np.linalg.LinAlgError:
        raise NotComputable(
            "the covariates say the same twice, or never differ among those at risk together; leave one out"
        ) from None


def _told(
    x: pd.DataFrame, beta: np.ndarray, error: np.ndarray, level: float, n: int, events: int, left_out: int
) -> Hazard:
    from scipy.special import ndtr, ndtri

    ratios, p = {}, {}
    half = float(ndtri((1 + level) / 2))
    for name, b, se in zip(map(str, x.columns), beta.tolist(), error.tolist(), strict=True):
        ends = math.exp(b - half * se), math.exp(b + half * se)
        ratios[name] = Estimate(math.exp(b), *ends, level, se, n, METHOD)
        p[name] = float(2 * ndtr(-abs(b) / se))
    return Hazard(ratios, p, int(events), left_out)
