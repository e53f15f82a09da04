"""Where does the program stand on each criterion: what is said, what is seen, and what of it counts?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.planning.ready.rules import READS, seen
from mentorlab.planning.ready.scores import MET, Scores, level_of, next_level, scores, shortest_way
from mentorlab.planning.ready.seen import Seen
from mentorlab.tables.charter import Answered
from mentorlab.tables.charter.criteria import Checklist, Criterion, Level, Standard
from mentorlab.tables.program import Program


@dataclass(frozen=True)
class Stands:
    """One criterion: the answer of the charter, if there is one that counts, and what the folder shows of it."""

    standard: Standard
    criterion: Criterion
    answer: Answered | None
    seen: Seen | None

    @property
    def said(self) -> Fraction | None:
        """The value of the answer; None where there is none."""
        return MET[self.answer.met] if self.answer else None

    @property
    def shown(self) -> Fraction | None:
        """The value of what the folder shows; None where it shows nothing."""
        return self.seen.value if self.seen else None

    @property
    def counted(self) -> Fraction:
        """What counts: the answer, lowered to what the folder shows; without an answer what the folder shows."""
        if self.said is None:
            return self.shown or Fraction(0)
        return self.said if self.shown is None else min(self.said, self.shown)

    @property
    def reading(self) -> str:
        """The answer and what is seen, held against each other (a key of READINGS)."""
        if not self.said:
            return "seen_not_said" if self.shown else "not_answered" if self.said is None else "missing"
        if self.shown is None:
            return "said_only"
        return "said_and_seen" if self.shown >= self.said else "said_not_seen"

    @property
    def in_words(self) -> str:
        """What the folder shows, in words; empty where only people can tell."""
        if self.seen is None:
            return ""
        words = catalogue("planning_readiness").SEEN
        form = words["*"].get(self.seen.words) or words[self.criterion.rule][self.seen.words]
        return str(form.format_map(self.seen.cells))


@dataclass(frozen=True)
class Judged:
    """The whole of it. `said`, `counted`: scores by the answers alone, and by what of them counts; `seen`: share of
    what the folder can show, by area ("" = all), None where it can show nothing. `reached`, `next`: the level by what
    counts and the one after it. `way`: the shortest one there. `long_enough`: has the program run for long enough?
    """

    stands: tuple[Stands, ...]
    said: Scores
    counted: Scores
    seen: Mapping[str, Fraction | None]
    reached: Level | None
    next: Level | None
    way: tuple[Criterion, ...]
    long_enough: bool | None
    notes: tuple[str, ...]
    thresholds: dict[str, float]

    def read(self, reading: str) -> tuple[Stands, ...]:
        """The criteria of one reading."""
        return tuple(one for one in self.stands if one.reading == reading)

    @property
    def answered(self) -> bool:
        """Has anything been answered?"""
        return any(one.answer for one in self.stands)

    @property
    def weakest(self) -> Standard:
        """The area that meets least, by what counts; the first of equals."""
        areas = {one.standard.id: one.standard for one in self.stands}
        return min(areas.values(), key=lambda area: self.counted.by_standard[area.id])


def judged(program: Program, checklist: Checklist) -> Judged:
    """Scores, level and the shortest way to the next one."""
    stands, notes = standing(program, checklist)
    values = {one.criterion.id: one.counted for one in stands}
    said = scores(checklist, {one.criterion.id: one.said or Fraction(0) for one in stands})
    counted = scores(checklist, values)
    further = next_level(checklist.levels, counted)
    names = catalogue("planning_readiness")
    return Judged(
        stands,
        said,
        counted,
        {area: _seen(stands, area) for area in ("", *counted.by_standard)},
        level_of(checklist.levels, counted),
        further,
        shortest_way(checklist, values, further) if further else (),
        ran_for(program, checklist.after_months),
        notes,
        {
            names.FIGURE["level"].format(level=names.LEVELS[one.id], each=one.each): one.each / 100
            for one in checklist.levels
        },
    )


def _seen(stands: tuple[Stands, ...], area: str) -> Fraction | None:
    """The score by what the folder shows, over the criteria of which it can show something; areas weigh the same."""
    if not area:
        each = [_seen(stands, one) for one in dict.fromkeys(row.standard.id for row in stands)]
        known = [one for one in each if one is not None]
        return sum(known, Fraction(0)) / len(known) if known else None
    there = [(one.criterion.weight, one.shown) for one in stands if one.standard.id == area and one.shown is not None]
    weights = sum(weight for weight, _ in there)
    return sum((weight * shown for weight, shown in there), Fraction(0)) / weights if weights else None


def standing(program: Program, checklist: Checklist) -> tuple[tuple[Stands, ...], tuple[str, ...]]:
    """Every criterion in its order; notes on tables with faults, and on answers dated after the day asked about."""
    as_of, facts = program.as_of, catalogue("planning_readiness").FACTS
    rows = []
    notes = [facts["faulty"].format(table=table) for table in READS if program.has(table) and program.faults_of(table)]
    for standard in checklist.standards:
        for one in standard.criteria:
            answer = program.charter.readiness.get(one.id)
            if answer is not None and answer.on is not None and as_of is not None and answer.on > as_of:
                notes.append(facts["later"].format(id=one.id, on=answer.on, as_of=as_of))
                answer = None
            rows.append(Stands(standard, one, answer, seen(program, one)))
    return tuple(rows), tuple(notes)


def ran_for(program: Program, months: int) -> bool | None:
    """Has the program run for so many months, from its start up to the day of the tables? None: without any date."""
    if program.as_of is None:
        return None
    return bool(pd.Timestamp(program.charter.starts_on) + pd.DateOffset(months=months) <= pd.Timestamp(program.as_of))
