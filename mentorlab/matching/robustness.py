"""Do the pairs hang on the weights, and could anybody gain by misreporting their choices?"""

from __future__ import annotations

from datetime import date

from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level, Seed, Several
from mentorlab.answers.wording import catalogue
from mentorlab.matching.policies import policy_named
from mentorlab.matching.pool import READS, pool
from mentorlab.matching.tried.gaming import gamed
from mentorlab.matching.tried.holding import Held, held
from mentorlab.matching.tried.patience import minutes_long, too_long
from mentorlab.matching.tried.tabled import tabled
from mentorlab.matching.tried.weighed import weighed, weights_of
from mentorlab.tables.program import Program

USUAL = 50  # sets of weights
AS_THEY_ARE = "own_pairs"


@question(
    asks="Do the pairs hang on the weights, and could anybody gain by misreporting?",
    tables=["applications"],
    uses=lambda _: READS,
)
def robustness(
    program: Program,
    *,
    policy: str | None = None,
    beside: tuple[str, ...] = ("optimal_with_choice",),
    draws: Several | None = None,
    tried: Several = 40,
    seed: Seed = 0,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How far do the pairs hang on the weights, and could anybody gain by misreporting their choices?

    *Reads*: `applications`, and `people`, `choices` and `assignments` where they are there; the charter's `matching`.

    *Settings*
        policy: the way of matching (default: the charter's matching.policy).
        beside: other ways for which misreports are tried (default: optimal_with_choice; all of them take minutes).
        draws: sets of weights drawn around the charter's (number, default 50). Above 100,000 pairs of a mentee and
            a mentor it would take minutes and is done only if you say how many.
        tried: mentees for whom other statements are tried, drawn among those who named somebody (default 40).
        seed: of weights, of the mentees tried, and of lots (default 0).
        level: of the intervals (default 0.95).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each weight halved, doubled and dropped: `share_stay` of the pairs, `fit_lost`
    by the charter's pairs had these weights been right; a row for all of them: the share of mentees whose mentor never
    changes; a row for drawn weights: the average, and the range of nine in ten draws; then a row for each way of
    matching: `share_gain` of `n_tried` mentees who could get a mentor they prefer by misreporting, Wilson interval.

    *Method*: the columns of a part are multiplied, and the market is matched again with the same lots. Drawn weights
    lie between half and double of the charter's, evenly on the scale of ratios. Misreports: `matching.tried.gaming`.

    *Read with care*: pairs that stay are not therefore right. Who could gain by misreporting need not know how.

    *Example*

    >>> import mentorlab
    >>> found = mentorlab.matching.robustness(mentorlab.load("demo"), draws=5, tried=10)
    >>> found.status, found.table["group"].iloc[0]
    ('ok', 'skills halved')
    """
    name = policy or ("stable" if program.charter.matching.policy == AS_THEY_ARE else program.charter.matching.policy)
    chosen, found = policy_named(name), pool(program)
    smallest, words = program.charter.privacy.smallest_group, catalogue("matching_robustness")
    if len(found.market.mentees) < smallest:
        return not_possible(words.FEW.format(smallest=smallest), words.FEW_REMEDY)
    if not weights_of(found.market):
        return not_possible(words.NO_WEIGHTS, words.NO_WEIGHTS_REMEDY)
    if draws is None and minutes_long(found.market):
        return not_possible(*too_long("matching_robustness", found.market))
    tabled(found.market)  # refuses what is too large to be matched so often
    changes = weighed(found.market, chosen, draws=USUAL if draws is None else round(draws), seed=seed)
    if not changes.any_pairs:
        return not_possible(words.NO_PAIRS, words.NO_PAIRS_REMEDY)
    could = gamed(found.market, list(dict.fromkeys([name, *beside])), tried=round(tried), seed=seed)
    return held(Held(name, found, changes, could), level=level, smallest=smallest)
