"""How sure may we be of coefficients when people come in clusters, and the clusters are few or unlike each other?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.orthonormal import orthonormal

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

Codes: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
_ALONE = 1 - 1e-9  # a cluster with (nearly) all the leverage in some direction decides it alone
_TOUCHED = 1e-7


@dataclass(frozen=True, eq=False)
class _Alike:
    """All clusters of one size m: `rows` (clusters × m) of the design, `q` those rows of its orthonormal columns.

    `values`, `vectors`: of each cluster's hat matrix I − H, or, where clusters have more people than the model has
    columns, of I − q'q, which is smaller and has the same values below one.
    """

    which: Codes
    rows: Codes
    q: Floats
    values: Floats
    vectors: Floats

    @property
    def by_person(self) -> bool:
        return bool(self.vectors.shape[-1] == self.rows.shape[1])

    def power(self, exponent: float, of: Floats) -> Floats:
        """(I − H)^exponent of each cluster times its vector; directions decided alone give 0 (Moore–Penrose)."""
        known = self.values > 1 - _ALONE
        scale = np.where(known, np.where(known, self.values, 1.0) ** exponent, 0.0)
        turned = np.einsum("gij,gi->gj", self.vectors, of)
        return np.asarray(np.einsum("gij,gj->gi", self.vectors, scale * turned))

    def working(self, z: Floats) -> tuple[Floats, Floats]:
        """Under the working model: each cluster's own a'a, and its part in what all share (q'a)."""
        if self.rows.shape[1] == 1:  # most of a large program: whoever has no mentor is a cluster of one
            a = self.power(-0.5, self.q[:, 0] @ z[:, None])
            return a[:, 0] ** 2, self.q[:, 0] * a
        if self.by_person:
            a = self.power(-0.5, self.q @ z)
            return (a**2).sum(axis=1), np.einsum("gmk,gm->gk", self.q, a)
        s = np.einsum("gmj,gm->gj", self.q, self.q @ z)
        return np.asarray(np.einsum("gk,k->g", self.power(-1.0, s), z)), self.power(-0.5, s)


@dataclass(frozen=True, eq=False)
class _Working:
    """(tr A)² / tr A² for A = diag(own) − shared shared', without making A; what clusters add to it can be added up."""

    trace: float
    within: float
    crossed: Floats

    @classmethod
    def of(cls, own: Floats, shared: Floats) -> _Working:
        lengths = np.einsum("gk,gk->g", shared, shared)
        within = float((own**2 - 2 * own * lengths).sum())
        return cls(float((own - lengths).sum()), within, np.asarray(shared.T @ shared))

    def __add__(self, other: _Working) -> _Working:
        return _Working(self.trace + other.trace, self.within + other.within, self.crossed + other.crossed)

    @property
    def df(self) -> float:
        """Satterthwaite's degrees of freedom."""
        return self.trace**2 / (self.within + float((self.crossed**2).sum()))


_NOTHING = _Working(0.0, 0.0, np.zeros(()))


@dataclass(frozen=True, eq=False)
class BiasReduced:
    """The bias-reduced covariance CR2 of one design, for any outcome, with degrees of freedom for any contrast.

    Source: Bell and McCaffrey (2002); where a cluster alone decides a coefficient the generalised inverse of
    Pustejovsky and Tipton (2018), under which such a cluster says nothing about the others. The working model takes
    people as independent; the covariance does not. No n × n matrix is made: clusters of one size are taken together.
    """

    root: Floats
    groups: tuple[_Alike, ...]
    kinds: Codes
    alone: Floats

    @property
    def n_clusters(self) -> int:
        return len(self.kinds)

    def moved(self, residuals: Floats) -> Floats:
        """Clusters × coefficients: what each adds to the error of the coefficients; their crossed sum is CR2."""
        found = np.zeros((self.n_clusters, len(self.root)))
        for group in self.groups:
            of = residuals[group.rows]
            if group.by_person:
                found[group.which] = np.einsum("gmk,gm->gk", group.q, group.power(-0.5, of))
            else:
                found[group.which] = group.power(-0.5, np.einsum("gmk,gm->gk", group.q, of))
        return np.asarray(np.linalg.solve(self.root, found.T).T)

    def df(self, weights: Floats, moved: Floats | None = None) -> float:
        """Satterthwaite's degrees of freedom of a weighted sum of coefficients.

        Without `moved` Bell and McCaffrey's: all clusters vary alike. With it the fewer of these and Welch's: the kinds
        of clusters (those of one arm, those of the other, those of both) may then vary unlike each other, and their
        degrees of freedom are combined as Welch (1947) does for two groups: mentors with many mentees in one arm,
        single people in the other. Simulated, neither alone is safe with under ten clusters.
        Raises NotComputable where one cluster alone decides the sum.
        """
        z = np.asarray(np.linalg.solve(self.root.T, weights), dtype=float)
        if len(self.alone) and (abs(self.alone @ z) > _TOUCHED * np.linalg.norm(z)).any():
            raise NotComputable(
                "one cluster alone decides what is asked, so chance cannot be told from that cluster; leave out the "
                "covariate in which it differs from all others, or join its levels"
            )
        by_kind = self._working(z)
        alike = sum(by_kind, _NOTHING).df
        return alike if moved is None else min(alike, self._by_kind(weights, moved, by_kind))

    def _by_kind(self, weights: Floats, moved: Floats, by_kind: list[_Working]) -> float:
        parts = np.bincount(self.kinds - self.kinds.min(), (moved @ weights) ** 2)
        parts = parts[np.unique(self.kinds - self.kinds.min())]
        if not parts.sum() > 0:
            return sum(by_kind, _NOTHING).df
        # A kind without any say (its clusters are let off by the model) has no variance to be unsure of.
        spread = [part**2 / one.df for part, one in zip(parts, by_kind, strict=True) if part > _TOUCHED * parts.sum()]
        return float(parts.sum() ** 2 / sum(spread))

    def _working(self, z: Floats) -> list[_Working]:
        """Under the working model, for each kind of cluster in order: what Satterthwaite asks of it."""
        found = {int(kind): _NOTHING for kind in np.unique(self.kinds)}
        for group in self.groups:
            own, shared = group.working(z)
            kinds = self.kinds[group.which]
            for kind in np.unique(kinds):
                who = slice(None) if (kinds == kind).all() else kinds == kind
                found[int(kind)] += _Working.of(own[who], shared[who])
        return list(found.values())


def bias_reduced(matrix: Floats, clusters: Codes, arms: Codes | None = None) -> BiasReduced:
    """Prepare CR2 for a design matrix (people × columns, of full rank) and its clusters (0, 1, 2 …, one per person).

    arms: whole numbers, one per person; clusters within one arm and clusters in several are then different kinds.
    """
    q, root = orthonormal(matrix)
    n_clusters = int(clusters.max()) + 1
    groups = tuple(_by_size(q, clusters))
    alone = [one for group in groups for one in _decided_alone(group)]
    kinds = np.zeros(n_clusters, dtype=np.int64)
    if arms is not None:
        lowest, highest = np.full(n_clusters, np.iinfo(np.int64).max), np.full(n_clusters, -1)
        np.minimum.at(lowest, clusters, arms)
        np.maximum.at(highest, clusters, arms)
        kinds = np.where(lowest == highest, lowest, -1)
    return BiasReduced(root, groups, kinds, np.array(alone).reshape(-1, matrix.shape[1]))


def _by_size(q: Floats, clusters: Codes) -> Iterator[_Alike]:
    order = np.argsort(clusters, kind="stable")
    sizes = np.bincount(clusters)
    starts = np.cumsum(sizes) - sizes
    for size in np.unique(sizes[sizes > 0]):
        which = np.flatnonzero(sizes == size)
        rows = order[starts[which][:, None] + np.arange(size)]
        part = q[rows]
        smaller = np.swapaxes(part, 1, 2)
        hat = part @ smaller if size <= q.shape[1] else smaller @ part
        values, vectors = (1 - hat[:, 0], np.ones_like(hat)) if size == 1 else np.linalg.eigh(np.eye(len(hat[0])) - hat)
        yield _Alike(which, rows, part, values, vectors)


def _decided_alone(group: _Alike) -> list[Floats]:
    found = []
    for at, direction in np.argwhere(group.values <= 1 - _ALONE):
        vector = group.vectors[at, :, direction]
        found.append(group.q[at].T @ vector if group.by_person else vector)
    return found
