"""Can two groups that nobody drew be made alike by weighting? Entropy balancing and overlap weights."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import align, complete
from mentorlab.stats.arms import Arms, arm_counts, check_switchers, read_arms
from mentorlab.stats.design import check_told_apart, covariate_columns, read_covariates
from mentorlab.stats.standardised import small_sample_factor
from mentorlab.stats.tilting import Flags, How, weights_of

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats, Values


@dataclass(frozen=True, eq=False)
class Balanced:
    """`weights`: of the comparison's people, by their ids; they add up to their number. `weights_program` likewise.

    Whoever has no counterpart in the other arm weighs 0. `ess`, `ess_program`: how many people of equal weight would
    know as much. `balance`: a row for each number and each level of words, with `mean_program` and `mean_comparison`
    (shares, 0–1, for levels), both again `_weighted`, and `g`, `g_weighted`: how far they are apart in pooled SDs
    (of the unweighted groups both times) times ω. `n_started` counts people given, with or without all values.
    """

    weights: pd.Series[float]
    weights_program: pd.Series[float]
    ess: float
    ess_program: float
    balance: pd.DataFrame
    n_started: int


def entropy_balance(covariates: pd.DataFrame, arm: Values, *, reference: Hashable | None = None) -> Balanced:
    """Weights of the comparison with which its average in every column is exactly that of the program.

    covariates: people × columns, words become 0/1 columns; arm: yes/no, or labels with a `reference` (the comparison).
    Of all weights that balance, those nearest to equal ones (by entropy). Joined on ids; people with a missing value
    are left out. Source: Hainmueller (2012).
    Raises NotComputable: more than two arms, columns that carry the same information, and a program whose averages lie
    outside of what any weighting of the comparison can reach.
    """
    return _balanced(covariates, arm, reference, "entropy")


def overlap_weights(covariates: pd.DataFrame, arm: Values, *, reference: Hashable | None = None) -> Balanced:
    """Weights for both arms that count those most who could have been in either, and least the unmistakable.

    Arguments as in `entropy_balance`. With e the chance of the program by logistic regression on the columns, the
    program's people count 1 − e and the comparison's e. The weighted averages of the columns are exactly alike; they
    are those of the overlap, not of the program. Source: Li, Morgan and Zaslavsky (2018).
    Raises NotComputable as `entropy_balance`, and where the columns tell the arms apart completely.
    """
    return _balanced(covariates, arm, reference, "overlap")


def check_two(arms: Arms) -> None:
    """Refuse more than two arms: weights make one group like one other."""
    if len(arms.labels) > 2:
        raise NotComputable(f"{len(arms.labels)} arms; weights make one group like one other, leave out the rest")


def effective(weights: Floats) -> float:
    """How many people of equal weight would know as much: (Σw)² / Σw² (Kish 1965)."""
    return float(weights.sum() ** 2 / (weights**2).sum())


def _balanced(covariates: pd.DataFrame, arm: Values, reference: Hashable | None, how: How) -> Balanced:
    check_switchers(arm)
    if not isinstance(covariates, pd.DataFrame) or not covariates.shape[1]:
        raise NotComputable("covariates: give a DataFrame with a row per person and a column per covariate")
    joined: dict[str, Any] = dict(align({"covariates": covariates, "arm": arm}))
    read = read_covariates(joined["covariates"])
    used = complete({"arm": joined["arm"], **{f"covariate {name}": column for name, column in read.items()}})
    if not used.any():
        raise NotComputable("nobody has an arm and all covariates; check that the columns were read")
    arms = read_arms(joined["arm"][used], arm_counts(pd.Series(arm, dtype=object)), reference)
    check_two(arms)
    kept = {name: column[used] for name, column in read.items()}
    columns = covariate_columns(kept)
    check_told_apart({"constant": np.ones(int(used.sum())), **columns})
    treated = arms.codes == 1
    weights = _to_people(weights_of(columns, treated, how), treated)
    ids = joined["arm"].index[used]
    return Balanced(
        pd.Series(weights[~treated], index=ids[~treated]),
        pd.Series(weights[treated], index=ids[treated]),
        effective(weights[~treated]),
        effective(weights[treated]),
        _balance(kept, treated, weights),
        len(covariates),
    )


def _to_people(weights: Floats, treated: Flags) -> Floats:
    """The weights, adding up to the number of people in each arm."""
    total = np.where(treated, weights[treated].mean(), weights[~treated].mean())
    return np.asarray(weights / total)


def _balance(covariates: dict[str, Floats | pd.Series[Any]], treated: Flags, weights: Floats) -> pd.DataFrame:
    rows: dict[str, dict[str, float]] = {}
    for name, values in covariates.items():
        if isinstance(values, pd.Series):
            texts = values.astype(str).to_numpy()
            rows |= {f"{name}: {level}": _row((texts == level) * 1.0, treated, weights) for level in np.unique(texts)}
        else:
            rows[name] = _row(values, treated, weights)
    return pd.DataFrame.from_dict(rows, orient="index")


def _row(column: Floats, treated: Flags, weights: Floats) -> dict[str, float]:
    arms = {"program": treated, "comparison": ~treated}
    plain = {arm: float(column[who].mean()) for arm, who in arms.items()}
    weighted = {arm: float(np.average(column[who], weights=weights[who])) for arm, who in arms.items()}
    squares = sum(float(((column[who] - plain[arm]) ** 2).sum()) for arm, who in arms.items())
    sd = float(np.sqrt(squares / (len(column) - 2)))
    factor = small_sample_factor(len(column)) / sd if sd > 0 else 0.0
    return {
        **{f"mean_{arm}": value for arm, value in plain.items()},
        **{f"mean_{arm}_weighted": value for arm, value in weighted.items()},
        "g": factor * (plain["program"] - plain["comparison"]),
        "g_weighted": factor * (weighted["program"] - weighted["comparison"]),
    }
