"""Is this pool so large that matching it again and again would take minutes? Then somebody should ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.matching.market import Market

MOST_PAIRS = 100_000  # of a mentee and a mentor, that are matched again and again unasked


def minutes_long(market: Market) -> bool:
    """Are there more pairs than are matched again and again unasked?"""
    n, m = market.size
    return n * m > MOST_PAIRS


def too_long(section: str, market: Market) -> tuple[str, str]:
    """Why there is no answer, and how to get one; `section`: the question's catalogue."""
    n, m = market.size
    words = catalogue(section)
    return words.TOO_LONG.format(n=f"{n:,}", m=f"{m:,}", pairs=f"{n * m:,}"), words.TOO_LONG_REMEDY
