"""How do we know how many people changed, and what has to be said beside?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue, number

if TYPE_CHECKING:
    from mentorlab.outcomes import telling
    from mentorlab.outcomes.changed.recalled import Recalled
    from mentorlab.outcomes.changed.told import Counted

WORDS = "outcomes_individual"


def notes_of(found: Counted, *, hidden: bool) -> tuple[str, ...]:
    """What a careful reader wants said aloud: who was left out, what is hidden, what could not be had."""
    said = catalogue(WORDS)
    notes = [*found.data.who.notes, *found.data.notes]
    if hidden:
        notes.append(said.HIDDEN_NOTE.format(smallest=found.program.charter.privacy.smallest_group))
    if found.limits.reliable is None:
        notes.append(said.NO_ERROR.format(why=found.limits.why_not))
    if found.recalled is not None and found.recalled.note:
        notes.append(found.recalled.note)
    return tuple(notes)


def facts_of(found: Counted, words: telling.Words) -> tuple[tuple[str, str], ...]:
    """How we know, in plain lines: the design, the line of a reliable change, looking back, who is missing."""
    said, limits = catalogue(WORDS), found.limits
    facts: list[tuple[str, str]] = [(said.LABELS["design"], f"{words.reading.how}.")]
    if limits.reliable is not None and limits.reliability is not None:
        cells: dict[str, Any] = {
            "threshold": number(limits.reliable.threshold, 2),
            "se": number(limits.reliable.se, 2),
            "method": limits.reliable.method,
            "reliability": number(limits.reliability, 2),
        }
        text = said.RELIABLE["used"].format_map(cells)
        if limits.alpha is None:
            text += said.RELIABLE["given"]
        else:
            text += said.RELIABLE["found"].format(low=number(limits.alpha.low, 2), high=number(limits.alpha.high, 2))
        if limits.ends:
            text += said.RELIABLE["ends"].format(*(number(end.threshold, 2) for end in limits.ends))
        facts.append((said.LABELS["reliable"], text))
    back = found.recalled
    if back is not None and back.shift is not None and not math.isnan(back.shift.value):
        facts.append((said.LABELS["recalled"], said.RECALLED["told"].format(**_looking_back(back))))
    lost = words.data.n_assigned() - len(words.data.answered)
    if found.one is not None:
        facts.append((said.LABELS["lost"], f"{found.one.lost.text}."))
    else:
        facts.append((said.LABELS["lost"], said.LOST_HERE.format(lost=lost, n_assigned=words.data.n_assigned())))
    return tuple(facts)


def _looking_back(back: Recalled) -> dict[str, str]:
    cells: dict[str, str] = {"n": f"{len(back.people):,}"}
    for name, e in (("asked", back.asked), ("back", back.looking_back), ("shift", back.shift)):
        if e is not None:
            cells[name] = number(e.value, 2, sign=True)
            cells[f"{name}_low"], cells[f"{name}_high"] = number(e.low, 2, sign=True), number(e.high, 2, sign=True)
    return cells
