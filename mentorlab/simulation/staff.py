"""Who works here? Graduates, experienced people who may mentor, managers and a few others, in units of unequal size.

People are positions 0, 1, 2 … in the order of their ids, which say nothing about them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.random import Generator

UNITS = {"Operations": 0.31, "Sales": 0.26, "Technology": 0.21, "Finance": 0.13, "People": 0.07, "Legal": 0.02}
SITES = {"Harbour": 0.5, "Riverside": 0.3, "Hilltop": 0.2}
GENDERS = {"woman": 0.49, "man": 0.48, "another": 0.03}
AGE_BANDS = ("under 25", "25-34", "35-44", "45-54", "55 and over")
AGES = (25, 35, 45, 55)
ROLES = ("graduate", "mentor", "manager", "other")
GRADUATE, MENTOR, MANAGER, OTHER = range(4)
ELIGIBLE_AS = ("mentee", "mentor", "mentor", "none")
SHARE_MANAGERS, SHARE_OTHERS = 0.08, 0.04  # others: fixed-term and agency staff, not eligible
SHARE_OFFERING = 0.6  # of the experienced people asked
GROUPS = {
    "business_unit": tuple(UNITS),
    "site": tuple(SITES),
    "grade": ("1", "2", "3", "4"),
    "gender": tuple(GENDERS),
    "age_band": AGE_BANDS,
}
TENURE = ((2.0, 220, 120, 1400), (3.0, 800, 900, 11000), (3.0, 1000, 1200, 11000), (1.5, 250, 60, 2000))
YOUNGEST = (21.5, 27.0, 31.0, 20.0)

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, eq=False)
class Staff:
    """Everybody on the day the program starts: arrays over positions.

    `unit`, `site`, `gender`, `age_band` count in UNITS, SITES, GENDERS, AGE_BANDS; `role` in ROLES. `manager`: the
    position of the line manager, −1 for the head, who has none; also says in which team somebody works.
    """

    ids: Array
    role: Array
    unit: Array
    site: Array
    gender: Array
    age_band: Array
    grade: Array
    tenure_days: Array
    manager: Array

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def and_none(self) -> Array:
        """The ids, and None in the last place, which −1 means."""
        return np.array([*self.ids, None], dtype=object)

    def are(self, role: int) -> Array:
        """Whether each person has this role."""
        return np.asarray(self.role == role)

    def in_group(self, column: str, value: str) -> Array:
        """Whether each person has this value in a column of GROUPS."""
        if column == "grade":
            return np.asarray(self.grade == int(value))
        codes = {"business_unit": self.unit, "site": self.site, "gender": self.gender, "age_band": self.age_band}
        return np.asarray(codes[column] == GROUPS[column].index(value))

    def table(self, starts_on: date) -> dict[str, Any]:
        """The columns of the table people that describe a person on that day."""
        manager = self.and_none[self.manager]
        return {
            "person_id": self.ids,
            "business_unit": words(UNITS, self.unit),
            "site": words(SITES, self.site),
            "grade": self.grade,
            "gender": words(GENDERS, self.gender),
            "age_band": words(AGE_BANDS, self.age_band),
            "tenure_years": np.round(self.tenure_days / 365.25, 1),
            "eligible_as": words(ELIGIBLE_AS, self.role),
            "manager_id": pd.Series(manager, dtype="str"),
            "hired_on": np.datetime64(starts_on, "D") - self.tenure_days,
        }


def words(known: Any, codes: Array) -> pd.Series:
    """Codes as the words they stand for; −1 is missing."""
    return pd.Series(np.array([*known, None], dtype=object)[codes], dtype="str")


def hire(people: int, mentors: int, ids: Generator, rng: Generator) -> Staff:
    """Everybody; so many experienced people that a share of SHARE_OFFERING of them are the mentors asked for."""
    managers = max(len(UNITS), round(SHARE_MANAGERS * people))
    others = round(SHARE_OTHERS * people)
    pool = min(-int(-mentors // SHARE_OFFERING), people // 2 - managers // 2)
    role = np.repeat([MANAGER, MENTOR, OTHER, GRADUATE], [managers, pool, others, people - managers - pool - others])
    unit = np.concatenate([_units(int((role == one).sum()), one) for one in (MANAGER, MENTOR, OTHER, GRADUATE)])
    tenure = _tenure_days(role, rng)
    age = np.array(YOUNGEST)[role] + tenure / 365.25 + rng.gamma(2.0, 2.2, people)
    manager = _managers(unit, managers, rng)
    order = rng.permutation(people)  # position in the table → place in the lists above
    place = np.empty(people, dtype=np.int64)
    place[order] = np.arange(people)
    return Staff(
        ids=np.array(sorted(pseudonyms(people, ids)), dtype=object),
        role=role[order],
        unit=unit[order],
        site=_drawn(SITES, people, rng),
        gender=_drawn(GENDERS, people, rng),
        age_band=np.searchsorted(AGES, age, side="right")[order],
        grade=_grades(role, tenure, rng)[order],
        tenure_days=tenure[order],
        manager=np.append(place, -1)[manager][order],
    )


def pseudonyms(n: int, rng: Generator) -> list[str]:
    """`n` different ids: p and six hexadecimal digits."""
    return [f"p{number:06x}" for number in rng.choice(16**6, size=n, replace=False, shuffle=False)]


def shares_to_counts(shares: dict[str, float], total: int) -> list[int]:
    """Whole numbers that add up to the total and are nearest to the shares (largest remainder)."""
    exact = np.array(list(shares.values())) * total
    counts = exact.astype(int)
    first = np.argsort(counts - exact, kind="stable")[: total - counts.sum()]
    counts[first] += 1
    return [int(one) for one in counts]


def _units(n: int, role: int) -> Array:
    """Units in their shares; every unit has a manager, also the smallest."""
    if role == MANAGER:
        return np.repeat(range(len(UNITS)), [1 + more for more in shares_to_counts(UNITS, n - len(UNITS))])
    return np.repeat(range(len(UNITS)), shares_to_counts(UNITS, n))


def _drawn(shares: dict[str, float], n: int, rng: Generator) -> Array:
    return rng.choice(len(shares), size=n, p=list(shares.values()))


def _tenure_days(role: Array, rng: Generator) -> Array:
    shape, scale, least, longest = np.array(TENURE)[role].T
    return np.asarray(np.minimum(least + scale * rng.standard_gamma(shape), longest).astype(np.int64))


def _grades(role: Array, tenure_days: Array, rng: Generator) -> Array:
    chance = rng.random(len(role))
    promoted = chance < np.clip((tenure_days - 300) / 900, 0.0, 0.9)
    senior = 3 + (chance < np.where(role == MANAGER, 0.8, 0.3))
    return np.where(np.isin(role, [GRADUATE, OTHER]), 1 + promoted, senior)


def _managers(unit: Array, managers: int, rng: Generator) -> Array:
    """The manager of everybody, within the unit; the first manager leads all the others."""
    of_unit = unit[:managers]
    first, n = np.searchsorted(of_unit, unit, side="left"), np.bincount(of_unit)[unit]
    chosen = first + (rng.random(len(unit)) * n).astype(np.int64)
    chosen[:managers] = 0
    chosen[0] = -1
    return chosen
