"""Where may a plan come apart? A break: at which link, of which objective, what it means, what to write where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from mentorlab.answers.wording import catalogue

Link = Literal["need", "objective", "measure", "target", "audience", "design", "report"]
State = Literal["ok", "weak", "broken"]
LINKS: tuple[Link, ...] = ("need", "objective", "measure", "target", "audience", "design", "report")
OF_AN_OBJECTIVE: tuple[Link, ...] = LINKS[:-1]
OF_THE_PLAN: tuple[Link, ...] = ("need", "objective", "measure", "design", "report")


@dataclass(frozen=True)
class Break:
    """One place where the chain does not hold.

    `kind`: its name in the catalogue (BREAKS of planning_strategy). `objective`: the id of the objective, None for the
    plan as a whole. `where`: the setting of the charter in which it is mended. `state`: `broken` where what follows
    cannot be judged, `weak` where it can, with less certainty.
    """

    kind: str
    link: Link
    state: Literal["weak", "broken"]
    objective: str | None
    where: str
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def brief(self) -> str:
        """The break in a few words, for a figure."""
        return self._words(0)

    @property
    def means(self) -> str:
        """What it means, as a sentence."""
        return self._words(1)

    @property
    def do(self) -> str:
        """What to do about it, as a sentence."""
        return self._words(2)

    def _words(self, place: int) -> str:
        words: str = catalogue("planning_strategy").BREAKS[self.kind][place]
        return words.format_map(self.cells)


def state_of(breaks: Iterable[Break]) -> State:
    """The state of a link with these breaks: the worst of them."""
    states = {one.state for one in breaks}
    return "broken" if "broken" in states else "weak" if "weak" in states else "ok"
