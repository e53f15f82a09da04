"""How figures look: one module for each kind of figure, one style for all. The door of matplotlib."""

from __future__ import annotations

from mentorlab.answers.look.style import Picture, nothing_to_draw
from mentorlab.answers.look.whiskers import Whisker, intervals, strip

__all__ = ["Picture", "Whisker", "intervals", "nothing_to_draw", "strip"]
