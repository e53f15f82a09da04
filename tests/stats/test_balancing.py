"""Do weights make two groups alike, and what do they do to people without a counterpart?"""

from __future__ import annotations

import math
import time

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy.optimize import minimize

from mentorlab import stats
from mentorlab.errors import NotComputable


def people(n: int, seed: int = 0) -> tuple[pd.DataFrame, pd.Series]:
    """Who joins is older and keener; three columns, one of them words."""
    rng = np.random.default_rng(seed)
    ids = pd.Index([f"p{i}" for i in range(n)])
    frame = pd.DataFrame({"before": rng.normal(3, 1, n), "age": rng.normal(40, 9, n)}, index=ids)
    frame["site"] = rng.choice(["north", "south", "west"], n, p=[0.5, 0.3, 0.2])
    lean = 0.5 * (frame["before"] - 3) + 0.03 * (frame["age"] - 40) + 0.4 * (frame["site"] == "south")
    return frame, pd.Series(rng.random(n) < 1 / (1 + np.exp(-lean)), index=ids)


def test_weights_by_hand() -> None:
    # Comparison 0 and 1, program's mean 3/4: only weights 1/4 and 3/4 reach it; they add up to two people.
    two = stats.entropy_balance(pd.DataFrame({"x": [0.5, 1.0, 0.0, 1.0]}), [True, True, False, False])
    assert two.weights.tolist() == pytest.approx([0.5, 1.5])
    assert two.ess == pytest.approx(2**2 / (0.5**2 + 1.5**2))
    # Comparison 0, 1, 2, program's mean 3/2: with weights 1, z, z² the condition is z² − z − 3 = 0.
    three = stats.entropy_balance(pd.DataFrame({"x": [1.0, 2.0, 0, 1, 2]}), [1, 1, 0, 0, 0])
    z = (1 + math.sqrt(13)) / 2
    assert three.weights.tolist() == pytest.approx([3 * w / (1 + z + z * z) for w in (1, z, z * z)])


def test_weights_are_those_of_another_optimizer() -> None:
    frame, arm = people(300)
    found = stats.entropy_balance(frame, arm)
    x = pd.get_dummies(frame, columns=["site"], drop_first=True, dtype=float)
    x = ((x - x.mean()) / x.std()).to_numpy()
    apart = x[~arm] - x[arm].mean(axis=0)
    other = minimize(lambda a: np.log(np.exp(apart @ a).sum()), np.zeros(4), method="BFGS", options={"gtol": 1e-9})
    weights = np.exp(apart @ other.x)
    assert found.weights.to_numpy() == pytest.approx(weights / weights.mean(), rel=1e-4)
    assert found.balance["g_weighted"].abs().max() < 1e-7
    assert found.balance["g"].abs().max() > 0.3
    assert (found.weights_program == 1).all()
    plain = [frame.loc[who, "age"] for who in (arm, ~arm)]
    assert found.balance.loc["age", "g"] == pytest.approx(stats.standardised_difference(*plain).value)
    assert found.balance.loc["site: south", "mean_program"] == pytest.approx((frame["site"] == "south")[arm].mean())


def test_overlap_weights_are_the_chances_of_the_other_arm_and_balance_exactly() -> None:
    frame, arm = people(300)
    found = stats.overlap_weights(frame, arm)
    design = sm.add_constant(pd.get_dummies(frame, columns=["site"], drop_first=True, dtype=float))
    chance = sm.GLM(arm.astype(float), design, family=sm.families.Binomial()).fit(tol=1e-12).fittedvalues
    assert found.weights.to_numpy() == pytest.approx((chance[~arm] / chance[~arm].mean()).to_numpy(), rel=1e-6)
    assert found.weights_program.to_numpy() == pytest.approx(((1 - chance)[arm] / (1 - chance)[arm].mean()), rel=1e-6)
    assert found.balance["g_weighted"].abs().max() < 1e-6
    assert 0 < found.ess < (~arm).sum()
    assert 0 < found.ess_program < arm.sum()


def test_neither_a_constant_nor_a_unit_nor_the_order_matters() -> None:
    frame, arm = people(200, seed=3)
    other = frame.assign(before=frame["before"] * 1000 + 7e4, age=-frame["age"]).sample(frac=1, random_state=1)
    for engine in (stats.entropy_balance, stats.overlap_weights):
        plain, moved = engine(frame, arm), engine(other, arm)
        assert moved.weights.reindex(plain.weights.index).to_numpy() == pytest.approx(
            plain.weights.to_numpy(), rel=1e-6
        )
        assert moved.ess == pytest.approx(plain.ess)


def test_job_training(shared_table) -> None:
    # A real draw left small differences; with weights the 260 count as some more than 200, and nothing is left of them.
    folder = "data/programs/job-training/tables"
    waves = shared_table(f"{folder}/measures.csv").pivot_table(index="person_id", columns="wave", values="value")
    arm = shared_table(f"{folder}/assignments.csv").set_index("person_id")["arm"]
    men = shared_table(f"{folder}/people.csv").set_index("person_id").join(waves[["earlier", "before"]])
    found = stats.entropy_balance(men, arm, reference="comparison")
    assert found.balance["g_weighted"].abs().max() < 1e-8
    assert found.balance.loc["no_degree", "g"] == pytest.approx(-0.30, abs=0.01)  # 71 % against 83 %
    assert 200 < found.ess < 260
    effect = stats.weighted_effect(
        waves["after"], waves["before"], arm, covariates=men.drop(columns="before"), reference="comparison"
    ).effect
    # Beside the published 1794 (unadjusted) and 1676 (adjusted, classical standard error 639).
    assert effect.value == pytest.approx(1676, abs=150)
    assert effect.se == pytest.approx(660, rel=0.1)


def test_who_has_no_counterpart_weighs_nothing() -> None:
    frame, arm = people(300, seed=5)
    nobody_joined = (frame["site"] == "west") & arm
    frame, arm = frame[~nobody_joined], arm[~nobody_joined]
    found = stats.entropy_balance(frame, arm)
    west = frame.loc[~arm, "site"] == "west"
    assert (found.weights[west] == 0).all()
    assert (found.weights[~west] > 0).all()
    assert found.balance["g_weighted"].abs().max() < 1e-7
    assert found.weights.sum() == pytest.approx((~arm).sum())


def test_out_of_reach_is_refused_and_names_the_column() -> None:
    frame, arm = people(100, seed=2)
    older = frame.assign(age=frame["age"] + 100 * arm)
    with pytest.raises(NotComputable, match=r"no weighting .* reaches the program's average \(look at age\)"):
        stats.entropy_balance(older, arm)
    with pytest.raises(NotComputable, match="tell the groups apart completely"):
        stats.overlap_weights(older, arm)
    # Jointly out of reach, though every column by itself is within: the comparison stands on one line.
    line = pd.DataFrame({"a": [0.0, 1, 2, 3, 1, 2], "b": [0.0, 1, 2, 3.001, 2, 0.9]})
    with pytest.raises(NotComputable, match="no weighting"):
        stats.entropy_balance(line, [False, False, False, False, True, True])


@pytest.mark.parametrize(
    ("columns", "arm", "says"),
    [
        ({"x": [1.0, 2, 3, 4]}, ["a", "b", "c", "a"], "say which the others are compared with"),
        ({"x": [1.0, 2, 3, 4]}, [True, True, True, True], "one arm"),
        ({"x": [1.0, 1, 1, 1]}, [True, True, False, False], "the same for everyone"),
        ({"x": [1.0, 2, 3, 4], "y": [2.0, 4, 6, 8]}, [True, False, True, False], "too few|same information"),
        ({}, [True, False], "give a DataFrame"),
    ],
)
def test_what_cannot_be_balanced_is_refused(columns, arm, says) -> None:
    with pytest.raises(NotComputable, match=says):
        stats.entropy_balance(pd.DataFrame(columns), arm)


def test_missing_values_are_left_out_and_counted() -> None:
    frame, arm = people(100)
    frame.iloc[:7, 0] = np.nan
    found = stats.entropy_balance(frame, arm)
    assert len(found.weights) + len(found.weights_program) == 93
    assert found.n_started == 100


@pytest.mark.long
@pytest.mark.parametrize(("n", "seconds"), [(100_000, 1.0), (1_000_000, 6.0)])
def test_large_numbers_are_quick(n: int, seconds: float) -> None:
    frame, arm = people(n)
    started = time.perf_counter()
    found = stats.entropy_balance(frame, arm)
    assert time.perf_counter() - started < seconds
    assert found.balance["g_weighted"].abs().max() < 1e-7
