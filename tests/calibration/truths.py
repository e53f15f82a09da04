"""What is an estimate held against? The truth of this very program, from both potential outcomes of each person.

Which one, and why: an interval of `outcomes.contrast` is about the people who could have had a place, so that the draw
alone makes it uncertain (Neyman 1923; for HC3 and regression adjustment Samii and Aronow 2012, Lin 2013). It is held
against the mean effect over exactly these people. Such intervals are somewhat wide where the program helps some people
more than others, since nobody is seen both with and without a place; coverage may then lie a little above 95 %.
Where places were not drawn, the question is about those who have one, and so is the truth.
An interval of `outcomes.change` is about people like these, not about these (their own change is no estimate). It is
held against the mean change over the people of all programs of the row: `POOLED`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from mentorlab.simulation.known import true_effect
from mentorlab.simulation.leaving import REASONS
from mentorlab.simulation.program import Simulated

SITE = "Harbour"  # one of the simulated sites
WORTH = 1000.0  # EUR for one point, where benefit is asked for
POOLED = ("change of such people", "change of such people in SDs")


def effect(simulated: Simulated, measure: str) -> float:
    """The mean effect of a place over everyone who could have had one, in points."""
    return true_effect(simulated, measure, "offered")


def effect_on_participants(simulated: Simulated, measure: str) -> float:
    """The mean effect of a place over those who have one, in points."""
    return true_effect(simulated, measure, "offered_here")


def effect_in_sds_before(simulated: Simulated, measure: str) -> float:
    """The effect in SDs of everyone's scores before."""
    return effect(simulated, measure) / float(simulated.potential[measure]["before"].std(ddof=1))


def effect_in_sds_after(simulated: Simulated, measure: str) -> float:
    """The effect in SDs of the scores after, pooled over both potential outcomes."""
    scores = simulated.potential[measure]
    pooled = np.sqrt((scores["if_offered"].var(ddof=1) + scores["if_not"].var(ddof=1)) / 2)
    return effect(simulated, measure) / float(pooled)


def effect_on_participants_in_sds_before(simulated: Simulated, measure: str) -> float:
    """The effect on those who have a place, in SDs of the scores before of those compared with them."""
    scores = simulated.potential[measure]
    compared = scores.loc[scores["arm"] != "program", "before"]
    return effect_on_participants(simulated, measure) / float(compared.std(ddof=1))


def effect_on_participants_in_sds_after(simulated: Simulated, measure: str) -> float:
    """The same in SDs of the scores after, each arm's own, pooled."""
    scores = simulated.potential[measure]
    placed = scores["arm"] == "program"
    with_place, without = scores.loc[placed, "if_offered"], scores.loc[~placed, "if_not"]
    squares = [(len(arm) - 1) * arm.var(ddof=1) for arm in (with_place, without)]
    return effect_on_participants(simulated, measure) / float(np.sqrt(sum(squares) / (len(scores) - 2)))


def change(simulated: Simulated, measure: str) -> float:
    """The mean change of those who have a place, in points."""
    return float(_changes(simulated, measure).mean())


def change_in_sds(simulated: Simulated, measure: str) -> float:
    """The same in SDs of the change (d_z)."""
    changes = _changes(simulated, measure)
    return float(changes.mean() / changes.std(ddof=1))


def effect_of_taking_part(simulated: Simulated, measure: str) -> float:
    """The mean effect over those who take part if they have a place and not otherwise, in points."""
    return true_effect(simulated, measure, "taken_up")


def share_who_gain(simulated: Simulated, measure: str) -> float:
    """How many more gain a fifth of the SD before (the charter's size worth having) with a place than without."""
    scores = simulated.potential[measure]
    least = 0.2 * float(scores["before"].std(ddof=1)) - 1e-9
    gains = [(scores[name] - scores["before"] >= least).mean() for name in ("if_offered", "if_not")]
    return float(gains[0] - gains[1])


def effect_on_own_accord(simulated: Simulated, measure: str) -> float:
    """The effect on staying, of which 75 in 100 leave of their own accord."""
    return REASONS["voluntary"] * effect(simulated, measure)


def effect_at_harbour(simulated: Simulated, measure: str) -> float:
    """The mean effect of a place over those of one site who could have had one, in points."""
    gains, there = _by_site(simulated, measure)
    return float(gains[there].mean())


def effect_at_harbour_less_elsewhere(simulated: Simulated, measure: str) -> float:
    """The same less that over everybody else, in points."""
    gains, there = _by_site(simulated, measure)
    return float(gains[there].mean() - gains[~there].mean())


def effect_in_units(simulated: Simulated, measure: str) -> float:
    """What was added to everybody in the units drawn, in points before answers are rounded."""
    return float(simulated.truth.in_units[measure])


def effect_in_money(simulated: Simulated, measure: str) -> float:
    """The effect times the people offered a place times what a point is worth."""
    offered = int((simulated.potential[measure]["arm"] == "program").sum())
    return effect(simulated, measure) * offered * WORTH


def nothing(simulated: Simulated, measure: str) -> float:  # noqa: ARG001  (every truth is handed both)
    """Zero, where nothing is planted: for the logarithm of a ratio."""
    return 0.0


def _by_site(simulated: Simulated, measure: str) -> tuple[pd.Series, pd.Series]:
    scores = simulated.potential[measure]
    site = simulated.tables["people"].set_index("person_id")["site"].reindex(scores.index)
    return scores["if_offered"] - scores["if_not"], site.astype(str) == SITE


def _changes(simulated: Simulated, measure: str) -> pd.Series:
    scores = simulated.potential[measure]
    offered = scores[scores["arm"] == "program"]
    return offered["if_offered"] - offered["before"]


TRUTHS: Mapping[str, Callable[[Simulated, str], float]] = {
    "effect": effect,
    "effect on participants": effect_on_participants,
    "effect in SDs before": effect_in_sds_before,
    "effect in SDs after": effect_in_sds_after,
    "effect on participants in SDs before": effect_on_participants_in_sds_before,
    "effect on participants in SDs after": effect_on_participants_in_sds_after,
    "effect of taking part": effect_of_taking_part,
    "effect on the share who gain a size worth having": share_who_gain,
    "effect on staying of one's own accord": effect_on_own_accord,
    "effect at Harbour": effect_at_harbour,
    "effect at Harbour less elsewhere": effect_at_harbour_less_elsewhere,
    "effect in units": effect_in_units,
    "effect in money": effect_in_money,
    "nothing": nothing,
    "change of such people": change,
    "change of such people in SDs": change_in_sds,
}
