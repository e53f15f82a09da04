"""How do a workbook and a parquet file lose some rows and cells?

A workbook is saved anew: formulas become the values that they showed, and what openpyxl does not keep (pictures,
charts) is lost. A parquet file keeps its columns, their types, and its compression.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from mentorlab.tables.forgetting.rows import Change


def workbook_without(content: bytes, changes: Mapping[str, Change], is_trace: Any = None) -> bytes:
    """The workbook with changed sheets. `changes` by the sheet's name; `is_trace(text)` says of the workbook's own
    details (author, title) whether they have to go.
    """
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of decorations that openpyxl leaves out
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        for name, change in changes.items():
            sheet = book[name]
            columns = {str(cell.value).strip(): cell.column for cell in sheet[1] if cell.value is not None}
            for (row, column), new in change.cells.items():
                sheet.cell(row, columns[column]).value = None
                if new is not None:
                    sheet.cell(row, columns[column]).value = new
                    sheet.cell(row, columns[column]).data_type = "s"  # never a formula
            for first, n in reversed(_runs(change.gone)):
                sheet.delete_rows(first, n)
        details = book.properties
        for name in ("creator", "lastModifiedBy", "title", "subject", "description", "keywords"):
            if is_trace is not None and is_trace(str(getattr(details, name) or "")):
                setattr(details, name, None)
        out = io.BytesIO()
        book.save(out)
    return out.getvalue()


def _runs(rows: set[int]) -> list[tuple[int, int]]:
    """Rows as (first, how many) of those that follow each other: one deletion each."""
    placed = [list(run) for _, run in groupby(enumerate(sorted(rows)), key=lambda one: one[1] - one[0])]
    return [(run[0][1], len(run)) for run in placed]


def parquet_without(content: bytes, change: Change) -> bytes:
    """The parquet file without these rows and with these cells."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from mentorlab.tables.read import FIRST_ROW

    file = pq.ParquetFile(io.BytesIO(content))
    table, schema = file.read(), file.schema_arrow
    columns = []
    for place, field in enumerate(schema):
        values = table.column(place).to_pylist()
        for (row, column), new in change.cells.items():
            if column == field.name.strip():
                values[row - FIRST_ROW] = new
        kept = [value for at, value in enumerate(values) if at + FIRST_ROW not in change.gone]
        plain = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        made = pa.array(kept, type=plain)
        # A dictionary is made anew, or it would keep words that no row has any more.
        columns.append(made.dictionary_encode().cast(field.type) if plain is not field.type else made)
    new = pa.Table.from_arrays(columns, schema=schema)
    group = file.metadata.row_group(0) if file.metadata.num_row_groups else None
    compression = group.column(0).compression if group is not None and group.num_columns else "SNAPPY"
    out = io.BytesIO()
    pq.write_table(new, out, compression="NONE" if compression == "UNCOMPRESSED" else compression)
    return out.getvalue()
