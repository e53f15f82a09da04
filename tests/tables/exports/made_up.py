"""Small exports of people who do not exist, in the shapes that survey tools write."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from mentorlab.shipped import shipped
from tests.tables.a_program import a_program

CHARTER = """\
program: Northwind graduate mentoring
cycle: 2026-spring
starts_on: 2026-03-02
ends_on: 2026-11-27
waves: [{id: before, on: 2026-02-20}, {id: after, on: 2026-12-01}]
"""

QUALTRICS_IDS = (
    *("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate"),
    *("ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference"),
    *("LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage"),
    *("Q5_1", "Q5_2", "Q5_3", "Q7"),
)
GERMAN = (
    *("Anfangsdatum", "Enddatum", "Antworttyp", "IP-Adresse", "Fortschritt", "Dauer", "Beendet", "Aufgezeichnet"),
    *("Antwort-ID", "Nachname", "Vorname", "E-Mail", "Referenz", "Breitengrad", "Längengrad", "Kanal", "Sprache"),
    *(f"Wie oft … - {text}" for text in ("I look forward to starting the work.", "Time goes quickly while I work.")),
    "Wie oft … - My work feels worth the effort.",
    "Noch etwas?",
)


def csv_of(rows: Sequence[Sequence[object]], separator: str = ",", end: str = "\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    return text.getvalue()


def qualtrics_row(
    who: str, answers: Sequence[object], *, status: str = "0", finished: str = "1", day: str = "2026-02-20"
) -> list[object]:
    moment = f"{day} 08:28:09"
    person = ["R_1", "Meier", "Ana", who, "", "47.1", "7.2", "email", "DE"]
    return [moment, moment, status, "192.0.2.7", "100", "38", finished, moment, *person, *answers]


def qualtrics(*rows: Sequence[object]) -> str:
    ids = [f'{{"ImportId":"{name}"}}' for name in QUALTRICS_IDS]
    return csv_of([QUALTRICS_IDS, GERMAN, ids, *rows])


def program(folder: Path, **tables: str) -> Path:
    return a_program(folder, CHARTER, **tables)


def template(name: str) -> Path:
    return shipped("templates", "mappings", f"{name}.yaml")


def table_of(folder: Path, table: str) -> pd.DataFrame:
    return pd.read_csv(folder / "tables" / f"{table}.csv", dtype="str")


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
