"""What is wanted against what is offered: two bars for each thing, so that a shortfall shows at a glance."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, INK, ORANGE, STYLE, Picture, blank, titled

TALL = 0.36


@dataclass(frozen=True)
class Offer:
    """One line: how many want it and how many could be served; a missing number is told by `note`."""

    label: str
    wanted: float
    offered: float
    note: str = ""


def wanted_offered(rows: Sequence[Offer], *, title: str, axis: str, alt: str, wanted: str, offered: str) -> Picture:
    """The lines one below the other, in their order. `wanted`, `offered`: what the two bars are called.

    Wanted is solid, offered is striped, so that grey print suffices.
    """
    with mpl.rc_context(STYLE):
        picture = blank(height=1.9 + 0.5 * len(rows))
        axes: Any = picture.add_subplot()
        at = list(range(len(rows), 0, -1))
        looks: tuple[tuple[str, float, dict[str, Any]], ...] = (
            ("wanted", TALL / 2, {"facecolor": ORANGE, "edgecolor": INK, "label": wanted}),
            ("offered", -TALL / 2, {"facecolor": "white", "edgecolor": BLUE, "hatch": "////", "label": offered}),
        )
        for name, up, look in looks:
            values = [getattr(row, name) for row in rows]
            lengths = [value if math.isfinite(value) else 0 for value in values]
            axes.barh([place + up for place in at], lengths, height=TALL, **look)
            for place, value, row in zip(at, values, rows, strict=True):
                text = f"{value:,.0f}" if math.isfinite(value) else row.note
                end = (value if math.isfinite(value) else 0, place + up)
                axes.annotate(text, end, (5, 0), textcoords="offset points", va="center", fontsize=9, color=INK)
        axes.set_yticks(at, [textwrap.fill(row.label, 30) for row in rows])
        axes.set_ylim(0.3, len(rows) + 0.7)
        axes.set_xlim(left=0)
        axes.margins(x=0.12)
        axes.set_xlabel(axis)
        picture.legend(loc="outside lower center", ncols=2, frameon=False, fontsize=9)
        titled(picture, title)
        picture.alt = alt
    return picture
