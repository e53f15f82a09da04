"""Which program is meant, and what does its folder say? `load` opens it, `check` lists everything that is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from mentorlab.errors import CHARTER, BadInput, Fault, nearest
from mentorlab.progress import Tell, nobody
from mentorlab.shipped import shipped
from mentorlab.tables.agreement import disagreements
from mentorlab.tables.calendar.plan_items import own_items
from mentorlab.tables.cells import typed
from mentorlab.tables.charter import Charter
from mentorlab.tables.charter.criteria import unknown_criteria
from mentorlab.tables.charter.faults import judge_charter
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.database.reading import FROM_DATABASE, ask
from mentorlab.tables.faults import faults_in, unknown_ids
from mentorlab.tables.files import Found, add_database, come_since, find
from mentorlab.tables.lost_zeros import lost_zeros
from mentorlab.tables.missing import without_missing_words
from mentorlab.tables.notes import Note
from mentorlab.tables.on_record.decisions import broken_records, is_decision
from mentorlab.tables.program import Program
from mentorlab.tables.read_before import judged_once

PUBLISHED = "records/published-"


def load(place: str | Path, *, known_measures: Collection[str] | None = None) -> Program:
    """The program in a folder; "demo" is the one that ships, unless a folder of that name is here.

    Faults in the charter raise BadInput, with those of the tables beside them. Faults in the tables alone do not: the
    program carries them, and whoever needs a table asks `program.need(...)`. `known_measures`: scales of instruments,
    so that an objective measured by one of them is not taken for a slip of the pen.
    """
    faults, program = check(place, known_measures=known_measures)
    if program is None:
        raise BadInput(faults)
    return program


def check(
    place: str | Path, *, known_measures: Collection[str] | None = None, earlier: bool = True, tell: Tell = nobody
) -> tuple[list[Fault], Program | None]:
    """Every fault of a program folder at once, and the program, or None where the charter has faults.

    `earlier`: the folders of its earlier cycles must be there (those of an earlier cycle itself need not). `tell`: who
    is told what is being done.
    A place that is no program folder raises BadInput.
    """
    folder = program_folder(place)
    found = find(folder, tell)
    charter, charter_faults = judge_charter((folder / CHARTER).read_bytes())
    if charter is not None and charter.source is not None and not _about_source(charter_faults):
        add_database(found, charter.source, charter.queries)
    charter_faults += [fault for fault in found.faults if fault.table == CHARTER]
    frames, table_faults, notes = judged_once(found, _tables)
    table_faults += broken_records(found.records)
    before = _records_before(found, charter) if charter is not None and earlier else {}
    if charter is not None:
        charter_faults += _earlier_cycles(folder, charter) if earlier else []
        table_faults += own_items(folder, charter.audiences)[2]
        charter_faults += unknown_criteria(charter)
        judged = {fault.column for fault in charter_faults}
        for fault in disagreements(charter, frames, known_measures):
            # Without the charter's cycle or waves nobody can say that a table's are wrong.
            unsure = (fault.column == "cycle" and "cycle" in judged) or (
                fault.column == "wave" and any(path.startswith("waves") for path in judged)
            )
            if not unsure:
                (charter_faults if fault.table == CHARTER else table_faults).append(fault)
    if charter is None or charter_faults:
        return [*charter_faults, *table_faults], None
    inputs, tables = MappingProxyType(found.inputs), MappingProxyType(frames)
    return table_faults, Program(
        folder,
        charter,
        tuple(table_faults),
        inputs,
        tables,
        notes=tuple(notes),
        records=MappingProxyType(found.records),
        earlier_records=MappingProxyType(before),
    )


def changed_since(program: Program) -> list[str]:
    """The files of the program, and the tables of its database, that now say something else than when it was opened.

    A file with a table that was not there then is one of them.
    Records of what was published are left out: a report takes its own copies, and others may be made meanwhile.
    """
    files = [name for name in program.inputs if not name.startswith((FROM_DATABASE, PUBLISHED))]
    changed = [name for name in files if _digest(program.folder / name) != program.inputs[name]]
    changed += come_since(program.folder, program.inputs)
    if program.charter.source is None or CHARTER in changed:
        return sorted(changed)
    before = {name: sha for name, sha in program.inputs.items() if name.startswith(FROM_DATABASE)}
    in_files = [table for table in program.tables if f"{FROM_DATABASE}{table}" not in before]
    now = ask(program.folder, program.charter.source, program.charter.queries, in_files).inputs
    return sorted([*changed, *(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))])


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _about_source(faults: list[Fault]) -> bool:
    """Is there a fault in what the charter says of its database? Then nothing is opened."""
    return any(fault.column.partition(".")[0] in ("source", "queries") for fault in faults)


def _earlier_cycles(folder: Path, charter: Charter) -> list[Fault]:
    """Folders of earlier cycles that are not there, or are no programs."""
    return [
        Fault(
            CHARTER,
            "earlier_cycles",
            f"{place!r}: there is no {CHARTER} in it" if (folder / place).is_dir() else f"{place!r} is no folder",
            "correct the path (from this program's folder), or take it out",
        )
        for place in charter.earlier_cycles
        if not (folder / place / CHARTER).is_file()
    ]


def _records_before(found: Found, charter: Charter) -> dict[str, Mapping[str, bytes]]:
    """The records of decisions in the folders of earlier cycles, by folder; entered among the inputs."""
    before: dict[str, Mapping[str, bytes]] = {}
    for place in charter.earlier_cycles:
        for path in _files_of(found.folder / place):  # questions read them; the manifest must name what they read
            found.inputs[f"{place}/{path.relative_to(found.folder / place).as_posix()}"] = _digest(path)
        paths = sorted((found.folder / place).glob("records/*"))
        kept = {path.name: path.read_bytes() for path in paths if path.is_file() and is_decision(path.name)}
        before[place] = MappingProxyType(kept)
        for name, content in kept.items():
            found.inputs[f"{place}/records/{name}"] = hashlib.sha256(content).hexdigest()
    found.inputs = dict(sorted(found.inputs.items()))
    return before


def _files_of(earlier: Path) -> list[Path]:
    """The charter and the tables of an earlier cycle."""
    paths = [earlier / CHARTER, *earlier.glob("tables/*")]
    return sorted(path for path in paths if path.is_file() and not path.name.startswith((".", "~")))


def _tables(found: Found) -> tuple[dict[str, pd.DataFrame], list[Fault], list[Note]]:
    """The typed tables in the order of the contracts, what is wrong in them, and what was read as something else."""
    frames: dict[str, pd.DataFrame] = {}
    faults = [fault for fault in found.faults if fault.table != CHARTER]
    notes = list(found.notes)
    for name, table in TABLES.items():
        if name in found.raw:
            found.tell(f"checking {name} ({len(found.raw[name]):,} rows)")
            raw, doubtful, missing = without_missing_words(table, found.raw[name])
            frames[name], ill_typed, read = typed(table, raw)
            faults += doubtful + ill_typed + faults_in(table, raw, frames[name])
            notes += missing + read
    lost, told = lost_zeros(frames)
    return frames, faults + unknown_ids(frames) + lost, notes + told


def program_folder(place: str | Path) -> Path:
    """The folder that is meant, as an absolute path. Raises BadInput naming the nearest program folder beside it."""
    path = Path(place)
    if path.name == CHARTER and path.is_file():
        path = path.parent
    if (path / CHARTER).is_file():
        return path.resolve()
    if str(place) == "demo" and not path.exists():
        path = shipped("data", "demo")
        if (path / CHARTER).is_file():
            return path.resolve()
    raise BadInput(_no_program(path))


def _no_program(path: Path) -> Fault:
    what = f"there is no {CHARTER} in it" if path.is_dir() else "there is no such folder"
    around = path.absolute().parent
    beside = sorted(one.parent.name for one in around.glob(f"*/{CHARTER}")) if around.is_dir() else []
    near = nearest(path.name, beside)
    do = f"did you mean {str(path.with_name(near))!r}?" if near else f"give the folder that holds {CHARTER}"
    return Fault(str(path), "", what, do)
