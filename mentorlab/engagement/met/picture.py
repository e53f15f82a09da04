"""The weeks of the program as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlab.answers.look.weeks import Block, Weekly, weekly
from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.answers.look import Picture
    from mentorlab.engagement.met.told_weeks import Strip


def picture(strips: Sequence[Strip], alt: str) -> Picture:
    """Everyone in wide panels, groups in small ones."""
    words = catalogue("engagement_rhythm").FIGURE
    used = {kind for strip in strips for kind in strip.kinds}
    return weekly(
        [
            _panel(strip, words["wide" if "not_held" in strip.kinds else "states"])
            for strip in strips
            if not strip.group
        ],
        [_panel(strip, strip.group) for strip in strips if strip.group],
        legend={kind: label for kind, label in words["kinds"].items() if kind in used},
        agreed=words["agreed"],
        axis=words["axis"],
        title=words["title"],
        alt=alt,
    )


def _panel(strip: Strip, heading: str) -> Weekly:
    return Weekly(heading, strip.kinds, [Block(one.first, one.last, one.counts, one.agreed) for one in strip.spans])
