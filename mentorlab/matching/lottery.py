"""What did it do to have a mentor of a kind, by the luck of the draw?"""

from __future__ import annotations

from datetime import date

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Classes, Draws, Seed, Share, Size
from mentorlab.answers.wording import catalogue
from mentorlab.matching.luck.found import found, too_few_mentors
from mentorlab.matching.luck.on_record import records_of
from mentorlab.matching.luck.planned import Asked, planned
from mentorlab.matching.luck.treatment import treatment_of
from mentorlab.matching.pool import pool
from mentorlab.tables.program import Program

READS = ("applications", "people", "choices", "assignments", "pairs", "responses", "measures")


@question(
    asks="What did it do to have a mentor of a kind, by the luck of the draw?",
    tables=["applications", "people"],
    uses=lambda _: READS,
)
def lottery(
    program: Program,
    *,
    treatment: str | None = None,
    measure: str | None = None,
    objective: str | None = None,
    worthwhile: Size | None = None,
    classes: Classes = 3,
    lost: Share = 0.2,
    draws: Draws = 2000,
    seed: Seed = 0,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What did it do to have a mentor of a kind (a senior one, say), by the luck of the draw?

    Where a match that lots decided is on record, the effect. Where none is, for how many luck would decide in such a
    match of this pool, and how large an effect that could find: a plan, labelled so.

    *Reads*: `applications`, `people`, `choices`, `assignments` for the pool; a record of the match in `records/`;
    `pairs` for how far it was followed; `responses` or `measures`.

    *Settings*
        treatment: which mentors count: 'grade >= 4', 'site = Harbour', 'business_unit differs' or '… same' (a column of
            people; default: the upper part of the mentors by grade, else another unit than one's own).
        measure: what is compared (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        worthwhile: smallest effect worth having, in SDs before (default: the charter's).
        classes: into how many classes mentors' view of fit is cut in the plan (1–100, default 3; within a class lots
            decide). On record it is what was drawn with.
        lost: share without an answer at the end, in the plan (0–.95, default .2).
        draws: how often the lots are drawn to find chances (200–100,000, default 2,000: standard error .011 at most).
        seed: of these draws (default 0).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Planned: a row for each number of classes: `n` mentees, `n_at_risk` for whom luck would decide,
    `n_as_drawn` the plain lottery it is worth, `fit_average` (0–100), `detectable` (SDs, at `power_wanted`),
    `chance_error`. Found: a row with and one without such a mentor: `n`, `n_assigned` for whom luck decided,
    `mean_before`, `mean_after`; in the first `effect`, `effect_low`, `effect_high`, `p`, `naive` with its ends,
    `worthwhile`, `n_pool`, `chance_error`; points. Estimates: `effect`, `difference` (the plain one). Verdict: that of
    `stats.decide`.

    *Method*: deferred acceptance with single tie-breaking, drawn again many times; regression on the treatment, bands
    of equal chance, the chance and the scores before, errors robust to shared mentors (CR2). Abdulkadiroğlu, Angrist,
    Narita and Pathak (2017), Econometrica 85: Research design meets market design.

    *Read with care*: it speaks of those for whom luck decided. The plain difference shown beside it misleads: people
    who ask for such mentors differ from those who do not.

    *Example*

    >>> import mentorlab
    >>> luck = mentorlab.matching.lottery(mentorlab.load("demo"), treatment="grade >= 4")
    >>> luck.design, luck.status
    ('lottery_planned', 'ok')
    """
    records = records_of(program)
    smallest = program.charter.privacy.smallest_group
    if records:
        return found(program, records, treatment, measure, objective, worthwhile, draws=draws, seed=seed)
    words = catalogue("matching_lottery").WHY
    at_hand = pool(program)
    kind = treatment_of(program, at_hand.market, treatment)
    if kind.too_few(smallest) or len(at_hand.market.mentees) < smallest:
        return too_few_mentors(smallest)
    asked = Asked(classes, draws, seed, lost, smallest)
    policies = _policies(program)
    why = words["no_pairs"] if policies is None else words["no_record" if "stable" in policies else "not_stable"]
    told = why.format(policy=", ".join(one.replace("_", " ") for one in policies or ()) or "not stated")
    return planned(at_hand.market, kind, asked, told, (*at_hand.notes, *kind.notes))


def _policies(program: Program) -> tuple[str, ...] | None:
    """The policies that the pairs name; None without pairs."""
    if not program.has("pairs") or program.table("pairs").empty:
        return None
    pairs = program.table("pairs")
    return tuple(sorted(str(one) for one in pairs["policy"].dropna().unique())) if "policy" in pairs else ()
