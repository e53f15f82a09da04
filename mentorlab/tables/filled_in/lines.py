"""How is a table filled in line by line, so that what is on the disk is right at every moment?"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.shipped import shipped
from mentorlab.tables.agreement import disagreements
from mentorlab.tables.cells import typed
from mentorlab.tables.charter.faults import judge_charter
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.contracts.shape import CYCLE
from mentorlab.tables.distinct import plain
from mentorlab.tables.exports.free_text import masked_texts
from mentorlab.tables.exports.merging import Merged
from mentorlab.tables.exports.written import content_of_table, file_of
from mentorlab.tables.faults import faults_in, unknown_ids
from mentorlab.tables.files import Found, add_database, find_tables
from mentorlab.tables.filled_in.steps import Steps
from mentorlab.tables.missing import without_missing_words
from mentorlab.tables.pseudonyms import Keys
from mentorlab.tables.read import text_frame
from mentorlab.tables.whole_files import write_whole

Line = dict[str, str]  # column → text; a column that is not there is empty


@dataclass(frozen=True, eq=False)
class Filled:
    """A state of the table: its lines, and the bytes of its file (None: there is no file)."""

    lines: list[Line]
    content: bytes | None


class TableKeeper:
    """One table of one folder, changed line by line.

    A change that brings a fault (the contracts of `mentorlab check`) is not taken; one that does not is on the disk at
    once, as a whole file, in the format that the table has. `lines`: the table as text. `saves`: false for the demo
    that ships, whose changes are kept in memory only. `steps`: what can be taken back and made again. Raises BadInput
    where the table cannot be read, or comes from a database.
    """

    def __init__(self, folder: Path, table: str) -> None:
        self.folder, self.contract = folder, TABLES[table]
        self.saves = not folder.resolve().is_relative_to(shipped("data").resolve())
        self.steps = Steps(self._read(), self._write)

    @property
    def lines(self) -> list[Line]:
        """The lines as they are now."""
        return self.steps.now.lines

    @property
    def place(self) -> Path:
        """The file that holds the table, or will."""
        return self._target

    def change(self, how: Callable[[list[Line]], object]) -> list[Fault]:
        """Change the lines; returns the faults that this would bring, and then leaves everything as it was."""
        if self._changed_elsewhere():
            return [self._elsewhere()]
        wanted = deepcopy(self.lines)
        how(wanted)
        if wanted == self.lines:
            return []
        old = {_known_by(fault): fault.n_rows for fault in self.faults(self.lines)}
        new = [one for one in self.faults(wanted) if one.n_rows > old.get(_known_by(one), -1)]
        return new or self._step(lambda: self.steps.put(Filled(wanted, self._content(wanted))))

    def faults(self, lines: list[Line]) -> list[Fault]:
        """Everything wrong with these lines, as `mentorlab check` would say it."""
        if not lines:
            return []
        raw, missing, _ = without_missing_words(self.contract, self._frame(lines))
        frame, ill_typed, _ = typed(self.contract, raw)
        frames = {self.contract.name: frame}
        found = [*missing, *ill_typed, *faults_in(self.contract, raw, frame)]
        if self._charter is not None:
            found += [one for one in disagreements(self._charter, frames) if one.table == self.contract.name]
        return found + unknown_ids({**frames, **({} if self._people is None else {"people": self._people})})

    def masked(self, line: Line) -> tuple[Line, int]:
        """The line with names, addresses and numbers masked in its free text, and in how many places."""
        frame, places = masked_texts(self.contract.name, pd.DataFrame([line], dtype="str"), self._names)
        return {str(name): str(frame[name].iloc[0]) for name in frame}, places

    def blank(self) -> Line:
        """A new line: empty, of the charter's cycle where the table tells cycles apart."""
        cycle = self._charter.cycle if self._charter is not None and CYCLE.name in self._columns else ""
        return {CYCLE.name: cycle} if cycle else {}

    def undo(self) -> list[Fault]:
        """Take the last change back, unless the file was changed elsewhere since; returns what stands against it."""
        return [self._elsewhere()] if self._changed_elsewhere() else self._step(self.steps.undo)

    def redo(self) -> list[Fault]:
        """Make the change again that was taken back last; returns what stands against it."""
        return [self._elsewhere()] if self._changed_elsewhere() else self._step(self.steps.redo)

    def _read(self) -> Filled:
        found = find_tables(self.folder, (self.contract.name, "people"))
        self._charter, _ = judge_charter((self.folder / CHARTER).read_bytes())
        if self._charter is not None and self._charter.source is not None:
            add_database(found, self._charter.source, self._charter.queries)
        name = self.contract.name
        wrong = [fault for fault in found.faults if fault.table == name]
        if wrong:
            raise BadInput(wrong)
        home = found.home.get(name)
        if home is not None and not home.startswith("tables"):
            what = f"the {name} come from a database, which mentorlab does not write"
            raise BadInput(Fault(CHARTER, "source", what, "enter them there"))
        self._home = home
        self._target, self._sheet = file_of(self.folder, name, home, 0)
        self._people = _ids(found)
        self._names = Keys(self.folder).names
        raw = plain(found.raw[name]) if name in found.raw else pd.DataFrame()
        self._columns = [str(column) for column in raw.columns]
        lines = [
            {str(column): str(cell) for column, cell in one.items() if not pd.isna(cell)}
            for one in raw.to_dict("records")
        ]
        return Filled(lines, self._on_disk())

    def _on_disk(self) -> bytes | None:
        return self._target.read_bytes() if self._target.is_file() else None

    def _changed_elsewhere(self) -> bool:
        if not self.saves or self._on_disk() == self.steps.now.content:
            return False
        self.steps.begin_anew(self._read())
        return True

    def _elsewhere(self) -> Fault:
        what = "was changed elsewhere meanwhile"
        return Fault(self._target.name, "", what, "look at what it says now, and enter your change again")

    def _frame(self, lines: list[Line]) -> pd.DataFrame:
        """The lines as text: the columns of the file, those that must be there, and those that are filled."""
        filled = {name for line in lines for name in line}
        wanted = [name for name in self.contract.names if name in filled or name in self.contract.required]
        names = list(dict.fromkeys([*self._columns, *wanted, *sorted(filled)]))
        frame, _ = text_frame(self.contract.name, names, [[line.get(name) for line in lines] for name in names])
        return frame

    def _content(self, lines: list[Line]) -> bytes | None:
        if not self.saves:
            return self.steps.now.content
        frame = self._frame(lines)
        return content_of_table(
            self._target, self._sheet, self.contract.name, Merged(frame, frame.iloc[:0], same=0, replaced=0)
        )

    def _write(self, state: Filled) -> None:
        if not self.saves:
            return
        if state.content is None:
            self._target.unlink(missing_ok=True)
        else:
            mode = self._target.stat().st_mode & 0o777 if self._target.is_file() else 0o644
            write_whole({self._target: state.content}, mode=mode)

    def _step(self, make: Callable[[], None]) -> list[Fault]:
        try:
            make()
        except OSError as error:
            what = f"cannot be written ({error.strerror}); it is as it was"
            return [Fault(self._target.name, "", what, "make the folder and the file writable, and enter it again")]
        return []


def _known_by(fault: Fault) -> tuple[str, str, str]:
    """What makes two faults the same one, wherever their rows stand."""
    return fault.column, fault.what, fault.do


def _ids(found: Found) -> pd.DataFrame | None:
    """The ids that the table of people knows, where there is one."""
    people = found.raw.get("people")
    if people is None or "person_id" not in people:
        return None
    return typed(TABLES["people"], people[["person_id"]])[0]
