"""Which number, or which word, does the answer in a cell mean? What the mapping says, else the number that it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping as Said
from dataclasses import dataclass, field

import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.exports.leaving_out import lookup
from mentorlab.tables.exports.mapping import Mapping
from mentorlab.tables.exports.naming import ExportColumn, alike, shortened
from mentorlab.tables.missing import missing_codes, missing_words
from mentorlab.tables.numbers import numbers_meant

SHOWN = 12


@dataclass
class Unmapped:
    """Labels that nobody has given a number, with how often they stand and in which columns."""

    counts: Counter[str] = field(default_factory=Counter)
    columns: list[str] = field(default_factory=list)

    def faults(self, mapping: str) -> list[Fault]:
        """One fault for all of them."""
        if not self.counts:
            return []
        labels = ", ".join(f"{shortened(label)!r} {n}" for label, n in self.counts.most_common(SHOWN))
        more = f" … ({len(self.counts)} labels in all)" if len(self.counts) > SHOWN else ""
        names = ", ".join(shortened(name, 40) for name in self.columns[:5]) + (" …" if len(self.columns) > 5 else "")
        n = sum(self.counts.values())
        have = "1 answer has a label" if n == 1 else f"{n} answers have labels"
        what = f"{have} without a number: {labels}{more}; columns {names}"
        return [Fault(mapping, "values", what, "give each a number here, or write it under `missing:`")]


def numbers_of(cells: pd.Series, given: Said[str, str], missing: tuple[str, ...]) -> tuple[pd.Series, pd.Series]:
    """The number of every cell (NaN where there is none), and which cells say that nothing is known.

    A cell that has neither and is not empty is left to be told by `unmapped`. Each different label is looked at once.
    """
    words = pd.Series([str(word) for word in cells.cat.categories], dtype="str")
    numbers, nothing = meanings(words, given, missing)
    return lookup(cells, numbers.tolist(), math.nan), lookup(cells, nothing.tolist(), False).astype(bool)


def meanings(words: pd.Series, given: Said[str, str], missing: tuple[str, ...]) -> tuple[pd.Series, pd.Series]:
    """The number of every label, and which labels say that nothing is known."""
    compared = words.map(alike).astype("str")
    numbers = compared.map({alike(label): _number(number) for label, number in given.items()}).astype("float64")
    nothing = compared.isin({alike(label) for label in missing}) | missing_words(words) | missing_codes(words)
    nothing &= numbers.isna()
    rest = words.mask(numbers.notna() | nothing)
    return numbers.fillna(numbers_meant("", "", rest).values), nothing.astype(bool)


def unmapped(into: Unmapped, column: ExportColumn, cells: pd.Series, numbers: pd.Series, nothing: pd.Series) -> None:
    """Add the labels of one column that mean nothing yet."""
    left = cells[numbers.isna() & ~nothing & cells.notna()]
    if len(left):
        counts = left.astype(object).value_counts()
        into.counts.update({str(label): int(n) for label, n in counts.items()})
        into.columns.append(column.names[0])


def numbers_wanted(mapping: Mapping) -> list[Fault]:
    """Values of the mapping that should be numbers, because they belong to items, and are none."""
    given = [(f"values.{label}", value) for label, value in mapping.values.items()] if not mapping.columns else []
    items = set(mapping.items.values())
    for item, values in mapping.values_of.items():
        given += [(f"values_of.{item}.{label}", value) for label, value in values.items() if item in items]
    wrong = [(path, value) for path, value in given if math.isnan(_number(value))]
    return [Fault(mapping.file, path, f"{value!r} is no number", "write a number") for path, value in wrong]


def given_for(mapping: Mapping, name: str) -> dict[str, str]:
    """The values that hold for one item or field."""
    own = mapping.values_of.get(name, {})
    replaced = {alike(label) for label in own}
    return {**{label: value for label, value in mapping.values.items() if alike(label) not in replaced}, **own}


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan
