"""Which counts may be told, alone and beside those of an earlier report?

Alone: neither those counted nor the others may be fewer than the smallest group. Beside an earlier report every count
is told as it is, as in the other answers of the report; how far it moved can be seen. Of the parts of a difference none
of one to `smallest` − 1 is told, nor is one left that follows from the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from mentorlab.answers.wording import catalogue
from mentorlab.measures.counted import telling

PARTS_OF_THE_REST = {"active": ("quiet", "waiting"), "running": ("ended_early",)}


@dataclass(frozen=True)
class Told:
    """One number as it is told: `k` of `n`, each None where hidden; `how` as in `measures.counted.telling`.

    `about`: n is another number, near it, since it may not be told itself. `rounded`: so is k.
    """

    k: int | None
    n: int | None
    how: str
    about: bool = False
    rounded: bool = False

    @property
    def share(self) -> float | None:
        """k of n, where both are told."""
        return self.k / self.n if self.k is not None and self.n else None

    def words(self, unit: str, smallest: int, share: str = "") -> str:
        """The number in words, with its share in brackets."""
        words = catalogue("engagement_pulse")
        n = f"{words.ABOUT if self.about else ''}{self.n or 0:,}"
        k = f"{words.ABOUT if self.rounded else ''}{self.k or 0:,}"
        cells = {"k": k, "n": n, "what": words.UNITS[unit], "smallest": smallest}
        said = {**words.OF_SO_MANY, **words.SAID}[self.how].format(**cells)
        return f"{said}{f' ({share})' if share else ''}"


Counted = tuple[int, int]
Already = tuple[int | None, int | None]
NOT_BEFORE: Already = (None, None)
Behind = tuple[int, int, int]


def told(
    k: int, n: int, smallest: int, *, among: bool = True, of: int | None = None, behind: Behind | None = None
) -> Told:
    """How `k` of `n` is told. `among`: the k are some of the n. `of`: told in place of an n that may not be told.

    `behind`: how many people or pairs stand behind those counted, behind the others, and behind all.
    """
    if n == 0:
        return Told(None, 0, "nothing")
    if n < smallest or (behind is not None and behind[2] < smallest):
        return Told(None, None, "too_few")
    about = n if of is None else of
    alone = telling(k, n, smallest) if among else "few" if 0 < k < smallest else "against"
    if alone == "shown" and behind is not None:
        alone = "few" if behind[0] < smallest else "nearly_all" if behind[1] < smallest else alone
    if alone in ("few", "nearly_all"):
        return Told(None, about, alone, about != n)
    if among and little(about - k, smallest):
        return Told(None, about, "nearly_all", about != n)
    return Told(k, about, "shown" if alone == "all" and about != n else alone, about != n)


def little(difference: int, smallest: int) -> bool:
    """Is it a difference that tells about fewer than the smallest group?"""
    return 0 < abs(difference) < smallest


def told_parts(
    parts: Mapping[str, int], smallest: int, *, counts: Mapping[str, Counted], among: bool = True
) -> dict[str, int | None]:
    """A difference's parts as they may be told: None where hidden. Their sum is known, from then and now.

    `counts`: the count that a part leads to, beside one that is told: hidden where that may not be told. Hidden as well
    is a part between 1 and `smallest` − 1, and where one alone is hidden the next smallest, since it would follow from
    the others.
    """
    hidden = {name for name, value in parts.items() if little(value, smallest)}
    hidden |= {name for name, (k, n) in counts.items() if told(k, n, smallest, among=among).k is None and parts[name]}
    if len(hidden) == 1 and len(parts) > 1:
        hidden.add(min((name for name in parts if name not in hidden), key=lambda name: abs(parts[name])))
    return {name: None if name in hidden else value for name, value in parts.items()}


def beside(said: Mapping[str, Told], smallest: int) -> dict[str, Told]:
    """The same numbers, without those that would tell about fewer than the smallest group beside another.

    Some are parts of what another leaves over: pairs that are not active hold those that are silent for long and those
    that have not met, pairs that do not run hold those that ended early.
    """
    kept = dict(said)
    for whole, parts in PARTS_OF_THE_REST.items():
        one = kept.get(whole)
        if one is None or one.k is None or one.n is None:
            continue
        for name in parts:
            here = [part for part in parts[: parts.index(name) + 1] if part in kept and kept[part].k]
            sums = [sum(kept[part].k or 0 for part in some) for some in _subsets(here)]
            if name in here and any(little(one.n - one.k - total, smallest) for total in sums):
                kept[name] = Told(None, kept[name].n, "beside", about=kept[name].about)
    return kept


def _subsets(names: Sequence[str]) -> list[tuple[str, ...]]:
    return [some for size in range(1, len(names) + 1) for some in combinations(names, size)]


def in_steps(k: int, smallest: int) -> int:
    """A count of a week that has passed, as it is drawn: to the nearest multiple of the smallest group (halves up), and
    fewer than that many as none, so that nobody sees whether it was none or a few.
    """
    return smallest * ((2 * k + smallest) // (2 * smallest)) if k >= smallest else 0
