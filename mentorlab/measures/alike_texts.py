"""Which texts that no known theme fits are alike? Groups by the words that they share, found by NMF.

Texts become TF-IDF weights of their words; non-negative matrix factorisation (Lee and Seung 1999) finds k sets of words
that go together. k is the number, from two up, whose groups are parted best by the mean silhouette (Rousseeuw 1987,
cosine distance); the smaller where two are equal. The start is fixed (NNDSVD), so the same texts give the same groups.

Nothing is read from what few say: only words that at least `least` different people use count at all, a group is told
by its typical words alone, a text belongs to it only if one of these stands in it, and a group of fewer than `least`
people is none. What is left is not grouped, and is counted as such.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.measures.themes import words_of

MOST_GROUPS, MOST_WORDS, MOST_VOCABULARY, SHORTEST = 8, 4, 500, 3
COMPARED = 2000  # texts in a silhouette; of more, so many are drawn
SEED = 0


@dataclass(frozen=True, eq=False)
class Alike:
    """`of`: the group of each text (0, 1, …; −1 = not grouped). `words`: the typical words of each group."""

    of: pd.Series
    words: tuple[tuple[str, ...], ...]


def alike(texts: pd.Series, who: pd.Series, least: int, *, language: str = "en") -> Alike:
    """Group texts by the words that they share.

    `texts`: no missing ones; `who`: who said each, on the same index; `least`: from how many different people on a word
    or a group counts. Groups stand in the order of how many people they have, the largest first.
    """
    nothing = Alike(pd.Series(-1, index=texts.index, dtype="int64"), ())
    if who.nunique() < least:
        return nothing
    weights, vocabulary, used = _weights(texts, who, least, language)
    known = np.flatnonzero(weights.any(axis=1))
    most = min(MOST_GROUPS, who.iloc[known].nunique() // least, len(vocabulary))
    if most < 1:
        return nothing
    of, parts = _best(weights[known], most)
    mine = np.full(len(texts), -1)
    mine[known] = of
    groups = [_group(number, mine, parts[number], used, vocabulary, who, least) for number in range(len(parts))]
    kept = sorted((one for one in groups if one is not None), key=lambda one: (-one[0], one[1]))
    named = np.full(len(texts), -1)
    for number, (_, _, members) in enumerate(kept):
        named[members] = number
    return Alike(pd.Series(named, index=texts.index, dtype="int64"), tuple(words for _, words, _ in kept))


def _weights(texts: pd.Series, who: pd.Series, least: int, language: str) -> tuple[Any, list[str], Any]:
    """TF-IDF weights (texts × words), the words, and which word stands in which text."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfTransformer

    common = ENGLISH_STOP_WORDS if language == "en" else frozenset[str]()
    held = [{word for word in words_of(text) if len(word) >= SHORTEST and word not in common} for text in texts]
    pairs = pd.DataFrame({"word": [sorted(one) for one in held], "who": who.to_numpy()}).explode("word").dropna()
    users = pairs.drop_duplicates().groupby("word").size()
    shared = users[users >= least].sort_index().sort_values(ascending=False, kind="stable")
    vocabulary = sorted(shared.index[:MOST_VOCABULARY])
    used = np.array([[word in one for word in vocabulary] for one in held], dtype=bool).reshape(
        len(texts), len(vocabulary)
    )
    if not used.any():
        return np.zeros((len(texts), 0)), [], used
    return TfidfTransformer().fit_transform(used.astype(float)).toarray(), vocabulary, used


def _best(weights: Any, most: int) -> tuple[Any, Any]:
    """The grouping whose groups are parted best: the group of each text, and how much each word belongs to each."""
    from sklearn.metrics import silhouette_score

    best, chosen = -np.inf, _factored(weights, 1)
    for k in range(2, min(most, len(np.unique(weights, axis=0)) - 1) + 1):
        of, parts = _factored(weights, k)
        if len(np.unique(of)) < 2:
            continue
        size = COMPARED if len(of) > COMPARED else None
        parted = float(silhouette_score(weights, of, metric="cosine", sample_size=size, random_state=SEED))
        if parted > best + 1e-9:
            best, chosen = parted, (of, parts)
    return chosen


def _factored(weights: Any, k: int) -> tuple[Any, Any]:
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    model = NMF(k, init="nndsvd", random_state=SEED, max_iter=1000)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # an unfinished factor is a grouping like any other
        shares = model.fit_transform(weights)
    # Weighed by the length of each part, since the split between the two factors is arbitrary.
    return (shares * np.linalg.norm(model.components_, axis=1)).argmax(axis=1), model.components_


def _group(
    number: int, mine: Any, part: Any, used: Any, vocabulary: list[str], who: pd.Series, least: int
) -> tuple[int, tuple[str, ...], Any] | None:
    """How many people a group has, its typical words and its texts; None where too few people share its words."""
    members = np.flatnonzero(mine == number)
    typical: list[int] = []
    for place in np.lexsort((np.arange(len(part)), -part)):
        sharing = who.iloc[members[used[members, place]]].nunique()
        if part[place] > 0 and sharing >= least and len(typical) < MOST_WORDS:
            typical.append(int(place))
    members = members[used[members][:, typical].any(axis=1)] if typical else members[:0]
    people = who.iloc[members].nunique()
    if people < least:
        return None
    return people, tuple(vocabulary[place] for place in typical), members
