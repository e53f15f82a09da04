"""Can the scores of this scale be relied on, here, among these people?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.measures.items import item_statistics, odd_items
from mentorlab.measures.panel import answers_at

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False, repr=False)
class Reliability:
    """How a scale did at one wave. `alpha`, `omega`: None where they cannot be had; `notes` say why.

    `people`: how many answered at least one item. `warnings`: items that look wrongly keyed, in words.
    """

    measure: str
    title: str
    wave: str
    people: int
    alpha: Estimate | None
    omega: Estimate | None
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    frame: pd.DataFrame = field(repr=False)

    @property
    def table(self) -> pd.DataFrame:
        """A row per item (see `measures.items.item_statistics`); a fresh copy."""
        return self.frame.copy()

    def __repr__(self) -> str:
        lines = [f"{self.title} at the wave {self.wave!r}, {self.people} people"]
        lines += [f"α {self.alpha!r}"] if self.alpha else []
        lines += [f"ω {self.omega!r}"] if self.omega else []
        lines += [f"Look at this: {warning}" for warning in self.warnings]
        shown = self.frame.drop(columns=["text", "hidden"])
        return "\n".join([*lines, *self.notes, shown.to_string(float_format="%.2f", na_rep="")])


def reliability(program: Program, measure: str, *, wave: str | None = None, level: float = 0.95) -> Reliability:
    """Cronbach's α and McDonald's ω with intervals, statistics of the items, and what looks wrongly keyed.

    Reads `responses`. measure: a scale that was answered; wave: one of the charter's, left out = the last that has
    answers. Missing: an item's own numbers rest on those who answered it, α, ω and correlations on those who answered
    every item; both are counted. Reversed items are turned first. Raises NotComputable where fewer than the charter's
    `smallest_group` people answered, and for measures that are no scale; BadInput for faults in the answers and for
    measures or waves that nothing knows.
    Read with care: a scale can be reliable and measure something else; items of the same wording inflate both numbers.
    For those who hold the data, not for reports: its averages are over everybody who answered, and beside those of a
    group that lacks one person they would tell of that person.
    """
    program.need("responses")
    instrument, items, at = answers_at(program, measure, wave)
    smallest = program.charter.privacy.smallest_group
    if len(items) < smallest:
        what = f"fewer than {smallest} people answered {measure} at the wave {at!r}"
        raise NotComputable(f"{what}: too few to show anything about them; wait for more answers or take another wave")
    enough = len(items.dropna()) >= smallest
    notes = [] if instrument.validated else [f"{instrument.title} has not been validated: {instrument.source}."]
    alpha = omega = None
    if enough:
        alpha, omega = (_tried(ask, items, level, notes) for ask in (stats.alpha, stats.omega))
    else:
        notes.append(f"Fewer than {smallest} people answered every item: α, ω and correlations are not shown.")
    return Reliability(
        measure=measure,
        title=instrument.title,
        wave=at,
        people=len(items),
        alpha=alpha,
        omega=omega,
        warnings=odd_items(items) if enough else (),
        notes=tuple(dict.fromkeys(notes)),
        frame=item_statistics(items, instrument, smallest),
    )


def _tried(ask: Callable[..., Estimate], items: pd.DataFrame, level: float, notes: list[str]) -> Estimate | None:
    try:
        return ask(items, level=level)
    except NotComputable as reason:
        notes.append(f"{ask.__name__.capitalize()} is not shown: {reason}.")
        return None
