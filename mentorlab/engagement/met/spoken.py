"""What is said of how pairs meet, to whom, and what is to be done?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mentorlab.answers.wording import AUDIENCES, catalogue, listed, number, percent, sentence_case
from mentorlab.engagement.met.each_meeting import STATES

if TYPE_CHECKING:
    from mentorlab.engagement.met.lines import Line
    from mentorlab.engagement.met.told import Told
    from mentorlab.stats.estimates import Estimate

NARROW = 0.02  # an interval of which whole percents would say too little
MUCH = 0.2  # a share from which on something is to be done: our choice


def sentences(told: Told, in_charter: bool) -> dict[str, str]:
    """The answer for every audience; what may not be told is not mentioned."""
    words = catalogue("engagement_rhythm")
    every = words.EVERY["charter" if in_charter else "default"].format(every=f"{told.read.every:g}")
    cells = {
        "lead": lead(told),
        "every": every,
        "cadence": _cadence(told),
        "states": _states(told),
        "first": _first(told),
        "active": _active(told),
        "made_good": _sentence(_shared(told, "made_good", words.MADE_GOOD)),
        "why": _why(told),
        "caution": words.CAUTION,
    }
    return {audience: words.RHYTHM[audience].format_map(cells) for audience in AUDIENCES}


def lead(told: Told) -> str:
    """The first clause: how many pairs meet as agreed; else how many have met at all; else what is due."""
    words = catalogue("engagement_rhythm")
    for metric in ("as_agreed", "first_meeting"):
        line = told.line(metric)
        if line is not None and line.n == 0 and metric == "as_agreed":
            return str(words.NO_PAIR_YET)
        said = _shared(told, metric, words.SHARED)
        if said:
            return said
    return str(words.NOTHING)


def _shared(told: Told, metric: str, form: str) -> str:
    """A share in words: counts with their interval, or "fewer than 5 of 30 pairs"; empty where it may not be told."""
    line, words = told.line(metric), catalogue("engagement_rhythm")
    if line is None or line.n == 0:
        return ""
    cells = {"label": told.label(metric), "evidence": _evidence(line.share, told.read.level, line.telling == "shown")}
    if line.n is not None and not (line.hidden and line.what not in ("pairs", "running pairs")):
        who = words.OF_SO_MANY[line.telling] if line.telling in words.OF_SO_MANY else words.OF_SO_MANY["shown"]
        who = who.format(k=_count(line.k), n=_count(line.n), smallest=told.read.smallest, what=_what(line))
        return sentence_case(form.format(who=who, **cells))
    if line.share is None:
        return ""
    cells["evidence"] = _evidence(line.share, told.read.level, False)
    who = words.UNCOUNTED.format(share=percent(line.share.value), what=_what(line))
    return sentence_case(form.format(who=who, **cells))


def _what(line: Line) -> str:
    words = catalogue("engagement_rhythm")
    return str(words.WHAT.get(line.what, line.what))


def _count(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _evidence(one: Estimate | None, level: float, with_share: bool, places: int | None = None) -> str:
    forms = catalogue("engagement_rhythm").EVIDENCE
    if one is None:
        return ""

    fine = 1 if one.high - one.low < NARROW else 0  # never where there is no interval

    def said(value: float) -> str:
        return percent(value, fine) if places is None else number(value, places)

    sure = math.isfinite(one.low) and math.isfinite(one.high)
    name = ("interval" if with_share else "only_interval") if sure else ("share" if with_share else "none")
    cells = {"share": said(one.value), "low": said(one.low) if sure else "", "high": said(one.high) if sure else ""}
    return str(forms[name].format(level=f"{100 * level:g}", **cells))


def _sentence(said: str) -> str:
    return str(catalogue("engagement_rhythm").SENTENCE.format(said=said)) if said else ""


def _cadence(told: Told) -> str:
    line = told.line("cadence")
    if line is None or line.typical is None:
        return ""
    evidence = _evidence(line.typical, told.read.level, False, places=2)
    form = catalogue("engagement_rhythm").CADENCE
    return str(form.format(ratio=number(line.typical.value, 2), evidence=evidence))


def _states(told: Told) -> str:
    words = catalogue("engagement_rhythm")
    lines = [line for name in STATES if (line := told.line(name)) is not None and line.share is not None]
    if not lines:
        return ""
    parts = [
        (words.STATE_NOT_KNOWN if line.metric == "not_known" else words.STATE).format(
            share=percent(line.share.value if line.share else 0.0), label=told.label(line.metric)
        )
        for line in lines
    ]
    form = words.STATES_UNCOUNTED if lines[0].n is None else words.STATES
    return str(form.format(n=_count(lines[0].n), parts=listed(parts)))


def _first(told: Told) -> str:
    line = told.line("first_meeting")
    if line is None or line.typical is None:
        return ""
    return str(catalogue("engagement_rhythm").FIRST.format(days=f"{line.typical.value:g}"))


def _active(told: Told) -> str:
    words, line = catalogue("engagement_rhythm"), told.line("active")
    if line is not None and line.n == 0:
        return str(words.NOT_RUNNING)
    return _sentence(_shared(told, "active", words.SHARED))


def _why(told: Told) -> str:
    given = [
        line
        for line in told.lines
        if line.metric.startswith("reason_") and line.k and line.metric not in ("reason_other", "reason_not_said")
    ]
    if not given:
        return ""
    most = max(line.k or 0 for line in given)
    reasons = listed([told.label(line.metric) for line in given if line.k == most], "or")
    return str(catalogue("engagement_rhythm").WHY.format(reason=reasons))


def facts(told: Told, in_charter: bool) -> tuple[tuple[str, str], ...]:
    """How we know."""
    words, smallest = catalogue("engagement_rhythm").FACTS, told.read.smallest
    every = words["charter" if in_charter else "default"].format(every=f"{told.read.every:g}")
    return (
        (words["agreed"], f"{every}."),
        (words["expected"], f"{words['expected_text']}."),
        (words["clusters"], f"{words['clusters_text']}."),
        (words["hidden"], f"{words['hidden_text'].format(smallest=smallest)}."),
    )


def noted(told: Told) -> tuple[str, ...]:
    """What was read otherwise, left out, or told together; small counts in words."""
    words, read = catalogue("engagement_rhythm").NOTES, told.read
    counts = {
        "restarted": int((read.pairs.loc[read.begun, "spell"] > 1).sum()),
        "circular": int(read.chains.circular.sum()),
        "broken": int(read.chains.broken.sum()),
    }
    few = words["few"].format(smallest=read.smallest)
    found = [words[name].format(n=f"{n:,}" if n >= read.smallest else few) for name, n in counts.items() if n]
    if read.meetings.by_attendance:
        found.append(words["by_attendance"])
    if told.groups.refused:
        found.append(words["refused"].format(column=told.groups.column, why=told.groups.refused))
    if told.strips:
        found += [words[name].format(smallest=read.smallest) for name in ("weeks", "agreed")]
    return tuple(found)


def next_steps(told: Told, in_charter: bool) -> tuple[str, ...]:
    """What to do in view of the answer."""
    words = catalogue("engagement_rhythm").NEXT_STEPS
    steps = [] if in_charter else [words["agree"]]
    for metric, name in (("no_new_day", "no_new_day"), ("reason_not_said", "reasons")):
        line = told.line(metric)
        if line is not None and line.share is not None and line.share.value >= MUCH:
            steps.append(words[name].format(share=percent(line.share.value)))
    minutes = told.line("minutes")
    if minutes is not None and minutes.share is not None and minutes.share.value <= 1 - MUCH:
        steps.append(words["minutes"].format(share=percent(minutes.share.value)))
    return (*steps, words["active"])
