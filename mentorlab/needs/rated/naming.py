"""How are groups, and lists of needs, named in a sentence?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    import pandas as pd


def group_name(group: str) -> str:
    """A group as a sentence names it, e.g. "people not involved"."""
    words = catalogue("needs_gaps")
    return str(words.GROUP_NAMES.get(group) or words.OTHER_GROUP.format(group=group.replace("_", " ")))


def listed(names: Iterable[str]) -> str:
    """Names one after the other, with "and" before the last; semicolons where a name holds a comma."""
    found = [str(name) for name in names]
    comma = "; " if any("," in name for name in found) else ", "
    if len(found) < 2:
        return "".join(found)
    return f"{comma.join(found[:-1])} and {found[-1]}"


def how_many(counts: pd.Series, words: Mapping[str, str]) -> str:
    """How many people rated each need: one number, or the fewest and the most."""
    form = "same" if counts.min() == counts.max() else "varied"
    return words[form].format(fewest=f"{counts.min():,.0f}", most=f"{counts.max():,.0f}")
