"""What does each of many choices give? Values sorted by size, and under each which choices were made (a dot grid)."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

ROW, TOP = 0.21, 2.9  # inches: a row of the grid, the values above it
WIDEST = 36  # letters of a choice's name


@dataclass(frozen=True)
class Chosen:
    """One value with its interval and the names of the choices behind it. `planned`: the one named beforehand."""

    value: float
    low: float
    high: float
    made: frozenset[str]
    planned: bool = False


def choices(
    values: Sequence[Chosen],
    grid: Mapping[str, Sequence[str]],
    *,
    title: str,
    axis: str,
    alt: str,
    zero: str,
    planned: str,
    target: float | None = None,
    target_label: str = "",
) -> Picture:
    """The values from the smallest to the largest; below, a row for each choice (`grid`: heading → names)."""
    rows = [(heading, name) for heading, names in grid.items() for name in names]
    ordered = sorted(values, key=lambda one: (one.value, one.low, sorted(one.made)))
    with mpl.rc_context(STYLE):
        picture = blank(height=TOP + ROW * (len(rows) + len(grid)) + 0.6)
        above, below = picture.subplots(
            2, 1, sharex=True, gridspec_kw={"height_ratios": [TOP, ROW * (len(rows) + len(grid))]}
        )
        _values(above, ordered, planned)
        above.axhline(0, color=INK, linewidth=1)
        _aside(above, 0, zero, INK)
        if target is not None:
            above.axhline(target, color=GREEN, linewidth=1.4, linestyle=(0, (5, 3)))
            _aside(above, target, target_label, GREEN)
        above.set_ylabel(textwrap.fill(axis, 26))
        above.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
        above.tick_params(axis="x", bottom=False, labelbottom=False)
        above.spines["bottom"].set_visible(False)
        above.set_xlim(-0.8, len(ordered) - 0.2)
        above.margins(y=0.12)
        _grid(below, ordered, grid)
        titled(picture, title)
        picture.alt = alt
    return picture


def _values(axes: Any, ordered: Sequence[Chosen], planned: str) -> None:
    for place, one in enumerate(ordered):
        colour, marker, size = (ORANGE, "D", 8) if one.planned else (BLUE, "o", 4.5)
        axes.plot([place, place], [one.low, one.high], color=colour, linewidth=2.6 if one.planned else 1.2, zorder=2)
        axes.plot([place], [one.value], marker=marker, markersize=size, color=colour, zorder=3)
        if one.planned:
            right = place < len(ordered) / 2
            axes.annotate(
                planned, (place, one.high), xytext=(0, 4), textcoords="offset points", fontsize=9, color=INK,
                ha="left" if right else "right", va="bottom",
            )  # fmt: skip


def _aside(axes: Any, at: float, words: str, colour: str) -> None:
    axes.annotate(
        textwrap.fill(words, 14), (1.0, at), xycoords=("axes fraction", "data"), xytext=(4, 0),
        textcoords="offset points", fontsize=9, color=colour, ha="left", va="center", annotation_clip=False,
    )  # fmt: skip


def _grid(axes: Any, ordered: Sequence[Chosen], grid: Mapping[str, Sequence[str]]) -> None:
    ticks, labels, line = [], [], 0
    for heading, names in grid.items():
        axes.annotate(
            heading, (0, line), xycoords=("axes fraction", "data"), xytext=(-4, 0), textcoords="offset points",
            fontsize=9, fontweight="bold", ha="right", va="center",
        )  # fmt: skip
        line += 1
        for name in names:
            for place, one in enumerate(ordered):
                made = name in one.made
                colour = (ORANGE if one.planned else INK) if made else "#d9d9d9"
                axes.plot([place], [line], marker="D" if made and one.planned else "o", markersize=5 if made else 1.6,
                          color=colour)  # fmt: skip
            ticks.append(line)
            labels.append(textwrap.shorten(name, WIDEST, placeholder=" …"))
            line += 1
    axes.set_yticks(ticks, labels, fontsize=9)
    axes.set_ylim(line - 0.4, -0.7)
    axes.tick_params(axis="x", bottom=False, labelbottom=False)
    axes.spines["bottom"].set_color(QUIET)
