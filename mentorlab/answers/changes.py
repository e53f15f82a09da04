"""How is a change of the frozen plan told: which item, what was frozen, what it is now, and since when?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.measures.plan import Change

WHOLE = "for"  # every objective says for whom it is: where one plan does not, it does not have the objective


def in_words(change: Change) -> str:
    """A change as a sentence."""
    words = catalogue("frozen_plan")
    cells = {
        "item": item_in_words(change.item),
        "frozen": value_in_words(change.item, change.frozen),
        "now": value_in_words(change.item, change.now),
    }
    return str(words.CHANGED[change.when].format(on=change.on, **cells))


def all_in_words(changes: Iterable[Change]) -> tuple[str, ...]:
    """Each change as a sentence; an objective that came or went is told once, not item by item."""
    every = tuple(changes)
    by_item = {one.item: one for one in every}
    told: dict[str, None] = {}
    for one in every:
        whole = by_item.get(f"{objective_of(one.item)}.{WHOLE}")
        if whole is not None and came_or_went(whole):
            told[_whole_in_words(whole, by_item)] = None
        else:
            told[in_words(one)] = None
    return tuple(told)


def items_in_words(changes: Iterable[Change]) -> list[str]:
    """What has changed, in a few words each; a whole objective that came or went is one of them."""
    every = tuple(changes)
    whole = {objective_of(one.item) for one in every if came_or_went(one)}
    words = catalogue("frozen_plan").ITEMS["objective"]
    named = (
        words.format(objective=objective_of(one.item).partition(".")[2].replace("_", " "))
        if objective_of(one.item) in whole
        else item_in_words(one.item)
        for one in every
    )
    return list(dict.fromkeys(named))


def objective_of(item: str) -> str:
    """`objectives.belonging.measure` → `objectives.belonging`; empty for what is about no single objective."""
    return item.rpartition(".")[0] if item.startswith("objectives.") else ""


def came_or_went(change: Change) -> bool:
    """Does the change say that a whole objective is new, or gone?"""
    return change.item.endswith(f".{WHOLE}") and not (change.frozen and change.now)


def _whole_in_words(whole: Change, by_item: dict[str, Change]) -> str:
    words, path = catalogue("frozen_plan"), objective_of(whole.item)
    measure, primary = by_item.get(f"{path}.measure"), by_item.get(f"{path}.primary")
    named = (measure.frozen or measure.now) if measure is not None else ""
    form = "new" if not whole.frozen else "gone_primary" if primary is not None and primary.frozen == "yes" else "gone"
    cells = {
        "objective": path.partition(".")[2].replace("_", " "),
        "measure": value_in_words(f"{path}.measure", named) if named else words.NO_MEASURE,
    }
    return str(words.WHEN[whole.when].format(on=whole.on, what=words.OBJECTIVES[form].format_map(cells)))


def item_in_words(item: str) -> str:
    """An item of a plan for readers."""
    first, _, rest = item.partition(".")
    objective, _, last = rest.rpartition(".")
    name = last if first == "objectives" else first
    cells = {"objective": objective.replace("_", " "), "measure": rest.replace("_", " ")}
    return str(catalogue("frozen_plan").ITEMS.get(name, item).format_map(cells))


def value_in_words(item: str, value: str) -> str:
    """What a plan says of an item, for readers."""
    if not value:
        return str(catalogue("frozen_plan").NOTHING)
    return f"the key {value[:8]}" if item.startswith("scoring.") else value.removesuffix(".0").replace("_", " ")
