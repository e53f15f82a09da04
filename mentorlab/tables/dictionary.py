"""What may stand in the tables? The data dictionary, written by `python -m mentorlab.tables.dictionary`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from mentorlab.tables.contracts import TABLES, Column, Table
from mentorlab.tables.faults import range_in_words

HEAD = """# Data dictionary

Written from the contracts in `mentorlab/tables/contracts` by `python -m mentorlab.tables.dictionary > data/README.md`;
change it there.

Every table is optional, as `.csv`, `.parquet` or `.xlsx` in `tables/`, as a sheet of one workbook, or in the database
that the charter names (`source:`, with `queries:` for tables of another name).
Blank ones, header rows only, are in `templates/tables`.
Columns in **bold** are the key: together they are unique. Required columns must be there and filled in every row.
A `cycle` column is allowed in every table and is then part of the key: rows of the charter's cycle, or without one, are
used. Columns that are not listed are kept: as numbers or days where every filled cell is one, else as text.

Kinds: an *id* is never changed (`007` stays `007`); a *code* is a short word; a *date* is a day, `YYYY-MM-DD` (a time
after it is dropped); a *number* has a point before decimals. An empty cell is missing.

What spreadsheets and survey tools write is read as well, and `mentorlab check` says where:

- CSV with commas, semicolons, tabs or bars; UTF-8, UTF-16 with its mark, Windows-1252 or Mac Roman (told apart by the
  words that they make; where both would do, the file is refused); line ends LF, CR LF or CR.
- Dates as `31.12.2026`, `12/31/2026`, `7/27/26 19:06:23`, `2026/09/20 10:00:00 AM`, `31-Dec-26`, `Dec 31, 2026`.
  Whether day or month comes first must be settled by at least one cell of the column and contradicted by none; else it
  is a fault. Two-digit years are 2000 to 2029 and 1969 to 1999; others are faults. Serial numbers of spreadsheets are
  days in listed date columns only, counted from 1899-12-30, or from 1904 in a workbook that says so.
- Numbers as `3,5`, `1.234,5`, `1,234.5`, `−2` and `4 - Agree`. `1,234` must be settled by another cell of the column;
  else it is a fault. Percent signs are faults.
- In numbers and dates, words such as `N/A` or `Prefer not to say`, and `-99`, are missing and counted. Where other
  numbers lie below −9, `-99` may be one too, and is a fault. Ids, codes and text keep every word.
"""


def dictionary() -> str:
    """The data dictionary in Markdown."""
    contents = ", ".join(f"[{name}](#{name})" for name in TABLES)
    return "\n".join([HEAD, f"Tables: {contents}.\n", *(_section(table) for table in TABLES.values())])


def _section(table: Table) -> str:
    rows = [f"| {_name(c)} | {c.kind} | {_demand(table, c)} | {_allowed(c)} | {c.help} |" for c in table.columns]
    head = ["| column | kind | required | allowed | meaning |", "|---|---|---|---|---|"]
    rules = [f"- {rule}" for rule in _rules(table)]
    return "\n".join(
        [
            f"## {table.name}",
            "",
            f"One row is {table.one_row_is}.",
            "",
            *head,
            *rows,
            *([""] if rules else []),
            *rules,
            "",
        ]
    )


def _name(column: Column) -> str:
    return f"**{column.name}**" if column.key else column.name


def _demand(table: Table, column: Column) -> str:
    if column.required:
        return "yes (cells may be empty)" if column.empty_ok else "yes"
    if column.default is not None:
        return f"left out = `{column.default}`"
    if column.default_from is not None:
        return f"left out = {column.default_from}"
    return "one of them" if any(column.name in group for group in table.one_of) else ""


def _allowed(column: Column) -> str:
    if column.codes:
        codes = " ".join(f"`{code}`" for code in column.codes)
        where = f" where {column.codes_where[0]} is `{column.codes_where[1]}`" if column.codes_where else ""
        return codes + where
    return f"known in {column.refers}" if column.refers else range_in_words(column)


def _rules(table: Table) -> Iterator[str]:
    for group in table.one_of:
        yield f"{' or '.join(group)} is filled in every row."
    for smaller, larger in table.date_orders:
        yield f"{larger} is not before {smaller}."
    for smaller, larger in table.value_orders:
        yield f"{larger} is not less than {smaller}."
    for one, other, _ in table.never_same:
        yield f"{one} is never the {other} of the same row."
    if table.joins_key:
        yield f"{', '.join(table.joins_key)} is part of the key where it is present."
    if table.dated:
        yield f"A row exists from {table.dated} on."


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(dictionary())
