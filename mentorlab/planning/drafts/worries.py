"""What can honestly be said to a worry that an audience has?"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentorlab.planning.drafts.filling import Ready, fill_words, write_here
from mentorlab.shipped import shipped
from mentorlab.tables.strict_yaml import read_yaml

EVERY = "all"


@dataclass(frozen=True)
class Worry:
    """A worry in the charter's words, and what the letter says to it; `known`: whether we had words for it."""

    worry: str
    answer: Ready
    known: bool


def answered(worry: str, audience: str, blanks: Mapping[str, Any]) -> Worry:
    """The first answer whose words occur in the worry, that is meant for this audience, and whose blanks are known."""
    for one in _answers():
        text = one.get(audience) or one.get(EVERY)
        meant = text and any(re.search(rf"\b{re.escape(word)}\b", worry, re.IGNORECASE) for word in one["words"])
        if text and meant and all(blanks.get(name) for name in one.get("needs") or ()):
            return Worry(worry, fill_words(text, blanks), True)
    return Worry(worry, write_here("what you can say to this"), False)


@functools.cache
def _answers() -> tuple[Mapping[str, Any], ...]:
    path = shipped("templates", "letters", "answers_to_worries.yaml")
    return tuple(read_yaml(path.read_bytes(), path.name)[0]["worries"])
