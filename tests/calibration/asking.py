"""What does the kit answer about one simulated program? Its estimates with their intervals, and what it claims."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from mentorlab import outcomes, returns
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.stats.estimates import Estimate
from mentorlab.tables.program import Program
from tests.calibration import naive
from tests.calibration.row import Row
from tests.calibration.truths import TRUTHS, WORTH

Claimed = Literal["cause", "difference", "nothing", "cannot tell", "no answer"]
CAUSE = "led to"  # the only words of the catalogue that claim a cause; a test holds it
LEADS = ("effect", "effect, after", "change", "benefit")  # the estimate that a claim is about
BOUNDS = ("lee", "worst")
NOT_TOLD = catalogue("outcomes_weights").NOT_TOLD.split("{")[0]
AFTERWARDS = date(2030, 1, 1)


@dataclass(frozen=True)
class Answer:
    """What one analysis gave: estimates by name as value, low, high; and what was said."""

    estimates: Mapping[str, tuple[float, float, float]]
    status: str = "ok"
    design: str = ""
    claimed: Claimed = "nothing"
    certainty: str = ""


@dataclass(frozen=True)
class Asked:
    """One program: the answer to each question asked, and the truths that these are held against."""

    seed: int
    answers: Mapping[str, Answer]
    truths: Mapping[str, float]


def ask(row: Row, seed: int) -> Asked:
    """Simulate one program of the row and ask of it what the row asks."""
    simulated = simulate(row.truth(seed))
    if row.evaluation:
        simulated = replace(simulated, charter=_changed(simulated.charter, row.evaluation))
    program = opened(simulated)
    answers = {name: ANALYSES[name](simulated, program, row.measure) for name in row.asks}
    wanted = dict.fromkeys(line.truth for line in row.lines)
    return Asked(seed, answers, {name: TRUTHS[name](simulated, row.measure) for name in wanted})


def opened(simulated: Simulated) -> Program:
    """The program, opened once for all questions, on a day after its end.

    The latest date in its tables would be such a day too; to find it all tables are made, which takes half of the time.
    """
    program = as_program(simulated)
    program.__dict__["as_of"] = AFTERWARDS
    return program


def _changed(charter: Mapping[str, Any], evaluation: Mapping[str, Any]) -> dict[str, Any]:
    return {**charter, "evaluation": {**charter["evaluation"], **evaluation}}


def _of_answers(question: Callable[..., Result], **settings: Any) -> Asks:
    """A question about answers or measures, of the mentees' objective."""

    def asked(simulated: Simulated, program: Program, measure: str) -> Answer:
        return _said(question(program, measure=measure, objective=_objective(simulated, measure), **settings))

    return asked


def _missing(simulated: Simulated, program: Program, measure: str) -> Answer:
    """With the bounds, of which only the table tells: between their middle and the ends of their interval."""
    result = outcomes.missing(program, measure=measure, objective=_objective(simulated, measure))
    answer, words = _said(result), catalogue("outcomes_missing")
    if answer.status != "ok":
        return answer
    table = result.table.set_index("analysis")
    bounds = {name: table.loc[words.ANALYSES[name]] for name in BOUNDS if words.ANALYSES[name] in table.index}
    told = {
        name: ((one["bound_low"] + one["bound_high"]) / 2, one["effect_low"], one["effect_high"])
        for name, one in bounds.items()
    }
    return replace(answer, estimates={**answer.estimates, **{k: _plain(*ends) for k, ends in told.items()}})


def _retention(simulated: Simulated, program: Program, measure: str) -> Answer:  # noqa: ARG001
    """Ratios of hazards on the scale of their logarithm, where nothing is zero."""
    answer = _said(outcomes.retention(program))
    ratios = {f"log_{name}": ends for name, ends in answer.estimates.items() if name.startswith("hazard_ratio")}
    logs = {name: _plain(*(math.log(end) if end > 0 else math.nan for end in ends)) for name, ends in ratios.items()}
    return replace(answer, estimates={**answer.estimates, **logs})


def _units(simulated: Simulated, program: Program, measure: str) -> Answer:  # noqa: ARG001
    return _said(outcomes.units(program, measure=measure))


def _returns(simulated: Simulated, program: Program, measure: str) -> Answer:
    """At a worth that is known, so that the interval is that of the effect."""
    worth = {"values": {measure: {"unit_value": WORTH}}}
    program = opened(replace(simulated, charter={**simulated.charter, **worth}))
    return _said(returns.value(program, effects=[outcomes.contrast(program, measure=measure)]))


def _naive_retention(simulated: Simulated, program: Program, measure: str) -> Answer:  # noqa: ARG001
    return Answer({"retention gap": _ends(naive.retention_gap(simulated))})


Asks = Callable[[Simulated, Program, str], Answer]
ANALYSES: Mapping[str, Asks] = {
    "contrast": _of_answers(outcomes.contrast),
    "change": _of_answers(outcomes.change),
    "missing": _missing,
    "waves": _of_answers(outcomes.waves),
    "individual": _of_answers(outcomes.individual),
    "by site": _of_answers(outcomes.by_group, group="site"),
    "units": _units,
    "retention": _retention,
    "returns": _returns,
    "naive retention": _naive_retention,
}


def _objective(simulated: Simulated, measure: str) -> str | None:
    """The mentees' objective: mentors may have one about the same measure."""
    about = [one for one in simulated.charter["objectives"] if one["measure"] == measure]
    return next((one["id"] for one in about if one["for"] == "mentees"), None)


def _said(result: Result) -> Answer:
    estimates = {
        one.name if one.group is None else f"{one.name}, {one.group}": _ends(one.estimate) for one in result.estimates
    }
    return Answer(estimates, result.status, result.design, _claimed(result, estimates), result.certainty or "")


def _claimed(result: Result, estimates: Mapping[str, tuple[float, float, float]]) -> Claimed:
    if result.status != "ok":
        return "no answer"
    if CAUSE in result.headline:
        return "cause"
    if any(NOT_TOLD in text for _, text in result.box):
        return "cannot tell"
    ends = next((estimates[name] for name in LEADS if name in estimates), None)
    return "difference" if ends and (ends[1] > 0 or ends[2] < 0) else "nothing"


def _ends(estimate: Estimate) -> tuple[float, float, float]:
    return _plain(estimate.value, estimate.low, estimate.high)


def _plain(*ends: float) -> tuple[float, float, float]:
    value, low, high = (float(end) for end in ends)
    return value, low, high
