"""Which metrics of rhythm are told of the whole program, and of which pairs or meetings is each?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.engagement.met.each_meeting import CALLED_OFF, SIDES, STATES, TO_COME, Meetings
from mentorlab.engagement.met.lines import (
    Events,
    Line,
    clustered_ratio,
    clustered_share,
    described,
    middle,
    rounded,
    share_line,
)
from mentorlab.engagement.met.reasons import NOT_SAID, OTHER
from mentorlab.engagement.met.recovery import Recovery
from mentorlab.engagement.met.replacing import Chains
from mentorlab.engagement.met.which_pairs import which_pairs
from mentorlab.measures.counted import telling
from mentorlab.measures.theme_files import Theme
from mentorlab.tables.privacy import hide_small

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate

Array = np.ndarray[Any, Any]
AN_HOUR = 60


@dataclass(frozen=True, eq=False)
class Read:
    """All that was read of the program, and how it may be told.

    `each`: of `each_pair`; `begun`: by pair, whether it had begun; `kinds`: of reasons.
    """

    pairs: pd.DataFrame
    each: pd.DataFrame
    begun: Array
    meetings: Meetings
    chains: Chains
    recovery: Recovery
    kinds: Mapping[str, Theme]
    every: float
    level: float
    smallest: int

    @cached_property
    def of_pairs(self) -> Events:
        """Pairs as events."""
        mentor, mentee = (pd.factorize(self.pairs[name].astype(object))[0] for name in ("mentor_id", "mentee_id"))
        return Events(np.arange(len(self.pairs)), mentor, mentee, len(self.pairs))

    @cached_property
    def of_meetings(self) -> Events:
        """Meetings as events."""
        rows = self.meetings.rows
        meeting, mentor, mentee = (rows[name].to_numpy() for name in ("meeting", "mentor", "mentee"))
        return Events(meeting, mentor, mentee, len(self.meetings.frame))


def everyone(read: Read, first: Estimate | None) -> list[Line]:
    """The lines of everyone. `first`: the median wait for a first meeting, if it may be told."""
    return [
        Line("agreed", typical=described(read.every, 0, read.level, "agreed"), unit="days", what=""),
        *_apart(_of_pairs(read, first), read.smallest, _in_other_answers(read)),
        *_of_meetings(read),
    ]


def _in_other_answers(read: Read) -> set[int]:
    """The numbers of pairs that other answers of the report may show: begun, running, and active (met lately)."""
    running = read.begun & read.each["running"].to_numpy(dtype=bool)
    sizes = [int(one.sum()) for one in (read.begun, running, running & (read.each["active"].to_numpy() == 1))]
    return {size for size in sizes if telling(size, sizes[0], read.smallest) in ("shown", "all")}


def _apart(lines: Iterable[Line], smallest: int, elsewhere: set[int]) -> Iterator[Line]:
    """The lines about pairs, without counts where a number of pairs is nearly that of another line: one is often part
    of the other, and their difference would tell of fewer than the smallest group. `elsewhere`: other such numbers.
    """
    known = set(elsewhere)
    for line in lines:
        if line.what == "meetings agreed" or line.n is None:
            yield line
            continue
        sizes = {line.n} | ({line.k} if line.metric == "first_meeting" and line.k is not None else set())
        near = any(0 < abs(size - other) < smallest for size in sizes for other in known)
        yield _without_counts(line) if near else line
        known |= set() if near else sizes


def _of_pairs(read: Read, first: Estimate | None) -> Iterator[Line]:
    each, events, begun, pairs = read.each, read.of_pairs, read.begun, which_pairs(read)
    rule: dict[str, Any] = {"what": "pairs", "level": read.level, "smallest": read.smallest}
    beside_begun = rule | {"everything": begun}
    yield _with(share_line("first_meeting", events, *pairs["first_meeting"], **rule), first, "days")
    yield share_line("as_agreed", events, *pairs["as_agreed"], **beside_begun)
    yield cadence(read, pairs["as_agreed"][1], begun)
    irregular, regular = pairs["irregular"]
    typical = middle(each["regularity"].to_numpy(dtype=float)[regular], read.level, read.smallest, 2)
    yield _with(share_line("irregular", events, irregular, regular, **beside_begun), typical, "1 = even")
    longest = middle(each["longest"].to_numpy(dtype=float)[begun], read.level, read.smallest, 0)
    yield _with(share_line("long_gap", events, *pairs["long_gap"], **rule), longest, "days")
    yield share_line("active", events, *pairs["active"], **(beside_begun | {"what": "running pairs"}))
    known, met = pairs["hours"]
    hours = share_line("hours", events, known, met, **beside_begun)
    if known.any() and events.behind(known) >= read.smallest:
        spent = each["minutes"].to_numpy(dtype=float)[known] / AN_HOUR
        hours = _with(hours, clustered_ratio(spent, np.ones(len(spent)), events.cluster[known], read.level), "hours")
    yield hours


def cadence(read: Read, due: Array, everything: Array) -> Line:
    """Held over expected, of the pairs that are due."""
    events, each = read.of_pairs, read.each
    if not due.any() or events.behind(due) < read.smallest:
        return Line("cadence", what="meetings agreed", hidden=bool(due.any()))
    held, expected = (each[name].to_numpy(dtype=float)[due] for name in ("held", "expected"))
    ratio = clustered_ratio(held, expected, events.cluster[due], read.level)
    left = everything & ~due
    if left.any() and events.behind(left) < read.smallest:
        return Line("cadence", what="meetings agreed", typical=rounded(ratio), unit="held / agreed")
    k, n = int(held.sum()), int(expected.sum())
    return Line("cadence", what="meetings agreed", k=k, n=n, typical=ratio, unit="held / agreed")


def _with(line: Line, typical: Estimate | None, unit: str) -> Line:
    return replace(line, typical=typical, unit=unit if typical is not None else "")


def _of_meetings(read: Read) -> Iterator[Line]:
    frame, events = read.meetings.frame, read.of_meetings
    those = read.meetings.those
    past, off = ~those("state", TO_COME), those("state", *CALLED_OFF)
    states = list(parts(read, "meetings", {name: those("state", name) for name in STATES}, past))
    yield from states
    told = {line.metric: not line.hidden for line in states}
    gone_told = all(told.get(name, True) for name in (*CALLED_OFF, "no_show"))
    off_told = all(told.get(name, True) for name in CALLED_OFF)
    held = those("state", "held")
    minutes = frame["minutes"].to_numpy(dtype=float)
    known = held & ~np.isnan(minutes)
    rule: dict[str, Any] = {"level": read.level, "smallest": read.smallest}
    if told.get("held", True):
        line = share_line("minutes", events, known, held, what="meetings held", **rule)
        if known.any() and events.behind(known) >= read.smallest:
            ones = np.ones(int(known.sum()))
            line = _with(line, clustered_ratio(minutes[known], ones, events.cluster[known], read.level), "minutes")
        yield line
    if gone_told:
        gone = off | those("state", "no_show")
        yield from parts(read, "called off or missed", {f"by_{name}": those("side", name) for name in SIDES}, gone)
    if off_told:
        sorted_in = {f"reason_{name}": those("kind", name) for name in (*read.kinds, OTHER, NOT_SAID)}
        yield from parts(read, "called off", sorted_in, off)
        yield from _moved(read, off, rule)
    found = read.recovery
    everything = off if off_told else np.ones(len(frame), dtype=bool)
    other = found.counted & found.made_good & ~found.replaced
    both = not other.any() or events.behind(other) >= read.smallest  # else one count would tell of few by the other
    for name, good in (("made_good", found.made_good), ("replaced", found.replaced)):
        line = share_line(name, events, good, found.counted, what="called off", everything=everything, **rule)
        yield line if off_told and (both or name == "made_good") else _without_counts(line)
    if off_told:
        yield share_line("waiting", events, found.waiting, off, what="called off", **rule)
    to_come = ~past
    if to_come.any():
        hidden = events.behind(to_come) < read.smallest
        yield Line("to_come", what="", k=None if hidden else int(to_come.sum()), hidden=hidden)


def _moved(read: Read, off: Array, rule: dict[str, Any]) -> Iterator[Line]:
    """How often one meeting is moved, and how many postponed ones never got another day.

    Meetings moved, times moved and those never moved make up the postponed ones: while one of them may not be told, the
    others are told without counts.
    """
    chains, events = read.chains, read.of_meetings
    followed = np.zeros(len(off), dtype=bool)
    followed[chains.replaced[chains.replaced >= 0]] = True
    last = share_line(
        "no_new_day", events, ~followed, read.meetings.those("state", "postponed"), what="postponed", **rule
    )
    times = np.zeros(len(off))
    moves = chains.moves_of_chain
    times[moves.index.to_numpy(dtype=np.int64)] = moves.to_numpy(dtype=float)
    begins = (times > 0) & off
    line = share_line("moved_again", events, times > 1, begins, what="meetings moved", **rule)
    if line.n:
        often = clustered_ratio(times[begins], np.ones(int(begins.sum())), events.cluster[begins], read.level)
        if line.hidden or last.hidden:
            line, often = _without_counts(line), described(round(often.value, 1), often.n, read.level, "average")
        line = _with(line, often, "times")
    yield line
    yield last


def _without_counts(line: Line) -> Line:
    share = None if line.share is None else rounded(line.share)
    return replace(line, k=None, n=None, share=share)


def parts(read: Read, what: str, sorted_in: dict[str, Array], whole: Array) -> Iterator[Line]:
    """Parts of a whole, one line a part; parts of nothing are left out, and those of too few people are hidden, with
    the next smallest where one alone would follow by subtraction.
    """
    events = read.of_meetings
    there = {name: part & whole for name, part in sorted_in.items() if (part & whole).any()}
    if not there:
        return
    people = pd.Series({name: events.behind(part) for name, part in there.items()})
    hidden = hide_small(people, read.smallest) if len(people) > 1 else people < read.smallest
    n = int(whole.sum())
    for name, part in there.items():
        if hidden[name]:
            yield Line(name, what=what, hidden=True)
            continue
        share = clustered_share(part[whole], events.cluster[whole], read.level)
        yield Line(name, what=what, k=int(part.sum()), n=n, share=share)
