"""Why this mentor, and why not another? About persons: for interactive use and the program's own staff, no question."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue, number
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.matching.policies import policy_named
from mentorlab.matching.pool import pool
from mentorlab.matching.swap import WhyNot, why_not
from mentorlab.matching.why import why_list

if TYPE_CHECKING:
    from mentorlab.matching.market import Market
    from mentorlab.matching.match import Match
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why one mentee has this mentor. `print` shows it; shown by itself it says nothing of persons.

    mentor: None = unmatched. parts: what each part adds to the fit (points of 100). rules: how many mentors each rule
    bars for this mentee. why_not: what is to be said of the other mentor asked about.
    """

    mentee: str = field(repr=False)
    mentor: str | None = field(repr=False)
    policy: str
    fit: float | None = field(repr=False)
    parts: pd.Series = field(repr=False)
    rank: int | None = field(repr=False)
    rank_by_mentor: int | None = field(repr=False)
    runner_up: str | None = field(repr=False)
    runner_up_fit: float | None = field(repr=False)
    rules: pd.Series = field(repr=False)
    n_mentors: int = field(repr=False)
    reason: str = field(repr=False)
    why_not: WhyNot | None = field(default=None, repr=False)

    def lines(self) -> list[str]:
        """The explanation in words."""
        words = catalogue("matching_why")
        head = words.HEAD["paired" if self.mentor else "alone"]
        fit = "" if self.fit is None else number(self.fit, 0)
        said = [head.format(mentee=self.mentee, mentor=self.mentor, policy=self.policy, fit=fit)]
        if self.mentor:
            parts = [
                words.PART.format(part=str(part).replace("_", " "), points=number(points, 1))
                for part, points in self.parts.items()
            ]
            said += [f"{'; '.join(parts)}."]
            said += [words.NAMED.format(rank=self.rank) if self.rank else words.NOT_NAMED]
            said += [words.NAMED_BY_MENTOR.format(rank=self.rank_by_mentor)] if self.rank_by_mentor else []
        said += [self.reason]
        said += [words.RULE.format(rule=rule, n=n, all=self.n_mentors) for rule, n in self.rules.items() if n]
        if self.runner_up:
            said += [words.RUNNER_UP.format(mentor=self.runner_up, fit=number(self.runner_up_fit, 0))]
        return [*said, *([self.why_not.said] if self.why_not else [])]

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def __repr__(self) -> str:
        return str(catalogue("matching_why").FOR_STAFF)


def explain(
    program: Program, *, mentee: str, mentor: str | None = None, policy: str | None = None, seed: int = 0
) -> Explanation:
    """Why `mentee` has the mentor that the policy (default: the charter's) gives, with lots from `seed`; and, with
    `mentor`, why not that one, and what it would cost others.

    Raises BadInput for people who are not in the pool, and within a report: explanations are about persons.
    """
    if program.publishing is not None:
        what = "an explanation is about persons, and this is a report"
        raise BadInput(Fault("matching", "explain", what, "use it interactively, or read staff/why.csv"))
    name, market = policy or program.charter.matching.policy, pool(program).market
    match = policy_named(name)(market, np.random.default_rng(seed))
    return explained(market, match, name, mentee, mentor, seed=seed)


def explained(
    market: Market, match: Match, policy: str, mentee: str, mentor: str | None = None, *, seed: int = 0
) -> Explanation:
    """The same of a match at hand, that `policy` made with lots from `seed`."""
    i = _position(market.mentees, mentee, "mentee")
    row = why_list(market, replace(match, mentor_of=np.asarray(match.mentor_of)), policy).iloc[i]
    everyone = np.arange(len(market.mentors))
    rules = {bar.rule: int(bar.bars(np.full(len(everyone), i), everyone).sum()) for bar in market.bars}
    paired = pd.notna(row["mentor_id"])
    parts = {name: float(row[f"fit_{name}"]) for name in market.parts} if paired else {}
    asked = None if mentor is None else _position(market.mentors, mentor, "mentor")
    return Explanation(
        mentee=mentee,
        mentor=str(row["mentor_id"]) if paired else None,
        policy=policy,
        fit=float(row["score"]) if paired else None,
        parts=pd.Series(parts, dtype="float64"),
        rank=None if pd.isna(row["rank"]) else int(row["rank"]),
        rank_by_mentor=None if pd.isna(row["rank_by_mentor"]) else int(row["rank_by_mentor"]),
        runner_up=None if pd.isna(row["runner_up"]) else str(row["runner_up"]),
        runner_up_fit=None if pd.isna(row["runner_up_score"]) else float(row["runner_up_score"]),
        rules=pd.Series(rules, dtype="int64"),
        n_mentors=len(market.mentors),
        reason=str(row["reason"]),
        why_not=None if asked is None else why_not(market, match, policy, i, asked, seed),
    )


def _position(ids: tuple[str, ...], one: str, side: str) -> int:
    if one not in ids:
        what = f"{one!r} is no {side} in the pool"
        raise BadInput(Fault("matching", side, what, did_you_mean(one, ids) if len(ids) < 20 else "see staff/why.csv"))
    return ids.index(one)
