"""What did one variant do rather than another, where lots gave them? Everybody drawn counts as drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.measures.counted import FEWEST
from mentorlab.reach.invited.contacts import DONE, first_applied
from mentorlab.reach.invited.rates import Counted, counts_in, counts_of, hidden_of
from mentorlab.reach.invited.trials import Trial
from mentorlab.stats.estimates import Estimate
from mentorlab.stats.several import holm
from mentorlab.stats.shares_apart import Apart, difference_of_shares

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True)
class Difference:
    """One variant less another: the share who applied. The first is the one with the larger share."""

    first: str
    second: str
    estimate: Estimate
    p: float
    p_holm: float
    n_first: int
    n_second: int
    n_unused: int

    def found(self, level: float) -> bool:
        """Does the interval exclude no difference, and does p hold after correction for looking at several?"""
        apart = self.estimate.low > 0 or self.estimate.high < 0
        return apart and self.p_holm < 1 - level


@dataclass(frozen=True, eq=False)
class Compared:
    """A trial read. `arms`: variant → n, applied, opened, answered, sent (people), of those who had not applied before
    the draw; `hidden`: which of them may not be shown. `closes_on`: the last day on which applying counts; NaT where
    nothing was sent. `open`: that day has not passed. `differences`: all pairs of variants that are shown and have at
    least ten people each; none while the trial is open.
    """

    trial: Trial
    arms: pd.DataFrame = field(repr=False)
    hidden: pd.Series = field(repr=False)
    closes_on: pd.Timestamp
    open: bool
    n_before: int
    differences: tuple[Difference, ...]
    people: pd.DataFrame = field(repr=False)

    @property
    def counts(self) -> Counted:
        """The arms as plain numbers."""
        return counts_in(self.arms)

    @property
    def lead(self) -> Difference | None:
        """The difference that chance explains worst."""
        return min(self.differences, key=lambda one: (one.p, -one.estimate.value), default=None)


def compared(program: Program, trial: Trial, outreach: pd.DataFrame, days: float, level: float) -> Compared:
    """The trial, each variant and the differences between them. `outreach`: as in `contacts.sent`."""
    people = trial.people
    mine = outreach[(outreach["campaign"] == trial.campaign) & outreach["person_id"].isin(people.index)]
    closes = mine["sent_on"].max() + pd.Timedelta(days=days)
    drawn_on, today = pd.Timestamp(str(trial.drawn_on)), pd.Timestamp(program.as_of or "1900-01-01")
    first = first_applied(program).reindex(people.index)
    done = mine.groupby("person_id")[list(DONE)].any().reindex(people.index, fill_value=False)
    right = mine[mine["variant"] == mine["person_id"].map(people["arm"])]
    whole = people.assign(
        applied=(first >= drawn_on) & (first <= closes),
        **{what: done[what].astype(bool) for what in DONE},
        sent=people.index.isin(mine["person_id"]),
        as_drawn=people.index.isin(right["person_id"]),
    )
    before = first < drawn_on
    drawn = whole[~before]
    arms = counts_of(drawn, ["arm"]).assign(sent=drawn.groupby("arm")["sent"].sum())
    arms = arms.reindex(trial.variants, fill_value=0)
    hidden = hidden_of(arms, program.charter.privacy.smallest_group)
    still_open = bool(pd.isna(closes) or closes > today)
    differences = () if still_open else _differences(drawn, counts_in(arms), hidden, level)
    return Compared(trial, arms, hidden, closes, still_open, int(before.sum()), differences, drawn)


def _differences(drawn: pd.DataFrame, counts: Counted, hidden: pd.Series, level: float) -> tuple[Difference, ...]:
    shown = [name for name, arm in counts.items() if not hidden[name] and arm["n"] >= FEWEST]
    strata = _strata(drawn)
    found = []
    for pair in combinations(shown, 2):
        apart = _apart(strata, *pair, level)
        if apart.difference.value < 0:
            pair = (pair[1], pair[0])
            apart = _apart(strata, *pair, level)
        found.append((*pair, apart))
    corrected = holm([apart.p for *_, apart in found]) if found else []
    return tuple(
        Difference(one, other, apart.difference, apart.p, p_holm, counts[one]["n"], counts[other]["n"], apart.n_unused)
        for (one, other, apart), p_holm in zip(found, corrected, strict=True)
    )


def _strata(drawn: pd.DataFrame) -> dict[str, dict[str, tuple[int, int]]]:
    """What the lots were drawn within: block → variant → those who applied, and all."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for (block, arm), applied in drawn.groupby(["block", "arm"])["applied"]:
        found.setdefault(str(block), {})[str(arm)] = (int(applied.sum()), len(applied))
    return found


def _apart(strata: dict[str, dict[str, tuple[int, int]]], one: str, other: str, level: float) -> Apart:
    counts = [(*arms.get(one, (0, 0)), *arms.get(other, (0, 0))) for arms in strata.values()]
    return difference_of_shares([each for each in counts if any(each)], level=level)
