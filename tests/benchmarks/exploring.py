"""How long does somebody at a panel wait, from the last move of a control to the words, and to the figure?

Run by `make bench`. Every question of the register that a simulated program of some 300 mentees and 100 mentors can
answer, each moved a few times; in this process, without a browser: what is drawn is the markup that is sent to one.
The pause in which a panel waits for a further move counts.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import mentorlab
from mentorlab.shipped import shipped
from mentorlab.simulation.files import write
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth_file import read_truth
from mentorlab.tables.program import Program
from mentorlab.widgets.exploring.controls import Control
from mentorlab.widgets.exploring.explore import Explorer
from mentorlab.widgets.exploring.register import register_of

PEOPLE, MENTORS = 600, 100  # of the people about half are offered a place
WANTED = 0.3  # seconds
MOVES = 5
NEVER = {"audience"}  # another audience is another sentence of the same answer


def exploring(*only: str) -> None:
    """The median to words and to the figure of each question; `only` these ids, else all."""
    with tempfile.TemporaryDirectory() as place:
        program = _program(Path(place) / "program")
        found = {}
        for name in (one.question.id for one in register_of(program) if one.open):
            if (not only or name in only) and (waited := _waited(program, name)) is not None:
                found[name] = waited
                print(f"  {name:36} {waited[0]:.3f} s to the words, {waited[1]:.3f} s to the figure", flush=True)
    for what, place in (("words", 0), ("figure", 1)):
        quick = sum(waited[place] <= WANTED for waited in found.values())
        print(f"explore, {PEOPLE} people: {quick} of {len(found)} questions within {WANTED} s, to the {what}")


def _program(folder: Path) -> Program:
    truth = read_truth(shipped("data", "demo", "truth.yaml"))
    write(simulate(replace(truth, people=PEOPLE, mentors=MENTORS)), folder)
    return mentorlab.load(folder)


def _waited(program: Program, question: str) -> tuple[float, float] | None:
    """Medians over the moves of the first control that can be moved; None where there is none."""
    panel = mentorlab.explore(program, question)
    assert isinstance(panel, Explorer)
    panel.wait(600)
    for control in panel.controls.values():
        waits = []
        for value in _places(control):
            if value != control.control.value and len(waits) <= (MOVES if not waits or waits[0][1] < 3 else 1):
                waits.append(_seconds(panel, control, value))
        if waits:
            waits = waits[1:] or waits  # the first may read what all then have
            return statistics.median(told for told, _ in waits), statistics.median(drawn for _, drawn in waits)
    return None


def _seconds(panel: Explorer, control: Control, value: Any) -> tuple[float, float]:
    words, told = panel.shown.words, []

    def noted(result: Any) -> None:
        words(result)
        told.append(time.perf_counter())

    panel.shown.words = noted  # type: ignore[method-assign]
    begun = time.perf_counter()
    control.control.value = value
    assert panel.wait(600)
    drawn = time.perf_counter()
    panel.shown.words = words  # type: ignore[method-assign]
    return (told or [drawn])[-1] - begun, drawn - begun  # a setting that is refused is told too


def _places(control: Control) -> list[Any]:
    """Where a slider or a choice is moved to, one after the other."""
    one = control.setting
    if one.name in NEVER:
        return []
    if one.kind == "range" and one.low is not None and one.high is not None:
        steps = min(round((one.high - one.low) / one.step), MOVES + 2)
        return [one.low + one.step * step for step in range(steps)]
    return list(one.choices or (True, False)) if one.kind in ("choice", "tick") else []
