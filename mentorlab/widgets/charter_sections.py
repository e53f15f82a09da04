"""What is asked once in the form of the charter, section by section, and where does each answer go?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue
from mentorlab.tables.definitions import RHYTHM, shipped_definitions
from mentorlab.widgets.charter_places import Group, Said, listed, parts, set_at, value_at
from mentorlab.widgets.entries import Entry, Named, choice, pick, text, tick

if TYPE_CHECKING:
    from mentorlab.widgets.charter_form import CharterForm

Build = Callable[["CharterForm"], Sequence[Entry | Group]]
LETTERS = ("signed_by", "contact", "apply_how", "apply_by", "turn_on")


class Fixed:
    """A section whose entries are given, in one group or several."""

    add = ""

    def __init__(self, form: CharterForm, build: Build) -> None:
        self.form, self._build = form, build

    def groups(self) -> Iterator[Group]:
        """Its entries, made anew."""
        made = self._build(self.form)
        grouped = [one for one in made if isinstance(one, Group)]
        yield from grouped or [Group([one for one in made if isinstance(one, Entry)])]

    def put_in(self) -> None:
        """There are no lines."""

    def take_out(self, place: int) -> None:
        """There are no lines."""


def _several(form: CharterForm, way: tuple[str, ...], field: str) -> Entry:
    """A line that holds several entries, with ; between them."""
    saved = value_at(form.keeper.said, way)
    return text(field, saved, lambda value: form.put(lambda said: set_at(said, way, parts(value))))


def why(form: CharterForm) -> list[Entry]:
    """What the program is, and what for."""
    names = ("program", "cycle", "starts_on", "ends_on", "purpose")
    plain = [simple(form, (name,), name, long=name == "purpose") for name in names]
    return [*plain, _column(form, ("units",), "units"), _several(form, ("earlier_cycles",), "earlier_cycles")]


def simple(form: CharterForm, way: tuple[str, ...], field: Named, *, long: bool = False) -> Entry:
    """A line of text for one setting."""
    saved = value_at(form.keeper.said, way)
    return text(field, saved, lambda value: form.put(lambda said: set_at(said, way, value)), long=long)


def _column(form: CharterForm, way: tuple[str, ...], field: str, *more: str) -> Entry:
    """A column of people, or one of the words that stand for one."""
    saved = value_at(form.keeper.said, way)
    return pick(field, saved, [*more, *form.columns], lambda value: form.put(lambda said: set_at(said, way, value)))


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
        simple(form, ("places", "number"), "number"),
        _several(form, ("places", "stratify_by"), "stratify_by"),
        _several(form, ("evaluation", "waves"), "contrast"),
        _several(form, ("evaluation", "adjust_for"), "adjust_for"),
        _column(form, ("evaluation", "clustered_by"), "clustered_by", "mentor"),
        simple(form, ("evaluation", "taken_up"), "taken_up"),
        simple(form, ("evaluation", "final_on"), "final_on"),
        simple(form, ("evaluation", "responsible"), "responsible"),
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
    plain = [simple(form, ("rhythm", field), field) for field in ("meetings_every_days", "minutes")]
    return [
        *plain,
        *(_several(form, ("logic", name), name) for name in ("inputs", "activities", "outputs", "assumptions")),
    ]


def audiences(form: CharterForm) -> list[Group]:
    """What each audience worries about, gains and is told."""
    told = catalogue("charter_form").AUDIENCES_TOLD
    names = dict.fromkeys([*told, *(form.keeper.said.get("audiences") or {})])
    return [Group(_audience(form, name), name, told.get(name, name)) for name in names]


def _audience(form: CharterForm, name: str) -> list[Entry]:
    plain = [simple(form, ("audiences", name, field), field) for field in ("message", "channel")]
    return [*(_several(form, ("audiences", name, field), field) for field in ("concerns", "benefits")), *plain]


def letters(form: CharterForm) -> list[Entry]:
    """What every letter needs beside the plan: who signs, whom to ask, how to join."""
    return [simple(form, ("letters", name), name) for name in LETTERS]


def privacy(form: CharterForm) -> list[Entry]:
    """From how many people on something is shown, and what was agreed with whom."""
    way, fields = ("privacy", "individual_flags"), catalogue("charter_lines").PRIVACY

    def flagged(value: bool) -> str:
        return form.put(lambda said: set_at(said, way, True if value else None))

    return [
        *(simple(form, ("privacy", name), fields[name]) for name in ("smallest_group", "smallest_comment_group")),
        tick(fields["individual_flags"], value_at(form.keeper.said, way) is True, flagged),
        *(simple(form, ("privacy", name), fields[name]) for name in ("agreed_with", "agreed_on", "keep_until")),
    ]


def counting(form: CharterForm) -> list[Group]:
    """The numbers in what is counted, as far as the program wants others than those that ship."""
    words = catalogue("charter_lines")
    return [
        Group(
            [
                simple(
                    form,
                    ("definitions", name, key),
                    (
                        words.NUMBER.format(name=key.replace("_", " ").capitalize()),
                        words.AS_SHIPPED.format(value=f"{value:g}"),
                    ),
                )
                for key, value in one.settings.items()
            ],
            name,
            f"{one.name}: {one.counts}",
        )
        for name, one in shipped_definitions().items()
        if one.settings and name != RHYTHM
    ]
