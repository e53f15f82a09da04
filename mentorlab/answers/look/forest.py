"""Several effects on one axis, each with its interval and the size that would be worth having for it."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.lines import Line2D

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class Aimed:
    """One line: a value with its interval, and where it begins to be worth having (missing where nobody has said)."""

    label: str
    value: float
    low: float
    high: float
    note: str = ""
    strong: bool = False
    worth: float = math.nan


def forest(rows: Sequence[Aimed], *, title: str, axis: str, alt: str, zero: str, worth: str) -> Picture:
    """The lines from the first down; zero is marked, and on each line the size worth having with the band before it."""
    with mpl.rc_context(STYLE):
        picture = blank(height=1.7 + 0.62 * len(rows))
        axes = picture.add_subplot()
        places = range(len(rows), 0, -1)
        for place, row in zip(places, rows, strict=True):
            _line(axes, place, row)
        axes.axvline(0, color=INK, linewidth=1)
        axes.annotate(zero, (0, 0.38), xytext=(-4, 0), textcoords="offset points", fontsize=9, color=INK, ha="right")
        axes.set_yticks(list(places), [row.label for row in rows])
        axes.set_ylim(0.2, len(rows) + 0.8)
        axes.set_xlabel(textwrap.fill(axis, 44))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
        axes.margins(x=0.15)
        if any(math.isfinite(row.worth) for row in rows):
            mark = Line2D([], [], color=GREEN, marker="|", linestyle="", markersize=14, markeredgewidth=2, label=worth)
            picture.legend(handles=[mark], loc="upper right", frameon=False, fontsize=9)
        titled(picture, title)
        picture.alt = alt
    return picture


def _line(axes: Any, place: int, row: Aimed) -> None:
    colour, marker, size = (ORANGE, "D", 8) if row.strong else (BLUE, "o", 7)
    if math.isfinite(row.worth):
        # From as much worse to as much better: an interval inside is too small to matter.
        axes.fill_betweenx([place - 0.3, place + 0.3], -abs(row.worth), abs(row.worth), color=GREEN, alpha=0.12, lw=0)
        axes.plot([row.worth] * 2, [place - 0.3, place + 0.3], color=GREEN, linewidth=2, zorder=1)
    if math.isfinite(row.low) and math.isfinite(row.high):
        axes.plot([row.low, row.high], [place, place], color=colour, linewidth=3 if row.strong else 2, zorder=2)
    axes.plot([row.value], [place], marker=marker, markersize=size, color=colour, zorder=3)
    axes.annotate(
        row.note, (row.value, place), xytext=(0, 9), textcoords="offset points", ha="center", fontsize=9, color=INK
    )
