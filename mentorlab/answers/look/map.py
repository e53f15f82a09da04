"""A map of two averages whose four quarters have names; places carry numbers, and a key says which is which."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

from mentorlab.answers.look.style import BLUE, GREEN, INK, ORANGE, QUIET, STYLE, Picture, blank, titled

LEAST_SPAN = 0.6  # points: what is closer together is not spread over the whole map
SHAPES = ((ORANGE, "D"), (BLUE, "o"), (GREEN, "s"), (QUIET, "^"))


@dataclass(frozen=True)
class Place:
    """One place of the map. `kind`: which of the kinds of the key it is (0, 1, …); places that are sure are filled."""

    label: str
    x: float
    y: float
    kind: int = 0
    sure: bool = True


def quarters(
    places: Sequence[Place],
    *,
    cross: tuple[float, float],
    corners: tuple[str, str, str, str],
    title: str,
    x_axis: str,
    y_axis: str,
    kinds: Sequence[str],
    alt: str,
    foot: str = "",
) -> Picture:
    """Places on a map whose lines cross at `cross`. `corners`: words at top left, top right, bottom left, bottom right.

    Places are numbered in their order; the key beside the map names each, under the heading of its kind,
    and ends with `foot`.
    """
    with mpl.rc_context(STYLE):
        picture = blank(height=max(5.2, 1.4 + 0.27 * (len(places) + 2 * len(kinds))))
        axes, key = picture.subplots(1, 2, width_ratios=(1.5, 1))
        for number, place in enumerate(places, start=1):
            _mark(axes, number, place)
        axes.axvline(cross[0], color=QUIET, linewidth=1, linestyle=(0, (5, 3)))
        axes.axhline(cross[1], color=QUIET, linewidth=1, linestyle=(0, (5, 3)))
        _limits(axes, places, cross)
        for words, (x, y) in zip(corners, ((0.02, 0.985), (0.98, 0.985), (0.02, 0.015), (0.98, 0.015)), strict=True):
            axes.text(
                x, y, textwrap.fill(words, 24), transform=axes.transAxes, fontsize=9, fontstyle="italic", color=INK,
                ha="left" if x < 0.5 else "right", va="top" if y > 0.5 else "bottom",
            )  # fmt: skip
        axes.set_xlabel(textwrap.fill(x_axis, 48))
        axes.set_ylabel(textwrap.fill(y_axis, 48))
        axes.spines["left"].set_visible(True)
        _key(key, places, kinds, foot)
        titled(picture, title)
        picture.alt = alt
    return picture


def _mark(axes: Any, number: int, place: Place) -> None:
    colour, shape = SHAPES[place.kind % len(SHAPES)]
    axes.plot(
        [place.x], [place.y], marker=shape, markersize=15, color=colour, markeredgecolor=colour, zorder=3,
        fillstyle="full" if place.sure else "none", markeredgewidth=1.6,
    )  # fmt: skip
    axes.annotate(
        str(number), (place.x, place.y), ha="center", va="center", fontsize=8.5, zorder=4,
        color="white" if place.sure else INK, fontweight="bold",
    )  # fmt: skip


def _limits(axes: Any, places: Sequence[Place], cross: tuple[float, float]) -> None:
    """Room around the outermost places, the crossing inside, and words in the corners clear of the marks."""
    for values, middle, set_to in (
        ([one.x for one in places], cross[0], axes.set_xlim),
        ([one.y for one in places], cross[1], axes.set_ylim),
    ):
        low, high = min([*values, middle]), max([*values, middle])
        more = max(0.0, LEAST_SPAN - (high - low)) / 2
        span = high - low + 2 * more
        set_to(low - more - 0.2 * span, high + more + 0.2 * span)


def _key(key: Any, places: Sequence[Place], kinds: Sequence[str], foot: str) -> None:
    key.axis("off")
    lines: list[tuple[str, str]] = []
    for kind, heading in enumerate(kinds):
        mine = [(number, one) for number, one in enumerate(places, start=1) if one.kind == kind]
        if mine:
            lines.append((heading, "bold"))
            for number, one in mine:
                folded = textwrap.wrap(f"{number}  {one.label}", 38, subsequent_indent="     ")
                lines += [(line, "normal") for line in folded]
    lines += [("", "normal"), *((line, "normal") for line in textwrap.wrap(foot, 40))]
    step = min(0.055, 0.98 / len(lines))
    for row, (text, weight) in enumerate(lines):
        key.text(
            0, 0.99 - row * step, text, transform=key.transAxes, fontsize=9, va="top", color=INK, fontweight=weight
        )
