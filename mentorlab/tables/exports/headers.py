"""What do the header rows of an export say? Three in Qualtrics (two in old files), two in SurveyMonkey, else one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from mentorlab.tables.exports.naming import ExportColumn

IMPORT_ID = re.compile(r'\{"ImportId":', re.IGNORECASE)
SUBQUESTION = re.compile(r"(.+?)\s*\[([^\[\]]+)\]\s*")
CODE_THEN_TEXT = re.compile(r"([A-Za-z][A-Za-z0-9]*(?:\[[A-Za-z0-9_]+\])?)\.\s+(.+)", re.DOTALL)
NO_OPTION = ("response", "open-ended response", "")  # what SurveyMonkey writes where a question is one column


def header_rows(rows: Sequence[Sequence[Any]], kind: str) -> int:
    """How many rows stand above the answers."""
    if kind == "qualtrics":
        return 3 if len(rows) > 2 and is_import_ids(rows[2]) else min(2, len(rows))
    return min(2, len(rows)) if kind == "surveymonkey" else 1


def is_import_ids(row: Sequence[Any]) -> bool:
    """Is it the third header row of Qualtrics?"""
    return any(IMPORT_ID.match(str(cell).replace(" ", "")) for cell in row if cell)


def columns_of(head: Sequence[Sequence[Any]], kind: str) -> tuple[ExportColumn, ...]:
    """The columns that the header rows name, one for every place that any of them reaches."""
    width = max(len(row) for row in head)
    padded = [[_text(row[place]) if place < len(row) else "" for place in range(width)] for row in head]
    if kind == "qualtrics":
        ids, texts = padded[0], padded[1] if len(padded) > 1 else [""] * width
        return tuple(_qualtrics(place, ids[place], texts[place]) for place in range(width))
    if kind == "surveymonkey":
        return _surveymonkey(padded[0], padded[1] if len(padded) > 1 else [""] * width)
    if kind == "limesurvey":
        return tuple(_limesurvey(place, name) for place, name in enumerate(padded[0]))
    return tuple(ExportColumn(place, "", name) for place, name in enumerate(padded[0]))


def _text(cell: Any) -> str:
    return "" if cell is None else " ".join(str(cell).replace("\u00a0", " ").split())


def _qualtrics(place: int, name: str, text: str) -> ExportColumn:
    # Old files number their own columns V1, V2 … and name them in the second row.
    if re.fullmatch(r"V[0-9]+", name) and text:
        return ExportColumn(place, text, text)
    return ExportColumn(place, name, text)


def _surveymonkey(questions: Sequence[str], options: Sequence[str]) -> tuple[ExportColumn, ...]:
    """A question stands over the first column of its block only; the columns after it belong to it."""
    columns, current = [], ""
    for place, (question, option) in enumerate(zip(questions, options, strict=True)):
        if question:
            current = question
        # A column without any word of its own belongs to nothing.
        text = current if question or option else ""
        columns.append(ExportColumn(place, "", text, "" if option.casefold() in NO_OPTION else option))
    return tuple(columns)


def _limesurvey(place: int, name: str) -> ExportColumn:
    """`Q1[SQ001]` is a code, `Q1[SQ001]. Text` a code and its question, everything else a question."""
    if found := CODE_THEN_TEXT.fullmatch(name):
        return ExportColumn(place, found[1], found[2])
    if " " not in name:
        return ExportColumn(place, name, name)
    found = SUBQUESTION.fullmatch(name)
    return ExportColumn(place, "", found[1], found[2]) if found else ExportColumn(place, "", name)
