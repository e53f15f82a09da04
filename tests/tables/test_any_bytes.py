"""Whatever stands in a file: faults or a correct table, never a traceback, never a row that is silently gone?"""

from __future__ import annotations

import csv
import datetime as dt
import io

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorlab.errors import Fault
from mentorlab.tables.cells import typed
from mentorlab.tables.charter.faults import judge_charter
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.encoding import decoded
from mentorlab.tables.faults import faults_in
from mentorlab.tables.missing import without_missing_words
from mentorlab.tables.separated import SEPARATORS, read_csv
from mentorlab.tables.strict_yaml import read_yaml

MEASURES = TABLES["measures"]
HEADER = ["person_id", "measure", "wave", "value", "measured_on", "extra"]
KNOTTY = """\
4 - Agree|−99|-99|N/A|1,234|3,5|1.234,5|50%|#REF!|1e999|Zoë|'|"| ||03/04/2026|13/04/2026|04/13/2026|2026-02-30|31.12.26
46387|7/27/26 19:06:23|²|٣"""
CELLS = st.one_of(st.text(max_size=8), st.sampled_from(KNOTTY.replace("\n", "|").split("|")))
ROWS = st.lists(st.lists(CELLS, max_size=8), max_size=8)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "utf-16-le", "cp1251"])


@st.composite
def nearly_csv(draw: st.DrawFn) -> bytes:
    """A file that somebody may have meant as a table: odd cells, too few, too many, another separator, spoilt bytes."""
    header = draw(st.one_of(st.just(HEADER), st.lists(st.one_of(st.sampled_from(HEADER), CELLS), max_size=7)))
    text = io.StringIO()
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer = csv.writer(text, delimiter=draw(st.sampled_from(list(SEPARATORS))), lineterminator=end, quoting=quoting)
    writer.writerows([header, *draw(ROWS)])
    content = text.getvalue().encode(draw(ENCODINGS), errors="replace")
    if draw(st.booleans()):
        place = draw(st.integers(0, len(content)))
        content = content[:place] + draw(st.binary(max_size=3)) + content[place + draw(st.integers(0, 2)) :]
    return content


YAML = st.one_of(
    st.binary(max_size=120),
    st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(
        st.tuples(st.sampled_from(["program", "cycle", "starts_on", "waves", "privacy", "?", "- a", "&x", "*x"]), CELLS)
    ).map(lambda pairs: "\n".join(f"{key}: {value}" for key, value in pairs).encode("utf-8", "replace")),
)


def read_whole(content: bytes) -> tuple[pd.DataFrame, list[Fault]]:
    """What `load` does with the bytes of one table."""
    raw, faults, _ = read_csv("measures", content)
    kept, doubtful, _ = without_missing_words(MEASURES, raw)
    frame, ill_typed, _ = typed(MEASURES, kept)
    return frame, [*faults, *doubtful, *ill_typed, *faults_in(MEASURES, kept, frame)]


def nothing_is_lost(content: bytes) -> None:
    raw, unreadable, _ = read_csv("measures", content)
    frame, faults = read_whole(content)
    assert all(str(fault) and fault.do for fault in faults)
    if raw.columns.empty and raw.empty:
        assert unreadable or not any(byte not in b' \t\r\n,;|"' for byte in content)
        return
    # Every record below the header with anything in it is a row, under one separator at least.
    text = decoded(content).text or ""
    text = text.split("\n", 1)[-1] if text.lower().startswith("sep=") else text
    assert len(frame) in {_filled(text, separator) for separator in SEPARATORS}
    # Every cell of a listed column that is not in the typed table is empty, said to be missing, or a fault.
    kept, _, notes = without_missing_words(MEASURES, raw)
    for name in {"value", "measured_on"} & set(raw.columns):
        gone = raw[name].notna() & frame[name].isna()
        told = sum(note.n_rows for note in notes if note.column == name)
        assert int(gone.sum()) <= told + sum(fault.n_rows for fault in faults if fault.column == name)
        assert kept.index.equals(frame.index)


def _filled(text: str, separator: str) -> int:
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return -1
    return sum(any(cell.strip() for cell in record) for record in records[1:])


def yaml_ends_well(content: bytes) -> None:
    said, faults = read_yaml(content, "program.yaml")
    assert isinstance(said, dict)
    charter, charter_faults = judge_charter(content)
    assert (charter is None) == bool(charter_faults) or charter is not None
    assert all(str(fault) for fault in [*faults, *charter_faults])


QUICK = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=2500, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(st.one_of(st.binary(max_size=200), nearly_csv()))
def test_any_bytes_as_csv(content: bytes) -> None:
    nothing_is_lost(content)


@QUICK
@given(YAML)
def test_any_bytes_as_yaml(content: bytes) -> None:
    yaml_ends_well(content)


@pytest.mark.long
@LONG
@given(st.one_of(st.binary(max_size=400), nearly_csv()))
def test_any_bytes_as_csv_at_length(content: bytes) -> None:
    nothing_is_lost(content)


@pytest.mark.long
@LONG
@given(YAML)
def test_any_bytes_as_yaml_at_length(content: bytes) -> None:
    yaml_ends_well(content)


BROKEN = {
    "nothing": b"",
    "a mark only": b"\xef\xbb\xbf",
    "a mark of UTF-16 only": b"\xff\xfe",
    "blank lines": b"\n\n\n",
    "zero bytes": b"person_id,value\0\na,1\n",
    "half a UTF-16 sign": "person_id,value\na,1\n".encode("utf-16")[:-1],
    "half a UTF-8 sign": "person_id\nZoë".encode()[:-1],
    "an open quotation mark": b'person_id,value\n"a,1\nb,2\n',
    "a quotation mark in the middle": b'person_id,value\na"b"c,1\n"a"b,2\n',
    "a workbook named .csv": b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
    "a page of HTML": b"<html><body>Please sign in</body></html>",
    "the same column twice": b"value,value\n1,2\n",
    "separators only": b";;;\n;;;\n",
    "another alphabet": "person_id\nПривет\n".encode("cp1251"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_files_are_named(case: str) -> None:
    assert read_whole(BROKEN[case])[1]
    nothing_is_lost(BROKEN[case])


DAY_FORMS = [
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%m/%d/%Y",
    "%Y/%m/%d",
    "%d-%m-%Y",
    "%Y-%m-%dT10:00",
    "%m/%d/%Y 7:06:23 PM",
    "serial",
]
WORDS = st.text(st.sampled_from("abcäöüéñ ,;|'\n\""), min_size=1, max_size=10).filter(lambda word: word.strip() == word)


def written(day: dt.date, form: str) -> str:
    return str((day - dt.date(1899, 12, 30)).days) if form == "serial" else day.strftime(form)


TABLES_WRITTEN = (
    st.lists(st.tuples(WORDS, st.integers(-(10**9), 10**9), st.dates(dt.date(1930, 1, 1), dt.date(2099, 12, 31)))),
    st.sampled_from(list(SEPARATORS)),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(DAY_FORMS),
    st.sampled_from(".,"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


def comes_back(
    rows: list[tuple[str, int, dt.date]], separator: str, encoding: str, form: str, mark: str, end: str
) -> None:
    # The first row settles which of day and month comes first, and which mark stands before decimals.
    rows = [("settles", 15, dt.date(2026, 12, 31)), *rows]
    text = io.StringIO()
    # Python's writer leaves a line end bare that is not its own.
    quoting = csv.QUOTE_ALL if any("\n" in word for word, _, _ in rows) else csv.QUOTE_MINIMAL
    writer = csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerow(["person_id", "measure", "wave", "value", "measured_on"])
    for place, (word, tenths, day) in enumerate(rows):
        number = f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"
        writer.writerow([f"p{place}", word, "before", number.replace(".", mark), written(day, form)])
    frame, faults = read_whole(text.getvalue().encode(encoding))
    assert faults == []
    assert frame["measure"].tolist() == [word for word, _, _ in rows]
    assert frame["value"].tolist() == [tenths / 10 for _, tenths, _ in rows]
    assert frame["measured_on"].dt.date.tolist() == [day for _, _, day in rows]


@QUICK
@given(*TABLES_WRITTEN)
def test_a_table_comes_back_as_it_was(
    rows: list[tuple[str, int, dt.date]], separator: str, encoding: str, form: str, mark: str, end: str
) -> None:
    comes_back(rows, separator, encoding, form, mark, end)


@pytest.mark.long
@LONG
@given(*TABLES_WRITTEN)
def test_a_table_comes_back_as_it_was_at_length(
    rows: list[tuple[str, int, dt.date]], separator: str, encoding: str, form: str, mark: str, end: str
) -> None:
    comes_back(rows, separator, encoding, form, mark, end)
