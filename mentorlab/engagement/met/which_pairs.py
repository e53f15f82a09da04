"""Of which pairs is each share of rhythm, and which of them may the report of one unit tell with its counts?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.engagement.met.lines import Line, rounded
from mentorlab.measures.beside_units import hidden_beside_units, units_of_persons

if TYPE_CHECKING:
    from mentorlab.engagement.met.everyone import Read
    from mentorlab.tables.program import Program

Array = np.ndarray[Any, Any]


def which_pairs(read: Read) -> dict[str, tuple[Array, Array]]:
    """By metric: the pairs of which it is so, and those among which they are counted; true or false, by pair."""
    each, begun = read.each, read.begun
    met = each["met"].to_numpy(dtype=bool)
    return {
        "first_meeting": (met, begun),
        "as_agreed": (each["as_agreed"].to_numpy() == 1, begun & (each["expected"].to_numpy() > 0)),
        "irregular": (
            each["regularity"].to_numpy(dtype=float) < 0,
            begun & ~np.isnan(each["regularity"].to_numpy(dtype=float)),
        ),
        "long_gap": (each["long_gap"].to_numpy(dtype=bool), begun),
        "active": (each["active"].to_numpy() == 1, begun & each["running"].to_numpy(dtype=bool)),
        "hours": (met & (each["n_minutes"] == each["held"]).to_numpy(), met & begun),
    }


def of_one_unit(lines: Iterable[Line], program: Program, whole: Read) -> Iterator[Line]:
    """The lines of a unit's report. `whole`: what was read of the whole program.

    A share of pairs is hidden where, beside the reports of the program and of all other units, it would tell of few
    pairs of another unit. Of meetings, which add up as well, shares are told in whole percent and no counts.
    """
    units = units_of_persons(program, whole.pairs["mentee_id"]).to_numpy()
    masks = which_pairs(whole)
    for line in lines:
        if line.metric in masks:
            part, among = masks[line.metric]
            beside = hidden_beside_units(program, pd.Series(units[among]), pd.Series(part[among]))
            yield Line(line.metric, what=line.what, hidden=True) if beside and not line.hidden else line
        elif line.k is None and line.n is None:
            yield line
        else:
            share, typical = (None if one is None else rounded(one) for one in (line.share, line.typical))
            yield replace(line, k=None, n=None, share=share, typical=typical)
