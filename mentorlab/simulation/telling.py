"""What was planted, in words? For people who will judge the program and should know afterwards how close they came."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlab.simulation.measured import EVENTS
from mentorlab.simulation.switches import SWITCHES
from mentorlab.simulation.truth import Truth


def planted(truth: Truth) -> list[str]:
    """One line for everything planted; a single line where nothing is."""
    said = [*_effects(truth), *_spread(truth), *_switches(truth)]
    design = f"Design {truth.design.replace('_', ' ')}, seed {truth.seed}."
    return [design, *(said or ["No effect on anything."]), *_before(truth)]


def _before(truth: Truth) -> Iterator[str]:
    if truth.earlier is not None:
        yield from (f"The cycle before: {line[:1].lower()}{line[1:]}" for line in planted(truth.earlier))


def _effects(truth: Truth) -> Iterator[str]:
    for measure, points in truth.effects.items():
        name = measure.replace("_", " ")
        if measure in EVENTS:
            yield f"A place changes {name} by {100 * points:+g} people in 100."
        else:
            yield f"A place changes {name} by {points:+g} points on average, over everybody who could have one."


def _spread(truth: Truth) -> Iterator[str]:
    for measure, columns in truth.by_group.items():
        for column, groups in columns.items():
            for value, points in groups.items():
                who = f"{column.replace('_', ' ')} {value}"
                yield f"{_named(measure)}: {points:+g} points more for those of {who} who take part."
    for measure, points in truth.dose.items():
        yield f"{_named(measure)}: {points:+g} points for each meeting held."
    for measure, points in truth.match_value.items():
        yield f"{_named(measure)}: {points:+g} points for each standard deviation of better fit."
    for measure, points in truth.in_units.items():
        yield f"{_named(measure)}, asked anonymously: {points:+g} points for all in the units drawn."


def _switches(truth: Truth) -> Iterator[str]:
    for name, strength in truth.switches.items():
        if strength:
            words = name.replace("_", " ").capitalize()
            yield f"{words}, strength {strength:g} (at strength 1: {SWITCHES[name].means})."


def _named(measure: str) -> str:
    return measure.replace("_", " ").capitalize()
