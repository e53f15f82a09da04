"""Does a number stand for somebody, but for fewer people than may be shown?"""

from __future__ import annotations


def few(count: float, of: float, smallest: int) -> bool:
    """True where `count` of `of` people are some but fewer than `smallest`, or all but so few, or `of` is so few.

    Nobody and everybody tell nothing that a number of people would.
    """
    small, almost_all, nearly_nobody = 0 < count < smallest, 0 < of - count < smallest, 0 < of < smallest
    return small or almost_all or nearly_nobody
