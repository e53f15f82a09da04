"""What do the records show of a criterion: a plan that was fixed before, decisions that were followed up?"""

from __future__ import annotations

from mentorlab.planning.ready.seen import NO, PARTLY, YES, Seen, yes_or_no
from mentorlab.tables.on_record.decisions import decisions_of
from mentorlab.tables.program import Program

PROTOCOL = "protocol-"


def protocol_frozen(program: Program) -> Seen:
    """Is a frozen protocol among the records?"""
    return yes_or_no(any(name.startswith(PROTOCOL) for name in program.records))


def decisions_followed(program: Program) -> Seen:
    """Are decisions on record, and a word on what became of each that was due? One without it: partly."""
    register = decisions_of(program)
    if not register.decisions:
        return Seen(NO, "no")
    silent = any(one.became is None and one.earlier for one in register.decisions)
    return Seen(PARTLY, "partly") if silent else Seen(YES, "yes")
