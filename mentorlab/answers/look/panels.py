"""Several things side by side, one line for each of several ways: a panel a thing, one way marked in all of them."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

IN_A_ROW = 3


@dataclass(frozen=True)
class Panel:
    """One thing: its heading, and a value for each line, missing where there is none. low, high: ends of intervals."""

    heading: str
    values: Sequence[float]
    low: Sequence[float] = ()
    high: Sequence[float] = ()
    share: bool = False


def panels(
    lines: Sequence[str], things: Sequence[Panel], *, marked: int, title: str, alt: str, foot: str = ""
) -> Picture:
    """`lines` from the first down; the line `marked` is drawn as a diamond, and its value runs through the panel."""
    rows = math.ceil(len(things) / IN_A_ROW)
    with mpl.rc_context(STYLE):
        picture = blank(height=1.2 + rows * (0.9 + 0.29 * len(lines)))
        grid = picture.subplots(rows, IN_A_ROW, sharey=True, squeeze=False)
        places = list(range(len(lines), 0, -1))
        for axes, thing in zip(grid.flat, things, strict=False):
            _panel(axes, places, thing, marked)
        for axes in list(grid.flat)[len(things) :]:
            axes.set_visible(False)
        for axes in grid[:, 0]:
            axes.set_yticks(places, [textwrap.fill(line, 26) for line in lines], fontsize=9.5)
            axes.set_ylim(0.4, len(lines) + 0.6)
        if foot:
            picture.supxlabel(textwrap.fill(foot, 100), fontsize=9.5, x=0.01, ha="left")
        titled(picture, title)
        picture.alt = alt
    return picture


def _panel(axes: Any, places: Sequence[int], thing: Panel, marked: int) -> None:
    for number, (place, value) in enumerate(zip(places, thing.values, strict=True)):
        axes.axhline(place, color=QUIET, linewidth=0.3, zorder=0)
        if not math.isfinite(value):
            continue
        colour, marker, size = (ORANGE, "D", 8) if number == marked else (BLUE, "o", 6.5)
        if thing.low and math.isfinite(thing.low[number]):
            ends = [thing.low[number], thing.high[number]]
            if thing.share:  # of a share nothing lies below 0 or above 1, whatever an interval of differences says
                ends = [min(max(end, 0.0), 1.0) for end in ends]
            axes.plot(ends, [place, place], color=colour, linewidth=2, zorder=2)
        axes.plot([value], [place], marker=marker, markersize=size, color=colour, zorder=3)
    if math.isfinite(thing.values[marked]):
        axes.axvline(thing.values[marked], color=INK, linewidth=0.8, linestyle=(0, (4, 3)), zorder=1)
    axes.set_title(textwrap.fill(thing.heading, 26), fontsize=10, loc="left")
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(
        (lambda value, _: f"{100 * value:.0f} %") if thing.share else (lambda value, _: f"{value:,.10g}")
    )
    axes.margins(x=0.12)
    if thing.share:
        axes.set_xlim(-0.06, 1.06)
        axes.set_xticks([0, 0.5, 1])
