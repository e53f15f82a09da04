"""Does the answer find what was planted, and does the refused comparison not? Simulated programs, over seeds."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from scipy.stats import t

import mentorlab
from mentorlab.outcomes.aim import aim_of
from mentorlab.outcomes.staying.followed import followed
from mentorlab.outcomes.staying.wrongly import Wrongly, wrongly
from mentorlab.simulation.known import true_effect
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import Truth
from mentorlab.tables.program import Program


def simulated(seed: int, **truth: object) -> Program:
    given = {"people": 1200, "mentors": 300, "design": "lottery", "switches": {"immortal_time": 1.0}, **truth}
    return as_program(simulate(Truth(seed=seed, **given)))  # type: ignore[arg-type]


def refused(program: Program) -> Wrongly:
    """What the refused comparison shows where nothing stands beside it."""
    return wrongly(followed(program, "left", aim_of(program, "retention", None)), [], 5, leaving=True)


def claimed(wrong: Wrongly) -> float:
    assert wrong.counts is not None
    (k, n), (k_never, n_never) = wrong.counts["ever"], wrong.counts["never"]
    return k_never / n_never - k / n


def nothing_on_average(found: list[float]) -> bool:
    """Whether the mean lies within what chance leaves in 999 of 1,000 such sets of programs."""
    return abs(np.mean(found)) < t.ppf(0.9995, len(found) - 1) * np.std(found, ddof=1) / math.sqrt(len(found))


@pytest.mark.parametrize("design", ["lottery", "comparison"])
def test_where_nothing_is_planted_only_the_refused_comparison_finds_something(design: str) -> None:
    program = simulated(3, design=design)
    result, wrong = mentorlab.outcomes.retention(program, level=0.999), refused(program)
    effect = result.estimate("effect").estimate
    assert effect.low < 0 < effect.high
    assert claimed(wrong) > 0.10
    assert wrong.alone > 0.10
    assert result.estimand == ("offered" if design == "lottery" else "taken_up")


@pytest.mark.long
@pytest.mark.parametrize("design", ["lottery", "comparison"])
def test_the_honest_answer_is_the_same_with_and_without_the_days_that_fake(design: str) -> None:
    programs = [simulated(seed, design=design) for seed in range(40)]
    answers, wrong = [mentorlab.outcomes.retention(one) for one in programs], [refused(one) for one in programs]
    assert nothing_on_average([one.estimate("effect").estimate.value for one in answers])
    if design == "comparison":
        assert nothing_on_average([math.log(one.estimate("hazard_ratio_mentored").estimate.value) for one in answers])
    assert np.mean([claimed(one) for one in wrong]) > 0.15
    assert np.mean([one.alone for one in wrong]) == pytest.approx(np.mean([claimed(one) for one in wrong]), abs=0.06)


@pytest.mark.long
@pytest.mark.parametrize("planted", [0.0, 0.03])
def test_the_interval_holds_what_was_planted(planted: float) -> None:
    held, found = 0, []
    for seed in range(200):
        one = simulate(Truth(people=900, mentors=220, design="lottery", seed=seed, effects={"retention": planted}))
        effect = mentorlab.outcomes.retention(as_program(one)).estimate("effect").estimate
        # Planted is staying for whatever reason; seven or eight in ten of those who go, go of their own accord.
        truth = true_effect(one, "retention") * 0.75
        held += effect.low <= truth <= effect.high
        found.append(effect.value - truth)
    assert 0.92 <= held / 200 <= 0.99
    assert nothing_on_average(found)


@pytest.mark.long
def test_sixty_thousand_people_in_seconds() -> None:
    program = simulated(1, people=60_000, mentors=15_000)
    for table in program.tables:
        program.table(table)
    mentorlab.outcomes.retention(simulated(1))
    begun = time.process_time()
    mentorlab.outcomes.retention(program)
    assert time.process_time() - begun < 5
