"""Ratings of needs with known averages: people who rate on five steps, each with a leaning of their own."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

MANY = 400_000

# True importance and present level of each need. Equal pairs are truly equal needs.
PLANTED = {
    "three kinds": ([4.2] * 3 + [3.6] * 3 + [3.0] * 2, [2.6] * 3 + [2.9] * 3 + [3.0] * 2),
    "all equal": ([4.0] * 10, [3.0] * 10),
    "close": (list(4.0 + 0.03 * np.arange(8)), [3.0] * 8),
    "spread": (list(np.linspace(3.4, 4.4, 8)), [2.9] * 8),
    "far apart": ([4.6, 4.2, 3.8, 3.2, 2.5], [1.8, 2.4, 2.9, 3.0, 3.0]),
    "twenty": (list(np.linspace(3.0, 4.3, 20)), list(np.linspace(3.2, 2.6, 20))),
}


def rate(means: list[float], people: int, rng: Generator) -> np.ndarray:
    """People × needs: 1 to 5, with a leaning of each person."""
    own = 0.35 * rng.normal(size=(people, 1))
    return np.clip(np.rint(np.array(means) + own + 0.75 * rng.normal(size=(people, len(means)))), 1, 5)


def asked(planted: str, people: int, rng: Generator, *, missing: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Importance and present; with `missing`, later needs are rated by ever fewer people, down to six in ten."""
    wanted, have = (rate(means, people, rng) for means in PLANTED[planted])
    if missing:
        wanted = np.where(rng.random(wanted.shape) < np.linspace(0.98, 0.6, wanted.shape[1]), wanted, np.nan)
    return pd.DataFrame(wanted), pd.DataFrame(have)


def true_scores(planted: str) -> np.ndarray:
    """Borich's scores of the whole population; those of equal needs exactly equal."""
    rng = np.random.default_rng(99)
    importance, current = (rate(means, MANY, rng).mean(axis=0) for means in PLANTED[planted])
    scores = pd.Series(importance * (importance - current))
    return scores.groupby([*map(pd.Series, PLANTED[planted])]).transform("mean").round(9).to_numpy()
