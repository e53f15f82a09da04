"""What would one more of each thing add? A bar for each, marked where it would reach another person."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.patches import Patch

from mentorlab.answers.look.style import BLUE, INK, ORANGE, STYLE, Picture, blank, titled


@dataclass(frozen=True)
class Worth:
    """One line: what one more adds, and whether another person comes with it."""

    label: str
    worth: float
    person: bool = False


def worth_of(rows: Sequence[Worth], *, title: str, axis: str, alt: str, another: str, person: str) -> Picture:
    """The lines one below the other; the first, of everything, stands apart. `another`, `person`: the two kinds of bar.

    Bars that come with another person are striped, so that grey print suffices.
    """
    with mpl.rc_context(STYLE):
        picture = blank(height=1.7 + 0.42 * len(rows))
        axes: Any = picture.add_subplot()
        looks: dict[bool, dict[str, Any]] = {
            True: {"facecolor": "white", "edgecolor": ORANGE, "hatch": "////"},
            False: {"facecolor": BLUE, "edgecolor": INK},
        }
        for place, row in zip(range(len(rows), 0, -1), rows, strict=True):
            axes.barh(place, row.worth, height=0.6, **looks[row.person])
            away = 5 if row.worth >= 0 else -5
            axes.annotate(
                f"{row.worth:,.0f}", (row.worth, place), xytext=(away, 0), textcoords="offset points", fontsize=9,
                va="center", ha="left" if row.worth >= 0 else "right", color=INK,
            )  # fmt: skip
        kinds = [(kind, label) for kind, label in ((False, another), (True, person)) if _any(rows, kind)]
        marks = [Patch(label=label, **looks[kind]) for kind, label in kinds]
        axes.axhline(len(rows) - 0.5, color=INK, linewidth=0.8)
        axes.axvline(0, color=INK, linewidth=1)
        axes.set_yticks(range(len(rows), 0, -1), [textwrap.fill(row.label, 28) for row in rows])
        axes.set_ylim(0.4, len(rows) + 0.6)
        axes.set_xlabel(textwrap.fill(axis, 70))
        axes.margins(x=0.14)
        axes.legend(
            handles=marks, loc="upper center", bbox_to_anchor=(0.45, -0.16 - 0.6 / len(rows)), ncols=2, frameon=False
        )
        titled(picture, title)
        picture.alt = alt
    return picture


def _any(rows: Sequence[Worth], kind: bool) -> bool:
    return any(row.person is kind for row in rows)
