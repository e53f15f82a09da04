"""How do the flags stand the test of earlier cycles, and what of it may be told?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from mentorlab.engagement.flagging.accuracy import Accuracy, accuracy, more_found
from mentorlab.engagement.flagging.model import Tried, tried
from mentorlab.engagement.flagging.reading import Read
from mentorlab.engagement.flagging.replay import ANY, Replayed, replay
from mentorlab.measures.counted import FEWEST
from mentorlab.stats.estimates import Estimate

RANDOM, FIRST, LATELY, MODEL = "random", "first", "lately", "model"
State = Literal["none", "unjudged", "hidden", "no_calls", "untested", "foresee", "nothing"]


@dataclass(frozen=True, eq=False)
class Tested:
    """`figures`, `without_help`: by rule, `any`, `random` (everybody is called), `first` (only first calls to a pair),
    `lately` (only pairs that had met not long before) and `model`, those only that may be told; `more_than_random`: of
    the calls of any rule. `hidden`: which are not told. `rounded`: of which `without_help` only whole percents are told
    and no counts, which would tell of few that got help.
    """

    state: State
    replayed: Replayed | None = None
    model: Tried | None = None
    figures: Mapping[str, Accuracy] = field(default_factory=dict)
    without_help: Mapping[str, Accuracy] = field(default_factory=dict)
    more_than_random: Estimate | None = None
    hidden: tuple[str, ...] = ()
    rounded: frozenset[str] = frozenset()


def tested(data: Read, level: float, smallest: int) -> Tested:
    """The flags on the earlier cycles. A count stands for nobody, or for as many pairs as may be told.

    The counts without pairs that got help are told only where those of the helped alone could be told as well.
    """
    replayed = replay(data.before, data.settings, data.horizon)
    if replayed is None:
        return Tested("unjudged" if data.before else "none")
    model = tried(replayed, level)
    everybody = np.ones(len(replayed.stopped), dtype=bool)
    asked = {name: (flag, everybody) for name, flag in replayed.flags.items()}
    asked |= {RANDOM: (everybody, everybody), FIRST: (replayed.first, everybody)}
    asked[LATELY] = (replayed.flags[ANY], replayed.lately)
    if model is not None:
        asked[MODEL] = (model.flag, everybody)
    every = {name: accuracy(flag, replayed, level, among=among) for name, (flag, among) in asked.items()}
    told = {name: one for name, one in every.items() if one.may_be_told(smallest)}
    hidden = tuple(name for name in every if name not in told)
    if RANDOM in hidden or ANY in hidden:
        return Tested("hidden", replayed)
    without, rounded = {}, set()
    for name in told if replayed.helped.any() else ():
        flag, among = asked[name]
        parts = (among & replayed.helped, among & ~replayed.helped)
        theirs, others = (accuracy(flag, replayed, level, among=part) for part in parts)
        if others.may_be_told(smallest):
            without[name] = others
            rounded |= set() if theirs.may_be_told(smallest) else {name}
    more = more_found(replayed.flags[ANY], everybody, replayed, level)
    state = _state(told[ANY], more)
    shown = model if model is not None and MODEL in told else None
    return Tested(state, replayed, shown, told, without, more, hidden, frozenset(rounded))


def _state(called: Accuracy, more: Estimate | None) -> State:
    if not called.calls or more is None:
        return "no_calls"
    if min(called.behind) < FEWEST:
        return "untested"
    return "foresee" if more.low > 0 else "nothing"
