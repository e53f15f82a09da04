"""How is a change of the frozen plan told: which item, what was frozen, what it is now, and since when?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.measures.plan import Change


def in_words(change: Change) -> str:
    """A change as a sentence."""
    words = catalogue("frozen_plan")
    cells = {
        "item": item_in_words(change.item),
        "frozen": value_in_words(change.item, change.frozen),
        "now": value_in_words(change.item, change.now),
    }
    return str(words.CHANGED[change.when].format(on=change.on, **cells))


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
