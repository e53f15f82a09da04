"""Which column of an export is meant? By its short name, its full question, or its letter in a spreadsheet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from mentorlab.errors import Fault, nearest

LETTERS = re.compile("[A-Z]{1,3}")
SAME = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})


@dataclass(frozen=True)
class ExportColumn:
    """One column of an export. `place` counts from 0; `id` is its short name (empty where the tool gives none), `text`
    the question, `option` the row or choice that it is about.
    """

    place: int
    id: str
    text: str
    option: str = ""

    @property
    def letter(self) -> str:
        """What a spreadsheet calls it: A, B … Z, AA."""
        letters, place = "", self.place + 1
        while place:
            place, rest = divmod(place - 1, 26)
            letters = chr(65 + rest) + letters
        return letters

    @property
    def full(self) -> str:
        """The question with its row or choice: `Question [Row]`."""
        return f"{self.text} [{self.option}]" if self.option else self.text

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, its own letter excepted."""
        return tuple(name for name in (self.id, self.full) if name)


def alike(name: str) -> str:
    """A name as it is compared: no tags, single blanks, straight quotes and dashes, capitals ignored."""
    bare = unicodedata.normalize("NFC", re.sub("<[^>]{1,200}>", " ", name)).translate(SAME)
    return " ".join(bare.replace("\u00a0", " ").replace("\u200b", "").split()).casefold()


class Naming:
    """The columns of one export by their names."""

    def __init__(self, file: str, columns: Sequence[ExportColumn]) -> None:
        self.file = file
        self.columns = columns
        self._named: dict[str, list[ExportColumn]] = {}
        for column in columns:
            for name in dict.fromkeys(alike(name) for name in column.names):
                self._named.setdefault(name, []).append(column)

    def having(self, name: str) -> list[ExportColumn]:
        """The columns of this name; where there is none, the one with this letter."""
        exact = [column for column in self.columns if column.id == name.strip()]
        found = exact if len(exact) == 1 else self._named.get(alike(name), [])
        if not found and LETTERS.fullmatch(name.strip()):
            return [column for column in self.columns if column.letter == name.strip()]
        return found

    def meant(self, name: str, mapping: str, path: str) -> tuple[ExportColumn | None, list[Fault]]:
        """The column that a mapping means by a name, or the fault: not there, or there more than once."""
        found = self.having(name)
        if len(found) == 1:
            return found[0], []
        if found:
            letters = ", ".join(column.letter for column in found)
            what = f"{shortened(name)!r} is the name of several columns of {self.file}"
            return None, [Fault(mapping, path, what, f"write the letter of the one that is meant: {letters}")]
        near = nearest(name, [one for column in self.columns for one in column.names])
        do = f"did you mean {shortened(near)!r}?" if near else f"its columns are: {self._listed()}"
        return None, [Fault(mapping, path, f"{shortened(name)!r} is no column of {self.file}", do)]

    def first(self, names: Sequence[str]) -> ExportColumn | None:
        """The first of these names that is the name of one column (never a letter)."""
        for name in names:
            found = self._named.get(alike(name), [])
            if len(found) == 1:
                return found[0]
        return None

    def _listed(self) -> str:
        names = [shortened(column.names[0]) if column.names else column.letter for column in self.columns]
        return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")


def shortened(name: str, at_most: int = 60) -> str:
    """A long name, cut."""
    name = " ".join(name.split())
    return name if len(name) <= at_most else name[: at_most - 1] + "…"
