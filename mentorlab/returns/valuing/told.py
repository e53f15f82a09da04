"""How is the worth of the program told? The claim, the sentences, what stands beside, and the figure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mentorlab.answers.look import Bar, Picture, nothing_to_draw, tornado
from mentorlab.answers.parts import Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import as_it_is, catalogue, listed, percent, sentence_case, sentences_for_every_audience
from mentorlab.returns.valuing.backed import deviations, facts
from mentorlab.returns.valuing.counting import Valued
from mentorlab.returns.valuing.payback import YEAR
from mentorlab.returns.valuing.reckoning import DIGITS, DRAWS, LEAST_LEVEL, Reckoning, Span, digits
from mentorlab.returns.valuing.rows import MOST_DRIVERS, Rows, unit_of
from mentorlab.returns.valuing.rules import broken, not_in_money, rules, set_apart, weakest
from mentorlab.stats.estimates import Estimate

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

LEAST_CHANCE = 0.001  # no number of draws makes anything certain
METHOD = f"{DRAWS:,} draws of effect, worth and cost"


@dataclass(frozen=True, eq=False)
class Told:
    """Puts one reckoning into words. `places`: people offered a place, None where that is not known or not told."""

    one: Reckoning
    program: Program
    places: int | None

    @cached_property
    def money(self) -> str:
        """The word for money."""
        return self.program.charter.currency or catalogue("returns_value").MONEY

    @cached_property
    def rows(self) -> Rows:
        """The lines of the table."""
        return Rows(self.one, self.program.charter, self.money, self.places)

    @property
    def form(self) -> str:
        """Which claim may be made at all."""
        effects = self.one.effects
        if not effects.valued:
            return "no_worth"
        if not effects.counted:
            return "not_isolated" if effects.not_isolated else "left_out" if effects.left_out else "no_effect"
        return self.one.judged() if self.one.counts else "incomplete"

    @property
    def lead(self) -> Valued | None:
        """The measure whose break-even is named: the first that counts, else the first with a worth."""
        counted = [each.valued for each in self.one.effects.counted]
        return next((one for one in [*counted, *self.one.effects.valued] if one.n), None)

    def result(self) -> Result:
        """The whole answer."""
        words, one, charter = catalogue("returns_value"), self.one, self.program.charter
        cells, table = self._cells(), self.rows.table()
        judged = words.JUDGED[self.form].format_map(cells)
        sentences = sentences_for_every_audience("returns_value.returns", **(cells | self._parts(cells, judged)))
        behind = weakest(one.effects.counted) if one.counts else None
        departs = deviations(one)
        return Result(
            design=behind.design if behind else "none",
            estimand="offered" if behind else None,
            measure=self.lead.name if behind and self.lead else None,
            sentences=sentences,
            frame=table,
            draw=lambda: self._figure(sentences["analyst"]),
            headline=judged,
            verdict=one.judged() if one.counts else None,
            certainty=behind.certainty if behind else None,
            certainty_reason=behind.certainty_reason if behind else "",
            confirmatory=bool(behind) and not departs and all(each.result.confirmatory for each in one.effects.counted),
            estimates=self._estimates(),
            checks=rules(one, charter),
            deviations=departs,
            box=self._box(cells),
            facts=facts(one, self.money),
            limits=self._limits(),
            next_steps=self._next(),
            terms=(
                "net benefit",
                "return on investment",
                "isolated effect",
                "fully loaded cost",
                "intangible",
                "break-even",
            ),
        )

    def _cells(self) -> dict[str, str]:
        """What a sentence may say: figures of the table, as they are written there."""
        words, one = catalogue("returns_value"), self.one
        cells = {"money": self.money, "missing": words.MISSING_TIME.get(one.spent.time, "")}
        cells |= dict.fromkeys(("given", "given_within", "over", "over_within"), "")
        cells["plausibly"] = words.PLAUSIBLY[one.level >= LEAST_LEVEL].format(level=percent(one.level))
        if one.months != YEAR:
            cells["over"] = words.OVER.format(months=one.months)
            cells["over_within"] = f"{cells['over']},"
        if one.effects.left_out:
            name, why = one.effects.left_out[0]
            cells |= {"aside": name.replace("_", " "), "why": words.LEFT_OUT[why]}
        if one.counts and not all(set_apart(each.result) for each in one.effects.counted):
            cells |= {"given": words.GIVEN, "given_within": f"{words.GIVEN},"}
        spans: dict[str, Span] = {"cost": one.total_cost}
        if one.counts:
            spans |= {"left": one.left, "roi": one.roi, "months": one.payback}
            chance = round(100 * one.chance)
            cells["chance"] = "more than 99" if chance >= 100 else "less than 1" if chance < 1 else str(chance)
        if self.lead is not None:
            spans["even"] = one.breaks_even(self.lead)
            cells |= {"unit": unit_of(self.lead), "name": self.lead.told, "n": f"{self.lead.n:,}"}
        if self._found is not None:
            spans["found"] = self._found
        if self.places:
            spans["place"] = Span(digits(one.total_cost.value / self.places, 3), math.nan, math.nan)
        for name, at in spans.items():
            for end, value in (("", at.value), ("_low", at.low), ("_high", at.high)):
                cells[f"{name}{end}"] = as_it_is(value) if math.isfinite(value) else ""
            ends = words.ENDS.format(low=cells[f"{name}_low"], high=cells[f"{name}_high"])
            cells[f"{name}_ends"] = ends if at.low != at.high else ""
        return cells

    @property
    def _found(self) -> Span | None:
        """The effect found on the measure that leads, where it counts as isolated."""
        lead = self.lead
        each = next((each for each in self.one.effects.counted if lead and each.valued.name == lead.name), None)
        return (
            None
            if each is None
            else Span(*(digits(end, DIGITS) for end in (each.effect.value, each.effect.low, each.effect.high)))
        )

    def _parts(self, cells: dict[str, str], judged: str) -> dict[str, str]:
        words, one = catalogue("returns_value"), self.one
        parts = dict.fromkeys(("chance", "roi", "even", "certainty", "driven"), "")
        spent = words.SPENT.format_map(cells)
        if self.places:
            spent += words.EACH_PLACE.format(place=cells["place"], n=f"{self.places:,}")
        if self.lead is not None:
            found = words.FOUND.format_map(cells) if self._found else ""
            least = "" if one.spent.complete else words.LEAST
            parts["even"] = words.BREAKS_EVEN.format_map(cells | {"found": found, "least": least})
        if one.counts:
            paid = "paid_one" if cells["months"] == "1" else "paid"
            payback = words.PAYBACK["never" if math.isinf(one.payback.value) else paid].format_map(cells)
            parts["chance"] = words.CHANCE.format_map(cells | {"payback": payback})
            parts["roi"] = words.RETURN.format_map(cells)
            behind = weakest(one.effects.counted)
            sure = {"certainty": words.CERTAINTIES[behind.certainty or "very_low"], "reason": behind.certainty_reason}
            parts["certainty"] = words.CERTAINTY.format_map(sure)
        parts["broken"] = broken(one, self.program.charter)
        if one.drivers:
            parts["driven"] = words.DRIVEN.format(driver=self.rows.told(one.drivers[0].name))
        return parts | {"judged": judged, "spent": spent}

    def _estimates(self) -> tuple[Reported, ...]:
        one, n = self.one, self.places or 0
        spans = [("cost", one.total_cost, self.money)]
        if one.counts:
            spans = [
                ("net_benefit", one.left, self.money),
                ("benefit", one.total_benefit, self.money),
                *spans,
                ("benefit_cost_ratio", one.ratio, "times"),
                ("roi", one.roi, "%"),
                ("payback_months", one.payback, "months"),
                (
                    "chance_of_paying_back",
                    Span(min(max(round(one.chance, 3), LEAST_CHANCE), 1 - LEAST_CHANCE), math.nan, math.nan),
                    "share",
                ),
            ]
        found = [Reported(name, self._estimate(at, n), unit, n_program=self.places) for name, at, unit in spans]
        even = [(v, self._estimate(one.breaks_even(v), v.n or 0)) for v in one.effects.valued if v.n]
        return (*found, *(Reported("break_even", at, unit_of(v), n_program=v.n, group=v.told) for v, at in even))

    def _estimate(self, at: Span, n: int) -> Estimate:
        value, low, high = (end if math.isfinite(end) else math.nan for end in (at.value, at.low, at.high))
        return Estimate(value, low, high, self.one.level, digits(at.se, 6) if at.se == at.se else at.se, n, METHOD)

    def _box(self, cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
        words = catalogue("returns_value")
        lines = [("cost", f"{cells['cost']} {self.money}{cells['cost_ends']}")]
        if self.one.counts:
            behind = weakest(self.one.effects.counted)
            sure = sentence_case(f"{words.CERTAINTIES[behind.certainty or 'very_low']}: {behind.certainty_reason}.")
            net = f"{cells['left']} {self.money}{cells['left_ends']}"
            lines = [("net", net), ("chance", f"{cells['chance']} %"), *lines, ("certainty", sure)]
        return tuple((words.BOX[name], text) for name, text in lines)

    def _limits(self) -> tuple[str, ...]:
        words = catalogue("returns_value").LIMITS
        names = ("worth", "chance", "year", "others") if self.one.counts else ("worth", "no_return", "others")
        aside = listed(not_in_money(self.one, self.program.charter))
        return (*(words[name] for name in names), *([words["intangible"].format(names=aside)] if aside else []))

    def _next(self) -> tuple[str, ...]:
        words, one = catalogue("returns_value").NEXT, self.one
        steps = []
        if not one.spent.complete:
            steps.append(self._wage())
        if not one.effects.valued:
            steps.append(words["worth"].format())
        elif not one.effects.counted:
            steps.append(words[{"not_isolated": "isolate", "left_out": "worth"}.get(self.form, "effect")].format())
        if twice := [name for name, why in one.effects.left_out if why == "same_benefit"]:
            names = [each.valued.told for each in one.effects.counted] + [name.replace("_", " ") for name in twice]
            steps.append(words["separate"].format(names=listed(names)))
        if one.drivers:
            steps.append(words["driver"].format(driver=self.rows.told(one.drivers[0].name)))
        return (*steps, words["finance"])

    def _wage(self) -> str:
        words, spent = catalogue("returns_value").NEXT, self.one.spent
        hours = (spent.hours_agreed, spent.hours_agreed)
        if spent.met is not None:
            hours = (spent.told.hours_mentors, spent.told.hours_mentees) if spent.told else (None, None)
        if hours[0] is None or hours[1] is None:
            return str(words["wage_unknown"])
        return str(words["wage"].format(mentors=f"{hours[0]:,.0f}", mentees=f"{hours[1]:,.0f}"))

    def _figure(self, alt: str) -> Picture:
        words, one = catalogue("returns_value").FIGURE, self.one
        title = words["title" if one.counts else "title_even"]
        drivers = one.drivers[:MOST_DRIVERS]
        if not drivers or self.lead is None:
            return nothing_to_draw(title, alt)
        best = one.left.value if one.counts else one.breaks_even(self.lead).value
        axis = words["axis" if one.counts else "axis_even"]
        return tornado(
            [Bar(self.rows.told(each.name), each.at_low, each.at_high, *self.rows.ends(each.name)) for each in drivers],
            best=best,
            best_label=words["best"].format(best=as_it_is(best)),
            title=title,
            axis=sentence_case(axis.format(money=self.money, name=self.lead.told, unit=unit_of(self.lead))),
            alt=alt,
            line=0 if one.counts else None,
            line_label=words["zero"],
        )
