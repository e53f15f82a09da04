"""What is at stake: what does the problem cost, what would the program cost, and what would pay for it?"""

from __future__ import annotations

from datetime import date

from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Money, People, Portion
from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault
from mentorlab.measures.spent import guess
from mentorlab.needs.at_stake.answer import answered
from mentorlab.needs.at_stake.case import case_of
from mentorlab.tables.program import Program


@question(
    asks="What does the problem cost, and what would have to change for the program to pay for itself?",
    tables=[],
    uses=lambda _: ("costs", "assignments", "pairs", "applications", "people"),
)
def stakes(
    program: Program,
    *,
    people: People | None = None,
    cost: Money | None = None,
    cost_low: Money | None = None,
    cost_high: Money | None = None,
    level: Portion = 0.9,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What does the problem cost now, what would the program cost, and which is the smallest effect that would pay?

    *Reads*: the charter (`stakes`, `values`, `currency`, `rhythm`); `costs` for the program; `assignments`, `pairs` or
    `applications` for how many take part.

    *Settings*
        people: how many take part (default: from the tables).
        cost: what the program costs, where there is no table of costs yet.
        cost_low: the least it can cost (default: as `cost`).
        cost_high: the most it can cost (default: as `cost`).
        level: share of the draws that a range holds (0.5–0.99, default 0.9).
        as_of: leave out what is dated later (default: everything); it decides who is counted as taking part.
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: the parts of the problem a year and the items of the program in money (three digits) with
    `amount_low` and `amount_high`; where it pays for itself (`break_even`, in units of a part of the problem; `points`,
    the same as percentage points of those who take part); the drivers, widest first. Estimate: `break_even`.

    *Method*: each guess is drawn from the triangular distribution on its low, best and high, independently of the
    others; fixed numbers stay as they are. Drivers: one guess at a time from low to high, all others at best guess.

    *Read with care*: ranges of assumptions are no confidence intervals. Nothing here says that the program works: no
    money is put on an effect before there is one.

    *Example*

    >>> import mentorlab
    >>> case = mentorlab.needs.stakes(mentorlab.load("demo"))
    >>> round(case.estimate("break_even").estimate.value, 1)
    7.5
    """
    given = [number for number in (cost_low, cost, cost_high) if number is not None]
    if given != sorted(given):
        what = "cost_low, cost and cost_high are not in this order"
        raise BadInput(Fault("settings", "cost", what, "make cost_low the smallest and cost_high the largest"))
    case = case_of(program, people, guess(cost, cost_low, cost_high))
    if not case.problem.guesses and not case.values:
        words = catalogue("needs_stakes")
        return not_possible(words.NOTHING, words.REMEDY)
    return answered(case, level)
