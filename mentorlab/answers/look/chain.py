"""Boxes and arrows: how a program is meant to work, from what goes in to what it is for.

Text is measured and wrapped before anything is placed; boxes grow with their text, and the picture with its boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from mentorlab.answers.look.style import INK, ORANGE, QUIET, STYLE, Picture, blank, titled

WIDTH, MARGIN, PAD = 8.0, 0.12, 0.09  # inches
ACROSS, DOWN = 0.32, 0.4  # room for an arrow beside and below a box
SIZE, HEADING_SIZE = 8.5, 9.0
LINE, HEADING_LINE = 0.155, 0.17
PALE = "#f2f2f2"


@dataclass(frozen=True)
class Box:
    """A box with lines of text; `state` says whether it holds, `state_words` say it in words below the text."""

    lines: tuple[str, ...]
    state: Literal["ok", "weak", "broken"] = "ok"
    state_words: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Row:
    """Boxes side by side, joined by arrows from left to right; an arrow into or out of a broken box is dashed.

    `headings`: one over each box, or none. `below`: whether an arrow leads down from this row to the next.
    """

    boxes: tuple[Box, ...]
    headings: tuple[str, ...] = ()
    below: bool = False
    joined: bool = True
    quiet: bool = False


@dataclass(frozen=True)
class _Placed:
    box: Box
    text: list[tuple[str, bool]]  # a line and whether it is bold
    x: float
    width: float
    height: float


def chain(rows: Sequence[Row], *, title: str, alt: str) -> Picture:
    """The rows one below the other, each as high as its fullest box."""
    with mpl.rc_context(STYLE):
        measure = _Ruler()
        laid = [[_placed(measure, box, row, place) for place, box in enumerate(row.boxes)] for row in rows]
        headings = [_headings(measure, row) for row in rows]
        heights = [max(len(lines) for lines in above) * HEADING_LINE + 0.06 if above else 0.0 for above in headings]
        room = [h + max(one.height for one in placed) for h, placed in zip(heights, laid, strict=True)]
        head = 0.42
        total = head + sum(room) + sum(DOWN if row.below else 0.16 for row in rows) + MARGIN
        picture = blank(height=total)
        picture.set_layout_engine("none")
        axes = picture.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(0, total)
        axes.axis("off")
        titled(picture, title)
        picture.texts[-1].set_y(1 - 0.1 / total)
        top = total - head
        for row, placed, above, tall, high in zip(rows, laid, headings, heights, room, strict=True):
            _write_headings(axes, placed, above, top)
            _row(axes, row, placed, top - tall, high - tall)
            top -= high + (DOWN if row.below else 0.16)
        picture.alt = alt
    return picture


class _Ruler:
    """How wide is a text in print? Asked of the font itself."""

    def __init__(self) -> None:
        self.renderer: Any = blank(height=1).canvas.get_renderer()  # type: ignore[attr-defined]
        self.dpi = self.renderer.dpi
        self.fonts = {bold: FontProperties(size=SIZE, weight="bold" if bold else "normal") for bold in (False, True)}

    def width(self, text: str, bold: bool = False) -> float:
        """In inches."""
        size = self.renderer.get_text_width_height_descent(text, self.fonts[bold], False)[0]
        return float(size / self.dpi)

    def wrapped(self, text: str, width: float, bold: bool = False) -> list[str]:
        """The text in lines that fit; a word that fits no line is broken."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.width(longer, bold) <= width:
                lines[-1] = longer
                continue
            while self.width(word, bold) > width and len(word) > 1:
                fits = max((n for n in range(1, len(word)) if self.width(word[:n], bold) <= width), default=1)
                lines, word = [*lines, word[:fits]], word[fits:]
            lines.append(word)
        return [line for line in lines if line]


def _columns(n: int) -> tuple[list[float], float]:
    """Where the boxes of a row begin, and how wide they are."""
    width = (WIDTH - 2 * MARGIN - (n - 1) * ACROSS) / n
    return [MARGIN + place * (width + ACROSS) for place in range(n)], width


def _placed(ruler: _Ruler, box: Box, row: Row, place: int) -> _Placed:
    starts, width = _columns(len(row.boxes))
    inner = width - 2 * PAD - 0.02
    text: list[tuple[str, bool]] = []
    for number, said in enumerate(box.lines):
        bold = box.strong and number == 0
        text += [(line, bold) for line in ruler.wrapped(said, inner, bold)]
    if box.state_words:
        text += [(line, True) for line in ruler.wrapped(box.state_words, inner, True)]
    return _Placed(box, text, starts[place], width, len(text) * LINE + 2 * PAD)


def _headings(ruler: _Ruler, row: Row) -> list[list[str]]:
    _, width = _columns(len(row.boxes))
    return [ruler.wrapped(words, width, bold=True) for words in row.headings]


def _write_headings(axes: Any, placed: Sequence[_Placed], above: Sequence[Sequence[str]], top: float) -> None:
    for one, lines in zip(placed, above, strict=False):
        for number, line in enumerate(lines):
            y = top - number * HEADING_LINE
            axes.text(one.x, y, line, fontsize=HEADING_SIZE - 0.5, fontweight="bold", color=QUIET, va="top", ha="left")


def _row(axes: Any, row: Row, placed: Sequence[_Placed], top: float, height: float) -> None:
    for one in placed:
        _draw(axes, one, top, height, quiet=row.quiet)
    for left, right in pairwise(placed):
        if row.joined:
            broken = "broken" in (left.box.state, right.box.state)
            middle = top - height / 2
            _arrow(axes, (left.x + left.width, middle), (right.x, middle), broken)
    if row.below:
        middle = WIDTH / 2
        _arrow(axes, (middle, top - height), (middle, top - height - DOWN + 0.08), False)


def _draw(axes: Any, one: _Placed, top: float, height: float, *, quiet: bool) -> None:
    broken, weak = one.box.state == "broken", one.box.state == "weak"
    axes.add_patch(
        FancyBboxPatch(
            (one.x + 0.02, top - height + 0.02),
            one.width - 0.04,
            height - 0.04,
            boxstyle="round,pad=0.02,rounding_size=0.05",
            facecolor=PALE if quiet else "white",
            edgecolor=ORANGE if broken else QUIET if quiet else INK,
            linewidth=1.6 if broken else 1.0,
            linestyle=(0, (4, 2.5)) if broken else (0, (1, 1.5)) if weak else "solid",
        )
    )
    for number, (line, bold) in enumerate(one.text):
        y = top - PAD - number * LINE
        axes.text(
            one.x + PAD, y, line, fontsize=SIZE, fontweight="bold" if bold else "normal", color=INK, va="top", ha="left"
        )


def _arrow(axes: Any, start: tuple[float, float], end: tuple[float, float], broken: bool) -> None:
    axes.add_patch(
        FancyArrowPatch(
            start,
            end,
            arrowstyle="-|>",
            mutation_scale=11,
            shrinkA=1,
            shrinkB=1,
            color=ORANGE if broken else INK,
            linewidth=1.4 if broken else 1.1,
            linestyle=(0, (3, 2)) if broken else "solid",
        )
    )
