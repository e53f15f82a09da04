"""Do effects by group and over waves come out as other programs and papers give them?"""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from statsmodels.genmod.cov_struct import Exchangeable

from mentorlab import stats
from mentorlab.errors import NotComputable

SCHOOLS = ([28, 8, -3, 7, -1, 1, 18, 12], [15, 10, 16, 11, 9, 11, 10, 18])
WAVES = ["before", "middle", "after"]


def estimate(value: float, se: float) -> stats.Estimate:
    return stats.Estimate(value, value - 2 * se, value + 2 * se, 0.95, se, 10, "")


def test_the_eight_schools() -> None:
    found = stats.partial_pooling([estimate(y, s) for y, s in zip(*SCHOOLS, strict=True)])
    # Gelman and others, Bayesian Data Analysis, section 5.5: pooled 7.7, standard error 4.1; chi-squared 4.7 on 7.
    assert (found.mean.value, found.mean.se) == pytest.approx((7.7, 4.1), abs=0.05)
    assert found.apart == pytest.approx(4.7, abs=0.05)
    assert {round(one.value, 6) for one in found.groups} == {round(found.mean.value, 6)}  # no more apart than by chance


def test_groups_are_drawn_in_by_hand() -> None:
    # Effects 0 and 10 with standard error 1: the variance between is 50 − 1 = 49, and each keeps 49/50 of itself.
    found = stats.partial_pooling([estimate(0, 1), estimate(10, 1)])
    assert found.between**2 == pytest.approx(49)
    assert [one.value for one in found.groups] == pytest.approx([0.1, 9.9])
    assert found.groups[0].se == pytest.approx((49 / 50 + (1 / 50) ** 2 * 25) ** 0.5)


def people(n: int, seed: int, *, more: float = 0.0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({"arm": rng.integers(0, 2, n), "g": rng.choice(list("xyz"), n), "before": rng.normal(size=n)})
    gain = 0.3 + more * (frame["g"] == "x")
    return frame.assign(after=0.5 * frame["before"] + frame["arm"] * gain + rng.normal(size=n))


def test_groups_as_another_program() -> None:
    d = people(300, 3)
    found = stats.effects_by_group(d["after"], d["arm"], d["g"], before=d["before"])
    other = smf.ols("after ~ arm * C(g) + before", d).fit(cov_type="HC3", use_t=True)
    assert found.effects["x"].value == pytest.approx(other.params["arm"])
    assert found.effects["y"].value == pytest.approx(other.params["arm"] + other.params["arm:C(g)[T.y]"])
    assert found.effects["x"].se == pytest.approx(other.bse["arm"])
    assert found.p == pytest.approx(float(other.f_test("arm:C(g)[T.y]=0, arm:C(g)[T.z]=0").pvalue))
    sizes = d["g"].value_counts()
    rest = (sizes["y"] * found.effects["y"].value + sizes["z"] * found.effects["z"].value) / (sizes["y"] + sizes["z"])
    assert found.from_others["x"].value == pytest.approx(found.effects["x"].value - rest)


def test_ids_may_stand_in_any_order_and_gaps_are_left_out() -> None:
    d = people(200, 4)
    d.index = [f"p{i}" for i in d.index]
    holes = d["after"].where(d.index != "p7")
    one = stats.effects_by_group(holes, d["arm"].sample(frac=1, random_state=1), d["g"], before=d["before"])
    d = d.drop(index="p7")
    two = stats.effects_by_group(d["after"], d["arm"], d["g"], before=d["before"], covariates=None)
    assert one.effects["z"].value == pytest.approx(two.effects["z"].value)
    assert one.effects["z"].n == two.effects["z"].n


@pytest.mark.long
def test_the_test_of_groups_finds_nothing_where_nothing_is() -> None:
    p = [
        stats.effects_by_group(*(people(150, s)[c] for c in ("after", "arm", "g")), before=people(150, s)["before"]).p
        for s in range(400)
    ]
    assert 0.02 <= np.mean(np.array(p) < 0.05) <= 0.08
    q = [stats.effects_by_group(*(people(300, s, more=1.2)[c] for c in ("after", "arm", "g"))).p for s in range(100)]
    assert np.mean(np.array(q) < 0.05) > 0.8


def test_groups_that_cannot_be_compared() -> None:
    d = people(40, 5)
    with pytest.raises(NotComputable, match="one group"):
        stats.effects_by_group(d["after"], d["arm"], ["x"] * 40)
    with pytest.raises(NotComputable, match="fewer than two people in an arm"):
        stats.effects_by_group(d["after"], d["arm"], np.where(d["arm"] == 1, "x", "y"))


def long(n: int, seed: int, *, keep: float = 0.8, slope: float = 0.0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    arm, lasting, own = rng.integers(0, 2, n), rng.normal(size=n), rng.normal(size=n)
    rows = [
        pd.DataFrame(
            {
                "person": np.arange(n),
                "wave": wave,
                "arm": arm,
                "value": lasting + slope * own * place + arm * gain + rng.normal(0, 0.8, n),
            }
        )[rng.random(n) < keep]
        for place, (wave, gain) in enumerate(zip(WAVES, (0.0, 0.3, 0.5), strict=True))
    ]
    return pd.concat(rows, ignore_index=True)


def over(d: pd.DataFrame, *, same_start: bool = True) -> stats.OverWaves:
    return stats.effects_over_waves(d["value"], d["person"], d["wave"], d["arm"], waves=WAVES, same_start=same_start)


def test_waves_as_another_program() -> None:
    d = long(150, 6)
    other = smf.mixedlm("value ~ C(wave, Treatment('before')) * arm", d, groups=d["person"]).fit(reml=True)
    found = over(d, same_start=False)
    for wave in ("middle", "after"):
        assert found.effects[wave].value == pytest.approx(
            other.params[f"C(wave, Treatment('before'))[T.{wave}]:arm"], abs=1e-5
        )
        assert found.effects[wave].se == pytest.approx(
            other.bse[f"C(wave, Treatment('before'))[T.{wave}]:arm"], rel=0.2
        )
    between = float(other.cov_re.iloc[0, 0])
    assert found.icc == pytest.approx(between / (between + other.scale), abs=1e-4)


def test_robust_errors_as_another_program() -> None:
    d = long(120, 7, keep=1.0, slope=0.7)
    # Everybody answered at all waves: exchangeable GEE and the mixed model give the same effects and sandwich errors.
    gee = smf.gee(
        "value ~ C(wave, Treatment('before')) * arm",
        "person",
        d,
        cov_struct=Exchangeable(),
    ).fit()
    found = over(d, same_start=False)
    name = "C(wave, Treatment('before'))[T.after]:arm"
    assert found.effects["after"].value == pytest.approx(gee.params[name], abs=1e-6)
    assert found.effects["after"].se == pytest.approx(gee.bse[name] * (120 / 119) ** 0.5, rel=1e-6)


def test_one_start_for_both_arms_sharpens_the_answer() -> None:
    d = long(300, 8)
    assert over(d).effects["after"].se < 0.95 * over(d, same_start=False).effects["after"].se
    assert over(d).means[True, "before"].value == over(d).means[False, "before"].value


@pytest.mark.long
def test_the_waves_hold_what_was_planted_also_where_people_drift_apart() -> None:
    held = [over(long(80, seed, slope=0.6)).effects["after"] for seed in range(400)]
    assert 0.92 <= np.mean([one.low <= 0.5 <= one.high for one in held]) <= 0.98


@pytest.mark.long
def test_a_million_people_take_seconds() -> None:
    d = long(1_000_000, 9)
    began = time.perf_counter()
    over(d)
    assert time.perf_counter() - began < 20


def test_waves_that_cannot_be_told() -> None:
    d = long(60, 10)
    with pytest.raises(NotComputable, match="two answers at one wave"):
        over(pd.concat([d, d.iloc[:1]]))
    with pytest.raises(NotComputable, match="cannot be linked"):
        over(d.assign(person=np.arange(len(d))))
    with pytest.raises(NotComputable, match="fewer than two answers"):
        over(d[(d["wave"] != "after") | (d["arm"] == 1)])
    with pytest.raises(NotComputable, match="both arms"):
        over(d.assign(arm=np.arange(len(d)) % 2))
    with pytest.raises(NotComputable, match="zero variance"):
        over(d.assign(value=3.0))
