"""What happens when, to whom? Days on one line for each group, told apart by the shape of their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

MARKS = (("o", BLUE), ("s", BLUE), ("^", GREEN), ("D", ORANGE), ("v", INK))


def occasions(
    rows: Sequence[tuple[str, Mapping[str, date]]],
    *,
    kinds: Sequence[str],
    moment: tuple[date, str],
    title: str,
    alt: str,
) -> Picture:
    """Rows of (label, kind of occasion → day) under each other; `moment`: a day that all share, marked by a line."""
    from matplotlib import dates

    with mpl.rc_context(STYLE):
        picture = blank(height=2.0 + 0.5 * len(rows))
        axes: Any = picture.add_subplot()
        places = list(range(len(rows), 0, -1))
        for place, (_, days) in zip(places, rows, strict=True):
            axes.plot(list(days.values()), [place] * len(days), color=QUIET, linewidth=1, zorder=1)
        for kind, (marker, colour) in zip(kinds, MARKS, strict=False):
            points: list[tuple[Any, int]] = [
                (days[kind], place) for place, (_, days) in zip(places, rows, strict=True) if kind in days
            ]
            if points:
                on, at = zip(*points, strict=True)
                axes.plot(on, at, marker=marker, color=colour, markersize=8, linestyle="none", label=kind, zorder=3)
        axes.axvline(moment[0], color=INK, linewidth=1.4, linestyle=(0, (5, 3)))
        axes.annotate(
            moment[1], (moment[0], len(rows) + 0.62), xytext=(4, 0), textcoords="offset points", fontsize=9, color=INK
        )
        axes.set_yticks(places, [label for label, _ in rows])
        axes.set_ylim(0.4, len(rows) + 0.95)
        ticks: Any = dates  # matplotlib's dates carry no types
        locator = ticks.AutoDateLocator(minticks=4, maxticks=9)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ticks.ConciseDateFormatter(locator))
        axes.margins(x=0.05)
        picture.legend(loc="outside lower center", ncols=min(len(kinds), 4), frameon=False, fontsize=9)
        titled(picture, title)
        picture.alt = alt
    return picture
