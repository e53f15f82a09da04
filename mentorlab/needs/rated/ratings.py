"""Who rated which need, and in which groups do they stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.wording import catalogue, people
from mentorlab.errors import BadInput, Fault, NotComputable, did_you_mean
from mentorlab.tables.once import once

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

EVERYONE = "everyone"
STAKEHOLDER = "stakeholder"
FOR_WHOM = "mentees"  # where the charter names no objective


@dataclass(frozen=True, eq=False)
class Ratings:
    """The needs table as it is analysed.

    `importance`, `current`: respondents × needs, both missing where either was left out, so that every figure about a
    need rests on the same people. `groups`: respondents × groups (`stakeholder` codes and words of `groups`), True
    where the respondent belongs. `stakeholders`: of each respondent. `notes`: what was left out, counted.
    """

    importance: pd.DataFrame
    current: pd.DataFrame
    stakeholders: pd.Series
    groups: pd.DataFrame
    notes: tuple[str, ...]

    @property
    def needs(self) -> list[str]:
        """The needs that anybody rated."""
        return [str(name) for name in self.importance.columns]

    @property
    def gap(self) -> pd.DataFrame:
        """Importance − current, respondents × needs."""
        return self.importance - self.current

    def members(self, group: str) -> pd.Index:
        """The respondents of a group."""
        return self.groups.index if group == EVERYONE else self.groups.index[self.groups[group]]


@once
def ratings(program: Program) -> Ratings:
    """The ratings of this cycle. Raises NotComputable where nobody rated both importance and the present of a need.

    A respondent listed under several stakeholder codes counts under the one they have most rows of (the first by
    alphabet where equal), so that nobody is in two groups that are set side by side; they are counted in a note.
    """
    words = catalogue("needs_gaps").NOTES
    table = program.table("needs")
    usable = table.dropna(subset=["respondent_id", "need", STAKEHOLDER])
    both = usable["importance"].notna() & usable["current"].notna()
    if not both.any():
        raise NotComputable("nobody rated both importance and the present level of a need; ask for both, 1 to 5 each")
    notes = []
    if (n := int((~both).sum())) > 0:
        notes.append(words["incomplete"].format(n=f"{n:,}", of=f"{len(usable):,}"))
    rated = usable[both]
    if (n := usable["respondent_id"].nunique() - rated["respondent_id"].nunique()) > 0:
        notes.append(words["nobody"].format(people=people(n)))
    stakeholders, several = _stakeholders(rated)
    if several:
        notes.append(words["several"].format(people=people(several)))
    order = list(dict.fromkeys(rated["need"]))
    importance, current = (_wide(rated, name)[order] for name in ("importance", "current"))
    groups = pd.concat([_dummies(stakeholders), _memberships(rated, importance.index)], axis="columns")
    groups = groups.loc[:, ~groups.columns.duplicated()].reindex(importance.index, fill_value=False)
    return Ratings(importance, current, stakeholders.reindex(importance.index), groups, tuple(notes))


def _wide(rated: pd.DataFrame, value: str) -> pd.DataFrame:
    """Respondents × needs; the table's key makes sure that nobody rates a need twice."""
    return rated.pivot_table(index="respondent_id", columns="need", values=value).astype(float)


def _stakeholders(rated: pd.DataFrame) -> tuple[pd.Series, int]:
    counts = rated.value_counts(["respondent_id", STAKEHOLDER]).rename("rows").reset_index()
    counts = counts.sort_values(["respondent_id", "rows", STAKEHOLDER], ascending=[True, False, True])
    again = counts["respondent_id"].duplicated()
    return counts[~again].set_index("respondent_id")[STAKEHOLDER], counts[again]["respondent_id"].nunique()


def _dummies(labels: pd.Series) -> pd.DataFrame:
    return pd.DataFrame({str(name): labels == name for name in sorted(labels.unique())})


def _memberships(rated: pd.DataFrame, index: pd.Index) -> pd.DataFrame:
    """Respondents × the words of `groups`; all rows of a respondent count together."""
    if "groups" not in rated or rated["groups"].isna().all():
        return pd.DataFrame(index=index)
    told = rated[["respondent_id", "groups"]].dropna().drop_duplicates().astype(str)
    told["groups"] = told["groups"].str.replace(r"\s*;\s*", ";", regex=True).str.strip()
    each = told["groups"].drop_duplicates()
    belongs = each.str.get_dummies(";").set_axis(each.to_numpy()).loc[told["groups"].to_numpy()]
    found = belongs.set_axis(told["respondent_id"].to_numpy()).groupby(level=0).max() > 0
    return found.drop(columns=["", EVERYONE], errors="ignore").reindex(index, fill_value=False)


def group_of(program: Program, found: Ratings, group: str | None) -> str:
    """The group that is asked about: the one named, else the people whom the charter's primary objective is for.

    Raises BadInput for a group that nobody belongs to.
    """
    known = [EVERYONE, *map(str, found.groups.columns)]
    if group is None:
        primary = program.charter.primary
        chosen = primary.for_whom if primary is not None else FOR_WHOM
        if chosen not in known:
            there = ", ".join(sorted(found.stakeholders.unique()))
            raise NotComputable(f"no {chosen.replace('_', ' ')} rated their needs ({there} did); name one with group=…")
        return chosen
    if group not in known:
        raise BadInput(Fault("settings", "group", f"nobody in needs belongs to {group!r}", did_you_mean(group, known)))
    return group
