"""Who answered without being analysed, and may such answers enter a figure that stands beside those of the analysed?

Beside the figures over those analysed, one with one or two more people in it would tell their answers; so would two
figures of two reports between which one more such answer came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.outcomes.beside import sets_before
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.tables.privacy import newly_told
from mentorlab.tables.privacy.jointly import all_alike

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison

ARMS = (PROGRAM, COMPARISON)
Sets = tuple[frozenset[str], ...]


def entering(one: Comparison, more: pd.Series, wave: str) -> Sets | None:
    """The people of each arm among `more` (answers at one wave, by person, of some who are not analysed); None where
    they may not enter: in an arm they are few, or all alike, or too few came or went since an earlier report.
    """
    data, smallest = one.data, one.program.charter.privacy.smallest_group
    more = more.dropna()
    arm = data.assigned["arm"].reindex(more.index)
    parts = [more[(arm == name).to_numpy()] for name in ARMS]
    if any(0 < len(part) < smallest or all_alike(part.to_frame()) for part in parts):
        return None
    sets = tuple(frozenset(part.index.to_numpy(dtype=object)) for part in parts if len(part))
    earlier = sets_before(one.program, data.panel.measure, (wave,))
    analysed = [frozenset(data.of(name).index.to_numpy(dtype=object)) for name in ARMS]
    return None if earlier and newly_told([*earlier, *analysed], sets, smallest) else sets


def tells_few(one: Comparison, arm: str, k: int) -> bool:
    """Whether, beside what every answer tells (assigned and analysed), a count of `k` people tells of too few."""
    smallest = one.program.charter.privacy.smallest_group
    return bool(np.any([0 < abs(k - n) < smallest for n in (0, one.data.n_assigned(arm), len(one.data.of(arm)))]))
