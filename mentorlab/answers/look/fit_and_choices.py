"""How the fit of pairs is spread, from the lowest to the highest, and which of their choices people got."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.shares import ShareLine
from mentorlab.answers.look.style import BLUE, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

SHAPES = ((BLUE, "o", "-"), (ORANGE, "D", "--"))


@dataclass(frozen=True)
class Staircase:
    """The average fit (0–100) of equal parts of the people, from the lowest; at most two are drawn."""

    label: str
    fits: Sequence[float]


def fit_and_choices(
    stairs: Sequence[Staircase], lines: Sequence[ShareLine], *, title: str, fit: str, shares: str,
    ends: tuple[str, str], alt: str,
) -> Picture:  # fmt: skip
    """Above the fit, part by part; below the shares, one a line. `ends`: names of the first and the last part."""
    with mpl.rc_context(STYLE):
        picture = blank(height=4.0 + 0.42 * len(lines))
        heights = [2.6, 0.6 + 0.42 * len(lines)] if lines else [1]
        panels: Any = picture.subplots(len(heights), 1, height_ratios=heights, squeeze=False)
        _fits(panels[0, 0], stairs, fit, ends)
        if lines:
            _shares(panels[1, 0], lines, shares)
        titled(picture, title)
        picture.alt = alt
    return picture


def _fits(axes: Any, stairs: Sequence[Staircase], label: str, ends: tuple[str, str]) -> None:
    many = max(len(one.fits) for one in stairs)
    for one, (colour, shape, line) in zip(stairs, SHAPES, strict=False):
        at = [(place + 0.5) / len(one.fits) for place in range(len(one.fits))]
        axes.plot(at, one.fits, color=colour, marker=shape, linestyle=line, markersize=6.5, label=one.label)
        axes.annotate(
            f"{one.fits[-1]:.0f}", (at[-1], one.fits[-1]), (7, 0), textcoords="offset points", va="center", fontsize=9
        )
        axes.annotate(
            f"{one.fits[0]:.0f}", (at[0], one.fits[0]), (-7, 0), textcoords="offset points", va="center", ha="right",
            fontsize=9,
        )  # fmt: skip
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 105)
    axes.set_yticks([0, 50, 100])
    axes.grid(axis="y", color=QUIET, linewidth=0.4)
    axes.set_xticks([0.5 / many, 1 - 0.5 / many], list(ends))
    axes.set_xlabel(textwrap.fill(label, 60))
    if len(stairs) > 1:
        axes.legend(loc="lower right", frameon=False, fontsize=9)


def _shares(axes: Any, lines: Sequence[ShareLine], label: str) -> None:
    for place, line in enumerate(reversed(lines)):
        if math.isfinite(line.low):
            axes.plot([line.low, line.high], [place, place], color=BLUE, linewidth=2, zorder=2)
        end = line.high if math.isfinite(line.high) else line.share
        if math.isfinite(line.share):
            axes.plot([line.share], [place], marker="o", markersize=6.5, color=BLUE, zorder=3)
        at = (end, place) if math.isfinite(end) else (0, place)
        axes.annotate(line.note, at, (7, 0), textcoords="offset points", va="center", fontsize=9, color=INK)
    axes.set_yticks(range(len(lines)), [textwrap.fill(line.label, 34) for line in reversed(lines)])
    axes.set_ylim(-0.6, len(lines) - 0.4)
    axes.set_xlim(0, 1.12)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
    axes.axvline(0, color=INK, linewidth=1)
    axes.set_xlabel(label)
