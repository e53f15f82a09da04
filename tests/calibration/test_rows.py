"""Do intervals hold what was planted? A few rows of the calibration at reduced size; all of it is `make calibrate`."""

from __future__ import annotations

import pytest

from mentorlab.answers.wording import catalogue
from mentorlab.outcomes import contrast
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import simulate
from tests.calibration.asking import CAUSE, Asked, ask, opened
from tests.calibration.row import Row
from tests.calibration.rows import ROWS, SHOULD_WORK, named
from tests.calibration.summary import Summary, said, summarise

COVERED = [named([name])[0] for name in ("lottery, no effect", "parallel trends, effect")]
MAIN = [row for row in SHOULD_WORK if row.planted["people"] == 160]
FIRST = {row.asks: row for row in reversed(ROWS)}  # the first row of each set of questions
SOMETIMES = {"weighted"}  # not where too few gave one answer only

N_REDUCED = 8


def asked(row: Row, seeds: range) -> list[Asked]:
    return [ask(row, seed) for seed in seeds]


def outside(row: Row, programs: list[Asked]) -> list[Summary]:
    return [told for line in row.lines if line.works and not (told := summarise(line, programs)).as_expected]


def test_rows_have_names_of_their_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert all(line.because for row in ROWS for line in row.lines if not line.works)


def gives_what_it_names(row: Row) -> None:
    programs = asked(row, range(1))
    missed = {line.estimate for line in row.lines if summarise(line, programs).n != 1}
    assert missed <= SOMETIMES
    assert list(programs[0].answers) == list(row.asks)


@pytest.mark.parametrize("row", FIRST.values(), ids=lambda row: "+".join(row.asks))
def test_every_question_gives_the_estimates_that_rows_name(row: Row) -> None:
    gives_what_it_names(row)


@pytest.mark.long
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_gives_the_estimates_that_it_names(row: Row) -> None:
    gives_what_it_names(row)


def test_the_day_on_which_a_program_is_asked_changes_no_estimate() -> None:
    row = named(["lottery, effect"])[0]
    simulated = simulate(row.truth(1))
    estimates = [
        {one.name: one.estimate for one in contrast(program, measure=row.measure, objective="belonging").estimates}
        for program in (opened(simulated), as_program(simulated))
    ]
    assert estimates[0] == estimates[1]


@pytest.mark.long
@pytest.mark.parametrize("row", COVERED, ids=lambda row: row.name)
def test_intervals_hold_what_was_planted_as_often_as_they_should(row: Row) -> None:
    programs = asked(row, range(N_REDUCED))
    assert outside(row, programs) == []
    if row.no_effect:
        effect = next(line for line in row.lines if line.estimate == "effect")
        assert summarise(effect, programs).alarms_within
        assert said(row, programs).claims["cause"] <= N_REDUCED - summarise(effect, programs).low


def test_the_immortal_fake_a_gap_of_twenty_points() -> None:
    row = named(["immortal time"])[0]
    gap = summarise(row.lines[0], asked(row, range(20)))
    assert gap.truth == 0
    assert gap.found > 0.20
    assert gap.as_expected


@pytest.mark.long
def test_what_motivated_volunteers_fake_is_found_and_no_cause_is_claimed() -> None:
    row = named(["comparison, motivated"])[0]
    programs = asked(row, range(20))  # the bias is .35; beyond chance are .38 with ten programs and .18 with twenty
    assert [line.estimate for line in row.lines if not summarise(line, programs).as_expected] == []
    assert said(row, programs).claims["cause"] == 0


def test_only_one_claim_of_the_catalogue_speaks_of_a_cause() -> None:
    assert [verb for verb, words in catalogue("outcomes").CLAIMS.items() if CAUSE in words] == ["led_to"]


@pytest.mark.long
@pytest.mark.parametrize("row", MAIN, ids=lambda row: row.name)
def test_coverage_and_false_alarms_over_500_programs(row: Row) -> None:
    programs = asked(row, range(500))
    assert outside(row, programs) == []
    assert not row.no_effect or all(summarise(line, programs).alarms_within for line in row.lines)
