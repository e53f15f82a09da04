"""Who is still there as time goes on, and beside it what honest and refused comparisons make of it."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled
from mentorlab.answers.look.whiskers import Whisker

LOOKS = ((ORANGE, "D", "solid"), (BLUE, "o", (0, (5, 2))))


@dataclass(frozen=True)
class Line:
    """One group: its label, its points (weeks, share 0–1), and how many people stand behind each of them."""

    label: str
    points: Sequence[tuple[float, float]]
    people: Sequence[int]


@dataclass(frozen=True)
class Apart:
    """The right-hand panel: differences with intervals; the refused ones are drawn hollow. `target`: worth having."""

    rows: Sequence[Whisker]
    refused: Sequence[bool]
    axis: str
    zero: str
    target: float | None = None
    target_label: str = ""


def kept(lines: Sequence[Line], apart: Apart, *, title: str, x_axis: str, y_axis: str, count: str, alt: str) -> Picture:
    """Curves of two groups with the people behind them underneath, and the differences beside."""
    with mpl.rc_context(STYLE):
        picture = blank(height=4.2)
        left, right = picture.subplots(1, 2, width_ratios=[3, 2])
        _curves(left, lines, x_axis, y_axis, count)
        _differences(right, apart)
        titled(picture, title)
        picture.alt = alt
    return picture


def _curves(axes: Any, lines: Sequence[Line], x_axis: str, y_axis: str, count: str) -> None:
    axes.spines["left"].set_visible(True)
    for line, (colour, marker, style) in zip(lines, LOOKS, strict=False):
        weeks, shares = zip(*line.points, strict=True)
        label = textwrap.fill(line.label, 30)
        axes.plot(weeks, shares, color=colour, marker=marker, linestyle=style, linewidth=2, markersize=5, label=label)
    lowest = min(share for line in lines for _, share in line.points)
    highest = max(share for line in lines for _, share in line.points)
    room = max(highest - lowest, 0.05)
    axes.set_ylim(max(lowest - 0.6 * room, -0.02), min(highest + 0.35 * room, 1.02))
    axes.yaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f} %" if value <= 1 else "")
    falls = lines[0].points[-1][1] < lines[0].points[0][1]
    axes.legend(loc="lower left" if falls else "upper left", frameon=False, fontsize=9)
    rows = []
    for line in lines:
        told = [f"{people:,}" for (weeks, _), people in zip(line.points, line.people, strict=True) if people]
        rows.append(f"{line.label}: {' → '.join(dict.fromkeys(told))}")
    axes.set_xlabel("\n".join([x_axis, textwrap.fill(f"{count}: {'; '.join(rows)}", 58)]), fontsize=9.5)
    axes.set_ylabel(textwrap.fill(y_axis, 40))


def _differences(axes: Any, apart: Apart) -> None:
    places = range(len(apart.rows), 0, -1)
    for place, row, refused in zip(places, apart.rows, apart.refused, strict=True):
        colour = QUIET if refused else ORANGE
        if math.isfinite(row.low) and math.isfinite(row.high):
            axes.plot([row.low, row.high], [place, place], color=colour, linewidth=2.4, zorder=2)
        axes.plot(
            [row.value], [place], marker="s" if refused else "D", markersize=8, color=colour, zorder=3, linestyle="",
            fillstyle="none" if refused else "full",
        )  # fmt: skip
        axes.annotate(
            row.note, (row.value, place), xytext=(0, 9), textcoords="offset points", ha="center", fontsize=9, color=INK
        )
        axes.annotate(
            textwrap.fill(row.label, 34), (0.02, place + 0.36), xycoords=("axes fraction", "data"), fontsize=9,
            va="bottom", color=INK,
        )  # fmt: skip
    axes.axvline(0, color=INK, linewidth=1)
    axes.annotate(
        apart.zero, (0, 0.3), xytext=(3, 0), textcoords="offset points", fontsize=9, color=INK,
        ha="right" if max(row.value for row in apart.rows) < 0 else "left",
    )  # fmt: skip
    if apart.target is not None:
        axes.axvline(apart.target, color=GREEN, linewidth=1.4, linestyle=(0, (5, 3)))
        axes.annotate(
            apart.target_label, (apart.target, 0.5), xytext=(4, 0), textcoords="offset points", fontsize=9, color=GREEN
        )
    axes.set_yticks([])
    axes.set_ylim(0.2, len(apart.rows) + 0.85)
    axes.set_xlabel(textwrap.fill(apart.axis, 32), fontsize=9.5)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
    axes.margins(x=0.25)
