"""Which texts does a column hold, each of them once, and which row holds which?

Millions of answers are a few hundred texts: what can be said of a text is said once and then spread over its rows.
Inside this floor columns of text are categories (`coded`); users are handed plain text (`plain`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

Codes = np.ndarray[Any, np.dtype[np.integer[Any]]]


@dataclass(frozen=True, eq=False)
class Distinct:
    """`texts`: dtype str, index 0 … k − 1, in the order in which they first stand in the column, none twice, none
    missing. `codes`: for each row the number of its text, −1 where it has none. `index`: the rows.
    """

    texts: pd.Series
    codes: Codes
    index: pd.Index[Any]

    def where(self, marked: pd.Series) -> pd.Series:
        """The rows whose text is marked (`marked`: by text, or by some of the texts)."""
        by_text = np.zeros(len(self.texts) + 1, dtype=bool)
        by_text[marked.index[marked.to_numpy(dtype=bool)]] = True
        return pd.Series(by_text[self.codes], index=self.index)

    def spread(self, values: pd.Series) -> pd.Series:
        """What each text is worth (floats or days), given to its rows; NaN or NaT for rows without a text."""
        by_text = values.to_numpy()
        missing = np.array([np.nan if by_text.dtype.kind == "f" else "NaT"], dtype=by_text.dtype)
        return pd.Series(np.append(by_text, missing)[self.codes], index=self.index)

    def changed(self, how: Callable[[str], str | None]) -> Distinct:
        """The column with each text changed; None makes its rows missing."""
        texts = self.texts.tolist()
        new = [how(text) for text in texts]
        return self if new == texts else distinct(pd.Series(in_codes(self.codes, new), index=self.index))

    def without(self, marked: pd.Series) -> Distinct:
        """The column with the marked texts (by text) gone: their rows are missing."""
        if not marked.any():
            return self
        gone = set(self.texts[marked])
        return self.changed(lambda text: None if text in gone else text)

    @property
    def times(self) -> pd.Series:
        """In how many rows each text stands."""
        return pd.Series(np.bincount(self.codes + 1, minlength=len(self.texts) + 1)[1:])

    @property
    def cells(self) -> pd.Series:
        """The column itself, as a category."""
        found = pd.Categorical.from_codes(self.codes, categories=pd.Index(self.texts, dtype="str"), validate=False)
        return pd.Series(found, index=self.index)


def distinct(cells: pd.Series | Distinct) -> Distinct:
    """The texts of a column (text or a category of texts)."""
    if isinstance(cells, Distinct):
        return cells
    codes, texts = _in_order(*_parts(cells))
    return Distinct(pd.Series(texts, dtype="str"), codes, cells.index)


def _parts(cells: pd.Series) -> tuple[Codes, pd.Index[Any]]:
    """Codes and texts in any order; of a category some texts may stand in no row."""
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return cells.array.codes, cells.array.categories
    codes, texts = pd.factorize(cells.array if cells.dtype == "str" else cells.to_numpy(dtype=object))
    return codes, pd.Index(texts, dtype="str")


def in_codes(codes: Codes, texts: Sequence[str | None]) -> pd.Categorical:
    """A category: row i holds `texts[codes[i]]`. Texts may stand there twice, be missing (None), or in no row."""
    same, held = pd.factorize(np.array([*texts, None], dtype=object))
    narrow = same.astype(np.min_scalar_type(-max(len(held), 1)))
    codes, held = _in_order(narrow[codes], held)
    return pd.Categorical.from_codes(codes, categories=pd.Index(held, dtype="str"), validate=False)


def _in_order(codes: Codes, texts: Any) -> tuple[Codes, Any]:
    """The same rows with the texts in the order of their first row, and without those that no row holds."""
    used = pd.unique(codes)
    used = used[used >= 0]
    if len(used) == len(texts) and (used == np.arange(len(texts))).all():
        return codes, texts
    place = np.full(len(texts) + 1, -1, dtype=codes.dtype)
    place[used] = np.arange(len(used))
    return place[codes], texts[used]


class Gathering(dict[str | None, int]):
    """The codes of cells that come a batch at a time, so that equal texts are kept once."""

    def __init__(self, skipped: int = 0) -> None:
        super().__init__()
        self._parts: list[Codes] = [np.full(skipped, self[None], dtype=np.int32)] if skipped else []

    def __missing__(self, text: str | None) -> int:
        self[text] = code = len(self)
        return code

    def add(self, cells: Sequence[str | None]) -> None:
        """The next rows. Cells are text or None, never numbers (1 and True would be the same)."""
        self._parts.append(np.fromiter(map(self.__getitem__, cells), dtype=np.int32, count=len(cells)))

    def column(self, meant: Callable[[Any], str | None]) -> pd.Categorical:
        """All the rows, each text as it is meant."""
        codes = np.concatenate(self._parts) if self._parts else np.empty(0, dtype=np.int32)
        return in_codes(codes, [meant(text) for text in self])


def coded(cells: Iterable[Any], meant: Callable[[Any], str | None]) -> pd.Categorical:
    """Cells of any kind as a category of the texts that they are meant as."""
    gathering = Gathering()
    gathering.add([cell if type(cell) is str else meant(cell) for cell in cells])
    return gathering.column(meant)


def categories(frame: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """A table with these columns of text as categories, where it has them."""
    text = [name for name in names if name in frame and not isinstance(frame[name].dtype, pd.CategoricalDtype)]
    return frame.assign(**{name: distinct(frame[name]).cells for name in text})


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """A table as users know it: its columns of text have dtype str."""
    return frame.assign(
        **{
            str(name): cells.array.categories.array.take(cells.array.codes, allow_fill=True)
            for name, cells in frame.items()
            if isinstance(cells.dtype, pd.CategoricalDtype)
        }
    )


def nothing(index: pd.Index[Any]) -> pd.Series:
    """A column of text in which no row holds any."""
    return pd.Series(in_codes(np.full(len(index), -1, dtype=np.int8), []), index=index)


def filled(cells: pd.Series, other: pd.Series | str) -> pd.Series:
    """The column with its empty cells taken from another, or filled with one word."""
    if isinstance(other, str):
        other = pd.Series(in_codes(np.zeros(len(cells), dtype=np.int8), [other]), index=cells.index)
    (one, texts), (two, others) = _parts(cells), _parts(other)
    there = one >= 0
    if there.all():
        return cells
    if not there.any():
        return other.copy()
    codes = np.where(there, one, np.where(two >= 0, two.astype(np.int64) + len(texts), -1))
    return pd.Series(in_codes(codes, [*texts, *others]), index=cells.index)


def below(one: pd.Series, other: pd.Series) -> pd.Series:
    """Two columns, one below the other; rows are counted from 0."""
    (first, texts), (second, others) = _parts(one), _parts(other)
    codes = np.concatenate([first, np.where(second >= 0, second.astype(np.int64) + len(texts), -1)])
    return pd.Series(in_codes(codes, [*texts, *others]))


def same_text(one: pd.Series, other: pd.Series) -> pd.Series:
    """The rows in which two columns hold the same text (nowhere where either is missing)."""
    (here, texts), (there, others) = _parts(one), _parts(other)
    found = np.append(others.get_indexer(texts), -1)[here]
    return pd.Series((found >= 0) & (found == there), index=one.index)


def among(cells: pd.Series, known: pd.Series) -> pd.Series:
    """Which cells stand in another column too; missing ones do not."""
    (codes, texts), (there, others) = _parts(cells), _parts(known)
    held = np.zeros(len(others) + 1, dtype=bool)
    held[there] = True  # a category may know texts that stand in no row
    held[-1] = False
    return pd.Series(np.append(held[others.get_indexer(texts)], False)[codes], index=cells.index)
