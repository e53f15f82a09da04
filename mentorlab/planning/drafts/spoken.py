"""How does what a charter says stand in a sentence? Lists, dates, rhythms and small numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorlab.answers.wording import listed, sentence_case
from mentorlab.tables.charter import Rhythm

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
OFTEN = {1: "every day", 7: "every week", 30: "every month", 31: "every month", 60: "every two months"}
OFTEN |= dict.fromkeys((90, 91, 92), "every three months")
LONG = {
    15: "a quarter of an hour",
    30: "half an hour",
    45: "three quarters of an hour",
    60: "an hour",
    90: "an hour and a half",
}
CLOSED = (".", "!", "?", "…", ".”", "!”", "?”", '."', '!"', '?"', ":")


def in_words(number: int) -> str:
    """A count as a reader likes it: in words up to twelve (0 is "no"), else in digits."""
    return WORDS[number] if 0 <= number < len(WORDS) else f"{number:,}"


def sentence(text: str) -> str:
    """The text as a sentence of its own: a capital at its beginning, a full stop at its end, one line."""
    said = sentence_case(" ".join(text.split()))
    return said if said.endswith(CLOSED) else f"{said.rstrip(' ,;')}."


def joined(sentences: Sequence[str]) -> str:
    """Sentences one after the other."""
    return " ".join(map(sentence, sentences))


def day(on: date) -> str:
    """A day as people write it, e.g. "2 March 2026"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def days(several: Sequence[date]) -> str:
    """Days in a row, the year said once where it is the same: "on 20 February, 6 July and 1 December 2026"."""
    same = len({on.year for on in several}) == 1
    written = [day(on).removesuffix(f" {on.year}") if same else day(on) for on in several]
    return f"on {listed(written)}{f' {several[0].year}' if same and several else ''}"


def span(first: date, last: date | None) -> str:
    """From when until when, the year said once where it is the same."""
    if last is None:
        return f"from {day(first)} on"
    start = day(first).removesuffix(f" {last.year}") if first.year == last.year else day(first)
    return f"from {start} until {day(last)}"


def often(every_days: float) -> str:
    """A rhythm, e.g. "every three weeks"."""
    whole = round(every_days)
    if whole in OFTEN:
        return OFTEN[whole]
    return f"every {in_words(whole // 7)} weeks" if whole % 7 == 0 else f"every {in_words(max(whole, 1))} days"


def long(minutes: float) -> str:
    """A length of time, e.g. "an hour and a half"."""
    whole = round(minutes)
    if whole in LONG:
        return LONG[whole]
    return f"{in_words(whole // 60)} hours" if whole % 60 == 0 and whole else f"{whole} minutes"


def time_asked(rhythm: Rhythm) -> str | None:
    """What the program asks of a pair, e.g. "an hour every three weeks"; None where the charter does not say."""
    parts = [long(rhythm.minutes)] if rhythm.minutes else []
    if rhythm.meetings_every_days:
        parts += [often(rhythm.meetings_every_days)] if parts else [f"a talk {often(rhythm.meetings_every_days)}"]
    elif parts:
        parts.append("each time")
    return " ".join(parts) or None


def meetings_until_the_end(rhythm: Rhythm, starts_on: date, ends_on: date | None) -> int | None:
    """How many meetings the rhythm gives from the first day to the last; None where one of the two is not said."""
    if ends_on is None or not rhythm.meetings_every_days:
        return None
    return int((ends_on - starts_on).days // rhythm.meetings_every_days) + 1
