"""How does an export get into a program's folder? In steps that each may find faults; nothing is written before all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from mentorlab.errors import CHARTER, BadInput, Fault, did_you_mean
from mentorlab.progress import Tell, nobody
from mentorlab.shipped import shipped
from mentorlab.tables.cells import typed
from mentorlab.tables.charter import Charter, read_charter
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.exports.answers import answers, item_columns, items_of
from mentorlab.tables.exports.fields import filled, sources
from mentorlab.tables.exports.free_text import masked_texts
from mentorlab.tables.exports.incoming import Incoming
from mentorlab.tables.exports.labels import numbers_wanted
from mentorlab.tables.exports.leaving_out import finished, kept_rows
from mentorlab.tables.exports.long import LONG, person_field
from mentorlab.tables.exports.mapping import Mapping, judge_mapping
from mentorlab.tables.exports.meetings import meetings_in
from mentorlab.tables.exports.merging import differing, merged
from mentorlab.tables.exports.moments import moments
from mentorlab.tables.exports.naming import ExportColumn, shortened
from mentorlab.tables.exports.opened import Export, content_of, open_export
from mentorlab.tables.exports.persons import Persons
from mentorlab.tables.exports.prepared import Prepared
from mentorlab.tables.exports.receipt import Receipt
from mentorlab.tables.exports.submissions import others
from mentorlab.tables.exports.what_became import keeping_what_is_known
from mentorlab.tables.exports.written import content_of_table, file_of
from mentorlab.tables.faults import faults_in
from mentorlab.tables.files import Found, find
from mentorlab.tables.load import program_folder
from mentorlab.tables.missing import without_missing_words
from mentorlab.tables.rows import faulty

SILENT = "no question answered"


def import_export(
    export: str | Path,
    mapping: str | Path,
    place: str | Path,
    *,
    replace: bool = False,
    tell: Tell = nobody,
) -> Receipt:
    """Bring an export into a table of a program's folder.

    `replace`: rows that are there with other content take that of the export. `tell` is told what is being done.
    Raises BadInput with the faults found; then the folder is as it was.
    """
    return prepare(export, read_mapping(Path(mapping)), place, replace=replace, tell=tell).write(tell)


def prepare(
    export: str | Path, said: Mapping, place: str | Path, *, replace: bool = False, tell: Tell = nobody
) -> Prepared:
    """All of an import but the writing: nothing in the folder changes. See `import_export`."""
    folder, charter = _program(place, said)
    found = find(folder, tell)
    persons = Persons(folder, found.raw, as_ids=said.people == "ids")
    path = Path(export)
    if said.format == "calendar":
        new = meetings_in(path.name, content_of(path), said, charter, found, persons)
    else:
        tell(f"reading {path.name}")
        new = _rows_of(open_export(path, said.format, said.sheet), said, charter, persons, tell)
    tell("masking free text, and comparing with what is there")
    frame, places = masked_texts(said.table, new.frame, persons.names())
    old = _old(said.table, found)
    if said.format == "calendar" and old is not None:
        frame = keeping_what_is_known(frame, old[1])
    result, differs, columns = merged(said.table, frame, old, charter.cycle, replace=replace, items=items_of(said))
    if differs.any():
        raise BadInput(differing(said.table, path.name, new.at, differs, columns))
    target, sheet = file_of(folder, said.table, found.home.get(said.table), len(result.new))
    receipt = new.receipt(said.table, len(frame), result, places, target)
    content = content_of_table(target, sheet, said.table, result) if result.changed else None
    return Prepared(receipt, folder, content, persons, found.inputs.get(target.relative_to(folder).as_posix()))


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file. Raises BadInput with every fault in it."""
    if not path.is_file():
        raise BadInput(Fault(str(path), "", "there is no such file", "give the mapping; --draft writes a first one"))
    return mapping_of(path.read_bytes(), path.name)


def mapping_of(content: bytes, name: str) -> Mapping:
    """The mapping in these bytes, called `name` in faults. Raises BadInput with every fault in it."""
    mapping, faults = judge_mapping(content, name)
    if mapping is None:
        raise BadInput(faults)
    faults = numbers_wanted(mapping)
    if faults:
        raise BadInput(faults)
    return mapping


def _program(place: str | Path, mapping: Mapping) -> tuple[Path, Charter]:
    folder = program_folder(place)
    if folder.is_relative_to(shipped("data").resolve()):
        raise BadInput(Fault(str(place), "", "is the program that ships", "copy it, and import into the copy"))
    charter = read_charter(folder / CHARTER)
    if charter.source is not None:
        what = "the tables of this program come from a database"
        raise BadInput(Fault(CHARTER, "source", what, "import into a folder whose tables are files"))
    wave = mapping.wave or ""
    if wave.startswith("=") and wave[1:].strip() not in charter.known_waves:
        what = f"{wave[1:].strip()!r} is no wave of the charter"
        raise BadInput(Fault(mapping.file, "wave", what, did_you_mean(wave[1:].strip(), charter.known_waves)))
    return folder, charter


def _rows_of(export: Export, mapping: Mapping, charter: Charter, persons: Persons, tell: Tell) -> Incoming:
    """The rows for the table, and the count of those that are none."""
    asked, faults = sources(export, mapping)
    items, wrong = item_columns(export, mapping)
    person = next((one for one in asked.columns.get("person_id", asked.columns.get("respondent_id", []))), None)
    kept, more = kept_rows(export, mapping, person if mapping.person else None)
    if faults + wrong + more:
        raise BadInput(faults + wrong + more)
    done = filled(export, mapping, asked, kept.rows)
    faults = done.faults + _waves(mapping, charter, done.raw)
    if faults:
        raise BadInput(faults)
    tell("naming persons and answers")
    raw = persons.named(mapping.table, done.raw)
    _also_called(export, mapping, persons, raw)
    empty = export.cells.loc[raw.index, [column.place for column, _, _ in items]].isna().all(axis=1) & bool(items)
    kept.drop(empty.reindex(kept.rows.index, fill_value=False), SILENT)
    raw = raw[~empty]
    complete = finished(export)[raw.index]
    again, reason, faults = others(
        mapping, export.file, raw, lambda: moments(export, mapping, asked, raw.index), complete
    )
    if faults:
        raise BadInput(faults)
    kept.drop(again.reindex(kept.rows.index, fill_value=False), reason)
    raw = raw[~again]
    frame, at, missing = raw.reset_index(drop=True), raw.index.to_numpy(), done.missing
    if mapping.items:
        told = answers(export, mapping, items, raw)
        if told.faults:
            raise BadInput(told.faults)
        frame, at, missing = _named_answers(mapping, persons, told.frame), told.at, missing + told.missing
        kept.drop(told.silent.reindex(kept.rows.index, fill_value=False), SILENT)
        _judge_answers(export, mapping, frame, at)
    used = {column.place for columns in asked.columns.values() for column in columns}
    used |= {column.place for column in asked.only_where.values()}
    used |= {column.place for column, _, _ in items} | {column.place for column in _others(export, mapping)}
    return Incoming(
        export.file,
        export.sha256,
        export.format,
        frame,
        at,
        len(export),
        kept.left_out,
        unfinished_kept=int((~complete & kept.rows[raw.index]).sum()),
        read_as_missing=missing,
        unused=tuple(shortened(one.names[0]) for one in export.columns if one.place not in used),
        notes=(*map(str, export.notes), *kept.notes),
    )


def _others(export: Export, mapping: Mapping) -> list[ExportColumn]:
    """The columns with other names and addresses of the person."""
    found = [export.naming.meant(name, mapping.file, "also") for name in mapping.also]
    faults = [fault for _, wrong in found for fault in wrong]
    if faults:
        raise BadInput(faults)
    return [column for column, _ in found if column is not None]


def _also_called(export: Export, mapping: Mapping, persons: Persons, raw: pd.DataFrame) -> None:
    field = person_field(mapping.table)
    for column in _others(export, mapping):
        persons.also_called(raw[field], export.cells.loc[raw.index, column.place].astype("str"))


def _named_answers(mapping: Mapping, persons: Persons, frame: pd.DataFrame) -> pd.DataFrame:
    """Answers that name persons (choices) hold ids as well; the other fields have theirs already."""
    value = LONG[mapping.table].value
    return frame.assign(**persons.named(mapping.table, frame[[value]].copy()))


def _waves(mapping: Mapping, charter: Charter, raw: pd.DataFrame) -> list[Fault]:
    if "wave" not in raw:
        return []
    wrong = raw["wave"].notna() & ~raw["wave"].isin(charter.known_waves)
    words = raw["wave"][wrong]
    advice = did_you_mean(str(words.iloc[0]), charter.known_waves) if len(words) else ""
    do = f"{advice.rstrip('?')} (write it under `values:`)"
    return faulty(mapping.file, "wave", raw["wave"], wrong, "is no wave of the charter", do)


def _judge_answers(export: Export, mapping: Mapping, frame: pd.DataFrame, at: np.ndarray) -> None:
    """Where the answers must be codes, ids or within a range, they are judged as the table would be."""
    table = TABLES[mapping.table]
    if mapping.table in ("responses", "measures"):  # any number, any item
        return
    text = pd.DataFrame({name: frame[name].astype("str") for name in frame.columns})
    meant, faults, _ = typed(table, text)
    faults += faults_in(table, text, meant)
    if faults:
        where = f"{export.file} → {table.name}"
        rows = [tuple(dict.fromkeys(int(at[row]) for row in one.rows)) for one in faults]
        raise BadInput([replace(one, table=where, rows=those) for one, those in zip(faults, rows, strict=True)])


def _old(table: str, found: Found) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    """The table as it is: its text, and typed. Raises BadInput where it cannot be read as a whole."""
    wrong = [fault for fault in found.faults if fault.table == table]
    if wrong:
        raise BadInput(wrong)
    if table not in found.raw:
        return None
    raw, _, _ = without_missing_words(TABLES[table], found.raw[table])
    meant, _, _ = typed(TABLES[table], raw)
    return found.raw[table].reset_index(drop=True), meant.reset_index(drop=True)
