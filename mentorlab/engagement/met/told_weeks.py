"""What may the picture of the program's weeks show: of everyone, of each state, of each unit?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.engagement.met.each_meeting import CALLED_OFF, STATES, TO_COME
from mentorlab.engagement.met.lines import Line, described
from mentorlab.engagement.met.weeks import Span, Weeks, agreed_in, spans, told_together, weeks_of

if TYPE_CHECKING:
    from mentorlab.engagement.met.everyone import Read
    from mentorlab.engagement.met.groups import Groups

Array = np.ndarray[Any, Any]
HELD = ("held", "not_held")
MISSED = {"no_show": "missed", "not_known": "missed"}  # somebody did not come, or nothing is known
CALLED = dict.fromkeys(CALLED_OFF, "called_off")
TOGETHER: tuple[dict[str, str], ...] = ({}, MISSED, {**MISSED, **CALLED})  # from fine to coarse
A_MONTH, A_SEASON = 5, 8  # weeks: spans of everyone, and of groups, are no longer than this on average
FOUR_WEEKS, MOST_UNITS = 4, 12
NEARLY = 0.8  # of the weeks: what tells so many of them state by state need not be drawn without states too


@dataclass(frozen=True)
class Strip:
    """Weeks of everyone (`group` None) or of one group, by kinds of what became of meetings."""

    group: str | None
    kinds: tuple[str, ...]
    spans: tuple[Span, ...]


def told_weeks(read: Read, groups: Groups, shown: Sequence[str], day: dt.date) -> list[Strip]:
    """Held or not, week by week; each state, by spans of these weeks; and `shown` groups, by spans of these weeks.

    Everything is made of the same weeks, so that no difference of two strips tells of less than a span. Weeks are
    joined until every count in them is of nobody or of enough mentors and mentees (`weeks.told_together`). Empty where
    not even all weeks together may be told.
    """
    weeks = weeks_of(read.pairs[read.begun], read.meetings, (day - dt.date(1970, 1, 1)).days)
    those = read.meetings.those
    held = np.where(those("state", "held"), 0, np.where(those("state", TO_COME), -1, 1))
    ends = told_together(weeks, read.meetings, _rows(read, held), 2, read.smallest)
    if not ends:
        return []
    strips = [_strip(read, weeks, ends, HELD, held)]
    for together in TOGETHER:
        kinds = tuple(dict.fromkeys(together.get(name, name) for name in STATES))
        cells = np.full(len(held), -1, dtype=np.int64)
        for name in STATES:
            cells[those("state", name)] = kinds.index(together.get(name, name))
        further = told_together(weeks, read.meetings, _rows(read, cells), len(kinds), read.smallest, ends)
        if _often(further, weeks, A_MONTH):
            found = _strip(read, weeks, further, kinds, cells)
            strips = [found] if len(further) >= NEARLY * len(ends) else [*strips, found]
            break
    return [*strips, *_largest_units(read, groups, shown, weeks, ends, held)]


def _often(ends: Sequence[int], weeks: Weeks, most: int) -> bool:
    return bool(ends) and weeks.n / len(ends) <= most


def _rows(read: Read, cells: Array) -> Array:
    found: Array = cells[read.meetings.rows["meeting"].to_numpy()]
    return found


def _strip(read: Read, weeks: Weeks, ends: Sequence[int], kinds: tuple[str, ...], cells: Array) -> Strip:
    told = cells >= 0
    counts = np.zeros((weeks.n, len(kinds)), dtype=np.int64)
    np.add.at(counts, (weeks.of[told], cells[told]), 1)
    agreed = agreed_in(read.pairs[read.begun], weeks, ends, read.every, read.smallest)
    return Strip(None, kinds, tuple(spans(weeks, ends, counts, agreed)))


def _by_months(ends: Sequence[int]) -> list[int]:
    """Of these ends the last, and others that are at least four weeks apart: small panels show no more."""
    found = [0]
    for end in ends:
        if end - found[-1] >= FOUR_WEEKS and ends[-1] - end >= FOUR_WEEKS:
            found.append(end)
    return [*found[1:], ends[-1]]


def _largest_units(
    read: Read, groups: Groups, shown: Sequence[str], weeks: Weeks, ends: Sequence[int], held: Array
) -> list[Strip]:
    """As many groups as can be told about often enough, without the smallest ones; one alone has none to be seen by."""
    if groups.of_pair is None:
        return []
    size = {name: int((groups.of_pair == groups.names.index(name)).sum()) for name in shown}
    for least in sorted(set(size.values())):
        chosen = [name for name in shown if size[name] >= least]
        found = _units(read, groups, chosen, weeks, ends, held) if 1 < len(chosen) <= MOST_UNITS else []
        if found:
            return found
    return []


def _units(
    read: Read, groups: Groups, shown: Sequence[str], weeks: Weeks, ends: Sequence[int], held: Array
) -> list[Strip]:
    """The groups shown, by spans in which each of them, and all others together, may be told."""
    assert groups.of_pair is not None
    rows = read.meetings.rows
    place = np.array([shown.index(name) if name in shown else len(shown) for name in groups.names])
    group = np.where(groups.of_pair >= 0, place[groups.of_pair], len(shown))[rows["pair"].to_numpy()]
    of_row = _rows(read, held)
    cells = np.where(of_row >= 0, group * 2 + of_row, -1)
    further = told_together(weeks, read.meetings, cells, 2 * len(shown) + 2, read.smallest, ends)
    if not _often(further, weeks, A_SEASON):
        return []
    further = _by_months(further)
    there = cells >= 0
    key = np.unique(np.stack([rows["meeting"].to_numpy()[there], cells[there]]), axis=1)  # a circle once in each group
    counts = np.zeros((weeks.n, 2 * len(shown) + 2), dtype=np.int64)
    np.add.at(counts, (weeks.of[key[0]], key[1]), 1)
    strips = []
    for number, name in enumerate(shown):
        pairs = read.pairs[read.begun & (groups.of_pair == groups.names.index(name))]
        agreed = agreed_in(pairs, weeks, further, read.every, read.smallest)
        strips.append(Strip(name, HELD, tuple(spans(weeks, further, counts[:, 2 * number : 2 * number + 2], agreed))))
    return strips


def lines_of(strips: Sequence[Strip], level: float) -> list[Line]:
    """The strips as lines: meetings held of all (with those agreed), and of strips by state each other state."""
    found = []
    for strip in strips:
        for span in strip.spans:
            n = sum(span.counts)
            when: dict[str, Any] = {"group": strip.group, "first": str(span.first), "last": str(span.last), "n": n}
            agreed = described(round(span.agreed, 1), 0, level, "agreed")
            for kind, count in zip(strip.kinds, span.counts, strict=True):
                if kind == "not_held":
                    continue
                share = described(count / n, 0, level) if n else None
                line = Line(f"week_{kind}", what="meetings", k=count, share=share, **when)
                found.append(replace(line, typical=agreed, unit="agreed") if kind == "held" else line)
    return found
