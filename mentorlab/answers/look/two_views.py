"""Two sides' view of the same thing, and how each moved: averages left, changes right, a row for each thing."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.lines import Line2D

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

SHAPES = ((ORANGE, "D", 0.17), (BLUE, "o", -0.17))


@dataclass(frozen=True)
class Viewed:
    """A value with its interval; one without an interval is drawn hollow."""

    value: float
    low: float = math.nan
    high: float = math.nan


@dataclass(frozen=True)
class Thing:
    """A row: its label, the value as each of the two sides sees it and its change, None where nothing is shown.

    `held`: the target is meant for it.
    """

    label: str
    now: tuple[Viewed | None, Viewed | None]
    change: tuple[Viewed | None, Viewed | None] = (None, None)
    strong: bool = False
    held: bool = True


def two_views(
    rows: Sequence[Thing],
    *,
    sides: tuple[str, str],
    title: str,
    now: str,
    change: str,
    alt: str,
    no_change: str,
    target: float | None = None,
    target_label: str = "",
) -> Picture:
    """Rows from the first down. The panel of changes is left out where there are none."""
    moved = any(one is not None for row in rows for one in row.change)
    with mpl.rc_context(STYLE):
        picture = blank(height=2.0 + 0.46 * len(rows))
        panels = picture.subplots(1, 2 if moved else 1, sharey=True, squeeze=False, width_ratios=[3, 2][: 1 + moved])[0]
        places = range(len(rows), 0, -1)
        for axes, which in zip(panels, ("now", "change"), strict=False):
            for place, row in zip(places, rows, strict=True):
                axes.axhline(place - 0.5, color=QUIET, linewidth=0.4, zorder=0)
                for one, (colour, shape, aside) in zip(getattr(row, which), SHAPES, strict=True):
                    if one is not None:
                        _drawn(axes, one, place + aside, colour, shape, strong=row.strong)
            axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
            axes.margins(x=0.1)
            axes.set_ylim(0.4, len(rows) + 0.75)
        panels[0].set_yticks(list(places), [textwrap.fill(row.label, 30) for row in rows], fontsize=9.5)
        panels[0].set_xlabel(textwrap.fill(now, 46))
        if target is not None:
            for place in (place for place, row in zip(places, rows, strict=True) if row.held):
                ends = [place - 0.5, place + 0.5]
                panels[0].plot([target] * 2, ends, color=GREEN, linewidth=1.4, linestyle=(0, (5, 3)), zorder=1)
            panels[0].annotate(
                target_label, (target, 1), xycoords=("data", "axes fraction"), xytext=(0, 2), ha="center",
                textcoords="offset points", fontsize=9, color=GREEN, va="bottom",
            )  # fmt: skip
        if moved:
            panels[1].axvline(0, color=INK, linewidth=1)
            panels[1].annotate(
                no_change, (0, 1), xycoords=("data", "axes fraction"), xytext=(0, 2), ha="center",
                textcoords="offset points", fontsize=9, va="bottom",
            )  # fmt: skip
            panels[1].set_xlabel(textwrap.fill(change, 34))
        handles = [
            Line2D([], [], color=colour, marker=shape, linestyle="", label=side)
            for side, (colour, shape, _) in zip(sides, SHAPES, strict=True)
        ]
        picture.legend(handles=handles, loc="outside lower left", ncols=2, frameon=False, fontsize=9.5)
        titled(picture, title)
        picture.alt = alt
    return picture


def _drawn(axes: Any, one: Viewed, place: float, colour: str, shape: str, *, strong: bool) -> None:
    sure = math.isfinite(one.low) and math.isfinite(one.high)
    if sure:
        axes.plot([one.low, one.high], [place, place], color=colour, linewidth=2.6 if strong else 1.6, zorder=2)
    axes.plot(
        [one.value], [place], marker=shape, markersize=8 if strong else 6.5, color=colour, markeredgecolor=colour,
        fillstyle="full" if sure else "none", linestyle="", zorder=3,
    )  # fmt: skip
