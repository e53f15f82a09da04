"""Session 3: match by hand, then by rule. Six mentees, six mentors, the cards of the canvas."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput
from mentorlab.shipped import shipped
from mentorlab.workshop.exercise import SHAPE, Exercise, Truth, as_number, as_pairs, as_texts

SKILL, HALF_DAY, OTHER_HALF_DAY = 3, 1, 4


@cache
def _cards() -> tuple[pd.DataFrame, pd.DataFrame]:
    from mentorlab.tables.strict_yaml import read_yaml

    path = shipped("templates", "canvases", "cards.yaml")
    said, faults = read_yaml(path.read_bytes(), path.name)
    if faults:
        raise BadInput(faults)
    return pd.DataFrame(said["mentees"]).set_index("name"), pd.DataFrame(said["mentors"]).set_index("name")


@cache
def _points(half_day: int = HALF_DAY) -> pd.DataFrame:
    """Points of every pair, mentees × mentors; missing where the mentor is the mentee's own manager."""
    mentees, mentors = _cards()
    rows = [[_of_pair(mentee, name, mentor, half_day) for name, mentor in mentors.iterrows()]
            for _, mentee in mentees.iterrows()]  # fmt: skip
    return pd.DataFrame(rows, index=mentees.index, columns=mentors.index, dtype=float)


def _of_pair(mentee: Any, name: Any, mentor: Any, half_day: int) -> float:
    if mentee["manager"] == name:
        return float("nan")
    return float(SKILL * len({*mentee["wants"]} & {*mentor["has"]}) + half_day * (mentee["free"] == mentor["free"]))


def _best(half_day: int = HALF_DAY) -> dict[str, str]:
    """The best match, proven: mentee → mentor."""
    from mentorlab.matching.optimal import optimal

    points = _points(half_day)
    found = optimal(points.to_numpy())
    return {str(mentee): str(points.columns[int(k)]) for mentee, k in zip(points.index, found.mentor_of, strict=True)}


def _total(match: dict[str, str], half_day: int = HALF_DAY) -> float:
    points: Any = _points(half_day)
    return float(sum(points.loc[mentee, mentor] for mentee, mentor in match.items()))


def _losers() -> set[str]:
    """Whose own points under the first rule are fewer in the best match of the changed rule."""
    points: Any = _points()
    before, after = _best(), _best(OTHER_HALF_DAY)
    return {name for name in before if points.loc[name, after[name]] < points.loc[name, before[name]]}


def _table() -> pd.DataFrame:
    mentees, mentors = _cards()
    left = mentees.assign(wants=mentees["wants"].map(", ".join))[["wants", "free", "manager"]].reset_index()
    right = mentors.assign(has=mentors["has"].map(", ".join))[["has", "free"]].reset_index()
    return pd.concat({"mentee": left, "mentor": right}, axis=1)


def _both_rules() -> pd.DataFrame:
    before, after = _best(), _best(OTHER_HALF_DAY)
    points = _points()
    rows = [[name, before[name], points.loc[name, before[name]], after[name], points.loc[name, after[name]]]
            for name in before]  # fmt: skip
    return pd.DataFrame(rows, columns=["mentee", "first rule", "points", "changed rule", "points by the first rule"])


def _matched(answer: Any) -> str:
    match, points = as_pairs(answer), _points()
    if match is None or not set(match) <= set(points.index) or not set(match.values()) <= set(points.columns):
        return SHAPE
    if len(set(match.values())) < len(match):
        return "one mentor twice"
    if len(match) < len(points):
        return "somebody is left"
    return "own manager" if np.isnan(_total(match)) else ""


def _counted(answer: Any) -> str:
    from mentorlab.workshop.checking import kept_answers

    kept, number = kept_answers().get("match.1"), as_number(answer)
    if number is None:
        return SHAPE
    if kept is None or not kept["held"]:
        return "no match yet"
    match = kept["answer"]
    skills = _total(match, half_day=0)
    if number == _total(match):
        return ""
    return "half-day forgotten" if number == skills else "other sum"


def _compared(answer: Any) -> str:
    number, points = as_number(answer), _points()
    if number is None:
        return SHAPE
    if number == _total(_best()):
        return ""
    return "one mentor for several" if number == points.max(axis=1).sum() else _side(number)


def _side(number: float) -> str:
    return "more than there is" if number > _total(_best()) else "not the best"


def _who_loses(answer: Any) -> str:
    names = as_texts(answer) if answer != [] else []
    if names is None or not set(names) <= set(_points().index):
        return SHAPE
    before, after = _best(), _best(OTHER_HALF_DAY)
    if set(names) == _losers():
        return ""
    return "changed is not lost" if set(names) == {n for n in before if before[n] != after[n]} else "others"


EXERCISES = (
    Exercise(
        "match.1",
        'a mentor for each mentee, such as {"Amira": "Rosa", …}',
        _matched,
        {
            "one mentor twice": ("Each mentor has one place. Who stands there twice?",),
            "somebody is left": ("Six mentees, six pairs. Count again.", "Write every mentee's name on the left once."),
            "own manager": ("One pair would meet at the appraisal too.", "Look at the column 'manager'."),
        },
        "Six pairs that may stand. Write down which rule you followed before you count.",
        shown=_table,
    ),
    Exercise(
        "match.2",
        "one whole number",
        _counted,
        {
            "no match yet": ("First match.1: your match is what is counted here.",),
            "half-day forgotten": ("Skills are counted. Something else gives points too.", "When can they meet?"),
            "other sum": ("Count pair by pair: 3 for each wanted skill the mentor has, 1 for the same half-day.",),
        },
        "Now your match has a number. It says only what the rule says.",
    ),
    Exercise(
        "match.3",
        "one whole number: the most points that six pairs can have together",
        _compared,
        {
            "one mentor for several": (
                "Everybody with the mentor who fits best: can that be?",
                "Some mentor stands in several of those pairs, and has one place.",
            ),
            "more than there is": ("No match of six pairs has so many.", "Check that no mentor stands there twice."),
            "not the best": (
                "Somebody can do better. Swap the mentors of two mentees and count again.",
                "Begin with the mentee for whom only one mentor is any good.",
            ),
        },
        "No six pairs have more under this rule: the solver proves it. What the rule does not know, it cannot weigh.",
        truth=lambda: Truth(f"The best match has {_total(_best()):g} points", _total(_best()), unit="points"),
    ),
    Exercise(
        "match.4",
        'a list of mentees, such as ["Amira"]; [] if nobody',
        _who_loses,
        {
            "changed is not lost": ("Another mentor need not be a worse one.", "Compare the two columns of points."),
            "others": ("Judge everybody by the first rule, before and after.", "Read each row of the table alone."),
        },
        "Who sets the weights decides who gains. That is why weights are agreed before names are seen.",
        shown=_both_rules,
        truth=lambda: Truth(f"Fewer points than before: {', '.join(sorted(_losers())) or 'nobody'}"),
    ),
)
