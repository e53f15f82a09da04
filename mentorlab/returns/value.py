"""Was it worth it: what did the program cost, what did its effect give, and how likely does it pay back?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level, Months, Seed
from mentorlab.returns.valuing.counting import offered_in, sort_out
from mentorlab.returns.valuing.reckoning import Reckoning
from mentorlab.returns.valuing.spending import spent
from mentorlab.returns.valuing.told import Told
from mentorlab.tables.program import Program


@question(
    asks="Was it worth it: does the program pay back what it cost?",
    tables=["costs"],
    uses=lambda _: ("assignments", "pairs", "people", "meetings"),
)
def value(
    program: Program,
    *,
    effects: Sequence[Result] = (),
    horizon_months: Months = 12,
    level: Level = 0.95,
    seed: Seed = 10,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Was it worth it: what did the program cost, what did its effect give, and how likely does it pay back?

    *Reads*: `costs`; the charter (`values`, `currency`, `objectives`); `assignments` or `pairs` for who was offered a
    place; `meetings` for the hours that mentors and mentees gave.

    *Settings*
        effects: answers about effects, as `outcomes.contrast` and `outcomes.retention` give them (default: none).
            Those count whose design isolates an effect, of measures that the charter puts a worth on; no benefit twice.
        horizon_months: months of benefits that are counted (1–60, default 12: the first year, Phillips' ninth rule).
            Another number marks the answer as exploratory. What is worth something once is never counted twice.
        level: share of the draws between the two ends (0.8–0.999, default 0.95). Below .95 the answer is exploratory,
            and its verdict is judged at .95 all the same.
        seed: from which the draws are made (default 10). Another one moves the last digit at most.
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table, line by line (`part`, `line`, `figure`, `figure_low`, `figure_high`, `unit`): costs by
    kind with their `share`; cost of each place, meeting and hour; how the figure comes about, each line worked out of
    those above as they are shown; the effect at which it pays for itself, beside that found; what moves the result;
    what stands beside it; what is not in money. Money in the charter's currency. Estimates: `net_benefit`, `benefit`,
    `cost`, `benefit_cost_ratio`, `roi` (%), `payback_months` (missing: not within the months counted),
    `chance_of_paying_back`, `break_even` for each measure with a worth (in its own unit; of shares, percentage points).
    Without an isolated effect, or where the cost is not complete: no return, and `break_even` all the same.

    *Method*: benefit = effect × people offered a place × worth of a unit. Effects are drawn by their interval, worth
    and cost from triangles on low, best and high, independently, items of one kind of cost together. Benefit for each
    unit of cost, return on cost, months to pay back and rules 5 to 11: J. Phillips, Return on Investment in Training
    and Performance Improvement Programs.

    *Read with care*: certainty is that of the weakest effect. The chance of paying back knows of luck and guesses, not
    of what is wrong with a comparison.

    *Example*

    >>> import mentorlab
    >>> worth = mentorlab.returns.value(mentorlab.load("demo"))
    >>> worth.estimate("cost").estimate.value, worth.verdict
    (222000.0, None)
    """
    offered = offered_in(program)
    takers = offered("mentees")
    counted = sort_out(program.charter, effects, offered)
    reckoned = Reckoning(spent(program, takers), counted, horizon_months, level, seed)
    return Told(reckoned, program, takers).result()
