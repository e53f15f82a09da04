"""Three names on a list, used in five ways: what does each give the same people? The demo's pool tells it."""

from __future__ import annotations

from functools import cache

import pandas as pd

from mentorlab.tables.charter.matching import MatchedBy
from mentorlab.workshop.exercise import Truth

MECHANISMS = {
    "a": ("All three are asked at once; the first who accepts is the mentor.", "speed"),
    "b": ("The first choice is asked; after three days without a yes, the next one.", "order"),
    "c": ("The program office reads the three names and decides.", "judgement"),
    "d": ("Each named mentor gets extra points before the best total is found.", "points"),
    "e": ("The list is looked at again whenever somebody declines.", "patience"),
}
RUN_AS: dict[str, MatchedBy] = {
    "a": "broadcast_race",
    "b": "ranked_cascade",
    "d": "optimal_with_choice",
}  # the others hang on who decides


@cache
def first_choices() -> dict[str, int]:
    """Rule → percent of the demo's mentees who get the mentor whom they named first."""
    import mentorlab

    demo = mentorlab.load("demo")
    told = {rule: mentorlab.matching.quality(demo, policy=policy) for rule, policy in RUN_AS.items()}
    return {
        rule: round(100 * one.estimate.value)
        for rule, answer in told.items()
        for one in answer.estimates
        if one.name == "first_choice"
    }


def rules() -> pd.DataFrame:
    """The five rules, and what those give that need nobody's judgement or patience."""
    got = {rule: str(percent) for rule, percent in first_choices().items()}
    rows = [[rule, words, got.get(rule, "hangs on people")] for rule, (words, _) in MECHANISMS.items()]
    return pd.DataFrame(rows, columns=["rule", "works so", "got their first choice (%)"])


def what_they_gave() -> Truth:
    """For the debrief: the same people, the same names, and only the rule is another."""
    each = ", ".join(f"{percent} % by {rule}" for rule, percent in first_choices().items())
    return Truth(f"Of the same mentees of the demo, these get their first choice: {each}")
