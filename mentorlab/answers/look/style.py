"""How figures look: one style, colours that everyone can tell apart, and a sentence for those who cannot see them."""

from __future__ import annotations

import base64
import io
import re
import textwrap
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from mentorlab.answers.markup import escape
from mentorlab.answers.pictures_kept import kept_as
from mentorlab.answers.wording import catalogue

# From the palette of Okabe and Ito, checked for colour blindness; markers differ too, so that grey print suffices.
BLUE, ORANGE, GREEN, INK, QUIET = "#0072B2", "#D55E00", "#009E73", "#1b1b1b", "#767676"
SHARP = 200  # dots per inch
STYLE: dict[Any, Any] = {
    "font.size": 11,
    "font.family": "DejaVu Sans",
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": QUIET,
    "xtick.color": INK,
    "ytick.color": INK,
    "ytick.left": False,
    "axes.titlelocation": "left",
    "svg.hashsalt": "mentorlab",
    "svg.fonttype": "path",
    "text.parse_math": False,  # a name may hold two dollar signs
    "figure.facecolor": "white",
}

# Control signs in a name, which matplotlib copies into a comment: with them the picture would not be shown.
_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Picture(Figure):
    """A figure that shows itself once, with its sentence as alternative text."""

    alt: str = ""
    only_words: bool = False  # nothing is drawn: forms that show words of their own leave it out
    _drawn: bytes | None = None

    def draw(self, renderer: Any) -> None:
        """Draw, or only lay out: before a figure is written it is drawn once without ink, for the layout alone."""
        engine = self.get_layout_engine()
        if self.axes and self.canvas.is_saving() and isinstance(engine, ConstrainedLayoutEngine):
            engine.execute(self)
        else:
            super().draw(renderer)

    def _repr_html_(self) -> str:
        svg = self.svg()
        if (place := kept_as(svg)) and not self.only_words:
            place.write_bytes(self.png())
        data = base64.b64encode(svg).decode()
        picture = f'<img class="ml-figure" alt="{escape(self.alt)}" src="data:image/svg+xml;base64,{data}">'
        name = catalogue().LABELS["figure"]
        # On a phone it is moved sideways, not shrunk.
        return f'<div class="ml-wide" tabindex="0" role="group" aria-label="{name}">{picture}</div>'

    def svg(self) -> bytes:
        """The figure as SVG; the same figure gives the same bytes, drawn once as long as nobody changes it."""
        if self._drawn is None or self.stale:
            buffer = io.BytesIO()
            with mpl.rc_context(STYLE):
                self.savefig(buffer, format="svg", metadata={"Date": None, "Creator": "mentorlab"})
            self._drawn, self.stale = _NOT_IN_XML.sub(b"", buffer.getvalue()), False
        return self._drawn

    def png(self) -> bytes:
        """The figure as PNG, sharp on a slide; the same figure gives the same bytes."""
        buffer = io.BytesIO()
        with mpl.rc_context(STYLE):
            self.savefig(buffer, format="png", dpi=SHARP, metadata={"Software": "mentorlab"})
        return buffer.getvalue()


def titled(picture: Picture, title: str) -> None:
    """Write the title: the question that the figure answers."""
    picture.suptitle(textwrap.fill(title, 74), x=0.01, ha="left", fontsize=12, fontweight="bold")


def nothing_to_draw(title: str, sentence: str) -> Picture:
    """A picture that says in words why there is none."""
    with mpl.rc_context(STYLE):
        picture = blank(height=1.8)
        titled(picture, title)
        picture.text(0.02, 0.6, textwrap.fill(sentence, 92), fontsize=10, va="top", color=INK)
        picture.alt, picture.only_words = sentence, True
    return picture


def blank(height: float) -> Picture:
    """An empty picture as wide as a page of text; height in inches. Call it within `rc_context(STYLE)`."""
    picture = Picture(figsize=(8, height), layout="constrained")
    FigureCanvasAgg(picture)
    return picture
