"""Who is compared, on which numbers: one row a person, from assignments, answers, people and pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.measures.panel import Panel, known_measures, two_waves, values
from mentorlab.tables.arms import Arms, arms

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.tables.program import Program

PROGRAM, COMPARISON = "program", "comparison"


@dataclass(frozen=True, eq=False)
class Compared:
    """`assigned`: everyone concerned, indexed by person_id, with arm, before, after, covariates and cluster.

    `answered`: those of them who are in the analysis. `followed_before`: both arms have answers from an earlier wave.
    """

    assigned: pd.DataFrame
    answered: pd.DataFrame
    covariates: tuple[str, ...]
    clustered_by: str | None
    who: Arms
    panel: Panel
    before: str
    after: str
    has_before: bool
    followed_before: bool
    notes: tuple[str, ...]

    def of(self, arm: str) -> pd.DataFrame:
        """Those of one arm who are in the analysis."""
        return self.answered[self.answered["arm"] == arm]

    def n_assigned(self, arm: str | None = None) -> int:
        """How many are concerned, in one arm or in all."""
        return len(self.assigned) if arm is None else int((self.assigned["arm"] == arm).sum())


def compared(program: Program, aim: Aim) -> Compared:
    """The people whom the charter's contrast concerns, with what is known of each."""
    before, after = program.charter.contrast_waves
    known = known_measures(program)
    if aim.objective is not None and aim.measure not in known:
        raise NotComputable(
            f"no table holds answers about {aim.measure} yet (there are: {', '.join(known) or 'none'}); add them to "
            "tables/responses or tables/measures"
        )
    panel = two_waves(program, aim.measure, before, after)
    who = arms(program, aim.for_whom)
    notes = [*who.notes, *panel.notes]
    frame = who.people[["arm"]].join(panel.frame, how="left")
    if who.source == "none":
        frame = panel.frame.assign(arm=PROGRAM)
        notes.append("Neither assignments nor pairs say who took part: everyone with an answer is read as one group.")
    strangers = panel.frame.dropna(how="all").index.difference(frame.index)
    if len(strangers):
        notes.append(f"{len(strangers)} people with answers belong to neither group and are not in the figures.")
    frame, covariates, told = _with_covariates(program, frame, who)
    has_before = bool(panel.frame["before"].notna().any())
    needed = ["after", *(["before", *covariates] if has_before else [])]
    answered = frame.dropna(subset=needed)
    both = frame.dropna(subset=["before", "after"] if has_before else ["after"])
    if len(answered) < len(both):
        notes.append(f"{len(both) - len(answered)} people are left out because {' or '.join(covariates)} is missing.")
    frame, clustered_by = _with_clusters(program, frame)
    answered = frame.loc[answered.index]
    trend = _followed_before(program, aim.measure, before, answered)
    return Compared(
        *(frame, answered, covariates, clustered_by, who, panel, before, after, has_before, trend),
        notes=(*notes, *told),
    )


def _followed_before(program: Program, measure: str, before: str, answered: pd.DataFrame) -> bool:
    """Whether both arms have answers from a wave earlier than the one before the start."""
    order = program.charter.wave_ids
    earlier = order[: order.index(before)] if before in order else ()
    known = values(program, measure)
    people = known.loc[known["wave"].isin(earlier), "person_id"]
    return set(answered.loc[answered.index.intersection(pd.Index(people)), "arm"]) == {PROGRAM, COMPARISON}


def _with_covariates(
    program: Program, frame: pd.DataFrame, who: Arms
) -> tuple[pd.DataFrame, tuple[str, ...], tuple[str, ...]]:
    """What the charter adjusts for, from `people`; and known chances where they differ between persons."""
    wanted = list(program.charter.evaluation.adjust_for)
    told: list[str] = []
    if wanted and program.has("people"):
        attributes = program.table("people").set_index("person_id")[wanted]
        frame = frame.join(attributes, how="left")
    elif wanted:
        told.append(f"There is no table people: {', '.join(wanted)} could not be adjusted for.")
        wanted = []
    constant = [name for name in wanted if len(frame[name].dropna().unique()) < 2]
    if constant:
        told.append(f"{', '.join(constant)} is the same for everybody and was not adjusted for.")
    kept = [name for name in wanted if name not in constant]
    if "chance" in who.people and len(who.people["chance"].unique()) > 1:
        frame = frame.assign(chance=who.people["chance"])
        kept.append("chance")
        told.append("People had different chances of a place; the figure is adjusted for the chance.")
    return frame, tuple(kept), tuple(told)


def _with_clusters(program: Program, frame: pd.DataFrame) -> tuple[pd.DataFrame, str | None]:
    """The cluster of each person; whoever has none (the unmatched) is a cluster of one."""
    by = program.charter.evaluation.clustered_by
    if by == "mentor" and program.has("pairs"):
        pairs = program.table("pairs").dropna(subset=["mentee_id", "mentor_id"])
        cluster = pairs.drop_duplicates("mentee_id").set_index("mentee_id")["mentor_id"]
    elif by and by != "mentor" and program.has("people"):
        cluster = program.table("people").set_index("person_id")[by]
    else:
        return frame, None
    own = pd.Series([f"alone {person}" for person in frame.index], index=frame.index, dtype="object")
    labels = cluster.reindex(frame.index).astype("object").map(lambda label: f"{by} {label}", na_action="ignore")
    return frame.assign(cluster=labels.where(labels.notna(), own)), by
