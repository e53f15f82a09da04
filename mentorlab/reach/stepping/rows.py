"""The table of the funnel: a row for each group and step, with numerator, denominator and intervals."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.measures.counted import FEWEST, share_of, telling
from mentorlab.reach.stepping.last_cycle import LastCycle
from mentorlab.reach.stepping.waited import Waited, waited
from mentorlab.reach.stepping.without_place import WithoutPlace
from mentorlab.reach.steps import Steps
from mentorlab.reach.steps_told import StepsTold, nobody_or_enough

COLUMNS = (
    *("group", "step", "from_step", "n", "n_reached", "n_lost", "share_step", "share_step_low", "share_step_high"),
    *("n_base", "share_all", "share_all_low", "share_all_high", "days_step", "days_step_low", "days_step_high"),
    *("n_still_waiting", "n_no_place", "n_unrecorded", "n_reached_last", "n_base_last", "share_all_last"),
    *("share_more", "share_more_low", "share_more_high", "hidden"),
)


ALL = 0  # the number of everyone, where no groups are told apart


@dataclass(frozen=True, eq=False)
class Then:
    """Of the last cycle: how many came how far, and which steps may be told."""

    counts: pd.Series
    names: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Tabled:
    """What the rows are made of."""

    steps: Steps
    told: StepsTold
    labels: pd.Series | None
    last: LastCycle
    waits: WithoutPlace
    smallest: int
    level: float
    cache: dict[tuple[str, str], Waited] = field(default_factory=dict)

    def rows(self) -> pd.DataFrame:
        """Everyone first, then the groups in the order of their names; what may not be told is hidden."""
        rows = [*self._everyone()]
        for name in self.told.counts.index:
            rows += [*self._group(str(name))]
        table = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
        counts = [name for name in COLUMNS if name.startswith(("n", "share", "days"))]
        table[counts] = table[counts].astype("float64")
        return table.assign(hidden=table["hidden"].astype(bool))

    def _everyone(self) -> Iterator[dict[str, Any]]:
        group, counts, names = catalogue().LABELS["everyone"], self.told.everyone, self.told.told
        then = Then(self.last.told.everyone, self.last.told.told) if self.last.told else None
        for step in self.steps.names:
            if step not in names:
                yield _hidden(group, step)
                continue
            row = self._row(group, step, names, counts, then)
            if step != names[0]:
                before = names[names.index(step) - 1]
                found = self._waited(before, step)
                row |= {"n_no_place": self.waits.among(self.steps, before, step, self.smallest)}
                row |= self._days(found, slice(None)) | {"n_still_waiting": self._waiting(found, None).get(ALL)}
            came = self.steps.came[step]
            without = int((came & ~self.steps.on_record[step]).sum())
            tells = telling(without, int(came.sum()), self.smallest) in ("none", "shown", "all")
            yield row | {"n_unrecorded": without if tells else None}

    def _group(self, group: str) -> Iterator[dict[str, Any]]:
        names, all_names = self.told.told_groups, self.told.told
        if group in self.told.hidden or not names:
            yield _hidden(group, None)
            return
        last = self.last.told
        seen = last is not None and group in last.counts.index and group not in last.hidden
        then = Then(_of(last, group), last.told_groups) if last is not None and seen else None
        for step in all_names:  # what is hidden of everyone is said in the rows of everyone
            if step not in names:
                yield _hidden(group, step)
                continue
            row = self._row(group, step, names, _of(self.told, group), then)
            place = names.index(step)
            if place:
                found = self._waited(names[place - 1], step)
                mine = self.groups.index(group)
                row |= self._days(found, self.codes[found.place] == mine)
                if all_names[all_names.index(step) - 1] == names[place - 1]:  # the same people are missing in both rows
                    row["n_still_waiting"] = self._waiting(found, self.codes[found.place]).get(mine)
            yield row

    @cached_property
    def groups(self) -> list[str]:
        """The groups, in the order of their numbers."""
        return [str(name) for name in self.told.counts.index]

    @cached_property
    def codes(self) -> np.ndarray:
        """The number of everybody's group; of groups that are hidden, that of the rest."""
        assert self.labels is not None  # there are groups
        codes = pd.Index(self.groups).get_indexer(pd.Index(self.labels))
        hidden = np.array([name in self.told.hidden for name in self.groups])
        return np.where(hidden[codes], len(self.groups), codes)

    def _waited(self, before: str, step: str) -> Waited:
        if (before, step) not in self.cache:
            self.cache[before, step] = waited(self.steps, before, step)
        return self.cache[before, step]

    def _days(self, found: Waited, chosen: np.ndarray | slice) -> dict[str, float]:
        days, low, high = found.median(chosen, self.smallest, self.level)
        return {"days_step": days, "days_step_low": low, "days_step_high": high}

    def _waiting(self, found: Waited, codes: np.ndarray | None) -> dict[int, int]:
        """How many wait, by the number of the group; nothing where in any, or the rest, few wait or are gone."""
        codes = np.full(len(found.place), ALL) if codes is None else codes
        waits = found.waiting.to_numpy()
        gone = ~found.came.to_numpy() & ~waits
        counts = np.stack([np.bincount(codes[some], minlength=len(self.groups) + 1) for some in (waits, gone)])
        return dict(enumerate(counts[0].tolist())) if nobody_or_enough(counts, self.smallest) else {}

    def _row(
        self, group: str, step: str, names: tuple[str, ...], counts: pd.Series, then: Then | None
    ) -> dict[str, Any]:
        words = catalogue("reach_funnel").STEPS
        reached, base = int(counts[step]), int(counts[names[0]])
        row: dict[str, Any] = {"group": group, "step": words[step], "n_reached": reached, "n_base": base}
        row["hidden"] = False
        place = names.index(step)
        if place:
            n = int(counts[names[place - 1]])
            row |= {"from_step": words[names[place - 1]], "n": n, "n_lost": n - reached}
            row |= _share("share_step", reached, n, self.level) | _share("share_all", reached, base, self.level)
        if then is not None and step in then.names and then.names[0] == names[0]:
            row |= self._beside(reached, base, then, step)
        return row

    def _beside(self, reached: int, base: int, then: Then, step: str) -> dict[str, Any]:
        """The same step of the last cycle, where both begin with the same people."""
        reached_then, base_then = int(then.counts[step]), int(then.counts[then.names[0]])
        row: dict[str, Any] = {"n_reached_last": reached_then, "n_base_last": base_then}
        if step == then.names[0] or not base or not base_then:
            return row
        row["share_all_last"] = reached_then / base_then
        apart = stats.difference_of_shares([(reached, base, reached_then, base_then)], level=self.level).difference
        row["share_more"] = apart.value
        if min(base, base_then) >= FEWEST:
            row |= {"share_more_low": apart.low, "share_more_high": apart.high}
        return row


def _of(told: StepsTold, group: str) -> pd.Series:
    return pd.Series(told.counts.loc[group])


def _share(name: str, k: int, n: int, level: float) -> dict[str, float]:
    value, low, high = share_of(k, n, level) if n else (math.nan, math.nan, math.nan)
    return {name: value, f"{name}_low": low, f"{name}_high": high}


def _hidden(group: str, step: str | None) -> dict[str, Any]:
    return {"group": group, "step": catalogue("reach_funnel").STEPS[step] if step else None, "hidden": True}
