"""What does each objective's answer say, and what is left of it when there are several?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.answers.result import Result
    from mentorlab.tables.charter import Objective

CONTRAST = "outcomes.contrast"
COLUMNS = (
    *("objective", "purpose", "measure", "n", "n_assigned", "says", "change", "low", "high", "effect", "effect_low"),
    *("effect_high", "p", "p_adjusted", "p_equivalence", "worthwhile", "effect_sd", "effect_sd_low", "effect_sd_high"),
    *("worthwhile_sd", "certain", "reason", "hidden"),
)


@dataclass(frozen=True, eq=False)
class Answered:
    """One objective with its answer. `says`: which of the catalogue's short verdicts; `same`: held against a margin."""

    objective: Objective
    result: Result
    says: str
    same: stats.Equivalence | None
    p: float
    p_adjusted: float = math.nan

    @property
    def compared(self) -> bool:
        """Whether this is an effect, not the change of one group, and may be shown."""
        return self.result.status == "ok" and self.result.question == CONTRAST

    @property
    def first(self) -> Reported | None:
        """The effect, or the change; None where nothing may be shown."""
        return self.result.estimates[0] if self.result.status == "ok" else None

    @property
    def doubtful(self) -> bool:
        """Whether it is one of several that one of them could look like by chance: found alone, not together."""
        return self.p < 0.05 <= self.p_adjusted


def answered(objective: Objective, result: Result) -> Answered:
    """The objective's answer, with what its interval says of the worthwhile size."""
    if result.status != "ok":
        return Answered(objective, result, "hidden" if result.status == "hidden" else "none", None, math.nan)
    lead = result.estimates[0]
    p = math.nan if lead.p is None else lead.p
    if result.question != CONTRAST:
        return Answered(objective, result, "change", None, p)
    same = _held_against(lead, float(result.table["worthwhile"].iloc[0]))
    return Answered(objective, result, _says(result, lead, same), same, p)


def _held_against(lead: Reported, worthwhile: float) -> stats.Equivalence | None:
    try:
        return stats.equivalence_of(lead.estimate, worthwhile)
    except NotComputable:
        return None  # no margin, too few people, or an interval that is not symmetric


def _says(result: Result, lead: Reported, same: stats.Equivalence | None) -> str:
    if math.isnan(lead.estimate.low):
        return "described"
    if result.verdict != "cannot_tell":
        return str(result.verdict)
    if math.isnan(float(result.table["worthwhile"].iloc[0])):
        return "unstated"
    return "equivalent" if same is not None and same.shown else "too_few"


def corrected(ones: Sequence[Answered]) -> list[Answered]:
    """With p values corrected: those that the charter names as primary together (Holm), the others within their need
    (Benjamini and Hochberg)."""
    families: dict[str, list[int]] = {}
    for place, one in enumerate(ones):
        family = "" if one.result.confirmatory else f"need {one.objective.need}"
        families.setdefault(family, []).append(place)
    found = list(ones)
    for family, places in families.items():
        correct = stats.benjamini_hochberg if family else stats.holm
        for place, p in zip(places, correct([ones[place].p for place in places]), strict=True):
            found[place] = replace(found[place], p_adjusted=p)
    return found


def in_order(objectives: Sequence[Objective], results: Sequence[Result]) -> list[Answered]:
    """The objectives with their answers: the primary ones first, then as the charter has them."""
    ones = [answered(one, result) for one, result in zip(objectives, results, strict=True)]
    return corrected(sorted(ones, key=lambda one: not one.objective.primary))


def table_of(ones: Sequence[Answered]) -> pd.DataFrame:
    """A row for each objective; what may not be shown is missing in it."""
    return pd.DataFrame([_row(one) for one in ones]).reindex(columns=list(COLUMNS))


def _row(one: Answered) -> dict[str, Any]:
    words = catalogue("outcomes_all_objectives")
    row: dict[str, Any] = {
        "objective": one.objective.id.replace("_", " "),
        "purpose": str(one.objective.need or "").replace("_", " ") or None,
        "measure": one.objective.measure,
        "says": words.SAYS[one.says],
        "hidden": one.result.status == "hidden",
    }
    if one.first is None:
        return row | {"reason": words.TOO_FEW if one.result.status == "hidden" else one.result.reason}
    e, shown = one.first.estimate, one.result.table
    row |= {
        "n": int(shown["n"].sum() if one.compared else shown["n"].iloc[0]),
        "p": one.p,
        "p_adjusted": one.p_adjusted,
    }
    row |= {"n_assigned": one.first.n_assigned}
    row |= {"certain": catalogue("outcomes").CERTAINTIES[one.result.certainty], "reason": one.result.certainty_reason}
    if not one.compared:
        return row | {"change": e.value, "low": e.low, "high": e.high}
    row |= {"effect": e.value, "effect_low": e.low, "effect_high": e.high}
    row |= {"worthwhile": shown["worthwhile"].iloc[0], "p_equivalence": one.same.p if one.same else math.nan}
    in_sds = [found.estimate for found in one.result.estimates if found.name == "effect_sd"]
    for sd in in_sds:
        row |= {"effect_sd": sd.value, "effect_sd_low": sd.low, "effect_sd_high": sd.high}
        row |= {"worthwhile_sd": row["worthwhile"] * sd.se / e.se}
    return row


def estimates_of(ones: Sequence[Answered]) -> tuple[Reported, ...]:
    """The effects and changes, each with its objective and its corrected p, and those held against a margin."""
    found = []
    for one in ones:
        if one.first is None:
            continue
        p = None if math.isnan(one.p_adjusted) else one.p_adjusted
        found.append(replace(one.first, group=one.objective.id, p_adjusted=p))
        if one.same is not None:
            same = replace(one.first, name="equivalence", estimate=one.same.difference, p=one.same.p, p_adjusted=None)
            found.append(replace(same, group=one.objective.id))
    return tuple(found)
