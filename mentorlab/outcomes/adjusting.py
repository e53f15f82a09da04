"""What is adjusted for beside the start, and who shares a cluster: from `people`, `pairs` and known chances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.wording import people

if TYPE_CHECKING:
    from mentorlab.tables.arms import Arms
    from mentorlab.tables.program import Program

UNADJUSTED = "difference_in_differences"


@dataclass(frozen=True, eq=False)
class Adjusting:
    """`covariates` and `cluster` of everyone concerned; `incomplete`: whose characteristics are not all known."""

    covariates: pd.DataFrame
    cluster: pd.Series | None
    clustered_by: str | None
    incomplete: pd.Index
    notes: tuple[str, ...]


def adjusting(program: Program, who: Arms, frame: pd.DataFrame, both: pd.DataFrame, *, wanted: bool) -> Adjusting:
    """Covariates and clusters by the charter. `both`: those with all answers; `wanted`: there is a start to adjust."""
    covariates, notes = _from_people(program, who, frame, both, wanted=wanted)
    chances, told = _chances(who, frame, wanted=wanted)
    covariates = covariates.join(chances)
    incomplete = covariates.index[covariates.isna().any(axis=1)]
    lost = incomplete.intersection(both.index)
    if len(lost):
        names = " or ".join(str(name) for name in covariates.columns[covariates.loc[lost].isna().any()])
        notes.append(f"Left out because {names} is missing: {people(len(lost))}.")
    cluster, by = _clusters(program, frame)
    return Adjusting(covariates, cluster, by, incomplete, (*notes, *told))


def _from_people(
    program: Program, who: Arms, frame: pd.DataFrame, both: pd.DataFrame, *, wanted: bool
) -> tuple[pd.DataFrame, list[str]]:
    names = list(program.charter.evaluation.adjust_for)
    none = pd.DataFrame(index=frame.index)
    listed = ", ".join(names)
    if not names:
        return none, []
    if not program.has("people"):
        return none, [f"There is no table people: {listed} could not be adjusted for."]
    by_design = program.charter.evaluation.design == UNADJUSTED and who.source == "assignments"
    if by_design or not wanted:
        return none, [f"This analysis does not adjust for {listed}."]
    found = program.table("people").set_index("person_id")[names].reindex(frame.index)
    of_both = found.loc[both.index]
    constant = [name for name in names if len(of_both[name].dropna().unique()) < 2]
    told = [f"The same for everybody, and not adjusted for: {', '.join(constant)}."] if constant else []
    return found.drop(columns=constant), told


def _chances(who: Arms, frame: pd.DataFrame, *, wanted: bool) -> tuple[pd.DataFrame, list[str]]:
    """Known chances of a place, where they differ between people and could be told apart from the arm itself."""
    none = pd.DataFrame(index=frame.index)
    if not wanted or "chance" not in who.people:
        return none, []
    chance = who.people["chance"].reindex(frame.index)
    if len(chance.dropna().unique()) < 2:
        return none, []
    if chance.isna().any():
        return none, [f"The chance of a place is not known for {people(int(chance.isna().sum()))}: not adjusted for."]
    if (chance.groupby(frame["arm"]).nunique() < 2).all():
        return none, ["The chance of a place differs between the groups only: it could not be adjusted for."]
    return chance.to_frame(), ["People had different chances of a place; the figure is adjusted for the chance."]


def _clusters(program: Program, frame: pd.DataFrame) -> tuple[pd.Series | None, str | None]:
    """The cluster of each person; whoever has none (the unmatched) is a cluster of one."""
    by = program.charter.evaluation.clustered_by
    if by == "mentor" and program.has("pairs"):
        pairs = program.table("pairs").dropna(subset=["mentee_id", "mentor_id"])
        cluster = pairs.drop_duplicates("mentee_id").set_index("mentee_id")["mentor_id"]
    elif by and by != "mentor" and program.has("people"):
        cluster = program.table("people").set_index("person_id")[by]
    else:
        return None, None
    labels = cluster.reindex(frame.index)
    shared = zip(frame.index, labels, labels.notna(), strict=True)
    told = [f"{by} {label}" if known else f"alone {person}" for person, label, known in shared]
    return pd.Series(told, index=frame.index, dtype="object"), by
