"""How large may a text be so that it fits its box? Measured, with the words broken as an office program breaks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentorlab.answers.look.wide import width
from mentorlab.reports.forms.word import NOT_IN_XML

LINE = 1.22  # of the size of the letters
BETWEEN = 0.5  # of the size, below each paragraph
INSET = 0.1, 0.05  # inches that a box keeps free beside and above its text, on each side


def lines_of(text: str, points: float, wide: float, *, bold: bool = False) -> int:
    """Lines that a text takes in a column of so many inches; a word that is too long is broken."""
    lines, at, space = 1, 0.0, width(" ", points, bold=bold)
    for word in text.split():
        long = width(word, points, bold=bold)
        if at and at + space + long <= wide:
            at += space + long
            continue
        lines += 1 if at else 0
        lines, at = lines + int(long / wide), long % wide if long > wide else long
    return lines


def height_of(paragraphs: Sequence[str], points: float, wide: float, *, bold: bool = False) -> float:
    """Inches that paragraphs take in a box of this width, its insets included."""
    inner = wide - 2 * INSET[0]
    lines = sum(lines_of(text, points, inner, bold=bold) for text in paragraphs)
    return (lines * LINE + len(paragraphs) * BETWEEN) * points / 72 + 2 * INSET[1]


def size_for(
    paragraphs: Sequence[str], wide: float, high: float, sizes: Sequence[int], *, bold: bool = False
) -> int | None:
    """The largest of the sizes (points, descending) at which the paragraphs fit the box; None if none does."""
    return next((size for size in sizes if height_of(paragraphs, size, wide, bold=bold) <= high), None)


def cut(text: str, wide: float, high: float, points: int, *, bold: bool = False) -> str:
    """As many words as fit, then "…"; the whole text where it fits."""
    words = text.split()
    for many in range(len(words), 0, -1):
        said = " ".join(words[:many]) + ("" if many == len(words) else " …")
        if height_of([said], points, wide, bold=bold) <= high:
            return said
    return "…"


def in_one_line(text: Any) -> str:
    """Text without line breaks and without signs that no Office file may hold."""
    return " ".join(NOT_IN_XML.sub(" ", str(text)).split())


def widths_of(rows: Sequence[Sequence[str]], wide: float) -> list[float]:
    """Inches for each column, by its longest words."""
    weights = [min(max(len(row[place]) for row in rows), 60) + 4 for place in range(len(rows[0]))]
    return [wide * weight / sum(weights) for weight in weights]


def rows_that_fit(
    rows: Sequence[Sequence[str]], widths: Sequence[float], high: float, sizes: Sequence[int]
) -> tuple[list[Sequence[str]], int, list[float]]:
    """The rows that fit, in the largest letters at which all do; in the smallest, from the first as many as fit."""
    for size in sizes:
        highs = [
            max(height_of([cell], size, wide, bold=True) for cell, wide in zip(row, widths, strict=True))
            for row in rows
        ]
        if sum(highs) <= high:
            return list(rows), size, highs
    many = next(many for many in range(len(rows), 0, -1) if many <= 2 or sum(highs[:many]) <= high)
    return list(rows[:many]), size, highs[:many]
