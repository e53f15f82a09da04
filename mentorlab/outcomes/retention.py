"""Do people stay longer, and are they promoted sooner?"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, DaysAfter, Level
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.errors import NotComputable
from mentorlab.measures.counted import telling
from mentorlab.outcomes import grade, withheld
from mentorlab.outcomes.aim import Aim, aim_of
from mentorlab.outcomes.beside import sets_before, sets_in_the_way
from mentorlab.outcomes.compared import COMPARISON, FROM_RECORDS, PROGRAM
from mentorlab.outcomes.design import Reading, claim_verb, read_design
from mentorlab.outcomes.staying.checked import checks_of, losses_of
from mentorlab.outcomes.staying.effects import Moved, Sides, at_landmark, moved, retained, sides
from mentorlab.outcomes.staying.followed import Followed, Outcome, followed, last_day
from mentorlab.outcomes.staying.table import table_of
from mentorlab.outcomes.staying.told import Told
from mentorlab.outcomes.staying.wrongly import wrongly
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from mentorlab.outcomes.grade import Losses

OUTCOMES: tuple[Outcome, ...] = ("left", "promotion", "move")
MEASURES: dict[Outcome, str] = dict(zip(OUTCOMES, FROM_RECORDS, strict=True))
ARMS = (PROGRAM, COMPARISON)


def uses_records(program: Program) -> tuple[str, ...]:  # noqa: ARG001  (the same whatever the program)
    """When the mentoring began, and what happened to people beside leaving."""
    return ("pairs", "meetings", "events")


@question(
    asks="Do people stay longer, and are they promoted sooner?",
    tables=["people", ("assignments", "pairs")],
    uses=uses_records,
)
def retention(
    program: Program,
    *,
    outcome: Outcome = "left",
    objective: str | None = None,
    landmark: DaysAfter | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Do people stay longer, and are they promoted sooner?

    *Reads*: `people` (hired_on, left_on, left_why); `assignments`, else `pairs`; `meetings` for when mentoring began;
    `events` for promotions and moves; the charter's evaluation.

    *Settings*
        outcome: left (of one's own accord; the default), promotion, or move (sideways).
        objective: an objective of the charter whose measure is `retention`, `promotion` or `move`.
        landmark: days after the start, 1 to 3650, on which people are told apart where nobody was assigned (default:
            half of the time followed). Another day marks the answer as exploratory. Has no effect where people were
            assigned.
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field). The claim and the verdict are
            judged at .95 or more.
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each group (`n` people, `n_event` to whom it happened, `share` who stayed or
    were promoted, with `share_low` and `share_high`, `rate_100` in 100 years of work), in the first of them the
    difference `share_apart` (0–1, with interval, `p` and `share_worthwhile`), the ratios of rates; rows by week, in
    steps of at least the smallest group; rows of the refused comparison. Estimates: `effect` (unit share: one person
    kept is one), `retained` of each group, `hazard_ratio` as assigned, `hazard_ratio_mentored` from the day mentoring
    began. An objective's `worthwhile_points` are percentage points here, its `worthwhile` SDs of the share.

    *Method*: both groups are followed from one common day (the draw, else the charter's starts_on) to the charter's
    final_on, else ends_on, or until the comparison's own places begin. Leaving of one's own accord with other reasons
    as competing risks (Aalen–Johansen; promotion and moves with leaving). Difference of the shares at the end
    (Newcombe; Mantel–Haenszel within the blocks drawn in; by clusters where people were assigned in them), ratio of
    hazards (Cox, Efron ties, by blocks). From the day mentoring began: a covariate that changes with time. Without
    assignments: people still there at a landmark, told apart by whether mentoring had begun.

    *Read with care*: “ever mentored against never” is refused: whoever is mentored had to be there until then. What it
    would have claimed, and what time alone makes of a program that does nothing, stand beside the answer.

    *Example*

    >>> import mentorlab
    >>> stayed = mentorlab.outcomes.retention(mentorlab.load("demo"))
    >>> stayed.design, stayed.verdict
    ('waitlist', 'cannot_tell')
    """
    aim = aim_of(program, MEASURES[outcome], objective, None, level)
    about: dict[str, Any] = {"objective": aim.objective, "measure": aim.measure, "scope": {"unit": None, "group": None}}
    if program.as_of is None or pd.Timestamp(program.as_of) < last_day(program):
        return _too_early(program, about)
    data = followed(program, outcome, aim)
    both = all(len(data.of(arm)) for arm in ARMS)
    reading = read_design(program.charter.evaluation, data.who, compared=both, before=False)
    if not reading.compares:
        return not_possible(
            "there is nobody to compare with",
            "list those who were not offered a place too, in tables/assignments, and name the design in program.yaml",
            design=reading.name, notes=data.notes, **about,
        )  # fmt: skip
    wanted = -1 if outcome == "left" else 1
    groups = sides(data, wanted)
    if not (reading.random or data.assigned_by_then):
        groups = at_landmark(data, _day(landmark, data.horizon), wanted)
        aim = _chosen(aim, landmark)
    smallest = program.charter.privacy.smallest_group
    if (hidden := _hidden(program, groups, outcome, reading, smallest, about)) is not None:
        return hidden
    return _answer(program, aim, data, groups, reading, outcome, level, about)


def _day(landmark: int | None, horizon: int) -> int:
    if landmark is not None and landmark >= horizon:
        raise NotComputable(f"a landmark on day {landmark} leaves nothing to follow: the end is day {horizon}")
    return horizon // 2 if landmark is None else landmark


def _chosen(aim: Aim, landmark: int | None) -> Aim:
    """A landmark that somebody chose departs from the plan: of many days one may look well."""
    if landmark is None:
        return aim
    said = catalogue("outcomes_retention").LANDMARK_CHOSEN.format(landmark=landmark)
    return replace(aim, deviations=(*aim.deviations, said))


def _hidden(
    program: Program, groups: Sides, outcome: Outcome, reading: Reading, smallest: int, about: dict[str, Any]
) -> Result | None:
    """No answer where a group, or those of it to whom it happened, or did not, could be recognised."""
    counts = [groups.counts(arm) for arm in ARMS]
    if min(n for _, n in counts) < smallest:
        return withheld.hidden("one of the two groups", smallest, reading.name, about)
    if any(telling(k, n, smallest) in ("few", "nearly_all") for k, n in counts):
        words = catalogue("outcomes_retention")
        said = sentences_for_every_audience(
            "outcomes_retention.hidden", smallest=smallest, had_it=words.HAD_IT[outcome]
        )
        plain = withheld.hidden("one of the two groups", smallest, reading.name, about)
        return replace(plain, sentences=said, reason=said["analyst"], headline=said["analyst"])
    sets = [frozenset(groups.of(arm).index) for arm in ARMS]
    records = sets_in_the_way(program, about["measure"], WAVES, sets, smallest)
    return withheld.beside(records, smallest, reading.name, about) if records else None


WAVES = ("followed",)


def _too_early(program: Program, about: dict[str, Any]) -> Result:
    cells: dict[str, Any] = {
        "until": f"{last_day(program):%Y-%m-%d}",
        "as_of": program.as_of or "an unknown day (say which with as_of)",
    }
    said = sentences_for_every_audience("outcomes_retention.waiting", **cells)
    remedy = "wait until the day the charter names; if the records of HR reach to it already, say so with as_of"
    result = not_possible("the results are not final", remedy, **about)
    return replace(result, sentences=said, headline=said["analyst"])


def _answer(
    program: Program, aim: Aim, data: Followed, groups: Sides, reading: Reading, outcome: Outcome, level: float,
    about: dict[str, Any],
) -> Result:  # fmt: skip
    smallest = program.charter.privacy.smallest_group
    found = moved(data, groups, level, drawn=reading.random)
    earlier = sets_before(program, aim.measure, WAVES)
    wrong = wrongly(data, [groups.of(arm).index for arm in ARMS], smallest, earlier, leaving=outcome == "left")
    size = _worthwhile(aim, groups)
    table = table_of(data, groups, found, wrong, measure=aim.measure, worthwhile=size, smallest=smallest)
    lost = losses_of(data)
    checks = checks_of(reading, aim, lost, found.n_clusters)
    stands = grade.standing(reading, lost, checks, tested=not groups.few)
    verb, verdict = _judged(aim, found, reading, lost, groups, size)
    named = aim.objective is not None
    told = Told(table, data, reading, outcome, verb, verdict, stands.certainty, stands.reason, level, named)
    said = told.sentences()
    return Result(
        design=reading.name,
        estimand="taken_up" if groups.since else "offered",
        sentences=said,
        frame=table,
        draw=lambda: told.picture(said["analyst"]),
        headline=told.claim,
        verdict=verdict,
        certainty=stands.certainty,
        certainty_reason=stands.reason,
        confirmatory=aim.confirmatory and not reading.deviations,
        estimates=_estimates(groups, found, level),
        checks=checks,
        deviations=(*reading.deviations, *aim.deviations),
        notes=_notes(data, wrong.counts is None, smallest),
        box=told.box(),
        facts=told.facts(lost.text),
        limits=told.limits(),
        next_steps=told.next_steps(),
        terms=("interval", "certainty", "p", "competing risk", "hazard ratio", "immortal time"),
        worthwhile=size if math.isfinite(size) else None,
        shown=(*(frozenset(groups.of(arm).index) for arm in ARMS), *wrong.sets),
        waves=WAVES,
        **about,
    )


def _worthwhile(aim: Aim, groups: Sides) -> float:
    """The smallest difference worth having, as a share: percentage points, or SDs of the comparison's share."""
    k, n = groups.counts(COMPARISON)
    share = k / n
    size = aim.size_in_points(100 * math.sqrt(share * (1 - share)))
    return math.nan if size is None else size / 100


def _judged(aim: Aim, found: Moved, reading: Reading, lost: Losses, groups: Sides, size: float) -> tuple[str, str]:
    """The verb that the design has earned, and the verdict."""
    if groups.few:
        return "described", "cannot_tell"
    shown, judged = found.effect.estimate, found.judged
    verb = claim_verb(reading, shown=shown, judged=judged, attrition=lost.verdict, before=False, moved_along=False)
    if math.isnan(size):
        harm = judged.high < 0 if aim.direction == "increase" else judged.low > 0
        return verb, "harmful" if harm else "cannot_tell"
    return verb, stats.decide(judged, size, direction=aim.direction)


def _estimates(groups: Sides, found: Moved, level: float) -> tuple[Reported, ...]:
    words = catalogue("outcomes_retention").ROWS
    if groups.few:
        return (found.effect,)
    kept = [Reported("retained", retained(groups, arm, level), "share", group=words[arm]) for arm in ARMS]
    return (found.effect, *kept, *(one for one in (found.ratio, found.begun) if one is not None))


def _notes(data: Followed, untold: bool, smallest: int) -> tuple[str, ...]:
    words = catalogue("outcomes_retention").NOTES
    return (*data.notes, *([words["no_refused"].format(smallest=smallest)] if untold else []))
