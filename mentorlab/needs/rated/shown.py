"""Of which need may which group's averages be shown, so that nobody's rating can be worked out?

Every need is settled by itself, since different needs are different answers: over those who rated it, the stakeholder
groups and every group of the column `groups` together (`tables.privacy`), whichever of them is asked for. Where one
must be hidden for another's sake, groups of that column go before stakeholders. A group whose ratings of a need are all
alike counts as nobody. What earlier reports showed of a need is on record under a name of its own (`measure_of`), so
that those who left out one need are not taken for a difference between two reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.needs.rated.ratings import EVERYONE, STAKEHOLDER, Ratings
from mentorlab.tables.once import once
from mentorlab.tables.privacy.jointly import all_alike, settle
from mentorlab.tables.privacy.splits import MOST_GROUPS

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

MEASURE = "needs"


@dataclass(frozen=True, eq=False)
class Shown:
    """`allowed`: groups (and everyone) × needs, True where the averages may be shown. `notes`: why more is hidden."""

    allowed: pd.DataFrame
    notes: tuple[str, ...] = ()

    def needs(self, group: str) -> list[str]:
        """The needs of which the group's averages may be shown."""
        return [str(need) for need, may in self.allowed.loc[group].items() if may]

    def sets(self, found: Ratings, groups: Sequence[str]) -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
        """Whose ratings these groups' averages are made of, and under which name of a measure each goes on record."""
        people, names = [], []
        for group in groups:
            own = found.importance.loc[found.members(group)]
            for need in self.needs(group):
                people.append(frozenset(map(str, own.index[own[need].notna()])))
                names.append(measure_of(need))
        return tuple(people), tuple(names)


def measure_of(need: str) -> str:
    """The name under which it is on record that a need's averages were shown."""
    return f"need: {need}"


def what_may_be_shown(program: Program, found: Ratings) -> Shown:
    """What may be shown of every need and group. Raises NotComputable where there are too many groups to be sure."""
    return _beside_no_report(program, found) if program.publishing is None else _shown(program, found)


@once
def _beside_no_report(program: Program, found: Ratings) -> Shown:
    return _shown(program, found)


def _shown(program: Program, found: Ratings) -> Shown:
    if 2 * found.groups.shape[1] > MOST_GROUPS:
        held = f"the column groups of needs holds {found.groups.shape[1]} groups"
        raise NotComputable(f"{held}, too many to be sure that nobody is recognised; keep fewer")
    smallest = program.charter.privacy.smallest_group
    twins = _twins(found)
    labels = _labels(found, twins)
    allowed, more = {}, False
    for need in found.needs:
        allowed[need], beside = _settled(program, found, need, labels, twins)
        more |= beside
    words = catalogue("needs_gaps").NOTES
    return Shown(pd.DataFrame(allowed), (words["beside"].format(smallest=smallest),) if more else ())


def _labels(found: Ratings, twins: Mapping[str, str]) -> pd.DataFrame:
    """Respondents × columns to settle: their stakeholder; and each other group, missing for those who are not in it."""
    columns = {STAKEHOLDER: found.stakeholders.astype("object")}
    for name in map(str, found.groups.columns):
        if name not in twins:
            columns[f"in {name}"] = found.groups[name].map({True: "in", False: None}).astype("object")
    return pd.DataFrame(columns)


def _twins(found: Ratings) -> dict[str, str]:
    """Groups that hold just the people of a stakeholder group: both are shown, or neither."""
    stakeholders = [str(name) for name in found.stakeholders.unique()]
    return {
        str(group): name
        for group in found.groups.columns
        for name in stakeholders
        if (found.groups[group].to_numpy() == found.groups[name].to_numpy()).all()
    }


def _settled(
    program: Program, found: Ratings, need: str, labels: pd.DataFrame, twins: Mapping[str, str]
) -> tuple[pd.Series, bool]:
    """For one need: everyone and each group, True where it may be shown; and whether earlier reports hide more."""
    smallest = program.charter.privacy.smallest_group
    rated = found.importance[need].dropna().index
    # Two answers on a scale that has ends: `settle` looks for these under the names of answers at two waves.
    values = pd.DataFrame({"before": found.importance.loc[rated, need], "after": found.current.loc[rated, need]})
    values["gap"] = values["before"] - values["after"]
    shown = pd.Series(False, index=[EVERYONE, *map(str, found.groups.columns)])
    if len(rated) < smallest or all_alike(values):
        return shown, False
    settled = settle(labels, values, smallest, _earlier(program, need), last=[STAKEHOLDER])
    shown[EVERYONE] = settled.everyone
    for name in map(str, found.groups.columns):
        column, label = (STAKEHOLDER, twins[name]) if name in twins else (f"in {name}", "in")
        shown[name] = not settled.hidden[column][label]
    return shown, settled.beside


def _earlier(program: Program, need: str) -> list[frozenset[str]]:
    if program.publishing is None:
        return []
    return [one.members for one in program.publishing.earlier.about(measure_of(need), waves_of(program))]


def waves_of(program: Program) -> tuple[str, ...]:
    """When these ratings were given: this cycle."""
    return (program.charter.cycle,)
