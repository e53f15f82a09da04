"""Small programs with applications, for tests: who wants what, who offers it, and whom mentees named."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

SKILLS = ("budgets", "writing", "coding", "selling")


def pool_tables(n: int, m: int, *, places: int = 1, seed: int = 1, n_choices: int = 2) -> dict[str, pd.DataFrame]:
    """Tables of n mentees (e000 …) and m mentors (o000 …) with `places` each; everybody has a site and a grade."""
    rng = np.random.default_rng(seed)
    mentees, mentors = ([f"{letter}{number:03d}" for number in range(many)] for letter, many in (("e", n), ("o", m)))
    tags = [";".join(rng.choice(SKILLS, size=2, replace=False)) for _ in range(n + m)]
    applications = pd.DataFrame({
        "person_id": mentees + mentors,
        "role": ["mentee"] * n + ["mentor"] * m,
        "applied_on": "2026-01-05",
        "capacity": [None] * n + [places] * m,
        "skills_wanted": tags[:n] + [None] * m,
        "skills_offered": [None] * n + tags[n:],
    })  # fmt: skip
    people = pd.DataFrame({
        "person_id": mentees + mentors,
        "site": rng.choice(["Harbour", "Riverside"], size=n + m),
        "eligible_as": ["mentee"] * n + ["mentor"] * m,
    })  # fmt: skip
    chosen = [(one, other, rank + 1) for one in mentees for rank, other in enumerate(_some(rng, mentors, n_choices))]
    choices = pd.DataFrame(chosen, columns=["person_id", "chosen_id", "rank"])
    return {"applications": applications, "people": people, "choices": choices}


def _some(rng: np.random.Generator, ids: list[str], many: int) -> list[str]:
    return [str(one) for one in rng.choice(ids, size=many, replace=False)]


def pairs_of(pairs: list[tuple[str, str]], **columns: Any) -> pd.DataFrame:
    """The table `pairs` from (mentee, mentor)."""
    frame = pd.DataFrame(pairs, columns=["mentee_id", "mentor_id"])
    frame.insert(0, "pair_id", [f"pair{number:03d}" for number in range(len(pairs))])
    return frame.assign(**{"matched_on": "2026-01-09", **columns})
