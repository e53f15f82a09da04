"""How far did everybody who is eligible come, and who is left out of it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.reach.steps import Role, steps

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

Stage = Literal["reached", "applied", "matched", "met"]
STEP_OF: dict[str, str] = {"reached": "reached", "applied": "applied", "matched": "matched", "met": "first_meeting"}


@dataclass(frozen=True, eq=False)
class Standing:
    """`came`: the eligible × every step that the tables tell of, bool, each only by those who came through the earlier
    ones; None where people does not say who is eligible. `notes`: who is left out, counted.
    """

    came: pd.DataFrame | None
    notes: tuple[str, ...] = ()


def standing(program: Program, role: Role) -> Standing:
    """Everybody eligible in the role on the program's day, by the same steps as the funnel."""
    found = steps(program, role)
    if "eligible" not in found.came:
        return Standing(None)
    return Standing(found.came.drop(columns="eligible"), _notes(program, found.left_out))


def _notes(program: Program, left_out: Mapping[str, int]) -> tuple[str, ...]:
    words, smallest = catalogue("reach_representation"), program.charter.privacy.smallest_group
    told = {
        reason: f"{n:,}" if n >= smallest else words.FEW.format(smallest=smallest) for reason, n in left_out.items()
    }
    return tuple(words.LEFT_OUT[reason].format(n=n) for reason, n in told.items() if reason in words.LEFT_OUT)
