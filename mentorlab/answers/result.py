"""What an answer is: one object that holds table, sentence, figure and the checks behind them.

Nothing in a Result changes once it is made. Tables are handed out as copies; what is too small to be shown is already
gone when a Result is built, so whatever is drawn, written or saved from it can show no more than it holds.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mentorlab.answers.documents import DOCUMENTS, Document
from mentorlab.answers.parts import Certainty, Check, Reported, Status, plain
from mentorlab.errors import BadInput, Fault, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.answers.look import Picture
    from mentorlab.answers.markup import Passage
    from mentorlab.tables.definitions import Definition

NONE_ASKED = "The charter names none."
FINDING = "application/vnd.mentorlab.finding+json"


@dataclass(frozen=True, eq=False)
class Result:
    """The answer to one question about one measure.

    Read it as a table (`.table`), a sentence for an audience (`.sentence("leadership")`), a figure (`.figure()`), or
    plain values (`.to_dict()`). `status` says whether there is an answer; `reason` says why not.
    """

    design: str
    sentences: Mapping[str, str]
    frame: pd.DataFrame = field(repr=False)
    draw: Callable[[], Picture] | None = field(default=None, repr=False)
    question: str = ""
    asks: str = ""
    objective: str | None = None
    measure: str | None = None
    scope: Mapping[str, str | None] = field(default_factory=lambda: {"unit": None, "group": None})
    estimand: str | None = None
    headline: str = ""
    verdict: str | None = None
    certainty: Certainty | None = None
    certainty_reason: str = ""
    confirmatory: bool = False
    status: Status = "ok"
    reason: str = ""
    estimates: tuple[Reported, ...] = ()
    checks: tuple[Check, ...] = ()
    deviations: tuple[str, ...] = ()
    hidden: int = 0
    notes: tuple[str, ...] = ()
    box: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    limits: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    worthwhile: float | None = None
    # Whose averages are shown, at which waves: kept from giving each other's people away. Nobody is written out.
    shown: tuple[frozenset[str], ...] = field(default=(), repr=False)
    shown_as: tuple[str, ...] = field(default=(), repr=False)  # the measure of each of them, where not that of all
    waves: tuple[str, ...] = ()
    averaged: pd.DataFrame | None = field(default=None, repr=False)  # of these people, what is averaged
    audience: str = "analyst"
    documents: tuple[Document, ...] = ()
    defined: tuple[Definition, ...] = ()  # what was counted how, as data with a version

    @property
    def table(self) -> pd.DataFrame:
        """A copy of the table, in mentorlab's one vocabulary of columns; what is hidden is missing in it."""
        return self.frame.copy()

    def sentence(self, audience: str | None = None) -> str:
        """The answer in words, for one audience (default: the one the result was asked for)."""
        chosen = audience or self.audience
        if chosen not in self.sentences:
            known = list(self.sentences)
            raise BadInput(Fault("settings", "audience", f"{chosen!r} is no audience", did_you_mean(chosen, known)))
        return self.sentences[chosen]

    def figure(self) -> Picture:
        """The answer as a picture. Where there is nothing to draw, the picture says why."""
        from mentorlab.answers.look import nothing_to_draw

        if self.draw is None:
            return nothing_to_draw(self.asks, self.sentence("analyst"))
        return self.draw()

    def estimate(self, name: str) -> Reported:
        """One of the estimates by its name, e.g. `effect`."""
        for reported in self.estimates:
            if reported.name == name:
                return reported
        known = [reported.name for reported in self.estimates] or ["none: the result has no estimate"]
        raise BadInput(Fault("settings", "name", f"{name!r} is not estimated here", did_you_mean(name, known)))

    @property
    def about(self) -> dict[str, Any]:
        """What tells this finding from the others of a report."""
        names = {"question": self.question, "objective": self.objective, "measure": self.measure}
        return {**names, "scope": dict(self.scope)}

    def to_dict(self) -> dict[str, Any]:
        """The finding as findings.json holds it (DESIGN 4.2)."""
        finding = {
            **self.about,
            "design": self.design,
            "estimand": self.estimand,
            "claim": self.claim,
            "headline": self.headline,
            "verdict": self.verdict,
            "certainty": self.certainty,
            "certainty_reason": self.certainty_reason,
            "confirmatory": self.confirmatory,
            "status": self.status,
            "reason": self.reason or None,
            "estimates": [reported.to_dict() for reported in self.estimates],
            "checks": [dataclasses.asdict(check) for check in self.checks],
            "deviations": list(self.deviations),
            "hidden": self.hidden,
            "notes": list(self.notes),
            "definitions": [one.to_dict() for one in self.defined],
        }
        values = plain(finding)
        assert isinstance(values, dict)
        return values

    def rows(self) -> list[dict[str, Any]]:
        """The table as plain rows, for workbooks and for the machine-readable part of a notebook's output."""
        return [plain(row) for row in self.frame.to_dict(orient="records")]

    def told(self) -> dict[str, Any]:
        """The finding, its table, and what of its words other forms of a report hand out: plain values."""
        said = {
            "asks": self.asks,
            "leadership": self.sentences.get("leadership", self.claim),
            "box": self.box,
            "facts": self.facts,
            "limits": self.limits,
            "next_steps": self.next_steps,
        }
        return {"finding": self.to_dict(), "table": self.rows(), "said": plain(said)}

    @property
    def claim(self) -> str:
        """The claim: the whole sentence for the analyst. Its first part alone is `headline`."""
        return self.sentence("analyst")

    @property
    def how_we_know(self) -> Passage:
        """Design, who was compared, balance, drop-out and measure in plain lines; the detail folded away."""
        from mentorlab.answers.card import how_we_know

        return how_we_know(self)

    @property
    def cannot_tell_us(self) -> Passage:
        """What this answer cannot tell us, in sentences that depend on its design."""
        from mentorlab.answers.card import listed

        return listed(self.limits)

    @property
    def what_next(self) -> Passage:
        """What to do next, in view of this answer."""
        from mentorlab.answers.card import listed

        return listed(self.next_steps)

    @property
    def definitions(self) -> Passage:
        """The words of art that this answer used, explained."""
        from mentorlab.answers.card import explained

        return explained(self.terms)

    @property
    def drafts(self) -> Passage:
        """The letters, agendas and forms that come with this answer, each folded under its title.

        Mentors, mentees and managers see those that are addressed to them: no answer to a quiz before the quiz.
        """
        from mentorlab.answers.drafts import folded

        return folded(self.documents, self.audience)

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> Any:
        """An answer handed to another question as a setting is taken as it is."""
        from pydantic_core import core_schema

        return core_schema.is_instance_schema(cls)

    def __repr__(self) -> str:
        return self.sentence()

    def _repr_html_(self) -> str:
        from mentorlab.answers.card import card

        return card(self)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "text/plain": self.sentence(),
            "text/html": self._repr_html_(),
            FINDING: {"findings": [self.told()]},
        }
        if self.documents:
            shown[DOCUMENTS] = {"documents": [document.to_dict() for document in self.documents]}
        return shown


class Results(Sequence[Result]):
    """Several answers to the same question, one for each objective, shown one under the other."""

    def __init__(self, results: Sequence[Result]) -> None:
        self._results = tuple(results)

    def __getitem__(self, index: Any) -> Any:
        return self._results[index]

    def __len__(self) -> int:
        return len(self._results)

    def __iter__(self) -> Iterator[Result]:
        return iter(self._results)

    def __repr__(self) -> str:
        return "\n\n".join(result.sentence() for result in self) or NONE_ASKED

    def _repr_html_(self) -> str:
        from mentorlab.answers.card import card

        cards = [card(result, with_figure=result.draw is not None) for result in self]
        return "".join(cards) or f"<p>{NONE_ASKED}</p>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        findings = [result.told() for result in self]
        return {"text/plain": repr(self), "text/html": self._repr_html_(), FINDING: {"findings": findings}}
