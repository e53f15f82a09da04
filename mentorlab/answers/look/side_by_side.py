"""One value of several groups side by side, item by item: each group has its own shape, so that grey print suffices."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.lines import Line2D

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

SHAPES = ((ORANGE, "D"), (BLUE, "o"), (GREEN, "s"), (INK, "^"), (QUIET, "v"), (BLUE, "X"))
MOST_GROUPS = len(SHAPES)
LINE = 0.17  # inches


@dataclass(frozen=True)
class Dot:
    """A group's value for one item; without an interval it is drawn hollow."""

    value: float
    low: float = math.nan
    high: float = math.nan


def side_by_side(
    items: Sequence[tuple[str, Sequence[Dot | None]]],
    *,
    groups: Sequence[str],
    title: str,
    axis: str,
    alt: str,
    zero: str,
    foot: str = "",
) -> Picture:
    """Items from the first down; for each the groups in their order, None where a group shows nothing.

    At most `MOST_GROUPS` groups. `zero`: what zero means; `foot`: a line below the axis.
    """
    with mpl.rc_context(STYLE):
        lines = len(groups) + 1
        picture = blank(height=2.0 + LINE * lines * len(items))
        axes = picture.add_subplot()
        for number, (_, dots) in enumerate(items):
            for place, (dot, (colour, shape)) in enumerate(zip(dots, SHAPES, strict=False)):
                if dot is not None:
                    _drawn(axes, dot, (len(items) - number) * lines - place, colour, shape)
            if number:
                axes.axhline((len(items) - number) * lines + 1, color=QUIET, linewidth=0.5)
        axes.axvline(0, color=INK, linewidth=1)
        axes.annotate(
            zero, (0, 1), xycoords=("data", "axes fraction"), xytext=(4, -3), textcoords="offset points", fontsize=9,
            va="top",
        )  # fmt: skip
        middles = [(len(items) - number) * lines - (len(groups) - 1) / 2 for number in range(len(items))]
        axes.set_yticks(middles, [textwrap.fill(name, 34) for name, _ in items])
        axes.set_ylim(lines - len(groups), len(items) * lines + 1.6)
        axes.set_xlabel("\n".join(textwrap.fill(words, 58) for words in (axis, foot) if words))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
        axes.margins(x=0.06)
        handles = [
            Line2D([], [], color=colour, marker=shape, linestyle="", label=textwrap.fill(group, 30))
            for group, (colour, shape) in zip(groups, SHAPES, strict=False)
        ]
        picture.legend(handles=handles, loc="outside lower left", ncols=3, frameon=False, fontsize=9.5)
        titled(picture, title)
        picture.alt = alt
    return picture


def _drawn(axes: Any, dot: Dot, place: float, colour: str, shape: str) -> None:
    sure = math.isfinite(dot.low) and math.isfinite(dot.high)
    if sure:
        axes.plot([dot.low, dot.high], [place, place], color=colour, linewidth=1.6, zorder=2)
    axes.plot(
        [dot.value], [place], marker=shape, markersize=6.5, color=colour, markeredgecolor=colour, zorder=3,
        fillstyle="full" if sure else "none", linestyle="",
    )  # fmt: skip
