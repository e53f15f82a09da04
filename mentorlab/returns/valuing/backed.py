"""Where does each number of the return come from, and what departs from what the charter planned?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.wording import as_it_is, catalogue, listed, number, percent, sentence_case
from mentorlab.returns.valuing.payback import YEAR
from mentorlab.returns.valuing.reckoning import DRAWS, LEAST_LEVEL

if TYPE_CHECKING:
    from mentorlab.returns.valuing.reckoning import Reckoning


def deviations(one: Reckoning) -> tuple[str, ...]:
    """What is otherwise than planned, and makes the answer exploratory; nothing where no return is worked out."""
    if not one.counts:
        return ()
    words, found = catalogue("returns_value").DEVIATIONS, []
    if one.months != YEAR:
        found.append(words["horizon"].format(months=one.months))
    if one.level < LEAST_LEVEL:
        found.append(words["level"].format(level=f"{100 * one.level:g}"))
    for each in one.effects.counted:
        found += each.result.deviations
        if not each.result.confirmatory:
            found.append(words["exploratory"].format(name=each.valued.told))
    if one.effects.passed_over:
        found.append(words["without"].format(names=listed(name.replace("_", " ") for name in one.effects.passed_over)))
    return tuple(dict.fromkeys(found))


def facts(one: Reckoning, money: str) -> tuple[tuple[str, str], ...]:
    """Label and sentence for costs, hours, effects, worth, and what the ranges mean."""
    words = catalogue("returns_value")
    lines = {
        "cost": _cost(one),
        "hours": _hours(one),
        "effects": "; ".join(_effects(one)),
        "left_out": "; ".join(
            words.TOLD["left_out"].format(name=name.replace("_", " "), why=words.LEFT_OUT[why])
            for name, why in one.effects.left_out
        ),
        "worth": "; ".join(_worths(one, money)),
        "draws": words.TOLD["draws"].format(draws=f"{DRAWS:,}", level=percent(one.level)),
    }
    return tuple((words.FACTS[name], f"{sentence_case(text)}.") for name, text in lines.items() if text)


def _cost(one: Reckoning) -> str:
    told, spent = catalogue("returns_value").TOLD, one.spent
    kind, most = next(iter(spent.kinds.items()))
    text = str(told["cost"].format(n=spent.n_items, share=percent(most.value / spent.total.value), kind=kind))
    if spent.unequal:
        text += told["unequal"].format(names=listed(spent.unequal))
    exact = [kind for kind, each in spent.kinds.items() if each.fixed]
    return text + (told["exact"].format(names=listed(exact)) if exact else "")


def _hours(one: Reckoning) -> str:
    told, spent = catalogue("returns_value").TOLD, one.spent
    text, met = "", spent.told
    if met is not None:
        hours = {"mentors": number(met.hours_mentors, 0), "mentees": number(met.hours_mentees, 0)}
        text = told["hours"].format(meetings=f"{met.meetings:,}", **hours)
        text += told["hours_guessed"] if met.guessed else ""
    elif spent.hours_agreed:
        text = told["agreed"].format(hours=number(spent.hours_agreed, 0))
    if text and spent.hours_priced is not None:
        text += told["priced"].format(priced=number(spent.hours_priced, 0))
    return text


def _effects(one: Reckoning) -> list[str]:
    told = catalogue("returns_value").TOLD["effect"]
    return [
        told.format(name=each.valued.told, design=each.result.design.replace("_", " "), n=f"{each.n_followed:,}")
        for each in one.effects.counted
    ]


def _worths(one: Reckoning, money: str) -> list[str]:
    told, found = catalogue("returns_value").TOLD, []
    for each in one.effects.valued:
        value, low, high = (as_it_is(end) for end in (each.worth.value, each.worth.low, each.worth.high))
        cells = {"name": each.told, "value": value, "low": low, "high": high, "money": money, "per": told[each.per]}
        found.append(told["worth"].format_map(cells))
    return found
