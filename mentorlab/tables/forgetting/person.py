"""Who is to be forgotten, and by which words would anybody find them? An id, names, e-mail addresses.

A full name counts in both orders, whatever its capitals and accents; a part of it (`Ana`) only in free text, and only
where nobody else who is known has it. `Ann Lee` is not in `Ann Leeson`, nor `p12` in `p123`. An id that could be an
everyday number or word (fewer than four signs, digits only with fewer than six) is looked for in columns that hold ids,
and nowhere else.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from mentorlab.errors import BadInput, Fault, nearest
from mentorlab.tables.masking import without_names
from mentorlab.tables.name_words import PARTICLES, TITLES, WORD, Names, folded, spellings

KEYS = {"names.csv": "name", "also.csv": "also"}  # the file in keys/, and its column that holds what a person is called
WHOLE_NAMES = ("name", "full_name", "display_name", "e_mail", "email", "mail", "email_address", "user_name", "login")
FIRST_NAMES, LAST_NAMES = ("first_name", "given_name"), ("last_name", "surname", "family_name")
NOBODY = "nobody of this id, name or e-mail address is in tables, keys or records"
_BETWEEN = r"[\s,._+\-]{1,3}"


@dataclass(frozen=True)
class Person:
    """Somebody to be forgotten. `names`: full names and e-mail addresses; `others`: those of everybody else."""

    id: str
    names: tuple[str, ...] = field(repr=False, default=())
    others: tuple[str, ...] = field(repr=False, default=())

    @property
    def id_is_distinctive(self) -> bool:
        """Can the id be told from everyday numbers and words?"""
        return len(self.id) >= (6 if self.id.isdigit() else 4)

    @cached_property
    def trace(self) -> re.Pattern[str] | None:
        """What a search looks for in texts that went through `searchable`; None where nothing can be looked for."""
        words = [_alone(searchable(self.id))] if self.id_is_distinctive else []
        words += [pattern for name in self.names for pattern in _patterns(name)]
        return re.compile("|".join(dict.fromkeys(words))) if words else None

    def is_in(self, text: str) -> bool:
        """Does the text hold the id, a full name or an e-mail address?"""
        return self.trace is not None and self.trace.search(searchable(text)) is not None

    @cached_property
    def _plain(self) -> re.Pattern[str] | None:
        run = [_address(name) for name in self.names if "@" in name] + [_alone(self.id)] * self.id_is_distinctive
        return re.compile("|".join(run), re.IGNORECASE) if run else None

    @cached_property
    def _names(self) -> Names:
        return Names(self.names, self.others)

    def without(self, text: str, stand_in: str = "[name]", *, parts: bool = True) -> str:
        """The text without the person: `stand_in` for id, e-mail address and full name; with `parts` also for a part
        of the name that is theirs alone.
        """
        left = self._plain.sub(stand_in, text) if self._plain else text
        if not (parts or self.is_in(left)):
            return left
        return without_names(left, self._names)[0].replace("[name]", stand_in) if self._names.words else left


def searchable(text: str) -> str:
    """A text as compared in searches: without capitals and accents."""
    return folded(text)


def _alone(word: str) -> str:
    """The word with nothing around it that could be part of it; an underline parts words."""
    return rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"


def _address(name: str) -> str:
    return rf"(?<![\w.+\-]){re.escape(name)}(?![\w\-])"


def _patterns(name: str) -> list[str]:
    if "@" in name:
        return [_address(searchable(name))]
    words = [word for word in re.findall(WORD, name) if folded(word) not in TITLES]
    if not words:
        return []
    alternatives = ["(?:" + "|".join(sorted(map(re.escape, spellings(word)))) + ")" for word in words]
    if len(words) == 1:
        return [rf"(?<!\w){alternatives[0]}(?!\w)"] if len(words[0]) >= 4 else []
    last = max(place for place, word in enumerate(words) if folded(word) not in PARTICLES or place == 0)
    orders = [alternatives, [*alternatives[last:], *alternatives[:last]], [alternatives[0], alternatives[last]]]
    return [rf"(?<!\w){_BETWEEN.join(order)}(?!\w)" for order in orders]


def who(asked: str, folder: Path, frames: Mapping[str, pd.DataFrame], ids: set[str]) -> Person:
    """The person who is meant by an id, a name or an e-mail address. `ids`: every id of a person in tables and records.

    Names come from the files of keys and from columns of people that hold names. Raises BadInput where nobody or more
    than one person is meant; the message names nobody who was not asked for.
    """
    named = known_names(folder)
    for one, names in names_in_people(frames).items():
        named.setdefault(one, []).extend(names)
    wanted = asked.strip()
    found = {wanted} & (ids | set(named)) if wanted else set()
    if not found:
        compared = _compared(wanted)
        found = {one for one, names in named.items() if compared in {_compared(name) for name in names}}
    if len(found) > 1:
        what = f"{len(found)} people are called so: {', '.join(sorted(found))}"
        raise BadInput(Fault("forget", "", what, "give the id of the one who is meant"))
    if not found:
        near = nearest(wanted, sorted(ids)) if re.search(r"\d", wanted) and "@" not in wanted else None
        do = f"did you mean {near!r}?" if near else "check the spelling; if they were forgotten before, nothing is left"
        raise BadInput(Fault("forget", "", NOBODY, do))
    (one,) = found
    others = tuple(name for other, names in named.items() if other != one for name in names)
    theirs = dict.fromkeys(unicodedata.normalize("NFC", name).strip() for name in named.get(one, ()))
    return Person(one, tuple(name for name in theirs if name), others)


def known_names(folder: Path) -> dict[str, list[str]]:
    """Names and addresses by id, from the files of keys."""
    named: dict[str, list[str]] = {}
    for file, column in KEYS.items():
        path = folder / "keys" / file
        if not path.is_file():
            continue
        with path.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.DictReader(opened):
                if row.get("id") and row.get(column):
                    named.setdefault(row["id"], []).append(row[column])
    return named


def names_in_people(frames: Mapping[str, pd.DataFrame]) -> dict[str, list[str]]:
    """Names and addresses by id, from the columns of the table people that hold names."""
    people = frames.get("people", pd.DataFrame())
    if "person_id" not in people:
        return {}
    columns = {re.sub(r"\W+", "_", str(name).strip().lower()): people[name] for name in people.columns}
    ids = people["person_id"].str.strip()
    cells = [columns[name] for name in WHOLE_NAMES if name in columns]
    first = next((columns[name] for name in FIRST_NAMES if name in columns), None)
    last = next((columns[name] for name in LAST_NAMES if name in columns), None)
    if first is not None and last is not None:
        cells.append(first.str.strip() + " " + last.str.strip())
    named: dict[str, list[str]] = {}
    for column in cells:
        for one, name in zip(ids, column, strict=True):
            if pd.notna(one) and pd.notna(name):
                named.setdefault(str(one), []).append(str(name))
    return named


def _compared(name: str) -> str:
    return " ".join(folded(name).split())
