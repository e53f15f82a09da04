"""What does a bar say, in plain words?"""

from __future__ import annotations

from mentorlab.answers.wording import catalogue
from mentorlab.matching.barring.zones import CALLED
from mentorlab.matching.bars import Bar
from mentorlab.tables.charter.matching import Rule


def said(bar: Bar | str) -> str:
    """The rule of a bar, or a rule's text, in a few words: "never the own manager", "the same site"."""
    text = bar if isinstance(bar, str) else bar.rule
    words = catalogue("matching_rules").SAID
    if text in words:
        return str(words[text])
    rule = Rule.model_validate(text)
    kind = "time_zone" if rule.kind == "within" and str(rule.column).casefold() in CALLED else rule.kind
    reach = "" if rule.reach is None else f"{rule.reach:g}"
    return str(words[kind].format(column=str(rule.column).replace("_", " "), reach=reach))
