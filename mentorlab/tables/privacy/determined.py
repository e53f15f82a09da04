"""About whom do averages tell that nobody averaged? What can be worked out from sums over sets of people.

Whoever has n and the average over several sets of people has linear equations. What follows from them exactly are the
weighted sums whose weights (one for each person) lie in the space that the 0/1 vectors of the sets span; spread, that
is sums of squares, follows the same weights. Knowing that counts are not negative adds nothing where every kind of
person was counted at least once: then the true counts lie inside what is possible, not at its edge.

Few are told about where weights 1 (or 1 and −1: the difference between two persons) on fewer people than the smallest
group, and 0 on all others, lie in that space. To find them without trying all: let h be the leverage of a person, the
squared length of the shadow that the person's own unit vector throws on the space. If such weights on a set T lie in
the space then, by Cauchy and Schwarz, every member has h ≥ 1/|T|; the same holds within the part of the space that says
nothing of anybody else. Few people are left by these bounds; the weights on them are tried exhaustively.
(Leverage as in regression: Hoaglin and Welsch 1978. The space as in audits of sum queries: Chin and Özsoyoğlu 1982.)
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

ZERO = 1e-6  # counts of people are whole numbers; what is smaller than this is rounding
TRIALS = 300_000  # tried at most; where not even the sets can be tried through, some small one counts as told
BLOCK = 8192
STEPS, NOTHING = 400, 1e-3  # projections, and how short a vector is none


@dataclass(frozen=True, eq=False)
class Few:
    """Weights 1, 0, −1 (people × findings) on fewer people than the smallest group that are told.

    `all_tried`: there are no other sets. Differences between persons are tried as far as `TRIALS` go.
    """

    weights: np.ndarray
    all_tried: bool


class Told:
    """What follows from n and sums over these sets. `members`: people × sets, True where the person is in the set."""

    def __init__(self, members: np.ndarray, shared: np.ndarray | None = None) -> None:
        self.members = members.astype(np.float32)
        self.shared = overlap(members) if shared is None else shared
        values, vectors = np.linalg.eigh(self.shared)
        kept = values > ZERO
        self.ties = vectors[:, ~kept]  # combinations of sets that cancel out for everybody
        self.inverse = (vectors[:, kept] / values[kept]) @ vectors[:, kept].T

    def combination(self, wanted: np.ndarray) -> np.ndarray:
        """The weights of the sets that come nearest to the wanted sets (people × wanted): sets × wanted."""
        weights: np.ndarray = self.inverse @ (self.members.T @ wanted.astype(np.float32)).astype(float)
        return weights

    def tells(self, wanted: np.ndarray) -> np.ndarray:
        """Which of the wanted sets or weights (people × wanted) are told exactly. Weights on nobody are."""
        weights = wanted.astype(np.float32)
        both, size = (self.members.T @ weights).astype(float), (weights**2).sum(axis=0)
        missing = size - np.einsum("sw,st,tw->w", both, self.inverse, both, optimize=True)
        told: np.ndarray = missing < ZERO * np.maximum(size, 1)
        return told

    def few(self, smallest: int) -> Few:
        """Every way in which something is told about at least one and fewer than `smallest` people."""
        nothing = Few(np.zeros((len(self.members), 0)), all_tried=True)
        near = np.flatnonzero(self._leverage() > 1 / (smallest - 1) - ZERO)
        if not len(near):
            return nothing
        space = self.only_about(near)
        while space.shape[1]:
            kept = (space**2).sum(axis=1) > 1 / (smallest - 1) - ZERO
            if kept.all():
                return self._tried(near, space, smallest)
            values, vectors = np.linalg.eigh(space[~kept].T @ space[~kept])
            near, space = near[kept], space[kept] @ vectors[:, values < ZERO**2]
        return nothing

    def only_about(self, people: np.ndarray) -> np.ndarray:
        """What is told about these people and says nothing of others: an orthonormal basis, people × dimensions."""
        inner = self.members[people].astype(float)
        values, vectors = np.linalg.eigh(self.shared - inner.T @ inner)
        basis, size, _ = np.linalg.svd(inner @ vectors[:, values < ZERO], full_matrices=False)
        found: np.ndarray = basis[:, size > ZERO]
        return found

    def _leverage(self) -> np.ndarray:
        found = np.zeros(len(self.members))
        for start in range(0, len(found), BLOCK):
            rows = self.members[start : start + BLOCK].astype(float)
            found[start : start + BLOCK] = np.einsum("ps,ps->p", rows @ self.inverse, rows)
        return found

    def _tried(self, near: np.ndarray, within: np.ndarray, smallest: int) -> Few:
        """All weights 1, 0, −1 on few people in the space that `within` (people × dimensions) spans."""
        _, first, kind = np.unique(self.members[near], axis=0, return_index=True, return_inverse=True)
        kind = kind.ravel()
        rows = _usable(_reduced(within[first].T))
        size = np.bincount(kind)
        found: list[np.ndarray] = []
        sums = differences = 0
        for many in range(1, min(smallest - 1, len(rows)) + 1):
            sums += math.comb(len(rows), many)
            differences += math.comb(len(rows), many) * 2 ** (many - 1)
            if sums > TRIALS:
                return Few(self._spread(near, kind, found), all_tried=False)
            found += _combined(rows, many, size, smallest, signed=differences <= TRIALS)
        return Few(self._spread(near, kind, found), all_tried=True)

    def _spread(self, near: np.ndarray, kind: np.ndarray, found: Sequence[np.ndarray]) -> np.ndarray:
        weights = np.zeros((len(self.members), len(found)))
        for place, one in enumerate(found):
            weights[near, place] = one[kind]
        return weights


def one_sided(space: np.ndarray, side: np.ndarray) -> np.ndarray:
    """Weights in the space (orthonormal, people × dimensions) that are nowhere on the wrong side; zeros if none are.

    `side`: 1 or −1 where weights may only be positive or negative, 0 where they may be either. The point of the cone
    of such weights that lies nearest to `side`, by Dykstra's alternating projections (Boyle and Dykstra 1986): it is
    zero only if the cone holds nothing else.
    """
    if not space.shape[1] or not side.any():
        return np.zeros(len(side))
    point, kept = side.copy(), np.zeros(len(side))
    for _ in range(STEPS):
        moved = space @ (space.T @ point) + kept
        point = np.where(side * moved < 0, 0.0, moved)
        kept = moved - point
        if np.linalg.norm(point[side != 0]) < NOTHING * np.linalg.norm(side):
            return np.zeros(len(side))
    found: np.ndarray = space @ (space.T @ point)
    return found


def overlap(members: np.ndarray) -> np.ndarray:
    """How many people each two sets share; exact, since counts below 2²⁴ are whole in single precision.

    People who are in the same sets are taken together: they are many, and their kinds few.
    """
    shared = np.zeros((members.shape[1],) * 2)
    if not members.size:
        return shared
    packed = np.packbits(members.astype(bool), axis=1)
    kinds = np.ascontiguousarray(packed).view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, first, n = np.unique(kinds, return_index=True, return_counts=True)
    for start in range(0, len(first), BLOCK):
        rows = members[first[start : start + BLOCK]].astype(np.float32)
        shared += rows.T @ (rows * n[start : start + BLOCK, None].astype(np.float32))
    return shared


def _reduced(rows: np.ndarray) -> np.ndarray:
    """Reduced row echelon form, largest pivots first; rows of zeros are left out."""
    rows = rows.copy()
    done = 0
    for _ in range(min(rows.shape)):
        line, place = np.unravel_index(np.abs(rows[done:]).argmax(), rows[done:].shape)
        if abs(rows[done + line, place]) < ZERO:
            break
        rows[[done, done + line]] = rows[[done + line, done]]
        rows[done] /= rows[done, place]
        others = np.arange(len(rows)) != done
        rows[others] -= np.outer(rows[others, place], rows[done])
        done += 1
    return rows[:done]


def _usable(rows: np.ndarray) -> np.ndarray:
    """Without rows that alone reach somebody with a weight other than 1 or −1: they are part of nothing looked for."""
    while len(rows):
        lone = (np.abs(rows) > ZERO).sum(axis=0) == 1
        bad = (np.abs(rows) > ZERO) & (np.abs(np.abs(rows) - 1) > ZERO) & lone
        if not bad.any():
            break
        rows = rows[~bad.any(axis=1)]
    return rows


def _combined(rows: np.ndarray, many: int, size: np.ndarray, smallest: int, *, signed: bool) -> list[np.ndarray]:
    """Sums (if `signed`, differences too) of so many rows with weights 1, 0, −1 on fewer than `smallest` people."""
    found = []
    either = (1.0, -1.0) if signed else (1.0,)
    signs = [np.array([1.0, *rest]) for rest in itertools.product(either, repeat=many - 1)]
    choices = itertools.combinations(range(len(rows)), many)
    while chunk := list(itertools.islice(choices, 20_000)):
        chosen = rows[np.array(chunk)]
        for sign in signs:
            sums = np.einsum("cmk,m->ck", chosen, sign)
            near = np.round(sums)
            whole = (np.abs(sums - near) < ZERO).all(axis=1) & (np.abs(near) <= 1).all(axis=1)
            people = np.abs(near[whole]) @ size
            found += list(near[whole][people < smallest])
    return found


def matrix_of(sets: Sequence[Collection[str]]) -> tuple[list[str], np.ndarray]:
    """The people in any of the sets, in order, and people × sets."""
    people = sorted(set().union(*sets))
    place = {person: number for number, person in enumerate(people)}
    members = np.zeros((len(people), len(sets)), dtype=bool)
    for column, one in enumerate(sets):
        members[[place[person] for person in one], column] = True
    return people, members


def newly_told(earlier: Sequence[Collection[str]], more: Sequence[Collection[str]], smallest: int) -> bool:
    """Would averages over `more`, beside those over `earlier`, tell about fewer than `smallest` people?

    What `earlier` tells by itself does not count: it is known already.
    """
    known = {frozenset(one) for one in earlier}
    added = {frozenset(one) for one in more if len(one)} - known
    if not added:
        return False
    _, members = matrix_of([*sorted(known, key=sorted), *sorted(added, key=sorted)])
    few = Told(members).few(smallest)
    if not few.all_tried:
        return True
    if not few.weights.shape[1]:
        return False
    return not known or not Told(members[:, : len(known)]).tells(few.weights).all()
