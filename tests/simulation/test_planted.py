"""Is what was planted what is there, and would an honest comparison find it?"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.scores import SCALES
from mentorlab.simulation.truth import Truth
from tests.simulation.conftest import PLANTED

MEASURES = sorted(PLANTED)


def seen(scores: pd.DataFrame) -> pd.Series:
    """The score after that a person has, by the arm the person is in."""
    return scores["if_offered"].where(scores["arm"] == "program", scores["if_not"])


def difference(scores: pd.DataFrame) -> float:
    by_arm = seen(scores).groupby(scores["arm"]).mean()
    return float(by_arm["program"] - by_arm["waitlist"])


@pytest.mark.parametrize("measure", MEASURES)
def test_the_planted_effect_is_the_mean_of_the_persons_effects(many: list[Simulated], measure: str) -> None:
    for one in many:
        scores = one.potential[measure]
        assert (scores["if_offered"] - scores["if_not"]).mean() == pytest.approx(PLANTED[measure], abs=0.003)


@pytest.mark.parametrize("points", [-0.6, 0.05, 1.2, 2.0])
def test_other_sizes_are_reached_too(points: float) -> None:
    scores = simulate(Truth(seed=5, effects={"engagement_pulse": points})).potential
    pulse, stay = scores["engagement_pulse"], scores["stay_intention"]
    assert (pulse["if_offered"] - pulse["if_not"]).mean() == pytest.approx(points, abs=0.003)
    assert (stay["if_offered"] == stay["if_not"]).all()


@pytest.mark.parametrize("measure", MEASURES)
def test_offered_against_waiting_is_unbiased(many: list[Simulated], measure: str) -> None:
    found = np.array([difference(one.potential[measure]) for one in many])
    limit = stats.t.ppf(0.9995, len(found) - 1) * found.std(ddof=1) / math.sqrt(len(found))
    assert abs(found.mean() - PLANTED[measure]) < limit


def test_those_who_would_not_take_part_gain_nothing(demo: Simulated) -> None:
    for scores in demo.potential.values():
        away = scores[~scores["takes_up"]]
        assert (away["if_offered"] == away["if_not"]).all()


@pytest.mark.parametrize("measure", MEASURES)
def test_spread_reliability_and_retest_are_plausible(many: list[Simulated], measure: str) -> None:
    retest = [np.corrcoef(one.potential[measure]["before"], one.potential[measure]["if_not"])[0, 1] for one in many]
    spread = [one.potential[measure]["before"].std() for one in many]
    alphas = [alpha(one, measure) for one in many]
    assert np.mean(retest) == pytest.approx(0.6, abs=0.03)
    assert np.mean(spread) == pytest.approx(1.0 if measure == "engagement_pulse" else 0.8, abs=0.05)
    assert np.mean(alphas) == pytest.approx(0.8, abs=0.03)
    assert min(alphas) > 0.7


def alpha(one: Simulated, measure: str) -> float:
    """Cronbach's alpha of the answers before, by its formula."""
    scale, rows = SCALES[measure], one.tables["responses"]
    rows = rows[rows["item"].isin(scale.items) & (rows["wave"] == "before")]
    wide = rows.set_index(["person_id", "item"])["value"].unstack().dropna()  # noqa: PD010
    for item in scale.reverse:
        wide[item] = scale.maximum + scale.minimum - wide[item]
    k = len(scale.items)
    return float(k / (k - 1) * (1 - wide.var(ddof=1).sum() / wide.sum(axis=1).var(ddof=1)))


def test_answers_are_those_of_the_arm(demo: Simulated) -> None:
    """Scores worked out from the responses table are the potential scores of the arm the person is in."""
    rows = demo.tables["responses"]
    rows = rows[rows["item"].isin(["G1", "G2", "G3"]) & (rows["wave"] == "after")]
    wide = rows.set_index(["person_id", "item"])["value"].unstack().dropna()  # noqa: PD010
    scores = seen(demo.potential["engagement_pulse"])
    both = wide.index.intersection(scores.index)
    assert len(both) > 150
    np.testing.assert_allclose(wide.loc[both].mean(axis=1), scores[both])
