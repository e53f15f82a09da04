"""The weekly state in words: its table, sentences for every audience, box, facts and next steps."""

from __future__ import annotations

from typing import Any

import pandas as pd

from mentorlab.answers.look.small_lines import SmallLine, small_lines
from mentorlab.answers.look.style import Picture
from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, listed, percent, sentence_case, sentences_for_every_audience
from mentorlab.engagement.pulsing.lines import ENOUGH
from mentorlab.engagement.pulsing.saying import cells_of, line_of, moved, name_of, said_of, stands, with_part
from mentorlab.engagement.pulsing.since import OF
from mentorlab.engagement.pulsing.standing import One, State
from mentorlab.stats.estimates import Estimate

WORDS = catalogue("engagement_pulse")
UNTOLD = ("few", "too_few", "beside")
PARTS = ("program", "data", "definition")
COLUMNS_HERE = [
    *("counted", "n_now", "of_now", "share_now", "limit", "crossed", "n_then", "of_then", "moved"),
    *(f"moved_{part}" for part in PARTS),
    "hidden",
]


def answer(state: State) -> Result:
    """The answer, from what may be told alone."""
    frame = pd.DataFrame([_row(one, state) for one in state.ones]).reindex(columns=COLUMNS_HERE)
    cells = cells_of(state)
    sentences = sentences_for_every_audience("engagement_pulse.pulse", **cells)
    return Result(
        design="none",
        sentences=sentences,
        frame=frame,
        draw=lambda: _figure(state, sentences["analyst"]),
        headline=WORDS.HEADLINE.format(**cells),
        estimates=tuple(_estimates(state)),
        checks=tuple(_checks(state)),
        hidden=int(frame["hidden"].sum()),
        notes=_notes(state),
        box=tuple((name_of(one, state), f"{_boxed(one, state)}.") for one in state.ones),
        facts=_facts(state),
        limits=WORDS.LIMITS_HERE,
        next_steps=_next(state),
        terms=("line",),
        defined=state.used,
    )


def _row(one: One, state: State) -> dict[str, Any]:
    then, parts = one.then, one.parts or {}
    return {
        "counted": name_of(one, state),
        "n_now": one.now.k,
        "of_now": one.now.n,
        "share_now": one.now.share if one.number.line else None,
        "limit": line_of(one),
        "crossed": stands(one),
        "n_then": then[0],
        "of_then": then[1],
        "moved": moved(one, state),
        **{f"moved_{part}": parts.get(part) for part in PARTS},
        "hidden": one.now.k is None and one.now.n != 0,
    }


def _boxed(one: One, state: State) -> str:
    share = one.now.share if one.number.line else None
    said = one.now.words(one.number.unit, state.smallest, percent(share) if share is not None else "")
    more = [moved(one, state) if one.then[0] is not None else None]
    more.append(f"{line_of(one)}: {stands(one)}" if one.line else None)
    return "; ".join([sentence_case(said), *(part for part in more if part)])


def _estimates(state: State) -> list[Reported]:
    """What is told of each number, and of how many: a later report holds itself against these."""
    counted = [
        (name, count, one)
        for one in state.ones
        for name, count in ((one.name, one.now.k), (f"{one.name}{OF}", one.now.n))
        if count is not None
    ]
    nan = float("nan")
    return [
        Reported(name, Estimate(float(count), nan, nan, 0.95, nan, one.now.n or 0, "a count"), one.number.unit)
        for name, count, one in counted
    ]


def _checks(state: State) -> list[Check]:
    return [
        Check(
            one.name,
            "not_checked" if one.line.crossed is None else "failed" if one.line.crossed else "passed",
            f"{WORDS.CHECK.format(name=name_of(one, state), said=said_of(one, state), line=line_of(one))}.",
        )
        for one in state.ones
        if one.line is not None
    ]


def _facts(state: State) -> tuple[tuple[str, str], ...]:
    labels, said = WORDS.FACTS_HERE, state.before
    if said is not None:
        compared = WORDS.COMPARED["run"].format(name=said.name, day=f"{said.day:%Y-%m-%d}")
    else:
        key = "first" if state.first else "unanswered" if state.unanswered else "none"
        compared = WORDS.COMPARED[key].format(name=state.unanswered)
    facts = [(labels["day"], f"{state.day:%Y-%m-%d}."), (labels["compared"], f"{compared}.")]
    if state.interval == state.interval:
        rhythm = WORDS.RHYTHM["charter" if state.agreed else "default"].format(days=f"{state.interval:g}")
        facts.append((labels["rhythm"], f"{rhythm}."))
    facts += [(labels["counted"], f"{with_part(one, state)}.") for one in state.others]
    return tuple((label, sentence_case(words)) for label, words in facts)


def _next(state: State) -> tuple[str, ...]:
    steps = [WORDS.NEXT_HERE[one.name] for one in state.crossed()]
    judged = any(one.line is not None and one.line.crossed is not None for one in state.ones)
    few = [one for one in state.ones if one.line and one.line.crossed is None and one.now.how in UNTOLD]
    if state.ones[0].now.how in ("none", "nothing"):
        steps.append(WORDS.OVER)
    elif not judged:
        steps.append(WORDS.UNJUDGED)
    elif few:
        steps.append(WORDS.LOOK.format(names=listed(name_of(one, state).lower() for one in few)))
    if state.others:
        steps.append(WORDS.DEFINITIONS_STEP)
    return tuple(steps) or (WORDS.NOTHING_TO_DO,)


def _notes(state: State) -> tuple[str, ...]:
    notes, smallest = WORDS.NOTES_HERE, state.smallest
    said = [notes["weeks"].format(smallest=smallest, enough=ENOUGH * smallest)]
    if state.before is not None:
        said += [notes["moved"].format(few=smallest - 1), notes["known_later"]]
        said += [notes["text"]] if any(one.text for one in state.others) else []
    said += [notes["untold"]] if any(one.name == "called_off" for one in state.ones) else []
    for want in dict.fromkeys(number.needs for number in state.missing):
        names = [
            WORDS.NAMES[one.name].format(wave=WORDS.NEXT_WAVE).lower() for one in state.missing if one.needs == want
        ]
        said.append(notes["no_table"].format(what=WORDS.WANT[want], names=listed(names)))
    return (*said, *state.notes)


def _figure(state: State, alt: str) -> Picture:
    things = [
        SmallLine(
            name_of(one, state),
            one.weeks,
            one.line.at if one.line else float("nan"),
            one.crossed,
            one.line is not None,
            _beside(one),
        )
        for one in state.ones
        if one.name != "expected"
    ]
    drawn = any(value == value for one in state.ones for value in one.weeks[:-1])
    weeks = WORDS.FIGURE_WEEKS.format(smallest=state.smallest) if drawn else WORDS.FIGURE_TODAY
    days = [f"{day:%d %b}".lstrip("0") for day in state.days]
    return small_lines(days, things, title=WORDS.ASKS, alt=alt, foot=WORDS.FIGURE.format(weeks=weeks))


def _beside(one: One) -> str:
    if one.now.k is None:
        return str(WORDS.BESIDE["nothing" if one.now.n == 0 else "hidden"])
    return percent(one.now.share or 0) if one.line else f"{one.now.k:,}"
