"""Do the questions of the scale agree, before and after, among those analysed?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import NotComputable
from mentorlab.outcomes.crediting.line import Line
from mentorlab.outcomes.grade import RELIABLE, TOO_UNRELIABLE

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.compared import Compared
    from mentorlab.stats.estimates import Estimate

COEFFICIENTS: dict[str, Callable[..., Estimate]] = {"alpha": stats.alpha, "omega": stats.omega}


def steady(data: Compared, level: float) -> list[Line]:
    """Cronbach's alpha and McDonald's omega at both waves; one line that says so where the measure is no scale."""
    words = catalogue("outcomes_credibility").STEADY
    waves = [(name, wave) for name, wave in (("before", data.before), ("after", data.after))]
    scales = [(wave, data.panel.items[name]) for name, wave in waves if data.panel.items and name in data.panel.items]
    asked = [(wave, items) for wave, items in scales if items.shape[1] >= 2 and len(items)]
    if not asked:
        return [Line(words["tested_number"], "not_checked", words["number"])]
    return [_line(name, wave, items, data, level) for wave, items in asked for name in COEFFICIENTS]


def _line(name: str, wave: str, items: pd.DataFrame, data: Compared, level: float) -> Line:
    words = catalogue("outcomes_credibility").STEADY
    tested = words["tested"].format(name=words[name], wave=wave.replace("_", " "))
    theirs = items.loc[items.index.intersection(data.answered.index)]
    n = len(theirs.dropna())
    if data.few:
        return Line(tested, "not_checked", words["few"], hidden=True)
    try:
        found = COEFFICIENTS[name](theirs, level=level)
    except NotComputable as reason:
        return Line(tested, "not_checked", f"{reason}.", n=n)
    grade = "passed" if found.value >= RELIABLE else "doubtful" if found.value >= TOO_UNRELIABLE else "refused"
    text = words[grade].format(found=number(found.value, 2))
    return Line(
        tested, "passed" if grade == "passed" else "failed", text, n=n, n_assigned=len(data.answered), unit=words[name],
        found=found.value, found_low=found.low, found_high=found.high, threshold=RELIABLE,
    )  # fmt: skip
