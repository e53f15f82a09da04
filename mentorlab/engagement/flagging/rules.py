"""Which plain rules say that a pair may need a call? Each with its thresholds, and the reason in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.answers.wording import catalogue, number
from mentorlab.engagement.flagging.known import Known

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]
    Settings = Mapping[str, float]


@dataclass(frozen=True)
class Rule:
    """A rule of the definition `engagement.<id>`. `holds`: which rows it flags; `says`: cells of its reason.

    `replayed`: whether tables tell what it needs of a day that has passed. Since when a meeting stood in the calendar
    they do not tell: a meeting held later would give away that the pair went on.
    """

    id: str
    holds: Callable[[Known, Settings], Array]
    says: Callable[[Known, Settings], Array]
    replayed: bool = True

    @property
    def definition(self) -> str:
        """The id of the definition that holds its thresholds."""
        return f"engagement.{self.id}"

    @property
    def name(self) -> str:
        """What it is called in tables."""
        return str(catalogue("engagement_health").RULES[self.id])

    def reasons(self, rows: Known, settings: Settings) -> list[str]:
        """Why each row is flagged, in plain words."""
        words = str(catalogue("engagement_health").REASONS[self.id])
        cells = {key: number(value, 0) for key, value in settings.items()}
        cells["agreed"] = number(rows.history.interval, 0)
        return [words.format(n=int(n), **cells) for n in self.says(rows, settings)]


RULES = (
    Rule(
        "flag_no_meeting",
        lambda rows, at: (rows.held > 0) & (rows.silent > at["intervals"] * rows.history.interval),
        lambda rows, _: rows.silent,
    ),
    Rule(
        "flag_first_meeting",
        lambda rows, at: (rows.held == 0) & (rows.since_match > at["days"]),
        lambda rows, _: rows.since_match,
    ),
    Rule("flag_called_off", lambda rows, at: rows.called_off >= at["times"], lambda rows, _: rows.called_off),
    Rule("flag_no_show", lambda rows, at: rows.no_show >= at["times"], lambda rows, _: rows.no_show),
    Rule("flag_support_open", lambda rows, at: rows.open >= at["requests"], lambda rows, _: rows.open),
    Rule(
        "flag_nothing_planned",
        lambda rows, at: (rows.held > 0) & ~rows.to_come & (rows.silent > at["intervals"] * rows.history.interval),
        lambda rows, _: rows.silent,
        replayed=False,
    ),
    Rule(
        "flag_first_unplanned",
        lambda rows, at: (rows.held == 0) & ~rows.to_come & (rows.since_match > at["days"]),
        lambda rows, _: rows.since_match,
        replayed=False,
    ),
)


def flagged(rows: Known, settings: Mapping[str, Settings], *, replayed: bool) -> dict[str, Array]:
    """Which rows each rule flags, by its id. `settings`: of each rule by its id.

    replayed: only the rules that tables tell of a day that has passed. Else all, without those about plans where the
    tables hold no plan at all: then nothing planned says nothing.
    """
    told = [rule for rule in RULES if rule.replayed or (not replayed and rows.history.plans_known)]
    return {rule.id: np.asarray(rule.holds(rows, settings[rule.id]), dtype=bool) for rule in told}


def any_of(flags: Mapping[str, Array], n: int) -> Array:
    """Which rows at least one of the rules flags."""
    found: Array = np.logical_or.reduce([np.zeros(n, dtype=bool), *flags.values()])
    return found
