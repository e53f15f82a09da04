"""Shares of people with their intervals, one a line, under headings that say who was asked what."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, INK, ORANGE, QUIET, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class ShareLine:
    """One line: a share (0–1) with its interval; a missing interval is drawn as the point alone."""

    label: str
    share: float
    low: float = math.nan
    high: float = math.nan
    note: str = ""
    strong: bool | None = None  # does it stand out? None: the first of its heading does


def shares(groups: Sequence[tuple[str, Sequence[ShareLine]]], *, title: str, axis: str, alt: str) -> Picture:
    """Lines under headings, from 0 to 100 %; the first of each heading stands out by its marker, or whoever says so."""
    n_lines = sum(len(lines) + 1 for _, lines in groups)
    with mpl.rc_context(STYLE):
        picture = blank(height=1.5 + 0.36 * n_lines)
        axes = picture.add_subplot()
        place, ticks, labels = float(n_lines), [], []
        for heading, lines in groups:
            axes.text(0.008, place, heading, fontsize=10.5, fontweight="bold", color=INK, va="center")
            axes.axhline(place + 0.55, color=QUIET, linewidth=0.5)
            for number, line in enumerate(lines, start=1):
                _line(axes, place - number, line, strong=number == 1 if line.strong is None else line.strong)
                ticks.append(place - number)
                labels.append("\n".join(textwrap.wrap(line.label, 38)))
            place -= len(lines) + 1
        axes.set_yticks(ticks, labels, fontsize=9.5)
        axes.set_ylim(0.3, n_lines + 0.6)
        axes.set_xlim(0, 1.12)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
        axes.axvline(0, color=INK, linewidth=1)
        axes.set_xlabel(textwrap.fill(axis, 70))
        titled(picture, title)
        picture.alt = alt
    return picture


def _line(axes: Any, place: float, line: ShareLine, *, strong: bool) -> None:
    colour, marker = (ORANGE, "D") if strong else (BLUE, "o")
    end = line.share
    if math.isfinite(line.low) and math.isfinite(line.high):
        axes.plot([line.low, line.high], [place, place], color=colour, linewidth=2.5 if strong else 2, zorder=2)
        end = line.high
    axes.plot([line.share], [place], marker=marker, markersize=7 if strong else 6, color=colour, zorder=3)
    axes.annotate(
        line.note, (end, place), xytext=(7, 0), textcoords="offset points", va="center", fontsize=9, color=INK
    )
