"""Can few people be worked out from what rhythm tells? Random programs, counted by plain loops and subtraction."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mentorlab.engagement import rhythm
from mentorlab.measures.opening import load
from tests.engagement.dozen import CHARTER, on
from tests.programs import write_program

SMALLEST = 5
STATES = {
    "held": "held",
    "cancelled": "cancelled",
    "postponed": "postponed",
    "no_show": "missed by somebody",
    "unknown": "nothing is known of it",
}


def _program(folder: Path, seed: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Some 10 to 60 pairs, mentors with several of them, units of all sizes; some pairs are worse than others."""
    rng = np.random.default_rng(seed)
    n, n_mentors = int(rng.integers(10, 60)), int(rng.integers(6, 40))
    begun = rng.integers(0, 100, n)
    ended = [int(day) if rng.random() < 0.15 else None for day in rng.integers(100, 140, n)]
    pairs = pd.DataFrame(
        {
            "pair_id": [f"p{one}" for one in range(n)],
            "mentor_id": [f"o{one}" for one in rng.integers(0, n_mentors, n)],
            "mentee_id": [f"e{one}" for one in range(n)],
            "matched_on": [on(int(day)) for day in begun],
            "ended_on": [on(day) for day in ended],
        }
    )
    good, rows = rng.beta(5, 1.5, n), []
    for pair in range(n):
        for day in range(int(begun[pair]), ended[pair] or 140, 15):
            held = rng.random() < good[pair]
            status = "held" if held else str(rng.choice(list(STATES)[1:], p=[0.5, 0.35, 0.1, 0.05]))
            cells = {"planned_on": on(day), "held_on": on(day) if held else None, "status": status}
            rows.append({"meeting_id": f"m{len(rows)}", "pair_id": f"p{pair}", **cells})
    meetings = pd.DataFrame(rows)
    ids = [*pairs["mentee_id"], *(f"o{one}" for one in range(n_mentors))]
    people = pd.DataFrame({"person_id": ids, "unit": rng.choice(list("ABCD"), len(ids), p=[0.5, 0.3, 0.15, 0.05])})
    write_program(folder, CHARTER, people=people, pairs=pairs, meetings=meetings)
    return people, pairs, meetings


def _few(number: float) -> bool:
    return 0 < number < SMALLEST


def _attack(folder: Path, seed: int) -> int:
    """How many rows told something; raises where it was of few."""
    people, pairs, meetings = _program(folder, seed)
    table = rhythm(load(folder)).table
    if table["n_of"].isna().all():
        return 0
    plain = table[table["from_on"].isna()]
    everyone = plain[plain["group"] == "everyone"].set_index("metric")
    by_pairs = everyone[everyone["of_what"].isin(["pairs", "running pairs"]) & everyone["n_of"].notna()]
    for n, k in zip(by_pairs["n_of"], by_pairs["n_counted"], strict=True):
        assert not _few(n)
        assert pd.isna(k) or not (_few(k) or _few(n - k))
    sizes = by_pairs["n_of"].dropna().tolist()
    assert not any(_few(abs(one - other)) for one in sizes for other in sizes)

    days = [meetings["held_on"], pairs["matched_on"], pairs["ended_on"]]
    last = pd.concat(days).dropna().max()
    joined = meetings[meetings["planned_on"] <= last].merge(pairs, on="pair_id")  # the others are to come
    states = everyone.loc[[name for name in STATES.values() if name in everyone.index]]
    for status, name in STATES.items():
        mine = joined[joined["status"] == status]
        if name in everyone.index and pd.notna(everyone.loc[name, "n_counted"]):
            assert everyone.loc[name, "n_counted"] == len(mine)
            assert min(mine["mentor_id"].nunique(), mine["mentee_id"].nunique()) >= SMALLEST
    assert states["hidden"].sum() != 1

    unit = people.set_index("person_id")["unit"]
    for metric, rows in plain[plain["group"] != "everyone"].groupby("metric"):
        shown = rows[rows["n_counted"].notna()]
        held = joined.assign(unit=joined["mentee_id"].map(unit))
        for _, row in shown.iterrows():
            inside = held[held["unit"] == row["group"]]
            assert min(inside["mentor_id"].nunique(), inside["mentee_id"].nunique()) >= SMALLEST
        hidden = set(rows["group"]) - set(shown["group"])
        total = everyone.loc[metric]
        if metric == "held" and hidden and pd.notna(total["n_counted"]) and len(shown):
            # What is left by subtraction is of enough people, held and not held.
            left = held[held["unit"].isin(hidden)]
            for part in (left[left["status"] == "held"], left[left["status"] != "held"]):
                assert part["mentee_id"].nunique() >= SMALLEST
            assert len(hidden) > 1

    for _, row in table[table["from_on"].notna() & (table["group"] == "everyone")].iterrows():
        day = joined["held_on"].fillna(joined["planned_on"])
        inside = joined[(day >= row["from_on"]) & (day <= row["to_on"])]
        if row["metric"] == "held (weeks)":
            assert row["n_of"] == len(inside)
            for part in (inside[inside["status"] == "held"], inside[inside["status"] != "held"]):
                assert not _few(part["mentor_id"].nunique())
                assert not _few(part["mentee_id"].nunique())
    return int(table["n_counted"].notna().sum())


def test_nothing_is_told_of_few(tmp_path: Path) -> None:
    told = [_attack(tmp_path / str(seed), seed) for seed in range(3)]
    assert sum(told) > 25  # and something is told at all


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3, 60))
def test_nothing_is_told_of_few_at_length(tmp_path: Path, seed: int) -> None:
    _attack(tmp_path, seed)
