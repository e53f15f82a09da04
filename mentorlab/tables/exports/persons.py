"""Who is each person called in this program? Fields of persons become pseudonyms; ids of the program stay."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.exports.long import RATERS, names_a_person
from mentorlab.tables.pseudonyms import Keys


class Persons:
    """Names to ids, for one import. Nothing is written before `save`."""

    def __init__(self, folder: Path, people: pd.DataFrame | None, *, as_ids: bool) -> None:
        self._keys = Keys(folder)
        self._as_ids = as_ids
        known: list[str] = []
        if people is not None and "person_id" in people:
            known = [str(one).strip() for one in people["person_id"].dropna()]
        # Ids of the program's own; an address or a name is none, whoever put it there.
        self._own: Collection[str] = frozenset(one for one in known if "@" not in one and " " not in one)

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
