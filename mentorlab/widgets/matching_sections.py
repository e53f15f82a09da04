"""What is asked about matching, and where in the charter does each answer go: the way, the weights, the rules?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput
from mentorlab.tables.charter.matching import NAMED, read_rules
from mentorlab.tables.charter.weighed import WEIGHED
from mentorlab.widgets.charter_places import Said, set_at, value_at
from mentorlab.widgets.entries import Entry, choice, in_words, pick, text, tick

if TYPE_CHECKING:
    from mentorlab.widgets.charter_form import CharterForm

RULES = ("matching", "rules")


def way(form: CharterForm) -> list[Entry]:
    """How pairs are made, of whom, and what seniority means."""
    words = catalogue("charter_form")
    return [
        _chosen(form, "policy", words.POLICIES, "stable"),
        _simple(form, ("matching", "choices")),
        _chosen(form, "form", words.FORMS, "one_to_one"),
        _simple(form, ("matching", "circle", "smallest")),
        _simple(form, ("matching", "circle", "largest")),
        _simple(form, ("matching", "shortlist", "mentors")),
        _column(form),
        _simple(form, ("matching", "seniority", "least")),
        _simple(form, ("matching", "seniority", "most")),
    ]


def weights(form: CharterForm) -> list[Entry]:
    """One number for each part of the fit, and for each side's choices."""
    words = catalogue("charter_form").WEIGHTS
    return [_simple(form, ("matching", "weights", name), words[name]) for name in WEIGHED]


def rules(form: CharterForm) -> list[Entry]:
    """A tick for each rule that only has a name, and a line for those that compare a column."""
    words, held = catalogue("charter_form"), _rules(form.keeper.said)
    ticks = [tick(words.RULES[name], name in held, partial(_named, form, name)) for name in NAMED]
    others = "; ".join(one for one in held if one not in NAMED)
    return [*ticks, text(words.MATCHING_FIELDS["more_rules"], others, lambda value: _others(form, value or ""))]


def _simple(form: CharterForm, way: tuple[str, ...], named: tuple[str, str] | None = None) -> Entry:
    named = named or catalogue("charter_form").MATCHING_FIELDS[way[-1]]
    saved = value_at(form.keeper.said, way)
    return text(named, saved, lambda value: form.put(lambda said: set_at(said, way, value)))


def _column(form: CharterForm) -> Entry:
    way = ("matching", "seniority", "column")
    named = catalogue("charter_form").MATCHING_FIELDS["column"]
    saved = value_at(form.keeper.said, way)
    return pick(named, saved, form.columns, lambda value: form.put(lambda said: set_at(said, way, value)))


def _chosen(form: CharterForm, name: str, options: dict[str, str], default: str) -> Entry:
    way = ("matching", name)
    saved = value_at(form.keeper.said, way) or default
    named = catalogue("charter_form").MATCHING_FIELDS[name]
    return choice(named, saved, options, lambda value: form.put(lambda said: set_at(said, way, value)))


def _rules(said: Said) -> list[str]:
    """The rules as text; what is none stays as it is written, to be mended."""
    given = value_at(said, RULES) or []
    listed = given if isinstance(given, list) else [given]
    return [_as_text(one) for one in listed]


def _as_text(rule: Any) -> str:
    try:
        return read_rules([rule])[0].text
    except BadInput:
        return str(rule)


def _named(form: CharterForm, name: str, yes: bool) -> str:
    def how(said: Said) -> None:
        others = [one for one in _rules(said) if one != name]
        set_at(said, RULES, [*([name] if yes else []), *others] or None)

    return form.put(how)


def _others(form: CharterForm, value: str) -> str:
    try:
        asked = [rule.text for rule in read_rules(value)]
    except BadInput as bad:
        return in_words(bad.faults)

    def how(said: Said) -> None:
        named = [one for one in _rules(said) if one in NAMED]
        set_at(said, RULES, list(dict.fromkeys([*named, *asked])) or None)

    return form.put(how)
