"""How good is the match that this policy gives, or the program's own?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.columns import COLUMNS
from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level, Seed
from mentorlab.answers.wording import catalogue, sentence_case, sentences_for_every_audience
from mentorlab.matching.judged import told
from mentorlab.matching.judged.audited import audit_cells, audit_rows, judged_in_words
from mentorlab.matching.judged.beside_earlier import WHOLE, hidden_beside
from mentorlab.matching.judged.by_group import Grouped, column_asked
from mentorlab.matching.judged.groups_told import WAVES, group_estimates, group_fact, group_rows, groups_of, recorded
from mentorlab.matching.judged.judging import Judged, judge
from mentorlab.matching.judged.own_pairs import OwnPairs, has_own_pairs, own_pairs
from mentorlab.matching.judged.shown import Shown, rows_of, shown
from mentorlab.matching.policies import policy_named
from mentorlab.matching.pool import READS, Pool, pool
from mentorlab.measures.counted import FEWEST
from mentorlab.stats.estimates import Estimate
from mentorlab.tables.charter.matching import MatchedBy
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from mentorlab.matching.market import Market

OWN, BEST = "own_pairs", "optimal"


@dataclass(frozen=True, eq=False)
class Asked:
    """What was judged: the market, the match, and what may be shown of it. `own`, `best`: of the program's pairs."""

    program: Program
    pool: Pool
    market: Market
    judged: Judged
    shown: Shown
    policy: str
    seed: int
    level: float
    own: OwnPairs | None = None
    best: Shown | None = None


@question(asks="How good is the match?", tables=["applications"], uses=lambda _: READS)
def quality(
    program: Program,
    *,
    policy: MatchedBy | None = None,
    by: str | None = None,
    weights: Mapping[str, float] | None = None,
    seed: Seed = 0,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How good is the match that a policy gives: fit, choices, places, and whether some groups fare better?

    *Reads*: `applications`, `people`, `choices`, `assignments`, and with policy "own_pairs" the table `pairs`; the
    charter's `matching` and `units`.

    *Settings*
        policy: a way of matching (default: the charter's matching.policy), or "own_pairs": the pairs of this cycle as
            they are, audited against rules, places and the best match of the same mentees.
        by: a column of `people` to hold groups of mentees side by side (default: the charter's `units`).
        weights: how much each part of the fit counts (default: the charter's).
        seed: from which lots are drawn (default 0).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: `topic` and `group` say what a row is about; `n` people (or places), `share` of the
    mentees in the pool with `share_low` and `share_high`, `pair_fit` 0–100 with its spread, of groups also everyone
    else's and the `ratio` of shares; `hidden` rows hold no number. Estimates: `fit` (everybody is in the match, so it
    has no interval), `first_choice`; of groups `fit_difference` and `impact_ratio` beside everyone else.

    *Method*: Wilson intervals (1927) for shares, Welch's for differences of groups, the score interval of Miettinen
    and Nurminen (1985) and Fisher's test for ratios of shares; the four-fifths rule is a flag (Uniform Guidelines
    1978). Blocking pairs as in Gale and Shapley (1962): stated choices first, then fit. Who may be shown is settled
    for all columns together (`tables.privacy`).

    *Read with care*: fit is a score on paper, and no outcome.

    *Example*

    >>> import mentorlab
    >>> good = mentorlab.matching.quality(mentorlab.load("demo"), policy="own_pairs")
    >>> int(good.table.loc[good.table["group"] == "pairs in the table", "n"].iloc[0])
    110
    """
    name = policy or program.charter.matching.policy
    if name == OWN and not has_own_pairs(program):
        words = catalogue("matching_quality").NO_PAIRS
        return not_possible(words["reason"], words["remedy"], measure=_measure(name))
    column, found = column_asked(program, by), pool(program, weights=weights)
    asked = _own(program, found, level, seed) if name == OWN else _proposed(program, found, name, level, seed)
    if (hidden := hidden_beside(program, _whole(asked), name, _measure(name))) is not None:
        return hidden
    return _answer(asked, column)


def _whole(asked: Asked) -> frozenset[str]:
    """Whom the answer is about: of the program's pairs their mentees, of a proposal everybody in the pool."""
    who = np.flatnonzero(asked.judged.matched) if asked.own is not None else range(len(asked.market.mentees))
    return frozenset(asked.market.mentees[i] for i in who)


def _measure(policy: str) -> str:
    return f"fit: {policy}"


def _proposed(program: Program, found: Pool, policy: str, level: float, seed: int) -> Asked:
    market = found.market
    judged = judge(market, policy_named(policy)(market, np.random.default_rng(seed)).mentor_of)
    seen = shown(judged, _named(market), program.charter.privacy.smallest_group, level)
    return Asked(program, found, market, judged, seen, policy, seed, level)


def _own(program: Program, found: Pool, level: float, seed: int) -> Asked:
    own, smallest = own_pairs(program, found.market), program.charter.privacy.smallest_group
    judged = judge(own.market, own.mentor_of)
    seen = shown(judged, _named(own.market), smallest, level)
    same = own.market.take(np.flatnonzero(judged.matched), np.arange(len(own.market.mentors)))
    best = judge(same, policy_named(BEST)(same, np.random.default_rng(seed)).mentor_of)
    could_be = shown(best, _named(same), smallest, level)
    return Asked(program, found, own.market, judged, seen, OWN, seed, level, own, could_be)


def _named(market: Market) -> np.ndarray:
    return np.diff(market.choices.start) > 0


def _answer(asked: Asked, column: str | None) -> Result:
    words, one, own = catalogue("matching_quality"), asked.shown, asked.own
    groups, rows = _groups(asked, column), rows_of(one, asked.level)
    cells = told.cells(one, asked.level) | {"policy": asked.policy.replace("_", " ")}
    if own is not None and asked.best is not None:
        cells |= audit_cells(asked.judged, one, asked.best)
        rows = audit_rows(asked.judged, own, one, asked.best) + rows
    rows += group_rows(groups, column)
    known = ["topic", *(name for name in COLUMNS if name != "topic")]
    frame = pd.DataFrame(rows).reindex(columns=[name for name in known if any(name in row for row in rows)])
    sentences = sentences_for_every_audience(f"matching_quality.{'audited' if own else 'proposed'}", **cells)
    checks = told.checks(asked.judged, one, bool(asked.program.charter.matching.rules))
    checks += [told.four_fifths(name, found.lines) for name, found in groups.items() if name != "fit_by"]
    return Result(
        design="none",
        sentences=sentences,
        frame=frame,
        draw=lambda: told.figure(one, asked.best, asked.level, sentences["analyst"]),
        measure=_measure(asked.policy),
        headline=sentences["leadership" if own is None else "managers"],
        estimates=(*_estimates(asked), *group_estimates(groups)),
        checks=tuple(checks),
        hidden=int(frame["hidden"].sum()),
        notes=_notes(asked),
        facts=(*_pool_facts(asked), *told.facts(one), *_group_facts(groups, column)),
        limits=words.LIMITS_HERE,
        next_steps=_next(asked, checks),
        terms=("fit", "blocking pair", "impact ratio", "Gini", "interval"),
        shown=(_whole(asked), *(people for name in groups for people in groups[name].shown)),
        shown_as=(
            recorded(WHOLE, asked.policy),
            *(recorded(name, asked.policy) for name in groups for _ in groups[name].shown),
        ),
        waves=WAVES,
    )


def _groups(asked: Asked, column: str | None) -> dict[str, Grouped]:
    if column is None:
        return {}
    return groups_of(asked.program, asked.market, asked.judged, asked.shown, asked.policy, column, asked.level)


def _estimates(asked: Asked) -> list[Reported]:
    """The average fit, of everybody and so without an interval; the share with their first choice."""
    one, unknown = asked.shown, float("nan")
    mean = Estimate(one.fit.mean.value, unknown, unknown, asked.level, unknown, one.n, "average over the whole match")
    found = [Reported("fit", mean, "points of 100")]
    first = one.choices.get(told.FIRST)
    if first is not None and one.n >= FEWEST:
        found.append(Reported("first_choice", stats.wilson(first, one.n, level=asked.level), "share"))
    return found


def _pool_facts(asked: Asked) -> list[tuple[str, str]]:
    words = catalogue("matching_quality")
    key = "policy" if asked.own is None else "policy_own"
    how = words.FACTS[key].format(policy=sentence_case(asked.policy.replace("_", " ")), seed=asked.seed)
    n, mentors = asked.market.size
    who = words.FACTS["pool"].format(n=f"{n:,}", mentors=f"{mentors:,}", offered=f"{asked.shown.offered:,}")
    found = [(words.LABELS["policy"], f"{how}."), (words.LABELS["pool"], f"{who}.")]
    if asked.own is not None:
        found.append((words.LABELS["pairs"], f"{judged_in_words(asked.own, asked.shown)}."))
    return found


def _group_facts(groups: Mapping[str, Grouped], column: str | None) -> list[tuple[str, str]]:
    said = group_fact(groups, column)
    return [(catalogue("matching_quality").LABELS["groups"], said)] if said else []


def _notes(asked: Asked) -> tuple[str, ...]:
    words, smallest = catalogue("matching_quality"), asked.shown.smallest
    notes = [words.NOTES_HERE["samples"], words.NOTES_HERE["not_shown"].format(smallest=smallest), *asked.pool.notes]
    form = asked.program.charter.matching.form
    if form != "one_to_one" and asked.own is None:
        notes.insert(0, words.NOTES_HERE["form"].format(form=form))
    for role, reasons in asked.pool.people.left_out.items():
        told_of = [
            words.FACTS["part"].format(group=why, n=f"{n:,}" if n >= smallest else words.FACTS["hidden"])
            for why, n in reasons.items()
        ]
        if told_of:
            notes.append(words.NOTES_HERE["left_out"].format(role=role, reasons="; ".join(told_of)))
    return tuple(notes)


def _next(asked: Asked, checks: list[Check]) -> tuple[str, ...]:
    words, failed = (
        catalogue("matching_quality").NEXT_HERE,
        {check.name for check in checks if check.result == "failed"},
    )
    steps = {
        "form": asked.program.charter.matching.form != "one_to_one" and asked.own is None,
        "rules": "rules" in failed,
        "gap": asked.best is not None and asked.best.fit.mean.value - asked.shown.fit.mean.value >= 1,
        "unmatched": asked.shown.matched != "all",
        "envy": "envy" in failed and asked.policy != "stable",
        "groups": "four_fifths" in failed,
        "idle": "idle" in asked.shown.mentors,
        "propose": asked.own is None,
    }
    return tuple(words[name] for name, holds in steps.items() if holds)
