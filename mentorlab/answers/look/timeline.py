"""Who is told what, when: one line a group, a mark for each thing, filled where it is on record."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib import dates
from matplotlib.lines import Line2D

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

mdates: Any = dates  # which says nothing of its types
KINDS = (("o", BLUE), ("^", GREEN), ("s", ORANGE), ("D", INK), ("v", QUIET))  # shape and color, by the kind's place


@dataclass(frozen=True)
class Mark:
    """One thing on a line: its day, its kind, and whether it is on record (filled) or not (hollow)."""

    line: str
    on: dt.date
    kind: str
    filled: bool


def timeline(
    marks: Sequence[Mark],
    *,
    lines: Mapping[str, str],
    kinds: Mapping[str, str],
    days: Mapping[str, dt.date],
    until: dt.date | None,
    until_label: str,
    filled: str,
    hollow: str,
    title: str,
    alt: str,
) -> Picture:
    """Marks on lines over time. `lines` and `kinds`: code → what it is called, from top to bottom; within a line each
    kind has a height of its own. `days`: named days, drawn as upright lines; `until`: up to here the records speak.
    """
    with mpl.rc_context(STYLE):
        picture = blank(height=2.3 + 0.78 * len(lines))
        axes = picture.add_subplot()
        names = list(lines)
        for place in range(len(names)):
            axes.axhspan(place - 0.5, place + 0.5, color="#f2f2f2" if place % 2 else "white", zorder=0, linewidth=0)
        for number, kind in enumerate(kinds):
            _marks(axes, [mark for mark in marks if mark.kind == kind], number, len(kinds), names)
        _days(axes, days)
        if until is not None:
            axes.axvline(mdates.date2num(until), color=ORANGE, linewidth=1.4, linestyle=(0, (5, 3)), zorder=1)
        axes.set_yticks(range(len(names)), [textwrap.fill(lines[name], 16) for name in names])
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.xaxis.set_major_locator(mdates.AutoDateLocator(minticks=4, maxticks=9))
        axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(axes.xaxis.get_major_locator()))
        axes.margins(x=0.03)
        picture.legend(
            handles=_legend(kinds, filled, hollow, until_label if until else ""), loc="outside lower left", ncols=4,
            frameon=False, fontsize=9, handletextpad=0.4, columnspacing=1.4,
        )  # fmt: skip
        titled(picture, title)
        picture.alt = alt
    return picture


def _marks(axes: Any, marks: Sequence[Mark], number: int, n_kinds: int, names: Sequence[str]) -> None:
    shape, color = KINDS[number % len(KINDS)]
    lift = (number - (n_kinds - 1) / 2) * 0.7 / max(n_kinds, 1)
    for is_filled in (False, True):
        those = [mark for mark in marks if mark.filled is is_filled]
        axes.plot(
            [mdates.date2num(mark.on) for mark in those], [names.index(mark.line) + lift for mark in those],
            linestyle="none", marker=shape, markersize=6.5, markeredgewidth=1.3, zorder=3,
            markeredgecolor=color, markerfacecolor=color if is_filled else "white",
        )  # fmt: skip


def _days(axes: Any, days: Mapping[str, dt.date]) -> None:
    """Named days above the lines, stepped upward where two are too near to each other to be read."""
    low, high = axes.get_xlim()
    near, last, step = 0.13 * (high - low), None, 0
    for label, day in sorted(days.items(), key=lambda one: one[1]):
        at = mdates.date2num(day)
        step = (step + 1) % 3 if last is not None and at - last < near else 0
        last = at
        axes.axvline(at, color=QUIET, linewidth=1, zorder=1)
        axes.annotate(
            label, (at, 1), xycoords=("data", "axes fraction"), xytext=(0, 3 + 11 * step), textcoords="offset points",
            ha="center", fontsize=9, color=INK,
        )  # fmt: skip


def _legend(kinds: Mapping[str, str], filled: str, hollow: str, until: str) -> list[Line2D]:
    def mark(shape: str, color: str, face: str, label: str) -> Line2D:
        return Line2D([], [], linestyle="none", marker=shape, markeredgecolor=color, markerfacecolor=face, label=label)

    shown = [mark(*KINDS[number % len(KINDS)], "white", label) for number, label in enumerate(kinds.values())]
    shown += [mark("o", INK, INK, filled), mark("o", INK, "white", hollow)]
    if until:
        shown.append(Line2D([], [], color=ORANGE, linestyle=(0, (5, 3)), label=until))
    return shown
