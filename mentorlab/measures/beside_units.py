"""May a unit's report tell how many of its people are so, beside the program's report and every other unit's?

Counts add up: the program's number less those of all units that tell theirs is that of the units that do not. So what
may be told is settled for all units at once, as in the table of units in the program's own report, and the same in
whichever unit's report it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.tables.privacy.small import hide_cells
from mentorlab.tables.units import unit_of_each

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


def units_of_persons(program: Program, persons: pd.Series) -> pd.Series:
    """The unit of each of these persons of the whole program, by the column of this unit; empty for nobody's."""
    assert program.whole is not None
    assert program.unit is not None
    return persons.astype("object").map(unit_of_each(program.whole, program.unit.column)).fillna("").astype(str)


def hidden_beside_units(program: Program, units: pd.Series, yes: pd.Series) -> bool:
    """Whether the report of this unit may not tell how many of its own are so.

    `units`: of each one that is counted in the whole program; `yes`: whether it is so. Who is of no unit is a group of
    its own. True where nobody of the unit is counted.
    """
    assert program.unit is not None
    if not yes.any() or yes.all():  # the program's report says so of everyone
        return not bool((units.astype(str) == program.unit.value).any())
    yes = yes.astype("int64")
    table = pd.DataFrame({"yes": yes.groupby(units).sum(), "no": (1 - yes).groupby(units).sum()})
    hidden = hide_cells(table, program.charter.privacy.smallest_group)
    return bool(hidden.get(program.unit.value, True))
