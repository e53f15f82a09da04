"""Session 5: what would convince us? Simulated programs whose true effect we planted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.workshop.exercise import SHAPE, Exercise, Truth, as_number, as_pairs, near
from mentorlab.workshop.mechanisms import MECHANISMS, rules, what_they_gave

if TYPE_CHECKING:
    from mentorlab.stats import Estimate

MEASURE, PLANTED, SEED = "engagement_pulse", 0.20, 20260302
MONTH_12, MONTH_24 = pd.Timestamp("2027-03-02"), pd.Timestamp("2028-03-02")
WHOLE, REST = 24, 20  # people in the report on all, and in the report without the small unit


@cache
def _staying() -> pd.DataFrame:
    """Share still employed at month 24, in a program that keeps nobody: counted two ways."""
    from mentorlab.simulation.program import simulate
    from mentorlab.simulation.truth import Truth as Planted

    tables = simulate(Planted(people=4000, seed=SEED, design="comparison", switches={"immortal_time": 1})).tables
    people = tables["people"].set_index("person_id")
    people = people[people["eligible_as"] == "mentee"]
    began = tables["pairs"].groupby("mentee_id")["started_on"].min().reindex(people.index)
    stayed, there = (people["left_on"].isna() | (people["left_on"] >= day) for day in (MONTH_24, MONTH_12))
    ever, by_then = began.notna(), began <= MONTH_12
    return pd.DataFrame(
        {
            "who is compared": ["everybody", "only those still there at month 12"],
            "had a mentor by": ["month 24", "month 12"],
            "stayed, mentored (%)": [_percent(stayed[ever]), _percent(stayed[there & by_then])],
            "stayed, others (%)": [_percent(stayed[~ever]), _percent(stayed[there & ~by_then])],
        }
    )


def _percent(stayed: pd.Series[bool]) -> float:
    return round(100 * float(stayed.mean()), 1)


def _gaps() -> tuple[float, float]:
    """Mentored minus others in percent points: as the vendor counts, and from one day on for both."""
    gaps = _staying()["stayed, mentored (%)"] - _staying()["stayed, others (%)"]
    return float(gaps.iloc[0]), float(gaps.iloc[1])


@cache
def _design(design: str) -> Estimate:
    """What comparing the two groups at the end says, where volunteers differ and would have grown anyway."""
    from mentorlab.simulation.program import simulate
    from mentorlab.simulation.truth import Truth as Planted
    from mentorlab.stats import two_groups

    switches = {"volunteers_differ": 1.0, "motivated_grow": 1.0}
    one = simulate(Planted(people=4000, seed=SEED, design=design, effects={MEASURE: PLANTED}, switches=switches))
    scores = one.potential[MEASURE]
    inside = scores["arm"] == "program"
    return two_groups(scores.loc[inside, "if_offered"], scores.loc[~inside, "if_not"]).difference


def _designs() -> pd.DataFrame:
    named = {"those who opted in, against those who did not": "comparison", "drawn by lot among applicants": "lottery"}
    rows = [[name, one.n, one.value, one.low, one.high] for name, one in ((n, _design(d)) for n, d in named.items())]
    return pd.DataFrame(rows, columns=["design", "people", "difference", "low", "high"]).round(2)


@cache
def _dip() -> tuple[float, float, float]:
    """Means before, after, and after without a program, where places went to the lowest scores."""
    from mentorlab.simulation.program import simulate
    from mentorlab.simulation.truth import Truth as Planted

    switches = {"regression_to_the_mean": 1.0}
    truth = Planted(people=4000, seed=SEED, design="before_after", effects={MEASURE: PLANTED}, switches=switches)
    scores = simulate(truth).potential[MEASURE]
    return float(scores["before"].mean()), float(scores["if_offered"].mean()), float(scores["if_not"].mean())


def _dipped() -> pd.DataFrame:
    """What was seen, and two scores of people nobody selected for a program: the same lowest quarter, asked twice."""
    before, after, without = _dip()
    rows = [["given a place for a low score", before, after], ["as low, no program at all", before, without]]
    return pd.DataFrame(rows, columns=["group", "before", "after"]).round(2)


@cache
def _unit() -> tuple[float, float, float]:
    """Means of all, of all but the small unit, and of the small unit itself (one score each, simulated)."""
    from mentorlab.simulation.program import simulate
    from mentorlab.simulation.truth import Truth as Planted

    scores = simulate(Planted(people=120, seed=SEED)).potential[MEASURE]["before"].iloc[:WHOLE]
    return float(scores.mean()), float(scores.iloc[:REST].mean()), float(scores.iloc[REST:].mean())


def _two_reports() -> pd.DataFrame:
    whole, rest, _ = _unit()
    rows = [["all units", WHOLE, whole], ["all units but Legal", REST, rest], ["Legal", "hidden", "hidden"]]
    return pd.DataFrame(rows, columns=["report", "people", "mean"]).map(
        lambda cell: round(cell, 3) if isinstance(cell, float) else cell
    )


def _vendor(answer: Any) -> str:
    number, (claimed, fair) = as_number(answer), _gaps()
    if number is None:
        return SHAPE
    if near(number, fair, 0.11):
        return ""
    if near(abs(number), abs(claimed), 0.5):
        return "the vendor's"
    return "the other sign" if near(number, -fair, 0.11) else "other difference"


def _volunteers(answer: Any) -> str:
    number, drawn, opted = as_number(answer), _design("lottery"), _design("comparison")
    if number is None:
        return SHAPE
    if near(number, drawn.value, 0.011):
        return ""
    if near(number, opted.value, 0.011):
        return "opted in"
    return "the difference of both" if near(number, opted.value - drawn.value, 0.011) else "other number"


def _regressed(answer: Any) -> str:
    number, (before, after, without) = as_number(answer), _dip()
    if number is None:
        return SHAPE
    if near(number, without - before, 0.011):
        return ""
    if near(number, after - before, 0.011):
        return "the whole rise"
    return "the program's part" if near(number, after - without, 0.011) else "other number"


def _rewarded(answer: Any) -> str:
    said = as_pairs(answer)
    if said is None or set(said) != set(MECHANISMS) or set(said.values()) - {word for _, word in MECHANISMS.values()}:
        return SHAPE
    wrong = {letter for letter, word in said.items() if MECHANISMS[letter][1] != word}
    if not wrong:
        return ""
    return "the race has no order" if said["a"] == "order" else "read again"


def _revealed(answer: Any) -> str:
    number, (whole, rest, hidden) = as_number(answer), _unit()
    if number is None:
        return SHAPE
    if near(number, hidden, 0.02):
        return ""
    return "means are not sums" if near(number, whole - rest, 0.02) else "other number"


EXERCISES = (
    Exercise(
        "convince.1",
        "one number, in percent points; negative where the mentored stayed less often",
        _vendor,
        {
            "the vendor's": (
                "To be counted as mentored one has to be still there when the mentor comes. Who is then in 'others'?",
                "Compare people who all were still there on one day, sorted by what had happened by that day.",
            ),
            "the other sign": ("Mentored minus others, in this order.",),
            "other difference": ("Subtract within one row. Which row treats both groups alike?",),
        },
        "Nothing was planted here: leaving early keeps people from being mentored, which alone makes the gap.",
        shown=_staying,
        truth=lambda: Truth("The program kept nobody: the true difference is 0", 0.0, unit="percent points"),
    ),
    Exercise(
        "convince.2",
        "one number, in points",
        _volunteers,
        {
            "opted in": (
                "Would those who came forward have done as well without the program?",
                "In which design did something other than wanting it decide who had a place?",
            ),
            "the difference of both": ("That is what volunteering adds. Asked is what the program adds.",),
            "other number": ("Choose one row of the table. Which one, and why?",),
        },
        "The lot made both groups alike but for the place. Its interval says how sure that is.",
        shown=_designs,
        truth=lambda: Truth(
            f"Planted: {PLANTED:.2f} points", PLANTED, _design("lottery").low, _design("lottery").high, "points"
        ),
    ),
    Exercise(
        "convince.3",
        "one number, in points: the part of the rise that needs no program",
        _regressed,
        {
            "the whole rise": (
                "All of it? Something in the second row is not zero.",
                "The rise with a program is one thing; look at what the rise of the others is.",
            ),
            "the program's part": ("That is what the program adds. Asked is the part that comes without it.",),
            "other number": ("After minus before, in one row.", "Which row had no program at all?"),
        },
        "Who is picked on a bad day has a better one next time. Without the second row this looks like success.",
        shown=_dipped,
        truth=lambda: Truth(
            f"{_dip()[2] - _dip()[0]:.2f} points came by themselves", _dip()[2] - _dip()[0], unit="points"
        ),
    ),
    Exercise(
        "convince.4",
        'a word for each of a to e, from "speed", "order", "judgement", "points", "patience"',
        _rewarded,
        {
            "the race has no order": ("If all are asked at once, does it matter who stands first?", "Who wins a race?"),
            "read again": ("Ask of each: what would somebody do who wants their favorite most of all?",),
        },
        "'Choose your three' is not one rule. Say which one before people choose.",
        shown=rules,
        truth=what_they_gave,
    ),
    Exercise(
        "convince.5",
        "one number: the mean that was hidden",
        _revealed,
        {
            "means are not sums": (
                "Means cannot be subtracted: they stand for different numbers of people.",
                "Turn each mean into a sum first.",
            ),
            "other number": ("How many people make the difference of the two reports?", "Sums, then divide by them."),
        },
        "Two harmless reports told what one had hidden. So reports are held against each other before they go out.",
        shown=_two_reports,
        truth=lambda: Truth(f"The four people of Legal had {_unit()[2]:.2f}", _unit()[2], unit="points"),
    ),
)
