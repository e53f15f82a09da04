"""Session 4: keeping it alive. Pairs of a simulated program, some of which are truly fading."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from mentorlab.workshop.exercise import SHAPE, Exercise, Truth, as_number, as_pairs, as_texts, chosen, near

AS_OF, LONG_AGO, OF_EACH = pd.Timestamp("2026-07-20"), 21, 4
PARTS = ("how often", "where", "what stays between us", "how it ends")
CASE = pd.DataFrame(
    [
        ["a", "Give the mentee another mentor this week."],
        ["b", "Ask both, one at a time, what they hoped for and what happens; then offer to reset or to end."],
        ["c", "Tell the mentee's manager that the mentee does not prepare."],
        ["d", "Wait: pairs sort themselves out."],
    ],
    columns=["choice", "what the program office does"],
)


@cache
def _pairs() -> pd.DataFrame:
    """Every running pair on a day in July: meetings held, days since the last, days to the next, fading or not."""
    from mentorlab.simulation.program import simulate
    from mentorlab.simulation.truth import Truth as Planted

    one = simulate(Planted(people=1400, seed=20260302, design="lottery", switches={"fading": 1}))
    meetings, pairs = one.tables["meetings"], one.tables["pairs"].set_index("pair_id")
    held = meetings[meetings["held_on"] <= AS_OF].groupby("pair_id")["held_on"]
    planned = meetings[meetings["planned_on"] > AS_OF].groupby("pair_id")["planned_on"]
    table = pd.DataFrame({"meetings held": held.size(), "days since the last": (AS_OF - held.max()).dt.days})
    table["days to the next"] = (planned.min() - AS_OF).dt.days.reindex(table.index).astype("Int64")
    ended = pairs["ended_on"].reindex(table.index)
    fading = one.fading.set_index("pair_id").reindex(table.index)
    truly = (fading["faded_on"] <= AS_OF) & ~(fading["recovered_on"] <= AS_OF)
    return table.assign(fading=truly)[ended.isna() | (ended > AS_OF)]


def _flagged(pairs: pd.DataFrame) -> pd.Series[bool]:
    return pairs["days since the last"] > LONG_AGO


@cache
def _eight() -> pd.DataFrame:
    """Four pairs that fade with nothing planned, and four that are late although alive; in the order of their ids."""
    pairs = _pairs()
    late = pairs[_flagged(pairs)]
    fading = late[late["fading"] & late["days to the next"].isna()].head(OF_EACH)
    alive = late[~late["fading"] & late["days to the next"].notna()].nlargest(OF_EACH, "days since the last")
    return pd.concat([fading, alive]).sort_index().rename_axis("pair").reset_index()


def _counted() -> pd.DataFrame:
    pairs = _pairs()
    table = pd.crosstab(_flagged(pairs), pairs["fading"])
    index = {True: f"no meeting for {LONG_AGO} days: flagged", False: "not flagged"}
    return table.rename(index=index, columns={True: "truly fading", False: "not fading"}).rename_axis(
        index="flag", columns=None
    )


def _share(given: str) -> float:
    pairs = _pairs()
    both = float((_flagged(pairs) & pairs["fading"]).sum())
    return both / float((_flagged(pairs) if given == "flagged" else pairs["fading"]).sum())


def _contract(answer: Any) -> str:
    said = as_pairs(answer)
    if said is None or not set(said) <= set(PARTS):
        return SHAPE
    if "how it ends" not in said:
        return "no ending"
    if set(said) != set(PARTS):
        return "a part is missing"
    return "too short" if any(len(text.split()) < 3 for text in said.values()) else ""


def _need_help(answer: Any) -> str:
    names, eight = as_texts(answer), _eight()
    if names is None or not set(names) <= set(eight["pair"]):
        return SHAPE
    fading = set(eight.loc[eight["fading"], "pair"])
    if set(names) == fading:
        return ""
    if set(names) > fading:
        return "late is not fading"
    return "some are missed" if set(names) < fading else "others"


def _trust(answer: Any) -> str:
    number = as_number(answer)
    if number is None or not 0 <= number <= 100:
        return SHAPE
    if near(number, 100 * _share("flagged"), 1.0):
        return ""
    if near(number, 100 * _share("fading"), 1.0):
        return "the other way round"
    return "a share of one" if number <= 1 else "other share"


EXERCISES = (
    Exercise(
        "alive.1",
        f"a text for each of {', '.join(PARTS)}",
        _contract,
        {
            "no ending": ("Most pairs never talk about one part, and part in silence.", "What if one wants to stop?"),
            "a part is missing": ("Four things are to be settled in the first hour.",),
            "too short": ("Could both read it in a month and agree on what was meant?",),
        },
        "A contract that names its ending makes it easier to stay, and to stop without blame.",
    ),
    Exercise(
        "alive.2",
        'a list of pairs, such as ["pair001", "pair002"]',
        _need_help,
        {
            "late is not fading": (
                "Some of these have a date in their calendar.",
                "Which column tells a pair that is late from one that has stopped planning?",
            ),
            "some are missed": ("Those need help. Others show the same two signs.",),
            "others": ("Look at two columns together: what was, and what is planned.",),
        },
        "A pair that is late and has planned nothing is worth a call. A call is help, not appraisal.",
        shown=lambda: _eight().drop(columns="fading"),
        truth=lambda: Truth("Truly fading: " + ", ".join(_eight().loc[_eight()["fading"], "pair"])),
    ),
    Exercise(
        "alive.3",
        'one letter, such as "a"',
        chosen("b", {"a": "acts before asking", "c": "breaks confidence", "d": "waits"}),
        {
            "acts before asking": ("What has nobody done yet in this case?", "Whose view do you know so far?"),
            "breaks confidence": ("What was promised to both about what stays between them?",),
            "waits": ("How many pairs that have stopped planning begin again on their own?",),
        },
        "Ask both before anything is decided; an ending is then a choice, not a failure.",
        shown=CASE.copy,
    ),
    Exercise(
        "alive.4",
        "one number from 0 to 100: of 100 flagged pairs, how many are truly fading?",
        _trust,
        {
            "the other way round": (
                "That is: of the fading pairs, how many are flagged? Asked is the reverse.",
                "Divide by the row of the flagged, not by the column of the fading.",
            ),
            "a share of one": ("Of 100 pairs, not of one.",),
            "other share": ("Stay in the row of the flagged pairs.", "What is their number in all?"),
        },
        "So a flag is a reason to ask, never a judgement.",
        shown=_counted,
        truth=lambda: Truth(
            f"Of 100 flagged pairs, {100 * _share('flagged'):.0f} are fading", 100 * _share("flagged"), unit="of 100"
        ),
    ),
)
