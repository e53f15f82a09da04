"""Does a cell mean what the person who wrote it meant, and is it said where that took a judgement?"""

from __future__ import annotations

import math

import pandas as pd
import pytest

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.days import days_meant
from mentorlab.tables.missing import without_missing_words
from mentorlab.tables.numbers import numbers_meant
from mentorlab.tables.unlisted import guessed


def column(*cells: str | None) -> pd.Series:
    return pd.Series(list(cells), dtype="str", index=range(2, 2 + len(cells)))


DAYS = {
    "31.12.2026": "2026-12-31",
    "12/31/2026": "2026-12-31",
    "2026-12-31T10:00": "2026-12-31",
    "2026-12-31 10:00:00.5+02:00": "2026-12-31",
    "7/27/26 19:06:23": "2026-07-27",
    "8/31/2023 19:08:16": "2023-08-31",
    "2026/09/20 10:00:00 AM": "2026-09-20",
    "2026/09/27 3:00:00 PM GMT+3": "2026-09-27",
    "46387": "2026-12-31",
    "31-Dec-26": "2026-12-31",
    "31 December 2026": "2026-12-31",
    "Dec 31, 2026": "2026-12-31",
    "DEC. 31 2026 10:15 PM": "2026-12-31",
    "Thursday, December 31st, 2026": "2026-12-31",
    "1. Sept 2026": "2026-09-01",
    "31dec2026": "2026-12-31",
    "2/May/2026": "2026-05-02",
    "46387.75": "2026-12-31",
    "31-12-99": "1999-12-31",
    "05/05/2026": "2026-05-05",
}
NO_DAYS = [
    "2026-02-30",
    "31/31/2026",
    "29.02.2025",
    "31.12.45",
    "12/31",
    "31-Dez-26",
    "31-Dec-45",
    "31 November 2026",
    "Dec 31, 26",
    "Mayor 3, 2026",
    "3 Decembers 2026",
    "December 2026",
    "2026-12-31T25:00",
    "1066/10/14",
    "99999",
    "x",
]


@pytest.mark.parametrize("text", DAYS)
def test_days_that_can_be_read_in_one_way(text: str) -> None:
    meaning = days_meant("events", "on", column(text, None))
    assert meaning.faults == []
    assert [f"{day:%Y-%m-%d}" for day in meaning.values.dropna()] == [DAYS[text]]


@pytest.mark.parametrize("text", NO_DAYS)
def test_days_that_do_not_exist(text: str) -> None:
    (fault,) = days_meant("events", "on", column("2026-01-01", text)).faults
    assert (fault.rows, fault.what) == ((3,), f"{text!r} is not a date")


@pytest.mark.parametrize(("proof", "month"), [("13.04.2026", 4), ("04/13/2026", 3)])
def test_one_cell_settles_the_order_of_the_column(proof: str, month: int) -> None:
    meaning = days_meant("events", "on", column("03/04/2026", proof, "2026-01-02"))
    assert meaning.faults == []
    assert meaning.values.dt.month.tolist() == [month, 4, 1]
    order = "day-first" if month == 4 else "month-first"
    assert [str(note) for note in meaning.notes] == [
        f"events.on row 2: 1 cell is read {order}, because {proof!r} in row 3 can only be so"
    ]


def test_an_impossible_day_settles_nothing() -> None:
    meaning = days_meant("events", "on", column("03/04/2026", "31/02/2026"))
    assert [fault.rows for fault in meaning.faults] == [(2,), (3,)]
    assert meaning.values.isna().all()


def test_serial_numbers_are_told() -> None:
    (note,) = days_meant("events", "on", column("46387", "46388")).notes
    assert note.what == "2 cells are read as serial numbers of a spreadsheet ('46387' = 2026-12-31)"
    assert note.n_rows == 2


NUMBERS = {
    ("4 - Agree", "4 – Agree", "5: Strongly agree", "1=no"): (4, 4, 5, 1),
    ("−3", "-2", "+1"): (-3, -2, 1),
    ("3,5", "4", "1,234"): (3.5, 4, 1.234),
    ("1.234,5", "1.234"): (1234.5, 1234),
    ("1,234.5", "1,234"): (1234.5, 1234),
    ("1,234,567", "1.5"): (1234567, 1.5),
    ("1.234", "2.5", "10"): (1.234, 2.5, 10),
    ("1.234", "10"): (1.234, 10),
    ("0,123", "12\u00a0345,5", ",5"): (0.123, 12345.5, 0.5),
    ("3,5", "3.5", "1e3"): (3.5, 3.5, 1000),
    ("3,5 - often", "2"): (3.5, 2),
}


@pytest.mark.parametrize("cells", NUMBERS, ids=" ".join)
def test_numbers_as_they_are_written(cells: tuple[str, ...]) -> None:
    meaning = numbers_meant("measures", "value", column(*cells))
    assert meaning.faults == []
    assert tuple(meaning.values) == NUMBERS[cells]


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        (("1,234", "5"), (2,)),
        (("1,234", "1.234"), (2, 3)),
        (("1,234", "3,5", "3.5"), (2,)),
        (("4 - 6 weeks", "1,23,4", "1.000 €", "50 %", "–5", "3rd"), (2, 3, 4, 5, 6, 7)),
        (("1e999",), (2,)),
    ],
)
def test_numbers_that_nobody_can_know(cells: tuple[str, ...], rows: tuple[int, ...]) -> None:
    meaning = numbers_meant("measures", "value", column(*cells))
    assert tuple(sorted(row for fault in meaning.faults for row in fault.rows)) == rows
    assert meaning.values.loc[list(rows)].isna().all()


def test_what_was_read_is_counted() -> None:
    notes = numbers_meant("measures", "value", column("4 - Agree", "3,5", "2.000,5", "4")).notes
    assert [note.what for note in notes] == [
        "1 cell is read by the number before the label ('4 - Agree' = 4)",
        "2 cells are read with a decimal comma ('3,5' = 3.5)",
    ]


def test_words_for_nothing_known_are_missing_and_counted() -> None:
    words = ["N/A", "Prefer not to say", "Don’t know", "-99", "−99", "-99 - Seen but unanswered", "-2", "N/A"]
    raw = pd.DataFrame({"person_id": column(*["NA"] * 8), "value": column(*words), "site": column(*["N/A"] * 8)})
    kept, faults, notes = without_missing_words(TABLES["responses"], raw)
    assert faults == []
    assert kept["value"].tolist()[6] == "-2"
    assert int(kept["value"].isna().sum()) == 7
    assert kept["person_id"].tolist() == ["NA"] * 8
    assert kept["site"].tolist() == ["N/A"] * 8
    assert [str(note) for note in notes] == [
        "responses.value rows 2, 3, 4, 5, 6 …: 7 cells are read as missing "
        "('N/A' 2, 'Prefer not to say' 1, 'Don’t know' 1, '-99' 1, '−99' 1 …)"
    ]


def test_unlisted_columns_are_read_with_the_same_care() -> None:
    assert guessed("people", "age", column("31", "N/A", "-99")).values.dropna().tolist() == [31]
    assert guessed("people", "age", column("31", "N/A", "-99")).notes[0].n_rows == 2
    assert guessed("people", "tenure", column("3,5", "2")).values.tolist() == [3.5, 2]
    assert guessed("people", "cold", column("-99", "-40")).values.tolist() == [-99, -40]
    assert guessed("people", "joined", column("31.12.2025", "1.2.2026")).values.dt.month.tolist() == [12, 2]
    assert guessed("people", "site", column("1 - Berlin", "2 - Rome")).values.tolist() == ["1 - Berlin", "2 - Rome"]
    doubtful = guessed("people", "joined", column("01/02/2026", "03/04/2026"))
    assert doubtful.values.tolist() == ["01/02/2026", "03/04/2026"]
    assert doubtful.notes[0].what.startswith("kept as text: '01/02/2026' (and 1 other) may be 2026-02-01 or 2026-01-02")
    assert doubtful.notes[0].rows == (2, 3)


def test_an_unlisted_column_of_named_months_holds_days() -> None:
    joined = guessed("people", "joined", column("Dec 31, 2026", "1 MAY 2026", "n/a"))
    assert [f"{day:%Y-%m-%d}" for day in joined.values.dropna()] == ["2026-12-31", "2026-05-01"]
    words = column("May 12, 2026", "May be")
    assert guessed("people", "words", words).values.tolist() == words.tolist()
    assert guessed("people", "serial", column("46387", "46388")).values.tolist() == [46387, 46388]


def test_an_empty_column_means_nothing() -> None:
    assert math.isnan(numbers_meant("measures", "value", column(None)).values.iloc[0])
    assert days_meant("events", "on", column()).values.empty
