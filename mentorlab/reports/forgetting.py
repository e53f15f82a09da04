"""How is a person forgotten: what would change, and then all of it at once or nothing?

A shared report holds no individual. Should one hold the person all the same, in any byte, packed or not, the whole run
goes: a report with a hole in it is no report. From `staff/`, where lists of persons belong, only the files that hold
the person go, and from the match board's decisions those about them. Caches (`.ipynb_checkpoints`, hidden files beside
the tables, earlier states of the charter) that hold them go too. What mentorlab did not write and does not read as a
table is never touched; where it holds the person the plan names it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.matching.by_hand.kept import NAME, STAFF, without
from mentorlab.measures.meaning import REMEMBERED
from mentorlab.reports import manifest as manifests
from mentorlab.reports.forgotten_runs import from_runs, is_cache, named, not_again
from mentorlab.shipped import shipped
from mentorlab.tables.charter import Charter
from mentorlab.tables.charter.faults import judge_charter
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.distinct import plain
from mentorlab.tables.files import Found, find
from mentorlab.tables.forgetting.all_at_once import replace_all
from mentorlab.tables.forgetting.person import Person, who
from mentorlab.tables.forgetting.rows import holds_persons, ids_of_persons
from mentorlab.tables.forgetting.tables import Rewritten, rewritten, still_there
from mentorlab.tables.load import load, program_folder
from mentorlab.tables.privacy.ledger import NAMED, RECORDS
from mentorlab.tables.program import Program

ELSEWHERE = (
    "Reports written elsewhere (--out), copies, backups and version control are not known here, and an import of an "
    "export that still holds them brings them back. Run mentorlab check afterwards: a column whose way of writing only "
    "their rows had settled may have two readings now."
)
BESIDE = (
    "Reports were made that hold the person's answers in their averages. A later report on the same measures would "
    "tell these answers by the difference, and hides itself until as many people differ as the smallest group has."
)


@dataclass(frozen=True)
class Plan:
    """What forgetting somebody would change. `new`: content by path, None = removed; `by_hand`: what mentorlab cannot
    change: files that hold the person, and rows of a database.
    """

    folder: Path
    new: Mapping[Path, bytes | None]
    tables: Rewritten
    runs_gone: tuple[str, ...]
    lists_gone: tuple[str, ...]
    not_again: tuple[str, ...]
    by_hand: tuple[str, ...]
    notes: tuple[str, ...]
    seen: Mapping[Path, str] = field(repr=False, default_factory=dict)

    def lines(self) -> Iterator[str]:
        """The plan in words. It names tables, files and counts, and nobody."""
        for table in TABLES:
            rows, cells = self.tables.rows.get(table, 0), self.tables.cells.get(table, 0)
            said = [f"{_counted(rows, 'row')} removed"] if rows else []
            said += [f"{_counted(cells, 'cell')} of other rows changed"] if cells else []
            if said:
                yield f"{table}: {', '.join(said)}"
        for path in self.tables.files:
            if path.parent.name in ("keys", "records"):
                yield f"{path.relative_to(self.folder).as_posix()}: the person taken out"
        yield from (f"{name}: the whole run removed, it holds the person" for name in self.runs_gone)
        yield from (f"{name}: removed, it holds the person" for name in self.lists_gone)
        yield from (f"{name}: can no longer be run again to the same numbers" for name in self.not_again)
        yield from (f"Not changed, to be done by hand: {one}" for one in self.by_hand)
        if any(path.match(f"{RECORDS}/{NAMED}") for path in self.tables.files):
            yield BESIDE
        yield from self.notes
        yield ELSEWHERE


def _counted(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


def plan(asked: str, place: str | Path) -> Plan:
    """What would change if this person (an id, a name or an e-mail address) were forgotten. Changes nothing.

    Raises BadInput where nobody or more than one is meant, or where a table that holds them cannot be written anew.
    """
    folder = program_folder(place)
    if folder == shipped("data", "demo"):
        what = "the program that ships holds no real person and is nobody's to write in"
        raise BadInput(Fault("forget", "", what, "name the folder of your own program"))
    try:
        return _planned(asked, folder)
    except OSError as error:
        what = f"cannot be read ({error.strerror}), so nobody can say whether it holds the person"
        raise BadInput(Fault(Path(error.filename or "").name, "", what, "make it readable")) from error


def _planned(asked: str, folder: Path) -> Plan:
    found = find(folder)
    found.raw = {name: plain(frame) for name, frame in found.raw.items()}
    charter, _ = judge_charter((folder / CHARTER).read_bytes())
    program = _program(folder) if charter and charter.source else None
    person = who(asked, folder, found.raw, _known_ids(found, program, asked))
    tables = rewritten(found, person)
    new: dict[Path, bytes | None] = dict(tables.files)
    runs_gone, lists_gone = from_runs(folder, person, new)
    holding = still_there(folder, new, person)
    board = folder / STAFF / NAME
    if board in holding:
        new[board] = without(board.read_bytes(), person.id, person.without)
    lists = [path for path in holding if path.relative_to(folder).parts[0] == STAFF and path != board]
    new.update(dict.fromkeys(lists))
    lists_gone += [named(path, folder) for path in lists]
    holding = still_there(folder, new, person) if new.get(board) else [one for one in holding if one not in lists]
    caches = [path for path in holding if is_cache(path.relative_to(folder))]
    caches += [path for path in [folder / "keys" / REMEMBERED] if path.is_file()]  # vectors tell much of their texts
    new.update(dict.fromkeys(caches))
    lists_gone += [named(path, folder) for path in caches]
    by_hand = [named(path, folder) for path in holding if path not in caches]
    by_hand += _in_database(found, program, person)
    gone = {path for path, content in new.items() if content is None}
    links = [named(path, folder) for path in new if path.is_symlink()]
    if links:
        what = "is a link to a file that stands elsewhere"
        raise BadInput([Fault(name, "", what, "put the file itself here") for name in links])
    # Keys go last: whoever is stopped in between can still be asked for by name.
    new = dict(sorted(new.items(), key=lambda one: (one[0].parent.name == "keys", one[0])))
    return Plan(
        folder,
        new,
        tables,
        tuple(runs_gone),
        tuple(lists_gone),
        tuple(not_again(folder, found, set(tables.files), gone)),
        tuple(by_hand),
        tuple(_notes(charter, person)),
        {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in new if path.is_file()},
    )


def carry_out(wanted: Plan) -> Path:
    """Do what the plan says, all of it or nothing, and write the receipt, which counts and names nobody.

    Returns the receipt's path. Raises BadInput, with nothing changed, where a file changed meanwhile or cannot be
    written.
    """
    now = datetime.now(UTC)
    records = wanted.folder / "records"
    try:
        records.mkdir(exist_ok=True)
    except OSError as error:
        what = f"cannot be made ({error.strerror}); nothing was changed"
        raise BadInput(Fault("records", "", what, "make the folder writable")) from error
    receipt = records / f"forgotten-{now:%Y-%m-%dT%H-%M-%S}-{now.microsecond:06d}Z.json"
    counts = {
        "schema": 1,
        "forgotten_on": f"{now:%Y-%m-%d}",
        "rows_removed": dict(wanted.tables.rows),
        "cells_changed": dict(wanted.tables.cells),
        "runs_removed": len(wanted.runs_gone),
        "lists_removed": len(wanted.lists_gone),
        "runs_that_cannot_be_repeated": len(wanted.not_again),
        "left_to_do_by_hand": len(wanted.by_hand),
    }
    replace_all({receipt: manifests.to_bytes(counts), **wanted.new}, wanted.seen)
    return receipt


def _program(folder: Path) -> Program | None:
    try:
        return load(folder)
    except BadInput:
        return None  # a person can be forgotten while the folder has faults


def _known_ids(found: Found, program: Program | None, asked: str) -> set[str]:
    ids = ids_of_persons(found.raw)
    for _, column, frame in _database_columns(found, program):
        ids |= set(frame[column].dropna())
    for path in (found.folder / "records").glob("*.json"):
        with contextlib.suppress(ValueError):
            if asked.strip() in _words(json.loads(path.read_bytes())):
                ids.add(asked.strip())
    return ids


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in [*value, *(value.values() if isinstance(value, dict) else ())]:
            yield from _words(part)


def _database_columns(found: Found, program: Program | None) -> Iterator[tuple[str, str, Any]]:
    """Columns of persons in tables that came from no file."""
    for name, frame in (program.frames if program else {}).items():
        if name not in found.home:
            for column in TABLES[name].columns:
                if column.name in frame and holds_persons(TABLES[name], column):
                    yield name, column.name, plain(frame)


def _in_database(found: Found, program: Program | None, person: Person) -> list[str]:
    lines = []
    for name, column, frame in _database_columns(found, program):
        rows = int((frame[column] == person.id).sum())
        if rows:
            lines.append(f"the charter's database, table {name}, column {column}: {_counted(rows, 'row')}")
    return lines


def _notes(charter: Charter | None, person: Person) -> Iterator[str]:
    if not person.id_is_distinctive:
        yield (
            "The id is too short to be told from other words and numbers: in texts, records and runs only the name was "
            "looked for. Look through runs/*/staff/ by yourself."
        )
    if charter is not None and charter.earlier_cycles:
        yield f"Earlier cycles are folders of their own, forget there too: {', '.join(charter.earlier_cycles)}."
