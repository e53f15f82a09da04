"""Which rows does the table hold: each thing that was tried, what it gives, and whether the answer stands?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue, number
from mentorlab.outcomes.turning.left_out import LeftOut
from mentorlab.outcomes.turning.low_start import LowStart
from mentorlab.outcomes.turning.unmeasured import Strongest

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.outcomes.turning.choices import Tried
    from mentorlab.stats.estimates import Estimate
    from mentorlab.stats.unmeasured import EValues
    from mentorlab.stats.within_pairs import HiddenBias

COLUMNS = (
    *("tried", "measure", "n", "n_choices", "effect", "effect_low", "effect_high", "p", "least", "median", "most"),
    *("n_same", "n_above", "n_worth", "worthwhile", "value", "stands", "meaning", "hidden"),
)


@dataclass(frozen=True, eq=False)
class Turning:
    """All that was tried. `tried`: the planned analysis first; what does not apply is None."""

    tried: tuple[Tried, ...]
    left_out: LeftOut | None
    low_start: LowStart | None
    e_values: EValues | None
    strongest: Strongest | None
    pairs: tuple[HiddenBias, int] | None

    @property
    def computed(self) -> tuple[Tried, ...]:
        """Those that gave a difference."""
        return tuple(one for one in self.tried if one.estimate is not None)


def answer_of(estimate: Estimate) -> str:
    """What an interval says of zero: above, below or open."""
    return "above" if estimate.low > 0 else "below" if estimate.high < 0 else "open"


def table_of(one: Comparison, found: Turning) -> pd.DataFrame:
    """One row for each thing that was tried; in points but for `value`, whose meaning names its unit."""
    said = catalogue("outcomes_sensitivity")
    lead = one.effect.lead
    size = one.aim.size_in_points(one.effect.sd)
    e = lead.estimate
    rows: list[dict[str, Any]] = [
        {
            "tried": said.ROWS["planned"], "meaning": said.MEANINGS["planned"], "stands": said.STANDS["planned"],
            "n": e.n, "n_choices": 1, "effect": e.value, "effect_low": e.low, "effect_high": e.high, "p": lead.p,
            "worthwhile": math.nan if size is None else size,
        },
        {"tried": said.ROWS["choices"], "meaning": said.MEANINGS["choices"]} | _spread(one, found.computed, size),
    ]  # fmt: skip
    names = list(dict.fromkeys(each.choice.people for each in found.computed))
    for name in names if len(names) > 1 else ():
        mine = [each for each in found.computed if each.choice.people == name]
        row = {"tried": said.ROWS["people"].format(people=said.PEOPLE[name]), "meaning": said.MEANINGS["people"]}
        rows.append(row | {"n": mine[0].n} | _spread(one, mine, size))
    rows += [*_left_out(one, found.left_out), *_low_start(one, found.low_start)]
    rows += [*_unmeasured(one, found.e_values, found.strongest), *_pairs(found.pairs)]
    frame = pd.DataFrame(rows).assign(measure=one.aim.measure, hidden=False)
    return frame.reindex(columns=list(COLUMNS))


def _spread(one: Comparison, tried: Sequence[Tried], size: float | None) -> dict[str, Any]:
    estimates = [each.estimate for each in tried if each.estimate is not None]
    values = np.array([estimate.value for estimate in estimates])
    planned = answer_of(one.effect.lead.estimate)
    same = sum(answer_of(estimate) == planned for estimate in estimates)
    wanted = -values if one.aim.direction == "decrease" else values
    stands = catalogue("outcomes_sensitivity").STANDS["of"].format(same=same, of=len(values))
    return {
        "n_choices": len(values),
        "least": values.min(),
        "median": float(np.median(values)),
        "most": values.max(),
        "n_same": same,
        "n_above": int((values > 0).sum()),
        "n_worth": math.nan if size is None else int((wanted >= size).sum()),
        "stands": stands,
    }


def _left_out(one: Comparison, found: LeftOut | None) -> list[dict[str, Any]]:
    if found is None:
        return []
    said, by = catalogue("outcomes_sensitivity"), found.by.replace("_", " ")
    row = {"tried": said.ROWS["left_out"].format(by=by), "meaning": said.MEANINGS["left_out"].format(by=by)}
    side = one.effect.lead.estimate.value
    kept = "yes" if min(found.least * side, found.most * side) > 0 else "no"
    numbers = {"n_choices": found.n_groups, "least": found.least, "most": found.most}
    return [row | numbers | {"stands": said.STANDS[kept]}]


def _low_start(one: Comparison, found: LowStart | None) -> list[dict[str, Any]]:
    if found is None:
        return []
    said = catalogue("outcomes_sensitivity")
    told = {"gap": number(found.gap, 2), "correlation": number(found.correlation, 2)}
    row = {"tried": said.ROWS["low_start"], "meaning": said.MEANINGS["low_start"].format_map(told)}
    return [row | {"value": found.expected, "stands": said.STANDS[start_turns(one, found)]}]


def start_turns(one: Comparison, found: LowStart) -> str:
    """Whether catching up by itself could be the answer: not where the start is counted."""
    if one.reading.name != "difference_in_differences":
        return "counted"
    lead = one.effect.lead.estimate
    if answer_of(lead) == "open":
        return "open"
    without = replace(lead, low=lead.low - found.expected, high=lead.high - found.expected)
    return "yes" if answer_of(without) == answer_of(lead) else "no"


def _unmeasured(one: Comparison, found: EValues | None, strong: Strongest | None) -> list[dict[str, Any]]:
    said, rows = catalogue("outcomes_sensitivity"), []
    unclear = answer_of(one.effect.lead.estimate) == "open"
    stands = said.STANDS["open" if unclear else "unless"]
    if found is not None:
        for name, value in (("e_value", found.value), ("e_limit", found.limit)):
            rows.append({"tried": said.ROWS[name], "meaning": said.MEANINGS[name], "value": value, "stands": stands})
    if strong is not None:
        robust = {"tried": said.ROWS["robustness"], "meaning": said.MEANINGS["robustness"], "value": strong.robustness}
        kept = strong.left * one.effect.lead.estimate.value > 0
        left = {"tried": said.ROWS["strongest"].format(name=strong.name), "meaning": said.MEANINGS["strongest"]}
        rows.append(robust | {"stands": stands})
        rows.append(
            left | {"effect": strong.left, "stands": said.STANDS["open" if unclear else "yes" if kept else "no"]}
        )
    return rows


def _pairs(found: tuple[HiddenBias, int] | None) -> list[dict[str, Any]]:
    if found is None:
        return []
    said, (bias, pairs) = catalogue("outcomes_sensitivity"), found
    meaning = said.MEANINGS["pairs"].format(pairs=f"{pairs:,}")
    stands = said.STANDS["unless" if bias.gamma > 1 else "not_clear"]
    return [{"tried": said.ROWS["pairs"], "meaning": meaning, "value": bias.gamma, "stands": stands}]
