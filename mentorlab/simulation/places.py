"""Who is given a place, and how? By lot, by team, by score, by encouragement, or to everybody who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.errors import BadInput
from mentorlab.simulation.charter import PROGRAM
from mentorlab.simulation.days import CYCLE, DRAWN_ON, SECOND_STEP_ON, STARTS_ON, Calendar, day
from mentorlab.simulation.drawing import OF_TEAMS, RECORD, draw_people, draw_teams, record_of
from mentorlab.simulation.joining import SHARE_ENCOURAGED, SHARE_NOT_ENCOURAGED, Joining, top_share
from mentorlab.simulation.staff import UNITS, Array, Staff, words
from mentorlab.simulation.switches import SWITCHES
from mentorlab.simulation.truth import Truth, fault
from mentorlab.stats.lots import IN_BLOCKS

CUTOFF_RECORD = f"decision-{DRAWN_ON.isoformat()}.json"
FREE = ("after_only", "before_after", "comparison", "difference_in_differences")  # everybody who asks, nobody drawn
COMPARED_FREELY = ("comparison", "difference_in_differences")


@dataclass(frozen=True, eq=False)
class Places:
    """Arrays over everybody. `concerned`: whose outcomes are looked at; `given`: those in the arm of the program.

    `place_if_given`, `place_if_not`: whether the person has a place (in this cycle) in the one arm and in the other;
    `step`: 0, or 1 for those who begin with the second step. `table`: assignments; None where nobody was assigned.
    `need`: the score that places were given by, where they were.
    """

    concerned: Array
    given: Array
    place_if_given: Array
    place_if_not: Array
    step: Array
    table: pd.DataFrame | None = None
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    need: Array | None = None

    @property
    def placed(self) -> Array:
        """Who has a place in this cycle."""
        return np.where(self.given, self.place_if_given, self.place_if_not) & self.concerned


def give(
    truth: Truth, staff: Staff, joining: Joining, start: Array, room: int, when: Calendar, rng: Generator
) -> Places:
    """The places of this design. `start`: standardised scores before (regression to the mean: places go to low ones);
    `room`: how many mentees the mentors can take. Raises BadInput where the design needs more room than there is.
    """
    asks = joining.eligible if truth.design == "randomised" else joining.applied
    chosen = _low_scorers(truth, asks, start, rng)
    if truth.design in FREE:
        return _freely(truth, staff, joining, chosen, room)
    if truth.design == "encouragement":
        return _encouraged(staff, joining, room, rng)
    if truth.design == "cutoff":
        return _by_score(staff, chosen, start, room, rng)
    if truth.design == "stepped":
        return _by_team(staff, chosen, room, when, rng)
    return _by_lot(truth, staff, chosen, room, when, rng)


def _low_scorers(truth: Truth, asks: Array, start: Array, rng: Generator) -> Array:
    """Everybody who asks; with the switch, only the share with the lowest scores before."""
    strength = truth.strength("regression_to_the_mean")
    if not strength:
        return asks
    need = -(strength * start + (1 - strength) * rng.normal(size=len(start)))
    return top_share(need, asks, 1 - strength * (1 - SWITCHES["regression_to_the_mean"].size))


def _freely(truth: Truth, staff: Staff, joining: Joining, chosen: Array, room: int) -> Places:
    """First come, first served; the others who are eligible and did not ask are compared with them, or nobody is.

    With the switch for regression to the mean, those who were not chosen are compared too.
    """
    turn = np.argsort(np.where(chosen, joining.applied_on.astype(np.int64), np.iinfo(np.int64).max), kind="stable")
    given = np.zeros(len(staff), dtype=bool)
    given[turn[: min(room, int(chosen.sum()))]] = True
    others = joining.eligible & ~given & (~joining.applied | bool(truth.strength("regression_to_the_mean")))
    compared = truth.design in COMPARED_FREELY
    none, step = np.zeros(len(staff), dtype=bool), np.zeros(len(staff), dtype=np.int64)
    if truth.strength("immortal_time") and compared:
        return Places(joining.eligible, given, joining.eligible, none, step)  # only the pairs say who took part
    concerned = given | others if compared else given
    table = _table(staff, concerned, given, "comparison", {}) if compared else None
    return Places(concerned, given, concerned, none, step, table)


def _by_lot(truth: Truth, staff: Staff, chosen: Array, room: int, when: Calendar, rng: Generator) -> Places:
    """Half of those who ask, or as many as there is room for, are drawn within units."""
    other = "waitlist" if truth.design == "waitlist" else "comparison"
    given, record = _drawn(staff, chosen, min(int(chosen.sum()) // 2, room), other, rng)
    n, places = int(chosen.sum()), record["places"]
    starts = np.where(given, day(STARTS_ON), day(when.waitlist_starts_on))
    more = {"block": words(UNITS, staff.unit), "chance": np.full(len(staff), round(places / n, 6)), "starts_on": starts}
    if truth.design != "waitlist":
        del more["starts_on"]
    none, step = np.zeros(len(staff), dtype=bool), np.zeros(len(staff), dtype=np.int64)
    table = _table(staff, chosen, given, other, more, RECORD)
    return Places(chosen, given, chosen, none, step, table, {RECORD: record})


def _encouraged(staff: Staff, joining: Joining, room: int, rng: Generator) -> Places:
    """Half of those eligible are drawn to be encouraged by their manager; everybody who asks has a place."""
    concerned = joining.eligible
    given, record = _drawn(staff, concerned, int(concerned.sum()) // 2, "comparison", rng)
    asks, asks_anyway = (
        top_share(joining.index, concerned, share) for share in (SHARE_ENCOURAGED, SHARE_NOT_ENCOURAGED)
    )
    needed = int(np.where(given, asks, asks_anyway).sum())
    if needed > room:
        what = f"everybody who asks has a place: {needed} ask, and the mentors have room for {room}"
        raise BadInput(fault("mentors", what, "plant more mentors"))
    chance = np.full(len(staff), round(record["places"] / int(concerned.sum()), 6))
    more = {"block": words(UNITS, staff.unit), "chance": chance}
    table = _table(staff, concerned, given, "comparison", more, RECORD)
    step = np.zeros(len(staff), dtype=np.int64)
    return Places(concerned, given, asks, asks_anyway, step, table, {RECORD: record})


def _by_score(staff: Staff, chosen: Array, start: Array, room: int, rng: Generator) -> Places:
    """Managers rate how much support each applicant needs; places go to the highest, half of them or as room allows."""
    need = np.round(50 + 10 * (-0.6 * start + 0.8 * rng.normal(size=len(start))), 1)
    n = min(int(chosen.sum()) // 2, room)
    given = np.zeros(len(staff), dtype=bool)
    given[np.argsort(np.where(chosen, -need, np.inf), kind="stable")[:n]] = True
    given = chosen & (need >= need[given].min())  # everybody at the cut has a place
    record = {
        "program": PROGRAM,
        "cycle": CYCLE,
        "decided_on": DRAWN_ON.isoformat(),
        "rule": "places go to the applicants whose managers rate their need for support at the cut-off or above",
        "measure": "need_for_support",
        "cutoff": float(need[given].min()),
    }
    none, step = np.zeros(len(staff), dtype=bool), np.zeros(len(staff), dtype=np.int64)
    table = _table(staff, chosen, given, "comparison", {})
    return Places(chosen, given, chosen, none, step, table, {CUTOFF_RECORD: record}, np.where(chosen, need, np.nan))


def _by_team(staff: Staff, chosen: Array, room: int, when: Calendar, rng: Generator) -> Places:
    """Teams are drawn: a third begins in March, a third in June, a third after the last survey."""
    people = np.flatnonzero(chosen)
    teams = pd.Series(staff.ids[staff.manager[people]], index=staff.ids[people])
    n_teams, seed = int(teams.nunique()), int(rng.integers(2**31))
    begin = max(1, round(2 * n_teams / 3))
    step = draw_teams(teams, -(-begin // 2), begin // 2, seed)
    while (step < 2).sum() > room and begin > 1:
        begin -= 1
        step = draw_teams(teams, -(-begin // 2), begin // 2, seed)
    steps = np.full(len(staff), 2)
    steps[people] = step.to_numpy()
    given = chosen & (steps < 2)
    method = OF_TEAMS.format(first=-(-begin // 2), second=begin // 2)
    arms = step.map({0: "program", 1: "program", 2: "waitlist"})
    begins = ((STARTS_ON, -(-begin // 2)), (SECOND_STEP_ON, begin // 2))
    told = [{"on": on.isoformat(), "number": number, "arm": "program"} for on, number in begins]
    record = record_of(PROGRAM, CYCLE, seed, method, arms, teams=n_teams, teams_beginning=begin, steps=told)
    starts = np.array([day(STARTS_ON), day(SECOND_STEP_ON), day(when.waitlist_starts_on)])[steps]
    cluster = pd.Series(staff.and_none[staff.manager], dtype="str")
    chance = np.full(len(staff), round(begin / n_teams, 6))
    more = {"cluster": cluster, "chance": chance, "starts_on": starts}
    none = np.zeros(len(staff), dtype=bool)
    table = _table(staff, chosen, given, "waitlist", more, RECORD)
    return Places(chosen, given, chosen, none, np.minimum(steps, 1), table, {RECORD: record})


def _drawn(staff: Staff, among: Array, places: int, other: str, rng: Generator) -> tuple[Array, dict[str, Any]]:
    people = np.flatnonzero(among)
    blocks = pd.Series(np.array(list(UNITS), dtype=object)[staff.unit[people]], index=staff.ids[people])
    seed = int(rng.integers(2**31))
    arms = draw_people(blocks, places, seed, ("program", other))
    given = np.zeros(len(staff), dtype=bool)
    given[people] = (arms == "program").to_numpy()
    by_block = blocks[arms == "program"].value_counts().sort_index().to_dict()
    return given, record_of(PROGRAM, CYCLE, seed, IN_BLOCKS, arms, places_by_block=by_block)


def _table(
    staff: Staff, concerned: Array, given: Array, other: str, more: dict[str, Any], record: str | None = None
) -> pd.DataFrame:
    people = np.flatnonzero(concerned)
    columns = {"person_id": staff.ids, "arm": words((other, "program"), given.astype(np.int64)), **more}
    table = pd.DataFrame({name: np.asarray(values)[people] for name, values in columns.items()})
    table.insert(2 + ("block" in more or "cluster" in more) + ("chance" in more), "assigned_on", day(DRAWN_ON))
    if record:
        table["drawn_with"] = record
    return table
