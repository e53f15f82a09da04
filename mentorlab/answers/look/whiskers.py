"""Values with their intervals, one a line; and one interval alone as a thin strip."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, STYLE, Picture, blank, titled
from mentorlab.answers.markup import escape


@dataclass(frozen=True)
class Whisker:
    """One line of a figure: a value with its interval. A missing interval is drawn as the point alone."""

    label: str
    value: float
    low: float = math.nan
    high: float = math.nan
    note: str = ""
    strong: bool = False


def intervals(
    rows: Sequence[Whisker],
    *,
    title: str,
    axis: str,
    alt: str,
    zero: str,
    target: float | None = None,
    target_label: str = "",
) -> Picture:
    """Values with their intervals, one a line; zero is marked, and the worthwhile size where there is one."""
    with mpl.rc_context(STYLE):
        picture = blank(height=1.7 + 0.55 * len(rows))
        axes = picture.add_subplot()
        places = range(len(rows), 0, -1)
        for place, row in zip(places, rows, strict=True):
            _whisker(axes, place, row)
        axes.axvline(0, color=INK, linewidth=1)
        aside = (4, "left") if target is not None and target < 0 else (-4, "right")
        axes.annotate(
            zero, (0, 0.38), xytext=(aside[0], 0), textcoords="offset points", fontsize=9, color=INK, ha=aside[1]
        )
        if target is not None:
            axes.axvline(target, color=GREEN, linewidth=1.4, linestyle=(0, (5, 3)))
            aside = (4, "left") if target >= 0 else (-4, "right")
            axes.annotate(
                target_label, (target, len(rows) + 0.62), xytext=(aside[0], 0), textcoords="offset points",
                fontsize=9, color=GREEN, ha=aside[1], va="center",
            )  # fmt: skip
        axes.set_yticks(list(places), [row.label for row in rows])
        axes.set_ylim(0.25, len(rows) + 0.8)
        axes.set_xlabel(textwrap.fill(axis, 70))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
        axes.margins(x=0.18)
        titled(picture, title)
        picture.alt = alt
    return picture


def _whisker(axes: Any, place: int, row: Whisker) -> None:
    colour, marker, size = (ORANGE, "D", 8) if row.strong else (BLUE, "o", 7)
    if math.isfinite(row.low) and math.isfinite(row.high):
        axes.plot([row.low, row.high], [place, place], color=colour, linewidth=3 if row.strong else 2, zorder=2)
    axes.plot([row.value], [place], marker=marker, markersize=size, color=colour, zorder=3)
    if row.note:
        axes.annotate(
            row.note, (row.value, place), xytext=(0, 9), textcoords="offset points", ha="center", fontsize=9, color=INK
        )


def strip(value: float, low: float, high: float, target: float | None, alt: str) -> str:
    """A thin drawing of one interval against zero and the worthwhile size, as inline SVG."""
    marks = [low, high, 0.0, *([target] if target is not None else [])]
    span = (max(marks) - min(marks)) or 1.0
    left = min(marks) - 0.08 * span

    def x(point: float) -> str:
        return f"{600 * (point - left) / (1.16 * span):.1f}"

    goal = ""
    if target is not None:
        goal = (
            f'<line x1="{x(target)}" x2="{x(target)}" y1="2" y2="34" stroke="{GREEN}" stroke-width="2" '
            'stroke-dasharray="5 3"/>'
        )
    return (
        f'<svg class="ml-strip" viewBox="0 0 600 36" role="img" aria-label="{escape(alt)}">'
        f'<line x1="{x(0)}" x2="{x(0)}" y1="2" y2="34" stroke="currentColor" stroke-width="1.5"/>{goal}'
        f'<line x1="{x(low)}" x2="{x(high)}" y1="18" y2="18" stroke="{ORANGE}" stroke-width="6"/>'
        f'<path d="M{x(value)} 9 l7 9 l-7 9 l-7 -9 z" fill="{ORANGE}" stroke="currentColor"/></svg>'
    )
