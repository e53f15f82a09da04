"""How well does the start tell the end, who is lost, how steady is the measure? From earlier answers, or a default.

What comes from answers is rounded coarsely: a plan needs no more, and nobody's answer can be worked out from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import BadInput, NotComputable
from mentorlab.measures.panel import known_measures, values
from mentorlab.measures.reliable import reliability
from mentorlab.tables.arms import arms
from mentorlab.tables.charter import RECALLED

if TYPE_CHECKING:
    from mentorlab.tables.arms import Whom
    from mentorlab.tables.charter import Charter
    from mentorlab.tables.program import Program

ENOUGH = 30  # people from whom a spread or a correlation is taken
STEP = 0.05
CORRELATION, LOST, RELIABILITY, ICC = 0.5, 0.2, 0.8, 0.1
DEFAULTS = {"correlation": CORRELATION, "lost": LOST, "reliability": RELIABILITY, "icc": ICC}


@dataclass(frozen=True)
class Number:
    """A number of the plan, and where it comes from: "setting", "data" (with the waves), or "default"."""

    value: float
    source: str
    waves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assumed:
    """The numbers behind a plan. `sd`: of the measure before, in points, two digits; None where not known."""

    correlation: Number
    lost: Number
    reliability: Number
    icc: Number
    sd: float | None


def measured_before(charter: Charter) -> bool:
    """Whether the contrast has a start that was asked for at the start."""
    before = charter.contrast_waves[0]
    return before != RECALLED and before in charter.wave_ids


def assumed(program: Program, measure: str | None, whom: Whom, given: dict[str, float | None]) -> Assumed:
    """Each number from the settings, else from answers at hand (30 people or more), else the default."""
    wide = _answers(program, measure, whom)
    found = {
        "correlation": _correlation(program, wide),
        "lost": _lost(program, wide),
        "reliability": _reliability(program, measure),
        "icc": None,
    }

    def taken(name: str) -> Number:
        if (setting := given.get(name)) is not None:
            return Number(setting, "setting")
        return found[name] or Number(DEFAULTS[name], "default")

    before = program.charter.contrast_waves[0]
    return Assumed(taken("correlation"), taken("lost"), taken("reliability"), taken("icc"), _sd(wide, before))


def _answers(program: Program, measure: str | None, whom: Whom) -> pd.DataFrame:
    """People × waves of this measure, in the charter's order; with their arm where there are two."""
    if measure is None or not (program.has("responses") or program.has("measures")):
        return pd.DataFrame()
    if measure not in known_measures(program):
        return pd.DataFrame()
    long = values(program, measure)
    wide = long.pivot_table(index="person_id", columns="wave", values="value")
    wide = wide[[wave for wave in program.charter.wave_ids if wave in wide]]
    if program.has("assignments") or program.has("pairs"):
        people = arms(program, whom).people
        if len(people):
            return wide.reindex(people.index).assign(arm=people["arm"])
    return wide.assign(arm="program")


def _correlation(program: Program, wide: pd.DataFrame) -> Number | None:
    """Between the waves of the contrast, else the last two with answers; within the arms, to the nearest .05."""
    waves = [wave for wave in wide.columns if wave != "arm"]
    for first, last in [program.charter.contrast_waves, *reversed(list(pairwise(waves)))]:
        if first not in waves or last not in waves:
            continue
        both = wide[[first, last, "arm"]].dropna()
        if len(both) < ENOUGH:
            continue
        within = both[[first, last]] - both.groupby("arm")[[first, last]].transform("mean")
        if (within.std() == 0).any():
            continue
        seen = float(within[first].corr(within[last]))
        return Number(min(max(_rounded(seen), 0.0), 0.95), "data", (first, last))
    return None


def _lost(program: Program, wide: pd.DataFrame) -> Number | None:
    """The share without an answer at the latest wave after the first that anybody answered, to the nearest .05."""
    waves = [wave for wave in wide.columns if wave != "arm"]
    answered = [wave for wave in waves[1:] if int(wide[wave].notna().sum()) >= ENOUGH]
    if not answered or not (program.has("assignments") or program.has("pairs")):
        return None
    last = answered[-1]
    return Number(min(_rounded(float(wide[last].isna().mean())), 0.9), "data", (last,))


def _reliability(program: Program, measure: str | None) -> Number | None:
    """Cronbach's alpha at the first wave that 30 people answered, to the nearest .05."""
    if measure is None or not program.has("responses"):
        return None
    for wave in program.charter.wave_ids:
        try:
            found = reliability(program, measure, wave=wave)
        except (NotComputable, BadInput):  # no scale, or nobody answered then
            continue
        if found.alpha is not None and found.alpha.n >= ENOUGH and found.alpha.value > STEP:
            return Number(min(_rounded(found.alpha.value), 1.0), "data", (wave,))
    return None


def _sd(wide: pd.DataFrame, before: str) -> float | None:
    if before not in wide or int(wide[before].notna().sum()) < ENOUGH:
        return None
    spread = float(wide[before].std())
    return float(f"{spread:.2g}") if spread > 0 else None


def _rounded(value: float) -> float:
    return round(round(value / STEP) * STEP, 2)
