"""How likely is something, by a few plain features? A logistic model, judged only on what it was not made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

FOLDS, MOST = 5, 30_000
STRENGTH = 1.0  # sklearn's C: the usual gentle pull of coefficients towards zero, on features of one scale


def model_of(features: Array, happened: Array) -> Any:
    """A logistic model (ridge penalty, features standardised). None where it always or never happened.

    features: rows × features, no missing values; happened: bool. Of more rows than MOST so many are drawn, always the
    same: a few coefficients are as well known from them.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    if happened.all() or not happened.any():
        return None
    if len(happened) > MOST:
        drawn = np.random.default_rng(0).choice(len(happened), MOST, replace=False)
        features, happened = features[drawn], happened[drawn]
    steps = (StandardScaler(), LogisticRegression(C=STRENGTH, solver="newton-cholesky"))
    return make_pipeline(*steps).fit(features, happened)


def likely(model: Any, features: Array) -> Array:
    """The chance of each row, 0–1."""
    found: Array = model.predict_proba(features)[:, 1]
    return found


def judged_apart(features: Array, happened: Array, apart: Array) -> Array | None:
    """Each row's chance by a model that was made without any row of its group.

    apart: whole numbers; with few of them (cycles) each is left out in turn, else they (mentors) are dealt into folds.
    None where a model cannot be made, because in what is left it always or never happened.
    """
    from sklearn.model_selection import GroupKFold

    groups = len(np.unique(apart))
    if groups < 2:
        return None
    chance = np.full(len(happened), np.nan)
    for made_from, judged in GroupKFold(min(FOLDS, groups)).split(features, happened, apart):
        model = model_of(features[made_from], happened[made_from])
        if model is None:
            return None
        chance[judged] = likely(model, features[judged])
    return chance
