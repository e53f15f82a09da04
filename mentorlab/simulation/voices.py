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
from mentorlab.simulation.sayings import ASKED, CHANCES, FOR_ITS_THEME, KINDS, OF_THEME, SAYINGS, STAKEHOLDERS, WEIGHTS
from mentorlab.simulation.staff import GRADUATE, MANAGER, MENTOR, Array, Staff, words

SHARE_RELEASING, SHARE_CODED, SHARE_COMMENTING = 0.35, 0.8, 0.7
MOST_ASKED = 4_000
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
    """The voices table: a sample of people, one saying for each kind that comes to their mind, some of them released.

    Most sayings are sorted under a code already; ideas never are.
    """
    n = len(staff)
    stakeholder = np.select([staff.are(MENTOR), staff.are(MANAGER), staff.are(GRADUATE) & joined], [1, 2, 0], default=3)
    share = np.array([ASKED[who] for who in STAKEHOLDERS])[stakeholder]
    people = np.flatnonzero(rng.random(n) < np.minimum(share, MOST_ASKED / n))
    luck = rng.random((len(people), len(KINDS), 5))
    said = [
        (stakeholder[person], kind, *_saying(STAKEHOLDERS[stakeholder[person]], kind, theme[person], draw), person)
        for person, draws in zip(people, luck, strict=True)
        for kind, draw in zip(KINDS, draws, strict=True)
        if draw[0] < CHANCES[STAKEHOLDERS[stakeholder[person]]].get(kind, 0.0)
    ]
    table = pd.DataFrame(said, columns=["stakeholder", "kind", "code", "text", "person_id"])
    table["stakeholder"] = words(STAKEHOLDERS, table["stakeholder"].to_numpy(dtype=np.int64))
    table["person_id"] = staff.ids[table["person_id"].to_numpy(dtype=np.int64)]
    on = days_between(LISTED_ON, STARTS_ON, len(table), rng)
    table["released_on"] = np.where(rng.random(len(table)) < SHARE_RELEASING, on, np.datetime64("NaT", "D"))
    return table


def _saying(who: str, kind: str, theme: int, luck: Array) -> tuple[str | None, str]:
    """The code of a saying (None where nobody has sorted it yet) and its words, from four numbers between 0 and 1."""
    choices = SAYINGS[who, kind]
    chance = shares(who, kind, theme)
    code, texts = list(choices.items())[
        int(np.searchsorted(chance.cumsum(), luck[1], side="right").clip(max=len(chance) - 1))
    ]
    text = texts[int(luck[2] * len(texts))] + ENDINGS[int(luck[3] * len(ENDINGS))]
    return (code if luck[4] < SHARE_CODED and kind != "idea" else None), text


def shares(who: str, kind: str, theme: int) -> Array:
    """What share of a stakeholder group who say something of this kind, and care about this theme, say each thing."""
    weight = np.array([WEIGHTS.get((who, kind, code), 1.0) for code in SAYINGS[who, kind]])
    fits = np.array([OF_THEME.get(code) == THEMES[theme] for code in SAYINGS[who, kind]])
    weight = np.where(fits, FOR_ITS_THEME, 1.0) * weight
    return np.asarray(weight / weight.sum())


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
