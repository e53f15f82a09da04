"""What is known of those who are missing, and may be used?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.estimating import trend

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison

Model = Literal["ancova", "change", "after"]


@dataclass(frozen=True, eq=False)
class Known:
    """Everyone assigned. `after`: NaN where missing; `answered`: the same of those analysed alone; `before`: None where
    nothing that differs was measured; `treated`: True in the program; `covariates` and `cluster` as in the analysis.
    """

    after: pd.Series
    answered: pd.Series
    before: pd.Series | None
    treated: pd.Series
    covariates: pd.DataFrame | None
    cluster: pd.Series | None
    model: Model
    notes: tuple[str, ...]


def known_of(one: Comparison) -> Known:
    """What may enter beside the answers analysed: single answers of those who gave only one, where enough did.

    Beside the figures over those analysed, an average with one or two more people would tell their answers.
    """
    data, smallest = one.data, one.program.charter.privacy.smallest_group
    frame, used = data.assigned.copy(), data.is_answered
    answered = frame["after"].where(used)
    notes = [] if one.effect.analysis.weights is None else [catalogue("outcomes_missing").UNWEIGHTED]
    for wave in ("before", "after"):
        more = frame[wave].notna() & ~used
        counts = [int((more & (frame["arm"] == arm)).sum()) for arm in (PROGRAM, COMPARISON)]
        if any(0 < count < smallest for count in counts):
            frame.loc[more, wave] = np.nan
            notes.append(catalogue("outcomes_missing").LEFT_OUT.format(wave=wave, smallest=smallest))
    extra = data.extra.covariates
    model: Model = "after" if not data.has_start else "change" if one.reading.name == trend.DESIGN else "ancova"
    return Known(
        after=frame["after"],
        answered=answered,
        before=frame["before"] if data.has_start else None,
        treated=frame["arm"] == PROGRAM,
        covariates=None if extra.empty or not data.has_start else extra.reindex(frame.index),
        cluster=None if data.cluster is None or data.extra.cluster is None else data.extra.cluster.reindex(frame.index),
        model=model,
        notes=tuple(notes),
    )
