"""Does what came out rise with what was said beforehand? Averages with intervals, and a straight line through them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, INK, ORANGE, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class Step:
    """People of about one score: its average (x), the average outcome with its interval, and what they are called."""

    x: float
    value: float
    low: float
    high: float
    label: str


def calibration(
    steps: Sequence[Step], slope: float, *, title: str, x_axis: str, y_axis: str, line: str, alt: str
) -> Picture:
    """The steps, and a line of this slope (outcome per point of the score) through their middle."""
    with mpl.rc_context(STYLE):
        picture = blank(height=4.4)
        axes: Any = picture.add_subplot()
        axes.spines["left"].set_visible(True)
        for step in steps:
            axes.plot([step.x, step.x], [step.low, step.high], color=BLUE, linewidth=2.4, zorder=2)
            axes.plot([step.x], [step.value], marker="o", markersize=8, color=BLUE, zorder=3)
            axes.annotate(
                step.label, (step.x, step.high), xytext=(0, 6), textcoords="offset points", fontsize=9, color=INK,
                ha="center",
            )  # fmt: skip
        middle = [sum(step.x for step in steps) / len(steps), sum(step.value for step in steps) / len(steps)]
        ends = [steps[0].x, steps[-1].x]
        heights = [middle[1] + slope * (x - middle[0]) for x in ends]
        axes.plot(ends, heights, color=ORANGE, linewidth=1.6, linestyle=(0, (5, 3)), zorder=1, label=line)
        axes.set_xlabel(textwrap.fill(x_axis, 70))
        axes.set_ylabel(textwrap.fill(y_axis, 48))
        axes.margins(x=0.15, y=0.2)
        axes.legend(loc="lower right", frameon=False, fontsize=9)
        titled(picture, title)
        picture.alt = alt
    return picture
