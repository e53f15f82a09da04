"""What was worked out about a program stays at hand: many questions read the same pairs, meetings and answers.

    @once
    def pairs_run(program: Program) -> PairsRun: ...

Worked out again for a program made of this one (of another day, of a unit). What is returned is shared by all who ask:
nobody may change it. Not for what depends on earlier reports, which is settled as of each report.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

Given = ParamSpec("Given")
Made = TypeVar("Made")


def once(
    reading: Callable[Concatenate[Program, Given], Made],
) -> Callable[Concatenate[Program, Given], Made]:
    """The same function, worked out once for each program and asking; what it is given must be hashable."""

    @wraps(reading)
    def kept(program: Program, /, *args: Given.args, **named: Given.kwargs) -> Made:
        which = (reading, args, *sorted(named.items()))
        if which not in program.asked:
            program.asked[which] = reading(program, *args, **named)
        return cast("Made", program.asked[which])

    return kept
