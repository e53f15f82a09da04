"""What did luck do? The match on record is drawn again, chances are found, people of equal chance are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.question import not_possible
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.errors import NotComputable
from mentorlab.matching.luck.aimed import Aimed, aimed
from mentorlab.matching.luck.draws import Chances, chances
from mentorlab.matching.luck.on_record import MatchRecord, Redrawn, redrawn
from mentorlab.matching.luck.treatment import Treatment, treatment_of
from mentorlab.measures.kin import kin
from mentorlab.stats.by_chance import ByChance, by_chance, strata_of
from mentorlab.tables.privacy.jointly import all_alike, settle

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate
    from mentorlab.tables.program import Program

TESTED_FROM = 10  # a side of five to nine is not tested (DESIGN 6)


@dataclass(frozen=True, eq=False)
class Compared:
    """Everybody in the pool, by id: `given` (has such a mentor), `chance`, `before`, `after`, `cluster`, `at_risk`.

    `estimate`, `naive`: by luck, and the plain difference; `moved`: how far the former differs between two halves of
    the draws that chances were found with.
    """

    frame: pd.DataFrame
    chances: Chances
    estimate: ByChance
    naive: Estimate
    moved: float

    def side(self, given: bool, *, answered: bool = True) -> pd.DataFrame:
        """Those for whom luck decided, of one side; those who answered, or all."""
        at = self.frame[self.frame["at_risk"] & (self.frame["given"] == given)]
        return at.dropna(subset=self.needed) if answered else at

    @property
    def needed(self) -> list[str]:
        """What somebody must have to be in the figures."""
        return ["before", "after"] if self.frame["before"].notna().any() else ["after"]


def found(
    program: Program,
    records: Sequence[MatchRecord],
    treatment: str | None,
    measure: str | None,
    objective: str | None,
    worthwhile: float | None,
    *,
    draws: int,
    seed: int,
) -> Result:
    """The answer where a match by lot is on record: the newest of `records`."""
    from mentorlab.matching.luck.told import told

    record, smallest = records[-1], program.charter.privacy.smallest_group
    again = redrawn(program, record)
    kind = treatment_of(program, again.pool.market, treatment)
    aim = aimed(program, measure, objective, worthwhile)
    about = {"objective": aim.objective, "measure": aim.measure}
    if kind.too_few(smallest):
        return too_few_mentors(smallest, **about)
    final = program.charter.evaluation.final_on
    if final is not None and (program.as_of is None or program.as_of < final):
        reason = f"the charter makes the results final on {final}, and the data reach to {program.as_of or 'no day'}"
        return not_possible(reason, "wait until that day", design="lottery", **about)
    frame, luck = _people(again, kind, aim, draws, seed)
    if min(_sides(frame)) < TESTED_FROM:
        reason = f"luck decided for too few who have answers: a side has fewer than {TESTED_FROM} people"
        return not_possible(
            reason, "let lots decide more (fewer classes of fit), or pool cycles", design="lottery", **about
        )
    if (hidden := _recognisable(program, frame, aim, smallest)) is not None:
        return hidden
    return told(program, record, records, kind, aim, _compared(frame, luck), again)


def too_few_mentors(smallest: int, **about: Any) -> Result:
    """Too few mentors of the kind, or of the others: the answer would be one about persons."""
    return _hidden("hidden", {"what": "one of the two kinds of mentors, or the pool,", "smallest": smallest}, about)


def _people(again: Redrawn, kind: Treatment, aim: Aimed, draws: int, seed: int) -> tuple[pd.DataFrame, Chances]:
    market, mentor = again.pool.market, again.mentor_of
    luck = chances(again.lottery, kind.counts, market.fit_table(), draws=draws, seed=seed)
    has = mentor >= 0
    given = has & kind.counts[np.arange(len(mentor)), np.maximum(mentor, 0)]
    frame = pd.DataFrame(
        {
            "given": given,
            "matched": has,
            "chance": luck.given,
            "at_risk": strata_of(luck.given) >= 0,
            # Who drew nobody is alone.
            "cluster": np.where(has, mentor, len(market.mentors) + np.arange(len(mentor))),
        },
        index=pd.Index(market.mentees, name="person_id"),
    )
    return frame.join(aim.panel.frame[["before", "after"]], how="left"), luck


def _sides(frame: pd.DataFrame) -> tuple[int, int]:
    needed = ["after", *(["before"] if frame["before"].notna().any() else [])]
    there = frame[frame["at_risk"]].dropna(subset=needed)
    return int(there["given"].sum()), int((~there["given"]).sum())


def _recognisable(program: Program, frame: pd.DataFrame, aim: Aimed, smallest: int) -> Result | None:
    """Nothing, where the averages of the two sides would tell about single people, alone or beside earlier reports."""
    about = {"objective": aim.objective, "measure": aim.measure}
    has_before = frame["before"].notna().any()
    concerned = frame[frame["at_risk"]]
    values = concerned[["before", "after"] if has_before else ["after"]].dropna()
    labels = concerned["given"].map({True: "with", False: "without"}).to_frame()
    earlier = [] if program.publishing is None else [
        one.members
        for one in program.publishing.earlier.about(kin(program.folder, aim.measure), aim.waves)
    ]  # fmt: skip
    settled = settle(labels, values, smallest, earlier)
    alike = any(all_alike(values[labels.loc[values.index, "given"] == side]) for side in ("with", "without"))
    if alike or not settled.everyone or settled.hidden["given"].any():
        return _hidden("hidden", {"what": "one of the two sides", "smallest": smallest}, about)
    return None


def _hidden(section: str, cells: dict[str, Any], about: dict[str, Any]) -> Result:
    words = sentences_for_every_audience(section, **cells)
    frame = pd.DataFrame({"group": ["hidden"], "n": [None], "hidden": [True]})
    return Result(
        design="lottery", sentences=words, frame=frame, status="hidden", reason=words["analyst"],
        headline=words["analyst"], hidden=1, limits=(catalogue().LIMITS["no_answer"],), **about,
    )  # fmt: skip


def _compared(frame: pd.DataFrame, luck: Chances) -> Compared:
    estimate = _estimated(frame, frame["chance"])
    ends = []
    for half in luck.halves:
        try:
            ends.append(_estimated(frame, pd.Series(half, index=frame.index)).effect.value)
        except NotComputable:  # too few draws in a half
            ends.append(float("nan"))
    every = frame.dropna(subset=["after"])
    naive = stats.two_groups(every.loc[every["given"], "after"], every.loc[~every["given"], "after"]).difference
    return Compared(frame, luck, estimate, naive, abs(ends[0] - ends[1]))


def _estimated(frame: pd.DataFrame, chance: pd.Series[float]) -> ByChance:
    before = frame["before"] if frame["before"].notna().any() else None
    return by_chance(frame["after"], frame["given"], chance, before=before, cluster=frame["cluster"])
