"""Does the score's slope come out as planted, is nothing claimed where nothing was, and is nobody shown?"""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats as sp

from mentorlab import matching
from mentorlab.answers.result import Result
from mentorlab.matching.predicting.lines import WHOLE, Line, lines_of
from mentorlab.matching.predicting.pairs_made import Made, made
from mentorlab.matching.predicting.scored import Scored
from mentorlab.measures.opening import load
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import Truth
from mentorlab.tables.program import Program
from tests.programs import demo, write_program

SLOPE, ODDS = 0.3, -0.6  # planted: points, and log odds of an early end, for one SD of the score


def pairs_with(seed: int, slope: float = SLOPE, log_odds: float = ODDS, n: int = 120) -> Made:
    """Pairs of sixty mentors with two mentees each, who share something of what they say."""
    rng = np.random.default_rng(seed)
    mentor, score = np.repeat(np.arange(n // 2), 2), rng.normal(60, 10, n)
    by = (score - 60) / 10
    frame = pd.DataFrame(
        {
            "mentor_id": [f"o{j}" for j in mentor],
            "score": score,
            "days": 270.0,
            "quality": 4 + slope * by + 0.4 * rng.normal(size=n // 2)[mentor] + rng.normal(0, 0.8, n),
            "meetings": 10 + 2 * slope * by + rng.normal(0, 2, n),
            "early": (rng.random(n) < 1 / (1 + np.exp(1.2 - log_odds * by))).astype(float),
        },
        index=pd.Index([f"e{i:03d}" for i in range(n)], name="person_id"),
    )
    return Made(frame, "relationship_quality", "after", None, ("before", "after"))


def on_record(data: Made, **parts: np.ndarray) -> Scored:
    frame = pd.DataFrame(parts, index=data.frame.index)
    return Scored(data.frame["score"], True, frame, math.nan, math.nan, ())


def by_outcome(data: Made) -> dict[str, Line]:
    lines, _ = lines_of(data, on_record(data), 5, 0.95)
    return {line.outcome: line for line in lines}


@pytest.mark.parametrize("runs", [16, pytest.param(400, marks=pytest.mark.long)])
def test_planted_slopes_and_odds_are_held_as_often_as_the_intervals_say(runs: int) -> None:
    low, high = sp.binom.ppf([0.0005, 0.9995], runs, 0.95)
    held = dict.fromkeys(("quality", "meetings", "early"), 0)
    for seed in range(runs):
        for outcome, line in by_outcome(pairs_with(seed)).items():
            sd, e = line.slope.sd / 10, line.slope.slope
            truth = {"quality": SLOPE * sd, "meetings": 2 * SLOPE * sd, "early": math.exp(ODDS * sd)}[outcome]
            held[outcome] += e.low <= truth <= e.high
    assert all(low <= count <= high for count in held.values()), held


@pytest.mark.parametrize("runs", [12, pytest.param(400, marks=pytest.mark.long)])
def test_where_nothing_was_planted_nothing_is_claimed(runs: int) -> None:
    claims = sum(by_outcome(pairs_with(seed, 0.0, 0.0))["quality"].reading != "no_evidence" for seed in range(runs))
    assert claims <= sp.binom.ppf(0.9995, runs, 0.05)


@pytest.mark.parametrize("runs", [12, pytest.param(200, marks=pytest.mark.long)])
def test_several_parts_are_corrected_for_being_several(runs: int) -> None:
    """Five parts of noise: without a correction one of them stands out in nearly a quarter of programs."""
    plain = corrected = 0
    for seed in range(runs):
        data, rng = pairs_with(seed, 0.0, 0.0), np.random.default_rng(1000 + seed)
        noise = {f"part {k}": rng.normal(size=120) for k in range(5)}
        parts = [one for one in lines_of(data, on_record(data, **noise), 5, 0.95)[0] if one.predictor != WHOLE]
        plain += any(one.slope.p < 0.05 for one in parts)
        corrected += any(one.reading != "no_evidence" for one in parts)
    assert corrected <= sp.binom.ppf(0.9995, runs, 0.05)
    assert plain >= corrected
    assert runs < 100 or plain > sp.binom.ppf(0.9995, runs, 0.05)


def test_a_score_that_points_the_wrong_way_is_called_that() -> None:
    lines = by_outcome(pairs_with(1, -0.6, 1.2))
    assert {line.reading for line in lines.values()} == {"against"}
    assert {line.reading for line in by_outcome(pairs_with(1, 0.6, -1.2)).values()} == {"predicts"}


def test_meetings_are_compared_between_pairs_that_were_to_last_alike() -> None:
    data = pairs_with(2, 0.0)
    rng = np.random.default_rng(99)
    days = (
        100 + 10 * (data.frame["score"] - data.frame["score"].min()) + rng.normal(0, 5, 120)
    )  # the better, the longer
    held = data.frame.assign(days=days, meetings=days / 21 + rng.normal(0, 1, 120))
    line = by_outcome(dataclasses.replace(data, frame=held))["meetings"]
    assert line.reading == "no_evidence"
    assert abs(np.corrcoef(held["meetings"], held["score"])[0, 1]) > 0.9


def test_few_early_ends_have_no_line() -> None:
    data = pairs_with(3)
    early = pd.Series(0.0, index=data.frame.index)
    early.iloc[:4] = 1.0
    lines, missing = lines_of(dataclasses.replace(data, frame=data.frame.assign(early=early)), on_record(data), 5, 0.95)
    assert "early" not in {line.outcome for line in lines}
    assert missing["early"] == "fewer than 5 pairs ended early, or fewer than 5 did not"


@pytest.fixture(scope="module")
def answer() -> Result:
    return matching.validation(demo())


def test_on_the_demo_the_slope_is_that_of_its_tables(answer: Result) -> None:
    pairs, answers = demo().table("pairs"), demo().table("responses")
    asked = answers[answers["item"].isin(["Q1", "Q2", "Q3", "Q4", "Q5"]) & (answers["wave"] == "after")]
    own = asked[asked["about_id"].isna() | (asked["about_id"] == asked["person_id"])]
    points = own["value"].where(own["item"] != "Q4", 6 - own["value"])
    quality = points.groupby(own["person_id"]).agg(["mean", "count"])
    both = pairs.set_index("mentee_id").join(quality[quality["count"] >= 4], how="inner")
    by_hand = np.polyfit(both["score"], both["mean"], 1)[0] * both["score"].std()
    row = answer.table.iloc[0]
    assert row["slope"] == pytest.approx(by_hand)
    assert row["n"] == len(both)
    assert row["ruled_out"] == max(abs(row["slope_low"]), abs(row["slope_high"]))


def test_the_thirds_are_the_averages_behind_it_and_are_noted(answer: Result) -> None:
    thirds = answer.table.dropna(subset=["average"])
    assert thirds["n"].sum() == answer.table.loc[0, "n"]
    assert [len(one) for one in answer.shown] == thirds["n"].tolist()
    assert answer.waves == ("after",)
    assert answer.averaged is not None
    for (_, row), members in zip(thirds.iterrows(), answer.shown, strict=True):
        assert row["average"] == pytest.approx(answer.averaged.loc[list(members), "quality"].mean())


def test_it_says_that_it_speaks_of_pairs_made_only_and_names_nobody(answer: Result) -> None:
    assert "only of pairs actually made" in answer.sentence()
    people = set(demo().table("people")["person_id"])
    told = " ".join([str(answer.to_dict()), str(answer.rows()), answer.figure().alt])
    assert not [one for one in people if one in told]


def test_a_score_that_has_nothing_to_do_with_quality_is_said_to_be_no_evidence_and_what_is_ruled_out() -> None:
    """What goes with quality is taken away from the demo's scores, so that the slope is zero but for rounding."""
    data = made(demo(), "relationship_quality", None).frame.dropna(subset=["quality"])
    line = np.polyval(np.polyfit(data["quality"], data["score"], 1), data["quality"])
    score = demo().table("pairs").set_index("mentee_id")["score"]
    score.loc[data.index] += 60 - line
    pairs = demo().table("pairs").assign(score=score.round(6).to_numpy())
    found = matching.validation(dataclasses.replace(demo(), frames={**demo().frames, "pairs": pairs}))
    assert found.headline.startswith(
        "Among pairs actually made, this is not evidence that the score on record predicts"
    )
    assert found.headline.endswith("is ruled out")
    assert found.table.loc[0, "slope"] == pytest.approx(0, abs=1e-6)


def test_without_a_score_on_record_the_fit_is_found_anew() -> None:
    frames = {**demo().frames, "pairs": demo().table("pairs").drop(columns="score")}
    found = matching.validation(dataclasses.replace(demo(), frames=frames))
    assert found.table.loc[0, "predictor"] == "the fit"
    frames.pop("applications")
    nothing = matching.validation(dataclasses.replace(demo(), frames=frames))
    assert nothing.status == "not_possible"
    assert "no score is on record" in nothing.reason


def _few(folder: Path, n: int) -> Program:
    pairs = pd.DataFrame(
        {
            "pair_id": [f"p{i}" for i in range(n)],
            "mentor_id": [f"o{i}" for i in range(n)],
            "mentee_id": [f"e{i}" for i in range(n)],
            "matched_on": "2026-01-10",
            "score": range(n),
        }
    )
    return load(write_program(folder, pairs=pairs))


def test_few_pairs_are_hidden_and_pairs_of_which_nothing_is_known_say_so(tmp_path: Path) -> None:
    assert matching.validation(_few(tmp_path / "few", 4)).status == "hidden"
    nothing = matching.validation(_few(tmp_path / "more", 30))
    assert nothing.status == "not_possible"
    assert "what became of the pairs" in nothing.reason


def _simulated(seed: int, value: float, people: int = 480, mentors: int = 68) -> dict[str, Line]:
    truth = Truth(people=people, mentors=mentors, seed=seed, match_value={"engagement_pulse": value})
    data = made(as_program(simulate(truth)), "relationship_quality", None)
    return by_outcome(data)


def test_a_simulated_program_has_the_slopes_that_were_planted() -> None:
    """What each pair gained by its fit is known person by person, so the slope of the gain over the score is too.

    Quality by hand, per SD of the score: fit is 1/√(1 + .3²·.24 + .6²) = .85 of it, so .85 × .5 of an SD of .65 points,
    and up to .06 more by way of the meetings, less what five steps and the ceiling take away (under a fifth).
    """
    one = simulate(Truth(people=2500, mentors=350, seed=0, match_value={"engagement_pulse": 0.3}))
    data, potential = made(as_program(one), "relationship_quality", None), one.potential["engagement_pulse"]
    gain = (potential["with_place"] - potential["without"]).reindex(data.frame.index)
    planted = np.polyfit(data.frame["score"], gain, 1)[0] * data.frame["score"].std()
    found = by_outcome(data)
    e = found["objective"].slope.slope
    assert planted == pytest.approx(0.85 * 0.3, abs=0.05)
    assert abs(e.value - planted) < 3.3 * e.se
    assert found["objective"].reading == "predicts"
    quality = found["quality"].slope.slope
    assert quality.low < (0.85 * 0.5 + 0.06) * 0.65
    assert quality.high > 0.8 * 0.85 * 0.5 * 0.65
    assert found["quality"].reading == "predicts"


@pytest.mark.long
def test_simulated_programs_hold_their_slopes_over_200_seeds_and_claim_nothing_without_a_match_value() -> None:
    """The truth of a program of this kind is that of 48,000 people, whose own error is a fifteenth of theirs."""
    truth = {outcome: line.slope.slope.value for outcome, line in _simulated(10_000, 0.2, 48_000, 6_800).items()}
    low, high = sp.binom.ppf([0.0005, 0.9995], 200, 0.95)
    held, claims = dict.fromkeys(truth, 0), 0
    for seed in range(200):
        for outcome, line in _simulated(seed, 0.2).items():
            held[outcome] += line.slope.slope.low <= truth[outcome] <= line.slope.slope.high
        without = _simulated(seed, 0.0)["objective"].slope.slope
        claims += without.low > 0 or without.high < 0
    assert all(low <= held[outcome] <= high for outcome in ("quality", "meetings", "objective")), held
    assert claims <= sp.binom.ppf(0.9995, 200, 0.05)


@pytest.mark.parametrize(("without", "left_out"), [(0, 0), (1, 4), (4, 1), (5, 0), (9, 0)])
def test_a_few_without_a_mentor_cannot_be_counted_by_the_pairs(without: int, left_out: int) -> None:
    program = demo()
    pairs = program.frames["pairs"]
    fewer = dataclasses.replace(program, frames={**program.frames, "pairs": pairs.iloc[: len(pairs) - without]})
    found = made(fewer, "relationship_quality", None)
    assert len(found.frame) == len(pairs) - without - left_out
    assert any("drawn by lot" in note for note in found.notes) == (left_out > 0)
    assert list(made(fewer, "relationship_quality", None).frame.index) == list(found.frame.index)
