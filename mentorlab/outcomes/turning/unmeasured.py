"""Could something that nobody measured explain the difference, where places were not drawn?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab import stats
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import NotComputable
from mentorlab.outcomes.compared import PROGRAM
from mentorlab.outcomes.turning.choices import ARM
from mentorlab.stats.design import centred, covariate_columns, read_covariates

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.outcomes.estimating.effect import Effect
    from mentorlab.stats.align import Floats
    from mentorlab.stats.unmeasured import EValues
    from mentorlab.stats.within_pairs import HiddenBias


@dataclass(frozen=True)
class Strongest:
    """The measured characteristic that leaves least of the difference, if something unmeasured is as strong.

    `left`: what would be left, in points; `robustness`: the share of arm and outcome that would explain all of it.
    """

    name: str
    left: float
    robustness: float


def open_to_bias(one: Comparison) -> bool:
    """Whether something unmeasured could set the groups apart: not where places were drawn and few are missing."""
    return not (one.reading.random and one.lost.verdict == "low")


def e_values_of(data: Compared, effect: Effect) -> EValues | None:
    """E-values of the effect in SDs after (pooled within the groups); None where nothing was tested."""
    within = data.answered["after"] - data.answered.groupby("arm")["after"].transform("mean")
    sd = float(np.sqrt((within**2).sum() / max(1, len(within) - 2)))
    if not effect.tested or not sd > 0:
        return None
    return stats.e_values(effect.lead.estimate.scaled(1 / sd))


def explained_away(data: Compared, effect: Effect) -> tuple[str, str] | None:
    """For "how we know", where places were not drawn: what something unmeasured would have to be like."""
    found = e_values_of(data, effect)
    if found is None:
        return None
    words = catalogue("outcomes_sensitivity").EXPLAINED
    text = words["open" if found.limit == 1 else "clear"]
    return words["label"], text.format(value=number(found.value, 2), limit=number(found.limit, 2))


def strongest(data: Compared, effect: Effect) -> Strongest | None:
    """The strongest of what was measured before (the start, and each characteristic), as a benchmark."""
    if not data.has_start or data.few:
        return None
    arm, after = _arm(data), data.answered["after"].to_numpy(dtype=float)
    ones = np.ones((len(after), 1))
    try:
        measured = _measured(data)
        estimate, se, df = stats.classical_error(after, np.column_stack([ones, arm, *measured.values()]), ARM)
        robustness = stats.robustness_value(estimate / se, df)
    except (NotComputable, np.linalg.LinAlgError, ZeroDivisionError):
        return None
    lead = effect.lead.estimate.value
    found: list[tuple[float, str]] = []
    for name, columns in measured.items():
        others = np.column_stack([ones, *(rest for title, rest in measured.items() if title != name)])
        try:
            taken = estimate - stats.left_after(estimate, se, df, stats.partial_shares(after, arm, columns, others))
        except NotComputable:
            continue
        found.append((lead - math.copysign(taken, lead), name))
    if not found:
        return None
    left, name = min(found, key=lambda one: one[0] * math.copysign(1.0, lead))
    return Strongest(name, left, robustness)


def _arm(data: Compared) -> Floats:
    return np.asarray(data.answered["arm"] == PROGRAM, dtype=np.float64)


def _measured(data: Compared) -> dict[str, Floats]:
    """What was measured before, in words; each with its columns."""
    found = {catalogue("outcomes_sensitivity").START: centred(data.answered["before"].to_numpy(dtype=float))[:, None]}
    if data.covariates is None:
        return found
    for name, column in data.covariates.items():
        made = covariate_columns(read_covariates(column.to_frame()))
        found[str(name).replace("_", " ")] = np.column_stack([centred(one) for one in made.values()])
    return found


def pairs_bound(data: Compared) -> tuple[HiddenBias, int] | None:
    """Rosenbaum's Γ of pairs alike in all that was measured before, and how many pairs there are.

    Pairs are made along the linear propensity (the straight line that tells the arms best apart), and differ in what
    the start and the characteristics do not tell of the scores after (Rosenbaum 2002b).
    """
    if not data.has_start or data.few:
        return None
    arm, after = _arm(data), data.answered["after"].to_numpy(dtype=float)
    try:
        matrix = np.column_stack([np.ones((len(after), 1)), *_measured(data).values()])
        q = np.linalg.qr(matrix)[0]
        line, left = q @ (q.T @ arm), after - q @ (q.T @ after)
        mine, other = stats.nearest_pairs(np.round(line, 9), arm == 1)
        return stats.hidden_bias(left[mine] - left[other]), len(mine)
    except NotComputable:
        return None
