"""What does the charter itself show of a criterion?"""

from __future__ import annotations

from mentorlab.planning.ready.seen import NO, PARTLY, YES, Seen, of_both, yes_or_no
from mentorlab.tables.program import Program

COMPARES = frozenset(
    [
        "comparison",
        "difference_in_differences",
        "cutoff",
        "encouragement",
        "lottery",
        "waitlist",
        "randomised",
        "stepped",
    ]
)


def purpose_stated(program: Program) -> Seen:
    """Does the charter state a purpose?"""
    return yes_or_no(program.charter.purpose)


def objectives_measured(program: Program) -> Seen:
    """Has every objective a measure?"""
    return _all_or_some([bool(one.measure) for one in program.charter.objectives])


def worthwhile_named(program: Program) -> Seen:
    """Has the objective by which the program is judged a worthwhile size? Another one only: partly."""
    sizes = {one.id: bool(one.worthwhile or one.worthwhile_points) for one in program.charter.objectives}
    main = program.charter.primary
    if main is not None and sizes[main.id]:
        return Seen(YES, "yes")
    return Seen(PARTLY, "partly") if any(sizes.values()) else Seen(NO, "no")


def primary_named(program: Program) -> Seen:
    """Is an objective marked primary?"""
    return yes_or_no(any(one.primary for one in program.charter.objectives))


def audiences_told(program: Program, *, audiences: str) -> Seen:
    """Is there a message for each of the audiences?"""
    said = program.charter.audiences
    wanted = [one.strip() for one in audiences.split(",")]
    return _all_or_some([one in said and bool(said[one].message) for one in wanted])


def _all_or_some(there: list[bool]) -> Seen:
    if there and all(there):
        return Seen(YES, "yes")
    return Seen(PARTLY, "partly") if any(there) else Seen(NO, "no")


def reports_scheduled(program: Program) -> Seen:
    """Does the charter say which report is due when?"""
    return yes_or_no(program.charter.schedule)


def rhythm_agreed(program: Program) -> Seen:
    """Does the charter say how often pairs meet, and for how long?"""
    rhythm = program.charter.rhythm
    return of_both(rhythm.meetings_every_days, rhythm.minutes)


def data_use_agreed(program: Program) -> Seen:
    """Does the charter say with whom and when the use of data was agreed, and has that day come?"""
    privacy, as_of = program.charter.privacy, program.as_of
    if privacy.agreed_with and privacy.agreed_on and as_of is not None and privacy.agreed_on > as_of:
        return Seen(PARTLY, "to_come")
    return of_both(privacy.agreed_with, privacy.agreed_on)


def smallest_group(program: Program, *, people: str) -> Seen:
    """From how many people on are results shown?"""
    enough = program.charter.privacy.smallest_group >= int(people)
    return Seen(YES, "yes") if enough else Seen(PARTLY, "partly")


def data_end(program: Program) -> Seen:
    """Does the charter say until when data are kept, and is that day still to come?"""
    until, as_of = program.charter.privacy.keep_until, program.as_of
    if until is not None and as_of is not None and until < as_of:
        return Seen(NO, "passed")
    return yes_or_no(until)


def no_flags(program: Program) -> Seen:
    """Are persons flagged without an agreement?"""
    privacy = program.charter.privacy
    return yes_or_no(not privacy.individual_flags or privacy.flags_agreed)
