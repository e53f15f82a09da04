"""Session 1: why mentoring, and for whom?"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pandas as pd

from mentorlab.workshop.exercise import SHAPE, Exercise, Truth, as_pairs, as_texts

AUDIENCES = ("mentees", "mentors", "managers", "leaders")
_NUMBER = re.compile(r"\d|\b(half|third|quarter|twice|one|two|three|four|five|six|ten|twelve)\b", re.IGNORECASE)
_TIME = re.compile(r"\b(hours?|time|minutes?|days?|weeks?|month)\b", re.IGNORECASE)


@cache
def _needs() -> pd.DataFrame:
    """What mentees of the demo say they need: mean importance and how it is now (1 to 5)."""
    from mentorlab.measures.opening import load

    said = load("demo").table("needs")
    means = said[said["stakeholder"] == "mentees"].groupby("need", observed=True)[["importance", "current"]].mean()
    return means.astype(float).round(2).reset_index()


def _largest_gap() -> str:
    needs = _needs()
    gaps = needs["importance"] - needs["current"]
    return str(needs["need"].to_numpy()[int(gaps.to_numpy().argmax())])


def _remembered(answer: Any) -> str:
    texts = as_texts(answer)
    if texts is None:
        return SHAPE
    if len({text.lower() for text in texts}) < 3:
        return "too few"
    return "what they were" if any(len(text.split()) < 3 for text in texts) else ""


def _sentence(answer: Any) -> str:
    if not isinstance(answer, str) or not answer.strip():
        return SHAPE
    words = answer.split()
    if len(words) > 45 or len(re.findall(r"[.!?](?:\s|$)", answer.strip())) > 1:
        return "too long"
    return "" if len(words) >= 8 and _NUMBER.search(answer) else "cannot be wrong"


def _need(answer: Any) -> str:
    needs = _needs()
    if not isinstance(answer, str) or answer.strip() not in set(needs["need"]):
        return SHAPE
    if answer.strip() == _largest_gap():
        return ""
    most = needs["need"].to_numpy()[int(needs["importance"].to_numpy().argmax())]
    return "most important" if answer.strip() == most else "smaller gap"


def _stakes(answer: Any) -> str:
    said = as_pairs(answer)
    if said is None or set(said) != set(AUDIENCES):
        return SHAPE
    if len({text.lower() for text in said.values()}) < len(AUDIENCES):
        return "the same for all"
    if any(len(text.split()) < 4 for text in said.values()):
        return "too short"
    return "" if _TIME.search(said["managers"]) else "managers' worry"


EXERCISES = (
    Exercise(
        "why.1",
        'a list of at least three short texts, such as ["text", "text", "text"]',
        _remembered,
        {
            "too few": (
                "Think of one person only. Which three moments come back?",
                "Three different things are asked.",
            ),
            "what they were": (
                "That says what the person was like. What did the person do?",
                "Begin each text with a verb in the past: a stranger should be able to picture it.",
            ),
        },
        "Keep the list: what was done can be asked of mentors and taught; what somebody was cannot.",
    ),
    Exercise(
        "why.2",
        "one sentence in quotation marks",
        _sentence,
        {
            "too long": ("One sentence, read aloud in one breath.", "Which half would you cross out first?"),
            "cannot be wrong": (
                "Suppose the program fails. Would your sentence notice?",
                "Who, what changes, by how much, by when: at least one of these needs a number.",
            ),
        },
        "This sentence could turn out to be wrong. That is what makes it worth judging.",
    ),
    Exercise(
        "why.3",
        "the name of one need, copied from the table",
        _need,
        {
            "most important": (
                "That one matters most. Is it also the one that is furthest from being met?",
                "Two columns count here, not one. Which difference is largest?",
            ),
            "smaller gap": ("Something is further from being met.", "Take 'current' from 'importance' in every row."),
        },
        "A program serves the distance between what matters and what is, not what matters alone.",
        shown=_needs,
        truth=lambda: Truth(f"The largest gap of mentees: {_largest_gap()}"),
    ),
    Exercise(
        "why.4",
        f"a text for each of {', '.join(AUDIENCES)}",
        _stakes,
        {
            "the same for all": (
                "Two audiences hear the same. What would each of them lose sleep over?",
                "Say it aloud to somebody who plays that part. Do they lean forward?",
            ),
            "too short": ("A catchword convinces nobody. Say what they get, and when.",),
            "managers' worry": (
                "A manager has one worry before all others when an employee goes to meetings. Which?",
                "Say what mentoring takes away from the team, before what it gives.",
            ),
        },
        "Each audience has a reason of its own, and the managers' worry is answered.",
    ),
)
