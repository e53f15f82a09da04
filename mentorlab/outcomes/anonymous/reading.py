"""Which units answered an anonymous survey at both waves, by how many people, with which averages?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue, listed
from mentorlab.errors import BadInput, Fault, NotComputable, did_you_mean
from mentorlab.outcomes.compared import COMPARISON, PROGRAM

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

LEAST_UNITS, LEAST_IN_ARM = 6, 3
WAITLIST = "waitlist"


@dataclass(frozen=True, eq=False)
class Units:
    """`rows`: one a unit: n_before, n_after, mean_before, mean_after, change, weight, arm, headcount (NaN: unknown).

    `arms`: whether units are compared. `sd`: of single answers before, where the table has it (else NaN). `few`,
    `once`: units left out because fewer than the smallest group answered, or at one wave only.
    """

    rows: pd.DataFrame
    measure: str
    before: str
    after: str
    arms: bool
    sd: float
    few: int
    once: int
    notes: tuple[str, ...]


def measure_of(program: Program, measure: str | None, objective: str | None) -> str:
    """The measure asked about: as named, else the objective's, else the primary one's, else the only one."""
    known = sorted({str(name) for name in program.table("summaries")["measure"].dropna()})
    if objective is not None:
        chosen = next((one for one in program.charter.objectives if one.id == objective), None)
        if chosen is None:
            names = [one.id for one in program.charter.objectives] or ["none: the charter has no objectives"]
            raise BadInput(
                Fault("settings", "objective", f"no objective {objective!r}", did_you_mean(objective, names))
            )
        measure = measure or chosen.measure
    if measure is not None:
        if measure not in known:
            raise NotComputable(f"the table summaries holds nothing about {measure} (there is: {listed(known)})")
        return measure
    primary = program.charter.primary
    if primary is not None and primary.measure in known:
        return str(primary.measure)
    if len(known) == 1:
        return known[0]
    raise NotComputable(f"the table summaries holds {len(known)} measures ({listed(known)}): name one with measure=…")


def units_of(program: Program, measure: str) -> Units:
    """The units with enough answers at both waves of the contrast.

    Raises NotComputable: a wave that nobody answered, fewer than six units, fewer than three in an arm.
    """
    before, after = program.charter.contrast_waves
    table = program.table("summaries")
    table = table[table["measure"] == measure]
    have = [str(one) for one in table["wave"].dropna().unique()]
    if missing := [wave for wave in (before, after) if wave not in have]:
        raise NotComputable(
            f"nobody answered {measure} anonymously at {listed(missing)}; there are averages at {listed(have)}"
        )
    wide = _wide(table, before, after)
    enough = program.charter.privacy.smallest_group
    both = wide["n_before"].gt(0) & wide["n_after"].gt(0)
    few = both & wide[["n_before", "n_after"]].lt(enough).any(axis=1)
    rows = wide[both & ~few].copy()
    arms = set(rows["arm"]) == {PROGRAM, COMPARISON}
    _refuse_too_few(rows, arms=arms, left_out=int(few.sum()), smallest=enough)
    rows["change"] = rows["mean_after"] - rows["mean_before"]
    # How sure a unit's change is grows with the people behind both of its averages.
    rows["weight"] = 1 / (1 / rows["n_before"] + 1 / rows["n_after"])
    rows["headcount"] = _headcount(program, rows["unit"])
    twice = not rows["unit"].is_unique
    notes = (catalogue("outcomes_units").BOTH_ARMS,) if twice else ()
    return Units(rows, measure, before, after, arms, _sd(rows), int(few.sum()), int((~both).sum()), notes)


def _wide(table: pd.DataFrame, before: str, after: str) -> pd.DataFrame:
    arm = table["arm"].astype("object") if "arm" in table else pd.Series(None, index=table.index, dtype=object)
    frame = pd.DataFrame(
        {
            "unit": table["unit"].astype(str),
            "arm": arm.replace(WAITLIST, COMPARISON).fillna(PROGRAM),
            "wave": table["wave"],
            "n": table["n"].astype(float),
            "mean": table["mean"].astype(float),
            "sd": table["sd"].astype(float) if "sd" in table else np.nan,
        }
    ).dropna(subset=["n", "mean"])
    unknown = sorted(set(frame["arm"]) - {PROGRAM, COMPARISON})
    if unknown:
        raise NotComputable(f"summaries.arm says {listed(unknown)}; write program or comparison")
    parts = [
        frame[frame["wave"] == wave].set_index(["unit", "arm"])[["n", "mean", "sd"]].add_suffix(f"_{name}")
        for name, wave in (("before", before), ("after", after))
    ]
    return parts[0].join(parts[1], how="outer").reset_index()


def _refuse_too_few(rows: pd.DataFrame, *, arms: bool, left_out: int, smallest: int) -> None:
    words = catalogue("outcomes_units")
    told = words.LEFT_OUT.format(few=left_out, smallest=smallest) if left_out else ""
    if len(rows) < LEAST_UNITS:
        raise NotComputable(words.TOO_FEW_UNITS.format(n=len(rows), least=LEAST_UNITS, left_out=told))
    if arms and rows["arm"].value_counts().min() < LEAST_IN_ARM:
        raise NotComputable(words.TOO_FEW_IN_ARM.format(least=LEAST_IN_ARM, left_out=told))


def _sd(rows: pd.DataFrame) -> float:
    """The standard deviation of single answers before, pooled over the units of the comparison."""
    of = rows[(rows["arm"] == COMPARISON) | (rows["arm"] == rows["arm"].iloc[0])]
    of = of[of["arm"] == COMPARISON] if (of["arm"] == COMPARISON).any() else of
    known = of.dropna(subset=["sd_before"])
    free = (known["n_before"] - 1).sum()
    return (
        float(np.sqrt(((known["n_before"] - 1) * known["sd_before"] ** 2).sum() / free)) if free > 0 else float("nan")
    )


def _headcount(program: Program, units: pd.Series) -> pd.Series:
    """How many people work in each unit, where a column of `people` has all of them; else missing."""
    unknown = pd.Series(np.nan, index=units.index)
    if not program.has("people"):
        return unknown
    people = program.table("people")
    first = [program.charter.units] if program.charter.units in people else []
    for name in [*first, *(str(one) for one in people.columns if one != "person_id")]:
        counts = people[name].astype("object").map(str, na_action="ignore").value_counts()
        if set(units) <= set(counts.index):
            return units.map(counts).astype(float)
    return unknown
