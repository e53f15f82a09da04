"""Who answers the surveys? Most before, fewer after; those who left cannot, those who missed the first miss the second.

The number who miss a survey is set per group, the people are drawn: the arms then differ in drop-out by a known,
small amount in every simulated program, not by the luck of one seed.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import AFTER_ON, AFTER_UNTIL, BEFORE_FROM, BEFORE_ON, a_day_between
from mentorlab.simulation.scores import Potential, Scale

MISSING_BEFORE = 0.02  # asked with the application, so nearly everybody answers
MISSING_AFTER = {"program": 0.09, "waitlist": 0.11, "mentor": 0.09}  # of everybody in the group, leavers included
MISSED_BEFORE_TOO = 1.6  # log odds, more or less, of missing the second survey after missing the first
SKIPS_AN_ITEM = 0.015


def responses(
    potential: dict[str, Potential], groups: pd.Series, left_on: pd.Series, rng: Generator, items: Generator
) -> pd.DataFrame:
    """The responses table of both waves.

    Args: `potential` by measure; `groups` person_id → program, waitlist or mentor (those asked at all); mentors are
    asked about engagement only; `left_on` missing for those who stayed. Returns person_id, wave, item, value (as
    answered: items not reversed), answered_on, sorted.
    """
    missing = who_is_missing(groups, left_on, rng)
    parts = []
    for wave, span in (("before", (BEFORE_FROM, BEFORE_ON)), ("after", (AFTER_ON, AFTER_UNTIL))):
        people = groups.index[~groups.index.isin(missing[wave])]
        days = pd.Series(pd.to_datetime([a_day_between(*span, rng) for _ in people]), index=people)
        for measure, one in potential.items():
            asked = people if measure == "engagement_pulse" else people[groups[people] != "mentor"]
            parts.append(_answers(one, wave, asked, groups, days, items))
    table = pd.concat(parts, ignore_index=True)
    order = pd.Categorical(table["wave"], ["before", "after"], ordered=True)
    return (
        table.assign(order=order).sort_values(["order", "person_id", "item"], ignore_index=True).drop(columns="order")
    )


def who_is_missing(groups: pd.Series, left_on: pd.Series, rng: Generator) -> dict[str, pd.Index]:
    """The people without an answer, by wave. A group loses a fixed share, or its leavers if more."""
    before = groups.index[_drawn(np.ones(len(groups), dtype=bool), round(MISSING_BEFORE * len(groups)), 0.0, rng)]
    lost: list[str] = []
    for group, share in MISSING_AFTER.items():
        people = groups.index[groups == group]
        gone = left_on[people].notna().to_numpy()
        more = max(0, round(share * len(people)) - int(gone.sum()))
        silent = _drawn(~gone, more, MISSED_BEFORE_TOO * people.isin(before), rng)
        lost += list(people[gone]) + list(people[silent])
    return {"before": before, "after": pd.Index(lost)}


def _drawn(allowed: np.ndarray, n: int, tilt: np.ndarray | float, rng: Generator) -> np.ndarray:
    """Positions of `n` of those allowed, drawn without replacement in proportion to exp(tilt)."""
    keys = rng.gumbel(size=len(allowed)) + tilt
    return np.argsort(np.where(allowed, -keys, np.inf), kind="stable")[: min(n, int(allowed.sum()))]


def _answers(
    potential: Potential, wave: str, asked: pd.Index, groups: pd.Series, days: pd.Series, rng: Generator
) -> pd.DataFrame:
    scale = potential.scale
    after = potential.if_offered.where(groups == "program", potential.if_not)
    frame = (potential.before if wave == "before" else after).loc[asked]
    given = ~_skipped(len(asked), scale, rng).ravel()
    n_items = len(scale.items)
    table = pd.DataFrame(
        {
            "person_id": np.repeat(asked.to_numpy(), n_items),
            "wave": wave,
            "item": np.tile(scale.items, len(asked)),
            "value": _as_asked(frame, scale).to_numpy().ravel(),
            "answered_on": np.repeat(days[asked].to_numpy(), n_items),
        }
    )
    return table[given]


def _as_asked(frame: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    turned = frame.copy()
    for item in scale.reverse:
        turned[item] = scale.maximum + scale.minimum - turned[item]
    return turned


def _skipped(n: int, scale: Scale, rng: Generator) -> np.ndarray:
    """At most one item of a scale is left out by a person, so that the scale can still be scored."""
    skips = np.zeros((n, len(scale.items)), dtype=bool)
    one, leaves_out = rng.integers(0, len(scale.items), size=n), rng.random(n) < SKIPS_AN_ITEM
    skips[np.arange(n), one] = leaves_out
    return skips
