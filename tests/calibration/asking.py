"""What does the kit answer about one simulated program? Its estimates with their intervals, and what it claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.stats.estimates import Estimate
from tests.calibration import naive
from tests.calibration.row import Row
from tests.calibration.truths import TRUTHS

Claimed = Literal["cause", "difference", "nothing", "no answer"]
CAUSE = "led to"  # the only words of the catalogue that claim a cause; a test holds it
LEADS = ("effect", "change")  # the estimate that a claim is about


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
    answers = {name: ANALYSES[name](simulated, row.measure) for name in row.asks}
    wanted = dict.fromkeys(line.truth for line in row.lines)
    return Asked(seed, answers, {name: TRUTHS[name](simulated, row.measure) for name in wanted})


def _changed(charter: Mapping[str, Any], evaluation: Mapping[str, Any]) -> dict[str, Any]:
    return {**charter, "evaluation": {**charter["evaluation"], **evaluation}}


def _contrast(simulated: Simulated, measure: str) -> Answer:
    return _said(outcomes.contrast(as_program(simulated), measure=measure, objective=_objective(simulated, measure)))


def _change(simulated: Simulated, measure: str) -> Answer:
    return _said(outcomes.change(as_program(simulated), measure=measure, objective=_objective(simulated, measure)))


def _retention(simulated: Simulated, measure: str) -> Answer:  # noqa: ARG001  (every analysis is handed both)
    return Answer({"retention gap": _ends(naive.retention_gap(simulated))})


ANALYSES: Mapping[str, Callable[[Simulated, str], Answer]] = {
    "contrast": _contrast,
    "change": _change,
    "naive retention": _retention,
}


def _objective(simulated: Simulated, measure: str) -> str | None:
    """The mentees' objective: mentors may have one about the same measure."""
    about = [one for one in simulated.charter["objectives"] if one["measure"] == measure]
    return next((one["id"] for one in about if one["for"] == "mentees"), None)


def _said(result: Result) -> Answer:
    estimates = {one.name: _ends(one.estimate) for one in result.estimates if one.group is None}
    return Answer(estimates, result.status, result.design, _claimed(result, estimates), result.certainty or "")


def _claimed(result: Result, estimates: Mapping[str, tuple[float, float, float]]) -> Claimed:
    if result.status != "ok":
        return "no answer"
    if CAUSE in result.headline:
        return "cause"
    _, low, high = next(estimates[name] for name in LEADS if name in estimates)
    return "difference" if low > 0 or high < 0 else "nothing"


def _ends(estimate: Estimate) -> tuple[float, float, float]:
    return float(estimate.value), float(estimate.low), float(estimate.high)
