"""Which of the rules that finance people hold a return against does this one keep? (Phillips' guiding principles)"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentorlab.answers.parts import Check, CheckResult
from mentorlab.answers.wording import as_it_is, catalogue, listed, number
from mentorlab.returns.valuing.counting import DRAWN
from mentorlab.returns.valuing.payback import YEAR

if TYPE_CHECKING:
    from mentorlab.answers.result import Result
    from mentorlab.returns.valuing.counting import Counted
    from mentorlab.returns.valuing.reckoning import Reckoning
    from mentorlab.tables.charter import Charter

EXTREME_SD, EXTREME_POINTS = 1.0, 25.0  # of an effect: beyond these, few programs at work have got
DAYS_A_YEAR = 366


def rules(one: Reckoning, charter: Charter) -> tuple[Check, ...]:
    """Phillips' rules 5 to 11, each with how it came out and why."""
    return (
        _isolated(one),
        _no_data_no_gain(one),
        _error_adjusted(one),
        _no_extremes(one),
        _first_year(one, charter),
        _fully_loaded(one),
        Check("phillips_11_intangibles", "passed", _words()["intangibles"].format(names=_intangible(one, charter))),
    )


def broken(one: Reckoning, charter: Charter) -> str:
    """Which rules a return breaks, in a sentence for everybody; empty where it breaks none, or there is no return."""
    words = catalogue("returns_value")
    failed = [check.name for check in rules(one, charter) if one.counts and check.result == "failed"]
    return str(words.BROKEN.format(rules=listed(words.BREAKS[name] for name in failed))) if failed else ""


def not_in_money(one: Reckoning, charter: Charter) -> tuple[str, ...]:
    """What was aimed at or found and is not in the money: measures, in words, each once."""
    counted = {each.valued.name for each in one.effects.counted} if one.counts else set()
    aimed = [objective.measure for objective in charter.objectives if objective.measure]
    named = [*aimed, *(name for name, _ in one.effects.left_out), *one.effects.without]
    return tuple(name.replace("_", " ") for name in dict.fromkeys(named) if name not in counted)


def _words() -> Mapping[str, str]:
    words: Mapping[str, str] = catalogue("returns_value").RULES
    return words


def _told(counted: tuple[Counted, ...]) -> str:
    return listed(each.valued.told for each in counted)


def _isolated(one: Reckoning) -> Check:
    name, counted = "phillips_5_isolated", one.effects.counted
    if not counted:
        form = "not_isolated" if one.effects.not_isolated else "left_out" if one.effects.left_out else "no_effect"
        return Check(name, "failed" if one.effects.not_isolated else "not_checked", _words()[form])
    drawn = all(set_apart(each.result) for each in counted)
    result: CheckResult = "passed" if drawn else "with_adjustment"
    return Check(name, result, _words()["drawn" if drawn else "compared"].format(names=_told(counted)))


def _no_data_no_gain(one: Reckoning) -> Check:
    name, counted = "phillips_6_no_data_no_gain", one.effects.counted
    if not one.counts:
        return Check(name, "not_checked", _words()["no_return"])
    if all(each.n_followed == each.valued.n for each in counted):
        return Check(name, "passed", _words()["all_followed"])
    left = one.left_if_followed
    same = one.judged() == one.judged(followed=True) and (left.value > 0) == (one.left.value > 0)
    cells = {name: as_it_is(value) for name, value in (("left", left.value), ("low", left.low), ("high", left.high))}
    return Check(
        name,
        "with_adjustment" if same else "failed",
        _words()["followed" if same else "followed_other"].format(**cells),
    )


def _error_adjusted(one: Reckoning) -> Check:
    name = "phillips_7_error_adjusted"
    if not one.counts:
        return Check(name, "not_checked", _words()["no_return"])
    exact = [each.valued.told for each in one.effects.counted if each.valued.worth.fixed]
    if exact:
        return Check(name, "failed", _words()["worth_exact"].format(names=listed(exact)))
    most = [each.valued.told for each in one.effects.counted if each.valued.worth.value == each.valued.worth.high]
    if most:
        return Check(name, "failed", _words()["worth_most"].format(names=listed(most)))
    return Check(name, "passed", _words()["error"])


def _no_extremes(one: Reckoning) -> Check:
    name, counted = "phillips_8_no_extremes", one.effects.counted
    if not one.counts:
        return Check(name, "not_checked", _words()["no_return"])
    sizes = [_size(each) for each in counted]
    extreme = [each.valued.told for each, size in zip(counted, sizes, strict=True) if size is not None and size > 1]
    if extreme:
        return Check(name, "failed", _words()["extreme"].format(names=listed(extreme)))
    return Check(name, "not_checked" if None in sizes else "passed", _words()["unknown" if None in sizes else "usual"])


def _size(one: Counted) -> float | None:
    """An effect in units of what would be extreme; None where nothing says how large it is among people."""
    if one.valued.of_persons:
        return abs(one.effect.value) / EXTREME_POINTS
    in_sds = next((each for each in one.result.estimates if each.name == "effect_sd"), None)
    return None if in_sds is None else abs(in_sds.estimate.value) / EXTREME_SD


def _first_year(one: Reckoning, charter: Charter) -> Check:
    name = "phillips_9_first_year"
    if one.months <= YEAR:
        return Check(name, "passed", _words()["first_year"].format(months=one.months))
    ends, begins = charter.ends_on, charter.starts_on
    short = ends is None or (ends - begins).days <= DAYS_A_YEAR
    result: CheckResult = "failed" if short else "with_adjustment"
    return Check(name, result, _words()["beyond_short" if short else "beyond_long"].format(months=one.months))


def _fully_loaded(one: Reckoning) -> Check:
    spent = one.spent
    result: CheckResult = "passed" if spent.time == "in" else "with_adjustment" if spent.complete else "failed"
    cells = {
        "hours": _words()["hours"].format(n=number(spent.told.hours, 0)) if spent.told else _words()["their_hours"],
        "priced": number(spent.hours_priced, 0),
    }
    return Check("phillips_10_fully_loaded", result, _words()[f"time_{spent.time}"].format(**cells))


def _intangible(one: Reckoning, charter: Charter) -> str:
    return listed(not_in_money(one, charter)) or _words()["nothing_named"]


def set_apart(one: Result) -> bool:
    """Whether an effect is set apart from all else by a draw that held, and not by a comparison one has to believe."""
    return one.design in DRAWN and one.certainty not in (None, "very_low")


def weakest(counted: tuple[Counted, ...]) -> Result:
    """The result with the least certainty among those that count: a return is no surer than it."""
    ladder = ("very_low", "low", "moderate", "high")
    return min((each.result for each in counted), key=lambda one: ladder.index(one.certainty or "very_low"))
