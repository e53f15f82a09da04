"""Which program is it about? Opened, or created as `mentorlab new` does, without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mentorlab.answers.markup import Passage
from mentorlab.answers.wording import catalogue, listed
from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.measures.opening import load
from mentorlab.shipped import LAB
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.program import Program
from mentorlab.tables.starting import next_first, start
from mentorlab.widgets.static import plain_table

DEMO = "demo"
BETWEEN = ";"


class Chosen:
    """The program that is worked with. `program`: as it was opened last; `place`: its folder, or demo."""

    def __init__(self, place: str) -> None:
        self.open(place)

    def open(self, place: str) -> None:
        """Another program; raises BadInput, and keeps the one there is, where it cannot be opened."""
        if not place.strip():
            raise BadInput(
                Fault("start_here", "folder", "no folder is named", "write the folder of a program, or demo")
            )
        self.program: Program = load(place.strip())
        self.place = DEMO if place.strip() == DEMO else str(self.program.folder)

    def create(self, name: str, have: Sequence[str], starts_on: str, *, like: str | None = None) -> Path:
        """A new program folder, and open it. name: a folder, beside the program that is open where it is no full path;
        have: tables or everyday words; starts_on: a day, or empty for the first of next month. Raises BadInput with
        every fault, and makes nothing then.
        """
        if not name.strip():
            raise BadInput(Fault("start_here", "name", "the new program has no name", "write one, like spring"))
        made = start(beside(Path.cwd()) / name.strip(), starts_on=_day(starts_on), have=have, like=like)
        self.open(str(made))
        return made

    @property
    def data(self) -> Passage:
        """Which tables there are, how many rows each has, and what is wrong in them."""
        words, rows = catalogue("start_here"), self.program.rows
        faults = {name: len(self.program.faults_of(name)) for name in rows}
        held = [[name, f"{n:,}", TABLES[name].one_row_is, _faults(faults[name])] for name, n in rows.items()]
        told = words.DATA.format(program=self.program.charter.program, n=len(held), of=len(TABLES))
        absent = [name for name in TABLES if name not in rows]
        if absent:
            told += f" {words.ABSENT.format(tables=listed(absent))}"
        return plain_table(told, words.DATA_HEAD, held)


def beside(folder: Path) -> Path:
    """Where a new program goes: here, or beside the program, or the notebooks of the demo, in which one works."""
    here = (folder, *folder.parents)
    inside = next((one for one in here if one.name == LAB or (one / CHARTER).is_file()), None)
    return inside.parent if inside is not None else folder


def at_hand(folder: Path) -> list[str]:
    """The programs that can be named without a path: the demo, and those in this folder and beside it."""
    near = {one.parent for where in {folder, beside(folder)} for one in where.glob(f"*/{CHARTER}")}
    here = [one for one in (folder, *folder.parents) if (one / CHARTER).is_file()][:1]
    return [DEMO, *(str(one) for one in sorted({*near, *here}))]


def _day(text: str) -> date:
    if not text.strip():
        return next_first(date.today())
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(Fault("start_here", "starts_on", f"{text!r} is no day", "write it like 2026-03-02")) from None


def _faults(n: int) -> str:
    return "" if n == 0 else f"{n} {'fault' if n == 1 else 'faults'}"
