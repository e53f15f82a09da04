"""A program whose match was drawn by lot, with what a senior mentor does planted and ambition behind both."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from mentorlab.matching import drawn_match
from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.programs import write_program

DAY = dt.date(2026, 1, 8)


def program_by_lot(
    folder: Path, *, effect: float = 4.0, n: int = 200, m: int = 60, seed: int = 3, missing: float = 0.0,
    policy: str | None = None, record: bool = True, charter: dict[str, object] | None = None,
) -> Program:  # fmt: skip
    """Ambitious mentees choose senior mentors and score higher anyway; those who drew one score `effect` more."""
    rng = np.random.default_rng(seed)
    ambition = rng.normal(size=n)
    mentees, mentors = [f"e{i:03d}" for i in range(n)], [f"o{j:03d}" for j in range(m)]
    grade = rng.integers(3, 6, size=m)
    wish = 0.9 * ambition[:, None] * (grade >= 5) + rng.gumbel(size=(n, m)) + (grade >= 5)
    order = np.argsort(-wish, axis=1)[:, :3]
    tags = np.array(["coding", "writing", "leading", "selling"])
    tables = {
        "people": pd.DataFrame({"person_id": [*mentees, *mentors], "grade": [1] * n + grade.tolist()}),
        "applications": pd.DataFrame(
            {
                "person_id": [*mentees, *mentors],
                "role": ["mentee"] * n + ["mentor"] * m,
                "applied_on": "2026-01-02",
                "capacity": [None] * n + rng.integers(3, 6, size=m).tolist(),
                "skills_wanted": [*rng.choice(tags, n), *[None] * m],
                "skills_offered": [*[None] * n, *rng.choice(tags, m)],
            }
        ),
        "choices": pd.DataFrame(
            {
                "person_id": np.repeat(mentees, 3),
                "chosen_id": np.array(mentors)[order.ravel()],
                "rank": np.tile([1, 2, 3], n),
            }
        ),
    }
    settings = {"matching": {"policy": "stable"}, **(charter or {})}
    drawn = drawn_match(load(write_program(folder, settings, **tables)), on=DAY, classes=3, seed=seed)
    if record:
        drawn.keep()
    pairs = drawn.pairs.assign(policy=policy or "stable")
    given = pairs.set_index("mentee_id")["mentor_id"].map(dict(zip(mentors, grade, strict=True))).reindex(mentees) >= 5
    before = 50 + 6 * ambition + rng.normal(0, 6, n)
    after = 50 + 8 * ambition + effect * given.to_numpy() + rng.normal(0, 5, n)
    there = rng.random(n) >= missing
    waves = [("before", before, np.ones(n, bool)), ("after", after, there)]
    measures = pd.concat(
        pd.DataFrame({"person_id": mentees, "measure": "skill", "wave": wave, "value": np.round(score, 2)})[kept]
        for wave, score, kept in waves
    )
    return load(write_program(folder, settings, **tables, pairs=pairs, measures=measures))
