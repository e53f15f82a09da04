"""Which runs of letters stand in a text, and how much does each say? Character TF-IDF in whole numbers.

Runs of three and four letters within words (`char_wb`), each counted once a text, are hashed into 2**18 places, so that
the vocabulary is bounded, and weighed by their rarity: ln((1 + texts) / (1 + texts with it)) + 1 as in scikit-learn,
here in steps of 1/32 of a doubling, worked out in whole numbers (no logarithm, whose last digit may differ between
machines). Runs that stand on both sides are then folded into few columns: hashing keeps inner products of sparse rows
near what they were (Weinberger et al. 2009, here without signs, so that nothing becomes negative).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

PLACES = 2**18
STEPS, ONE_NAT = 32, 46  # steps of a doubling; 32 / ln 2, rounded
BLOCK = 4096  # texts at a time
LARGEST, MOST_COLUMNS, FEWEST_COLUMNS = 3_000_000, 256, 64

Whole = np.ndarray[Any, Any]  # of whole numbers


@dataclass(frozen=True, eq=False)
class Weighed:
    """Texts as rows of whole numbers. `rows`: texts × columns; `squared`: the squared length of each text, those of its
    runs included that no text of the other side has.
    """

    rows: Whole
    squared: Whole


def letters(ours: pd.Series, theirs: pd.Series) -> tuple[Weighed, Weighed]:
    """The texts of two sides, comparable with each other. Missing texts are rows of zeros.

    There are 256 columns, 128 for more than 11,700 texts, and 64 for more than 23,400.
    """
    codes, different = pd.factorize(pd.concat([ours, theirs], ignore_index=True))
    if not len(different):
        nothing = np.zeros((len(codes), 1), dtype=np.int64)
        return Weighed(nothing[: len(ours)], nothing[: len(ours), 0]), Weighed(
            nothing[len(ours) :], nothing[len(ours) :, 0]
        )
    runs = _Runs([str(one) for one in different])
    on_one, on_other = (np.zeros(len(different), dtype=bool) for _ in range(2))
    on_one[codes[: len(ours)][codes[: len(ours)] >= 0]] = True
    on_other[codes[len(ours) :][codes[len(ours) :] >= 0]] = True
    in_texts, one, other = (np.zeros(PLACES, dtype=np.int64) for _ in range(3))
    for text, run in runs:
        in_texts += np.bincount(run, minlength=PLACES)
        one += np.bincount(run[on_one[text]], minlength=PLACES)
        other += np.bincount(run[on_other[text]], minlength=PLACES)
    weight, both, columns = _rarity(in_texts, len(different)), (one > 0) & (other > 0), _columns(len(codes))
    folded = np.zeros((len(different) + 1, columns), dtype=np.int32)  # the last row stands for texts that are missing
    squared = np.zeros(len(different) + 1, dtype=np.int64)
    for text, run in runs:
        first, n = text[0], text[-1] + 1 - text[0]
        kept = both[run]
        place = (text[kept] - first) * columns + run[kept] % columns
        rows = np.bincount(place, weights=weight[run[kept]], minlength=n * columns).astype(np.int64).reshape(n, columns)
        alone = np.bincount(text[~kept] - first, weights=weight[run[~kept]] ** 2, minlength=n).astype(np.int64)
        folded[first : first + n] = rows
        squared[first : first + n] = (rows**2).sum(axis=1) + alone
    sides = codes[: len(ours)], codes[len(ours) :]
    return Weighed(folded[sides[0]], squared[sides[0]]), Weighed(folded[sides[1]], squared[sides[1]])


def _nothing(n: int) -> Weighed:
    return Weighed(np.zeros((n, 1), dtype=np.int64), np.zeros(n, dtype=np.int64))


class _Runs:
    """Which run (its place) stands in which text, each once a text, ascending; a block of texts at a time.

    Runs lie within words, so each different word is looked at once.
    """

    def __init__(self, texts: list[str]) -> None:
        from sklearn.feature_extraction.text import HashingVectorizer

        words = [sorted(set(text.lower().split())) for text in texts]
        self.length = np.array([len(one) for one in words], dtype=np.int64)
        self.word, different = pd.factorize(np.array([word for one in words for word in one], dtype=object))
        found = HashingVectorizer(
            analyzer="char_wb", ngram_range=(3, 4), n_features=PLACES, alternate_sign=False, norm=None, binary=True
        ).transform(different if len(different) else [""])
        self.start, self.run = found.indptr.astype(np.int64), found.indices.astype(np.int64)

    def __iter__(self) -> Iterator[tuple[Whole, Whole]]:
        begin = np.cumsum(self.length) - self.length
        for first in range(0, len(self.length), BLOCK):
            length = self.length[first : first + BLOCK]
            word = self.word[begin[first] : begin[first] + length.sum()]
            text = np.repeat(np.arange(first, first + len(length)), length)
            n = self.start[word + 1] - self.start[word]
            at = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n) + np.repeat(self.start[word], n)
            key = np.sort(np.repeat(text, n) * PLACES + self.run[at])
            key = key[np.diff(key, prepend=-1) > 0]
            if len(key):
                yield key // PLACES, key % PLACES


def _rarity(in_texts: Whole, texts: int) -> Whole:
    """The weight of each place: the exact whole part of STEPS · log2 of the ratio, and one nat more."""
    weight = np.zeros(int(in_texts.max(initial=0)) + 1, dtype=np.int64)
    for n in np.unique(in_texts):
        ratio = (1 + texts) ** STEPS // (1 + int(n)) ** STEPS
        weight[n] = ratio.bit_length() - 1 + ONE_NAT
    return np.asarray(weight[in_texts])


def _columns(texts: int) -> int:
    fit = max(LARGEST // texts, FEWEST_COLUMNS)
    return int(min(1 << (fit.bit_length() - 1), MOST_COLUMNS))
