"""A calendar of what happened: bars over weeks, stacked by what became of things, beside how many were agreed."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import dates
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

mdates: Any = dates  # which says nothing of its types
YELLOW, PURPLE = "#E69F00", "#CC79A7"  # of the same palette
# Color and pattern (for grey print), by the place in the legend; lines of the patterns are white.
LOOKS = ((BLUE, ""), (YELLOW, r"\\\\"), (ORANGE, "//"), (GREEN, ".."), (PURPLE, "xx"), (QUIET, ""))
IN_A_ROW = 3
A_WEEK = 7


@dataclass(frozen=True)
class Block:
    """Days on end told together: how many of each kind, and how many were agreed."""

    first: dt.date
    last: dt.date
    counts: Sequence[int]
    agreed: float


@dataclass(frozen=True)
class Weekly:
    """One panel: its heading, the kinds from the bottom up (codes of the legend), and its blocks of days."""

    heading: str
    kinds: Sequence[str]
    blocks: Sequence[Block]


def weekly(
    wide: Sequence[Weekly], small: Sequence[Weekly], *, legend: Mapping[str, str], agreed: str, axis: str, title: str,
    alt: str,
) -> Picture:  # fmt: skip
    """Wide panels one below the other, small ones (on one scale) in rows below; height is a number per week.

    A block of several weeks is as high as its average week. `legend`: code → what it is called, in one order for all
    panels.
    """
    rows = -(-len(small) // IN_A_ROW)
    looks = {code: LOOKS[number % len(LOOKS)] for number, code in enumerate(legend)}
    with mpl.rc_context(STYLE):
        picture = blank(height=1.3 + 2.3 * len(wide) + 1.7 * rows)
        grid = picture.add_gridspec(
            len(wide) + rows, IN_A_ROW, height_ratios=[2.3] * len(wide) + [1.7] * rows if rows else None
        )
        ends = _ends([*wide, *small])
        for number, panel in enumerate(wide):
            axes = picture.add_subplot(grid[number, :])
            _panel(axes, panel, looks, ends, largest=_highest([panel]))
            axes.set_ylabel(textwrap.fill(axis, 24), fontsize=9)
        for number, panel in enumerate(small):
            axes = picture.add_subplot(grid[len(wide) + number // IN_A_ROW, number % IN_A_ROW])
            _panel(axes, panel, looks, ends, largest=_highest(small), few_ticks=True)
        handles: list[Any] = [
            Patch(facecolor=looks[code][0], hatch=looks[code][1], edgecolor="white", label=label)
            for code, label in legend.items()
        ]
        handles.append(Line2D([], [], color=INK, linewidth=1.6, linestyle=(0, (4, 2)), label=agreed))
        picture.legend(handles=handles, loc="outside lower left", ncols=3, frameon=False, fontsize=9)
        titled(picture, title)
        picture.alt = alt
    return picture


def _panel(
    axes: Any, panel: Weekly, looks: Mapping[str, tuple[str, str]], ends: tuple[float, float], *, largest: float,
    few_ticks: bool = False,
) -> None:  # fmt: skip
    edges = [_place(block)[0] for block in panel.blocks] + [sum(_place(panel.blocks[-1]))]
    weeks = np.array([_place(block)[1] / A_WEEK for block in panel.blocks])
    heights = np.array([block.counts for block in panel.blocks]).T / weeks
    tops = np.cumsum(heights, axis=0)
    for kind, top, height in zip(panel.kinds, tops, heights, strict=True):
        color, pattern = looks[kind]
        axes.stairs(
            top, edges, baseline=top - height, fill=True, color=color, hatch=pattern, edgecolor="white", linewidth=0,
            zorder=2,
        )  # fmt: skip
    axes.vlines(edges[1:-1], 0, np.maximum(tops[-1][1:], tops[-1][:-1]), color="white", linewidth=0.8, zorder=2.5)
    agreed = np.array([block.agreed for block in panel.blocks]) / weeks
    axes.stairs(agreed, edges, color=INK, linewidth=1.6, linestyle=(0, (4, 2)), baseline=None, zorder=3)
    axes.set_title(textwrap.fill(panel.heading, 90 if not few_ticks else 28), fontsize=10, loc="left")
    axes.set_xlim(*ends)
    axes.set_ylim(0, largest * 1.08)
    locator = mdates.AutoDateLocator(minticks=2 if few_ticks else 4, maxticks=4 if few_ticks else 10)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    axes.tick_params(labelsize=8 if few_ticks else 9)
    axes.xaxis.get_offset_text().set_fontsize(8 if few_ticks else 9)
    axes.locator_params(axis="y", nbins=4)
    axes.grid(axis="y", color="#e4e4e4", linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)


def _place(block: Block) -> tuple[float, float]:
    """Where a block begins, and how many days it is wide."""
    return float(mdates.date2num(block.first)), float((block.last - block.first).days + 1)


def _ends(panels: Sequence[Weekly]) -> tuple[float, float]:
    places = [_place(block) for panel in panels for block in panel.blocks]
    return min(left for left, _ in places) - 2, max(left + width for left, width in places) + 2


def _highest(panels: Sequence[Weekly]) -> float:
    heights = [
        max(sum(block.counts), block.agreed) / (_place(block)[1] / A_WEEK) for panel in panels for block in panel.blocks
    ]
    return max([1.0, *heights])
