"""What is asked in the form of the charter, section by section, and where in the charter does each answer go?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue
from mentorlab.widgets.entries import Entry, choice, pick, text, tick

if TYPE_CHECKING:
    from mentorlab.widgets.charter_form import CharterForm

Said = dict[str, Any]
LETTERS = ("signed_by", "contact", "apply_how", "apply_by", "turn_on")


def set_at(said: Said, way: Sequence[str], value: Any) -> None:
    """Put a value at a place of what a charter says; None empties it.

    Settings whose comment explains them stay in the file when they are emptied.
    """
    place = said
    for step in way[:-1]:
        if not isinstance(place.get(step), dict):
            place[step] = {}
        place = place[step]
    last = way[-1]
    if value is not None:
        place[last] = value
    elif last in place and (len(way) == 1 or way[0] == "evaluation"):
        place[last] = None
    else:
        place.pop(last, None)
        if not place and len(way) > 1:
            set_at(said, way[:-1], None)


def listed(said: Said, name: str) -> list[Said]:
    """The items of a list of the charter; a bare word is an item with that id."""
    return [dict(one) if isinstance(one, dict) else {"id": str(one)} for one in said.get(name) or []]


def value_at(said: Said, way: Sequence[str]) -> Any:
    """What a charter says at a place, or None."""
    found: Any = said
    for step in way:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _several(form: CharterForm, way: tuple[str, ...], field: str) -> Entry:
    """A line that holds several entries, with ; between them."""

    def parts(value: str | None) -> list[str] | None:
        return [one.strip() for one in (value or "").split(";") if one.strip()] or None

    saved = value_at(form.keeper.said, way)
    return text(field, saved, lambda value: form.put(lambda said: set_at(said, way, parts(value))))


def why(form: CharterForm) -> list[Entry]:
    """What the program is, and what for."""
    names = ("program", "cycle", "starts_on", "ends_on", "purpose")
    return [_simple(form, (name,), name, long=name == "purpose") for name in names]


def _simple(form: CharterForm, way: tuple[str, ...], field: str, *, long: bool = False) -> Entry:
    saved = value_at(form.keeper.said, way)
    return text(field, saved, lambda value: form.put(lambda said: set_at(said, way, value)), long=long)


def design(form: CharterForm) -> list[Entry]:
    """How we will know."""
    words = catalogue("charter_form")

    def chosen(name: str, options: dict[str, str], default: str) -> Entry:
        way = ("evaluation", name)
        saved = value_at(form.keeper.said, way) or default
        return choice(name, saved, options, lambda value: form.put(lambda said: set_at(said, way, value or None)))

    return [
        chosen("design", words.DESIGNS, ""),
        chosen("places_by", words.PLACES, "unknown"),
        _simple(form, ("evaluation", "final_on"), "final_on"),
        _simple(form, ("evaluation", "responsible"), "responsible"),
        _due(form),
    ]


def _due(form: CharterForm) -> Entry:
    """The day of the report on the outcomes, one entry of the schedule."""
    due = next((one.get("on") for one in listed(form.keeper.said, "schedule") if _is_due(one)), None)

    def how(value: str | None) -> Callable[[Said], None]:
        def change(said: Said) -> None:
            others = [one for one in listed(said, "schedule") if not _is_due(one)]
            said["schedule"] = [*others, *([{"report": "outcomes", "on": value}] if value else [])]

        return change

    return text("report_on", due, lambda value: form.put(how(value)))


def _is_due(one: Said) -> bool:
    return one.get("report") == "outcomes" and one.get("on") is not None and one.get("audience") is None


def logic(form: CharterForm) -> list[Entry]:
    """How often pairs meet, and what the tables cannot tell about how the program is to work."""
    plain = [_simple(form, ("rhythm", field), field) for field in ("meetings_every_days", "minutes")]
    return [
        *plain,
        *(_several(form, ("logic", name), name) for name in ("inputs", "activities", "outputs", "assumptions")),
    ]


def audience(form: CharterForm, name: str) -> list[Entry]:
    """What one audience worries about, gains and is told."""
    plain = [_simple(form, ("audiences", name, field), field) for field in ("message", "channel")]
    return [*(_several(form, ("audiences", name, field), field) for field in ("concerns", "benefits")), *plain]


def letters(form: CharterForm) -> list[Entry]:
    """What every letter needs beside the plan: who signs, whom to ask, how to join."""
    return [_simple(form, ("letters", name), name) for name in LETTERS]


def wave(form: CharterForm, place: int) -> list[Entry]:
    """One measuring time."""
    one = listed(form.keeper.said, "waves")[place]

    def saving(key: str) -> Callable[[Any], str]:
        return lambda value: form.put(lambda said: _set_in_list(said, "waves", place, key, value))

    return [text("wave", one.get("id"), saving("id")), text("on", one.get("on"), saving("on"))]


def objective(form: CharterForm, place: int) -> list[Entry]:
    """One objective."""
    words, one = catalogue("charter_form"), listed(form.keeper.said, "objectives")[place]

    def saving(key: str) -> Callable[[Any], str]:
        return lambda value: form.put(lambda said: _set_in_list(said, "objectives", place, key, value))

    def measured(value: Any) -> str:
        wrong = saving("measure")(value)
        strange = value is not None and value not in form.measures
        return wrong or (words.STATUS["unknown_measure"].format(name=value) if strange else "")

    return [
        text("id", one.get("id"), saving("id")),
        text("statement", one.get("statement"), saving("statement"), long=True),
        choice("for", one.get("for") or "mentees", words.PEOPLE, saving("for")),
        pick("serves", one.get("need"), [*(form.keeper.said.get("needs") or {}), *words.PURPOSES], saving("need")),
        pick("measure", one.get("measure"), form.measures, measured),
        choice("direction", one.get("direction") or "increase", words.DIRECTIONS, saving("direction")),
        text("worthwhile", one.get("worthwhile"), saving("worthwhile")),
        text("worthwhile_points", one.get("worthwhile_points"), saving("worthwhile_points")),
        tick("primary", one.get("primary") is True, lambda value: form.put(_decides(place, value), rebuild=value)),
    ]


def _set_in_list(said: Said, name: str, place: int, key: str, value: Any) -> None:
    items = listed(said, name)
    if value is None and key != "id":
        items[place].pop(key, None)
    else:
        items[place][key] = value  # an empty id is refused by the charter, in its own words
    said[name] = items


def _decides(place: int, yes: bool) -> Callable[[Said], None]:
    """Only one objective decides: the tick of the others goes."""

    def how(said: Said) -> None:
        items = listed(said, "objectives")
        for number, one in enumerate(items):
            if number == place and yes:
                one["primary"] = True
            elif number == place or yes:
                one.pop("primary", None)
        said["objectives"] = items

    return how


class Needs:
    """The needs and their purposes. A line is saved when it has both; renaming a need renames it in objectives too."""

    def __init__(self, form: CharterForm) -> None:
        self.form = form
        self.lines: list[list[str | None]] = [[need, by] for need, by in (form.keeper.said.get("needs") or {}).items()]
        self.shown: dict[int, list[Entry]] = {}

    def entries(self, place: int) -> list[Entry]:
        """The two entries of one line."""
        need, purpose = self.lines[place]
        self.shown[place] = [
            text("need", need, lambda value: self._put(place, 0, value)),
            pick("belongs_to", purpose, catalogue("charter_form").PURPOSES, lambda value: self._put(place, 1, value)),
        ]
        return self.shown[place]

    def remove(self, place: int) -> None:
        """Take a line out."""
        del self.lines[place]
        self.form.put(self._how(None, None), rebuild=True)

    def _put(self, place: int, part: int, value: str | None) -> str:
        others = [line[0] for number, line in enumerate(self.lines) if number != place]
        if part == 0 and value is not None and value in others:
            return str(catalogue("charter_form").STATUS["twice"].format(name=value))
        old, self.lines[place][part] = self.lines[place][0], value
        wrong = self.form.put(self._how(old, value) if part == 0 and value else self._how(None, None))
        whole = all(self.lines[place]) or not any(self.lines[place])
        if whole and not wrong:
            self.shown[place][1 - part].say("")  # what was said of the other half no longer holds
        return wrong or ("" if whole else str(catalogue("charter_form").STATUS["half"]))

    def _how(self, old: str | None, new: str | None) -> Callable[[Said], None]:
        whole = {need: purpose for need, purpose in self.lines if need and purpose}

        def how(said: Said) -> None:
            said["needs"] = whole
            objectives = listed(said, "objectives")
            if old is not None and old in (one.get("need") for one in objectives):
                said["objectives"] = [one | {"need": new} if one.get("need") == old else one for one in objectives]

        return how
