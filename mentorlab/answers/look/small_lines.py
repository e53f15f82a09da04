"""How did several numbers go over the last weeks? Small lines side by side, each with the line that it should keep."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

IN_A_ROW = 4


@dataclass(frozen=True)
class SmallLine:
    """One number: a value for each day, missing where it is not told; the last is today's. `line`: what it is held
    against, missing for none; `crossed`: it is on the wrong side today; `share`: 0 to 1, written as a percentage.
    """

    heading: str
    values: Sequence[float]
    line: float = math.nan
    crossed: bool = False
    share: bool = True
    words: str = ""


def small_lines(days: Sequence[str], things: Sequence[SmallLine], *, title: str, alt: str, foot: str) -> Picture:
    """A small panel for each thing over the same `days` (as written under the first and the last of them).

    Today is a diamond where the line is crossed and a circle where not, with its value beside it.
    """
    rows = math.ceil(len(things) / IN_A_ROW)
    with mpl.rc_context(STYLE):
        picture = blank(height=1.0 + 1.45 * rows)
        grid = picture.subplots(rows, IN_A_ROW, squeeze=False)
        for number, (axes, thing) in enumerate(zip(grid.flat, things, strict=False)):
            _panel(axes, thing)
            lowest = number + IN_A_ROW >= len(things)
            axes.set_xticks([0, len(days) - 1], [days[0], days[-1]] if lowest and len(days) > 1 else ["", ""])
            axes.tick_params(axis="x", labelsize=8, length=0)
        for axes in list(grid.flat)[len(things) :]:
            axes.set_visible(False)
        picture.supxlabel(textwrap.fill(foot, 112), fontsize=9, x=0.01, ha="left")
        titled(picture, title)
        picture.alt = alt
    return picture


def _panel(axes: Any, thing: SmallLine) -> None:
    last = len(thing.values) - 1
    axes.set_title(textwrap.fill(thing.heading, 24), fontsize=9.5, loc="left")
    axes.plot(range(last + 1), thing.values, color=BLUE, linewidth=1.6, marker=".", markersize=4, zorder=2)
    known = [value for value in thing.values if math.isfinite(value)]
    if math.isfinite(thing.line):
        axes.axhline(thing.line, color=GREEN, linewidth=1.2, linestyle=(0, (5, 3)), zorder=1)
        known.append(thing.line)
    if math.isfinite(thing.values[last]):
        colour, marker = (ORANGE, "D") if thing.crossed else (BLUE, "o")
        axes.plot([last], [thing.values[last]], marker=marker, markersize=7, color=colour, zorder=3, clip_on=False)
    axes.annotate(
        textwrap.fill(thing.words, 11), (1.0, 0.5), xycoords="axes fraction", xytext=(8, 0),
        textcoords="offset points", fontsize=8.5, color=ORANGE if thing.crossed else INK, va="center",
    )  # fmt: skip
    top = max([*known, 0.0]) * 1.25 or 1.0
    axes.set_ylim(-0.06 * top, top)
    axes.set_xlim(-0.3, max(last, 1) + 0.3)
    axes.set_yticks([0], ["0"], fontsize=8, color=QUIET)
    if math.isfinite(thing.line):
        said = f"{100 * thing.line:.0f} %" if thing.share else f"{thing.line:,.0f}"
        axes.set_yticks([0, thing.line], ["0", said], fontsize=8, color=INK)
