"""Which numbers stand for the covariates? Columns of a model, and whether they can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import numbers
from mentorlab.stats.standardised import spread

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

# A direction of the (scaled) columns shorter than this holds no information of its own.
_SAME = 1e-9
_SHARE_IN_SAME = 1e-6
_NAMES_SHOWN = 8
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


def check_told_apart(columns: dict[str, Floats]) -> None:
    """Refuse columns that carry the same information (a rank-deficient design), naming them."""
    matrix = np.column_stack(list(columns.values()))
    n, k = matrix.shape
    if n <= k:
        told = columns_told(list(columns))
        raise NotComputable(f"{n} people are too few for {k} columns ({told}); adjust for fewer covariates")
    scaled = matrix / np.linalg.norm(matrix, axis=0)
    _, sizes, directions = np.linalg.svd(np.linalg.qr(scaled, mode="r"))
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
