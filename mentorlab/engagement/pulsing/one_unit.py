"""Which numbers of the weekly state may the report of one unit tell, beside those of the program and all other units?

Counts add up over units. Those of pairs are told where the same rule, for all units at once, lets them through; all
others (of meetings, requests, people) to the nearest multiple of the smallest group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.engagement.pulsing.reading import read
from mentorlab.engagement.pulsing.stand import Settings, Stand
from mentorlab.engagement.pulsing.telling import Told
from mentorlab.measures.beside_units import hidden_beside_units, units_of_persons
from mentorlab.measures.pairs_run import pairs_run

if TYPE_CHECKING:
    from mentorlab.engagement.pulsing.counting import Number
    from mentorlab.tables.program import Program


def beside_units(
    program: Program, numbers: Sequence[Number], said: Mapping[str, Told], settings: Settings
) -> dict[str, Told]:
    """The numbers of one unit as its report may tell them. `said`: as they might be told if there were no other."""
    assert program.whole is not None
    whole, smallest = read(program.whole), program.charter.privacy.smallest_group
    stand = Stand(whole, whole.day, settings)
    units = units_of_persons(program, pairs_run(program.whole).frame["mentee_id"]).to_numpy()
    found: dict[str, Told] = {}
    for one in numbers:
        told = said[one.name]
        if not one.of_pairs:
            found[one.name] = _rounded(told, smallest)
        elif told.k is not None and _tells(program, units, *one.found(stand)):
            found[one.name] = Told(None, told.n, "beside", about=told.about)
        else:
            found[one.name] = told
    if "running" in said and found["running"].how == "beside":  # of how many they are counted would tell how many run
        unsaid = Told(None, None, "beside")
        found |= {one.name: unsaid for one in numbers if one.of_running and found[one.name].n}
    return found


def _tells(program: Program, units: Any, part: Any, among: Any) -> bool:
    return hidden_beside_units(program, pd.Series(units[among]), pd.Series(np.asarray(part)[among]))


def _rounded(told: Told, smallest: int) -> Told:
    k, n = (None if one is None else smallest * round(one / smallest) for one in (told.k, told.n))
    if told.n is None or told.how == "nothing":
        return told
    if not n:
        return Told(None, None, "too_few")
    return replace(told, k=k, n=n, about=True, rounded=bool(k))
