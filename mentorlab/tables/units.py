"""Which units does a program have, which of them may have a report of their own, and what does one of them hold?

A unit is a value of a column of `people`: that of the charter's `units`, or any other that makes groups. Its report
shows the rows about its people. A pair belongs to the unit of its mentee, whoever the mentor is, with its meetings and
what was agreed in it; an answer to the unit of the person it is about. What is of nobody's unit (a cost of the program,
what somebody unknown said) is left out and counted.

Whether a unit may have a report is settled for all units at once, by their numbers of people alone: one that is too
small has none, nor have those that would give it away beside the report of the whole program (`tables.privacy.small`).
So it does not depend on which unit is asked for first. By another column than the charter's, units are settled beside
the charter's own: of two columns, few people are in one unit and not in another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.privacy.jointly import settle
from mentorlab.tables.privacy.small import hide_small
from mentorlab.tables.privacy.splits import no_groups

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

TOO_FEW = "too few people for a report of its own"
BESIDE = "held back, since a smaller unit could be worked out from its report"
FEW_IN_TABLE = "fewer than {smallest} people of {unit} stand in it"
BESIDE_IN_TABLE = "held back, since the few people of a smaller unit could be worked out from it"
SPLIT = "="  # between column and value, where a unit is of another column than the charter's
# Whose unit a row belongs to, where that is not `person_id`.
ABOUT = {"pairs": "mentee_id", "responses": "about_id", "needs": "respondent_id"}
# What a row without a person hangs on: its columns, and the table whose rows stay.
HANGS_ON = {
    "meetings": ("pairs", ("pair_id", "group_id")),
    "attendance": ("meetings", ("meeting_id",)),
    "goal_ratings": ("goals", ("goal_id",)),
    "actions": ("goals", ("goal_id",)),
    "support": ("pairs", ("pair_id",)),
}


@dataclass(frozen=True)
class Unit:
    """One unit. `n`: its people, leavers included. `why`: why it may have no report of its own; empty where it may.

    `n` of a unit without a report must not be shown.
    """

    column: str
    value: str
    n: int
    why: str = ""

    @property
    def may_be_reported(self) -> bool:
        """Whether it may have a report of its own."""
        return not self.why


def units_of(program: Program, column: str = "") -> tuple[Unit, ...]:
    """Every unit of a column of `people` (default: the charter's `units`), in alphabetical order.

    Raises BadInput where there is no such column, or where it makes no groups.
    """
    column = column or str(program.charter.units or "")
    values = _labels(program, column)
    counts = values.value_counts()
    without = len(program.in_file("people")) - len(values)
    # Who is of no unit is a group as well: beside the whole program all units together would tell of it.
    groups = pd.Series([*counts, *([without] if without else [])])
    small = hide_small(groups, program.charter.privacy.smallest_group).iloc[: len(counts)].set_axis(counts.index)
    few = counts < program.charter.privacy.smallest_group
    small |= _beside_the_charters(program, column, values)
    why = {value: TOO_FEW if few[value] else BESIDE if small[value] else "" for value in counts.index}
    names = sorted(map(str, counts.index), key=lambda value: (value.casefold(), value))
    return tuple(Unit(column, value, int(counts[value]), why[value]) for value in names)


def _beside_the_charters(program: Program, column: str, values: pd.Series) -> pd.Series:
    """Which units of another column than the charter's would tell of few people beside the charter's own units.

    The charter's are taken as reported, so that it does not matter which column is reported by first.
    """
    own, smallest = str(program.charter.units or ""), program.charter.privacy.smallest_group
    nothing = pd.Series(False, index=values.unique())
    if not own or own == column:
        return nothing
    try:
        first = [one.value for one in units_of(program, own) if one.may_be_reported]
    except BadInput:  # the charter's column makes no units: nothing is reported by it
        return nothing
    labels, rows = _labels(program, own), program.in_file("people").index.map(str)
    everyone = pd.DataFrame({column: values.reindex(program.in_file("people").index).to_numpy()}, index=rows)
    known = [set(map(str, labels.index[labels == value])) for value in first]
    who = pd.DataFrame({"n": range(len(rows))}, index=rows)
    hidden = settle(everyone, who, smallest, known).hidden[column]
    return hidden.reindex(nothing.index, fill_value=False) | nothing


def unit_named(program: Program, said: str) -> Unit:
    """The unit that `value` or `column=value` names. Raises BadInput for one that is unknown, or too small to report.

    What stands before the first `=` is a column only where `people` has one of that name.
    """
    column, equals, value = said.partition(SPLIT)
    if not (equals and program.has("people") and column.strip() in program.table("people")):
        column, value = "", said
    units = units_of(program, column.strip())
    found = next((unit for unit in units if unit.value == value.strip()), None)
    if found is None:
        known = [unit.value for unit in units if unit.may_be_reported]
        what = f"{units[0].column} of people has no {value.strip()!r}" if units else "people has no unit"
        raise _bad(what, did_you_mean(value.strip(), known) if known else "leave --unit out")
    if found.why:
        raise _bad(f"{found.value}: {found.why}", "join it with another unit in a column of its own, and name that")
    return found


def rows_of(program: Program, unit: Unit) -> tuple[Mapping[str, pd.DataFrame], Mapping[str, int]]:
    """The tables of one unit, and how many rows of each are not of it."""
    labels = _labels(program, unit.column)
    people = program.frames["people"]
    mine = set(people.loc[labels.reindex(people.index) == unit.value, "person_id"].astype(str))
    kept: dict[str, pd.DataFrame] = {}
    for name in sorted(program.frames, key=lambda table: (table in HANGS_ON, table == "attendance")):
        kept[name] = program.frames[name][_belongs(name, program.frames[name], mine, unit, program, kept)]
    kept = {name: kept[name] for name in program.frames}
    return kept, {name: len(program.frames[name]) - len(frame) for name, frame in kept.items()}


def unit_of_each(program: Program, column: str) -> Mapping[str, str]:
    """The unit of each person who has one, by a column of `people`."""
    units = _labels(program, column)
    return dict(zip(program.in_file("people").loc[units.index, "person_id"], units, strict=True))


def kept_back(program: Program, unit: Unit) -> Mapping[str, str]:
    """The tables that the unit's report goes without, and why: those in which too few of its people stand, and those
    from which the few of another unit could be worked out, by taking all units that show it from the whole program.

    A unit of which nobody stands in a table hides no person there: it makes no other unit hold the table back.
    """
    smallest, found = program.charter.privacy.smallest_group, {}
    of_person = unit_of_each(program, unit.column)
    for table, about in _about_people(program).items():
        counts = pd.Series(Counter(of_person.get(person, "") for person in about))
        n = int(counts.get(unit.value, 0))
        if n < smallest:
            found[table] = FEW_IN_TABLE.format(smallest=smallest, unit=unit.value)
        elif hide_small(counts, smallest)[unit.value]:
            found[table] = BESIDE_IN_TABLE
    for table, (home, _) in HANGS_ON.items():
        if home in found and table in program.frames:
            found[table] = found[home]
    return found


def _about_people(program: Program) -> dict[str, set[str]]:
    """Of each table that has rows of this cycle about people of the program: whom they are about."""
    found = {}
    known = set(program.in_file("people")["person_id"].dropna())
    for table in program.frames:
        column = ABOUT.get(table, "person_id")
        if table == "people" or table in HANGS_ON or TABLES[table].column(column) is None:
            continue
        rows = program.table(table, coded=True)
        if column in rows and (about := known & set(rows[column].dropna().unique())):
            found[table] = about
    return found


def _belongs(
    name: str, frame: pd.DataFrame, mine: set[str], unit: Unit, program: Program, kept: Mapping[str, pd.DataFrame]
) -> pd.Series:
    if name == "people":
        return frame["person_id"].isin(mine)
    if name == "summaries":
        return (frame["unit"] == unit.value) & (unit.column == program.charter.units)
    column = ABOUT.get(name, "person_id")
    belongs = pd.Series(False, index=frame.index)
    if column in frame and name != "attendance":
        belongs = frame[column].isin(mine)
    home, columns = HANGS_ON.get(name, ("", ()))
    for column in columns if home in kept else ():
        if column in frame and column in kept[home]:
            known = set(kept[home][column].dropna().astype(str))
            belongs |= frame[column].isin(known)
    return belongs


def _labels(program: Program, column: str) -> pd.Series:
    """The unit of each row of `people` that has one, as text."""
    if not program.has("people"):
        raise _bad("the program has no table people", "add people, with a column that tells the unit of each person")
    people = program.in_file("people")
    columns = [str(name) for name in people if name not in TABLES["people"].key]
    if not column:
        raise _bad("the charter names no units", f"name a column of people: {', '.join(columns)}")
    if column not in columns:
        raise _bad(f"people has no column {column!r}", did_you_mean(column, columns))
    if why := no_groups(column, people[column]):
        raise _bad(f"{column!r} makes no units: {why}", "name another column")
    return people[column].dropna().map(str).str.strip()


def _bad(what: str, do: str) -> BadInput:
    return BadInput(Fault("--unit", "", what, do))
