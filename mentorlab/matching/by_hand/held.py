"""Which pairs did staff lock or veto, why, and what would a further one collide with?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from mentorlab.answers.wording import catalogue
from mentorlab.errors import Fault, did_you_mean
from mentorlab.matching.bars import PairBar
from mentorlab.matching.lists import Lists

if TYPE_CHECKING:
    from mentorlab.matching.market import Market

Kind = Literal["lock", "veto"]
KINDS: tuple[str, ...] = get_args(Kind)
VETOED = "vetoed_by_hand"
NEAR = 20  # people, up to which the nearest id is suggested


@dataclass(frozen=True)
class Hold:
    """One decision about one pair. `why`: the reason, `by`: the role that decided, `at`: when (ISO, UTC)."""

    kind: Kind
    mentee: str = field(repr=False)
    mentor: str = field(repr=False)
    why: str = field(repr=False)
    by: str
    at: str

    @property
    def pair(self) -> tuple[str, str]:
        """Mentee and mentor."""
        return self.mentee, self.mentor

    @property
    def said(self) -> str:
        """The decision in words."""
        return str(catalogue("match_board").HELD[self.kind].format(by=self.by, on=self.at[:10], why=self.why))


def under(market: Market, holds: Iterable[Hold]) -> Market:
    """The market with locks as pairs that must be made and vetoes as pairs that are barred.

    Everybody whom a hold names is in the market, as `against` makes sure.
    """
    held, m = list(holds), len(market.mentors)
    locks, vetoes = (_places(market, held, kind) for kind in ("lock", "veto"))
    must = np.unique(np.concatenate([market.must, locks]), axis=0) if len(locks) else market.must
    vetoes = np.unique(vetoes, axis=0)
    barred = PairBar(VETOED, Lists.from_pairs(vetoes[:, 0], vetoes[:, 1], len(market.mentees)), m)
    return replace(market, must=must, bars=(*market.bars, barred) if len(vetoes) else market.bars)


def _places(market: Market, holds: Sequence[Hold], kind: str) -> np.ndarray:
    pairs = [(market.mentees.index(one.mentee), market.mentors.index(one.mentor)) for one in holds if one.kind == kind]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def against(market: Market, holds: Sequence[Hold], new: Hold) -> list[Fault]:
    """Everything that speaks against one more hold; none where it may be taken. Nobody is named but who was asked for.

    market: without any hold.
    """
    found = [_fault(name) for name, text in (("why", new.why), ("by", new.by)) if not text.strip()]
    strangers = list(_strangers(market, new))
    if strangers:
        return [*found, *strangers]
    clash = _lock_against if new.kind == "lock" else _veto_against
    return [*found, *clash(market, holds, new)]


def _strangers(market: Market, new: Hold) -> Iterator[Fault]:
    for side, asked, ids in (("mentee", new.mentee, market.mentees), ("mentor", new.mentor, market.mentors)):
        if asked not in ids:
            words = catalogue("match_board").CLASHES[f"no_{side}"]
            yield Fault("board", side, words[0], did_you_mean(asked, list(ids)) if len(ids) < NEAR else words[1])


def _lock_against(market: Market, holds: Sequence[Hold], new: Hold) -> Iterator[Fault]:
    i, j = market.mentees.index(new.mentee), market.mentors.index(new.mentor)
    locks = [one for one in holds if one.kind == "lock"]
    demanded = market.must[market.must[:, 0] == i, 1].tolist()
    if any(one.pair == new.pair for one in locks):
        yield _fault("locked_already")
        return
    if any(one.pair == new.pair for one in holds):
        yield _fault("vetoed")
    if any(one.mentee == new.mentee for one in locks):
        yield _fault("locked_twice")
    if demanded and j not in demanded:
        yield _fault("demanded_other")
    rules = [bar.rule for bar in market.bars if j not in demanded and bar.bars(np.array([i]), np.array([j]))[0]]
    if rules:
        yield _fault("barred", rules=", ".join(dict.fromkeys(rules)))
    taken = {(int(a), int(b)) for a, b in _places(market, locks, "lock")} | {(int(a), int(b)) for a, b in market.must}
    used = len({a for a, b in taken if b == j and a != i})
    if used >= market.capacity[j]:
        yield _fault("full", places=int(market.capacity[j]), locked=used)


def _veto_against(market: Market, holds: Sequence[Hold], new: Hold) -> Iterator[Fault]:
    i, j = market.mentees.index(new.mentee), market.mentors.index(new.mentor)
    for one in holds:
        if one.pair == new.pair:
            yield _fault("locked" if one.kind == "lock" else "vetoed_already")
    if ((market.must == (i, j)).all(axis=1)).any():
        yield _fault("demanded")


def _fault(name: str, **cells: object) -> Fault:
    what, do = catalogue("match_board").CLASHES[name]
    return Fault("board", "reason" if name == "why" else "pair", what.format(**cells), do)


def standing(market: Market, holds: Sequence[Hold]) -> tuple[tuple[Hold, ...], tuple[Hold, ...]]:
    """Those that can still be kept, and those that cannot: people gone, a new rule, fewer places. In their order."""
    kept: list[Hold] = []
    aside: list[Hold] = []
    for one in holds:
        (aside if against(market, kept, one) else kept).append(one)
    return tuple(kept), tuple(aside)
