"""How many pairs are flagged today, as far as it may be told to anybody?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mentorlab.engagement.flagging.now import Today
from mentorlab.measures.counted import telling


@dataclass(frozen=True)
class ToldNow:
    """Counts of pairs, None where hidden. `n`: running; `called`: by any rule; `by_rule`; of those called, `helped`
    and, where there is a model (`has_model`), `agrees`.
    """

    n: int | None
    called: int | None
    by_rule: Mapping[str, int | None]
    helped: int | None
    agrees: int | None
    has_model: bool
    any_running: bool
    n_called: int  # for the words that `in_words` finds for it; it is never written as it is

    @property
    def hidden(self) -> int:
        """How many counts are hidden."""
        counts = [self.n, self.called, self.helped, *self.by_rule.values(), *([self.agrees] if self.has_model else [])]
        return sum(one is None for one in counts) if self.any_running else 0


def told_now(found: Today, smallest: int, begun: int) -> ToldNow:
    """What may be told of today's flags. `begun`: pairs that have begun, which other answers of the report show.

    Where nearly all of these run, how many do is not told, and nothing that comes to as many.

    A rule's count is hidden too where those flagged by other rules only would be few, and all rules' where those
    flagged by several would be: the sum of the rules less their union tells it.
    """
    n, called = len(found.called), int(found.called.sum())
    each = {name: int(flag.sum()) for name, flag in found.flags.items()}
    if n < smallest:
        return ToldNow(None if n else 0, None, dict.fromkeys(each), None, None, found.agrees is not None, n > 0, called)
    nearly_all = telling(n, begun, smallest) == "nearly_all"
    visible = _visible(called, n, smallest) and not (nearly_all and called == n)
    several = sum(each.values()) - called
    told = visible and not 0 < several < smallest
    rules = {
        name: k if told and _visible(k, n, smallest) and _apart(k, called, smallest) else None
        for name, k in each.items()
    }
    helped = int((found.called & found.helped).sum())
    agrees = int((found.called & found.agrees).sum()) if found.agrees is not None else 0
    return ToldNow(
        None if nearly_all else n,
        called if visible else None,
        rules,
        helped if visible and _visible(helped, called, smallest) else None,
        agrees if visible and _visible(agrees, called, smallest) else None,
        found.agrees is not None,
        True,
        called,
    )


def _visible(k: int, n: int, smallest: int) -> bool:
    return telling(k, n, smallest) in ("none", "shown", "all")


def _apart(k: int, whole: int, smallest: int) -> bool:
    return whole - k == 0 or whole - k >= smallest
