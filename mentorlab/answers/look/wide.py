"""How wide is a text in print? An estimate for fonts that are not at hand, rather too wide than too narrow."""

from __future__ import annotations

import functools
from typing import Any
from unicodedata import east_asian_width

NARROWER = 0.95  # the text fonts of offices beside DejaVu Sans, which is wide
MEASURED_AT = 100  # points


def width(text: str, points: float, *, bold: bool = False) -> float:
    """Inches that a text takes in one line, in a sans serif font of this size in points."""
    return sum(_sign(sign, bold) for sign in text) * points / 72


@functools.lru_cache(maxsize=4096)
def _sign(sign: str, bold: bool) -> float:
    """The width of one sign in ems."""
    if east_asian_width(sign) in "WF":
        return 1.0
    from matplotlib.ft2font import LoadFlags

    points: float = _font(bold).load_char(ord(sign), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536
    return NARROWER * points / MEASURED_AT


@functools.cache
def _font(bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")))
    font.set_size(MEASURED_AT, 72)
    return font
