"""Were the goals reached?"""

from __future__ import annotations

from datetime import date

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level, Share
from mentorlab.errors import NotComputable
from mentorlab.outcomes import withheld
from mentorlab.outcomes.attaining.attained import MEASURE, agreement_of, sides_of
from mentorlab.outcomes.attaining.rated import rated_goals
from mentorlab.outcomes.attaining.told import WAVE, told
from mentorlab.tables.program import Program


@question(
    asks="Were the goals reached?",
    tables=["goals", "goal_ratings"],
    uses=lambda program: [name for name in ("pairs", "people") if program.has(name)],
)
def goals(
    program: Program,
    *,
    rho: Share = 0.3,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Were people's own goals reached, as they, their mentors and their managers see it?

    *Reads*: `goals` and `goal_ratings`; `pairs` and `people` where raters are named by their ids.

    *Settings*
        rho: the correlation assumed between the goals of one person (0–0.95, default 0.3, the custom of the method).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything). Of each side the latest rating counts.
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each side that rated: `n` people, `n_goals` rated, `t_score` with `low` and
    `high` (50: as expected; 10: one standard deviation), `share` of goals at 0 or above with its interval; and a row
    for the two sides that rated most, on the goals both rated: `t_apart` (first − second) with its interval and `p`,
    and `t_agreement` with its interval. Estimates: the same.

    *Method*: goal attainment T scores (Kiresuk and Sherman 1968), one for each person and side; t interval of their
    mean; shares of goals with an interval by person (`stats.share_of_clusters`); agreement of the T scores:
    ICC(A,1), and the mean difference with its paired t interval.

    *Read with care*: nobody without a mentor has such goals, so this is never an effect. Whoever writes the levels
    decides how hard a goal is: by design the average is 50 when goals were set right, whatever was achieved.

    *Example*

    >>> import mentorlab
    >>> reached = mentorlab.outcomes.goals(mentorlab.load("demo"))
    >>> reached.status, reached.certainty
    ('ok', 'very_low')
    """
    rated = rated_goals(program)
    if not rated.levels.notna().any(axis=None):
        raise NotComputable("no goal has a rating by this day; ask mentee and mentor to rate each goal from −2 to 2")
    smallest = program.charter.privacy.smallest_group
    about = {"objective": None, "measure": MEASURE, "scope": {"unit": None, "group": None}}
    known = [] if program.publishing is None else [
        one.members for one in program.publishing.earlier.about(MEASURE, (WAVE,))
    ]  # fmt: skip
    sides = sides_of(rated, rho, level, smallest, known)
    if all(side.mean is None for side in sides):
        return withheld.hidden("the group whose goals were rated", smallest, "after_only", about)
    return told(program, rated, sides, agreement_of(rated, sides, rho, level, smallest, known), level, about)
