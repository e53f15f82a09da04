"""Which released words stand for a theme? Those nearest to what everybody said of it: a rule, and nobody's taste.

Only sayings that their speaker released (`released_on` filled, and not after the day up to which the tables speak) and
whose theme is shown. Nearest: the largest cosine between the saying's TF-IDF weights and the average of all sayings of
the theme in this group; where two are equally near, the one whose SHA-256 comes first. A person is quoted once, and
a saying that shares more than half of its words with one that is quoted already is passed over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date

import pandas as pd

from mentorlab.measures.nearness import nearness
from mentorlab.measures.themes import words_of
from mentorlab.measures.themes_shown import Counted

MOST = 2


def quotes(counted: Counted, theme: str, quoted: Collection[str], as_of: date | None) -> list[tuple[str, str]]:
    """Up to two sayings for a theme that is shown, with the person each is of: (who, words).

    `quoted`: whom not to quote again. Words are masked (`tables.masking`) and otherwise as they were said.
    """
    rows = counted.heard.rows
    rows = rows[(rows["theme"] == theme) & rows["text"].notna()]
    free = rows["released_on"].notna()
    if as_of is not None:
        free &= pd.to_datetime(rows["released_on"]) <= pd.Timestamp(as_of)
    if not free.any() or theme not in counted.themes.index:
        return []
    near = nearness(rows["text"]).round(9)
    order = sorted(range(len(rows)), key=lambda place: (-near[place], _hash(rows["text"].iloc[place])))
    chosen: list[tuple[str, str]] = []
    for place in order:
        who, words = str(rows["who"].iloc[place]), str(rows["text"].iloc[place]).strip()
        if not free.iloc[place] or who in quoted or any(who == one or _alike(words, said) for one, said in chosen):
            continue
        chosen.append((who, words))
    return chosen[:MOST]


def _alike(one: str, other: str) -> bool:
    mine, theirs = set(words_of(one)), set(words_of(other))
    return len(mine & theirs) > len(mine | theirs) / 2


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
