"""Several objectives with a light each: a shape and a colour beside the word, and the interval it rests on."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.lines import Line2D

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

# A shape of its own for each, so that grey print suffices.
SHAPES = {
    "reached": (GREEN, "o"),
    "better": (GREEN, "o"),
    "not_reached": (ORANGE, "X"),
    "cannot_tell": (BLUE, "D"),
    "no_data": (QUIET, "_"),
}
FILLED = {"better": "left", "cannot_tell": "none"}  # all others: full
FROM_THE_LEFT = -0.035  # of the width of the axes: the lights stand between the names and the axis


@dataclass(frozen=True)
class Lit:
    """One line. `light`: one of `SHAPES`. Value, interval and the size wanted are missing where there is none."""

    label: str
    light: str
    value: float = math.nan
    low: float = math.nan
    high: float = math.nan
    wanted: float = math.nan
    note: str = ""


def lights(
    rows: Sequence[Lit], *, names: Mapping[str, str], title: str, axis: str, alt: str, zero: str, wanted: str
) -> Picture:
    """The lines from the first down. `names`: what each light is called; `wanted`: what the mark on a line means."""
    with mpl.rc_context(STYLE):
        picture = blank(height=2.1 + 0.62 * len(rows))
        axes = picture.add_subplot()
        places = range(len(rows), 0, -1)
        for place, row in zip(places, rows, strict=True):
            _line(axes, place, row)
        axes.axvline(0, color=INK, linewidth=1)
        axes.annotate(zero, (0, 0.36), xytext=(-4, 0), textcoords="offset points", fontsize=9, color=INK, ha="right")
        axes.set_yticks(list(places), [_label(row, names) for row in rows])
        axes.tick_params(axis="y", pad=24)
        axes.set_ylim(0.2, len(rows) + 0.8)
        axes.set_xlabel(textwrap.fill(axis, 52))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
        axes.margins(x=0.15)
        picture.legend(
            handles=_legend(rows, names, wanted), loc="outside lower left", ncols=3, frameon=False, fontsize=9
        )
        titled(picture, title)
        picture.alt = alt
    return picture


def _label(row: Lit, names: Mapping[str, str]) -> str:
    return f"{textwrap.fill(row.label, 30)}\n{names[row.light]}"


def _line(axes: Any, place: int, row: Lit) -> None:
    colour = SHAPES[row.light][0]
    axes.plot(
        [FROM_THE_LEFT], [place], transform=axes.get_yaxis_transform(), clip_on=False, linestyle="", **_mark(row.light)
    )
    if math.isnan(row.value):
        axes.annotate(
            row.note, (0.5, place), xycoords=axes.get_yaxis_transform(), fontsize=9, color=INK, ha="center",
            va="center", backgroundcolor="white", zorder=4,
        )  # fmt: skip
        return
    if math.isfinite(row.wanted):
        axes.plot([row.wanted] * 2, [place - 0.3, place + 0.3], color=INK, linewidth=1.6, linestyle=(0, (3, 2)))
    if math.isfinite(row.low) and math.isfinite(row.high):
        axes.plot([row.low, row.high], [place, place], color=colour, linewidth=3, zorder=2)
    axes.plot([row.value], [place], marker="|", markersize=13, markeredgewidth=2.4, color=colour, zorder=3)
    axes.annotate(
        row.note, (row.value, place), xytext=(0, 10), textcoords="offset points", ha="center", fontsize=9, color=INK
    )


def _mark(light: str) -> dict[str, Any]:
    colour, shape = SHAPES[light]
    return {
        "marker": shape, "color": colour, "markersize": 12, "markerfacecoloralt": "white", "markeredgecolor": colour,
        "markeredgewidth": 3 if shape == "_" else 2, "fillstyle": FILLED.get(light, "full"),
    }  # fmt: skip


def _legend(rows: Sequence[Lit], names: Mapping[str, str], wanted: str) -> list[Line2D]:
    used = [light for light in SHAPES if any(row.light == light for row in rows)]
    handles = [Line2D([], [], linestyle="", label=names[light], **(_mark(light) | {"markersize": 9})) for light in used]
    if any(math.isfinite(row.wanted) for row in rows):
        handles.append(Line2D([], [], color=INK, linewidth=1.6, linestyle=(0, (3, 2)), label=wanted))
    return handles
