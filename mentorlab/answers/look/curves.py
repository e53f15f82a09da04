"""How one number falls or rises with another: a curve, what is marked on it, and a line to be reached."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class Mark:
    """A point on the curve with its words. The strong one is this program."""

    x: float
    y: float
    label: str
    strong: bool = False


def curve(
    points: Sequence[tuple[float, float]],
    marks: Sequence[Mark],
    *,
    title: str,
    x_axis: str,
    y_axis: str,
    alt: str,
    target: float | None = None,
    target_label: str = "",
) -> Picture:
    """A falling curve through `points` (x, y), marks on it, and the height that is wanted."""
    with mpl.rc_context(STYLE):
        picture = blank(height=4.4)
        axes = picture.add_subplot()
        axes.spines["left"].set_visible(True)
        axes.plot(*zip(*points, strict=True), color=BLUE, linewidth=2, zorder=2)
        for mark in marks:
            _marked(axes, mark)
        if target is not None:
            axes.axhline(target, color=GREEN, linewidth=1.4, linestyle=(0, (5, 3)), zorder=1)
            axes.annotate(
                target_label, (0, target), xycoords=("axes fraction", "data"), xytext=(5, -4),
                textcoords="offset points", fontsize=9, color=GREEN, ha="left", va="top",
            )  # fmt: skip
        axes.set_xlabel(x_axis)
        axes.set_ylabel(textwrap.fill(y_axis, 48))
        axes.set_ylim(bottom=0)
        axes.set_xlim(left=0)
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.margins(x=0.08)
        titled(picture, title)
        picture.alt = alt
    return picture


def _marked(axes: Any, mark: Mark) -> None:
    colour, marker, size = (ORANGE, "D", 9) if mark.strong else (BLUE, "o", 7)
    axes.plot([mark.x], [mark.y], marker=marker, markersize=size, color=colour, zorder=3)
    axes.annotate(
        mark.label, (mark.x, mark.y), xytext=(5, 7), textcoords="offset points", fontsize=9, color=INK,
        fontweight="bold" if mark.strong else "normal",
    )  # fmt: skip
