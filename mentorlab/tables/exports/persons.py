"""Who is each person called in this program? Fields of persons become pseudonyms; ids of the program stay."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pandas as pd

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.distinct import distinct
from mentorlab.tables.exports.long import RATERS, names_a_person
from mentorlab.tables.pseudonyms import Keys


def _ids_of(tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    """The ids in `people`; where there is no such table, those in all tables (text, as it stands there)."""
    people = tables.get("people")
    for table, frame in tables.items() if people is None else [("people", people)]:
        for name in frame.columns:
            if name == "person_id" or (people is None and names_a_person(TABLES[table].column(str(name)))):
                yield from (text.strip() for text in distinct(frame[name]).texts)


class Persons:
    """Names to ids, for one import. Nothing is written before `save`."""

    def __init__(self, folder: Path, tables: Mapping[str, pd.DataFrame], *, as_ids: bool) -> None:
        self._keys = Keys(folder)
        self._as_ids = as_ids
        # Ids of the program's own; an address or a name is none, whoever put it there.
        self._own: Collection[str] = frozenset(one for one in _ids_of(tables) if "@" not in one and " " not in one)

    def named(self, table: str, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with ids in its fields of persons."""
        for name in frame.columns:
            column = TABLES[table].column(name)
            if self._as_ids or not (names_a_person(column) or (table, name) == ("people", "person_id")):
                continue
            words = RATERS if name == "rated_by" else ()
            frame[name] = self._keys.ids(frame[name].astype("str"), {*self._own, *words} if words else self._own)
        return frame

    def also_called(self, ids: pd.Series, others: pd.Series) -> None:
        """Remember what else these people are called: their addresses, for other exports; their names, to be masked."""
        self._keys.also_called(ids, others)

    def who(self, address: str) -> set[str]:
        """What somebody with this address may be called in the tables."""
        return {address, self._keys.id_of(address)}

    def names(self) -> list[str]:
        """Every name and address that the keys hold."""
        return self._keys.names

    def save(self) -> None:
        """Keep who is who."""
        if self._keys.names:
            self._keys.save()
