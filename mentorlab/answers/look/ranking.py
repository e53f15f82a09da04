"""Ranks with the range in which each could truly lie, tier by tier."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, INK, ORANGE, QUIET, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class Ranked:
    """One line: a rank, the best and the worst that it could be, its tier from 1; `note` stands at the right."""

    label: str
    rank: float
    low: float
    high: float
    tier: int
    note: str = ""


def ranking(rows: Sequence[Ranked], *, title: str, axis: str, tier: str, alt: str) -> Picture:
    """Ranks from the first down, a line between tiers. `tier`: the word for a tier, with a place for its number."""
    with mpl.rc_context(STYLE):
        picture = blank(height=1.6 + 0.42 * len(rows))
        axes = picture.add_subplot()
        last = 0
        for place, row in zip(range(len(rows), 0, -1), rows, strict=True):
            first = row.tier == 1
            colour, marker = (ORANGE, "D") if first else (BLUE, "o")
            if math.isfinite(row.low):
                axes.plot([row.low, row.high], [place, place], color=colour, linewidth=4 if first else 2.5, zorder=2)
            axes.plot([row.rank], [place], marker=marker, markersize=8, color=colour, zorder=3)
            axes.annotate(
                row.note, (1.01, place), xycoords=("axes fraction", "data"), fontsize=9, va="center", color=INK
            )
            if row.tier != last:
                if last:
                    axes.axhline(place + 0.5, color=QUIET, linewidth=1, linestyle=(0, (4, 3)))
                axes.annotate(
                    tier.format(number=row.tier), (0.995, place + 0.42), xycoords=("axes fraction", "data"),
                    fontsize=8.5, color=INK, ha="right", va="top",
                )  # fmt: skip
            last = row.tier
        axes.set_yticks(range(len(rows), 0, -1), [textwrap.fill(row.label, 34) for row in rows])
        axes.set_ylim(0.4, len(rows) + 0.6)
        axes.set_xlim(0.6, len(rows) + 0.4 + max(0.6, 0.08 * len(rows)))
        step = max(1, round(len(rows) / 12))
        axes.set_xticks(range(1, len(rows) + 1, step))
        axes.set_xlabel(textwrap.fill(axis, 70))
        titled(picture, title)
        picture.alt = alt
    return picture
