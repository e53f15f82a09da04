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
from mentorlab.outcomes.turning.people import EVERYONE_AFTER, PLANNED, Samples
from mentorlab.stats.design import centred, covariate_columns, read_covariates

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.stats.estimates import Estimate

BLOCK, CHANCE = "block", "chance"
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
    names = set(map(str, data.extra.covariates))
    analysis = "start"
    if not data.has_start:
        analysis = "after"
    elif one.reading.name == trend.DESIGN:
        analysis = "changes"
    elif one.effect.analysis.weights is not None:
        analysis = "weighted"
    adjusted = analysis in (*ADJUSTED, "weighted")
    return Choice(
        analysis, adjusted and bool(names - {BLOCK, CHANCE}), adjusted and BLOCK in names, clustered(data), PLANNED
    )


def rows_of(one: Comparison, people: Samples) -> dict[str, Rows]:
    """The people of each sample as arrays."""
    return {name: Rows(one.data, frame) for name, frame in people.shown.items()}


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
    either, blocks_known = (True, False), _blocks(data) is not None
    for kind, name, by_cluster in itertools.product(kinds, rows, either if clustered(data) else (False,)):
        if name == EVERYONE_AFTER and kind in ("own_slopes", "changes"):
            continue  # who has no start has no slope and no change
        adjusted = kind in ADJUSTED
        with_covariates = either if adjusted and not _columns_of(data).empty else (False,)
        with_blocks = either if adjusted and blocks_known else (False,)
        for more, blocks in itertools.product(with_covariates, with_blocks):
            yield Choice(kind, more, blocks, by_cluster, name)


def clustered(data: Compared) -> bool:
    """Whether people share clusters."""
    return data.cluster is not None


def _columns_of(data: Compared) -> pd.DataFrame:
    """The charter's characteristics alone, of everyone concerned."""
    return data.extra.covariates.drop(columns=[BLOCK, CHANCE], errors="ignore")


def _blocks(data: Compared) -> pd.Series | None:
    """The block in which places were drawn, where there were several."""
    if BLOCK not in data.who.people:
        return None
    blocks = data.who.people[BLOCK].reindex(data.assigned.index)
    several = blocks.loc[data.answered.index]
    return None if several.isna().any() or several.nunique() < 2 else blocks


class Rows:
    """One set of people as arrays, from which the columns of every choice are put together."""

    def __init__(self, data: Compared, frame: pd.DataFrame) -> None:
        self.arm = (frame["arm"] == PROGRAM).to_numpy(dtype=float)
        self.after, self.before = (frame[name].to_numpy(dtype=float) for name in ("after", "before"))
        self.filled = frame["filled"].to_numpy(dtype=float) if "filled" in frame else np.zeros(len(frame))
        self._data, self._places = data, data.assigned.index.get_indexer(frame.index)

    @cached_property
    def clusters(self) -> Any:
        """The cluster of each, as whole numbers."""
        cluster = self._data.extra.cluster
        return None if cluster is None else pd.factorize(cluster.iloc[self._places])[0].astype(np.int64)

    @cached_property
    def covariates(self) -> list[Any]:
        """The charter's characteristics."""
        return self._columns(_columns_of(self._data))

    @cached_property
    def blocks(self) -> list[Any]:
        """The blocks of the draw."""
        blocks = _blocks(self._data)
        return [] if blocks is None else self._columns(blocks.astype(str).to_frame(BLOCK))

    @cached_property
    def chances(self) -> list[Any]:
        """Known chances: they enter every adjustment, for without them a draw is not fair."""
        every = self._data.extra.covariates
        return self._columns(every[[CHANCE]]) if CHANCE in every else []

    def _columns(self, frame: pd.DataFrame) -> list[Any]:
        return [centred(one) for one in covariate_columns(read_covariates(frame.iloc[self._places])).values()]

    def modelled(self, choice: Choice) -> tuple[Any, Any]:
        """The outcome and the columns of a choice's model: constant, arm, start and what is adjusted for."""
        columns = [np.ones(len(self.arm)), self.arm]
        if choice.analysis not in ADJUSTED:
            return (self.after - self.before if choice.analysis == "changes" else self.after), np.column_stack(columns)
        start = centred(self.before)
        columns += [start, *([self.arm * start] if choice.analysis == "own_slopes" else [])]
        columns += [self.filled] if self.filled.any() else []
        columns += (
            self.chances + (self.covariates if choice.covariates else []) + (self.blocks if choice.blocks else [])
        )
        return self.after, np.column_stack(columns)


def _tried(rows: Rows, choice: Choice, level: float) -> Tried:
    try:
        outcome, matrix = rows.modelled(choice)
        clusters = rows.clusters if choice.clustered else None
        estimate = stats.coefficient(outcome, matrix, ARM, clusters=clusters, level=level, method=choice.words)
    except NotComputable as reason:
        return Tried(choice, None, len(rows.arm), str(reason))
    return Tried(choice, estimate, len(rows.arm))
