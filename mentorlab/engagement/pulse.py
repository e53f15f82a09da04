"""How does the program stand this week, what changed since the last report, and what is to be done?"""

from __future__ import annotations

from datetime import date

from mentorlab.answers.earlier_run import earlier_run
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience
from mentorlab.engagement.pulsing.answering import answer
from mentorlab.engagement.pulsing.since import before
from mentorlab.engagement.pulsing.standing import standing
from mentorlab.tables.program import Program

REPORT = "engagement"
READS = ("meetings", "applications", "support")


@question(
    asks="How does the program stand this week, and what is to be done?",
    tables=["pairs"],
    uses=lambda program: [name for name in READS if program.has(name)],
)
def pulse(
    program: Program,
    *,
    compare_with: str | None = None,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How does the program stand this week, what changed since an earlier report, and what is to be done?

    *Reads*: `pairs`, and where they are there `meetings`, `applications` (capacity) and `support`; the charter's
    `rhythm`, `waves` and `definitions`; with compare_with the findings of an earlier run.

    *Settings*
        compare_with: the folder of an earlier run of the report, its name in the program's runs/, or "last": the
            newest whole one (default: nothing is compared; "first" says that there is none yet).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each number: `n_now` of `of_now` and `share_now`, as told; its line (`limit`)
    and where it stands (`crossed`); with an earlier run `n_then` of `of_then`, how it `moved`, and the parts of that:
    `moved_program`, `moved_data` (known later), `moved_definition`, which add up where none is hidden. Estimates: what
    is told of each number, and, under its name with _of, of how many.

    *Method*: each number is counted by a definition with a version (`templates/definitions/engagement.yaml`). The
    earlier day is counted again from today's tables by the definitions of then: beyond what was printed it is what was
    known later; from there to today, by the definitions of then, the program; to the definitions of today, the
    definition. A number that moved by fewer than `smallest_group` is called little changed. Lines are judged by what is
    told, weeks by counts rounded to multiples of `smallest_group`.

    *Read with care*: counts of what pairs do and write down. Meeting is no benefit, and a crossed line no fault of
    anybody.

    *Example*

    >>> import mentorlab
    >>> state = mentorlab.engagement.pulse(mentorlab.load("demo"), as_of="2026-07-06")
    >>> state.table["counted"].iloc[0], int(state.table["n_now"].iloc[0]), int(state.table["of_now"].iloc[0])
    ('Running pairs', 98, 110)
    """
    run = earlier_run(program, compare_with, REPORT, day=program.as_of) if compare_with is not None else None
    earlier = before(run) if run else None
    first = compare_with is not None and run is None
    unanswered = run.name if run and earlier is None else ""
    return answer(standing(program, earlier, first=first, unanswered=unanswered))
