"""What is adjusted for beside the start, and who shares a cluster: from `people` and `pairs`, or the draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
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
    incomplete = covariates.index[covariates.isna().any(axis=1)]
    lost = incomplete.intersection(both.index)
    if len(lost):
        names = " or ".join(str(name) for name in covariates.columns[covariates.loc[lost].isna().any()])
        notes.append(f"Left out because {names} is missing: {people(len(lost))}.")
    cluster, by = _clusters(program, who, frame)
    return Adjusting(covariates, cluster, by, incomplete, tuple(notes))


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


def _clusters(program: Program, who: Arms, frame: pd.DataFrame) -> tuple[pd.Series | None, str | None]:
    """The cluster of each person; whoever has none (the unmatched) is a cluster of one.

    Where sites or teams were drawn as wholes these are the clusters, whatever the charter says: the lot fell on them.
    """
    by = program.charter.evaluation.clustered_by
    wholes = who.people["cluster"].dropna() if "cluster" in who.people else pd.Series(dtype="object")
    if len(wholes) and not wholes.is_unique:
        cluster, by = wholes.astype(str), "drawn together"
    elif by == "mentor" and program.has("pairs"):
        pairs = program.table("pairs").dropna(subset=["mentee_id", "mentor_id"])
        cluster = pairs.drop_duplicates("mentee_id").set_index("mentee_id")["mentor_id"]
    elif by and by != "mentor" and program.has("people"):
        cluster = program.table("people").set_index("person_id")[by]
    else:
        return None, None
    codes = pd.factorize(cluster.reindex(frame.index))[0]  # names of clusters are read by nobody, only who shares one
    return pd.Series(np.where(codes < 0, codes.max() + 1 + np.arange(len(codes)), codes), index=frame.index), by
