"""What do people say in their own words? Short sentences from a small grammar; no sentence is about a person.

Both the table voices (what somebody needs, hopes and fears, before the start) and the comments in the surveys.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.answering import Answering
from mentorlab.simulation.caring import THEMES
from mentorlab.simulation.days import LISTED_ON, STARTS_ON, days_between
from mentorlab.simulation.pairs import Pairs
from mentorlab.simulation.relationship import Quality
from mentorlab.simulation.staff import GRADUATE, MANAGER, MENTOR, Array, Staff

SHARE_ASKED, SHARE_RELEASING, SHARE_COMMENTING = 0.22, 0.35, 0.28
MOST_ASKED = 2_000
STAKEHOLDERS = ("mentees", "mentors", "managers", "non_participants")
SAYINGS: dict[str, dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "mentees": {
        "belonging": (
            ("development", ("I want to find my place here", "I would like to know people outside my team")),
            ("hurdle", ("I do not know whom I may ask", "Everybody looks too busy for questions")),
        ),
        "skills": (
            ("development", ("I want to learn how others handle hard cases", "I want to get better at presenting")),
            ("idea", ("Let us watch experienced people at work", "Short practice beats long courses")),
        ),
        "career": (
            ("aspiration", ("I want to lead a project within two years", "I would like to know what comes next")),
            ("hurdle", ("I cannot see how people move up here", "My next step depends on luck")),
        ),
    },
    "mentors": {
        "belonging": (
            ("benefit", ("I hear what newcomers really think", "I meet people whom I would never meet")),
            ("recognition", ("A word from my manager would be enough", "Nobody notices the hours")),
        ),
        "skills": (
            ("benefit", ("Explaining makes me think again", "I learn what the tools can do today")),
            ("misconception", ("A mentor has to know all the answers", "Mentoring is giving advice")),
        ),
        "career": (
            ("role", ("I open doors that are closed for others", "I listen more than I talk")),
            ("hurdle", ("Month end leaves no time", "It is always one task too many")),
        ),
    },
    "managers": {
        "belonging": (("benefit", ("New people settle faster", "Fewer questions land on my desk")),),
        "skills": (("hurdle", ("I lose them for an hour a week", "I am not told what they work on")),),
        "career": (("misconception", ("Mentoring is for people who leave anyway", "It replaces my own talks")),),
    },
    "non_participants": {
        "belonging": (("hurdle", ("I did not know that I could apply", "It sounded like more meetings")),),
        "skills": (("misconception", ("It is for those who struggle", "It is for the chosen few")),),
        "career": (("hurdle", ("I had no time to apply", "I doubt that it changes anything")),),
    },
}
ENDINGS = (".", ", more than anything.", ", if I am honest.", " these days.", ", and I am not alone in that.")
QUESTION = "What should we keep, and what should we change?"
PRAISE = (
    "Keep the monthly talk",
    "The questions helped more than the answers",
    "I try things sooner than before",
    "It is good to be asked how it really goes",
    "Our talks always end with a next step",
)
BLAME = (
    "Too many meetings were moved",
    "We ran out of topics",
    "I would have liked to choose myself",
    "More time at the start would help",
    "Busy months need a lighter rhythm",
)


def voices(staff: Staff, theme: Array, joined: Array, rng: Generator) -> pd.DataFrame:
    """The voices table: a sample of people, one or two sayings each, some of them released for reports."""
    n = len(staff)
    stakeholder = np.select([staff.are(MENTOR), staff.are(MANAGER), staff.are(GRADUATE) & joined], [1, 2, 0], default=3)
    people = np.flatnonzero(rng.random(n) < min(SHARE_ASKED, MOST_ASKED / n))
    luck, ending = rng.random((len(people), 2)), rng.integers(0, len(ENDINGS), size=len(people))
    released = rng.random(len(people)) < SHARE_RELEASING
    said = []
    for place, person in enumerate(people):
        who, about = STAKEHOLDERS[stakeholder[person]], THEMES[theme[person]]
        kinds = SAYINGS[who][about]
        kind, texts = kinds[int(luck[place, 0] * len(kinds))]
        said.append((who, kind, about, texts[int(luck[place, 1] * len(texts))] + ENDINGS[ending[place]]))
    table = pd.DataFrame(said, columns=["stakeholder", "kind", "code", "text"])
    table["person_id"] = staff.ids[people]
    on = days_between(LISTED_ON, STARTS_ON, len(people), rng)
    table["released_on"] = np.where(released, on, np.datetime64("NaT", "D"))
    return table


def comments(staff: Staff, pairs: Pairs, felt: Quality, survey: Answering, rng: Generator) -> pd.DataFrame:
    """The comments table: what mentees write in the last survey; the better the pair, the more they praise."""
    writes = pairs.made & survey.who["after"] & (rng.random(len(staff)) < SHARE_COMMENTING)
    people = np.flatnonzero(writes)
    pleased = rng.normal(size=len(people)) + felt.mentee[people] > -0.2
    good, bad = (
        np.array(texts, dtype=object)[rng.integers(0, len(texts), size=len(people))] for texts in (PRAISE, BLAME)
    )
    both = rng.random(len(people)) < 0.3
    text = np.where(pleased, good, bad) + np.where(both, ". " + np.where(pleased, bad, good), "") + "."
    return pd.DataFrame({"person_id": staff.ids[people], "wave": "after", "question": QUESTION, "text": text})
