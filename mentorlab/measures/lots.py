"""Who begins when, for a given seed? The lots of a program, as its charter asks for them and as a record keeps them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.stats.lots import IN_BLOCKS, IN_ORDER, drawn_in_blocks, drawn_order

if TYPE_CHECKING:
    from mentorlab.tables.charter import Charter

WAITING = {"lottery": "comparison", "randomised": "comparison", "waitlist": "waitlist", "stepped": "waitlist"}


@dataclass(frozen=True)
class Step:
    """A start: the day, how many wholes begin, and in which arm that puts them at the later wave."""

    on: dt.date
    number: int
    arm: str


@dataclass(frozen=True)
class Lots:
    """What is drawn, for whom and how: everything but the people. `places` counts people, `steps` count wholes."""

    design: str
    by: tuple[str, ...]
    seed: int
    places: int = 0
    steps: tuple[Step, ...] = ()

    @property
    def method(self) -> str:
        """How to draw, in words that another program can follow."""
        return IN_ORDER if self.steps else IN_BLOCKS

    def drawn(self, groups: pd.Series) -> pd.DataFrame:
        """Everybody's arm and chance; with steps their whole and its start. `groups`: person_id (sorted) → group.

        Raises BadInput where there is nothing to draw: places for everybody, or no whole that waits.
        """
        return self._stepped(groups) if self.steps else self._in_blocks(groups)

    def _in_blocks(self, groups: pd.Series) -> pd.DataFrame:
        n = len(groups)
        if not 0 < self.places < n:
            raise BadInput(nothing_to_draw(n, self.places))
        lucky = drawn_in_blocks(list(groups), self.places, self.seed)
        arms = np.where(lucky, "program", WAITING[self.design])
        frame = pd.DataFrame({"person_id": list(groups.index), "arm": arms})
        if self.by:
            frame["block"] = list(groups)
        return frame.assign(chance=round(self.places / n, 6))

    def _stepped(self, groups: pd.Series) -> pd.DataFrame:
        names = sorted(set(groups))
        starts: list[Step | None] = [step for step in self.steps for _ in range(step.number)]
        starts = [*starts, *[None] * len(names)][: len(names)]
        begin = sum(step is not None and step.arm == "program" for step in starts)
        if not 0 < begin < len(names):
            what = f"of {len(names)} {' and '.join(self.by)}s {begin} would begin before the later survey"
            do = "let some begin before it and some after it, or nobody can be compared"
            raise BadInput(Fault("program.yaml", "places.steps", what, do))
        turn = drawn_order(len(names), self.seed)
        step_of = {name: starts[place] for name, place in zip(names, turn.tolist(), strict=True)}
        steps = [step_of[name] for name in groups]
        return pd.DataFrame(
            {
                "person_id": list(groups.index),
                "arm": [step.arm if step else WAITING[self.design] for step in steps],
                "cluster": list(groups),
                "chance": round(begin / len(names), 6),
                "starts_on": [step.on.isoformat() if step else None for step in steps],
            }
        )

    def told(self) -> dict[str, Any]:
        """As a record keeps it."""
        steps = [{"on": one.on.isoformat(), "number": one.number, "arm": one.arm} for one in self.steps]
        return {"design": self.design, "drawn_by": list(self.by), **({"steps": steps} if steps else {})}


def nothing_to_draw(n: int, places: int) -> Fault:
    """Why nobody needs to be drawn, and what that makes of the design."""
    if not n:
        return Fault("applications", "", "nobody can be drawn", "wait for complete applications of eligible mentees")
    what = f"there are places for everybody ({places} for {n} applicants), so that nobody needs to be drawn"
    do = (
        "offer everybody a place: with nobody who waits the design is before_after at best. To know what the program "
        "does, give some of the places later by lot (design: waitlist, fewer places now)"
    )
    return Fault("program.yaml", "places.number", what, do)


def lots_of_charter(charter: Charter, seed: int, places: int | None) -> Lots:
    """The lots that the charter asks for. Raises BadInput with everything that is missing or speaks against a draw."""
    evaluation, asked = charter.evaluation, charter.places
    faults = []
    if evaluation.design not in WAITING:
        said = f"is {evaluation.design}" if evaluation.design else "is not said"
        do = "write lottery, waitlist, stepped or randomised before anything is drawn"
        faults.append(Fault("program.yaml", "evaluation.design", f"{said}, which is no draw", do))
    if evaluation.places_by not in ("lottery", "unknown"):
        what = f"places go by {evaluation.places_by}, not by lot"
        faults.append(Fault("program.yaml", "evaluation.places_by", what, "write places_by: lottery"))
    if evaluation.design == "stepped" and not asked.steps:
        faults.append(Fault("program.yaml", "places.steps", "are missing", "say steps and steps_by"))
    if evaluation.design == "stepped" and places is not None:
        what = f"{places} places are asked for, and the steps say how many begin"
        faults.append(Fault("program.yaml", "places.number", what, "leave the number out"))
    if evaluation.design in WAITING and evaluation.design != "stepped" and places is None:
        what = "nothing says how many places there are"
        faults.append(Fault("program.yaml", "places.number", what, "write places: {number: …}, or give --places"))
    if faults:
        raise BadInput(faults)
    design = str(evaluation.design)
    if not asked.steps:
        return Lots(design, asked.stratify_by, seed, int(places or 0))
    return Lots(design, (str(asked.steps_by),), seed, steps=steps_of(charter))


def steps_of(charter: Charter) -> tuple[Step, ...]:
    """The charter's steps; for the contrast those that begin on the day of the later wave, or after it, wait."""
    later = charter.contrast_waves[1]
    until = next((wave.on for wave in charter.waves if wave.id == later), None)
    arms = ["program" if until is None or one.on < until else "waitlist" for one in charter.places.steps]
    return tuple(Step(one.on, one.number, arm) for one, arm in zip(charter.places.steps, arms, strict=True))


def lots_of_record(said: Mapping[str, Any], design: str) -> Lots:
    """The lots that a record keeps. `design`: for records that say none. Raises ValueError, KeyError or TypeError where
    the record lacks what a draw needs.
    """
    steps = tuple(
        Step(dt.date.fromisoformat(one["on"]), int(one["number"]), str(one["arm"])) for one in said.get("steps", ())
    )
    by = tuple(str(name) for name in said.get("drawn_by", ("its group",) if said.get("places_by_block") else ()))
    design = str(said.get("design", design))
    if design not in WAITING or (design == "stepped") != bool(steps):
        raise ValueError("the record does not say how it was drawn")
    return Lots(design, by, int(said["seed"]), 0 if steps else int(said["places"]), steps)
