"""How do the metrics stand in the table and among the estimates, under which names?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue
from mentorlab.engagement.met.everyone import Read
from mentorlab.engagement.met.groups import Groups
from mentorlab.engagement.met.lines import Line
from mentorlab.engagement.met.told_weeks import Strip, lines_of
from mentorlab.measures.theme_files import in_words
from mentorlab.tables.definitions import Definition

COLUMNS = (
    *("group", "metric", "n_counted", "n_of", "of_what", "share", "share_low", "share_high", "typical", "typical_low"),
    *("typical_high", "unit", "from_on", "to_on", "hidden"),
)
SHARES = ("as_agreed", "held", "active", "made_good")


@dataclass(frozen=True, eq=False)
class Told:
    """What was read, how it is defined, and all lines and strips that may be told."""

    read: Read
    defined: Mapping[str, Definition]
    groups: Groups
    lines: tuple[Line, ...]
    strips: tuple[Strip, ...]

    def line(self, metric: str) -> Line | None:
        """The line of everyone, or None where there is none."""
        return next((line for line in self.lines if line.metric == metric and line.group is None), None)

    def label(self, metric: str) -> str:
        """What a metric is called, with its numbers: a predicate of pairs or of meetings."""
        words, plain = catalogue("engagement_rhythm"), metric.removeprefix("week_")
        if plain.startswith("reason_") and plain not in words.METRICS:
            code = plain.removeprefix("reason_")
            kind = self.read.kinds.get(code)
            return str(words.REASON.format(title=kind.title if kind else in_words(code)))
        form = words.COARSE.get(metric) or words.METRICS[plain]
        settings = {name: one.settings for name, one in self.defined.items()}
        numbers = {
            "share": 100 * settings["as_agreed"]["share"],
            "long": settings["longest_gap"]["intervals"] * self.read.every,
            "active": settings["active"]["days"],
            "within": settings["recovery"]["days"],
        }
        return str(form.format_map({name: f"{value:g}" for name, value in numbers.items()}))


def table_of(told: Told) -> pd.DataFrame:
    """A row a line: everyone first, then groups, then weeks."""
    words = catalogue("engagement_rhythm")
    rows = [_row(line, told.label(line.metric)) for line in told.lines]
    for line in lines_of(told.strips, told.read.level):
        rows.append(_row(line, words.WEEK.format(metric=told.label(line.metric))))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(line: Line, label: str) -> dict[str, Any]:
    words = catalogue("engagement_rhythm")
    row: dict[str, Any] = {"group": line.group or words.EVERYONE, "metric": label, "hidden": line.hidden}
    row |= {"n_counted": line.k, "n_of": line.n, "of_what": line.what, "from_on": line.first, "to_on": line.last}
    for name, one in (("share", line.share), ("typical", line.typical)):
        if one is not None:
            row |= {name: one.value, f"{name}_low": _known(one.low), f"{name}_high": _known(one.high)}
    return {**row, "unit": words.UNITS[line.unit] if line.unit else ""}


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None


def estimates(told: Told) -> tuple[Reported, ...]:
    """The estimates of everyone, the leading one first; `n` is what is told, never how many mentors stand behind it."""
    found = []
    for metric in (*SHARES, "cadence", "first_meeting"):
        line = told.line(metric)
        one = None if line is None else line.share if metric in SHARES else line.typical
        if one is not None and line is not None and line.n is not None:
            one = replace(one, n=int(line.n))
            unit = "share" if metric in SHARES else "days" if metric == "first_meeting" else "held / agreed"
            found.append(Reported(f"share_{metric}" if metric in SHARES else metric, one, unit))
    return tuple(found)
