"""What does a comparison claim? Numbers, verb, verdict and words, which every question about it repeats."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import pandas as pd

from mentorlab.answers.wording import catalogue, decimals, number, p_value
from mentorlab.outcomes import telling
from mentorlab.outcomes.aim import Aim
from mentorlab.outcomes.compared import COLUMNS, COMPARISON, PROGRAM, Compared
from mentorlab.outcomes.comparing import Comparison
from mentorlab.outcomes.estimating.effect import Effect, change_within
from mentorlab.outcomes.graded import Graded, graded
from mentorlab.outcomes.verdict import in_words, verb_of, verdict_of
from mentorlab.outcomes.would_change import Tipping, tipping, would_change

CONTRAST_COLUMNS = (*COLUMNS[:-1], "tips_at", "tips_at_points", "hidden")


@dataclass(frozen=True, eq=False)
class Claimed:
    """The claim of a comparison. `table`: a row for each arm; `cells`: its numbers, written for readers."""

    one: Comparison
    sure: Graded
    table: pd.DataFrame
    words: telling.Words
    cells: dict[str, str]

    @property
    def claim(self) -> str:
        """The claim; its verb follows the design."""
        return self.words.claim(self.cells)

    @property
    def verdict(self) -> str:
        """The verdict as a sentence."""
        return self._verdict()

    def _verdict(self, *, short: bool = False) -> str:
        size = self.table.iloc[0]["worthwhile"]
        return in_words(self.words.verdict, self.one.effect, size, self.cells, short=short)

    @property
    def people(self) -> str:
        """How many people are in it, in words."""
        return str(catalogue("outcomes").PEOPLE[self.words.source].format_map(self.cells))

    @cached_property
    def _changes(self) -> list[str]:
        return would_change(self.one, self.words.verb, self.words.verdict, places_of(self.one))

    @property
    def change(self) -> str:
        """What would change the conclusion: sentences after a space."""
        return "".join(f" {sentence}" for sentence in self._changes)

    @property
    def parts(self) -> dict[str, str]:
        """What the sentences of the questions about this comparison are made of."""
        return (
            self.words.evidence(self.cells)
            | self._short
            | {
                "claim": self.claim,
                "verdict": self.verdict,
                "people": self.people,
                "certainty": catalogue("outcomes").CERTAINTIES[self.sure.certainty],
                "reason": self.sure.reason,
                "caution": self.words.caution,
                "change": self.change,
            }
        )

    @property
    def _short(self) -> dict[str, str]:
        """The same in few words: only what first would change it, and no caution that the claim itself holds."""
        return {
            "verdict_short": self._verdict(short=True),
            "people_short": str(catalogue("outcomes").PEOPLE_SHORT[self.words.source].format_map(self.cells)),
            "caution_short": "" if self.words.verb == "led_to" else f" {self.words.caution}.",
            "change_short": "".join(f" {sentence}" for sentence in self._changes[:1]),
        }


def claimed(one: Comparison) -> Claimed:
    """The claim of this comparison, worked out once for a report."""
    kept = one.program.asked
    if (which := ("claimed", one)) not in kept:
        kept[which] = _claimed(one)
    return cast("Claimed", kept[which])


def _claimed(one: Comparison) -> Claimed:
    sure, effect = graded(one), one.effect
    table = _table(one.aim, one.data, effect, tipping(one))
    row = table.iloc[0]
    verb = verb_of(one.data, one.reading, effect, one.lost.verdict, table)
    verdict = verdict_of(one.aim, effect, row["worthwhile"])
    level = effect.lead.estimate.level
    words = telling.Words(one.aim, one.data, one.reading, verb, verdict, sure.certainty, sure.reason, level)
    return Claimed(one, sure, table, words, _cells(table, effect, words))


def places_of(one: Comparison) -> int:
    """How many decimals the effect of this comparison deserves."""
    return decimals(one.effect.lead.estimate.se, one.effect.lead.estimate.value)


def _table(aim: Aim, data: Compared, effect: Effect, tips: Tipping) -> pd.DataFrame:
    rows = []
    for arm in (PROGRAM, COMPARISON):
        people = data.of(arm)
        change = change_within(people, effect.lead.estimate.level) if data.has_start else (math.nan,) * 3
        rows.append(
            {
                "group": arm,
                "measure": aim.measure,
                "n": len(people),
                "n_assigned": data.n_assigned(arm),
                "mean_before": people["before"].mean(),
                "mean_after": people["after"].mean(),
                "change": change[0],
                "low": change[1],
                "high": change[2],
            }
        )
    estimate, p = effect.lead.estimate, effect.lead.p
    size = aim.size_in_points(effect.sd)
    rows[0] |= {
        "effect": estimate.value,
        "effect_low": estimate.low,
        "effect_high": estimate.high,
        "p": math.nan if p is None else p,
        "worthwhile": math.nan if size is None else size,
        "tips_at": tips.sds,
        "tips_at_points": tips.points,
    }
    return pd.DataFrame(rows).assign(hidden=False).reindex(columns=list(CONTRAST_COLUMNS))


def _cells(table: pd.DataFrame, effect: Effect, words: telling.Words) -> dict[str, str]:
    """What a sentence may say: cells of the table, written for readers."""
    row, other = table.iloc[0], table.iloc[1]
    places = decimals(effect.lead.estimate.se, row["effect"])
    up, rising = row["effect"] >= 0, row["change"] > 0
    counted = effect.analysis.counted
    return (
        words.common()
        | ({"start": counted} if counted else {})
        | {
            "size": words.points(abs(row["effect"]), places),
            **words.between(row["effect_low"], row["effect_high"], places),
            "effect": number(row["effect"], places, sign=True),
            "p": p_value(row["p"]),
            "higher": "higher" if up else "lower",
            "moved": "rose" if rising else "fell",
            "more": "more" if up == rising else "less",
            "worthwhile": words.worthwhile(row["worthwhile"], places),
            "target": words.points(words.target(row["worthwhile"]) or math.nan, places),
            "n": f"{row['n'] + other['n']:,}",
            "n_assigned": f"{row['n_assigned'] + other['n_assigned']:,}",
            "n_program": f"{row['n']:,}",
            "n_comparison": f"{other['n']:,}",
        }
    )
