"""What would an anonymous survey have found? Averages by unit, and nothing that links one wave to the next.

Half of the units, drawn by lot, opened their mentors' hours to all; the planted points act on whoever works there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import Calendar, Days, day
from mentorlab.simulation.measured import CLIMATE
from mentorlab.simulation.on_demand import Made
from mentorlab.simulation.staff import SITES, UNITS, Array, Staff
from mentorlab.simulation.truth import Truth

Makers = Mapping[tuple[str, ...], Callable[[], Made]]

QUESTIONS, LOWEST, HIGHEST = 3, 1, 5  # whole numbers, averaged
MEAN, SD_UNIT, SD_TRAIT, SD_ITEM, SD_YEAR = 3.4, 0.15, 0.6, 0.6, 0.05
ANSWERING = {"before": 0.78, "after": 0.70}


def of_units(truth: Truth, staff: Staff, left_on: Days, when: Calendar, rng: Generator) -> Makers:
    """The anonymous survey, where anything is planted in units: nobody asks anonymously who asks by name already."""
    if CLIMATE not in truth.in_units:
        return {}
    points = truth.in_units[CLIMATE]
    return {("summaries",): lambda: {"summaries": summaries(staff, left_on, when, points, rng)}}


def summaries(staff: Staff, left_on: Days, when: Calendar, points: float, rng: Generator) -> pd.DataFrame:
    """The table summaries: a row for each unit at each site and wave in which anybody answered.

    `points`: what the open hours add to everybody in the units drawn, before answers are rounded.
    """
    sites = len(SITES)
    place = staff.unit * sites + staff.site
    n_places = len(UNITS) * sites
    drawn = np.zeros(n_places, dtype=bool)
    there = np.unique(place)
    drawn[rng.permutation(there)[: len(there) // 2]] = True
    lasting = MEAN + SD_UNIT * rng.normal(size=n_places)[place] + SD_TRAIT * rng.normal(size=len(staff))
    parts = []
    for wave, share in ANSWERING.items():
        year = SD_YEAR * rng.normal(size=n_places)[place]
        level = lasting + (year + points * drawn[place] if wave == "after" else 0.0)
        noise = SD_ITEM * rng.normal(size=(len(staff), QUESTIONS))
        score = np.clip(np.rint(level[:, None] + noise), LOWEST, HIGHEST).mean(axis=1)
        answers = rng.random(len(staff)) < share
        if wave == "after":
            answers &= np.isnat(left_on) | (left_on > day(when.after_on))
        parts.append(_of_wave(wave, place[answers], score[answers], drawn))
    return pd.concat(parts, ignore_index=True)


def _of_wave(wave: str, place: Array, score: Array, drawn: Array) -> pd.DataFrame:
    names = [f"{unit}, {site}" for unit in UNITS for site in SITES]
    by_place = pd.Series(score).groupby(place)
    found = by_place.agg(["size", "mean", "std"])
    return pd.DataFrame(
        {
            "measure": CLIMATE,
            "wave": wave,
            "unit": [names[one] for one in found.index],
            "n": found["size"].to_numpy(),
            "mean": found["mean"].round(3).to_numpy(),
            "sd": found["std"].round(3).to_numpy(),
            "arm": np.where(drawn[found.index], "program", "comparison"),
        }
    ).sort_values("unit", ignore_index=True)
