"""How are settings that have names filled in, as many as one likes: needs, stakes, what measures are worth?

A line is saved once it has its name and what it cannot do without. What was typed and cannot be saved waits in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue
from mentorlab.widgets.charter_places import Group, Said, Section, set_at, value_at
from mentorlab.widgets.entries import Entry

if TYPE_CHECKING:
    from mentorlab.widgets.charter_form import CharterForm

NAME = "name"  # the field that holds the name of a line


def _nothing_else(said: Said, old: str, new: str) -> None:
    """No other setting holds the name."""


@dataclass(frozen=True)
class Shape:
    """What the lines of one group of the charter hold.

    `fields`: field → its way within the line, () for the line's only value; `required`: those that a line cannot do
    without (empty: one of them, whichever); `together`: those that are saved when all of them are filled; `renamed`:
    what else changes with a name; `read`: a bare value as the settings that it stands for.
    """

    key: str
    fields: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    renamed: Callable[[Said, str, str], None] = _nothing_else
    read: Callable[[Any], Any] = lambda value: value


@dataclass(eq=False)  # two lines that say the same are two lines
class Line:
    """One line as it stands. `typed`: what could not be saved; `written`: as the charter has it, None of a new one."""

    values: dict[str, Any]
    written: Any = None
    typed: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Entry] = field(default_factory=dict)


Build = Callable[["NamedLines", Line], dict[str, Entry]]


class NamedLines:
    """The lines of one group. `add`: the button that adds one; "" where their names are given, each with its `titles`.
    `first`: the entries above all lines; `before`: the lines as they stood, of which those not saved yet are kept.
    """

    def __init__(
        self,
        form: CharterForm,
        shape: Shape,
        build: Build,
        before: Section | None,
        *,
        add: str = "",
        titles: Mapping[str, str] = MappingProxyType({}),
        first: Callable[[CharterForm], list[Entry]] | None = None,
    ) -> None:
        self.form, self.shape, self.add, self._build, self._titles, self._first = form, shape, add, build, titles, first
        found = form.keeper.said.get(shape.key)
        held = found if isinstance(found, dict) else {}
        old = before.lines if isinstance(before, NamedLines) else []
        known = {line.values.get(NAME): line for line in old}
        names = dict.fromkeys((*titles, *held))
        self.lines: list[Line] = [self._read(name, held.get(name), known.get(name)) for name in names]
        self.lines += [line for line in old if line.written is None and line not in self.lines]

    @property
    def names(self) -> list[str]:
        """The names of the lines, in their order."""
        return [line.values[NAME] for line in self.lines if line.values.get(NAME)]

    def groups(self) -> Iterator[Group]:
        """The entries, line by line."""
        if self._first is not None:
            yield Group(self._first(self.form))
        for place, line in enumerate(self.lines):
            line.shown = self._build(self, line)
            title = self._titles.get(line.values.get(NAME, ""), "")
            yield Group(list(line.shown.values()), id(line), title, place if self.add else None)

    def put_in(self) -> None:
        """One more line, to be filled in."""
        self.lines.append(Line({}))
        self.form.fill(self.shape.key)

    def take_out(self, place: int) -> None:
        """Take a line out."""
        line = self.lines.pop(place)
        if self.form.put(self._how(line, {}), rebuild=True):
            self.lines.insert(place, line)

    def put(self, line: Line, name: str, value: Any) -> str:
        """Something was typed; returns what is to be said below it."""
        others = [one.values.get(NAME) for one in self.lines if one is not line]
        if name == NAME and value is not None and value in others:
            return str(catalogue("charter_form").STATUS["twice"].format(name=value))
        ways = [{**line.typed, name: value}, {name: value}]
        taken: list[dict[str, Any]] = []
        old = line.values.get(NAME)
        wrong = self.form.put(*(self._how(line, typed, taken) for typed in (ways if line.typed else ways[1:])))
        if wrong:
            line.typed[name] = value
            return wrong
        line.values |= taken[-1]
        line.typed = {one: typed for one, typed in line.typed.items() if one not in taken[-1]}
        whole = self._whole(line.values)
        line.written = deepcopy(self.form.keeper.said[self.shape.key][line.values[NAME]]) if whole else None
        for one in {*line.shown} - {*line.typed}:
            line.shown[one].say("")  # what was said of them no longer holds
        if name == NAME and old is not None and line.written is not None:
            self.form.rebuild()  # others may name it
        return self._waiting(line)

    def _how(
        self, line: Line, typed: Mapping[str, Any], taken: list[dict[str, Any]] | None = None
    ) -> Callable[[Said], None]:
        def how(said: Said) -> None:
            if taken is not None:
                taken.append(dict(typed))
            lines = {id(one): (one.values, one.written) for one in self.lines}
            if id(line) in lines:
                lines[id(line)] = ({**line.values, **typed}, None)
            whole = {
                values[NAME]: self._written(values) if written is None else written
                for values, written in lines.values()
                if self._whole(values)
            }
            if whole or said.get(self.shape.key):
                said[self.shape.key] = whole
            old, new = line.values.get(NAME), typed.get(NAME)
            if old and new:
                self.shape.renamed(said, old, new)

        return how

    def _read(self, name: str, written: Any, before: Line | None) -> Line:
        """A line of the charter (nothing written: its name alone is given), with what waited in it before."""
        meant = self.shape.read(written)
        values = {one: value_at(meant, way) if way else meant for one, way in self.shape.fields.items()}
        line = before or Line({})
        waiting = line.values if written is None or self._half(line.values) else {}
        line.values = {**waiting, NAME: name, **{one: value for one, value in values.items() if value is not None}}
        line.written = written
        return line

    def _written(self, values: Mapping[str, Any]) -> Any:
        """A line as the charter is to hold it."""
        half = self._half(values)
        made: Said = {}
        for one, way in self.shape.fields.items():
            if values.get(one) is None or (half and one in self.shape.together):
                continue
            if not way:
                return values[one]
            set_at(made, way, values[one])
        return made

    def _whole(self, values: Mapping[str, Any]) -> bool:
        filled = {one for one, value in values.items() if value is not None}
        if NAME not in filled:
            return False
        return filled >= {*self.shape.required} if self.shape.required else len(filled) > 1

    def _half(self, values: Mapping[str, Any]) -> bool:
        """Is there something of what is saved together, and not all of it?"""
        filled = [one for one in self.shape.together if values.get(one) is not None]
        return 0 < len(filled) < len(self.shape.together)

    def _waiting(self, line: Line) -> str:
        words = catalogue("charter_lines").HALF
        if not self._whole(line.values):
            return str(words[self.shape.key]) if any(value is not None for value in line.values.values()) else ""
        return str(words["together"]) if self._half(line.values) else ""
