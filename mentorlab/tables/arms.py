"""Who was offered a place, and who is compared with them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.comparison import CHARTER_TRIAL, from_pairs, pair_members
from mentorlab.tables.on_record.draw import Drawn, drawn_again, how_drawn
from mentorlab.tables.program import Program

Whom = Literal["mentees", "mentors", "managers", "non_participants"]
PERSON = "person_id"
DETAILS = ("block", "cluster", "chance", "starts_on")


@dataclass(frozen=True, eq=False)
class Arms:
    """Two groups of people, or one.

    `people`: indexed by person_id, column `arm` ("program", "comparison"; a named trial's own words otherwise) and,
    from assignments, those of block, cluster, chance, starts_on that are there. `source`: where the arms come from.
    `drawn`: "record" (every row is vouched for by a record of the draw), "contradicted" (a record of the draw says that
    people or arms were others), "chances" (everyone's chance is known and lies between 0 and 1), or None; always of the
    whole trial. `drawn_again`: that places were drawn more than once, and why. `notes`: who was left out, counted, and
    why.
    """

    people: pd.DataFrame
    source: Literal["assignments", "pairs", "none"]
    drawn: Drawn
    notes: tuple[str, ...]
    drawn_again: tuple[str, ...] = ()


def arms(program: Program, whom: Whom = "mentees", trial: str = CHARTER_TRIAL) -> Arms:
    """Who was offered a place in this trial and who is compared.

    With assignments: their arms; `waitlist` counts as comparison. Somebody in two arms raises BadInput, as does a named
    trial that assignments do not know. Without: mentees in pairs against other eligible mentees employed on the
    charter's starts_on, never mentors or earlier mentees. Mentors, managers and non-participants are one group (arm
    "program"; nobody where the table pairs is missing). Only where the assignments of the trial hold every one of the
    mentors, or managers, and these are in two arms or more, do they have those arms.
    """
    rows = _assigned(program, trial)
    if whom != "mentees":
        members, notes = pair_members(program, whom)
        assigned = rows is not None and len(members) > 0 and bool(members.isin(rows[PERSON]).all())
        if rows is not None and assigned and whom != "non_participants":
            theirs = _from_assignments(program, rows, trial, members)
            if len(theirs.people["arm"].unique()) > 1:
                return theirs
        one_group = pd.DataFrame({"arm": "program"}, index=pd.Index(members, name=PERSON, dtype="str"))
        return Arms(one_group, "pairs" if program.has("pairs") else "none", None, notes)
    if rows is not None:
        return _from_assignments(program, rows, trial)
    people, notes = from_pairs(program)
    return Arms(people, "pairs" if program.has("pairs") else "none", None, notes)


def _assigned(program: Program, trial: str) -> pd.DataFrame | None:
    """The rows of one trial, or None where the program's places were not assigned by a table."""
    if not program.has("assignments"):
        rows = None
    else:
        every = program.table("assignments")
        known = [str(name) for name in every["trial"].dropna().unique()] if "trial" in every else []
        if {PERSON, "arm"} - set(every.columns):
            raise BadInput(program.faults_of("assignments"))
        if trial in known:
            return every[every["trial"] == trial]
        if trial != CHARTER_TRIAL:
            advice = did_you_mean(trial, known) if known else "assign people to it first"
            raise BadInput(Fault("assignments", "trial", f"there is no trial {trial!r}", advice))
        rows = None
    if trial != CHARTER_TRIAL:
        what = f"the trial {trial!r} needs the table assignments"
        raise BadInput(Fault("assignments", "", what, "add tables/assignments.csv with person_id, trial, arm"))
    return rows


def _from_assignments(program: Program, rows: pd.DataFrame, trial: str, members: pd.Series | None = None) -> Arms:
    """The arms of a trial, or of its `members` only; whether places were drawn is asked of the whole trial."""
    notes: list[str] = []
    empty = rows[PERSON].isna() | rows["arm"].isna()
    if empty.any():
        notes.append(f"{_counted(int(empty.sum()), 'row')} of assignments left out: no person or no arm is given.")
    rows = rows[~empty]
    drawn, why = how_drawn(program.records, rows, whole="assignments" not in program.left_out)
    notes += why
    again = drawn_again(program.records, rows)
    _refuse_switchers(rows.assign(arm=_as_compared(rows["arm"])), trial)
    if members is not None:
        rows = rows[rows[PERSON].isin(members)]
    people = rows.assign(arm=_as_compared(rows["arm"]))
    waiting = int((rows["arm"] == "waitlist").sum())
    if waiting:
        notes.append(f"{_counted(waiting, 'person', 'people')} on the waiting list counted as comparison.")
    people = people.drop_duplicates(PERSON).set_index(PERSON)
    details = [name for name in DETAILS if name in people]
    return Arms(people[["arm", *details]], "assignments", drawn, tuple(notes), again)


def _as_compared(arm: pd.Series) -> pd.Series:
    return arm.replace("waitlist", "comparison")


def _refuse_switchers(people: pd.DataFrame, trial: str) -> None:
    if people[PERSON].is_unique:
        return
    arms_of = people.groupby(PERSON)["arm"].nunique()
    switchers = [str(person) for person in arms_of.index[arms_of > 1]]
    if switchers:
        first = ", ".join(repr(person) for person in switchers[:5]) + (" …" if len(switchers) > 5 else "")
        what = f"{first} {'is' if len(switchers) == 1 else 'are'} in more than one arm of the trial {trial!r}"
        raise BadInput(Fault("assignments", "arm", what, "give each person the arm that was drawn, once"))


def _counted(n: int, one: str, many: str | None = None) -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"
