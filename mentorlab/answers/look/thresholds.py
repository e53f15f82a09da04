"""Shares met, one bar a line, against marked thresholds; what is said and what is seen as different marks."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

WIDTH = 26  # signs of a label's line


@dataclass(frozen=True)
class Bar:
    """One line: a share (0 to 1) as a bar, and up to two marks beside it; a missing mark is not drawn."""

    label: str
    share: float
    said: float = math.nan
    seen: float = math.nan


def against_thresholds(
    rows: Sequence[Bar], thresholds: dict[str, float], *, title: str, axis: str, alt: str, key: tuple[str, str, str]
) -> Picture:
    """Bars with marks for what is said (circle) and seen (diamond). `thresholds`: the words at a line → its share.
    `key`: what bar, circle and diamond mean.
    """
    with mpl.rc_context(STYLE):
        picture = blank(height=2.2 + 0.55 * len(rows))
        axes = picture.add_subplot()
        places = list(range(len(rows), 0, -1))
        axes.barh(places, [100 * row.share for row in rows], height=0.5, color="#d9d9d9", edgecolor=QUIET, label=key[0])
        for marker, colour, name, aside, values in (
            ("o", BLUE, key[1], 0.12, [row.said for row in rows]),
            ("D", ORANGE, key[2], -0.12, [row.seen for row in rows]),
        ):
            there = [
                (100 * value, place + aside)
                for value, place in zip(values, places, strict=True)
                if math.isfinite(value)
            ]
            if there:
                across, up = zip(*there, strict=True)
                axes.plot(across, up, marker, markersize=7, color=colour, zorder=3, label=name)
        for n, (words, share) in enumerate(reversed(thresholds.items())):
            # The words of the lowest stand highest, so that no line runs through those of another.
            top = len(rows) + 0.55 + 0.3 * n
            axes.plot([100 * share] * 2, [0.4, top + 0.1], color=GREEN, linewidth=1.2, linestyle=(0, (5, 3)), zorder=1)
            axes.annotate(
                words, (100 * share, top), xytext=(4, 0), textcoords="offset points", fontsize=9, color=INK, va="center"
            )
        axes.set_yticks(places, [textwrap.fill(row.label, WIDTH) for row in rows])
        axes.set_ylim(0.4, len(rows) + 0.8 + 0.3 * len(thresholds))
        axes.set_xlim(-1, 101)
        axes.set_xlabel(axis)
        picture.legend(loc="outside lower left", frameon=False, fontsize=9, ncols=1)
        titled(picture, title)
        picture.alt = alt
    return picture
