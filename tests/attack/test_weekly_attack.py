"""Can few pairs be worked out from the numbers of one report 'Is it alive?', one answer's beside another's?

The attacker knows what each number counts, so that where one is part of another the difference is known too. For small
random programs the pairs behind every number told are counted again here, by plain loops, and every number, and
every difference of two of which one holds the other, is held against the smallest group.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mentorlab import engagement, reach
from mentorlab.measures.opening import load
from tests.attack.weekly_programs import DAY, START, TODAY, random_tables, write

Told = dict[str, frozenset[str]]
ACTIVE, SHARE = 45, 0.75  # as the definitions that ship say


class Known:
    """What a colleague who sees the tables knows: the pairs of every kind."""

    def __init__(self, tables: dict[str, pd.DataFrame]) -> None:
        pairs = tables["pairs"].set_index("pair_id")
        self.rows: dict[str, pd.Series] = {str(pair): row for pair, row in pairs.iterrows()}
        held = tables["meetings"]
        held = held[held["status"] == "held"]
        self.last = held.groupby("pair_id")["held_on"].max().map(_days).to_dict()
        self.made = frozenset(self.rows)
        self.begun = frozenset(one for one in self.made if self.day(one, "started_on") <= DAY)
        self.running = frozenset(one for one in self.begun if not self.day(one, "ended_on") <= DAY)
        self.met = frozenset(one for one in self.begun if one in self.last)
        self.active = frozenset(one for one in self.running & self.met if self.last[one] >= DAY - ACTIVE)
        asked = tables.get("support", pd.DataFrame({"pair_id": [], "on": []}))
        self.asked = frozenset(asked.loc[asked["on"].map(_days) <= DAY, "pair_id"]) & self.begun
        length = {one: self.day(one, "planned_end_on") - self.day(one, "started_on") for one in self.begun}
        start = {one: self.day(one, "started_on") for one in self.begun}
        self.old = frozenset(one for one in self.begun if start[one] + np.ceil(SHARE * length[one]) <= DAY)
        self.early = frozenset(
            one
            for one in self.begun - self.running
            if self.day(one, "ended_on") - start[one] < SHARE * length[one]
            and self.rows[one]["ended_why"] != "goal_met"
        )

    def day(self, pair: str, column: str) -> float:
        return _days(self.rows[pair][column])


def _days(day: str) -> float:
    return float((pd.Timestamp(day) - START).days) if day else float("nan")


def _row(table: pd.DataFrame, column: str, name: str, topic: str = "") -> pd.Series:
    rows = table[table[column] == name]
    if topic:
        rows = rows[rows["topic"] == topic]
    if column == "metric":
        rows = rows[rows["group"] == "everyone"]
    return rows.iloc[0] if len(rows) else pd.Series(dtype=object)


def _of(
    row: pd.Series, k: str, n: str, part: frozenset[str], whole: frozenset[str], name: str
) -> Iterator[tuple[str, frozenset[str]]]:
    """The sets behind k and n of a row, where it tells them; what it tells must be what is so."""
    for cell, these, what in ((k, part, "of"), (n, whole, "all")):
        if pd.notna(row.get(cell)):
            assert int(row[cell]) == len(these), (name, cell, row[cell], len(these))
            yield f"{name} {what}", these


def told(known: Known, tables: dict[str, pd.DataFrame]) -> Told:
    """Every number of pairs that the report tells of everybody, and the pairs behind it."""
    found: list[tuple[str, frozenset[str]]] = []
    pulse, rhythm, health = tables["pulse"], tables["rhythm"], tables["health"]
    found += _of(
        _row(pulse, "counted", "Running pairs"), "n_now", "of_now", known.running, known.begun, "pulse running"
    )
    row = _row(pulse, "counted", "Active pairs")
    found += _of(row, "n_now", "-", known.active, known.running, "pulse active")
    found += _of(
        _row(pulse, "counted", "Ended early so far"), "n_now", "of_now", known.early, known.begun, "pulse early"
    )
    if "n_of" in rhythm and "metric" in rhythm:
        found += _of(
            _row(rhythm, "metric", "have held a first meeting"),
            "n_counted",
            "n_of",
            known.met,
            known.begun,
            "rhythm met",
        )
        name = f"held a meeting within the last {ACTIVE} days"
        found += _of(_row(rhythm, "metric", name), "n_counted", "n_of", known.active, known.running, "rhythm active")
    found += _of(
        _row(health, "group", "running pairs", "Now"), "-", "n", known.running, known.running, "health running"
    )
    called = _row(health, "group", "any plain rule", "Now")
    found += _of(called, "-", "n", known.running, known.running, "health called")
    if "n_helped" in (support := tables.get("support", pd.DataFrame())):
        found += _of(
            _row(support[support["group"] == "everyone"], "topic", "pairs"),
            "n_helped",
            "n_pairs",
            known.asked,
            known.begun,
            "support",
        )
        row = _row(support, "topic", "running pairs")
        found += _of(row, "n_helped", "n_pairs", known.asked & known.running, known.running, "support running")
    if "n_early" in (ended := tables["endings"]):
        row = _row(ended[ended["group"] == "everyone"], "topic", "closed early")
        found += _of(row, "n_early", "n_pairs", known.early & known.old, known.old, "endings")
    return dict(found)


def few_told(folder: Path, seed: int) -> tuple[list[str], int]:
    """What of few follows from one report, by name; and how many numbers it tells."""
    rng = np.random.default_rng(seed)
    smallest, tables = int(rng.choice([3, 5])), random_tables(rng)
    program = load(write(folder, tables, smallest))
    names = ["pulse", "rhythm", "health", "endings", *(["support"] if "support" in tables else [])]
    shown = {name: getattr(engagement, name)(program, as_of=TODAY).table for name in names}
    sets = told(Known(tables), shown)
    found = [f"{name}: {len(one)}" for name, one in sets.items() if 0 < len(one) < smallest]
    for name, one in sets.items():
        for other, less in sets.items():
            if less < one and len(one - less) < smallest:
                found.append(f"{name} − {other}")
    return found, len(sets)


@pytest.mark.parametrize("seed", [0, 12])
def test_no_few_pairs_follow_from_one_answer_beside_another(tmp_path: Path, seed: int) -> None:
    found, n = few_told(tmp_path, seed)
    assert found == []
    assert n > 4  # and something is told at all


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 160))
def test_no_few_pairs_follow_in_many_programs(tmp_path: Path, seed: int) -> None:
    assert few_told(tmp_path, seed)[0] == []


def test_the_attack_finds_a_few_where_nothing_hides_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mentorlab.engagement import health
    from mentorlab.engagement.flagging.told_now import told_now

    monkeypatch.setattr(
        inspect.getmodule(inspect.unwrap(health)), "told_now", lambda *given: told_now(given[0], given[1], 10**6)
    )
    assert "rhythm met all − health running all" in few_told(tmp_path, 0)[0]


def test_few_rows_dated_later_are_not_counted_in_notes(tmp_path: Path) -> None:
    tables = random_tables(np.random.default_rng(0))
    tables["support"]["on"] = ["2026-02-01", *["2026-06-01"] * 3, *["2026-02-01"] * (len(tables["support"]) - 4)]
    notes = engagement.endings(load(write(tmp_path, tables, 5)), as_of=TODAY).notes
    assert f"Fewer than 5 rows of support are dated after {TODAY}." in notes


@pytest.mark.parametrize("seed", [0, 8])
def test_places_in_use_leave_no_few_beside_the_funnel(tmp_path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    smallest, tables = int(rng.choice([3, 5])), random_tables(rng)
    program = load(write(tmp_path, tables, smallest))
    way, mentors = (ask(program, as_of=TODAY).table for ask in (reach.funnel, reach.mentors))
    steps = way.loc[(way["group"] == "Everyone") & ~way["hidden"], "n_reached"]
    active = mentors["n_active"].dropna()
    assert len(steps) > 2
    assert not [1 for one in active for step in steps if 0 < abs(step - one) < smallest]
