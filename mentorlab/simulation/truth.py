"""What is planted? The truth of a simulated program, read from `truth.yaml` and checked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.simulation.scores import SCALES
from mentorlab.tables.strict_yaml import read_yaml

FILE = "truth.yaml"
DESIGNS = ("waitlist",)
NOT_YET = ("by_group", "dose", "match_value", "switches")
NUMBERS = ("people", "mentors", "seed")
KNOWN = (*NUMBERS, "design", "effects", *NOT_YET)
FEWEST_PEOPLE, MOST_PEOPLE, FEWEST_MENTORS = 60, 5_000, 5


@dataclass(frozen=True)
class Truth:
    """What is planted in a program.

    `people`: everyone in the people table; `mentors`: those among them who mentor; `effects`: measure → points, the
    mean over everyone assigned of (observed score if offered a place − if not); a measure left out has no effect.
    Raises BadInput with every fault.
    """

    people: int = 320
    mentors: int = 45
    design: str = "waitlist"
    seed: int = 20260302
    effects: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        faults = [*_size_faults(self), *_effect_faults(self.effects)]
        if self.design not in DESIGNS:
            do = f"use one of: {', '.join(DESIGNS)}"
            faults.append(_fault("design", f"{self.design!r} is not simulated yet", do))
        if faults:
            raise BadInput(faults)


def read_truth(path: str | Path) -> Truth:
    """The truth in a file. Raises BadInput for what is unknown, ill-typed, impossible or not simulated yet."""
    said, faults = read_yaml(Path(path).read_bytes(), FILE)
    faults += [_fault(key, "is no setting of a truth", did_you_mean(key, KNOWN)) for key in said if key not in KNOWN]
    faults += [_fault(key, "is not simulated yet", "leave it out") for key in NOT_YET if said.get(key)]
    settings: dict[str, Any] = {}
    for name in NUMBERS:
        if said.get(name) is not None:
            settings[name] = _number(name, said[name], whole=True, faults=faults)
    if said.get("design") is not None:
        settings["design"] = str(said["design"])
    settings["effects"] = _effects(said.get("effects") or {}, faults)
    if faults:
        raise BadInput(faults)
    return Truth(**settings)


def truth_settings(truth: Truth) -> dict[str, Any]:
    """The truth as plain values, in the order in which the file states them."""
    numbers = {"people": truth.people, "mentors": truth.mentors, "design": truth.design, "seed": truth.seed}
    return {**numbers, "effects": dict(truth.effects)}


def _effects(said: object, faults: list[Fault]) -> dict[str, float]:
    if not isinstance(said, dict):
        faults.append(_fault("effects", "is no list of measures", "write one `measure: points` a line"))
        return {}
    return {str(name): _number(f"effects.{name}", value, whole=False, faults=faults) for name, value in said.items()}


def _number(path: str, value: object, *, whole: bool, faults: list[Fault]) -> Any:
    try:
        return int(str(value)) if whole else float(str(value))
    except ValueError:
        kind = "a whole number" if whole else "a number"
        faults.append(_fault(path, f"{value!r} is not {kind}", f"write {kind}"))
        return 0


def _size_faults(truth: Truth) -> Iterator[Fault]:
    if not FEWEST_PEOPLE <= truth.people <= MOST_PEOPLE:
        what = f"{truth.people} people cannot be simulated"
        yield _fault("people", what, f"use {FEWEST_PEOPLE} to {MOST_PEOPLE}")
    elif not FEWEST_MENTORS <= truth.mentors <= truth.people // 3:
        what = f"{truth.mentors} mentors do not fit {truth.people} people"
        yield _fault("mentors", what, f"use {FEWEST_MENTORS} to {truth.people // 3} (a third of the people)")
    if truth.seed < 0:
        yield _fault("seed", f"{truth.seed} is no seed", "use a whole number, 0 or more")


def _effect_faults(effects: Mapping[str, float]) -> Iterator[Fault]:
    for name, points in effects.items():
        if name not in SCALES:
            what = "is no measure that is simulated"
            yield _fault(f"effects.{name}", what, did_you_mean(name, list(SCALES)))
        if not math.isfinite(points):
            yield _fault(f"effects.{name}", f"{points} is not a finite number", "write points of the measure")


def _fault(path: str, what: str, do: str) -> Fault:
    return Fault(FILE, path, what, do)
