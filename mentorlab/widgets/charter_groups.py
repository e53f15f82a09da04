"""What is asked of each need, each stake, each measure's worth, each criterion of readiness?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue
from mentorlab.tables.charter.criteria import checklist
from mentorlab.widgets.charter_named import NAME, Line, NamedLines, Shape
from mentorlab.widgets.charter_places import Said, Section, listed, parts
from mentorlab.widgets.charter_sections import simple
from mentorlab.widgets.entries import Entry, Named, choice, pick, text

if TYPE_CHECKING:
    from mentorlab.widgets.charter_form import CharterForm

Put = Callable[[Any], str]


def _in_objectives(said: Said, old: str, new: str) -> None:
    """Renaming a need renames it in objectives too."""
    objectives = listed(said, "objectives")
    if old in (one.get("need") for one in objectives):
        said["objectives"] = [one | {"need": new} if one.get("need") == old else one for one in objectives]


def _in_others(key: str, field: str) -> Callable[[Said, str, str], None]:
    """Renaming a line renames it where other lines of the group name it, alone or in a list."""

    def renamed(said: Said, old: str, new: str) -> None:
        for name, one in said[key].items():
            held = one.get(field) if isinstance(one, dict) else None
            if held == old:
                said[key][name] = one | {field: new}
            elif isinstance(held, list) and old in held:
                said[key][name] = one | {field: [new if other == old else other for other in held]}

    return renamed


def _bare_stake(written: Any) -> Any:
    """A bare number is a value, bare words a note."""
    if written is None or isinstance(written, dict):
        return written
    try:
        float(written)
    except ValueError:
        return {"note": written}
    return {"value": written}


def _bare_answer(written: Any) -> Any:
    return written if written is None or isinstance(written, dict) else {"met": written}


def _plain(*names: str) -> Mapping[str, tuple[str, ...]]:
    return {name: (name,) for name in names}


NEEDS = Shape("needs", {"belongs_to": ()}, ("belongs_to",), renamed=_in_objectives)
STAKES = Shape(
    "stakes",
    _plain("value", "low", "high", "unit", "per", "each", "each_low", "each_high", "note"),
    renamed=_in_others("stakes", "per"),
    read=_bare_stake,
)
EXPERTS = ("gain", "attributed", "confidence")
WORTH = Shape(
    "values",
    {**_plain("unit_value", "low", "high", "per", "separate_from"), **{one: ("experts", one) for one in EXPERTS}},
    ("unit_value",),
    EXPERTS,
    renamed=_in_others("values", "separate_from"),
)
READINESS = Shape("readiness", _plain("met", "evidence", "on"), ("met",), read=_bare_answer)


def needs(form: CharterForm, before: Section | None) -> NamedLines:
    """The needs and their purposes."""

    def build(lines: NamedLines, line: Line) -> dict[str, Entry]:
        put, purposes = partial(_put, lines, line), catalogue("charter_form").PURPOSES
        return {
            NAME: text("need", line.values.get(NAME), put(NAME)),
            "belongs_to": pick("belongs_to", line.values.get("belongs_to"), purposes, put("belongs_to")),
        }

    return NamedLines(form, NEEDS, build, before, add="add_need")


def stakes(form: CharterForm, before: Section | None) -> NamedLines:
    """What the problem costs now, part by part."""

    def build(lines: NamedLines, line: Line) -> dict[str, Entry]:
        fields, put = catalogue("charter_lines").STAKES, partial(_put, lines, line)
        made = {name: text(fields[name], line.values.get(name), put(name)) for name in (NAME, *STAKES.fields)}
        others = [name for name in lines.names if name != line.values.get(NAME)]
        made[NAME] = pick(fields[NAME], line.values.get(NAME), catalogue("charter_lines").USUAL_STAKES, put(NAME))
        made["per"] = pick(fields["per"], line.values.get("per"), others, put("per"))
        return made

    return NamedLines(form, STAKES, build, before, add="add_stake", first=_currency)


def worth(form: CharterForm, before: Section | None) -> NamedLines:
    """What one unit of a measure is worth, measure by measure."""

    def build(lines: NamedLines, line: Line) -> dict[str, Entry]:
        words, put, held = catalogue("charter_lines"), partial(_put, lines, line), line.values.get
        made = {name: text(words.WORTH[name], held(name), put(name)) for name in (NAME, *WORTH.fields)}
        made[NAME] = pick(words.WORTH[NAME], held(NAME), [*words.USUAL_WORTH, *form.measures], put(NAME))
        made["per"] = choice(words.WORTH["per"], held("per"), words.PER, lambda value: put("per")(value or None))
        made["separate_from"] = text(
            words.WORTH["separate_from"], held("separate_from"), lambda value: put("separate_from")(parts(value))
        )
        return made

    return NamedLines(form, WORTH, build, before, add="add_worth", first=_currency)


def readiness(form: CharterForm, before: Section | None) -> NamedLines:
    """What can be said of each criterion of readiness."""
    criteria = [one for standard in checklist().standards for one in standard.criteria]

    def build(lines: NamedLines, line: Line) -> dict[str, Entry]:
        words, put, held = catalogue("charter_lines"), partial(_put, lines, line), line.values.get
        shown_by = {one.id: one.evidence for one in criteria}.get(str(held(NAME)), "")
        evidence: Named = (words.READINESS["evidence"][0], words.READINESS["evidence"][1].format(evidence=shown_by))
        return {
            "met": choice(words.READINESS["met"], held("met"), words.MET, lambda value: put("met")(value or None)),
            "evidence": text(evidence, held("evidence"), put("evidence")),
            "on": text(words.READINESS["on"], held("on"), put("on")),
        }

    return NamedLines(form, READINESS, build, before, titles={one.id: one.text for one in criteria})


def _put(lines: NamedLines, line: Line, field: str) -> Put:
    return lambda value: lines.put(line, field, value)


def _currency(form: CharterForm) -> list[Entry]:
    return [simple(form, ("currency",), catalogue("charter_lines").CURRENCY)]
