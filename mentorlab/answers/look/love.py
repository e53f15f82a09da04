"""How far two groups stand apart, item by item, before and after something was done about it (a love plot)."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.lines import Line2D

from mentorlab.answers.look.style import BLUE, INK, ORANGE, QUIET, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class Characteristic:
    """One line: how far apart before, and after where anything was done (else missing)."""

    label: str
    before: float
    after: float = math.nan


def love(
    rows: Sequence[Characteristic],
    *,
    title: str,
    axis: str,
    alt: str,
    names: tuple[str, str],
    limits: Sequence[float],
) -> Picture:
    """Hollow diamonds before, full points after; a line at zero, and at each limit (named in `axis`) on both sides."""
    with mpl.rc_context(STYLE):
        picture = blank(height=1.9 + 0.36 * len(rows))
        axes = picture.add_subplot()
        axes.axvline(0, color=INK, linewidth=1)
        for size in limits:
            for side in (-size, size):
                axes.axvline(side, color=QUIET, linewidth=1, linestyle=(0, (4, 3)))
        places = range(len(rows), 0, -1)
        for place, row in zip(places, rows, strict=True):
            _drawn(axes, place, row)
        widest = max([abs(x) for row in rows for x in (row.before, row.after) if math.isfinite(x)], default=0.0)
        edge = 1.12 * max(widest, *limits)
        axes.set_xlim(-edge, edge)
        axes.set_yticks(list(places), [textwrap.fill(row.label, 34) for row in rows])
        axes.set_ylim(0.4, len(rows) + 0.6)
        axes.set_xlabel(textwrap.fill(axis, 70))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
        kinds = [Line2D([], [], color=ORANGE, marker="D", linestyle="", markerfacecolor="white", label=names[0])]
        if any(math.isfinite(row.after) for row in rows):
            kinds.append(Line2D([], [], color=BLUE, marker="o", linestyle="", label=names[1]))
        picture.legend(handles=kinds, loc="outside lower left", ncols=2, frameon=False, fontsize=9.5)
        titled(picture, title)
        picture.alt = alt
    return picture


def _drawn(axes: Any, place: int, row: Characteristic) -> None:
    if math.isfinite(row.before) and math.isfinite(row.after):
        axes.plot([row.before, row.after], [place, place], color=QUIET, linewidth=1, zorder=1)
    axes.plot([row.before], [place], marker="D", markersize=7, color=ORANGE, markerfacecolor="white", zorder=2)
    axes.plot([row.after], [place], marker="o", markersize=6.5, color=BLUE, zorder=3)
