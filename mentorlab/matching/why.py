"""Why does each mentee have this mentor? One row for each, for the program's own staff."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault
from mentorlab.matching.liking import NEVER, orders
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market
from mentorlab.matching.match import Match

HUNDRED, PLACES = 100, 2
MAXIMISING = ("optimal", "optimal_with_choice", "most_then_rank", "fairest")


def why_list(market: Market, match: Match, policy: str) -> pd.DataFrame:
    """One row for each mentee, in the order of the market.

    Columns: mentee_id, mentor_id (missing = none), score (the fit, 0–100) and its parts (`fit_…`), rank (of the mentor
    among the mentee's choices) and rank_by_mentor (1 = first; missing = not named), n_before (mentors allowed who stand
    higher with the mentee), runner_up (the highest of the others allowed) and its score, barred (mentors whom rules
    bar), reason (in words). Raises BadInput within a report: the list is about persons.
    """
    not_in_a_report(market.published, "why_list", "staff/why.csv")
    before, other, other_fit, open_to = _standing(market, match.mentor_of, policy)
    mentor_of = np.asarray(match.mentor_of)
    mentee = np.arange(len(mentor_of))
    made = mentor_of >= 0
    mentor = np.where(made, mentor_of, 0)
    rows = pd.DataFrame(
        {
            "mentee_id": market.mentees,
            "mentor_id": [market.mentors[j] if paired else None for j, paired in zip(mentor, made, strict=True)],
            "score": _points(market, market.fit(mentee, mentor), made),
            **{f"fit_{name}": _points(market, market.part(name, mentee, mentor), made) for name in market.parts},
            "rank": [rank_of(market, i, j) if made[i] else None for i, j in enumerate(mentor)],
            "rank_by_mentor": [rank_by_mentor(market, i, j) if made[i] else None for i, j in enumerate(mentor)],
            "n_before": pd.Series(before).where(made),
            "runner_up": [market.mentors[j] if j >= 0 else None for j in other],
            "runner_up_score": _points(market, other_fit, other >= 0),
            "barred": len(market.mentors) - open_to,
        }
    )
    forced = set(market.must[:, 0].tolist())
    rows["reason"] = [_reason(policy, i in forced, bool(made[i]), int(before[i]), int(open_to[i])) for i in mentee]
    whole = ["rank", "rank_by_mentor", "n_before"]
    return rows.astype(dict.fromkeys(whole, "Int64"))


def not_in_a_report(published: bool, name: str, instead: str) -> None:
    """Raises BadInput where a list of persons would stand in a report that is shared."""
    if published:
        what = "its answer is about persons, and this is a report"
        raise BadInput(Fault("matching", name, what, f"use it interactively, or read {instead}"))


def rank_of(market: Market, mentee: int, mentor: int) -> int | None:
    """At which rank (1 = first) the mentee named the mentor; None where they did not."""
    return _rank(market.choices, mentee, mentor)


def rank_by_mentor(market: Market, mentee: int, mentor: int) -> int | None:
    """At which rank the mentor named the mentee."""
    return _rank(market.mentor_choices, mentor, mentee)


def _rank(lists: Any, owner: int, whom: int) -> int | None:
    at = np.flatnonzero(lists.of(owner) == whom)
    return int(lists.rank[lists.start[owner] + at[0]]) + 1 if len(at) else None


def _standing(market: Market, mentor_of: Array, policy: str) -> tuple[Array, Array, Array, Array]:
    """Of each mentee: how many mentors stand higher than their own, the highest of the others (−1 = none) with its fit,
    and how many the rules allow."""
    n = len(mentor_of)
    before, other, fit, open_to = (np.zeros(n, dtype=np.int64) for _ in range(4))
    for block, high in orders(market, policy):
        rows, of = np.arange(len(high)), mentor_of[block.rows]
        here = block.rows
        open_to[here] = block.allowed.sum(axis=1)
        own = np.where(of >= 0, high[rows, of], NEVER)
        before[here] = (high > own[:, None]).sum(axis=1)
        high[rows[of >= 0], of[of >= 0]] = NEVER
        first = high.argmax(axis=1)
        known = high[rows, first] > NEVER
        other[here], fit[here] = np.where(known, first, -1), np.where(known, block.fit[rows, first], 0)
    return before, other, fit, open_to


def _points(market: Market, points: Array, shown: Array) -> pd.Series:
    return pd.Series(np.round(HUNDRED * points / market.best, PLACES)).where(shown)


def _reason(policy: str, forced: bool, made: bool, before: int, open_to: int) -> str:
    words = catalogue("matching_why").REASONS
    if forced:
        return str(words["must"])
    if not made:
        return str(words["unmatched" if open_to else "nobody_allowed"])
    if not before:
        return str(words["highest"])
    kind = "maximising" if policy in MAXIMISING else policy if policy in ("stable", "random") else "in_turn"
    return str(words[kind].format(n=before, mentors="mentor" if before == 1 else "mentors"))
