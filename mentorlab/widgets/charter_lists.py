"""What is asked in the lists of the charter, line by line: objectives, times, reports that are due?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue
from mentorlab.widgets.charter_places import Group, Said, listed
from mentorlab.widgets.entries import Entry, choice, pick, text, tick

if TYPE_CHECKING:
    from mentorlab.widgets.charter_form import CharterForm

EVERY = "every "  # before how often a report is due, to tell it from a day
Save = Callable[[Any], str]


class ListedLines:
    """A list of the charter, saved field by field. `add`: the button that adds a line; `build`: its entries."""

    def __init__(
        self,
        form: CharterForm,
        name: str,
        add: str,
        build: Callable[[CharterForm, int], list[Entry]],
        new: Callable[[list[Said]], Said],
    ) -> None:
        self.form, self.name, self.add, self._build, self._new = form, name, add, build, new

    def groups(self) -> Iterator[Group]:
        """The entries, line by line."""
        for place in range(len(listed(self.form.keeper.said, self.name))):
            yield Group(self._build(self.form, place), place, place=place)

    def put_in(self) -> None:
        """One more line."""

        def how(said: Said) -> None:
            held = listed(said, self.name)
            said[self.name] = [*held, self._new(held)]

        self.form.put(how, rebuild=True)

    def take_out(self, place: int) -> None:
        """Take a line out."""

        def how(said: Said) -> None:
            items = listed(said, self.name)
            said[self.name] = items[:place] + items[place + 1 :]

        self.form.put(how, rebuild=True, changed=self.name)


def objectives(form: CharterForm) -> ListedLines:
    """What shall become better."""
    return ListedLines(form, "objectives", "add_objective", _objective, _new_objective)


def waves(form: CharterForm) -> ListedLines:
    """When people are asked, or something is counted."""
    return ListedLines(form, "waves", "add_wave", _wave, _new_wave)


def schedule(form: CharterForm) -> ListedLines:
    """Which report is due when."""
    return ListedLines(form, "schedule", "add_report", _due, lambda _: {"report": "engagement", "every": "week"})


def _new_objective(held: list[Said]) -> Said:
    taken = {one.get("id") for one in held}
    new = catalogue("charter_form").NEW_OBJECTIVE
    free = next(name for n in range(1, len(taken) + 2) if (name := new.format(n=n)) not in taken)
    return {"id": free, "for": "mentees", **({"primary": True} if not taken else {})}


def _new_wave(held: list[Said]) -> Said:
    taken = [one.get("id") for one in held]
    names = [*catalogue("charter_form").NEW_WAVES, *(f"wave_{n}" for n in range(1, len(taken) + 2))]
    return {"id": next(name for name in names if name not in taken)}


def _wave(form: CharterForm, place: int) -> list[Entry]:
    one = listed(form.keeper.said, "waves")[place]

    def saving(key: str) -> Save:
        return lambda value: form.put(lambda said: _set_in_list(said, "waves", place, key, value))

    return [text("wave", one.get("id"), saving("id")), text("on", one.get("on"), saving("on"))]


def _objective(form: CharterForm, place: int) -> list[Entry]:
    words, one = catalogue("charter_form"), listed(form.keeper.said, "objectives")[place]

    def saving(key: str) -> Save:
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


def _due(form: CharterForm, place: int) -> list[Entry]:
    """One report that is due: every so often, or on a day."""
    fields, one = catalogue("charter_lines").SCHEDULE, listed(form.keeper.said, "schedule")[place]

    def saving(key: str) -> Save:
        return lambda value: form.put(lambda said: _set_in_list(said, "schedule", place, key, value))

    def when(value: str | None) -> str:
        often = (value or "").startswith(EVERY)
        every = (value or "").removeprefix(EVERY).strip() if often else None

        def how(said: Said) -> None:
            _set_in_list(said, "schedule", place, "every", every)
            _set_in_list(said, "schedule", place, "on", None if often else value)

        return form.put(how)

    at = f"{EVERY}{one['every']}" if one.get("every") else one.get("on")
    audiences = list(form.keeper.said.get("audiences") or {})
    return [
        choice(fields["report"], one.get("report"), catalogue("charter_lines").REPORTS, saving("report")),
        pick(fields["when"], at, [f"{EVERY}{one}" for one in catalogue("charter_lines").OFTEN], when),
        pick(fields["audience"], one.get("audience"), audiences, saving("audience")),
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
