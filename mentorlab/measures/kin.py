"""Which measures are made of the same answers? A questionnaire and its parts, or two scales with an item in common.

Their averages hang together: whoever has those of a whole and of all its parts, over nearly the same people, has the
answers of the few who left out a part. So what is published about one is held against what is published of the others.
"""

from __future__ import annotations

from pathlib import Path

from mentorlab.measures.instruments import instruments


def kin(program_folder: Path | None, measure: str) -> frozenset[str]:
    """The measure itself, those that share an item with it, those that share one with these, and so on."""
    at_hand = {name: frozenset(one.item_ids) for name, one in instruments(program_folder).items()}
    found, items = {measure}, set(at_hand.get(measure, ()))
    while more := {name for name, its in at_hand.items() if name not in found and its & items}:
        found |= more
        items |= frozenset().union(*(at_hand[name] for name in more))
    return frozenset(found)
