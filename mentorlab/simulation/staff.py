"""Who works here? Graduates, experienced people who mentor, and managers, in units of unequal size."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import STARTS_ON

UNITS = {"Operations": 0.31, "Sales": 0.26, "Technology": 0.21, "Finance": 0.13, "People": 0.07, "Legal": 0.02}
SITES = {"Harbour": 0.5, "Riverside": 0.3, "Hilltop": 0.2}
GENDERS = {"woman": 0.49, "man": 0.48, "another": 0.03}
AGE_BANDS = ((25, "under 25"), (35, "25-34"), (45, "35-44"), (55, "45-54"), (200, "55 and over"))
SHARE_MANAGERS = 0.08
GROUPS = {
    "business_unit": tuple(UNITS),
    "site": tuple(SITES),
    "grade": ("1", "2", "3", "4"),
    "gender": tuple(GENDERS),
    "age_band": tuple(band for _, band in AGE_BANDS),
}


def hire(people: int, mentors: int, ids: Generator, rng: Generator) -> pd.DataFrame:
    """Everybody on the day the program starts.

    Returns a frame indexed by person_id with role (graduate, mentor, manager), business_unit, site, grade (1–4),
    gender, age_band, tenure_years, eligible_as, manager_id (missing for the head), hired_on. Sorted by person_id,
    which says nothing about the role.
    """
    managers = max(len(UNITS), round(SHARE_MANAGERS * people))
    sizes = {"manager": managers, "mentor": mentors, "graduate": people - managers - mentors}
    parts = [_people_of(role, size, rng) for role, size in sizes.items()]
    staff = pd.concat(parts, ignore_index=True)
    staff.index = pd.Index(pseudonyms(people, ids), name="person_id")
    staff["manager_id"] = _managers_of(staff, rng)
    return staff.sort_index()


def pseudonyms(n: int, rng: Generator) -> list[str]:
    """`n` different ids: p and six hexadecimal digits."""
    return [f"p{number:06x}" for number in rng.choice(16**6, size=n, replace=False)]


def shares_to_counts(shares: dict[str, float], total: int) -> dict[str, int]:
    """Whole numbers that add up to the total and are nearest to the shares (largest remainder)."""
    exact = {name: share * total for name, share in shares.items()}
    counts = {name: int(value) for name, value in exact.items()}
    by_remainder = sorted(exact, key=lambda name: exact[name] - counts[name], reverse=True)
    for name in by_remainder[: total - sum(counts.values())]:
        counts[name] += 1
    return counts


def _people_of(role: str, n: int, rng: Generator) -> pd.DataFrame:
    counts = shares_to_counts(UNITS, n)
    if role == "manager":  # every unit has a manager, also the smallest
        counts = {unit: 1 + more for unit, more in shares_to_counts(UNITS, n - len(UNITS)).items()}
    tenure_days = _tenure_days(role, n, rng)
    age = {"graduate": 21.5, "mentor": 27.0, "manager": 31.0}[role] + tenure_days / 365.25 + rng.gamma(2.0, 2.2, n)
    return pd.DataFrame(
        {
            "role": role,
            "business_unit": np.repeat(list(counts), list(counts.values())),
            "site": rng.choice(list(SITES), size=n, p=list(SITES.values())),
            "grade": _grade(role, tenure_days, rng),
            "gender": rng.choice(list(GENDERS), size=n, p=list(GENDERS.values())),
            "age_band": [next(band for limit, band in AGE_BANDS if years < limit) for years in age],
            "tenure_years": np.round(tenure_days / 365.25, 1),
            "eligible_as": "mentee" if role == "graduate" else "mentor",
            "hired_on": pd.to_datetime([STARTS_ON - timedelta(days=int(days)) for days in tenure_days]),
        }
    )


def _tenure_days(role: str, n: int, rng: Generator) -> np.ndarray:
    shape, scale, least = {"graduate": (2.0, 220, 120), "mentor": (3.0, 800, 900), "manager": (3.0, 1000, 1200)}[role]
    longest = 1400 if role == "graduate" else 11000
    return np.asarray(np.minimum(least + rng.gamma(shape, scale, n), longest).astype(int))


def _grade(role: str, tenure_days: np.ndarray, rng: Generator) -> np.ndarray:
    if role != "graduate":
        return rng.choice([3, 4], size=len(tenure_days), p=[0.7, 0.3] if role == "mentor" else [0.2, 0.8])
    promoted = rng.random(len(tenure_days)) < np.clip((tenure_days - 300) / 900, 0.0, 0.9)
    return np.where(promoted, 2, 1)


def _managers_of(staff: pd.DataFrame, rng: Generator) -> pd.Series:
    managers = staff[staff["role"] == "manager"]
    head = managers.index[0]
    of_unit = {unit: list(rows.index) for unit, rows in managers.groupby("business_unit")}
    chosen = {
        person: head if role == "manager" else of_unit[unit][int(rng.integers(len(of_unit[unit])))]
        for person, role, unit in zip(staff.index, staff["role"], staff["business_unit"], strict=True)
    }
    return pd.Series(chosen).where(staff.index != head)
