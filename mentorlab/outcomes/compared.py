"""Who is compared, on which numbers: one row a person, from assignments, answers, people and pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue, people
from mentorlab.errors import BadInput, NotComputable
from mentorlab.measures.panel import Panel, known_measures, two_waves
from mentorlab.measures.repeated_draw import borne_out_arms
from mentorlab.measures.taken_up import taken_up
from mentorlab.outcomes.adjusting import Adjusting, adjusting
from mentorlab.outcomes.begun import begun
from mentorlab.outcomes.same_scale import scales_apart
from mentorlab.tables.arms import Arms
from mentorlab.tables.charter import RECALLED

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.tables.program import Program

PROGRAM, COMPARISON = "program", "comparison"
COLUMNS = (
    *("group", "measure", "n", "n_assigned", "mean_before", "mean_after", "change", "low", "high"),
    *("effect", "effect_low", "effect_high", "p", "worthwhile", "hidden"),
)
FROM_RECORDS = ("retention", "promotion", "move")  # measures that outcomes.retention answers
TESTED_FROM = 10  # an arm of five to nine is described, not tested (DESIGN 6)


@dataclass(frozen=True, eq=False)
class Compared:
    """`assigned`: everyone concerned, indexed by person_id, with arm, before and after; `answered`: who is analysed.

    `has_before`: anybody answered before. `has_start`: these answers can be adjusted for (they differ between people
    and were not recalled afterwards). `notes` are about the answers, `who.notes` about the arms.
    """

    assigned: pd.DataFrame
    answered: pd.DataFrame
    who: Arms
    panel: Panel
    extra: Adjusting
    before: str
    after: str
    has_before: bool
    has_start: bool
    notes: tuple[str, ...]
    smallest: int = 5
    meetings: int = 1
    ask_took_part: Callable[[], pd.Series | None] = field(default=lambda: None)

    @cached_property
    def took_part(self) -> pd.Series | None:
        """Who held `meetings` or more by the later wave (True or False, by person_id); None where that is not known.

        Read only where it is asked for: meetings are the longest table of a program.
        """
        return self.ask_took_part()

    def of(self, arm: str) -> pd.DataFrame:
        """Those of one arm who are in the analysis."""
        return self._by_arm[arm]

    def n_assigned(self, arm: str | None = None) -> int:
        """How many are concerned, in one arm or in all."""
        return len(self.assigned) if arm is None else self._assigned_by_arm.get(arm, 0)

    @cached_property
    def is_answered(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Who of those assigned, in their order, is analysed."""
        return np.asarray(self.answered.index.get_indexer(self.assigned.index) >= 0)  # far faster than isin for texts

    @cached_property
    def _by_arm(self) -> dict[str, pd.DataFrame]:
        # Asked for some twenty times an answer: cutting them out anew was a tenth of its time.
        return {arm: self.answered[self.answered["arm"] == arm] for arm in (PROGRAM, COMPARISON)}

    @cached_property
    def _assigned_by_arm(self) -> dict[str, int]:
        return {str(arm): int(n) for arm, n in self.assigned["arm"].value_counts().items()}

    def averaged(self, arm: str) -> pd.DataFrame:
        """What is averaged over one arm: after, and where they are told apart before and change.

        A start that everybody in both arms shares (nobody had been promoted yet) is a fact about the measure; it is
        not held against a group.
        """
        frame = self.of(arm)
        if not self.has_before or len(self.answered["before"].unique()) == 1:
            return frame[["after"]]
        return frame[["before", "after"]].assign(change=frame["after"] - frame["before"])

    @cached_property
    def covariates(self) -> pd.DataFrame | None:
        """What is adjusted for beside the start, for those analysed; nothing where an arm is too small to be tested."""
        if self.extra.covariates.empty or self.few:
            return None
        return self.extra.covariates.loc[self.answered.index]

    @property
    def few(self) -> bool:
        """Whether an arm is described and not tested.

        Then nothing may enter that tells one person from another: whoever knows who has which value could try all
        answers until the figure comes out.
        """
        return min(len(self.of(PROGRAM)), len(self.of(COMPARISON))) < TESTED_FROM

    @cached_property
    def cluster(self) -> pd.Series | None:
        """The cluster of each of those analysed; None where nobody shares one (plain robust errors are better then)."""
        if self.extra.cluster is None:
            return None
        labels = self.extra.cluster.loc[self.answered.index]
        return None if labels.is_unique else labels


def compared(program: Program, aim: Aim) -> Compared:
    """The people whom the charter's contrast concerns, with what is known of each."""
    before, after = program.charter.contrast_waves
    panel = _measured(program, aim, before, after)
    who = begun(program, borne_out_arms(program, aim.for_whom), before, after)
    notes = [*panel.notes, *filter(None, [scales_apart(panel)])]
    frame = who.people[["arm"]].join(panel.frame, how="left")
    if who.people.empty:
        frame = _everyone(program, aim, panel)
        notes.append("Neither assignments nor pairs say who took part: everyone with an answer is read as one group.")
    strangers = panel.frame.dropna(how="all").index.difference(frame.index)
    if len(strangers):
        notes.append(f"{people(len(strangers))} with answers in neither group: not in the figures.")
    has_before = bool(frame["before"].notna().any())
    both = frame.dropna(subset=["after", *(["before"] if has_before else [])])
    if both.empty:
        raise NotComputable(f"none of the {len(frame)} people concerned has answers at {before} and {after}")
    usable = has_before and before != RECALLED
    extra = adjusting(program, who, frame, both, wanted=usable)
    answered = both.drop(index=extra.incomplete.intersection(both.index))
    if answered.empty:
        raise NotComputable("nobody who answered has all the characteristics that the charter adjusts for")
    has_start = usable and len(answered["before"].unique()) > 1
    told = [*notes, *extra.notes, *_about_the_start(before, has_before, has_start)]
    data = Compared(
        frame, answered, who, panel, extra, before, after, has_before, has_start, tuple(told),
        program.charter.privacy.smallest_group, program.charter.evaluation.taken_up,
        lambda: _took_part(program, aim, who, after),
    )  # fmt: skip
    if data.few and not extra.covariates.empty and (answered["arm"] == COMPARISON).any():
        told.append(
            catalogue("outcomes").FEW_UNADJUSTED.format(columns=", ".join(map(str, extra.covariates)), few=TESTED_FROM)
        )
    return replace(data, notes=tuple(told))


def _measured(program: Program, aim: Aim, before: str, after: str) -> Panel:
    try:
        return two_waves(program, aim.measure, before, after)
    except BadInput:
        known = known_measures(program)
        if aim.measure in FROM_RECORDS and aim.measure not in known:
            raise NotComputable(
                f"{aim.measure} is told by records of HR, not by answers; ask outcomes.retention, which follows people"
            ) from None
        if aim.objective is None or aim.measure in known:
            raise
        raise NotComputable(
            f"no table holds answers about {aim.measure} yet (there are: {', '.join(known) or 'none'}); add them to "
            "tables/responses or tables/measures"
        ) from None


def _took_part(program: Program, aim: Aim, who: Arms, after: str) -> pd.Series | None:
    whom = aim.for_whom
    if who.source != "assignments" or (whom != "mentees" and whom != "mentors"):
        return None
    return taken_up(program, whom, after)


def _everyone(program: Program, aim: Aim, panel: Panel) -> pd.DataFrame:
    """Everyone with an answer, where no table could say who took part; else the reason why nobody is concerned."""
    if aim.for_whom != "mentees":
        raise NotComputable(f"which people are {aim.for_whom.replace('_', ' ')} is said by the table pairs; add it")
    if program.has("assignments") or program.has("pairs"):
        until = f" by {program.day}" if program.day else ""
        raise NotComputable(f"the tables name nobody who was offered a place{until}")
    return panel.frame.assign(arm=PROGRAM)


def _about_the_start(before: str, has_before: bool, has_start: bool) -> Sequence[str]:
    if has_before and before == RECALLED:
        return [
            "The scores before were recalled afterwards (a retrospective pretest). They show how people see their own "
            "change; they are not used to compare the groups."
        ]
    if has_before and not has_start:
        return ["Everybody had the same score before: the groups are compared by their scores afterwards."]
    return []
