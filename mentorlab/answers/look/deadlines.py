"""Things that are due, one a line on the day, with a shape for the state that they are in."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, STYLE, Picture, blank, titled

State = Literal["settled", "open", "overdue"]
SHAPES = {"settled": ("o", GREEN), "open": ("s", BLUE), "overdue": ("X", ORANGE)}
WIDTH = 34  # signs of a label's line


@dataclass(frozen=True)
class Due:
    """One line: what, from when (it was decided) until when (it is due), and its state."""

    label: str
    since: date
    on: date
    state: State


def deadlines(
    rows: Sequence[Due], *, title: str, axis: str, alt: str, names: dict[str, str], as_of: date | None, as_of_words: str
) -> Picture:
    """Each thing as a line from its beginning to its day, where its state's shape stands; `as_of` is a marked day."""
    with mpl.rc_context(STYLE):
        picture = blank(height=2.4 + 0.75 * len(rows))
        axes: Any = picture.add_subplot()  # it takes dates, though its types do not say so
        places = list(range(len(rows), 0, -1))
        for place, row in zip(places, rows, strict=True):
            marker, colour = SHAPES[row.state]
            axes.plot([row.since, row.on], [place, place], color=colour, linewidth=1.6, zorder=2)
            axes.plot([row.on], [place], marker, markersize=9, color=colour, zorder=3)
        for state, name in names.items():
            if any(row.state == state for row in rows):
                axes.plot([], [], SHAPES[state][0], markersize=9, color=SHAPES[state][1], label=name)
        if as_of is not None:
            axes.axvline(as_of, color=INK, linewidth=1, linestyle=(0, (5, 3)))
            axes.annotate(
                as_of_words, (as_of, len(rows) + 0.62), xytext=(-4, 0), textcoords="offset points", ha="right",
                fontsize=9, color=INK, va="center",
            )  # fmt: skip
        axes.set_yticks(places, [textwrap.fill(textwrap.shorten(row.label, 3 * WIDTH), WIDTH) for row in rows])
        axes.set_ylim(0.4, len(rows) + 0.9)
        days = [day for row in rows for day in (row.since, row.on)] + ([as_of] if as_of else [])
        margin = timedelta(days=max(7, (max(days) - min(days)).days // 20))
        axes.set_xlim(min(days) - margin, max(days) + margin)
        locator = AutoDateLocator(minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
        axes.set_xlabel(axis)
        picture.legend(loc="outside lower left", frameon=False, fontsize=9)
        titled(picture, title)
        picture.alt = alt
    return picture
