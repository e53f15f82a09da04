"""How the flags' back-test, or today's flags, look in a figure."""

from __future__ import annotations

from mentorlab.answers.look import Picture, ShareLine, nothing_to_draw, shares
from mentorlab.answers.wording import catalogue, number
from mentorlab.engagement.flagging.accuracy import Accuracy
from mentorlab.engagement.flagging.replay import ANY
from mentorlab.engagement.flagging.rows import ORDER, TOLD_OF, group_of, rates
from mentorlab.engagement.flagging.told import Said


def picture(said: Said, alt: str) -> Picture:
    """Of 100 calls and of 100 pairs that stop; without a back-test the flags of today, of all running pairs."""
    words, figures = catalogue("engagement_health"), said.tested.figures
    if ANY not in figures or not figures[ANY].calls:
        return _today(said, alt)
    groups = []
    for heading, rate in zip(words.HEADINGS, ("predictive", "sensitivity"), strict=True):
        names = [name for name in (ANY, *ORDER) if name in figures and _belongs(name, rate)]
        lines = [_line(name, figures[name], rate) for name in dict.fromkeys(names)]
        groups.append((heading, [line for line in lines if line is not None]))
    return shares(groups, title=words.TITLE, axis=words.AXIS, alt=alt)


def _belongs(name: str, rate: str) -> bool:
    return name not in TOLD_OF or TOLD_OF[name][0] == rate


def _line(name: str, one: Accuracy, rate: str) -> ShareLine | None:
    values = rates(one).get(rate)
    if values is None:
        return None
    of = one.calls if rate == "predictive" else one.stopped
    note = catalogue("engagement_health").COUNTED.format(
        of_100=number(100 * values[0], 0), k=f"{one.found:,}", n=f"{of:,}"
    )
    return ShareLine(group_of(name), *values, note)


def _today(said: Said, alt: str) -> Picture:
    words, now = catalogue("engagement_health"), said.now
    counts = {ANY: now.called, **now.by_rule}
    lines = [
        ShareLine(group_of(name), k / now.n, note=words.OF.format(k=f"{k:,}", n=f"{now.n:,}"))
        for name, k in counts.items()
        if k is not None and now.n
    ]
    if not lines:
        return nothing_to_draw(words.TITLE_NOW, alt)
    return shares([(words.HEADING_NOW, lines)], title=words.TITLE_NOW, axis=words.AXIS_NOW, alt=alt)
