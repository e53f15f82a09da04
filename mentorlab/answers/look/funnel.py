"""How many people came how far: a bar for each step, the last cycle as an outline, and how long each step took."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

HALF = 0.28  # of the height of a bar, where steps are 1 apart
PALE = "#dfe8ef"


@dataclass(frozen=True)
class FunnelBar:
    """One step: `people` who came so far, `note` beside the bar (the share of the step before), `before`: as many in
    the last cycle (missing: none), `days` with an interval: how long the step took. `strong`: most are lost before it.
    """

    label: str
    people: float
    note: str = ""
    before: float = math.nan
    days: float = math.nan
    low: float = math.nan
    high: float = math.nan
    strong: bool = False


@dataclass(frozen=True)
class FunnelNames:
    """What is written at the axes and in the legend."""

    axis: str
    days: str
    now: str
    before: str


def funnel_of(bars: Sequence[FunnelBar], *, title: str, names: FunnelNames, alt: str, foot: str = "") -> Picture:
    """Steps from the first down. The panel of days is left out where no step has any."""
    timed = any(math.isfinite(bar.days) for bar in bars)
    with mpl.rc_context(STYLE):
        picture = blank(height=1.9 + 0.44 * len(bars))
        widths = [3.2, 1.0] if timed else [1.0]
        grid: Any = picture.subplots(1, len(widths), sharey=True, squeeze=False, width_ratios=widths)
        places = list(range(len(bars), 0, -1))
        _people(grid[0, 0], places, bars, names)
        if timed:
            _days(grid[0, 1], places, bars, names.days)
        grid[0, 0].set_yticks(places, [textwrap.fill(bar.label, 24) for bar in bars])
        grid[0, 0].set_ylim(0.3, len(bars) + 0.7)
        if foot:
            picture.supxlabel(textwrap.fill(foot, 100), fontsize=9, x=0.01, ha="left")
        titled(picture, title)
        picture.alt = alt
    return picture


def _people(axes: Any, places: Sequence[int], bars: Sequence[FunnelBar], names: FunnelNames) -> None:
    for (above, bar), (below, following) in pairwise(zip(places, bars, strict=True)):
        corners = [(0, above - HALF), (bar.people, above - HALF), (following.people, below + HALF), (0, below + HALF)]
        axes.fill(*zip(*corners, strict=True), facecolor=PALE, edgecolor="none", zorder=0)
    for place, bar in zip(places, bars, strict=True):
        hatch, colour = ("//", ORANGE) if bar.strong else ("", BLUE)
        axes.barh(place, bar.people, height=2 * HALF, facecolor=colour, hatch=hatch, edgecolor="white", linewidth=0.5)
        end = bar.people
        if math.isfinite(bar.before):
            axes.barh(
                place, bar.before, height=0.78, facecolor="none", edgecolor=INK, linewidth=1.1, linestyle=(0, (4, 2))
            )
            end = max(end, bar.before)
        text = f"{bar.people:,.0f}" + (f"   {bar.note}" if bar.note else "")
        weight = "bold" if bar.strong else "normal"
        axes.annotate(
            text, (end, place), (6, 0), textcoords="offset points", va="center", fontsize=9.5, color=INK,
            fontweight=weight,
        )  # fmt: skip
    if any(math.isfinite(bar.before) for bar in bars):
        axes.barh([0], [0], facecolor=BLUE, label=names.now)
        axes.barh([0], [0], facecolor="none", edgecolor=INK, linestyle=(0, (4, 2)), label=names.before)
        axes.legend(loc="lower right", frameon=False, fontsize=9)
    axes.set_xlabel(names.axis)
    axes.set_xlim(
        0, 1.28 * max([1.0, *(max(bar.people, bar.before if math.isfinite(bar.before) else 0) for bar in bars)])
    )
    axes.locator_params(axis="x", nbins=5, integer=True)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")


def _days(axes: Any, places: Sequence[int], bars: Sequence[FunnelBar], name: str) -> None:
    for place, bar in zip(places, bars, strict=True):
        axes.axhline(place, color=QUIET, linewidth=0.3, zorder=0)
        if not math.isfinite(bar.days):
            continue
        if math.isfinite(bar.low) and math.isfinite(bar.high):
            axes.plot([bar.low, bar.high], [place, place], color=BLUE, linewidth=2, zorder=2)
        axes.plot([bar.days], [place], "o", markersize=6.5, color=BLUE, zorder=3)
        end = bar.high if math.isfinite(bar.high) else bar.days
        axes.annotate(
            f"{bar.days:,.0f}", (end, place), (6, 0), textcoords="offset points", va="center", fontsize=9.5, color=INK
        )
    axes.set_xlabel(name)
    longest = max(end for bar in bars for end in (bar.days, bar.high) if math.isfinite(end))
    axes.set_xlim(-0.04 * max(longest, 1), 1.35 * max(longest, 1))
    axes.locator_params(axis="x", nbins=3)
