"""Session 6: the chief financial officer's hour. Money as a range, from an effect that was drawn by lot."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.workshop.exercise import SHAPE, Exercise, Truth, as_number, near

if TYPE_CHECKING:
    from mentorlab.stats import Estimate

PLANTED, SEED, REPLACING = 0.05, 20260302, 30_000
_NUMBER = re.compile(r"\d[\d.,]*")


@cache
def _costs() -> pd.DataFrame:
    """The cost lines of the demo: what is paid, and hours that nobody sends a bill for."""
    from mentorlab.measures.opening import load

    return load("demo").table("costs")[["item", "kind", "amount"]].copy()


def _cost(kinds: tuple[str, ...] = ()) -> float:
    costs = _costs()
    return float(costs.loc[~costs["kind"].isin(kinds), "amount"].sum())


@cache
def _drawn() -> tuple[int, float, float, Estimate]:
    """People offered a place, shares that stayed with and without, and their difference (events, drawn by lot)."""
    from mentorlab.simulation.program import simulate
    from mentorlab.simulation.truth import Truth as Planted
    from mentorlab.stats import two_groups

    scores = simulate(Planted(people=4000, seed=SEED, design="lottery", effects={"retention": PLANTED})).potential[
        "retention"
    ]
    inside = scores["arm"] == "program"
    stayed, others = scores.loc[inside, "if_offered"].astype(float), scores.loc[~inside, "if_not"].astype(float)
    return int(inside.sum()), float(stayed.mean()), float(others.mean()), two_groups(stayed, others).difference


def _effect() -> pd.DataFrame:
    n, stayed, others, gap = _drawn()
    return pd.DataFrame(
        {
            "offered a place": [n],
            "stayed, offered (%)": [round(100 * stayed, 1)],
            "stayed, others (%)": [round(100 * others, 1)],
            "difference (points)": [round(100 * gap.value, 1)],
            "low": [round(100 * gap.low, 1)],
            "high": [round(100 * gap.high, 1)],
            "replacing one person costs": [REPLACING],
        }
    )


def _worth(points: float) -> float:
    """Money for a difference in retention, over all who were offered a place."""
    return _drawn()[0] * points * REPLACING


def _range() -> tuple[float, float]:
    gap = _drawn()[3]
    return _worth(gap.low) - _cost(), _worth(gap.high) - _cost()


def _moves() -> pd.DataFrame:
    """How far the net return moves when one thing moves over its range."""
    gap, cost = _drawn()[3], _cost()
    rows = [
        ["a", "the effect on staying: over its interval", _worth(gap.high) - _worth(gap.low)],
        ["b", "the price of replacing one person: 20 % up or down", 0.4 * abs(_worth(gap.value))],
        ["c", "all costs: 20 % up or down", 0.4 * cost],
    ]
    return pd.DataFrame(rows, columns=["thing", "moves so", "net return moves by"]).round(-3)


def _totalled(answer: Any) -> str:
    number = as_number(answer)
    if number is None:
        return SHAPE
    if near(number, _cost(), 1):
        return ""
    return "hours forgotten" if near(number, _cost(("time",)), 1) else "other sum"


def _in_money(answer: Any) -> str:
    number, (n, stayed, _, gap) = as_number(answer), _drawn()
    if number is None:
        return SHAPE
    off = 0.0006 * n * REPLACING  # the table shows one decimal
    if near(number, _worth(gap.value), off):
        return ""
    if near(number, _worth(stayed), off):
        return "everybody who stayed"
    return "a factor of 100" if near(number, 100 * _worth(gap.value), 100 * off) else "other number"


def _as_range(answer: Any) -> str:
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        return SHAPE
    low, high = as_number(answer[0]), as_number(answer[1])
    if low is None or high is None or low > high:
        return SHAPE
    off, (least, most) = 0.001 * _drawn()[0] * REPLACING, _range()
    if near(low, least, off) and near(high, most, off):
        return ""
    if near(low, least + _cost(), off) and near(high, most + _cost(), off):
        return "costs forgotten"
    return "too narrow" if high - low < 0.9 * (most - least) else "other range"


def _defended(answer: Any) -> str:
    if not isinstance(answer, str) or not answer.strip():
        return SHAPE
    if len(_NUMBER.findall(answer)) < 2:
        return "one number"
    return "" if re.search(r"drawn|lot|lottery|unless|if |depends|cannot|not ", answer, re.IGNORECASE) else "no ground"


EXERCISES = (
    Exercise(
        "returns.1",
        "one number: all costs together",
        _totalled,
        {
            "hours forgotten": (
                "The chief financial officer asks: and who paid for the people in the room?",
                "Some lines have no invoice. They are costs all the same.",
            ),
            "other sum": ("Add the column 'amount', all of it.",),
        },
        "Hours are usually the larger part. Leaving them out is how returns become wonderful.",
        shown=_costs,
        truth=lambda: Truth(f"All costs: {_cost():,.0f}", _cost(), unit="money"),
    ),
    Exercise(
        "returns.2",
        "one number, in money",
        _in_money,
        {
            "everybody who stayed": (
                "Most of them would have stayed without a mentor.",
                "Pay the program only for the difference to those without a place.",
            ),
            "a factor of 100": ("3 percent points of 100 people are 3 people, not 300.",),
            "other number": ("People offered × the difference as a share × the price of replacing one.",),
        },
        "This is the middle of a range, and not yet a return: costs come off.",
        shown=_effect,
        truth=lambda: Truth(
            f"Planted: {100 * PLANTED:.0f} points, worth {_worth(PLANTED):,.0f}",
            _worth(PLANTED),
            _worth(_drawn()[3].low),
            _worth(_drawn()[3].high),
            "money",
        ),
    ),
    Exercise(
        "returns.3",
        "two numbers, the lower first: (low, high), in money after all costs",
        _as_range,
        {
            "costs forgotten": ("That is what it brings. What has been paid for it?",),
            "too narrow": (
                "As sure as that? The effect itself has an interval.",
                "Take the low and the high end of the difference, each to its end.",
            ),
            "other range": ("Do returns.2 twice, with low and with high, and take the costs off each.",),
        },
        "A range is not weakness. It is what you can stand for when somebody checks.",
        shown=_effect,
        truth=lambda: Truth(
            f"With the planted effect: {_worth(PLANTED) - _cost():,.0f}", _worth(PLANTED) - _cost(), *_range(), "money"
        ),
    ),
    Exercise(
        "returns.4",
        "one sentence in quotation marks",
        _defended,
        {
            "one number": ("A single number is the first thing to be attacked.", "Say from where to where."),
            "no ground": ("What does your range rest on, and when would it be wrong?",),
        },
        "A range, its ground and its limit: this can be defended. Measure better what moves it most.",
        shown=_moves,
    ),
)
