"""Where in a charter does an answer go, and what does a section of its form consist of?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mentorlab.widgets.entries import Entry

Said = dict[str, Any]


@dataclass(frozen=True)
class Group:
    """Entries that belong together. `key`: by what they are known when the form is built anew; `place`: of a line that
    can be taken out, its number.
    """

    entries: list[Entry]
    key: Hashable = ""
    title: str = ""
    place: int | None = None


class Section(Protocol):
    """A section of the form. `add`: the button that puts one more line in, "" where there is none."""

    add: str

    def groups(self) -> Iterable[Group]:
        """Its entries, made anew from what the charter says."""

    def put_in(self) -> None:
        """One more line."""

    def take_out(self, place: int) -> None:
        """One line fewer."""


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


def value_at(said: Any, way: Sequence[str]) -> Any:
    """What a charter says at a place, or None."""
    found: Any = said
    for step in way:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def parts(value: str | None) -> list[str] | None:
    """What was typed with ; between, one by one."""
    return [one.strip() for one in (value or "").split(";") if one.strip()] or None
