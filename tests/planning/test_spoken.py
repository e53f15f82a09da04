"""Does what a charter says stand in a sentence as a person would write it?"""

from __future__ import annotations

from datetime import date

import pytest

from mentorlab.answers.wording import listed
from mentorlab.planning.drafts import spoken
from mentorlab.tables.charter import Rhythm


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([], ""),
        (["time"], "time"),
        (["time", "being judged"], "time and being judged"),
        (["time", "cost", "being judged"], "time, cost and being judged"),
        (["time.", " more  work "], "time and more work"),
        (["time, mostly in March", "cost"], "time, mostly in March; and cost"),
    ],
)
def test_words_in_a_row(items: list[str], said: str) -> None:
    assert listed(items) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("an hour", "An hour."),
        ("An hour!", "An hour!"),
        ("why\nnot?", "Why not?"),
        ("über alles,", "Über alles."),
        ("she said “yes.”", "She said “yes.”"),
        ("iPhones", "IPhones."),
    ],
)
def test_a_sentence_begins_and_ends(text: str, said: str) -> None:
    assert spoken.sentence(text) == said


@pytest.mark.parametrize(
    ("days", "minutes", "said"),
    [
        (21, 60, "an hour every three weeks"),
        (14, 90, "an hour and a half every two weeks"),
        (7, 30, "half an hour every week"),
        (30, 45, "three quarters of an hour every month"),
        (91, 120, "two hours every three months"),
        (10, 50, "50 minutes every ten days"),
        (21, None, "a talk every three weeks"),
        (None, 60, "an hour each time"),
        (None, None, None),
    ],
)
def test_a_rhythm_in_words(days: float | None, minutes: float | None, said: str | None) -> None:
    assert spoken.time_asked(Rhythm(meetings_every_days=days, minutes=minutes)) == said


def test_days_say_their_year_once() -> None:
    assert spoken.days([date(2026, 2, 20), date(2026, 7, 6)]) == "on 20 February and 6 July 2026"
    assert spoken.days([date(2026, 12, 1), date(2027, 1, 4)]) == "on 1 December 2026 and 4 January 2027"
    assert spoken.span(date(2026, 3, 2), date(2026, 11, 27)) == "from 2 March until 27 November 2026"
    assert spoken.span(date(2026, 3, 2), date(2027, 2, 26)) == "from 2 March 2026 until 26 February 2027"
    assert spoken.span(date(2026, 3, 2), None) == "from 2 March 2026 on"


def test_meetings_are_counted_from_the_first_day_to_the_last() -> None:
    # 270 days hold 12 whole rhythms of 21 days; with the first meeting that is 13.
    rhythm = Rhythm(meetings_every_days=21, minutes=60)
    assert spoken.meetings_until_the_end(rhythm, date(2026, 3, 2), date(2026, 11, 27)) == 13
    assert spoken.meetings_until_the_end(rhythm, date(2026, 3, 2), None) is None
