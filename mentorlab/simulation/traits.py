"""What is each person like, before and after, without the program? Latent traits, and who leaves because of them.

Both measures share half of what moves them. A trait keeps three quarters of itself from the first wave to the second
(standardised), which gives retest correlations of observed scores of about .6 once answers add their own noise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import LEAVE_FROM, LEAVE_UNTIL, a_day_between

STABILITY = 0.75
SHARED = 0.5
TENURE, UNIT = 0.25, 0.15  # how much tenure and unit say about a trait, in SDs
LEAVERS = {"graduate": 0.10, "mentor": 0.06, "manager": 0.05}  # over the months of the program
REASONS = {"voluntary": 0.75, "involuntary": 0.15, "other": 0.10}


@dataclass(frozen=True, eq=False)
class Traits:
    """Standardised traits: wave → frame (people × measures), mean about 0 and SD about 1."""

    before: pd.DataFrame
    after: pd.DataFrame


def traits(staff: pd.DataFrame, measures: list[str], rng: Generator) -> Traits:
    """Traits of everybody at both waves, had there been no program."""
    background = _background(staff, rng)
    left_over = np.sqrt(1 - TENURE**2 - UNIT**2)
    before = background[:, None] + left_over * _correlated(len(staff), len(measures), rng)
    after = STABILITY * before + np.sqrt(1 - STABILITY**2) * _correlated(len(staff), len(measures), rng)
    return Traits(
        pd.DataFrame(before, index=staff.index, columns=measures),
        pd.DataFrame(after, index=staff.index, columns=measures),
    )


def leave(staff: pd.DataFrame, wish_to_stay: pd.Series, rng: Generator) -> pd.DataFrame:
    """Who leaves during the program, when and why; those who wish least to stay go more often, mentored or not.

    Returns a frame indexed like `staff` with left_on (missing: stayed) and left_why.
    """
    rate = staff["role"].map(LEAVERS).to_numpy()
    tilt = np.exp(-0.6 * wish_to_stay.to_numpy() - 0.18)  # mean about 1 over standard normal wishes
    goes = rng.random(len(staff)) < rate * tilt
    days = [a_day_between(LEAVE_FROM, LEAVE_UNTIL, rng) for _ in range(len(staff))]
    why = rng.choice(list(REASONS), size=len(staff), p=list(REASONS.values()))
    gone = pd.DataFrame({"left_on": pd.to_datetime(days), "left_why": why}, index=staff.index)
    return gone.where(pd.Series(goes, index=staff.index))


def _background(staff: pd.DataFrame, rng: Generator) -> np.ndarray:
    tenure = staff["tenure_years"].to_numpy()
    units = sorted(staff["business_unit"].unique())
    climate = dict(zip(units, rng.normal(size=len(units)), strict=True))
    by_role = np.zeros(len(staff))
    for role in staff["role"].unique():
        of_role = (staff["role"] == role).to_numpy()
        by_role[of_role] = (tenure[of_role] - tenure[of_role].mean()) / max(tenure[of_role].std(), 0.1)
    return TENURE * by_role + UNIT * staff["business_unit"].map(climate).to_numpy()


def _correlated(n: int, k: int, rng: Generator) -> np.ndarray:
    shared, own = rng.normal(size=(n, 1)), rng.normal(size=(n, k))
    return np.asarray(np.sqrt(SHARED) * shared + np.sqrt(1 - SHARED) * own)
