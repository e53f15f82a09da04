"""Do the items of a scale measure one thing?"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import Floats, check_ids, complete, numbers
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.standardised import spread


def alpha(items: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Cronbach's α of a scale, with Feldt's interval.

    items: people × items, all scored in the same direction. Missing: a person with any answer missing is left out; `n`
    counts the others, `method` says how many were left out. Cronbach (1951); Feldt, Woodruff and Salih (1987); `se` by
    the delta method from Bonett (2002): (1 − α)·√(2k / ((k − 1)(n − 2))).
    Raises NotComputable: fewer than two items or three people, an item without variance (named), answers that are not
    numbers, a person twice.
    """
    import pingouin

    check_level(level)
    table = complete_answers(items)
    k, n = table.shape[1], len(table)
    value = float(pingouin.cronbach_alpha(table)[0])
    low, high = _feldt(value, n, k, level)
    se = (1 - value) * math.sqrt(2 * k / ((k - 1) * (n - 2)))
    method = f"Cronbach's α of {k} items, Feldt interval"
    if n < len(items):
        method += f"; {len(items) - n} of {len(items)} people left out, an answer missing"
    if value < 0:
        method += "; negative: items contradict each other, is one of them to be reversed?"
    return Estimate(value, low, high, level, se, n, method)


def alpha_without(items: pd.DataFrame) -> pd.Series:
    """Cronbach's α of the other items, for each item. NaN: fewer than two others, one of them or their total does not
    vary. items: people × items, all scored in the same direction, nothing missing.

    All from one table of covariances: α = k/(k − 1) · (1 − Σ variances / variance of the total), Cronbach (1951).
    """
    answers = items.to_numpy(dtype=float)
    k = answers.shape[1] - 1
    found = pd.Series(np.nan, index=items.columns, dtype=float)
    if k < 2 or len(answers) < 3:
        return found
    covariances = np.cov(answers, rowvar=False)
    flat = np.array([spread(column) == 0 for column in answers.T])
    total, scale = answers.sum(axis=1), np.abs(answers).sum(axis=1)
    for place, name in enumerate(items.columns):
        others = np.arange(k + 1) != place
        if not flat[others].any() and spread(total - answers[:, place], scale - np.abs(answers[:, place])) > 0:
            left = covariances[np.ix_(others, others)]
            found[name] = k / (k - 1) * (1 - np.trace(left) / left.sum())
    return found


def _feldt(value: float, n: int, k: int, level: float) -> tuple[float, float]:
    """pingouin rounds this interval to three decimals."""
    from scipy.special import fdtri

    df = n - 1, (n - 1) * (k - 1)
    low, high = (1 - (1 - value) * float(fdtri(*df, p)) for p in ((1 + level) / 2, (1 - level) / 2))
    return low, high


def complete_answers(items: pd.DataFrame, statistic: str = "α", least: str = "two") -> pd.DataFrame:
    """The answers of those who answered every item, as floats; what no reliability can be had from is refused."""
    if not isinstance(items, pd.DataFrame) or items.shape[1] < {"two": 2, "three": 3}[least]:
        what = "give a table with a row per person and a column per item"
        raise NotComputable(f"{statistic} needs at least {least} items; {what}")
    check_ids("items", items)
    answers: dict[str, Floats] = {str(name): numbers(f"item {name}", column) for name, column in items.items()}
    table = pd.DataFrame(answers)
    if table.shape[1] < items.shape[1]:
        raise NotComputable("two items have the same name; give each item its own")
    table = table[complete({"items": table})]
    if len(table) < 3:
        raise NotComputable(f"{len(table)} people answered every item; {statistic} needs at least three")
    same = [name for name in table if spread(table[name].to_numpy()) == 0]
    if same:
        raise NotComputable(
            f"everyone gave the same answer to {', '.join(map(str, same))} (zero variance); leave it out"
        )
    total = table.to_numpy().sum(axis=1)
    if spread(total, scale=np.abs(table.to_numpy()).sum(axis=1)) == 0:
        raise NotComputable("everyone has the same total score (zero variance); is an item to be reversed?")
    return table
