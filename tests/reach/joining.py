"""Programs in which some of the eligible join, written on the spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from mentorlab.tables.program import Program


def people(groups: Mapping[str, tuple[int, int]], column: str = "unit") -> tuple[pd.DataFrame, pd.DataFrame]:
    """People and applications: of each group so many apply, of so many eligible."""
    rows, applying = [], []
    for group, (k, n) in groups.items():
        ids = [f"{group}{number}" for number in range(n)]
        rows += [{"person_id": one, "eligible_as": "mentee", column: group} for one in ids]
        applying += ids[:k]
    return pd.DataFrame(rows), applications(applying)


def applications(ids: Sequence[str], role: str = "mentee") -> pd.DataFrame:
    """Applications of these people."""
    return pd.DataFrame({"person_id": list(ids), "role": role, "applied_on": "2026-01-05"})


def smallest(program: Program, n: int) -> Program:
    """The program with groups of n people shown; a charter itself may not go below three."""
    privacy = program.charter.privacy.model_copy(update={"smallest_group": n, "smallest_comment_group": n})
    return replace(program, charter=program.charter.model_copy(update={"privacy": privacy}))


def at_random(seed: int, n: int = 160) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """People with three columns (units lie within sites), applications and pairs, by chance."""
    rng = np.random.default_rng(seed)
    unit = rng.choice(list("abcdef"), n, p=[0.3, 0.25, 0.2, 0.15, 0.06, 0.04])
    site = np.where(np.isin(unit, ["a", "b"]), "north", np.where(np.isin(unit, ["c", "e"]), "south", "west"))
    ids = np.array([f"p{number:03d}" for number in range(n)])
    rows = pd.DataFrame({"person_id": ids, "eligible_as": "mentee", "unit": unit, "site": site})
    rows["gender"] = rng.choice(["woman", "man", "another"], n, p=[0.48, 0.47, 0.05])
    joining = rng.random(n) < rng.choice([0.3, 0.6, 0.85], 6)[np.searchsorted(list("abcdef"), unit)]
    matched = joining & (rng.random(n) < rng.choice([0.5, 0.9]))
    pairs = pd.DataFrame({"mentee_id": ids[matched], "mentor_id": "m", "matched_on": "2026-01-20"})
    pairs.insert(0, "pair_id", [f"pair{number}" for number in range(len(pairs))])
    return rows, applications(ids[joining]), pairs
