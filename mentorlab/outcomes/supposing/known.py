"""What is known of those who are missing, and may be used?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.outcomes.compared import PROGRAM
from mentorlab.outcomes.entering import entering
from mentorlab.outcomes.estimating import trend
from mentorlab.outcomes.estimating.by_lot import of_everyone

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison

Model = Literal["ancova", "change", "after"]


@dataclass(frozen=True, eq=False)
class Known:
    """Everyone assigned. `after`: NaN where missing; `answered`: the same of those analysed alone; `before`: None where
    nothing that differs was measured; `treated`: True in the program; `covariates`, `cluster`, `blocks` and `weights`
    of the draw and `own_slopes` as in the analysis; `kept_out`: starts of few people are not used, so that nobody's can
    be worked out.
    """

    after: pd.Series
    answered: pd.Series
    before: pd.Series | None
    treated: pd.Series
    covariates: pd.DataFrame | None
    cluster: pd.Series | None
    blocks: pd.Series | None
    weights: pd.Series | None
    own_slopes: bool
    model: Model
    notes: tuple[str, ...]
    kept_out: bool = False
    more: tuple[pd.DataFrame, ...] = ()

    @property
    def sets(self) -> tuple[frozenset[str], ...]:
        """The people of each arm who are not analysed and whose only answer enters."""
        return tuple(frozenset(part.index) for frame in self.more for _, part in frame.groupby("arm"))


def known_of(one: Comparison) -> Known:
    """What may enter beside the answers analysed: single answers of those who gave only one, where enough did.

    Beside the figures over those analysed, an average with one or two more people would tell their answers.
    """
    data, smallest = one.data, one.program.charter.privacy.smallest_group
    frame, used = data.assigned.copy(), data.is_answered
    answered = frame["after"].where(used)
    kept_out = False
    notes = [] if one.effect.analysis.weights is None else [catalogue("outcomes_missing").UNWEIGHTED]
    others = []
    for wave, name in (("before", data.before), ("after", data.after)):
        more = frame[wave].notna() & ~used
        if entering(one, frame.loc[more, wave], name) is None:
            frame.loc[more, wave] = np.nan
            kept_out |= wave == "before"
            notes.append(catalogue("outcomes_missing").LEFT_OUT.format(wave=wave, smallest=smallest))
        else:
            others.append(frame.loc[more, ["arm", wave]])
    extra = data.extra.covariates
    model: Model = "after" if not data.has_start else "change" if one.reading.name == trend.DESIGN else "ancova"
    lots = of_everyone(data, one.effect.analysis.lots)
    return Known(
        after=frame["after"],
        answered=answered,
        before=frame["before"] if data.has_start else None,
        treated=frame["arm"] == PROGRAM,
        covariates=None if extra.empty or not data.has_start else extra.reindex(frame.index),
        cluster=None if data.cluster is None or data.extra.cluster is None else data.extra.cluster.reindex(frame.index),
        blocks=lots.blocks,
        weights=lots.weights,
        own_slopes=one.effect.analysis.own_slopes,
        model=model,
        notes=tuple(notes),
        kept_out=kept_out,
        more=tuple(others),
    )
