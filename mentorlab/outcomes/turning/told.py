"""How is it told how easily an answer would turn? The parts of the sentences, all from cells of the table."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue, decimals, listed, number, p_value
from mentorlab.outcomes import telling
from mentorlab.outcomes.turning.rows import Turning, answer_of, start_turns

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.answers.result import Result
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.outcomes.turning.choices import Choice

MOST = 0.5  # below this share of the analyses the planned answer rests on choices


class Told:
    """The words for one answer. `answer`: that of the comparison itself."""

    def __init__(self, one: Comparison, answer: Result, found: Turning, table: pd.DataFrame) -> None:
        self.one, self.answer, self.found, self.table = one, answer, found, table
        self.planned = "not_told" if one.effect.analysis.not_told else answer_of(one.effect.lead.estimate)
        certainty = answer.certainty or "very_low"
        self.words = telling.Words(
            one.aim, one.data, one.reading, "compatible", answer.verdict or "cannot_tell", certainty,
            answer.certainty_reason, one.effect.lead.estimate.level,
        )  # fmt: skip

    @cached_property
    def cells(self) -> dict[str, str]:
        """Cells of the table, written for readers."""
        first, all_of = self.table.iloc[0], self.table.iloc[1]
        places = decimals(self.one.effect.lead.estimate.se, first["effect"])
        signed = {name: number(all_of[name], places, sign=True) for name in ("least", "median", "most")}
        target = self.words.target(first["worthwhile"])
        return self.words.common() | signed | {
            "effect": self.words.points(first["effect"], places),
            "low": number(first["effect_low"], places),
            "high": number(first["effect_high"], places),
            "p": p_value(first["p"]),
            "n": f"{first['n']:,.0f}",
            "n_choices": f"{all_of['n_choices']:,.0f}",
            "n_same": f"{all_of['n_same']:,.0f}",
            "n_above": f"{all_of['n_above']:,.0f}",
            "unit": " points" if self.one.data.panel.instrument else "",
            "target": "" if target is None else self.words.points(target, places),
            "answer": catalogue("outcomes_sensitivity").ANSWERS[self.planned],
        }  # fmt: skip

    @property
    def holds(self) -> bool:
        """Whether every analysis leads to the planned answer."""
        return bool(self.table["n_same"].iloc[1] == self.table["n_choices"].iloc[1])

    @property
    def headline(self) -> str:
        """How many analyses lead to the planned answer."""
        share = self.table["n_same"].iloc[1] / self.table["n_choices"].iloc[1]
        key = "all" if share == 1 else "most" if share > MOST else "few"
        frames = catalogue("outcomes_sensitivity").HEADLINES
        return str(frames["not_told" if self.planned == "not_told" else key].format_map(self.cells))

    def parts(self) -> dict[str, str]:
        """What the sentences of all audiences are made of."""
        said = catalogue("outcomes_sensitivity")
        return {
            "headline": self.headline,
            "range": said.RANGE.format_map(self.cells),
            "planned": said.PLANNED.format_map(self.cells),
            "plain": said.PLANNED_PLAIN.format_map(self.cells),
            "turns": ". ".join(self._turns()),
            "certainty": said.CERTAINTIES[self.words.certainty],
            "reason": self.words.reason,
            "caution": said.CAUTION,
        }

    def _turns(self) -> list[str]:
        """What would turn the answer; an open one is turned by nothing that was tried."""
        said, found = catalogue("outcomes_sensitivity").TURNS, self.found
        if self.planned in ("open", "not_told"):
            return [said["open"]]
        turns = [self._choices_that_turn()] if not self.holds else []
        side = self.one.effect.lead.estimate.value
        if found.left_out is not None and min(found.left_out.least * side, found.left_out.most * side) <= 0:
            turns.append(said["left_out"].format(by=found.left_out.by.replace("_", " ")))
        if found.low_start is not None and start_turns(self.one, found.low_start) == "no":
            turns.append(said["start"])
        if found.strongest is not None and found.strongest.left * side <= 0:
            turns.append(said["as_strong"].format(name=found.strongest.name))
        if found.e_values is not None:
            turns.append(said["unmeasured"].format(limit=number(found.e_values.limit, 2)))
        return turns or [said["nothing"]]

    def _choices_that_turn(self) -> str:
        """What the analyses share that lead elsewhere, as far as not all analyses share it."""
        said = catalogue("outcomes_sensitivity").TURNS
        every = [(self.made(one.choice), one.estimate) for one in self.found.computed if one.estimate is not None]
        turned = [made for made, estimate in every if answer_of(estimate) != self.planned]
        common = frozenset.intersection(*turned) - frozenset.intersection(*(made for made, _ in every))
        return str(said["choice"].format(choices=listed(sorted(common))) if common else said["several"])

    @staticmethod
    def made(choice: Choice) -> frozenset[str]:
        """The names of what was chosen, as the figure lists them."""
        said = catalogue("outcomes_sensitivity").CHOICES
        names = [choice.analysis, "clustered" if choice.clustered else "by_person", choice.people]
        names += ["covariates"] if choice.covariates else []
        names += ["blocks"] if choice.blocks else []
        return frozenset(said[name] for name in names)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """How we know: which analysis was planned, and what was tried beside it."""
        said = catalogue("outcomes_sensitivity")
        own = self.found.tried[0].choice.words
        return (
            (said.FACTS["planned"], f"{own}."),
            (said.FACTS["choices"], f"{said.RANGE.format_map(self.cells)}."),
        )
