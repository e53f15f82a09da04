"""What happened in earlier cycles of the program? Their folders, opened as programs of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from mentorlab.errors import BadInput
from mentorlab.tables.load import check
from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class EarlierCycles:
    """`programs`: oldest first, by starts_on. `unread`: folders, as the charter names them, that cannot be read."""

    programs: tuple[Program, ...] = ()
    unread: tuple[str, ...] = ()


def earlier_cycles(program: Program) -> EarlierCycles:
    """The cycles that the charter names under `earlier_cycles`. Their tables may have faults: ask `need` before use.

    Rows of other cycles in this program's own tables are not among them: they have no charter that says when their
    cycle began. They are read once for a program and all that is made from it (`as_at`): several questions of a report
    ask for them, and a folder that changes meanwhile does not change what they say.
    """
    which = ("earlier cycles", program.folder, program.charter.earlier_cycles)
    if which not in program.beside:
        program.beside[which] = _opened(program)
    return cast("EarlierCycles", program.beside[which])


def _opened(program: Program) -> EarlierCycles:
    found, unread = [], []
    for place in program.charter.earlier_cycles:
        try:
            _, before = check(program.folder / place, earlier=False)
        except (BadInput, OSError):
            before = None
        if before is None:
            unread.append(place)
        else:
            found.append(before)
    return EarlierCycles(tuple(sorted(found, key=lambda one: one.charter.starts_on)), tuple(unread))
