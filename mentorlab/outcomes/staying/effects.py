"""How many more stayed, and how much sooner did the others leave? By the draw, or from the day mentoring began."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM
from mentorlab.outcomes.estimating.effect import LEAST_LEVEL
from mentorlab.stats.estimates import Estimate, t_test_p

if TYPE_CHECKING:
    from mentorlab.outcomes.staying.followed import Followed

Tested: TypeAlias = tuple[Estimate, float]


@dataclass(frozen=True, eq=False)
class Sides:
    """Two groups that are compared fairly: `people` with arm, days (from `since` on), cause. `since`: days after the
    common day on which the groups are told apart, 0 where they were assigned. `wanted`: 1 where it is good when it
    happens (a promotion), −1 where not (leaving)."""

    people: pd.DataFrame
    since: int
    horizon: int
    wanted: int

    def of(self, arm: str) -> pd.DataFrame:
        """One group."""
        return self.people[self.people["arm"] == arm]

    def counts(self, arm: str) -> tuple[int, int]:
        """To how many of how many it happened."""
        mine = self.of(arm)
        return int((mine["cause"] == 1).sum()), len(mine)

    @property
    def few(self) -> bool:
        """Whether one of the groups is described and not tested."""
        return min(len(self.of(arm)) for arm in (PROGRAM, COMPARISON)) < TESTED_FROM


@dataclass(frozen=True, eq=False)
class Moved:
    """`effect`: the share who stayed (or were promoted), program − comparison; `judged`: at 95 % or more. `ratio`: of
    the hazards as the groups are read; `begun`: from the day mentoring began; None where it cannot be said."""

    effect: Reported
    judged: Estimate
    ratio: Reported | None
    begun: Reported | None
    n_clusters: int | None


def sides(data: Followed, wanted: int) -> Sides:
    """The groups as they were assigned, from the common day on."""
    return Sides(data.people, 0, data.horizon, wanted)


def at_landmark(data: Followed, landmark: int, wanted: int) -> Sides:
    """The people to whom nothing had happened by the landmark, told apart by whether mentoring had begun by then."""
    there = data.people[(data.people["days"] > landmark)]
    begun = there["begins"] <= landmark
    people = there.assign(arm=np.where(begun, PROGRAM, COMPARISON), days=there["days"] - landmark)
    return Sides(people.drop(columns=["block", "chance", "cluster"], errors="ignore"), landmark, data.horizon, wanted)


def moved(data: Followed, groups: Sides, level: float, *, drawn: bool) -> Moved:
    """The difference between the groups, the ratio of their hazards, and that from the day mentoring began."""
    counts = {arm: groups.counts(arm) for arm in (PROGRAM, COMPARISON)}
    people: dict[str, Any] = {
        "n_program": counts[PROGRAM][1],
        "n_comparison": counts[COMPARISON][1],
        "n_assigned": len(data.people),
    }
    estimate, p, clusters = _difference(groups, level, drawn=drawn)
    judged = estimate if level >= LEAST_LEVEL else _difference(groups, LEAST_LEVEL, drawn=drawn)[0]
    if groups.few:
        bare = replace(estimate, low=math.nan, high=math.nan, se=math.nan, method=f"{estimate.method}; described")
        return Moved(Reported("effect", bare, "share", None, **people), bare, None, None, clusters)
    effect = Reported("effect", estimate, "share", p, **people)
    assigned = _or_none(_assigned_hazard, groups, level, drawn) if drawn or not groups.since else None
    begun = _or_none(_begun_hazard, data, level)
    ratio = None if assigned is None else Reported("hazard_ratio", assigned[0], "ratio", assigned[1], **people)
    mentored = None if begun is None else Reported("hazard_ratio_mentored", begun[0], "ratio", begun[1])
    return Moved(effect, judged, ratio, mentored, clusters)


def _or_none(ask: Callable[..., Tested | None], *given: object) -> Tested | None:
    """A ratio with its p; none where it happened to nobody on one side, or to hardly anybody."""
    try:
        return ask(*given)
    except NotComputable:
        return None


def retained(groups: Sides, arm: str, level: float) -> Estimate:
    """The share of one group who stayed to the end, or whom the good thing reached by then."""
    mine = groups.of(arm)
    happened = stats.competing(mine["days"], mine["cause"], level=level).at(groups.horizon)
    if groups.wanted > 0:
        return happened
    ends = 1 - happened.high, 1 - happened.low
    return replace(happened, value=1 - happened.value, low=ends[0], high=ends[1])


def _difference(groups: Sides, level: float, *, drawn: bool) -> tuple[Estimate, float, int | None]:
    """Within the blocks that lots were drawn in; by clusters where people were assigned in them."""
    frame, program = groups.people, (groups.people["arm"] == PROGRAM).to_numpy()
    hit = (frame["cause"] == 1).to_numpy()
    hit = hit if groups.wanted > 0 else ~hit
    if "cluster" in frame and frame["cluster"].notna().all() and not frame["cluster"].is_unique:
        codes, names = pd.factorize(frame["cluster"])
        found = stats.clustered_difference(hit & program, program, hit & ~program, ~program, codes, level=level)
        return found, t_test_p(found.value / found.se, len(names) - 1) if found.se else 1.0, len(names)
    keys = [name for name in ("block", "chance") if drawn and name in frame and frame[name].notna().all()]
    labels = frame.groupby(keys, sort=True, observed=True).ngroup().to_numpy() if keys else np.zeros(len(frame), int)
    of = [
        np.bincount(labels[mask], minlength=labels.max() + 1)
        for mask in (hit & program, program, hit & ~program, ~program)
    ]
    strata = [(int(k), int(n), int(m), int(o)) for k, n, m, o in zip(*of, strict=True)]
    apart = stats.difference_of_shares(strata, level=level)
    return apart.difference, apart.p, None


def _assigned_hazard(groups: Sides, level: float, drawn: bool) -> Tested:
    frame = groups.people
    blocks = frame["block"].to_numpy() if drawn and "block" in frame and frame["block"].notna().all() else None
    cluster = frame["cluster"].to_numpy() if "cluster" in frame and frame["cluster"].notna().all() else None
    program = pd.Series((frame["arm"] == PROGRAM).to_numpy(), name="program")
    found = stats.hazard(
        np.zeros(len(frame)), frame["days"], frame["cause"] == 1, program, strata=blocks, person=cluster, level=level
    )
    return found.ratios["program"], found.p["program"]


def _begun_hazard(data: Followed, level: float) -> Tested | None:
    """Everybody counts as not mentored up to the day on which their mentoring began, and as mentored from then on."""
    frame = data.people.reset_index(drop=True)
    begins = frame["begins"].where(frame["begins"] < frame["days"])
    if begins.notna().sum() < TESTED_FROM:
        return None
    before, after = frame[~(begins <= 0)], frame[begins.notna()]
    cut = begins[before.index]
    spells = pd.DataFrame(
        {
            "person": [*before.index, *after.index],
            "start": [*np.zeros(len(before)), *begins[after.index]],
            "stop": [*cut.fillna(before["days"]), *after["days"]],
            "event": [*((before["cause"] == 1) & cut.isna()), *(after["cause"] == 1)],
            "mentored": [*np.zeros(len(before)), *np.ones(len(after))],
        }
    )
    found = stats.hazard(
        spells["start"], spells["stop"], spells["event"], spells["mentored"], person=spells["person"], level=level
    )
    return found.ratios["mentored"], found.p["mentored"]
