"""What comes of it for each person, with a place and without, and what do surveys and records see of it?

The potential outcomes leave out what only the way of looking adds: a mentor's own mark on all of their mentees, a
stricter yardstick after learning, and what spills over to colleagues. These are in what is seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.course import Course
from mentorlab.simulation.days import Calendar, Days
from mentorlab.simulation.gains import gains
from mentorlab.simulation.measured import SCALES, SCORES
from mentorlab.simulation.promoted import promote
from mentorlab.simulation.scores import observed, shifts
from mentorlab.simulation.staff import Array
from mentorlab.simulation.truth import Truth

IMPLICIT_THEORY = 0.6  # of the stricter yardstick: how much lower everybody recalls their start than it was
COLUMNS = ("before", "if_offered", "if_not", "with_place", "without")


@dataclass(frozen=True, eq=False)
class Outcome:
    """`potential`: see `Simulated`. `seen`: measure → wave → answers as surveys and records see them, people × items,
    all items pointing the same way. `promoted`, `promoted_on`: as it came.
    """

    potential: Mapping[str, pd.DataFrame]
    seen: Mapping[str, Mapping[str, Array]]
    promoted: Array
    promoted_on: Days


def outcomes(truth: Truth, course: Course, when: Calendar, rng: Mapping[str, Generator]) -> Outcome:
    """Everybody's outcomes. Raises BadInput where a planted effect has no room."""
    potential: dict[str, pd.DataFrame] = {}
    seen: dict[str, dict[str, Array]] = {}
    mark = _mentors_mark(truth, course, rng["switches"])
    near = _share_of_team(course)
    for measure in SCORES:
        of = course.levels[measure]
        gain = gains(truth, measure, course.staff, course.meets, course.concerned, course.met.n_held, course.pairs.fit)
        shift = shifts(of, gain, course.meets, course.concerned)
        after = of.waves["after"]
        with_place, without = observed(of.kind, after + shift[:, None]), observed(of.kind, after)
        before = observed(of.kind, of.waves["before"])
        potential[measure] = _frame(course, before.mean(axis=1), with_place.mean(axis=1), without.mean(axis=1))
        spilled = np.where(course.concerned & ~course.program, truth.size("spill_over") * near, 0.0)
        moved = np.where(course.takes_part, shift + of.kind.sd_score * mark, spilled * shift)
        stricter = truth.size("response_shift") * of.kind.sd_score if measure in SCALES else 0.0
        level = after + (moved - stricter * course.takes_part)[:, None]
        seen[measure] = {wave: observed(of.kind, one) for wave, one in of.waves.items()}
        seen[measure]["after"] = observed(of.kind, level)
        if stricter:
            recalled = of.waves["before"] - stricter * (course.takes_part + IMPLICIT_THEORY)[:, None]
            seen[measure]["recalled_before"] = observed(of.kind, recalled)
    there = [np.isnat(day).astype(float) for day in (course.leaving.if_meeting, course.leaving.if_not)]
    performance = course.traits.before[:, SCORES.index("performance")]
    rise = promote(
        truth, course.staff, performance, course.meets, course.concerned, course.leaving, when, rng["promotion"]
    )
    nothing = np.full(len(course.staff), np.nan)
    potential["retention"] = _frame(course, nothing, *there)
    potential["promotion"] = _frame(course, nothing, rise.if_meeting.astype(float), rise.if_not.astype(float))
    return Outcome(potential, seen, np.where(course.takes_part, rise.if_meeting, rise.if_not), rise.on)


def _frame(course: Course, before: Array, with_place: Array, without: Array) -> pd.DataFrame:
    people, places = np.flatnonzero(course.concerned), course.places
    takes, anyway = course.meets & places.place_if_given, course.meets & places.place_if_not
    columns = (
        before,
        np.where(takes, with_place, without),
        np.where(anyway, with_place, without),
        np.where(course.meets, with_place, without),
        without,
    )
    frame = pd.DataFrame(
        {name: column[people] for name, column in zip(COLUMNS, columns, strict=True)},
        index=pd.Index(course.staff.ids[people], name="person_id"),
    )
    frame["arm"] = np.where(course.program[people], "program", "comparison")
    frame["takes_up"], frame["takes_up_anyway"] = takes[people], anyway[people]
    return frame


def _mentors_mark(truth: Truth, course: Course, rng: Generator) -> Array:
    """What mentees of one mentor share, in SDs of the score, so that the planted part of the variance lies there."""
    between = truth.size("shared_mentors")
    own = rng.normal(size=len(course.staff)) * np.sqrt(between / (1 - between))
    return np.append(own, 0.0)[course.pairs.mentor]


def _share_of_team(course: Course) -> Array:
    """The share of each person's team, among those concerned, who have a place."""
    n = len(course.staff)
    of_team = np.bincount(course.staff.manager[course.concerned], minlength=n)
    placed = np.bincount(course.staff.manager[course.concerned & course.takes_part], minlength=n)
    share = np.divide(placed, of_team, out=np.zeros(n), where=of_team > 0)
    return np.append(share, 0.0)[course.staff.manager]
