"""Who has no place yet by the program's own doing? They wait because it asked them to, and are not lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.measures.counted import telling
from mentorlab.tables.on_record.draw_record import of_places

if TYPE_CHECKING:
    from mentorlab.reach.steps import Role, Steps
    from mentorlab.tables.program import Program

TOLD = ("none", "shown", "all")


@dataclass(frozen=True, eq=False)
class WithoutPlace:
    """`ids`: people to whom a draw, or somebody's choice, gave no place yet; `by_lot`: lots decided it."""

    ids: pd.Index
    by_lot: bool = False

    def among(self, steps: Steps, before: str, step: str, smallest: int) -> int | None:
        """How many of those who came to `before` and not to `step` have no place; 0 before anybody is matched.

        None where they, or those beside them, are too few to be told.
        """
        names = steps.names
        if "matched" not in names or names.index(step) < names.index("matched"):
            return 0
        mine = steps.came.index.isin(self.ids)
        lost = (steps.came[before] & ~steps.came[step]).to_numpy()
        k = int((lost & mine).sum())
        of = (int(lost.sum()), int((mine & steps.came[before].to_numpy()).sum()))
        return k if all(telling(k, n, smallest) in TOLD for n in of) else None


def without_place(program: Program, role: Role) -> WithoutPlace:
    """Mentees assigned to wait, or to no place, whose turn has not come by the program's day. Nobody where no table
    says so, and where lots decided who was invited rather than who got a place."""
    nobody = WithoutPlace(pd.Index([], dtype="object"))
    if role != "mentee" or not program.has("assignments") or program.charter.evaluation.design == "encouragement":
        return nobody
    rows = of_places(program.table("assignments")).dropna(subset=["person_id", "arm"])
    if not (rows["arm"] == "program").any():
        return nobody
    day = pd.Timestamp(program.as_of or program.charter.starts_on)
    begins = rows["starts_on"] if "starts_on" in rows else pd.Series(pd.NaT, index=rows.index)
    waits = np.where(begins.notna(), begins > day, rows["arm"] != "program")
    drawn = ("drawn_with" in rows and rows["drawn_with"].notna().any()) or (
        program.charter.evaluation.places_by == "lottery"
    )
    return WithoutPlace(pd.Index(rows.loc[waits, "person_id"], dtype="object"), bool(drawn))
