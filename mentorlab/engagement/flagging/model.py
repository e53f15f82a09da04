"""Does a simple model, made from earlier cycles, find more pairs that stop than the plain rules do, with as many calls?

It is judged on cycles that it was not made from: each cycle by a model of all others. With one earlier cycle it is
cross-validated, all pairs of a mentor in the same part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from mentorlab.engagement.flagging.accuracy import Accuracy, accuracy, more_found
from mentorlab.engagement.flagging.known import Known
from mentorlab.engagement.flagging.replay import ANY, Replayed
from mentorlab.measures.foretelling import judged_apart, likely, model_of
from mentorlab.stats.estimates import Estimate

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

FEWEST = 10  # pairs that stopped, and pairs that went on, without which no model is made
Verdict = Literal["better", "worse", "cannot_tell"]


@dataclass(frozen=True, eq=False)
class Tried:
    """The model as judged apart from what it was made from. `more`: its share of right calls less that of the rules.

    `risk_from`: where it calls, put so that it calls as often as the rules did; `flag`: its calls; `cycles`: whether it
    was judged on other cycles (else by parts of one).
    """

    model: Any
    risk_from: float
    flag: Array
    figures: Accuracy
    more: Estimate
    cycles: bool

    @property
    def verdict(self) -> Verdict:
        """Whether it beats the plain rules, by the interval of the difference."""
        if self.more.low > 0:
            return "better"
        return "worse" if self.more.high < 0 else "cannot_tell"

    def agrees(self, rows: Known) -> Array:
        """Would it call these pairs too?"""
        found: Array = likely(self.model, rows.features()) >= self.risk_from
        return found


def tried(replayed: Replayed, level: float) -> Tried | None:
    """The model and how it did. None where the rules called nobody or all, or too few pairs stopped or went on."""
    stopped, calls = replayed.stopped, int(replayed.flags[ANY].sum())
    sides = [len(np.unique(replayed.cluster[side])) for side in (stopped, ~stopped)]
    if min(sides) < FEWEST or not 0 < calls < len(stopped):
        return None
    cycles = len(np.unique(replayed.cycle)) > 1
    chance = judged_apart(replayed.features, stopped, replayed.cycle if cycles else replayed.mentor)
    model = model_of(replayed.features, stopped)
    if chance is None or model is None:
        return None
    flag = np.zeros(len(stopped), dtype=bool)
    order = np.argsort(-chance, kind="stable")
    flag[order[:calls]] = True
    more = more_found(flag, replayed.flags[ANY], replayed, level)
    if more is None:
        return None
    return Tried(model, float(chance[order[calls - 1]]), flag, accuracy(flag, replayed, level), more, cycles)
