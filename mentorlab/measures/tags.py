"""Which tags did people list, and how much weight did they give each? `negotiation:3; writing` says both."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

WEIGHT = re.compile(r"(.*\S)\s*[:*]\s*([1-9])")  # anything else after a colon belongs to the tag: `iso 9001:2015`


@dataclass(frozen=True, eq=False)
class Tags:
    """Tags of n people as rows (who, tag, weight), ordered by who and then tag; each tag of a person once.

    `names`: the different tags as they are compared (small letters, single blanks), in alphabetical order; `spelled`:
    how most people write each. `known`: who listed any (n).
    """

    who: np.ndarray
    tag: np.ndarray
    weight: np.ndarray
    names: tuple[str, ...]
    spelled: tuple[str, ...]
    known: np.ndarray

    @property
    def spelling(self) -> tuple[tuple[str, str], ...]:
        """Each name, and how most people write it."""
        return tuple(zip(self.names, self.spelled, strict=True))


def tags_of(cells: pd.Series) -> Tags:
    """The tags in cells with `;` between them. `cells`: text, one cell a person; a missing or blank cell lists nothing.

    A tag may carry a weight from 1 to 9, as `tag:3` or `tag*3`; without one it weighs 1. Weights are relative to each
    other within a person. Capitals and blanks make no difference; of a tag listed twice the larger weight counts.
    """
    codes, different = pd.factorize(cells)
    listed = [_parsed(str(cell)) for cell in different]
    spellings = Counter[tuple[str, str]]()
    for one, times in zip(listed, np.bincount(codes[codes >= 0], minlength=len(listed)), strict=True):
        for name, (_, spelled) in one.items():
            spellings[name, spelled] += int(times)
    names = tuple(sorted({name for name, _ in spellings}))
    best = {name: spelled for (name, spelled), _ in sorted(spellings.items(), key=lambda one: (one[1], one[0]))}
    place = {name: number for number, name in enumerate(names)}
    length = np.array([len(one) for one in listed] + [0], dtype=np.int64)[codes]  # −1, nothing listed, is the last
    start = np.cumsum([0, *(len(one) for one in listed)])
    tag = np.array([place[name] for one in listed for name in sorted(one)], dtype=np.int64)
    weight = np.array([one[name][0] for one in listed for name in sorted(one)], dtype=np.int64)
    who = np.repeat(np.arange(len(codes)), length)
    at = np.arange(len(who)) - np.repeat(np.cumsum(length) - length, length) + np.repeat(start[codes], length)
    return Tags(who, tag[at], weight[at], names, tuple(best[name] for name in names), length > 0)


def _parsed(cell: str) -> dict[str, tuple[int, str]]:
    """The tags of one cell: name → weight, and how it was spelled."""
    found: dict[str, tuple[int, str]] = {}
    for part in cell.split(";"):
        spelled = " ".join(part.split())
        weighed = WEIGHT.fullmatch(spelled)
        spelled, weight = (weighed[1], int(weighed[2])) if weighed else (spelled, 1)
        name = spelled.casefold()
        if name and found.get(name, (0, ""))[0] < weight:
            found[name] = (weight, spelled)
    return found


def split_by(points: int, owner: np.ndarray, weight: np.ndarray, n: int) -> np.ndarray:
    """The points of each of n owners in proportion to the weights of their rows, whole numbers that add up exactly.

    Largest remainder; of equal ones the first row. `owner` ascending. Owners without a row give nothing.
    """
    total = np.bincount(owner, weights=weight, minlength=n).astype(np.int64)[owner]
    whole, rest = np.divmod(points * weight, np.maximum(total, 1))
    missing = points - np.bincount(owner, weights=whole, minlength=n).astype(np.int64)
    order = np.lexsort((-rest, owner))
    first = np.searchsorted(owner, owner)
    whole[order] += np.arange(len(owner)) - first < missing[owner]
    return np.asarray(whole)
