"""Session 2: a plan that can be judged."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from mentorlab.workshop.exercise import SHAPE, Exercise, Truth, as_number, as_pairs, near

PEOPLE, PLACES_SHARE, SD, EXPLAINED = 200, 0.5, 0.7, 0.36
CARDS = {
    "a": ("Six in ten pairs have met eight times by December", "outputs"),
    "b": ("Fewer of those with under two years leave", "impact"),
    "c": ("Mentors, staff hours, a launch, 60 000", "inputs"),
    "d": ("Mentees feel they belong more than they did in spring", "outcomes"),
    "e": ("Training, matching, a meeting every second week", "activities"),
}
MENU = {
    "a": ("Number of sign-ups", ""),
    "b": ("Belonging, five questions, asked of everyone before and after", "primary"),
    "c": ("'Did the program help you?', asked of mentees at the end", ""),
    "d": ("Share of pairs that met in the last 30 days", "alive"),
    "e": ("Still employed after twelve months, from HR records", "records"),
    "f": ("Stars that mentees give their mentor", ""),
}
MENU_PARTS = ("primary", "alive", "records")
STEPS = ("offered a place", "matched", "met at least once", "met eight times", "answered the last survey")


def _cards() -> pd.DataFrame:
    return pd.DataFrame([[letter, words] for letter, (words, _) in CARDS.items()], columns=["card", "says"])


def _menu() -> pd.DataFrame:
    return pd.DataFrame([[letter, words] for letter, (words, _) in MENU.items()], columns=["measure", "what it is"])


@cache
def _way() -> pd.DataFrame:
    """How many of a simulated program get to each step of the plan."""
    from mentorlab.simulation.program import simulate
    from mentorlab.simulation.truth import Truth as Planted

    tables = simulate(Planted(people=700, seed=20260302, design="lottery", switches={"fading": 1})).tables
    drawn, pairs, meetings = tables["assignments"], tables["pairs"], tables["meetings"]
    offered = drawn.loc[drawn["arm"] == "program", "person_id"]
    of_offered = pairs[pairs["mentee_id"].isin(offered)]
    held = meetings[meetings["held_on"].notna()].groupby("pair_id").size()
    met = of_offered.assign(met=of_offered["pair_id"].map(held).fillna(0)).groupby("mentee_id")["met"].sum()
    often, said = met.index[met >= 8], tables["responses"]
    answered = said.loc[said["wave"] == "after", "person_id"].unique()
    counts = [len(offered), len(met), int((met >= 1).sum()), len(often), int(often.isin(answered).sum())]
    return pd.DataFrame({"step": STEPS, "people": counts})


def _weakest() -> str:
    people = _way()["people"]
    return STEPS[1 + int((people.to_numpy()[1:] / people.to_numpy()[:-1]).argmin())]


def _smallest() -> float:
    from mentorlab.stats import smallest_detectable

    return SD * float(smallest_detectable(PEOPLE, share_treated=PLACES_SHARE, r2=EXPLAINED))


def _planned() -> pd.DataFrame:
    """What is planned, and what a program of other sizes could see (in SDs of the measure)."""
    from mentorlab.stats import smallest_detectable

    sizes = (50, 100, 200, 400)
    seen = [round(float(smallest_detectable(n, share_treated=PLACES_SHARE, r2=EXPLAINED)), 2) for n in sizes]
    return pd.DataFrame({"people drawn": sizes, "smallest change seen (SD)": seen, "points in one SD": SD})


def _logic(answer: Any) -> str:
    said = as_pairs(answer)
    stages = {stage for _, stage in CARDS.values()}
    if said is None or set(said) != stages or set(said.values()) != set(CARDS):
        return SHAPE
    wrong = {stage for stage, card in said.items() if CARDS[card][1] != stage}
    if not wrong:
        return ""
    if wrong == {"outputs", "outcomes"}:
        return "output for outcome"
    return "impact for outcome" if wrong == {"outcomes", "impact"} else "order"


def _link(answer: Any) -> str:
    if answer not in STEPS[1:]:
        return SHAPE
    if answer == _weakest():
        return ""
    return "last is always fewest" if answer == STEPS[-1] else "stronger link"


def _chosen(answer: Any) -> str:
    said = as_pairs(answer)
    if said is None or set(said) != set(MENU_PARTS) or not set(said.values()) <= set(MENU):
        return SHAPE
    if all(MENU[letter][1] == part for part, letter in said.items()):
        return ""
    if said["primary"] in ("c", "f"):
        return "only mentees can answer"
    return "a count of people" if "a" in said.values() else "another part"


def _seen(answer: Any) -> str:
    number, right = as_number(answer), _smallest()
    if number is None:
        return SHAPE
    if near(number, right, 0.011):
        return ""
    if near(number, right / SD, 0.011):
        return "standard deviations"
    return "too hopeful" if number < right else "too pessimistic"


EXERCISES = (
    Exercise(
        "plan.1",
        'a card for each part, such as {"inputs": "a", "activities": …, "outputs": …, "outcomes": …, "impact": …}',
        _logic,
        {
            "output for outcome": (
                "One of the two can be counted without asking whether anybody is better off. Which?",
                "Meetings are something a program produces. What are they for?",
            ),
            "impact for outcome": ("Which of the two would you see first, in the people themselves?",),
            "order": ("Begin at the right: what is all this for? Then ask 'and what must happen before?'",),
        },
        "Each arrow between two cards is an assumption. Write them down.",
        shown=_cards,
    ),
    Exercise(
        "plan.2",
        f"one of the steps: {', '.join(STEPS[1:])}",
        _link,
        {
            "last is always fewest": (
                "At the end there are always fewest people. At which step do most of those before it stop?",
                "Divide each count by the count above it.",
            ),
            "stronger link": ("A larger share gets across this link than across another one.", "Divide step by step."),
        },
        "The chain is as strong as this link. What would you do about it before the launch?",
        shown=_way,
        truth=lambda: Truth(f"The weakest link leads to '{_weakest()}'"),
    ),
    Exercise(
        "plan.3",
        f"a measure for each of {', '.join(MENU_PARTS)}",
        _chosen,
        {
            "only mentees can answer": (
                "Ask this of somebody who had no place. What would they say?",
                "A primary measure must be asked alike of those with and those without a place, before and after.",
            ),
            "a count of people": ("That tells who came. Does it tell whether anything became better?",),
            "another part": (
                "'alive' is seen while pairs meet; 'records' need no survey; 'primary' is what all is for.",
            ),
        },
        "One primary measure, named beforehand; the others help to understand it.",
        shown=_menu,
    ),
    Exercise(
        "plan.4",
        "one number, in points of the scale",
        _seen,
        {
            "standard deviations": (
                "Right size, other unit: the charter speaks in points.",
                "How many points does one standard deviation have? The table says so.",
            ),
            "too hopeful": ("A change as small as that would drown in chance.", "Look up the row of 200 people."),
            "too pessimistic": ("This program can see a smaller change than that.", "Look up the row of 200 people."),
        },
        "If the change worth having is smaller than this, the plan cannot see it: more people, or a better measure.",
        shown=_planned,
        truth=lambda: Truth(f"200 people can see {_smallest():.2f} points or more", _smallest(), unit="points"),
    ),
)
