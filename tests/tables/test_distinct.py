"""Is a column judged by its distinct texts judged as it would be cell by cell?"""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.days import days_meant
from mentorlab.tables.distinct import among, distinct, filled, in_codes, plain, same_text
from mentorlab.tables.exports.importing import import_export
from mentorlab.tables.keys import key_numbers, ranked, repeated
from mentorlab.tables.load import load
from mentorlab.tables.missing import CODE, WORDS, without_missing_words
from mentorlab.tables.numbers import numbers_meant
from mentorlab.tables.read import read_parquet
from mentorlab.tables.separated import read_csv
from tests.tables.a_program import a_program

MANY = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
SHORT = st.one_of(st.none(), st.sampled_from(["a", "b", "A", "", "é", "a b"]))
NUMBERS = st.one_of(
    st.none(), st.sampled_from(["1", "2", "3.5", "-4", "0.25", "4 - Agree", "x", "50%", "7: Often", "1e3"])
)
DAYS = st.one_of(
    st.none(),
    st.sampled_from(["2026-01-05", "2026-02-30", "31.12.2026", "13/04/2026", "46387", "x", "2026-03-01T10:00"]),
)
SAID = st.one_of(
    st.none(), st.sampled_from(["1", "N/A", " n/a ", "-99", "−99", "-99 - Refused", "unknown", "12", "Don’t know"])
)


def text(cells: list[str | None]) -> pd.Series:
    return pd.Series(cells, dtype="str", index=range(2, 2 + len(cells)))


def categories(cells: list[str | None]) -> pd.Series:
    """The same as a category that knows more texts than stand in it, in another order than they stand there."""
    known = ["unused", *sorted({cell for cell in cells if cell is not None}, reverse=True)]
    return pd.Series(pd.Categorical(cells, categories=pd.Index(known, dtype="str")), index=range(2, 2 + len(cells)))


@MANY
@given(st.lists(SHORT))
def test_every_text_once_in_the_order_of_its_first_row(cells: list[str | None]) -> None:
    expected = list(dict.fromkeys(cell for cell in cells if cell is not None))
    for column in (text(cells), categories(cells)):
        held = distinct(column)
        assert held.texts.tolist() == expected
        assert [expected[code] if code >= 0 else None for code in held.codes] == cells
        assert held.times.tolist() == [cells.count(one) for one in expected]
        pd.testing.assert_frame_equal(plain(pd.DataFrame({"x": held.cells})), pd.DataFrame({"x": text(cells)}))


@MANY
@given(st.lists(st.integers(-1, 5)), st.lists(SHORT, min_size=6, max_size=6))
def test_texts_that_become_the_same(codes: list[int], texts: list[str | None]) -> None:
    column = in_codes(pd.Series(codes, dtype="int64").to_numpy(), texts)
    assert [None if pd.isna(cell) else cell for cell in column] == [
        texts[code] if code >= 0 else None for code in codes
    ]
    assert column.categories.is_unique


@MANY
@given(st.lists(NUMBERS, max_size=6))
def test_numbers_as_cell_by_cell(cells: list[str | None]) -> None:
    for column in (text(cells), categories(cells)):
        meaning = numbers_meant("measures", "value", column)
        alone = [numbers_meant("measures", "value", text([cell])) for cell in cells]
        pd.testing.assert_series_equal(
            meaning.values, pd.Series([one.values.iloc[0] for one in alone], index=column.index, dtype="float64")
        )
        # Without commas no cell settles another: as many rows are faulty, or noted, as cells are when each is alone.
        assert sum(fault.n_rows for fault in meaning.faults) == sum(len(one.faults) for one in alone)
        assert sum(note.n_rows for note in meaning.notes) == sum(len(one.notes) for one in alone)
        for fault in meaning.faults:
            assert all(alone[row - 2].faults for row in fault.rows)
            others = {cell for cell, one in zip(cells, alone, strict=True) if one.faults} - {cells[fault.rows[0] - 2]}
            assert (f"(and {len(others)} other" in fault.what) == bool(others) or len(meaning.faults) > 1


@MANY
@given(st.lists(DAYS, max_size=6))
def test_days_as_cell_by_cell(cells: list[str | None]) -> None:
    for column in (text(cells), categories(cells)):
        meaning = days_meant("events", "happened_on", column)
        alone = [days_meant("events", "happened_on", text([cell])) for cell in cells]
        assert meaning.values.dtype == "datetime64[us]"
        assert (
            meaning.values.tolist() == pd.Series([one.values.iloc[0] for one in alone], dtype="datetime64[us]").tolist()
        )
        assert sum(fault.n_rows for fault in meaning.faults) == sum(len(one.faults) for one in alone)


@MANY
@given(st.lists(SAID))
def test_missing_words_as_cell_by_cell(cells: list[str | None]) -> None:
    frame, faults, notes = without_missing_words(TABLES["measures"], pd.DataFrame({"value": categories(cells)}))
    plainly = text(cells).str.strip()
    word = plainly.str.casefold().str.replace("’", "'").isin(WORDS) | plainly.str.fullmatch(CODE, na=False)
    assert faults == []
    assert frame["value"].isna().tolist() == (text(cells).isna() | word).tolist()
    assert sum(note.n_rows for note in notes) == int(word.sum())
    held = Counter(plainly[word])
    for note in notes:
        assert note.rows == tuple(word.index[word][:5])
        assert all(f"{one!r} {n}" in note.what for one, n in list(held.items())[:5])


@MANY
@given(st.lists(st.tuples(SHORT, SHORT)))
def test_two_columns_as_plain_text(pairs: list[tuple[str | None, str | None]]) -> None:
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    a, b = text(one), text(other)
    for x, y in ((a, b), (categories(one), categories(other)), (a, categories(other))):
        assert same_text(x, y).tolist() == [p is not None and p == q for p, q in pairs]
        assert among(x, y).tolist() == [p is not None and p in other for p in one]
        found = plain(pd.DataFrame({"x": filled(x, y)}))["x"]
        assert found.isna().tolist() == [p is None and q is None for p, q in pairs]
        assert found.dropna().tolist() == [q if p is None else p for p, q in pairs if (p, q) != (None, None)]
        assert plain(pd.DataFrame({"x": filled(x, "word")}))["x"].tolist() == [
            p or ("word" if p is None else "") for p in one
        ]


@MANY
@given(st.lists(st.tuples(SHORT, SHORT, st.sampled_from([1.0, 2.0, None]))), st.booleans())
def test_keys_as_pandas_sees_them(rows: list[tuple[str | None, str | None, float | None]], as_text: bool) -> None:
    column = text if as_text else categories
    frame = pd.DataFrame(
        {
            "a": column([row[0] for row in rows]),
            "b": column([row[1] for row in rows]),
            "c": pd.Series([row[2] for row in rows], dtype="float64", index=range(2, 2 + len(rows))),
        }
    )
    for key in (["a"], ["a", "b"], ["a", "b", "c"], ["b", "b"]):
        assert repeated(frame, key).tolist() == frame.duplicated(key, keep=False).tolist()
        numbers, holder = ranked(*key_numbers(frame, key))
        same = [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame[key].to_numpy(dtype=object)]
        assert len(holder) == len(set(same))
        assert all(same[holder[number]] == row for number, row in zip(numbers, same, strict=True))


@MANY
@given(st.lists(st.tuples(SHORT, SHORT, st.sampled_from([1, 2, 30, None]))), st.integers(1, 5))
def test_parquet_in_pieces_says_what_csv_says(
    rows: list[tuple[str | None, str | None, int | None]], piece: int
) -> None:
    names = ["person_id", "measure", "value"]
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    types = [pa.string(), pa.string(), pa.int8()]
    table = pa.table({name: pa.array(cells, kind) for name, cells, kind in zip(names, columns, types, strict=True)})
    written = io.BytesIO()
    pq.write_table(table, written, row_group_size=piece)
    lines = [",".join(f'"{"" if cell is None else cell}"' for cell in row) for row in rows]
    from_csv, _, _ = read_csv("measures", "\n".join([",".join(names), *lines]).encode())
    from_parquet, faults = read_parquet("measures", written.getvalue())
    assert faults == []
    pd.testing.assert_frame_equal(plain(from_parquet), plain(from_csv), check_index_type=False)


def test_tables_are_handed_out_as_text_and_on_wish_as_categories(tmp_path: Path) -> None:
    table = "person_id,wave,item,value\na,before,q1,3\nb,after,q1,4"
    program = load(a_program(tmp_path, responses=table))
    handed, codes = program.table("responses"), program.table("responses", coded=True)
    assert {str(handed[name].dtype) for name in ("person_id", "wave", "item", "about_id")} == {"str"}
    assert {str(codes[name].dtype) for name in ("person_id", "wave", "item", "about_id")} == {"category"}
    assert codes.astype(handed.dtypes.to_dict()).equals(handed)
    handed.loc[0, "person_id"] = "changed"
    codes.loc[0, "value"] = 99.0
    assert program.table("responses")[["person_id", "value"]].to_numpy().tolist() == [["a", 3.0], ["b", 4.0]]


@pytest.mark.long
def test_millions_of_rows(tmp_path: Path) -> None:
    from tests.benchmarks.large import write_program

    folder = tmp_path / "large"
    write_program(folder, people=50_000)
    receipt = import_export(folder / "export.csv", folder / "mapping.yaml", folder)
    program = load(folder)
    assert program.faults == ()
    assert program.rows["responses"] == receipt.rows_out == len(program.table("responses"))
    assert 50_000 * 40 * 0.97 < receipt.rows_out < 50_000 * 40 * 0.99  # 2 % of the answers are missing
