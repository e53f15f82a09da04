"""How are groups, and lists of needs, named in a sentence?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    import pandas as pd


def group_name(group: str) -> str:
    """A group as a sentence names it, e.g. "people not involved"."""
    words = catalogue("needs_gaps")
    return str(words.GROUP_NAMES.get(group) or words.OTHER_GROUP.format(group=group.replace("_", " ")))


def how_many(counts: pd.Series, words: Mapping[str, str]) -> str:
    """How many people rated each need: one number, or the fewest and the most."""
    form = "same" if counts.min() == counts.max() else "varied"
    return words[form].format(fewest=f"{counts.min():,.0f}", most=f"{counts.max():,.0f}")
