"""What would chance alone have given? Changes with their signs flipped, and arms drawn again within their blocks.

Both tests also give an interval: a draw whose statistic is as large as the one seen, were the effect δ, is one with a
certain value of its own at or below δ. So the ends of the interval are order statistics of these values, one a draw,
and nothing has to be searched for (Hartigan 1969; Tritchler 1984).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import align, complete, numbers
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values

    Codes = np.ndarray[Any, np.dtype[np.int64]]

EXACT_PEOPLE = 18  # 2 ** 18 ways to flip signs
EXACT_DRAWS = 50_000  # ways to draw the arms
CELLS = 4_000_000  # of draws × people worked on at a time
_TIE = 1e-9


@dataclass(frozen=True)
class Permuted:
    """A difference with the interval and the p that chance alone gives. `draws`: how many; `exact`: all there are."""

    difference: Estimate
    p: float
    draws: int
    exact: bool


def permutation(before: Values, after: Values, *, level: float = 0.95, draws: int = 9_999, seed: int = 0) -> Permuted:
    """How much did the same people change, if a rise and a fall of the same size had been equally likely for each?

    before, after: one score per person; Series are joined on their index. Missing: a person without both is left out.
    All ways to flip signs up to 18 people, `draws` of them above (seeded), the one that was seen counted among them;
    two-sided p, and the interval by inversion. With five people or fewer no interval at 95 % has ends: they are
    infinite. `se` is that of the mean under the flips. Source: Fisher (1935), section 21.
    Raises NotComputable: fewer than two people, the same change for all.
    """
    check_level(level)
    _check_draws(draws)
    rows = align({"before": before, "after": after})
    scores = {name: numbers(name, values) for name, values in rows.items()}  # type: ignore[arg-type]
    both = complete(scores)
    change, n = (scores["after"] - scores["before"])[both], int(both.sum())
    if n < 2:
        raise NotComputable(f"{n} people have values before and after; a change needs at least two")
    if spread(change, scale=np.concatenate([scores["before"][both], scores["after"][both]])) == 0:
        raise NotComputable("everyone changed by the same amount (zero variance), so chance has nothing to flip")
    exact = n <= EXACT_PEOPLE
    sums, sizes = _all_flips(change) if exact else _drawn_flips(change, draws, np.random.default_rng(seed))
    # The change of those whose sign is flipped; flipping nobody is as large as what was seen whatever the effect is.
    means = np.where(sizes > 0, sums / np.maximum(sizes, 1), -math.inf)
    if not exact:
        means = np.append(means, -math.inf)
    how = f"mean change, {'exact' if exact else 'Monte Carlo'} sign-flip permutation"
    se = float(np.sqrt(((change - change.mean()) ** 2).sum())) / n
    return _read_off(float(change.mean()), means, se, level, n, how, exact=exact)


def permuted_arms(
    outcome: Values,
    arm: Values,
    *,
    block: Values | None = None,
    level: float = 0.95,
    draws: int = 9_999,
    seed: int = 0,
) -> Permuted:
    """How far apart are two arms, if the draw within each block could as well have fallen otherwise?

    outcome: one number per row (a person, or a unit); arm: yes/no (0/1); block: within which arms were drawn, as many
    in each arm as now (left out: one block). Missing values are refused. The statistic is the difference of means, in
    several blocks weighted as least squares with a column a block does. All draws where there are at most 50,000, else
    `draws` of them (seeded), the one that was seen counted among them; two-sided p (twice the smaller tail), and the
    interval of an effect that is the same for all, by inversion. Source: Fisher (1935); Rosenbaum (2002), ch. 2.
    Raises NotComputable: missing values, one arm, no spread, no block with both arms.
    """
    check_level(level)
    _check_draws(draws)
    y, treated, blocks = _rows(outcome, arm, block)
    share = _block_means(treated, blocks)[blocks]
    centred, given = y - _block_means(y, blocks)[blocks], treated - share
    size = float((share * (1 - share)).sum())
    if size == 0:
        raise NotComputable("no block has rows of both arms, so nothing could have been drawn otherwise")
    if spread(centred, scale=y) == 0:
        raise NotComputable("all rows of a block have the same outcome (zero variance); there is nothing to compare")
    seen = float(centred @ treated) / size
    drawn, exact = _redrawn(np.column_stack([centred, given]) / size, treated, blocks, draws, seed)
    # What share of the effect a draw would show anyway: that of the people it treats who were treated.
    same = drawn[:, 1] > 1 - _TIE
    deltas = np.where(same, -math.inf, (seen - drawn[:, 0]) / np.where(same, 1.0, 1 - drawn[:, 1]))
    left = centred - seen * given
    se = math.sqrt(float(left @ left) / size / max(1, len(y) - int(blocks.max()) - 2))
    within = " within blocks" if blocks.any() else ""
    how = f"difference of means, {'exact' if exact else 'Monte Carlo'} permutation{within}"
    return _read_off(seen, deltas if exact else np.append(deltas, -math.inf), se, level, len(y), how, exact=exact)


def _rows(outcome: Values, arm: Values, block: Values | None) -> tuple[Floats, Floats, Codes]:
    y, treated = numbers("outcome", outcome), numbers("arm", arm)
    blocks = np.zeros(len(y), dtype=np.int64) if block is None else _codes(block)
    if len(treated) != len(y) or len(blocks) != len(y) or np.isnan(y).any() or not np.isin(treated, (0, 1)).all():
        raise NotComputable("outcome, arm (0 or 1) and block: give each row all of them, none missing")
    if not len(y):
        raise NotComputable("there are no rows to compare")
    return y, treated, blocks


def _redrawn(columns: Floats, treated: Floats, blocks: Codes, draws: int, seed: int) -> tuple[Floats, bool]:
    """The sums of the columns over the arm of each draw, and whether these are all the draws there could have been."""
    members = [np.flatnonzero(blocks == one) for one in range(int(blocks.max()) + 1)]
    counts = [int(treated[rows].sum()) for rows in members]
    exact = math.prod(math.comb(len(rows), k) for rows, k in zip(members, counts, strict=True)) <= EXACT_DRAWS
    arms = _all_draws(members, counts) if exact else _some_draws(members, counts, draws, seed)
    return np.concatenate([columns[rows].sum(axis=1) for rows in arms]), exact


def _read_off(value: float, deltas: Floats, se: float, level: float, n: int, how: str, *, exact: bool) -> Permuted:
    """Interval and p from the effect at which each draw equals what was seen; −∞: whatever the effect is."""
    many = len(deltas)
    order = np.sort(deltas)
    tie = _TIE * (float(np.abs(value)) + se)
    up = int((order <= tie).sum()) / many  # as high as seen, were there no effect
    down = int((~np.isfinite(order)).sum() + (order >= -tie).sum()) / many
    tail = math.floor((1 - level) / 2 * many + _TIE)  # how many draws may lie beyond an end
    always = int((~np.isfinite(order)).sum())
    finite = order[always:]
    out_of_reach = tail < always
    low = -math.inf if out_of_reach else float(finite[tail - always])
    high = math.inf if out_of_reach else float(finite[len(finite) - 1 - (tail - always)])
    p = min(1.0, 2 * min(up, down))
    return Permuted(Estimate(value, low, high, level, se, n, f"{how} ({many:,} draws)"), p, many, exact)


def _all_flips(change: Floats) -> tuple[Floats, Floats]:
    """Sum and number of those flipped, in every way to flip signs."""
    sums, sizes = np.zeros(1), np.zeros(1)
    for one in change:
        sums, sizes = np.concatenate([sums, sums + one]), np.concatenate([sizes, sizes + 1])
    return sums, sizes


def _drawn_flips(change: Floats, draws: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """The same of so many draws. People who changed alike are flipped by one binomial number."""
    values, counts = np.unique(change, return_counts=True)
    if len(values) * 20 < len(change):
        flipped = rng.binomial(counts, 0.5, size=(draws, len(values))).astype(float)
        return flipped @ values, flipped.sum(axis=1)
    sums, sizes = np.empty(draws), np.empty(draws)
    step = max(1, CELLS // len(change))
    for start in range(0, draws, step):
        rows = min(step, draws - start)
        bits = np.frombuffer(rng.bytes(rows * -(-len(change) // 8)), dtype=np.uint8).reshape(rows, -1)
        flips = np.unpackbits(bits, axis=1, count=len(change)).astype(np.float32)
        sizes[start : start + rows] = flips.sum(axis=1, dtype=np.float64)
        sums[start : start + rows] = flips.astype(float) @ change
    return sums, sizes


def _all_draws(members: list[Any], counts: list[int]) -> Iterator[Any]:
    """Rows of the program's arm in every draw there could have been."""
    ways = [list(combinations(rows, k)) for rows, k in zip(members, counts, strict=True)]
    yield np.array([[row for part in parts for row in part] for parts in product(*ways)], dtype=np.int64)


def _some_draws(members: list[Any], counts: list[int], draws: int, seed: int) -> Iterator[Any]:
    rng = np.random.default_rng(seed)
    step = max(1, CELLS // sum(map(len, members)))
    for start in range(0, draws, step):
        many = min(step, draws - start)
        parts = [
            rows[np.argsort(rng.random((many, len(rows))), axis=1)[:, :k]]
            for rows, k in zip(members, counts, strict=True)
        ]
        yield np.concatenate(parts, axis=1)


def _block_means(values: Floats, blocks: Codes) -> Floats:
    return np.asarray(np.bincount(blocks, weights=values) / np.bincount(blocks))


def _codes(block: Values) -> Codes:
    import pandas as pd

    codes = pd.factorize(np.asarray(block, dtype=object))[0].astype(np.int64)
    if (codes < 0).any():
        raise NotComputable("block: give each row one, those drawn alone a block of their own")
    return np.asarray(codes)


def _check_draws(draws: int) -> None:
    if draws < 199:
        raise NotComputable(f"draws {draws}: give at least 199, or the ends of the interval are guesses")
