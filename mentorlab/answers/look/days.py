"""What happened before what? A few days on one line, each with its name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib import dates

from mentorlab.answers.look.style import BLUE, INK, ORANGE, QUIET, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class Day:
    """One day with its name; `strong`: what the figure is about."""

    label: str
    on: dt.date
    strong: bool = False


def in_order(days: Sequence[Day], *, title: str, alt: str) -> Picture:
    """The days from left to right, the first at the top; every one a line of its own, so that no names overlap."""
    number_of: Any = dates.date2num
    locator: Any = dates.AutoDateLocator
    with mpl.rc_context(STYLE):
        picture = blank(height=1.3 + 0.45 * len(days))
        axes: Any = picture.add_subplot()
        for place, day in zip(range(len(days), 0, -1), sorted(days, key=lambda one: one.on), strict=True):
            at = number_of(day.on)
            colour, marker = (ORANGE, "D") if day.strong else (BLUE, "o")
            axes.plot([at], [place], marker=marker, markersize=8, color=colour)
            axes.axhline(place, color=QUIET, linewidth=0.5, zorder=0)
            axes.annotate(
                f"{day.label}: {day.on.isoformat()}", (at, place), xytext=(0, 8), textcoords="offset points",
                ha="center", fontsize=9, color=INK, fontweight="bold" if day.strong else "normal",
            )  # fmt: skip
        axes.xaxis_date()
        axes.xaxis.set_major_locator(locator(minticks=2, maxticks=6))
        axes.set_yticks([])
        axes.set_ylim(0.5, len(days) + 0.8)
        axes.margins(x=0.25)
        titled(picture, title)
        picture.alt = alt
    return picture
