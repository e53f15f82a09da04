"""Which themes may be shown, and with which counts? So that no count tells what a few people said, or did not say.

Of n people who answered, a theme named by m is shown where neither those who named it are few (m below the smallest
group; where it was found in free text, below the smallest group for comments, unless enough named it by its code) nor
those who did not (n − m below the smallest group: "all but two said it" tells as well). All other themes, and sayings
of no theme, stand together as "other themes": how many people named any of these is shown under the same condition.

Where everybody says one thing only, those behind "other themes" are n minus the themes shown. While they are few, the
theme that the fewest named joins them, with all of the same number: a choice among equals would tell something.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from mentorlab.measures.heard import NO_THEME, Heard
from mentorlab.tables.privacy.determined import newly_told

DESCRIBED_BELOW = 10  # so few people are described, without an interval (DESIGN 6)


@dataclass(frozen=True, eq=False)
class Counted:
    """What may be said of one stakeholder group and kind.

    `n`: how many answered; None where not even that may be shown. `themes`: how many named each theme that is shown,
    the most first. `n_others`: how many named any other theme; None where that is hidden; 0 where there is no other.
    """

    heard: Heard
    n: int | None
    themes: pd.Series
    n_others: int | None = 0

    @property
    def described_only(self) -> bool:
        """Whether there are too few people for an interval."""
        return self.n is not None and self.n < DESCRIBED_BELOW

    @property
    def hidden(self) -> int:
        """How many rows of a table about this hold no number."""
        return int(self.n is None or self.n_others is None)


def count(heard: Heard, smallest: int, smallest_comment: int, earlier: list[frozenset[str]]) -> Counted:
    """Count what may be counted. `earlier`: whom earlier reports counted for this group and kind."""
    nothing = pd.Series(dtype="int64")
    n = len(heard.people)
    if n < smallest or (earlier and newly_told(earlier, [heard.people], smallest)):
        return Counted(heard, None, nothing, None)
    named = heard.named
    counts = named.drop(columns=NO_THEME, errors="ignore").sum()
    by_code = heard.n_coded.reindex(counts.index).fillna(0)
    enough = (by_code >= smallest) | (counts >= max(smallest, smallest_comment))
    shown = counts[enough & (n - counts >= smallest)].astype("int64")
    while len(shown) and 0 < _others(named, shown) < smallest:
        shown = shown[shown > shown.min()]
    others = _others(named, shown)
    shown = shown.sort_index().sort_values(ascending=False, kind="stable")
    return Counted(heard, n, shown, others if others == 0 or smallest <= others <= n - smallest else None)


def _others(named: pd.DataFrame, shown: pd.Series) -> int:
    """How many people named a theme that is not shown, or said something of no theme."""
    rest = named.drop(columns=list(shown.index))
    return int(rest.any(axis=1).sum())
