"""What is planted? The truth of a simulated program, checked and whole."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.simulation.measured import CLIMATE, OUTCOMES, SCORES
from mentorlab.simulation.staff import GROUPS
from mentorlab.simulation.switches import SWITCHES
from mentorlab.tables.charter.parts import Design

FILE = "truth.yaml"
DESIGNS: tuple[str, ...] = get_args(Design)
FEWEST_PEOPLE, MOST_PEOPLE, FEWEST_MENTORS = 40, 60_000, 4
ONE_MENTOR_IN = 7
STARTS_ON = date(2026, 3, 2)

Numbers = Mapping[str, float]


@dataclass(frozen=True)
class Truth:
    """What is planted in a program. Points are those of the measure's observed scale; those left out are zero.

    `people`: everyone in the people table; `mentors`: those among them who offer to mentor (left out: one in seven).
    `design`: how places are given. `effects`: measure → the mean over everyone who could have a place of (observed
    score with a place − without); people who would never meet gain nothing, so those who would gain more than that.
    `by_group`: measure → column of people → value → points added for those of that group who take part. `dose`:
    measure → points added per meeting held. `match_value`: measure → points added per standard deviation by which
    mentor and mentee fit better than the average pair. `in_units`: measure of
    the anonymous survey → points for all in the units drawn to open their mentors' hours (left out: there is no such
    survey). `switches`: name → strength, 0 = off (see `SWITCHES`).
    `starts_on`: the Monday on which the program begins (left out: 2 March 2026); everything moves by whole weeks.
    `earlier`: the truth of the cycle before, which becomes a program of its own in the folder earlier/.
    For `retention` and `promotion` a point is a share of people (0.05 = 5 in 100), and only `effects` can be planted.
    Raises BadInput with every fault.
    """

    people: int = 320
    mentors: int | None = None
    design: str = "waitlist"
    seed: int = 20260302
    effects: Numbers = field(default_factory=dict)
    by_group: Mapping[str, Mapping[str, Numbers]] = field(default_factory=dict)
    dose: Numbers = field(default_factory=dict)
    match_value: Numbers = field(default_factory=dict)
    in_units: Numbers = field(default_factory=dict)
    switches: Numbers = field(default_factory=dict)
    starts_on: date | None = None
    earlier: Truth | None = None

    def __post_init__(self) -> None:
        faults = [*_size_faults(self), *_points_faults(self), *_group_faults(self.by_group), *_switch_faults(self)]
        faults += _day_faults(self)
        if self.design not in DESIGNS:
            what = f"{self.design!r} is no design"
            faults.append(fault("design", what, did_you_mean(self.design, DESIGNS)))
        if faults:
            raise BadInput(faults)

    @property
    def n_mentors(self) -> int:
        """How many offer to mentor."""
        return max(FEWEST_MENTORS, round(self.people / ONE_MENTOR_IN)) if self.mentors is None else self.mentors

    def strength(self, switch: str) -> float:
        """How strongly a switch is on; 0 = off."""
        return float(self.switches.get(switch, 0.0))

    def size(self, switch: str) -> float:
        """The strength times what the switch means at strength 1."""
        return self.strength(switch) * SWITCHES[switch].size

    @property
    def measures_planted(self) -> tuple[str, ...]:
        """The measures on which anything is planted, in the order of the outcomes."""
        planted = {*self.effects, *self.by_group, *self.dose, *self.match_value}
        return tuple(name for name in OUTCOMES if name in planted)


def fault(path: str, what: str, do: str) -> Fault:
    """A fault of the file truth.yaml."""
    return Fault(FILE, path, what, do)


def _size_faults(truth: Truth) -> Iterator[Fault]:
    if not FEWEST_PEOPLE <= truth.people <= MOST_PEOPLE:
        what = f"{truth.people} people cannot be simulated"
        yield fault("people", what, f"use {FEWEST_PEOPLE} to {MOST_PEOPLE}")
    elif truth.mentors is not None and not FEWEST_MENTORS <= truth.mentors <= truth.people // 4:
        what = f"{truth.mentors} mentors do not fit {truth.people} people"
        yield fault("mentors", what, f"use {FEWEST_MENTORS} to {truth.people // 4} (a quarter of the people)")
    if truth.seed < 0:
        yield fault("seed", f"{truth.seed} is no seed", "use a whole number, 0 or more")


def _day_faults(truth: Truth) -> Iterator[Fault]:
    if truth.starts_on is not None and (truth.starts_on.weekday() != 0 or not 2000 <= truth.starts_on.year <= 2100):
        what = f"a program cannot begin on {truth.starts_on}"
        yield fault("starts_on", what, "use a Monday, so that working days stay working days, of 2000 to 2100")
    if truth.earlier is not None and truth.earlier.earlier is not None:
        yield fault("earlier.earlier", "only one cycle before is simulated", "take it out")
    if truth.earlier is not None and (truth.earlier.starts_on or STARTS_ON) >= (truth.starts_on or STARTS_ON):
        yield fault("earlier.starts_on", "the cycle before begins no earlier", "use a Monday of the year before")


def _points_faults(truth: Truth) -> Iterator[Fault]:
    for key, known in (
        ("effects", tuple(OUTCOMES)),
        ("dose", SCORES),
        ("match_value", SCORES),
        ("in_units", (CLIMATE,)),
    ):
        for name, points in getattr(truth, key).items():
            yield from _measure_faults(f"{key}.{name}", name, known)
            if not math.isfinite(points):
                yield fault(f"{key}.{name}", f"{points} is not a finite number", "write points of the measure")


def _measure_faults(path: str, name: str, known: tuple[str, ...]) -> Iterator[Fault]:
    if name in OUTCOMES and name not in known:
        yield fault(path, f"{name} can only have an effect", f"use one of: {', '.join(known)}")
    elif name not in known:
        yield fault(path, "is no measure that is simulated", did_you_mean(name, known))


def _group_faults(by_group: Mapping[str, Mapping[str, Numbers]]) -> Iterator[Fault]:
    for name, columns in by_group.items():
        yield from _measure_faults(f"by_group.{name}", name, SCORES)
        for column, groups in columns.items():
            path = f"by_group.{name}.{column}"
            if column not in GROUPS:
                yield fault(path, "is no column of people that is simulated", did_you_mean(column, tuple(GROUPS)))
                continue
            for value, points in groups.items():
                if value not in GROUPS[column]:
                    yield fault(f"{path}.{value}", f"nobody has this {column}", did_you_mean(value, GROUPS[column]))
                if not math.isfinite(points):
                    yield fault(f"{path}.{value}", f"{points} is not a finite number", "write points of the measure")


def _switch_faults(truth: Truth) -> Iterator[Fault]:
    for name, strength in truth.switches.items():
        if name not in SWITCHES:
            yield fault(f"switches.{name}", "is no switch", did_you_mean(name, tuple(SWITCHES)))
            continue
        most = SWITCHES[name].most
        least = -most if SWITCHES[name].either_way else 0.0
        if not least <= strength <= most:
            yield fault(f"switches.{name}", f"{strength:g} is no strength", f"use {least:g} to {most:g}")
    impossible = {
        ("immortal_time", "stepped"): "pairs that begin at any time leave no steps",
        ("regression_to_the_mean", "encouragement"): "everybody who asks has a place, so nobody is chosen by a score",
        ("regression_to_the_mean", "cutoff"): "places go by another score already",
    }
    for (name, design), what in impossible.items():
        if truth.strength(name) and truth.design == design:
            yield fault(f"switches.{name}", what, "choose another design, or take it out")
