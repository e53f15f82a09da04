"""How large is the effect in each group, and do the groups differ by more than chance?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab import stats
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.dividing.shown import ARMS
from mentorlab.outcomes.estimating.trend import DESIGN

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.outcomes.dividing.shown import Divided

COLUMNS = (
    *("group", "measure", "n", "n_program", "n_comparison", "effect", "effect_low", "effect_high", "worthwhile"),
    *("apart", "apart_low", "apart_high", "apart_found", "p_apart", "pooled", "pooled_low", "pooled_high", "hidden"),
)
OTHERS = "\x1fothers"  # all that may not stand alone, as one group of the model
POWER = 0.8


@dataclass(frozen=True, eq=False)
class Parted:
    """`model`: effects by group with the test that all are the same, `pooled`: drawn together; None if untestable."""

    model: stats.GroupEffects | None
    pooled: stats.PartlyPooled | None
    tested: tuple[str, ...]

    def found_from(self, name: str) -> float:
        """The smallest difference from the others that this group's people would have shown four times in five."""
        from_others = self.model.from_others[name] if self.model else None
        return math.nan if from_others is None else stats.smallest_found(from_others, power=POWER)


def parted(one: Comparison, groups: Divided, column: str, level: float) -> Parted:
    """Effects by group, from one model over everybody analysed; groups too small for an interval are one of them."""
    tested = groups.tested
    if len(tested) < 2:
        return Parted(None, None, ())
    data = one.data
    frame = data.answered.loc[groups.labels.index]
    label = groups.labels.where(groups.labels.isin(tested), OTHERS)
    rest = frame["arm"][label == OTHERS].value_counts()
    if len(rest) < 2 or rest.min() < 2:  # too few to be one: left out of the model
        label = label[label != OTHERS]
        frame = frame.loc[label.index]
    adjusted = (
        None if data.covariates is None else data.covariates.loc[frame.index].drop(columns=column, errors="ignore")
    )
    changes, lots = one.reading.name == DESIGN, one.effect.analysis.lots
    model = stats.effects_by_group(
        frame["after"] - frame["before"] if changes else frame["after"],
        (frame["arm"] == PROGRAM).astype(int),
        label,
        before=frame["before"] if data.has_start and not changes else None,
        covariates=adjusted if adjusted is not None and len(adjusted.columns) else None,
        cluster=None if data.cluster is None else data.cluster.loc[frame.index],
        level=level,
        blocks=None if lots.blocks is None else lots.blocks.loc[frame.index],
        weights=None if lots.weights is None else lots.weights.loc[frame.index],
    )
    return Parted(model, stats.partial_pooling([model.effects[name] for name in tested], level=level), tuple(tested))


def table_of(one: Comparison, groups: Divided, found: Parted, worthwhile: float) -> pd.DataFrame:
    """A row for everyone, as `outcomes.contrast` has it, and one for each group in alphabetical order."""
    e = one.effect.lead.estimate
    n = {arm: len(one.data.of(arm)) for arm in (PROGRAM, COMPARISON)}
    everyone: dict[str, Any] = {
        "group": "everyone", "n": sum(n.values()), "n_program": n[PROGRAM], "n_comparison": n[COMPARISON],
        "effect": e.value, "effect_low": e.low, "effect_high": e.high, "worthwhile": worthwhile,
        "p_apart": found.model.p if found.model else math.nan, "hidden": False,
    }  # fmt: skip
    rows = [everyone]
    for name, hidden in groups.hidden.items():
        row: dict[str, Any] = {"group": str(name), "hidden": bool(hidden)}
        if not hidden:
            row |= {f"n_{arm}": groups.n(str(name), arm) for arm in ARMS}
            row |= {"n": sum(groups.n(str(name), arm) for arm in ARMS)}
            row |= _tested(found, str(name)) if name in found.tested else {"effect": _described(one, groups, str(name))}
        rows.append(row)
    return pd.DataFrame(rows).assign(measure=one.aim.measure).reindex(columns=list(COLUMNS))


def _tested(found: Parted, name: str) -> dict[str, Any]:
    assert found.model is not None
    assert found.pooled is not None
    effect, apart = found.model.effects[name], found.model.from_others[name]
    drawn = found.pooled.groups[found.tested.index(name)]
    return {
        "effect": effect.value, "effect_low": effect.low, "effect_high": effect.high,
        "apart": apart.value, "apart_low": apart.low, "apart_high": apart.high,
        "apart_found": found.found_from(name),
        "pooled": drawn.value, "pooled_low": drawn.low, "pooled_high": drawn.high,
    }  # fmt: skip


def _described(one: Comparison, groups: Divided, name: str) -> float:
    """The difference of mean changes (of the scores after, without a start): nothing in it tells people apart."""
    people = one.data.answered.loc[groups.labels.index[groups.labels == name]]
    score = people["after"] - people["before"] if one.data.has_start else people["after"]
    means = score.groupby(people["arm"]).mean()
    return float(means[PROGRAM] - means[COMPARISON])
