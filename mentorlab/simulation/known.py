"""How large is the true effect in the program that was simulated? From both potential outcomes of each person."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from mentorlab.simulation.program import Simulated

Estimand = Literal["offered", "offered_here", "taken_up"]


def true_effect(simulated: Simulated, measure: str, estimand: Estimand = "offered") -> float:
    """The true effect on one measure in this very sample, in the measure's points (events: a share of people).

    `offered`: the mean over everyone assigned of (if_offered − if_not), what comparing the drawn arms estimates.
    `offered_here`: the same over those in the program arm. `taken_up`: over those who take part if offered and not
    otherwise (compliers), what dividing by the share who took part estimates. NaN where there is nobody.
    """
    scores = simulated.potential[measure]
    gain = scores["if_offered"] - scores["if_not"]
    if estimand == "offered_here":
        gain = gain[scores["arm"] == "program"]
    elif estimand == "taken_up":
        gain = gain[scores["takes_up"] & ~scores["takes_up_anyway"]]
    return float(gain.mean())


def true_effects(simulated: Simulated) -> pd.DataFrame:
    """One row a measure: planted (what `effects` says), offered, offered_here, taken_up, n (assigned)."""
    rows = {
        measure: {
            "planted": float(simulated.truth.effects.get(measure, 0.0)),
            "offered": true_effect(simulated, measure, "offered"),
            "offered_here": true_effect(simulated, measure, "offered_here"),
            "taken_up": true_effect(simulated, measure, "taken_up"),
            "n": len(scores),
        }
        for measure, scores in simulated.potential.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("measure").reset_index()
