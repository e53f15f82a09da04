"""How did two groups go from one measuring time to the next? A line each, with intervals and a shape of its own."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, INK, ORANGE, STYLE, Picture, blank, titled

APART = 0.05  # so that intervals at the same time do not lie on each other


@dataclass(frozen=True)
class Course:
    """One group's averages in the order of the times, missing where not shown; `low`, `high`: ends of intervals."""

    label: str
    values: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    strong: bool = False


def courses(
    times: Sequence[str], groups: Sequence[Course], *, notes: Sequence[str], title: str, axis: str, alt: str
) -> Picture:
    """The groups over the times; `notes`: a word under each time, such as the difference there."""
    with mpl.rc_context(STYLE):
        picture = blank(height=4.2)
        axes = picture.add_subplot()
        axes.spines["left"].set_visible(True)
        for number, group in enumerate(groups):
            _course(axes, group, (number - (len(groups) - 1) / 2) * APART)
        labels = [f"{time}\n{note}" if note else time for time, note in zip(times, notes, strict=True)]
        axes.set_xticks(range(len(times)), labels)
        axes.set_xlim(-0.3, len(times) - 0.7)
        axes.set_ylabel(textwrap.fill(axis, 40))
        axes.margins(y=0.15)
        axes.legend(loc="best", frameon=False, fontsize=9)
        titled(picture, title)
        picture.alt = alt
    return picture


def _course(axes: Any, group: Course, aside: float) -> None:
    colour, marker, style = (ORANGE, "D", "-") if group.strong else (BLUE, "o", "--")
    known = [place for place, value in enumerate(group.values) if math.isfinite(value)]
    at = [place + aside for place in known]
    values = [group.values[place] for place in known]
    axes.plot(at, values, color=colour, marker=marker, linestyle=style, markersize=7, label=group.label, zorder=3)
    for place, x in zip(known, at, strict=True):
        if math.isfinite(group.low[place]):
            axes.plot([x, x], [group.low[place], group.high[place]], color=colour, linewidth=2, zorder=2)
    if not known:
        axes.plot([], [], color=INK)
