"""How does the figure come about, line by line? Each line is worked out of those above it, as they are shown."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.wording import as_it_is, catalogue
from mentorlab.returns.valuing.counting import Counted, Valued
from mentorlab.returns.valuing.reckoning import DIGITS, Span, digits
from mentorlab.returns.valuing.rules import not_in_money

if TYPE_CHECKING:
    from mentorlab.returns.valuing.reckoning import Reckoning
    from mentorlab.stats import Guess
    from mentorlab.tables.charter import Charter

COLUMNS = ("part", "line", "figure", "figure_low", "figure_high", "unit", "n", "share", "between", "hidden")
MOST_DRIVERS = 8
Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """Makes the lines of one reckoning. `money`: the word for it; `smallest`: people of whom fewer are not told."""

    one: Reckoning
    charter: Charter
    money: str
    places: int | None

    def table(self) -> pd.DataFrame:
        """All lines, in the order in which they are read."""
        lines = [
            *self._cost(),
            *self._each(),
            *self._worked_out(),
            *self._break_even(),
            *self._drivers(),
            *self._beside(),
        ]
        found = pd.DataFrame(lines).reindex(columns=list(COLUMNS))
        return found.assign(hidden=False)

    def _line(self, part: str, line: str, at: Span | None = None, unit: str | None = None, **more: Any) -> Row:
        ends = {} if at is None else {"figure": at.value, "figure_low": at.low, "figure_high": at.high}
        finite = {name: end if math.isfinite(end) else math.nan for name, end in ends.items()}
        words = catalogue("returns_value")
        return {"part": words.PARTS[part], "line": line, "unit": unit} | finite | more

    def _cost(self) -> Iterator[Row]:
        words, total = catalogue("returns_value").LINES, self.one.spent.total
        for kind, one in self.one.spent.kinds.items():
            share = one.value / total.value
            yield self._line("cost", kind, self._spent(one), self.money, share=share)
        yield self._line("cost", words["all"], self._spent(total), self.money, share=1.0)
        yield self._line("cost", words["all_drawn"], self.one.total_cost, self.money)

    def _spent(self, one: Guess) -> Span:
        """To the cent, so that it agrees with the books; its ends are guesses, and have three digits."""
        return Span(round(one.value, 2), digits(one.low, DIGITS), digits(one.high, DIGITS))

    def _each(self) -> Iterator[Row]:
        """What each place, meeting and hour cost; nothing of it where so few met that it would tell of persons."""
        words, cost, met = catalogue("returns_value").LINES, self.one.total_cost, self.one.spent.told
        told: dict[str, float | None] = {"place": self.places}
        if met:
            told |= {"meeting": met.meetings, "hour": met.hours_mentees}
            for side, hours in (("mentors", met.hours_mentors), ("mentees", met.hours_mentees)):
                yield self._line("each", words[f"hours_{side}"], Span(hours, math.nan, math.nan), words["hours"])
        for name, count in told.items():
            if count:
                at = Span(*(digits(end / count, 3) for end in (cost.value, cost.low, cost.high)))
                yield self._line("each", words[name], at, self.money, n=count if name == "place" else None)

    def _worked_out(self) -> Iterator[Row]:
        if not self.one.counts:
            return
        one, words = self.one, catalogue("returns_value").LINES
        for each in one.effects.counted:
            yield from self._of_one(each)
        if len(one.effects.counted) > 1:
            yield self._line("worked_out", words["benefit"], one.total_benefit, self.money)
        yield self._line("worked_out", words["cost"], one.total_cost, self.money)
        yield self._line("worked_out", words["net"], one.left, self.money)
        yield self._line("worked_out", words["ratio"], one.ratio, words["times"])
        yield self._line("worked_out", words["roi"], one.roi, "%")
        late = "never" if math.isinf(one.payback.value) else "perhaps" if math.isinf(one.payback.high) else "months"
        yield self._line("worked_out", words["payback"], one.payback, words[late].format(months=one.months))
        chance = min(99.0, max(1.0, float(round(100 * one.chance))))
        yield self._line("worked_out", words["chance"], Span(chance, math.nan, math.nan), "%")

    def _of_one(self, each: Counted) -> Iterator[Row]:
        words, valued, e = catalogue("returns_value").LINES, each.valued, each.effect
        name, n, unit = valued.told, valued.n, unit_of(valued)
        found = Span(*(digits(end, DIGITS) for end in (e.value, e.low, e.high)))
        gained = Span(self.one.gained(each), *(digits(end * valued.heads, 3) for end in (e.low, e.high)))
        worth = Span(valued.worth.value, valued.worth.low, valued.worth.high)
        yield self._line("worked_out", words["effect"].format(name=name), found, unit, n=each.n_followed)
        yield self._line("worked_out", words["offered"], Span(float(n or 0), math.nan, math.nan), words["people"], n=n)
        units = words["persons" if valued.of_persons else "points_of_all"].format(name=name)
        yield self._line("worked_out", words["gained"].format(name=name), gained, units)
        years = self.one.years(valued)
        priced = words["worth" if years == 1 else "worth_years"].format(name=name, years=as_it_is(round(years, 3)))
        yield self._line("worked_out", priced, worth, self.money)
        yield self._line("worked_out", words["benefit_of"].format(name=name), self.one.of_one(each), self.money)

    def _break_even(self) -> Iterator[Row]:
        words = catalogue("returns_value").LINES
        for valued in self.one.effects.valued:
            if valued.n:
                line = words["breaks_even" if self.one.spent.complete else "breaks_even_at_least"].format(
                    name=valued.told
                )
                yield self._line("break_even", line, self.one.breaks_even(valued), unit_of(valued), n=valued.n)
                yield from self._held_against(valued)

    def _held_against(self, valued: Valued) -> Iterator[Row]:
        words = catalogue("returns_value").LINES
        for each in self.one.effects.counted:
            if each.valued.name == valued.name:
                e, factor = each.effect, 100 if valued.of_persons else 1
                found = Span(*(digits(end, DIGITS) for end in (e.value, e.low, e.high)))
                yield self._line("break_even", words["found"].format(name=valued.told), found, unit_of(valued))
                size = each.result.worthwhile
                if size is not None:
                    at = Span(digits(abs(size) * factor, 3), math.nan, math.nan)
                    yield self._line("break_even", words["worthwhile"].format(name=valued.told), at, unit_of(valued))

    def _drivers(self) -> Iterator[Row]:
        for driver in self.one.drivers[:MOST_DRIVERS]:
            shown = self.one.money if self.one.counts else lambda end: digits(end, 3)
            at = Span(math.nan, shown(driver.at_low), shown(driver.at_high))
            unit = self.money if self.one.counts else unit_of(next(one for one in self.one.effects.valued if one.n))
            yield self._line("driver", self.told(driver.name), at, unit, between=" to ".join(self.ends(driver.name)))

    def _beside(self) -> Iterator[Row]:
        words = catalogue("returns_value")
        lines = words.LINES
        if self.one.counts and any(each.n_followed != each.valued.n for each in self.one.effects.counted):
            yield self._line("beside", lines["followed"], self.one.left_if_followed, self.money)
        for name, worth in self.charter.values.items():
            if (experts := worth.experts) is not None:
                told = {
                    "attributed": as_it_is(100 * experts.attributed),
                    "confidence": as_it_is(100 * experts.confidence),
                }
                line = lines["experts"].format(name=name.replace("_", " "), gain=as_it_is(experts.gain), **told)
                value = experts.gain * worth.unit_value * experts.attributed * experts.confidence
                yield self._line("beside", line, Span(digits(value, 3), math.nan, math.nan), self.money)
        why = dict(self.one.effects.left_out)
        for name in not_in_money(self.one, self.charter):
            reason = words.LEFT_OUT[why.get(name.replace(" ", "_"), self._unvalued(name))]
            yield self._line("not_in_it", name, None, reason)

    def _unvalued(self, name: str) -> str:
        known = name.replace(" ", "_")
        if known in self.one.effects.without:
            return "no_effect"
        return "incomplete" if known in self.charter.values else "not_monetised"

    def told(self, name: str) -> str:
        """A guess or an estimate in words."""
        words, (kind, _, rest) = catalogue("returns_value").DRIVERS, name.partition(":")
        return str(words[kind].format(name=rest.replace("_", " ")))

    def ends(self, name: str) -> tuple[str, str]:
        """The low and the high end of a guess or an estimate, written."""
        one = self.one.varying[name]
        return as_it_is(digits(one.low, 3)), as_it_is(digits(one.high, 3))


def unit_of(valued: Valued) -> str:
    """The unit in which an effect is shown."""
    words = catalogue("returns_value").LINES
    return str(words["percentage_points"] if valued.of_persons else words["points"])
