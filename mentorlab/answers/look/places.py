"""So many places for so many applicants: for each group a bar of people with the bar of places in it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, INK, QUIET, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class Room:
    """One group: how many people applied, and how many places they have (or may expect)."""

    label: str
    people: float
    places: float


def room(rows: Sequence[Room], *, title: str, axis: str, alt: str, people: str, places: str) -> Picture:
    """The groups one below the other. `people`, `places`: what the two bars are called."""
    with mpl.rc_context(STYLE):
        picture = blank(height=1.6 + 0.42 * len(rows))
        axes: Any = picture.add_subplot()
        at = list(range(len(rows), 0, -1))
        axes.barh(at, [row.people for row in rows], height=0.62, facecolor="white", edgecolor=QUIET, label=people)
        axes.barh(
            at, [row.places for row in rows], height=0.62, facecolor=BLUE, hatch="//", edgecolor=INK, label=places
        )
        for place, row in zip(at, rows, strict=True):
            text = f"{row.places:,.0f} of {row.people:,.0f}"
            at_end = (row.people, place)
            axes.annotate(text, at_end, (5, 0), textcoords="offset points", va="center", fontsize=9, color=INK)
        axes.set_yticks(at, [textwrap.fill(row.label, 28) for row in rows])
        axes.set_ylim(0.4, len(rows) + 0.6)
        axes.set_xlabel(axis)
        axes.margins(x=0.14)
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, frameon=False, fontsize=9)
        titled(picture, title)
        picture.alt = alt
    return picture
