"""What do we know about a program, and as of when?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.tables.charter import Charter
from mentorlab.tables.contracts import TABLES, contract
from mentorlab.tables.distinct import plain
from mentorlab.tables.notes import Note

if TYPE_CHECKING:
    from mentorlab.tables.privacy.publishing import Publishing
    from mentorlab.tables.units import Unit


@dataclass(frozen=True, eq=False)
class Program:
    """A program as its folder tells it. Nothing in it changes; tables are handed out as copies.

    `frames`: the typed tables, their ids, codes and text as categories (`table` hands them out as plain text).
    `faults`: what is wrong in the tables (the charter has none, or there would be no Program). `inputs`: relative path
    → sha256 of every file read, `source:table` → sha256 of every table of a database as it was read. `left_out`: rows
    per table that `as_at` left out. `day`: the day of `as_at`, or None. `notes`: what was read otherwise than it was
    written (missing codes, decimal commas, encodings), counted. `records`: file name → the bytes of each file in
    records/. `earlier_records`: the same of decisions in the folders of earlier cycles, by the folder as the charter
    names it. `publishing`: what earlier reports showed, while this program is being reported on; None in any other use.
    `beside`: what questions have opened beside the program, by what it is, so that it is read once: shared with every
    program made from this one (`as_at`). `asked`: what was worked out once about exactly this program, for all who ask
    again; a program made from it begins with none. `unit`: the one that this is (`of_unit`), and `whole` the program
    that it belongs to; None where this is the whole. `elsewhere`: rows per table that are not of the unit.
    `kept_back`: the tables that its report goes without, lest few people are told of, and why.
    """

    folder: Path
    charter: Charter
    faults: tuple[Fault, ...]
    inputs: Mapping[str, str]
    frames: Mapping[str, pd.DataFrame] = field(repr=False)
    left_out: Mapping[str, int] = field(default_factory=dict)
    day: dt.date | None = None
    notes: tuple[Note, ...] = ()
    records: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    earlier_records: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict, repr=False)
    publishing: Publishing | None = field(default=None, repr=False)
    beside: dict[tuple[object, ...], object] = field(default_factory=dict, repr=False)
    asked: dict[tuple[object, ...], object] = field(default_factory=dict, init=False, repr=False)
    unit: Unit | None = None
    whole: Program | None = field(default=None, repr=False)
    elsewhere: Mapping[str, int] = field(default_factory=dict, repr=False)
    kept_back: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that the folder holds."""
        return tuple(self.frames)

    @property
    def rows(self) -> Mapping[str, int]:
        """How many rows of this cycle each table has."""
        return MappingProxyType({name: int(self._current(name).sum()) for name in self.frames})

    def has(self, table: str) -> bool:
        """Is the table there? (It may be empty.) A name that is no table raises ValueError with the nearest one."""
        return contract(table).name in self.frames

    def table(self, name: str, *, coded: bool = False) -> pd.DataFrame:
        """A fresh copy of a table: rows of this cycle (or of none), columns typed (see `cells`), index 0, 1, 2 …

        Ids, codes and text have dtype `str`; `coded` leaves them categories, which for millions of rows is many times
        faster. Cells that cannot be what their column promises are missing here and stand in `faults`. A table that is
        not there raises BadInput.
        """
        return self._rows(name, coded=coded).reset_index(drop=True)

    def earlier(self, name: str) -> pd.DataFrame:
        """The rows of other cycles, as a fresh copy; empty where the table has no `cycle` column."""
        return self._rows(name, earlier=True).reset_index(drop=True)

    def in_file(self, name: str, *, coded: bool = False) -> pd.DataFrame:
        """The rows of `table`, as a fresh copy, indexed by their rows in the file as a spreadsheet numbers them.

        A table of a database counts from 1 in the order of its key.
        """
        return self._rows(name, coded=coded).copy()

    def _rows(self, name: str, *, earlier: bool = False, coded: bool = False) -> pd.DataFrame:
        if not self.has(name):
            raise BadInput(Fault(name, "", "the table is not there", f"add tables/{name}.csv"))
        frame = self.frames[name]
        if earlier or "cycle" in frame:
            current = self._current(name)
            frame = frame[~current if earlier else current]
        return frame if coded else plain(frame)

    def _current(self, name: str) -> pd.Series:
        frame = self.frames[name]
        if "cycle" not in frame:
            return pd.Series(True, index=frame.index)
        return frame["cycle"].isna() | (frame["cycle"] == self.charter.cycle)

    def faults_of(self, *tables: str) -> tuple[Fault, ...]:
        """The faults of these tables."""
        asked = {contract(table).name for table in tables}
        return tuple(fault for fault in self.faults if fault.table in asked)

    def need(self, *tables: str) -> None:
        """Raise BadInput with every fault of these tables, if they have any. Absent tables are no fault."""
        faults = self.faults_of(*tables)
        if faults:
            raise BadInput(faults)

    @cached_property
    def as_of(self) -> dt.date | None:
        """The day up to which the tables speak: that of `as_at`, else the latest date in this cycle's rows of something
        that has happened; None where there is no such date. Never the clock. A unit's day is that of the program.
        """
        if self.day is not None:
            return self.day
        if self.whole is not None:
            return self.whole.as_of
        latest = [
            self.frames[name].loc[self._current(name), column.name].max()
            for name in self.frames
            for column in TABLES[name].columns
            if column.past and column.name in self.frames[name]
        ]
        known = [day for day in latest if not pd.isna(day)]
        return max(known).date() if known else None

    @property
    def flags_agreed(self) -> bool:
        """May persons be flagged? Where the charter says with whom and when it was agreed, and the tables speak up to
        that day or a later one: an agreement to come is none. Without any date in the tables: no.
        """
        agreed_on = self.charter.privacy.agreed_on
        if not self.charter.flags_agreed or agreed_on is None or self.as_of is None:
            return False
        return agreed_on <= self.as_of

    def as_at(self, day: dt.date) -> Program:
        """The program with the rows that existed on that day.

        Rows dated later are left out (each table's contract names the column, `dated`), and with them the rows of other
        tables that refer to them; rows without a date stay. Cells of the rows that stay are not touched: an `ended_on`
        after the day is still there. `left_out` counts the rows of this cycle left out per table.
        """
        if isinstance(day, dt.datetime):
            day = day.date()
        which = ("as at", day)
        if which not in self.asked:
            self.asked[which] = self._as_at(day)
        return cast("Program", self.asked[which])

    def of_unit(self, said: str) -> Program:
        """The program as far as it is one unit's: `value` of the charter's `units`, or `column=value`.

        What belongs to a unit stands in `mentorlab.tables.units`. Raises BadInput for a unit that nobody is of, and for
        one that is too small for a report of its own.
        """
        from mentorlab.tables.units import kept_back, rows_of, unit_named

        whole = self.whole or self
        unit = unit_named(whole, said)
        rows, elsewhere = rows_of(whole, unit)
        without = kept_back(whole, unit)
        frames = MappingProxyType({name: frame for name, frame in rows.items() if name not in without})
        return replace(whole, frames=frames, unit=unit, whole=whole, elsewhere=elsewhere, kept_back=without)

    def _as_at(self, day: dt.date) -> Program:
        kept = {name: frame[~_later(name, frame, day)] for name, frame in self.frames.items()}
        while _drop_orphans(kept, self.frames):
            pass
        gone = {name: self.rows[name] - int(self._current(name)[frame.index].sum()) for name, frame in kept.items()}
        left_out = {name: n + self.left_out.get(name, 0) for name, n in gone.items()}
        return replace(
            self,
            frames=MappingProxyType(kept),
            left_out=MappingProxyType({name: n for name, n in left_out.items() if n}),
            day=min(day, self.day) if self.day else day,
            whole=self.whole.as_at(day) if self.whole else None,
        )


def _later(name: str, frame: pd.DataFrame, day: dt.date) -> pd.Series:
    dated = TABLES[name].dated
    if dated is None or dated not in frame:
        return pd.Series(False, index=frame.index)
    return frame[dated] > pd.Timestamp(day)


def _drop_orphans(kept: dict[str, pd.DataFrame], all_rows: Mapping[str, pd.DataFrame]) -> bool:
    """Leave out rows that refer to rows left out. True where any was; a meeting may replace one that replaced one."""
    dropped = False
    for name, frame in kept.items():
        for column in TABLES[name].columns:
            home, _, id_column = (column.refers or "").partition(".")
            if home not in kept or column.name not in frame or id_column not in kept[home]:
                continue
            gone = set(all_rows[home][id_column].dropna()) - set(kept[home][id_column].dropna())
            orphans = frame[column.name].isin(gone)
            if gone and orphans.any():
                frame = frame[~orphans]
                kept[name] = frame
                dropped = True
    return dropped
