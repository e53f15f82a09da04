"""Was this analysis planned beforehand, and what about it is no longer as it was frozen?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mentorlab.answers.changes import all_in_words, came_or_went, objective_of
from mentorlab.answers.parts import Check, CheckResult
from mentorlab.answers.wording import catalogue
from mentorlab.measures.plan import Beforehand, Change, beforehand

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.tables.program import Program

EVERY_ANSWER = (
    *("design", "places_by", "waves", "adjust_for", "clustered_by", "taken_up", "final_on", "level", "smallest_group"),
)


@dataclass(frozen=True, eq=False)
class Planned:
    """The frozen plan as far as it concerns one answer."""

    aim: Aim
    known: Beforehand

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What the answer rests on and is no longer as it was frozen; and what else was to be judged and is not."""
        own, scoring = f"objectives.{self.aim.objective}", f"scoring.{self.aim.measure}"
        gone = {objective_of(one.item) for one in self.known.changes if came_or_went(one) and not one.now}
        return tuple(
            one
            for one in self.known.changes
            if one.item in EVERY_ANSWER
            or one.item == scoring
            or (objective_of(one.item) and objective_of(one.item) in {own, *gone})
            or (one.item.endswith(".primary") and one.frozen == "yes")
        )

    @property
    def deviations(self) -> tuple[str, ...]:
        """Each change in a sentence: what was frozen, what it is now, and when that became so."""
        return all_in_words(self.changes)

    @property
    def kept(self) -> bool:
        """Is the first plan there, and nothing in it changed but what was amended before the data?

        That another objective than the primary one is gone is told, and changes nothing about this answer.
        """
        own = f"objectives.{self.aim.objective}"
        other = [one for one in self.changes if objective_of(one.item) not in ("", own)]
        besides = {objective_of(one.item) for one in other if not one.item.endswith(".primary") or one.frozen != "yes"}
        primary = {objective_of(one.item) for one in other if one.item.endswith(".primary") and one.frozen == "yes"}
        rest = [one for one in self.changes if objective_of(one.item) not in besides - primary]
        return not self.known.missing and all(one.when == "before" for one in rest)

    @property
    def fact(self) -> tuple[tuple[str, str], ...]:
        """What was planned, for the lines on how we know; nothing where no plan was ever frozen."""
        words, known = catalogue("frozen_plan").PLANNED, self.known
        said = [words["broken"].format(name=name) for name in known.broken]
        if known.plan is not None:
            first = (known.early or known.frozen)[0]
            cells = {"on": first.frozen_on, "wave": first.wave, "name": first.name}
            told = [words["early" if known.before_data else "late"].format_map(cells)]
            if len(known.early) > 1:
                told.append(words["amended"].format(on=known.early[-1].frozen_on))
            changes = " ".join(self.deviations)
            told += [words["missing"].format(name=name) for name in known.missing]
            if changes or not known.missing:
                told.append(words["changed"].format(changes=changes) if changes else words["same"])
            said = told + said
        said += [words["elsewhere"].format(cycle=one.cycle, on=one.frozen_on, name=one.name) for one in known.elsewhere]
        return ((words["label"], " ".join(said)),) if said else ()

    def declared(self) -> Check:
        """Was this named as a primary objective beforehand? Without a frozen plan the charter's word is taken."""
        words, plan = catalogue("frozen_plan").PRIMARY, self.known.plan
        if plan is not None and self.known.before_data:
            path = f"objectives.{self.aim.objective}."
            named = plan.plan.get(f"{path}primary") == "yes" and plan.plan.get(f"{path}measure") == self.aim.measure
            text = words["declared" if named else "not_declared"].format(on=plan.frozen_on)
            return Check("primary_declared", "passed" if named else "failed", text)
        result: CheckResult = "passed" if self.aim.primary else "failed"
        text = catalogue("outcomes").CHECKS[f"primary_{result}"]
        if self.aim.primary and plan is not None:
            text = words["late"].format(on=plan.frozen_on)
        elif self.aim.primary and self.known.broken:
            text = words["broken"].format(name=", ".join(self.known.broken))
        return Check("primary_declared", result, text)


def planned(program: Program, aim: Aim) -> Planned:
    """What stands on record about the plan of this answer."""
    return Planned(aim, beforehand(program))
