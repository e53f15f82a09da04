"""How many people changed reliably?"""

from __future__ import annotations

from datetime import date

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level, Reliability
from mentorlab.errors import NotComputable
from mentorlab.outcomes import telling, withheld
from mentorlab.outcomes.aim import aim_of, uses_people
from mentorlab.outcomes.changed.lines import lines_of
from mentorlab.outcomes.changed.recalled import recalled_of
from mentorlab.outcomes.changed.thresholds import Spread, thresholds_of
from mentorlab.outcomes.changed.told import Counted, told
from mentorlab.outcomes.compared import PROGRAM, Compared, compared
from mentorlab.outcomes.comparing import ARMS, Comparison, comparison_of
from mentorlab.outcomes.design import ONE_GROUP
from mentorlab.tables.charter import RECALLED
from mentorlab.tables.program import Program


@question(asks="How many people changed reliably?", tables=[("responses", "measures")], uses=uses_people)
def individual(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    reliability: Reliability | None = None,
    spread: Spread = "before",
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How many people changed by more than the error of measurement explains, and how many by a size worth having?

    *Reads*: `responses` or `measures`; `assignments` (else `pairs`, else everyone is one group); the charter's
    objectives and evaluation; a wave `recalled_before` where people were asked to look back.

    *Settings*
        measure: a scale or a measure (default: that of the charter's primary objective).
        objective: an objective of the charter, where two share a measure.
        reliability: of the measure (above 0, below 1; default: Cronbach's alpha of these answers before, where the
            measure is a scale). Give a published one, best from asking twice, where there is one.
        spread: `before` (default: the spread before alone, as the index was first printed) or `both` (the spreads
            before and after), for the error of a difference.
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: for each `line` (changed reliably for the better, not reliably, for the worse; by the
    size worth having; at an end of the scale before) a row for each arm: `n` people, `n_named` of them, `share` with
    `share_low` and `share_high`; in the program's row `share_apart` with its interval and `p`; `threshold` in points;
    `number_needed` only where the offer is shown to have an effect. Lines of the average change asked for and looked
    back at (`change`, `low`, `high`, in points) where people recalled their start. Estimates: the same.

    *Method*: the reliable change index (Jacobson and Truax 1991; with spread `both` Maassen 2004) beyond 1.96
    standard errors; shares with Wilson's interval; their difference by the design's own analysis of being counted or
    not. Number needed: 1 over the difference (Altman 1998), only where a draw earns it and the interval excludes 0.

    *Read with care*: of people who do not change at all about one in 40 crosses the line each way; cutting changes in
    two throws information away, so the average difference (`outcomes.contrast`) decides, and this illustrates it.

    *Example*

    >>> import mentorlab
    >>> changed = mentorlab.outcomes.individual(mentorlab.load("demo"))
    >>> changed.status, changed.table["line"].iloc[0]
    ('ok', 'Rose reliably')
    """
    one = comparison_of(program, measure=measure, objective=objective, level=level)
    if isinstance(one, Comparison):
        data, aim, arms = one.data, one.aim, ARMS
        _need_a_start(data)
    elif one.status == "hidden" or one.design not in ONE_GROUP or withheld.too_early(program):
        return one
    else:
        aim, arms = aim_of(program, measure, objective, level=level), [PROGRAM]
        data = compared(program, aim)
        _need_a_start(data)
        if (kept_back := _guarded(program, data, telling.about(aim))) is not None:
            return kept_back
    smallest = program.charter.privacy.smallest_group
    limits = thresholds_of(data, aim, reliability=reliability, spread=spread)
    lines, hidden = lines_of(data, arms, limits, 1 if aim.direction == "increase" else -1, smallest)
    if not lines:
        raise NotComputable(
            f"neither is the charter's smallest change worth having known, nor the measure's error ({limits.why_not})"
        )
    looking_back = recalled_of(program, data, arms, level)
    return told(
        Counted(program, aim, data, one if isinstance(one, Comparison) else None, arms, limits, lines, looking_back),
        level,
        hidden=hidden,
    )


def _need_a_start(data: Compared) -> None:
    if not data.has_before:
        raise NotComputable(f"nobody has an answer at {data.before!r}: a person's change needs two waves")
    if data.before == RECALLED:
        raise NotComputable(
            "the scores before were recalled afterwards: a change between two answers given on one day is no change of "
            "a person; ask before the start next time"
        )
    if len(data.answered["before"].unique()) < 2:
        raise NotComputable("everybody had the same score before: without a spread no person's change can be judged")


def _guarded(program: Program, data: Compared, about: dict[str, object]) -> Result | None:
    """One group alone: nothing where it is too small or could be recognised."""
    smallest = program.charter.privacy.smallest_group
    if len(data.of(PROGRAM)) < smallest:
        return withheld.hidden("the group", smallest, "before_after", about)
    return withheld.recognisable(program, data, [PROGRAM], smallest, "before_after", about)
