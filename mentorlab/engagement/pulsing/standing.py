"""The weekly state as it may be told: every number with its line, its weeks and what became of it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from mentorlab.answers.counted_otherwise import Changed, counted_otherwise
from mentorlab.answers.wording import catalogue
from mentorlab.engagement.pulsing.counting import NUMBERS, Counted, Number, countable, counts
from mentorlab.engagement.pulsing.lines import LINES, Line, line_of, weekly, weeks_before
from mentorlab.engagement.pulsing.one_unit import beside_units
from mentorlab.engagement.pulsing.reading import as_days, read
from mentorlab.engagement.pulsing.since import Before, Split, split
from mentorlab.engagement.pulsing.stand import Stand
from mentorlab.engagement.pulsing.telling import NOT_BEFORE, Already, Behind, Told, beside, told, told_parts
from mentorlab.tables.definitions import RHYTHM, Definition, definition
from mentorlab.tables.program import Program


@dataclass(frozen=True)
class One:
    """One number. `then`: as the earlier report told it, each None where it did not. `parts`: of the difference, each
    None where hidden; None without a difference. `weeks`: its share (its count, where it has no line)
    on each of the days drawn.
    """

    number: Number
    now: Told
    line: Line | None
    weeks: tuple[float, ...]
    then: Already = NOT_BEFORE
    parts: Mapping[str, int | None] | None = None

    @property
    def name(self) -> str:
        """The number's name."""
        return self.number.name

    @property
    def crossed(self) -> bool:
        """Is its line crossed, as far as that can be said?"""
        return self.line is not None and self.line.crossed is True


@dataclass(frozen=True)
class State:
    """The state on a day. `before`: the earlier report; `first`: one was asked for and there is none yet;
    `unanswered`: the name of one that had no weekly state. `missing`: the numbers that cannot be counted. `used`: the
    definitions behind the others.
    """

    day: pd.Timestamp
    days: tuple[pd.Timestamp, ...]
    ones: tuple[One, ...]
    used: tuple[Definition, ...]
    smallest: int
    before: Before | None = None
    first: bool = False
    unanswered: str = ""
    others: tuple[Changed, ...] = ()
    missing: tuple[Number, ...] = ()
    wave: str | None = None
    agreed: bool = False
    notes: tuple[str, ...] = ()

    @property
    def interval(self) -> float:
        """The agreed days between two meetings."""
        return next((one.settings["days"] for one in self.used if one.id == RHYTHM), float("nan"))

    def crossed(self) -> list[One]:
        """The numbers on the wrong side of their lines."""
        return [one for one in self.ones if one.crossed]


def standing(program: Program, earlier: Before | None, *, first: bool, unanswered: str = "") -> State:
    """Count, compare and hide. `first`: one was asked for and there is none; `unanswered`: as in State."""
    seen, smallest = read(program), program.charter.privacy.smallest_group
    wave = _next_wave(program, seen.day)
    numbers = countable(seen, wave is not None)
    used = _definitions(program, numbers)
    settings = {one.id: one.settings for one in used}
    others = _others(used, earlier)
    days = weeks_before(seen, int(as_days(pd.Series([program.charter.starts_on]))[0]))
    now = counts(seen, numbers, seen.day, settings)
    drawn = weekly(seen, numbers, settings, days, smallest)
    why = split(seen, numbers, now, settings, earlier, others) if earlier else {}
    then = earlier.numbers if earlier else {}
    stand = Stand(seen, seen.day, settings)
    whose = {one.name: one.behind(stand) for one in numbers if one.behind is not None}
    said = _told(numbers, now, whose, smallest)
    notes = seen.notes
    if program.whole is not None:
        said = beside_units(program, numbers, said, settings)
        notes = (*notes, catalogue("engagement_pulse").OF_A_UNIT.format(smallest=smallest))
    ones = [
        One(
            one,
            said[one.name],
            line_of(one, said[one.name], settings[LINES], drawn[one.name], days, smallest),
            _weeks(one, said[one.name], drawn[one.name]),
            then.get(one.name, NOT_BEFORE),
            _parts(one, said[one.name], why.get(one.name), smallest),
        )
        for one in numbers
    ]
    return State(
        day=pd.Timestamp(seen.day, unit="D"),
        days=tuple(pd.Timestamp(day, unit="D") for day in days),
        ones=tuple(ones),
        used=used,
        smallest=smallest,
        before=earlier,
        first=first,
        unanswered=unanswered,
        others=others,
        missing=tuple(number for number in NUMBERS if number not in numbers),
        wave=wave,
        agreed=program.charter.rhythm.meetings_every_days is not None,
        notes=notes,
    )


def _told(
    numbers: Sequence[Number], now: Mapping[str, Counted], whose: Mapping[str, Behind], smallest: int
) -> dict[str, Told]:
    """Every number as it is told. Where nearly all pairs run, what is counted of those that do is told of all, and what
    was agreed with them to the nearest multiple of the smallest group: how many run is not told.
    """
    said: dict[str, Told] = {}
    for one in numbers:
        (k, n), of = now[one.name], None
        running = said.get("running")
        if running is not None and running.how == "nearly_all":
            of = running.n if one.of_running else None if one.among else smallest * round(n / smallest)
        said[one.name] = told(k, n, smallest, among=one.among, of=of, behind=whose.get(one.name))
    return beside(said, smallest)


def _others(used: Sequence[Definition], earlier: Before | None) -> tuple[Changed, ...]:
    if earlier is None:
        return ()
    return counted_otherwise([one.to_dict() for one in used], earlier.definitions.values())


def _parts(number: Number, now: Told, why: Split | None, smallest: int) -> Mapping[str, int | None] | None:
    if why is None or now.k is None or now.rounded:
        return None
    return told_parts(why.parts, smallest, counts=why.counts, among=number.among)


def _weeks(number: Number, now: Told, drawn: Sequence[float]) -> tuple[float, ...]:
    """The weeks as drawn, the last of them as it is told."""
    today = now.share if number.line else now.k
    return (*drawn[:-1], float("nan") if today is None else float(today))


def _next_wave(program: Program, day: int) -> str | None:
    """The next wave of the charter that is still to come."""
    to_come = [wave for wave in program.charter.waves if wave.on and as_days(pd.Series([wave.on]))[0] > day]
    return to_come[0].id if to_come else None


def _definitions(program: Program, numbers: Sequence[Number]) -> tuple[Definition, ...]:
    """The definitions behind these numbers."""
    names = dict.fromkeys([*(id for one in numbers for id in one.definitions), LINES])
    return tuple(definition(program, name) for name in names)
