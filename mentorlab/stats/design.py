"""Which numbers stand for the covariates? Columns of a model, and whether they can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import numbers
from mentorlab.stats.orthonormal import orthonormal
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

# A direction of the (scaled) columns shorter than this holds no information of its own.
_SAME = 1e-9
_SHARE_IN_SAME = 1e-6
_NAMES_SHOWN = 8
_MOST_BLOCKS = 30
_LEVEL = "\x1f"  # between a covariate and the number of one of its levels, which no message shows


def read_covariates(covariates: pd.DataFrame) -> dict[str, Floats | pd.Series[Any]]:
    """Each column as floats (missing: NaN) or, where it holds words, as it is. Infinities and dates are refused."""
    return {
        str(name): column if _is_text(column) else numbers(str(name), column) for name, column in covariates.items()
    }


def covariate_columns(covariates: dict[str, Floats | pd.Series[Any]]) -> dict[str, Floats]:
    """Columns of a model without missing values: numbers as they are, words as one 0/1 column per level but the first.

    Raises NotComputable for a column in which everyone is the same, and for words that more than half of the people
    share with nobody.
    """
    columns: dict[str, Floats] = {}
    for name, values in covariates.items():
        made = _dummies(name, values) if isinstance(values, pd.Series) else {name: values}
        if not made or all(spread(column) == 0 for column in made.values()):
            raise NotComputable(f"{name} is the same for everyone analysed; leave it out of the adjustment")
        columns |= made
    return columns


def centred(column: Floats) -> Floats:
    """The column minus its mean, so that the intercept speaks of the average person."""
    return np.asarray(column - column.mean(), dtype=float)


def block_columns(labels: pd.Series[Any], arms: np.ndarray[Any, np.dtype[np.int64]]) -> dict[str, Floats]:
    """An 0/1 column for each block of a draw but the first, for as many as the people can carry.

    Blocks with fewer than two people in an arm share one, and so do all beyond the 30 largest: what such a block says
    about its own level is little, and the draw holds without it.
    """
    within = pd.crosstab(labels.astype(str).to_numpy(), arms)
    whole = (within >= 2).all(axis=1)
    own = within[whole].sum(axis=1).sort_values(kind="stable", ascending=False).index[:_MOST_BLOCKS]
    texts = labels.astype(str).to_numpy()
    every = [texts == name for name in sorted(own)]
    rest = ~np.any(every, axis=0) if every else np.ones(len(texts), dtype=bool)
    if every and rest.sum() == 1:
        every[-1] = every[-1] | rest  # a block of one would be one person deciding a coefficient alone
    elif rest.any():
        every.append(rest)
    return {f"block{_LEVEL}{i}": one.astype(float) for i, one in enumerate(every[1:])}


def that_add(columns: dict[str, Floats], more: dict[str, Floats]) -> dict[str, Floats]:
    """Those of `more` that hold information beyond the columns and those before them (a covariate may be the block)."""
    if not more:
        return {}
    matrix = np.column_stack([*columns.values(), *more.values()])
    crossed = matrix.T @ matrix
    crossed /= np.sqrt(np.outer(np.diag(crossed), np.diag(crossed)))
    kept, names = list(range(len(columns))), list(more)
    for i in range(len(columns), len(crossed)):
        shared = crossed[np.ix_(kept, [i])]
        left = 1 - float((shared.T @ np.linalg.solve(crossed[np.ix_(kept, kept)], shared))[0, 0])
        kept += [i] if left > _SAME else []
    return {names[i - len(columns)]: more[names[i - len(columns)]] for i in kept[len(columns) :]}


def check_told_apart(columns: dict[str, Floats]) -> None:
    """Refuse columns that carry the same information (a rank-deficient design), naming them."""
    matrix = np.column_stack(list(columns.values()))
    n, k = matrix.shape
    if n <= k:
        told = columns_told(list(columns))
        raise NotComputable(f"{n} people are too few for {k} columns ({told}); adjust for fewer covariates")
    _, sizes, directions = np.linalg.svd(orthonormal(matrix / np.linalg.norm(matrix, axis=0))[1])
    empty = directions[sizes < _SAME * sizes[0]]
    if len(empty):
        same = [name for i, name in enumerate(columns) if (abs(empty[:, i]) > _SHARE_IN_SAME).any()]
        raise NotComputable(f"{columns_told(same)} carry the same information (collinear); leave one of them out")


def columns_told(columns: list[str]) -> str:
    """The names of a model's columns for a message: a covariate in words by its name, never by a level of it."""
    names = list(dict.fromkeys(name.partition(_LEVEL)[0] for name in columns))
    return ", ".join(names[:_NAMES_SHOWN]) + (" …" if len(names) > _NAMES_SHOWN else "")


def _is_text(column: pd.Series[Any]) -> bool:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return True
    return pd.api.types.infer_dtype(column, skipna=True) == "string"


def _dummies(name: str, words: pd.Series[Any]) -> dict[str, Floats]:
    texts = words.astype(str)
    levels = texts.value_counts().sort_index()
    if (levels == 1).sum() > len(texts) / 2:
        raise NotComputable(f"{name} is different for nearly everybody; leave it out of the adjustment")
    return {f"{name}{_LEVEL}{i}": (texts == level).to_numpy(dtype=float) for i, level in enumerate(levels.index[1:])}
