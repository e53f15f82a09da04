"""Small markets for tests, made of plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mentorlab.matching.bars import Bars
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market


def market_of(
    table: Any,
    capacity: Sequence[int] | None = None,
    *,
    minimum: Sequence[int] | None = None,
    bars: Bars = (),
    must: Sequence[tuple[int, int]] = (),
    choices: Sequence[Sequence[int]] | None = None,
    mentor_choices: Sequence[Sequence[int]] | None = None,
    bonus: tuple[int, ...] = (),
    mentor_bonus: tuple[int, ...] = (),
    applied: Sequence[int] | None = None,
) -> Market:
    """A market whose fits are the cells of a table (N × M, whole numbers); one column of features for each mentor."""
    fits = np.asarray(table, dtype=np.float32)
    n, m = fits.shape
    return Market(
        mentees=tuple(f"e{i}" for i in range(n)),
        mentors=tuple(f"o{j}" for j in range(m)),
        mentee_side=fits,
        mentor_side=np.eye(m, dtype=np.float32),
        parts={"fit": slice(0, m)},
        best=int(fits.max(initial=1)),
        capacity=_whole(capacity, m, 1),
        minimum=_whole(minimum, m, 0),
        bars=bars,
        must=np.array(must, dtype=np.int64).reshape(-1, 2),
        choices=Lists.from_rows(choices or [[]] * n),
        mentor_choices=Lists.from_rows(mentor_choices or [[]] * m),
        bonus=bonus,
        mentor_bonus=mentor_bonus,
        applied=_whole(applied, n, 0),
    )


def random_market(n: int, m: int, seed: int, *, places: int = 1, n_choices: int = 3, best: int = 100) -> Market:
    """Fits drawn from 0 … best, `places` places for each mentor, as many choices of each mentee, points for them."""
    rng = np.random.default_rng(seed)
    chosen = [rng.choice(m, size=min(n_choices, m), replace=False) for _ in range(n)]
    table = rng.integers(0, best + 1, size=(n, m))
    return market_of(table, [places] * m, choices=chosen, bonus=(best // 2, best // 3, best // 6))


def _whole(values: Sequence[int] | None, n: int, default: int) -> Array:
    return np.array([default] * n if values is None else values, dtype=np.int64)
