"""Where does each number of the business case come from? One line for each part, so that a reader can disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue, number, percent
from mentorlab.needs.at_stake.parts import RETENTION, Part

if TYPE_CHECKING:
    from mentorlab.needs.at_stake.case import Case
    from mentorlab.stats import Guess

DRAWS = 20_000


def facts(case: Case, level: float) -> tuple[tuple[str, str], ...]:
    """Label and sentence for the problem, the program, hours, the charter's own worth, and what the range means."""
    words = catalogue("needs_stakes")
    told = words.TOLD
    problem = "; ".join(_part(part, case) for part in case.problem.parts)
    lines = [("problem", problem)] if problem else []
    lines.append(("program", _program(case)))
    if case.costs and not case.cost_is_set:
        late = "time_in" if case.time_counted else "time_out" if case.hours else "time_unknown"
        lines.append(("hours", told[late].format(hours=number(case.hours, 0))))
    if beside := _beside(case):
        lines.append(("beside", beside))
    ranges = told["range"].format(draws=f"{DRAWS:,}", level=percent(level))
    if fixed := unranged(case):
        ranges += f"; {told['points'].format(names=', '.join(fixed))}"
    lines.append(("range", ranges))
    return tuple((words.FACTS[name], f"{text[:1].upper()}{text[1:]}.") for name, text in lines)


def unranged(case: Case) -> list[str]:
    """What the charter says as one number, without a range."""
    found = [(part.counted, part.units) for part in case.problem.parts]
    found += [(part.priced, part.each) for part in case.problem.parts]
    return [case.told(name) for name, one in found if one is not None and one.fixed]


def _part(part: Part, case: Case) -> str:
    told = catalogue("needs_stakes").TOLD
    form = "uncounted" if not part.units else "unpriced" if not part.each else "part_per" if part.per else "part"
    cells = {
        "name": part.name.replace("_", " "),
        "unit": part.unit,
        "units": _written(part.units),
        "each": _written(part.each, f" {case.money}"),
        "per": part.per.replace("_", " ") if part.per else "",
    }
    return str(told[form].format_map(cells))


def _written(one: Guess | None, unit: str = "") -> str:
    if one is None:
        return ""
    places = 0 if one.high >= 100 or all(end % 1 == 0 for end in (one.low, one.value, one.high)) else 2
    if one.fixed:
        return f"{number(one.value, places)}{unit}"
    return f"{number(one.value, places)}{unit} ({number(one.low, places)} to {number(one.high, places)})"


def _program(case: Case) -> str:
    told = catalogue("needs_stakes").TOLD
    if not case.costs:
        return str(told["no_cost"])
    if case.cost_is_set:
        return str(told["set"].format(cost=_written(next(iter(case.costs.values())), f" {case.money}")))
    return str(told["program"].format(n=len(case.costs), items=", ".join(case.costs)))


def _beside(case: Case) -> str:
    """The charter's worth of somebody kept, beside what the parts come to; nothing where it is the only source."""
    lead, worth = case.lead, case.values.get(RETENTION)
    if lead is None or worth is None or lead.each is None or lead.each == worth:
        return ""
    of_one = float(case.problem.of_one(lead, {name: one.value for name, one in case.problem.guesses.items()}))
    cells = {
        "name": "those who leave",
        "worth": number(worth.value, 0),
        "low": number(worth.low, 0),
        "high": number(worth.high, 0),
        "of_one": number(of_one, 0),
    }
    return str(catalogue("needs_stakes").TOLD["beside"].format_map(cells))
