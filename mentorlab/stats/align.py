"""Which values belong to the same person? Values are joined on ids; what cannot be joined safely is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, cast

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable

Values: TypeAlias = "Sequence[Any] | np.ndarray[Any, Any] | pd.Series[Any]"
Floats: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
Columns: TypeAlias = "dict[str, pd.Series[Any] | pd.DataFrame]"

_SHOWN = 3
_NUMERIC = {"integer", "floating", "mixed-integer-float", "decimal", "boolean", "empty"}
_KINDS = {
    **dict.fromkeys(("datetime64", "datetime", "date", "period"), ("dates", "give days as numbers")),
    **dict.fromkeys(("timedelta64", "timedelta"), ("durations", "give days as numbers")),
    **dict.fromkeys(("string", "categorical"), ("words", "turn answers into numbers first")),
}
_OTHER_KIND = ("something else", "turn answers into numbers first")


def align(inputs: Mapping[str, Values | pd.DataFrame]) -> Columns:
    """The inputs, row for row about the same people: equal indexes, nothing dropped for missing values yet.

    All Series (or frames): joined on the index, which holds ids; ids that are not in all are left out. Otherwise by
    position: equal lengths, and every Series with the same index. Raises NotComputable for duplicated or missing ids,
    for no id in common, and for unequal lengths.
    """
    for name, values in inputs.items():
        if not isinstance(values, pd.DataFrame):
            _check_one_column(name, values)
        check_ids(name, values)
    if all(isinstance(values, pd.Series | pd.DataFrame) for values in inputs.values()):
        return _joined(cast(Columns, inputs))
    return _by_position(inputs)


def n_people(inputs: Mapping[str, Values]) -> int:
    """How many different people the inputs speak of, before anybody is left out."""
    indexes = [values.index for values in inputs.values() if isinstance(values, pd.Series)]
    if len(indexes) < len(inputs):
        return max(len(values) for values in inputs.values())
    if all(index.equals(indexes[0]) for index in indexes):
        return len(indexes[0].unique())
    return len(set().union(*indexes))


def check_ids(name: str, values: Values | pd.DataFrame) -> None:
    """Refuse an index in which a person stands twice, or that has rows without an id."""
    if not isinstance(values, pd.Series | pd.DataFrame):
        return
    index = values.index
    if not isinstance(index, pd.MultiIndex) and index.hasnans:
        raise NotComputable(f"{name}: {int(np.sum(index.isna()))} rows have no id; give each its id or leave them out")
    if not index.is_unique:
        twice = index[index.duplicated()].unique()
        raise NotComputable(
            f"{name}: {len(twice)} ids stand in more than one row ({first(twice)}); keep one row per person"
        )


def first(ids: Any) -> str:
    """The first few ids, for a message."""
    shown = ", ".join(str(value) for value in list(ids[:_SHOWN]))
    return f"{shown} …" if len(ids) > _SHOWN else shown


def numbers(name: str, values: Values) -> Floats:
    """Values as floats, missing ones as NaN. Raises NotComputable for text, dates, infinite values, tables."""
    _check_one_column(name, values)
    series = values if isinstance(values, pd.Series) else pd.Series(values, dtype=_dtype(values))
    kind = pd.api.types.infer_dtype(series, skipna=True)
    if kind not in _NUMERIC:
        held, do = _KINDS.get(kind, _OTHER_KIND)  # never the cells themselves: they may be what somebody answered
        raise NotComputable(f"{name} holds {held}, not numbers; {do}")
    floats = series.to_numpy(dtype=float, na_value=np.nan)
    if np.isinf(floats).any():
        where = first(series.index[np.isinf(floats)])
        raise NotComputable(f"{name}: infinite values (rows {where}); correct them, or leave them empty if unknown")
    return floats


def complete(parts: Mapping[str, Floats | pd.Series[Any] | pd.DataFrame]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """True for the rows in which nothing is missing."""
    missing = [np.asarray(pd.isna(part)) for part in parts.values()]
    return ~np.any([m if m.ndim == 1 else m.any(axis=1) for m in missing], axis=0)  # type: ignore[no-any-return]


def _check_one_column(name: str, values: object) -> None:
    if getattr(values, "ndim", 1) != 1 or not hasattr(values, "__len__") or isinstance(values, str):
        raise NotComputable(f"{name}: one value per person is needed; give a list, a one-dimensional array or a Series")


def _dtype(values: Sequence[Any] | np.ndarray[Any, Any]) -> Any:
    # An empty list has no type of its own; numpy arrays keep theirs.
    return float if len(values) == 0 else None


def _joined(inputs: Mapping[str, pd.Series[Any] | pd.DataFrame]) -> Columns:
    indexes = [values.index for values in inputs.values()]
    common = indexes[0]
    for index in indexes[1:]:
        if not common.equals(index):
            common = common[index.get_indexer(common) >= 0]  # far faster than isin for text ids
    if not len(common) and all(len(index) for index in indexes):
        examples = "; ".join(f"{name} has {first(values.index)}" for name, values in inputs.items())
        raise NotComputable(f"no id is in all of {', '.join(inputs)}: {examples}; give them the same ids as index")
    return {name: v if v.index.equals(common) else v.loc[common] for name, v in inputs.items()}


def _by_position(inputs: Mapping[str, Values | pd.DataFrame]) -> Columns:
    lengths = {name: len(values) for name, values in inputs.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {n}" for name, n in lengths.items())
        raise NotComputable(
            f"unequal numbers of rows ({told}); give Series with ids as index, they are joined on the id"
        )
    known = {name: v.index for name, v in inputs.items() if isinstance(v, pd.Series | pd.DataFrame)}
    index = next(iter(known.values()), pd.RangeIndex(next(iter(lengths.values()), 0)))
    for name, other in known.items():
        if not other.equals(index):
            raise NotComputable(
                f"{name}: its ids stand in another order than {next(iter(known))}'s; give all as Series"
            )
    return {name: _with_index(values, index) for name, values in inputs.items()}


def _with_index(values: Values | pd.DataFrame, index: pd.Index[Any]) -> pd.Series[Any] | pd.DataFrame:
    if isinstance(values, pd.Series | pd.DataFrame):
        return values
    series: pd.Series[Any] = pd.Series(values, index=index, dtype=_dtype(values))
    return series
