"""How sure is a ranking? Which of several scores lie clearly apart, and between which ranks each could truly be.

From resampled scores (draws × items, all items of a draw from the same people). The naive way, the middle 95 % of each
item's rank over the draws, is far too narrow where scores are close: resampling draws them apart. So the differences
between all pairs are judged together, as by Mogstad, Romano, Shaikh and Wilhelm (2024, Review of Economic Studies 91,
476–518): in a share `level` of studies no pair is called apart the wrong way round. An item's rank then lies between
1 + how many are clearly above it and how many are not clearly below it; all items' true ranks lie within theirs at
once. The judging is Holm's (1979) with Student's t: the largest of the resampled differences, which Mogstad et al. use,
called too many pairs apart among a dozen people who rate on five steps.
"""

from __future__ import annotations

import numpy as np

PLACES = 9  # scores that agree to so many decimals are equal: rounding makes no ranks


def clearly_above(scores: np.ndarray, drawn: np.ndarray, people: np.ndarray, *, level: float) -> np.ndarray:
    """Which item lies clearly above which: items × items, True where the row's score is above the column's.

    `scores`: one an item. `drawn`: draws × items, missing where a draw had nobody for the item. `people`: how many each
    score rests on; a difference between two has the degrees of freedom of the smaller. Over all pairs at once the
    chance of a wrong call is at most 1 − `level`.
    """
    first, second = np.triu_indices(len(scores), k=1)
    above = np.zeros((len(scores),) * 2, dtype=bool)
    size = scores[first] - scores[second]
    n = np.minimum(people[first], people[second])
    clear = clearly_not_zero(size, drawn[:, first] - drawn[:, second], n, level=level)
    above[np.where(size > 0, first, second)[clear], np.where(size > 0, second, first)[clear]] = True
    return above


def clearly_not_zero(size: np.ndarray, drawn: np.ndarray, people: np.ndarray, *, level: float) -> np.ndarray:
    """Which of several sizes are clearly not zero, all judged together (Holm 1979, Student's t).

    `size`: one each; `drawn`: draws × sizes; `people`: how many each rests on. The standard error is that of the draws,
    and never less than 2 ÷ people of the size itself: where all answered alike, as if one more might have said the
    opposite. What rests on one person, or was hardly ever drawn, is never clear.
    """
    from scipy.special import stdtr

    if not len(size):
        return np.zeros(0, dtype=bool)
    moved = drawn - size
    many, n = np.isfinite(moved).sum(axis=0), np.maximum(people, 2).astype(float)
    spread = np.nansum(moved**2, axis=0) / np.maximum(many, 1)
    error = np.maximum(np.sqrt(spread * n / (n - 1)), 2 * np.abs(size) / n)
    t = np.divide(np.abs(size), error, out=np.zeros(len(size)), where=error > 0)
    p = np.where((people > 1) & (many > 1), 2 * stdtr(n - 1, -t), 1.0)
    order = np.argsort(p, kind="stable")
    passed = p[order] < (1 - level) / np.arange(len(p), 0, -1)
    clear = np.zeros(len(p), dtype=bool)
    clear[order[: len(p) if passed.all() else int(np.argmin(passed))]] = True
    return clear


def between_ranks(above: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The best and the worst rank that each item could truly have (1 = highest), from `clearly_above`."""
    return 1 + above.sum(axis=0), len(above) - above.sum(axis=1)


def ranked(scores: np.ndarray) -> np.ndarray:
    """The rank of each score, 1 = highest; equals share the better rank."""
    rounded = np.round(scores, PLACES)
    ranks: np.ndarray = 1 + (rounded[None, :] > rounded[:, None]).sum(axis=1)
    return ranks


def tiers(scores: np.ndarray, above: np.ndarray) -> np.ndarray:
    """The tier of each item, 1 = top: from the highest score down, an item clearly below its tier's first begins the
    next. Within a tier nobody can say which is higher than the first."""
    found = np.zeros(len(scores), dtype=int)
    order = np.argsort(-np.round(scores, PLACES), kind="stable")
    tier, first = 1, order[0]
    for item in order:
        if above[first, item]:
            tier, first = tier + 1, item
        found[item] = tier
    return found


def share_in_top(drawn: np.ndarray, places: int) -> np.ndarray:
    """The share of draws in which each item is among the first so many; equals at the border share what is left."""
    if places >= drawn.shape[1]:
        return np.ones(drawn.shape[1])
    rounded = np.round(drawn, PLACES)
    border = np.sort(rounded, axis=1)[:, [-places]]
    within, at = rounded > border, rounded == border
    left = (places - within.sum(axis=1, keepdims=True)) / at.sum(axis=1, keepdims=True)
    share: np.ndarray = (within + at * left).mean(axis=0)
    return share
