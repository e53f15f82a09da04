"""How is the business case told? Rows in money, the point at which it pays, its drivers, the sentence, the figure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mentorlab.answers.look import Bar, Picture, nothing_to_draw, tornado
from mentorlab.answers.parts import Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, number, percent, sentence_case, sentences_for_every_audience
from mentorlab.needs.at_stake.case import Case, leavers_first
from mentorlab.needs.at_stake.facts import facts, unranged
from mentorlab.needs.at_stake.parts import RETENTION, Part
from mentorlab.stats import Driver, Ranged
from mentorlab.stats.estimates import Estimate

MOST_DRIVERS = 8
DIGITS = 3


@dataclass(frozen=True)
class Pays:
    """Where the program pays for itself, and in which words: by a part of the problem, or by a worth of a measure."""

    name: str
    unit: str
    at: Ranged
    part: Part | None
    drivers: tuple[Driver, ...]


def answered(case: Case, level: float) -> Result:
    """The whole answer, as far as the charter and the costs go."""
    words = catalogue("needs_stakes")
    total = case.ranged(case.problem.total, level) if case.problem.yearly else None
    cost = case.ranged(case.cost, level) if case.costs else None
    ways = _ways(case, level)
    lead = ways[0] if ways else None
    drivers = lead.drivers if lead else case.drivers(case.problem.total) if total else ()
    table = _table(case, level, total, cost, ways, drivers)
    cells = _cells(case, total, cost, lead, drivers)
    judged = words.JUDGED[_form(cost, lead)].format_map(cells)
    driven = words.DRIVEN.format_map(cells) if drivers else ""
    sentences = sentences_for_every_audience(
        "needs_stakes.stakes",
        problem=words.PROBLEM["known" if total else "unknown"].format_map(cells),
        program=words.PROGRAM["known" if cost else "unknown"].format_map(cells),
        judged=judged,
        driven=driven,
        caution=words.NOT_MEASURED,
    )
    return Result(
        design="none",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(case, lead, drivers, sentences["analyst"]),
        headline=judged,
        estimates=_estimates(case, lead),
        facts=facts(case, level),
        limits=tuple(words.LIMITS.values()),
        next_steps=_next(case, cost, lead, drivers),
        terms=("break-even", "range of assumptions", "driver"),
    )


def _ways(case: Case, level: float) -> list[Pays]:
    """Every way in which the program could pay for itself, that by the dearest part of the problem first."""
    if not case.costs:
        return []
    words, found = catalogue("needs_stakes").ROWS, []
    for part in case.problem.own:
        formula = case.pays_at(part)
        name = part.name.replace("_", " ")
        found.append(Pays(name, part.unit, case.ranged(formula, level), part, case.drivers(formula)))
    for name in case.values:
        if name != RETENTION and case.takers is None:
            continue
        formula = case.pays_at_value(name)
        unit = next((part.unit for part in case.problem.own if leavers_first(part)), "people")
        told = words["by_value"].format(name=name.replace("_", " "))
        unit = unit if name == RETENTION else words["value_unit"]
        found.append(Pays(told, unit, case.ranged(formula, level), None, case.drivers(formula)))
    return found


def _table(
    case: Case, level: float, total: Ranged | None, cost: Ranged | None, ways: list[Pays], drivers: tuple[Driver, ...]
) -> pd.DataFrame:
    words = catalogue("needs_stakes")
    rows: list[dict[str, Any]] = []
    for part in case.problem.yearly:
        yearly = case.ranged(lambda numbers, part=part: case.problem.a_year(part, numbers), level)  # type: ignore[misc]
        rows.append({"part": "problem", "group": part.name.replace("_", " "), "unit": part.unit} | _money(yearly))
    if total:
        rows.append({"part": "problem", "group": words.ROWS["all"]} | _money(total))
    for item, one in case.costs.items():
        rows.append({"part": "program", "group": item} | _money(one))
    if cost:
        rows.append({"part": "program", "group": words.ROWS["all"]} | _money(cost))
    for way in ways:
        units = way.part.units.value if way.part and way.part.units else math.nan
        at = {"break_even": way.at.value, "break_even_low": way.at.low, "break_even_high": way.at.high}
        row = {"part": "break_even", "group": way.name, "unit": way.unit, "quantity": units, "n": case.takers} | at
        if _in_people(way) and case.takers:
            row |= {name.replace("break_even", "points"): value / case.takers for name, value in at.items()}
        rows.append(row)
    for driver in drivers[:MOST_DRIVERS]:
        ends: dict[str, Any] = {"between": " to ".join(case.ends(driver.name))}
        if ways:
            ends |= {"break_even_low": driver.at_low, "break_even_high": driver.at_high}
        else:
            ends |= {"amount_low": _digits(driver.at_low), "amount_high": _digits(driver.at_high)}
        rows.append({"part": "driver", "group": case.told(driver.name)} | ends)
    table = pd.DataFrame(rows)
    table["part"] = table["part"].map(words.PARTS)
    return table


def _in_people(way: Pays) -> bool:
    """Whether a unit is one person, so that a share of those who take part means something."""
    return leavers_first(way.part) if way.part else way.unit != catalogue("needs_stakes").ROWS["value_unit"]


def _money(one: Any) -> dict[str, float]:
    return {"amount": _digits(one.value), "amount_low": _digits(one.low), "amount_high": _digits(one.high)}


def _digits(value: float) -> float:
    """Three digits: guesses do not deserve more."""
    return float(f"{value:.{DIGITS}g}")


def _form(cost: Ranged | None, lead: Pays | None) -> str:
    if cost is None:
        return "no_cost"
    if lead is None:
        return "no_worth"
    if lead.part is None:
        return "leavers" if _in_people(lead) else "points"
    if lead.part.units and lead.at.value > lead.part.units.value:
        return "beyond"
    return "leavers" if leavers_first(lead.part) else "other"


def _cells(
    case: Case, total: Ranged | None, cost: Ranged | None, lead: Pays | None, drivers: tuple[Driver, ...]
) -> Mapping[str, str]:
    cells = {"money": case.money, "driver": case.told(drivers[0].name) if drivers else "", "points": ""}
    for name, one in (("total", total), ("cost", cost)):
        if one:
            for end, value in (("", one.value), ("_low", one.low), ("_high", one.high)):
                cells[f"{name}{end}"] = number(_digits(value), 0)
    if lead is None:
        return cells
    places = _places(lead.at.value)
    for name, value in (("break_even", lead.at.value), ("low", lead.at.low), ("high", lead.at.high)):
        cells[name] = number(value, places)
    cells |= {"unit": lead.unit, "name": lead.name, "n": f"{case.takers or 0:,}"}
    if lead.part and lead.part.units:
        cells["units"] = number(lead.part.units.value, 0)
    if case.takers and _in_people(lead):
        shares = {"points": lead.at.value, "points_low": lead.at.low, "points_high": lead.at.high}
        told = {name: percent(value / case.takers, 1).removesuffix(" %") for name, value in shares.items()}
        cells["points"] = catalogue("needs_stakes").POINTS.format(n=cells["n"], **told)
    return cells


def _places(value: float) -> int:
    return 2 if abs(value) < 1 else 1 if abs(value) < 20 else 0


def _estimates(case: Case, lead: Pays | None) -> tuple[Reported, ...]:
    if lead is None:
        return ()
    # Its range stands in the table: an estimate's low and high are read as a confidence interval.
    one = Estimate(lead.at.value, math.nan, math.nan, lead.at.level, math.nan, case.takers or 0, "best guesses")
    return (Reported("break_even", one, lead.unit, None, case.takers),)


def _next(case: Case, cost: Ranged | None, lead: Pays | None, drivers: tuple[Driver, ...]) -> tuple[str, ...]:
    words = catalogue("needs_stakes").NEXT
    steps = []
    if cost is None:
        steps.append(words["costs"])
    elif not case.time_counted:
        steps.append(words["hours"])
    unpriced = [part.name.replace("_", " ") for part in case.problem.parts if part.units and not part.each]
    if unpriced:
        steps.append(words["each"].format(names=", ".join(unpriced)))
    if drivers:
        steps.append(words["driver"].format(driver=case.told(drivers[0].name)))
    if fixed := unranged(case):
        steps.append(words["ranges"].format(names=", ".join(fixed)))
    if lead is not None:
        steps.append(words["power"])
    return tuple(steps)


def _figure(case: Case, lead: Pays | None, drivers: tuple[Driver, ...], alt: str) -> Picture:
    words = catalogue("needs_stakes").FIGURE
    title = words["title" if lead else "title_total"]
    if not drivers:
        return nothing_to_draw(title, alt)
    best = lead.at.value if lead else float(case.problem.total({n: g.value for n, g in case.guesses.items()}))
    places = _places(best)
    bars = [Bar(case.told(one.name), one.at_low, one.at_high, *case.ends(one.name)) for one in drivers[:MOST_DRIVERS]]
    return tornado(
        bars,
        best=best,
        best_label=words["best"].format(best=number(best, places)),
        title=title,
        axis=sentence_case(
            words["axis"].format(unit=lead.unit) if lead else words["axis_total"].format(money=case.money)
        ),
        alt=alt,
    )
