"""What do the columns of an export say about each row? Cells become fields of the table: days, numbers, codes, text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd

from mentorlab.errors import Fault, nearest
from mentorlab.tables.cells import typed
from mentorlab.tables.contracts import TABLES, Column, Table
from mentorlab.tables.days import days_meant
from mentorlab.tables.exports.formats import FORMATS
from mentorlab.tables.exports.labels import given_for
from mentorlab.tables.exports.leaving_out import equal, meant_by
from mentorlab.tables.exports.long import LONG, names_a_person, person_field
from mentorlab.tables.exports.mapping import Mapping
from mentorlab.tables.exports.merging import as_words
from mentorlab.tables.exports.naming import ExportColumn, alike, shortened
from mentorlab.tables.exports.opened import Export
from mentorlab.tables.exports.several import several_choices
from mentorlab.tables.faults import faults_in
from mentorlab.tables.missing import missing_codes, missing_words
from mentorlab.tables.numbers import numbers_meant

E_MAIL = r"[^\s@]+@[^\s@]+\.[^\s@.]+"
NO_DAY = "1980-01-01"  # what LimeSurvey writes where a survey keeps no dates
MOSTLY = 0.5  # of the cells are e-mail addresses: then the column holds persons


@dataclass
class Sources:
    """Where every field comes from: columns of the export, or a word that is the same for every row. `only_where`: the
    columns that say in which rows a field is filled.
    """

    columns: dict[str, list[ExportColumn]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    only_where: dict[str, ExportColumn] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are filled."""
        return tuple(dict.fromkeys((*self.columns, *self.constants)))


def sources(export: Export, mapping: Mapping) -> tuple[Sources, list[Fault]]:
    """The sources that a mapping names, and what is wrong with them."""
    table = TABLES[mapping.table]
    found, faults = Sources(), []
    asked = [("person", mapping.person, person_field(mapping.table))]
    asked += [("wave", mapping.wave, "wave"), ("cycle", mapping.cycle, "cycle")]
    asked += [(f"columns.{name}", name, target) for name, target in mapping.columns.items()]
    for path, name, target in asked:
        if name is None or target is None:
            continue
        faults += _unknown_field(mapping, table, path, target)
        if name.startswith("="):
            found.constants[target] = name[1:].strip()
            continue
        column, wrong = export.naming.meant(name, mapping.file, path)
        faults += wrong
        if column is not None:
            faults += _private(export, mapping, path, column, table.column(target), target)
            found.columns.setdefault(target, []).append(column)
    for name, rule in mapping.only_where.items():
        column, wrong = export.naming.meant(rule.column, mapping.file, f"only_where.{name}")
        faults += wrong
        if column is not None:
            found.only_where[name] = column
    return found, faults + _needed(mapping, table, found)


def _unknown_field(mapping: Mapping, table: Table, path: str, target: str) -> list[Fault]:
    if table.column(target) is not None or table.name == "people":  # people may have any attributes
        return []
    near = nearest(target, table.names)
    do = f"did you mean {near!r}?" if near else f"use one of: {', '.join(table.names)}"
    return [Fault(mapping.file, path, f"{target!r} is no column of {table.name}", do)]


def _private(
    export: Export, mapping: Mapping, path: str, column: ExportColumn, target: Column | None, name: str
) -> list[Fault]:
    """Names, addresses and places are never copied: they may only say who a person is."""
    if names_a_person(target) or name == "person_id":
        return []
    own = FORMATS[export.format]
    known = {alike(one) for one in (*own.private, *own.people)}
    cells = export.cells[column.place].dropna().astype("str")
    addresses = len(cells) > 0 and cells.str.fullmatch(E_MAIL).mean() > MOSTLY
    if not addresses and not known & {alike(one) for one in column.names}:
        return []
    what = f"{shortened(column.names[0])!r} tells who or where somebody is; it is not copied into a table"
    return [Fault(mapping.file, path, what, "take the line out (who answers is said by `person:`)")]


def _needed(mapping: Mapping, table: Table, found: Sources) -> list[Fault]:
    long = LONG.get(mapping.table) if mapping.items else None
    there = {*found.fields, *(long.fields if long else ())}
    faults = []
    for name in table.required:
        if name in there:
            continue
        key = {"wave": "wave", person_field(mapping.table): "person"}.get(name)
        do = f"write `{key}:` with a column" if key else f"map a column to {name} under `columns:`"
        do += f", or `=word` for all rows (`{key}: =…`)" if key == "wave" else ""
        what = f"nothing says what {name} is, which {table.name} needs"
        faults.append(Fault(mapping.file, key or "columns", what, do))
    return faults


@dataclass
class Filled:
    """Fields of every row: `raw` as text, `typed`, both indexed by row number; `missing`: cells read as missing."""

    raw: pd.DataFrame
    typed: pd.DataFrame
    missing: int
    faults: list[Fault]


def filled(export: Export, mapping: Mapping, found: Sources, rows: pd.Series) -> Filled:
    """The fields of the rows that are kept (`rows`: which are, by row number)."""
    cells = export.cells[rows]
    table = _table_of(mapping, found)
    faults: list[Fault] = []
    missing = 0
    raw: dict[str, pd.Series] = {}
    for name, columns in found.columns.items():
        contract = table.column(name)
        parts = []
        for column in columns:
            text, n, wrong = _meaning(mapping, export.format, name, contract, column, cells[column.place])
            parts.append(text)
            missing += n
            faults += [replace(fault, table=export.file, column=column.names[0]) for fault in wrong]
        raw[name], wrong = _together(parts, columns, contract, export.file)
        faults += wrong
    for name, word in found.constants.items():
        raw[name] = pd.Series(word, index=cells.index, dtype="str")
    for name, column in found.only_where.items():
        raw[name] = raw[name].where(meant_by(mapping.only_where[name], cells[column.place]))
    frame = pd.DataFrame(raw, index=cells.index)
    meant, wrong, _ = typed(table if mapping.items else TABLES[mapping.table], frame)
    if not faults:
        wrong += faults_in(table, frame, meant)
    return Filled(frame, meant, missing, faults + [_in_the_export(export, fault) for fault in wrong])


def _table_of(mapping: Mapping, found: Sources) -> Table:
    """The contract without the fields that the answers fill, and without its key: rows are not told apart yet."""
    table = TABLES[mapping.table]
    long = LONG.get(mapping.table) if mapping.items else None
    columns = tuple(
        replace(column, key=False, default_from=None)
        for column in table.columns
        if column.name in found.fields or ((not long or column.name not in long.fields) and column.required)
    )
    return replace(table, columns=columns, one_of=() if long else table.one_of, one_of_arms=None)


def _in_the_export(export: Export, fault: Fault) -> Fault:
    return replace(fault, table=f"{export.file} → {fault.table}")


def _meaning(
    mapping: Mapping, kind: str, name: str, contract: Column | None, column: ExportColumn, cells: pd.Series
) -> tuple[pd.Series, int, list[Fault]]:
    """A column of cells as the text that the table will hold, how many cells are missing by a word, and faults."""
    what = contract.kind if contract is not None else "attribute"
    choices = next((mapping.several[one] for one in (*column.names, column.letter) if one in mapping.several), None)
    unknown = equal(cells, mapping.missing) if not names_a_person(contract) else equal(cells, ())
    given = (
        {alike(label): value for label, value in given_for(mapping, name).items()}
        if what not in ("text", "id", "date")
        else {}
    )
    words = [str(word) for word in cells.cat.categories]
    texts = [given.get(alike(word), word) for word in words] if given else words
    if choices is not None:
        texts = [several_choices(word, choices, FORMATS[kind].several) for word in words]
    index = pd.Index([*texts, None], dtype=object)
    text = pd.Series(index[cells.cat.codes.to_numpy()], index=cells.index, dtype="str")
    if what in ("number", "integer", "date"):
        unknown |= missing_words(text) | missing_codes(text)
    if what == "date" and kind == "limesurvey":
        unknown |= text.str.startswith(NO_DAY, na=False)
    n, text = int((unknown & text.notna()).sum()), text.mask(unknown)
    if what == "date":
        stated = mapping.date_order if mapping.date_order != "year_first" else None
        meaning = days_meant("", "", text, stated)
        return meaning.values.dt.strftime("%Y-%m-%d").astype("str"), n, meaning.faults
    if what in ("number", "integer"):
        found = numbers_meant("", "", text)
        return as_words(found.values), n, found.faults
    return text, n, []


def _together(
    parts: list[pd.Series], columns: list[ExportColumn], contract: Column | None, file: str
) -> tuple[pd.Series, list[Fault]]:
    """Several columns for one field: texts are joined (choices over columns); of others one may be filled in a row."""
    first = parts[0]
    if len(parts) == 1:
        return first, []
    if contract is not None and contract.kind == "text":
        joined = pd.concat(parts, axis=1).apply(lambda row: ";".join(row.dropna()), axis=1).astype("str")
        return joined.mask(joined == ""), []
    for column, part in zip(columns[1:], parts[1:], strict=True):
        both = first.notna() & part.notna() & (first != part)
        if both.any():
            rows = tuple(int(row) for row in both.index[both][:5])
            what = f"it and {shortened(columns[0].names[0])!r} fill the same field and differ"
            return first, [Fault(file, column.names[0], what, "map one of them", rows, int(both.sum()))]
        first = first.fillna(part)
    return first, []
