"""How is a number said, how it moved, and what of it is counted otherwise? The words of the weekly state."""

from __future__ import annotations

import pandas as pd

from mentorlab.answers.counted_otherwise import Changed
from mentorlab.answers.wording import catalogue, listed
from mentorlab.engagement.pulsing.standing import One, State
from mentorlab.engagement.pulsing.telling import little

WORDS = catalogue("engagement_pulse")


def name_of(one: One, state: State) -> str:
    """The number's name for readers."""
    return str(WORDS.NAMES[one.name].format(wave=(state.wave or "").replace("_", " ")))


def said_of(one: One, state: State) -> str:
    """The number in words."""
    return one.now.words(one.number.unit, state.smallest)


def line_of(one: One) -> str | None:
    """The line that the number should keep; None for one without."""
    if one.line is None:
        return None
    return str(WORDS.LINE[one.line.at_least].format(at=f"{100 * one.line.at:g}"))


def stands(one: One) -> str | None:
    """Where the number stands against its line, and since when."""
    if one.line is None:
        return None
    if not one.line.crossed:
        return str(WORDS.STANDS["unknown" if one.line.crossed is None else "inside"])
    how = WORDS.STANDS["below" if one.line.at_least else "above"].format(at=f"{100 * one.line.at:g}")
    if one.line.since is None:
        return str(how)
    since = f"{pd.Timestamp(one.line.since, unit='D'):%Y-%m-%d}"
    return str(WORDS.STANDS["whole" if one.line.whole else "since"].format(how=how, since=since))


def moved(one: One, state: State) -> str | None:
    """How the number moved since the earlier report."""
    if state.before is None:
        return None
    if one.then[0] is None:
        return str(WORDS.MOVED["not_told"])
    if one.now.k is None:
        return str(WORDS.MOVED["hidden"])
    difference = one.now.k - one.then[0]
    if little(difference, state.smallest):
        return str(WORDS.MOVED["little"].format(smallest=state.smallest))
    key = "same" if difference == 0 else "more" if difference > 0 else "fewer"
    return str(WORDS.MOVED[key].format(n=f"{abs(difference):,}"))


def cells_of(state: State) -> dict[str, str]:
    """What the sentences for all audiences are made of."""
    claims = WORDS.CLAIMS
    crossed = [
        WORDS.CROSSED.format(name=name_of(one, state).lower(), said=said_of(one, state), stands=stands(one))
        for one in state.crossed()
    ]
    running = WORDS.RUNNING.format(said=said_of(state.ones[0], state))
    return {
        "running": running,
        "crossed": claims["crossed"].format(crossed=listed(crossed)) if crossed else claims["none_crossed"],
        "since": _since(state),
        "definitions": _definitions(state),
    }


def _since(state: State) -> str:
    claims = WORDS.CLAIMS
    if state.before is None:
        return str(claims["first" if state.first else "unanswered"]) if state.first or state.unanswered else ""
    moves = [
        WORDS.MOVE.format(name=name_of(one, state).lower(), moved=moved(one, state))
        for one in state.ones
        if one.then[0] is not None and one.now.k is not None and abs(one.now.k - one.then[0]) >= state.smallest
    ]
    key = "moved" if moves else "none_moved"
    return str(claims[key].format(day=f"{state.before.day:%Y-%m-%d}", moved=listed(moves)))


def _definitions(state: State) -> str:
    said = listed(with_part(one, state) for one in state.others)
    return str(WORDS.CLAIMS["definitions"].format(definitions=said)) if said else ""


def with_part(change: Changed, state: State) -> str:
    """What changed in a definition, and its part in the numbers that it decides."""
    deciding = [one for one in state.ones if change.id in one.number.definitions]
    parts = [(one.parts or {}).get("definition") for one in deciding]
    if change.new or not parts:
        return change.says()
    told = [part for part in parts if part is not None]
    if len(told) < len(parts):
        return f"{change.says()}{WORDS.PART_HIDDEN}"
    return f"{change.says()}{WORDS.PART.format(n=listed(_signed(part) for part in told))}"


def _signed(n: int) -> str:
    return f"{'−' if n < 0 else '+' if n else ''}{abs(n):,}"
