"""A model is judged only on what it was not made from."""

from __future__ import annotations

import numpy as np
import pytest

from mentorlab.measures.foretelling import judged_apart, likely, model_of


def _rows(seed: int, groups: int = 40) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Eight rows a group, whose outcome is the group's own coin; features: which group, and noise."""
    rng, apart = np.random.default_rng(seed), np.repeat(np.arange(groups), 8)
    coin = rng.random(groups) < 0.5
    features = np.column_stack([np.eye(groups)[apart], rng.normal(size=len(apart))])
    return features, coin[apart], apart


def test_what_only_the_group_tells_is_not_foreseen() -> None:
    """A model that had seen a group's other rows would be right every time."""
    features, happened, apart = _rows(1)
    seen = likely(model_of(features, happened), features)
    assert ((seen > 0.5) == happened).all()
    right = []
    for seed in range(8):
        features, happened, apart = _rows(seed)
        chance = judged_apart(features, happened, apart)
        assert chance is not None
        right.append(((chance > np.median(chance)) == happened).mean())
    assert np.mean(right) < 0.55


def test_a_planted_slope_is_found() -> None:
    """log odds −1 + 1.5 x: the model's own odds rise by it, from 4,000 rows."""
    rng = np.random.default_rng(2)
    x = rng.normal(size=(4000, 1))
    happened = rng.random(4000) < 1 / (1 + np.exp(1 - 1.5 * x[:, 0]))
    model = model_of(x, happened)
    chance = likely(model, np.array([[0.0], [1.0]]))
    odds = np.log(chance / (1 - chance))
    assert odds == pytest.approx([-1, 0.5], abs=0.15)


def test_without_both_outcomes_or_two_groups_there_is_none() -> None:
    features, happened, apart = _rows(1)
    assert model_of(features, np.ones(len(apart), dtype=bool)) is None
    assert judged_apart(features, happened, np.zeros(len(apart), dtype=int)) is None
    assert judged_apart(features, apart == 0, apart) is None
