"""What would each way of matching give these people?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Cohorts, Level, Seed
from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault
from mentorlab.matching.judged.beside_earlier import WHOLE, hidden_beside
from mentorlab.matching.judged.groups_told import WAVES, recorded
from mentorlab.matching.policies import POLICIES, Policy, policy_named
from mentorlab.matching.pool import READS, pool
from mentorlab.matching.tried.cohorts import tried
from mentorlab.matching.tried.patience import minutes_long, too_long
from mentorlab.matching.tried.telling import told
from mentorlab.tables.program import Program

USUAL = 30  # cohorts
AS_THEY_ARE = "own_pairs"  # made by hand: nobody can make them anew for other people
TRIED = "every way"  # under which records name what was shown


@question(asks="What would each way of matching give these people?", tables=["applications"], uses=lambda _: READS)
def experiment(
    program: Program,
    *,
    policies: tuple[str, ...] | None = None,
    beside: str | None = None,
    cohorts: Cohorts | None = None,
    seed: Seed = 0,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What would each way of matching give these people, in fit and in choices?

    *Reads*: `applications`, and `people`, `choices` and `assignments` where they are there; the charter's `matching`.

    *Settings*
        policies: which ways to try (default: all that can be repeated).
        beside: the way that the others are held against (default: the charter's matching.policy).
        cohorts: resampled cohorts for the intervals (number, default 30: a few seconds; 1,000 for a paper). Above
            100,000 pairs of a mentee and a mentor it would take minutes and is done only if you say how many.
        seed: of resampling and lots (default 0).
        level: of the intervals together (default 0.95).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each way. `n` mentees; `share_matched`; `mean_fit` (0–100; where lots
    are drawn, over several draws of them), `fit_tenth` and `fit_worst` as averages over resampled cohorts;
    `share_first`, `share_choice` of those who named somebody; `envy` blocking pairs a mentee; `share_idle` of mentors;
    `fit_more` and `first_more`: difference to the way they are held against, with ends of simultaneous intervals and p
    by Holm. Who has no mentor counts as a fit of 0.

    *Method*: every way matches the same people, and the same resampled cohorts of mentees (paired bootstrap, Efron and
    Tibshirani 1993) with the same mentors. Intervals: `stats.beside`, simultaneous over ways and both measures; a
    difference is told from zero only where its interval leaves zero out. Holm (1979) for p.

    *Read with care*: it speaks of fit. What raises fit need not raise outcomes.

    *Example*

    >>> import mentorlab
    >>> tried = mentorlab.matching.experiment(mentorlab.load("demo"), policies=("stable", "random"), cohorts=20)
    >>> tried.table["group"].tolist(), bool(tried.table["mean_fit"].is_monotonic_decreasing)
    (['stable', 'random'], True)
    """
    reference = beside or _charters(program)
    chosen = _chosen(policies, reference)
    found = pool(program)
    smallest = program.charter.privacy.smallest_group
    if len(found.market.mentees) < smallest:
        words = catalogue("matching_experiment")
        return not_possible(words.FEW.format(smallest=smallest), words.FEW_REMEDY)
    whole = frozenset(found.market.mentees)
    if (hidden := hidden_beside(program, whole, TRIED, None)) is not None:
        return hidden
    if cohorts is None and minutes_long(found.market):
        return not_possible(*too_long("matching_experiment", found.market))
    results = tried(found.market, chosen, cohorts=USUAL if cohorts is None else cohorts, seed=seed)
    if results.of(reference, "share_matched")[0] * len(found.market.mentees) < smallest:
        words = catalogue("matching_experiment")
        return not_possible(words.FEW_MATCHED.format(smallest=smallest), words.FEW_REMEDY)
    whose = "charter" if beside is None and reference == program.charter.matching.policy else "setting"
    answer = told(found, results, whose, level=level, smallest=smallest)
    return replace(answer, shown=(whole,), shown_as=(recorded(WHOLE, TRIED),), waves=WAVES)


def _charters(program: Program) -> str:
    stated = program.charter.matching.policy
    return "stable" if stated == AS_THEY_ARE else stated


def _chosen(policies: Sequence[str] | None, reference: str) -> dict[str, Policy]:
    """The ways to try, the one they are held against first."""
    names = [name for name in POLICIES if name != AS_THEY_ARE] if policies is None else list(policies)
    if AS_THEY_ARE in (reference, *names):
        what = "pairs made by hand cannot be made anew for resampled people"
        raise BadInput(Fault("settings", "policies", what, "leave own_pairs out; matching.quality judges them"))
    return {name: policy_named(name) for name in dict.fromkeys([reference, *names])}
