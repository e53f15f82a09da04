"""What is wrong in the tables? Each check looks at a whole column at once; one fault per column and kind of wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from mentorlab.errors import Fault, did_you_mean, nearest
from mentorlab.tables.contracts import TABLES, Column, Table
from mentorlab.tables.contracts.shape import CYCLE
from mentorlab.tables.distinct import among, distinct, plain, same_text
from mentorlab.tables.keys import repeated
from mentorlab.tables.rows import at, faulty, shown


def faults_in(table: Table, raw: pd.DataFrame, frame: pd.DataFrame) -> list[Fault]:
    """Everything wrong within one table. `raw`: its text, `frame`: the same rows typed (both indexed by row number)."""
    if raw.columns.empty:
        return []  # the file could not be read at all, and a fault says so already
    faults = [*_missing_columns(table, raw), *_empty_cells(table, raw), *_none_of(table, raw)]
    faults += [*_twice(table, raw, frame), *_never_same(table, frame)]
    for column in table.columns:
        if column.name in frame:
            faults += [*_unknown_codes(table, column, frame), *_out_of_range(table, column, frame)]
    return [*faults, *_out_of_order(table, frame)]


def _missing_columns(table: Table, raw: pd.DataFrame) -> Iterator[Fault]:
    strangers = [name for name in raw.columns if table.column(name) is None]
    for name in table.required:
        if name not in raw:
            near = nearest(name, strangers)
            yield Fault(table.name, name, "the column is missing", f"rename {near!r}" if near else "add it")


def _empty_cells(table: Table, raw: pd.DataFrame) -> Iterator[Fault]:
    for column in table.columns:
        if column.required and not column.empty_ok and column.name in raw:
            empty = raw[column.name].isna()
            if empty.any():
                yield at(table.name, column.name, empty, "is empty", "fill it in, or take the row out")


def _none_of(table: Table, raw: pd.DataFrame) -> Iterator[Fault]:
    for group in table.one_of:
        there = [name for name in group if name in raw]
        words = " or ".join(group)
        if not there:
            yield Fault(table.name, words, "neither column is there", f"add {words}")
            continue
        empty = raw[there].isna().all(axis=1)
        if empty.any():
            yield at(table.name, words, empty, "neither is filled in", "fill in one, or take the row out")


def _twice(table: Table, raw: pd.DataFrame, frame: pd.DataFrame) -> Iterator[Fault]:
    if not table.key or not set(table.key) <= set(frame.columns):
        return
    key = [*table.key, *(name for name in (*table.joins_key, CYCLE.name) if name in frame)]
    must_be_there = [name for name in table.key if name in table.required]
    twice = repeated(frame, key)
    if not twice.any():
        return
    twice &= frame[must_be_there].notna().all(axis=1)
    arm = table.one_of_arms
    if arm is not None and arm in frame and twice.any():
        n_arms = plain(frame[twice]).groupby(key, dropna=False)[arm].transform("nunique")
        changed = (n_arms > 1).reindex(frame.index, fill_value=False)
        yield from _changed_sides(table, arm, frame, changed)
        twice &= ~changed
    if twice.any():
        written = [name for name in key if name in raw]  # columns that took their default are not the user's
        first = frame.loc[twice, written].iloc[0]
        what = f"{', '.join(shown(value) for value in first if not pd.isna(value))} stands more than once"
        yield at(table.name, " + ".join(written), twice, what, "keep one row of each")


def _changed_sides(table: Table, arm: str, frame: pd.DataFrame, changed: pd.Series) -> list[Fault]:
    """People under two arms of a trial. Which of the rows is right cannot be known from here."""
    person = table.key[0]
    if not changed.any():
        return []
    first = frame.loc[changed, person].iloc[0]
    arms = sorted(frame.loc[changed & (frame[person] == first), arm].dropna().unique())
    how = f"both arms, {arms[0]!r} and {arms[1]!r}" if len(arms) == 2 else f"several arms ({', '.join(arms)})"
    return faulty(
        table.name, arm, frame[person], changed, f"is in {how}", "give the arm that was drawn, whatever happened later"
    )


def _never_same(table: Table, frame: pd.DataFrame) -> Iterator[Fault]:
    for one, other, what in table.never_same:
        if one in frame and other in frame:
            same = same_text(frame[one], frame[other])
            do = "correct the id that is wrong"
            if one not in table.required:
                do += ", or leave it empty"
            yield from faulty(table.name, one, frame[one], same, what, do)


def _unknown_codes(table: Table, column: Column, frame: pd.DataFrame) -> list[Fault]:
    if not column.codes:
        return []
    cells = frame[column.name]
    wrong = cells.notna() & ~cells.isin(column.codes)
    if column.codes_where is not None:
        other, value = column.codes_where
        wrong &= frame[other] == value
    if not wrong.any():
        return []
    advice = did_you_mean(str(cells[wrong].iloc[0]), column.codes)
    return faulty(table.name, column.name, cells, wrong, "is not a known code", advice)


def _out_of_range(table: Table, column: Column, frame: pd.DataFrame) -> list[Fault]:
    cells = frame[column.name]
    wrong = pd.Series(False, index=frame.index)
    if column.low is not None:
        wrong |= cells < column.low
    if column.above is not None:
        wrong |= cells <= column.above
    if column.high is not None:
        wrong |= cells > column.high
    return faulty(table.name, column.name, cells, wrong, f"is not {range_in_words(column)}", "correct the number")


def range_in_words(column: Column) -> str:
    """The allowed range of a number: `1 to 5`, `0 or more`, `above 0`; empty where there is none."""
    if column.above is not None:
        return f"above {column.above:g}"
    if column.low is not None and column.high is not None:
        return f"{column.low:g} to {column.high:g}".replace("-", "−")
    return f"{column.low:g} or more" if column.low is not None else ""


def _out_of_order(table: Table, frame: pd.DataFrame) -> Iterator[Fault]:
    for smaller, larger in (*table.date_orders, *table.value_orders):
        if smaller in frame and larger in frame:
            dates = (smaller, larger) in table.date_orders
            wrong = frame[larger] < frame[smaller]
            if wrong.any():
                first = frame[wrong].iloc[0]
                how = "lies before" if dates else "is less than"
                what = f"{shown(first[larger])} {how} {smaller} {shown(first[smaller])}"
                yield at(table.name, larger, wrong, what, f"correct the {'date' if dates else 'number'} that is wrong")


def unknown_ids(frames: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Ids that the table they belong to does not know (where that table is there; any cycle will do)."""
    faults: list[Fault] = []
    for name, frame in frames.items():
        for column in TABLES[name].columns:
            if column.refers is None or column.name not in frame:
                continue
            home, id_column = column.refers.split(".")
            if home in frames and id_column in frames[home]:
                faults += _strangers(name, frame[column.name], home, frames[home][id_column])
    return faults


def _strangers(table: str, cells: pd.Series, home: str, known: pd.Series) -> list[Fault]:
    wrong = cells.notna() & ~among(cells, known)
    if not wrong.any():
        return []
    one = {"people": "person", "pairs": "pair", "meetings": "meeting", "goals": "goal"}[home]
    alike = _written_otherwise(str(cells[wrong].iloc[0]), known)
    do = f"write it as there: {alike!r}" if alike else f"add the {one} to {home} or correct the id"
    return faulty(table, str(cells.name), cells, wrong, f"is not in {home}", do)


def _written_otherwise(word: str, known: pd.Series) -> str | None:
    """The id that differs only by capitals or leading zeros: what spreadsheets do to ids."""
    texts = distinct(known).texts
    same = texts.str.casefold().str.lstrip("0") == word.casefold().lstrip("0")
    return str(texts[same].iloc[0]) if same.any() else None
