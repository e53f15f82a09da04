"""In which state is a decision, and by what of this cycle is it tested?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentorlab.answers.wording import catalogue
from mentorlab.tables.charter import Charter, Objective
from mentorlab.tables.on_record.decisions import Decision, Tested

SETTLED = ("done", "changed", "dropped")


@dataclass(frozen=True)
class Stands:
    """A decision and its state (a key of STATES); `overdue`: its day has passed and it is not settled."""

    decision: Decision
    state: str
    overdue: bool

    @property
    def silent(self) -> bool:
        """Is it of an earlier cycle, and has nobody said what became of it?"""
        return self.state.startswith("silent")

    @property
    def settled(self) -> bool:
        """Is there nothing more to do about it?"""
        return self.state in SETTLED


def stands(decision: Decision, as_of: date | None) -> Stands:
    """The state of a decision on a day; without a day nothing is overdue."""
    fate = decision.became.became if decision.became else None
    overdue = fate in (None, "not_yet") and as_of is not None and decision.said.due_on < as_of
    if fate is not None and fate != "not_yet":
        return Stands(decision, fate, overdue=False)
    if fate is None and not decision.earlier:
        return Stands(decision, "overdue" if overdue else "open", overdue)
    state = fate or "silent"
    return Stands(decision, f"{state}_overdue" if overdue else state, overdue)


def in_order(those: list[Stands]) -> list[Stands]:
    """First those of earlier cycles without a word, then what is overdue, open, settled; each by due date."""
    return sorted(those, key=lambda one: (not one.silent, not one.overdue, one.settled, one.decision.said.due_on))


def tested_by(decision: Decision, charter: Charter) -> str:
    """How it is seen whether the decision was right, in words: by which objective of this cycle, where one is meant."""
    words, tested = catalogue("planning_next").TESTED, decision.said.tested_by
    found = _objective(tested, charter)
    said = _said(tested)
    if found is not None:
        form = "objective" if found.measure else "objective_bare"
        told = words[form].format(objective=_plain(found.id), measure=_plain(found.measure or ""))
    elif (tested.objective or tested.measure) and decision.earlier:
        told = words["no_objective"].format(words=said)
    else:
        return said or str(words["nothing"])
    spoken = tested.note if found is not None and tested.note not in (found.id, found.measure) else None
    return f"{told}; {spoken}" if spoken else str(told)


def _objective(tested: Tested, charter: Charter) -> Objective | None:
    """The objective of this charter that is meant, by its id or its measure; a note may be one of both."""
    named = {tested.objective, tested.note} - {None}
    measured = {tested.measure, tested.note} - {None}
    by_id = next((one for one in charter.objectives if one.id in named), None)
    return by_id or next((one for one in charter.objectives if one.measure in measured), None)


def _said(tested: Tested) -> str:
    parts = [tested.objective, tested.measure, tested.question, tested.design]
    return "; ".join([*(_plain(part) for part in parts if part), *([tested.note] if tested.note else [])])


def _plain(word: str) -> str:
    return word.replace("_", " ")
