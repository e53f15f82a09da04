"""Are the people of the variants alike in what was known before?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.answers.parts import Check
from mentorlab.answers.wording import catalogue, number
from mentorlab.measures.counted import FEWEST

if TYPE_CHECKING:
    from mentorlab.reach.invited.compared import Compared
    from mentorlab.tables.program import Program

ALIKE = 0.25  # standard deviations (What Works Clearinghouse)


def balance(program: Program, one: Compared) -> Check:
    """The largest difference between two variants in the charter's unit and in what it adjusts for, in SDs."""
    words, charter = catalogue("reach_campaigns").CHECKS, program.charter
    names = [*dict.fromkeys([*([charter.units] if charter.units else []), *charter.evaluation.adjust_for])]
    known = program.table("people").set_index("person_id") if program.has("people") else pd.DataFrame()
    names = [name for name in names if name in known]
    arms = one.people["arm"]
    if not names or (arms.value_counts() < FEWEST).any() or arms.nunique() < 2:
        return Check("balance", "not_checked", words["balance_not_checked"])
    at = known.reindex(one.people.index)
    sizes = {name: _largest(at[name], arms) for name in names}
    worst = max(sizes, key=lambda name: sizes[name])
    told = words["balance"].format(size=number(sizes[worst], 2), what=worst.replace("_", " "))
    return Check("balance", "passed" if sizes[worst] <= ALIKE else "failed", told)


def _largest(values: pd.Series, arms: pd.Series) -> float:
    """The largest standardised difference between two variants; of a column of words, over its values that ten have."""
    if pd.api.types.is_numeric_dtype(values):
        columns = [values.astype("float64")]
    else:
        many = [value for value, n in values.value_counts().items() if n >= FEWEST]
        columns = [(values == value).astype("float64") for value in many]
    found = [0.0]
    for column in columns:
        means, spreads = column.groupby(arms).mean(), column.groupby(arms).var()
        for one, other in combinations(means.index, 2):
            spread = np.sqrt((spreads[one] + spreads[other]) / 2)
            found += [abs(means[one] - means[other]) / spread] if spread > 0 else []
    return float(max(found))
