"""Which analyses of the same comparison could be defended, and what does each of them give?

They describe how far the answer rests on choices. None of them replaces the analysis that was planned.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import PROGRAM
from mentorlab.outcomes.estimating import trend
from mentorlab.outcomes.estimating.by_lot import of_everyone
from mentorlab.outcomes.turning.people import EVERYONE_AFTER, PLANNED, Samples
from mentorlab.stats.design import block_columns, centred, covariate_columns, read_covariates, that_add

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.outcomes.estimating.by_lot import ByLot
    from mentorlab.stats.estimates import Estimate

ADJUSTED = ("start", "own_slopes")  # the analyses that adjust for anything
ARM = 1  # the place of the arm among the columns


@dataclass(frozen=True)
class Choice:
    """One way to analyse. `analysis`: start, own_slopes, changes, after; of the report only, weighted or report."""

    analysis: str
    covariates: bool
    blocks: bool
    clustered: bool
    people: str

    @property
    def words(self) -> str:
        """The choice in words, for readers of the details."""
        said = catalogue("outcomes_sensitivity").CHOICES
        parts = [said[self.analysis]]
        parts += [said["covariates"]] if self.covariates else []
        parts += [said["blocks"]] if self.blocks else []
        return "; ".join([*parts, said["clustered" if self.clustered else "by_person"], said[self.people]])


@dataclass(frozen=True, eq=False)
class Tried:
    """A choice with what it gave and of how many people, by arm; `why`: in words, where it could not be computed."""

    choice: Choice
    estimate: Estimate | None
    n: int
    why: str = ""


def planned_choice(one: Comparison) -> Choice:
    """The choice that the report's own analysis made."""
    data = one.data
    lots, analysis = one.effect.analysis.lots, "start"
    if not data.has_start:
        analysis = "after"
    elif one.reading.name == trend.DESIGN:
        analysis = "changes"
    elif one.effect.analysis.weights is not None:
        analysis = "weighted"
    elif one.effect.analysis.own_slopes:
        analysis = "own_slopes"
    covariates = analysis in (*ADJUSTED, "weighted") and not data.extra.covariates.empty
    return Choice(analysis, covariates, lots.blocks is not None, clustered(data), PLANNED)


def rows_of(one: Comparison, people: Samples) -> dict[str, Rows]:
    """The people of each sample as arrays."""
    lots = of_everyone(one.data, one.effect.analysis.lots)
    return {name: Rows(one.data, lots, frame) for name, frame in people.shown.items()}


def tried(one: Comparison, rows: Mapping[str, Rows], level: float) -> tuple[Tried, ...]:
    """The report's own analysis first, then every other that could be defended."""
    lead, own = one.effect.lead.estimate, planned_choice(one)
    if own.analysis != "weighted" and not _same(_tried(rows[PLANNED], own, level), lead):
        own = replace(own, analysis="report")  # it adjusts for more than is known here: then no other is its like
    found = [Tried(own, lead, lead.n)]
    return (*found, *(_tried(rows[each.people], each, level) for each in _choices(one, rows) if each != own))


def _same(found: Tried, lead: Estimate) -> bool:
    return found.estimate is not None and math.isclose(found.estimate.value, lead.value, rel_tol=1e-6, abs_tol=1e-9)


def _choices(one: Comparison, rows: Mapping[str, Rows]) -> Iterator[Choice]:
    data = one.data
    kinds = [*(("start", "own_slopes", "changes") if data.has_start else ()), "after"]
    either, in_blocks = (True, False), one.effect.analysis.lots.blocks is not None
    for kind, name, by_cluster in itertools.product(kinds, rows, either if clustered(data) else (False,)):
        if name == EVERYONE_AFTER and kind in ("own_slopes", "changes"):
            continue  # who has no start has no slope and no change
        with_covariates = either if kind in ADJUSTED and not data.extra.covariates.empty else (False,)
        with_blocks = either if in_blocks else (False,)
        for more, blocks in itertools.product(with_covariates, with_blocks):
            yield Choice(kind, more, blocks, by_cluster, name)


def clustered(data: Compared) -> bool:
    """Whether people share clusters."""
    return data.cluster is not None


class Rows:
    """One set of people as arrays, from which the columns of every choice are put together."""

    def __init__(self, data: Compared, lots: ByLot, frame: pd.DataFrame) -> None:
        self.arm = (frame["arm"] == PROGRAM).to_numpy(dtype=float)
        self.after, self.before = (frame[name].to_numpy(dtype=float) for name in ("after", "before"))
        self.filled = frame["filled"].to_numpy(dtype=float) if "filled" in frame else np.zeros(len(frame))
        self._data, self._lots, self._places = data, lots, data.assigned.index.get_indexer(frame.index)

    @cached_property
    def clusters(self) -> Any:
        """The cluster of each, as whole numbers."""
        cluster = self._data.extra.cluster
        return None if cluster is None else pd.factorize(cluster.iloc[self._places])[0].astype(np.int64)

    @cached_property
    def covariates(self) -> list[Any]:
        """The charter's characteristics."""
        frame = self._data.extra.covariates.iloc[self._places]
        return [centred(one) for one in covariate_columns(read_covariates(frame)).values()]

    @cached_property
    def blocks(self) -> dict[str, Any]:
        """The blocks of the draw."""
        if self._lots.blocks is None:
            return {}
        made = block_columns(self._lots.blocks.iloc[self._places], self.arm.astype(np.int64))
        return {name: centred(one) for name, one in made.items()}

    @cached_property
    def weights(self) -> Any:
        """One over the chance of the draw, in every analysis where chances differ: without them a draw is not fair."""
        if self._lots.weights is None:
            return None
        found = self._lots.weights.iloc[self._places].to_numpy(dtype=float)
        if np.isnan(found).any():
            raise NotComputable("not everybody's chance of a place is known")
        return found

    def modelled(self, choice: Choice) -> tuple[Any, Any]:
        """The outcome and the columns of a choice's model: constant, arm, start and what is adjusted for."""
        adjusted = choice.analysis in ADJUSTED
        start = centred(self.before)
        columns: list[Any] = [np.ones(len(self.arm)), self.arm]
        if adjusted:
            columns += [start, *([self.arm * start] if choice.analysis == "own_slopes" else [])]
            columns += [self.filled] if self.filled.any() else []
            columns += self.covariates if choice.covariates else []
        if choice.blocks:
            columns += list(that_add({str(i): one for i, one in enumerate(columns)}, self.blocks).values())
        return self.after - self.before if choice.analysis == "changes" else self.after, np.column_stack(columns)


def _tried(rows: Rows, choice: Choice, level: float) -> Tried:
    try:
        outcome, matrix = rows.modelled(choice)
        clusters = rows.clusters if choice.clustered else None
        estimate = stats.coefficient(
            outcome, matrix, ARM, clusters=clusters, arms=rows.arm.astype(np.int64), weights=rows.weights, level=level,
            method=choice.words,
        )  # fmt: skip
    except NotComputable as reason:
        return Tried(choice, None, len(rows.arm), str(reason))
    return Tried(choice, estimate, len(rows.arm))
