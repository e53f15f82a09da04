"""Which assumption moves a result most? Bars around the best guess, the widest on top."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, INK, ORANGE, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class Bar:
    """The result with one assumption at its low and at its high end, and these ends in words."""

    label: str
    at_low: float
    at_high: float
    low: str
    high: str


def tornado(
    bars: Sequence[Bar],
    *,
    best: float,
    best_label: str,
    title: str,
    axis: str,
    alt: str,
    line: float | None = None,
    line_label: str = "",
) -> Picture:
    """One bar for each assumption; the end in words stands beside it, and hatching tells the high end in grey print.

    `line`: where a broken line is drawn, with its label below the bars.
    """
    with mpl.rc_context(STYLE):
        picture = blank(height=1.9 + 0.5 * len(bars))
        axes = picture.add_subplot()
        places = range(len(bars), 0, -1)
        for place, bar in zip(places, bars, strict=True):
            ends = ((bar.at_low, bar.low, BLUE, ""), (bar.at_high, bar.high, ORANGE, "///"))
            for at, words, colour, hatch in ends:
                axes.barh(place, at - best, left=best, height=0.55, color=colour, hatch=hatch, edgecolor="white")
                right = at > best or (math.isclose(at, best) and bar.at_low < bar.at_high)
                axes.annotate(
                    words, (at, place), xytext=(4 if right else -4, 0), textcoords="offset points", fontsize=9,
                    color=INK, ha="left" if right else "right", va="center",
                )  # fmt: skip
        axes.axvline(best, color=INK, linewidth=1)
        if line is not None:
            axes.axvline(line, color=INK, linewidth=1, linestyle=(0, (4, 3)))
            axes.annotate(
                line_label, (line, 0.42), xytext=(4, 2), textcoords="offset points", fontsize=9, color=INK, ha="left",
                va="bottom", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
            )  # fmt: skip
        axes.annotate(
            best_label, (best, len(bars) + 0.55), xytext=(0, 2), textcoords="offset points", fontsize=9, color=INK,
            ha="center", va="bottom", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        )  # fmt: skip
        axes.set_yticks(list(places), [textwrap.fill(bar.label, 34) for bar in bars])
        axes.set_ylim(0.4, len(bars) + 1.0)
        axes.set_xlabel(textwrap.fill(axis, 70))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
        axes.margins(x=0.16)
        titled(picture, title)
        picture.alt = alt
    return picture
