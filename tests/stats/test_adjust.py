"""What is the effect once the start is taken into account?"""

from __future__ import annotations

import math
import time

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from scipy import stats as sp

from mentorlab import stats
from mentorlab.errors import NotComputable


@pytest.fixture
def trial() -> pd.DataFrame:
    """Sixty people, twenty mentors within arms, two covariates; planted effect 0.5."""
    rng = np.random.default_rng(7)
    n = 60
    frame = pd.DataFrame({"before": rng.normal(3, 1, n), "treated": np.arange(n) % 2 == 0, "age": rng.normal(40, 9, n)})
    frame["site"] = rng.choice(["north", "south", "west"], n)
    frame["mentor"] = [f"m{i}" for i in np.arange(n) % 20]
    frame["after"] = 0.6 * frame["before"] + 0.5 * frame["treated"] + rng.normal(0, 1 + frame["treated"], n)
    return frame.set_index(pd.Index([f"p{i}" for i in range(n)]))


def adjusted(frame: pd.DataFrame, **settings) -> stats.Adjusted:
    return stats.ancova(frame["after"], frame["before"], frame["treated"], **settings)


def test_anorexia(shared_table):
    # Hand et al. (1993), R MASS: lm(Postwt ~ Prewt + Treat), reference CBT: Cont -4.0971 (1.8935), FT 4.5631 (2.1333);
    # slopes differ, F(2, 66) 5.41, p .0067.
    girls = shared_table("data/anorexia_MASS.csv")
    result = stats.ancova(girls["Postwt"], girls["Prewt"], girls["Treat"], reference="CBT", se="classical")
    cont, ft = result.effects["Cont"], result.effects["FT"]
    assert (cont.value, cont.se, ft.value, ft.se) == pytest.approx((-4.0971, 1.8935, 4.5631, 2.1333), abs=5e-5)
    assert result.slope_p == pytest.approx(0.0067, abs=5e-5)
    assert sp.f.sf(5.41, 2, 66) == pytest.approx(result.slope_p, abs=5e-5)
    assert result.n_by_arm == {"CBT": 29, "Cont": 26, "FT": 17}
    assert set(result.p) == {"Cont", "FT"}
    assert "classical" in cont.method
    means = result.adjusted_means
    assert means["FT"].value - means["CBT"].value == pytest.approx(ft.value)
    with pytest.raises(NotComputable, match=r"2 effects \(Cont, FT\); use \.effects"):
        _ = result.effect


def test_job_training(shared_table):
    # The folder's charter: 1636 dollars, HC3 680 (data/README.md, computed with statsmodels).
    folder = "data/programs/job-training/tables"
    waves = shared_table(f"{folder}/measures.csv").pivot_table(index="person_id", columns="wave", values="value")
    arm = shared_table(f"{folder}/assignments.csv").set_index("person_id")["arm"]
    people = shared_table(f"{folder}/people.csv").set_index("person_id")
    charter = people[["age", "education_years", "black", "hispanic", "married", "no_degree"]].sample(
        frac=1, random_state=1
    )
    result = stats.ancova(waves["after"], waves["before"], arm, covariates=charter, reference="comparison")
    assert result.effect.value == pytest.approx(1636, abs=0.5)
    assert result.effect.se == pytest.approx(680, abs=0.5)
    assert result.effect.method == "ANCOVA, HC3 standard errors"
    assert (result.n_by_arm, result.n_started) == ({"comparison": 260, "program": 185}, 445)


@pytest.mark.parametrize(
    ("settings", "fitted"),
    [
        ({}, {"cov_type": "HC3", "use_t": True}),
        ({"se": "classical"}, {}),
    ],
)
def test_against_statsmodels_formulas(trial, settings, fitted):
    result = adjusted(trial, covariates=trial[["age", "site"]], **settings)
    oracle = smf.ols("after ~ C(treated) + before + age + C(site)", trial).fit(**fitted)
    name = "C(treated)[T.True]"
    assert result.effect.value == pytest.approx(oracle.params[name])
    assert result.effect.se == pytest.approx(oracle.bse[name])
    assert result.p == pytest.approx(oracle.pvalues[name])
    assert (result.effect.low, result.effect.high) == pytest.approx(tuple(oracle.conf_int().loc[name]))
    assert result.r2 == pytest.approx(oracle.rsquared)
    crossed = smf.ols("after ~ C(treated) * before + age + C(site)", trial).fit(**fitted)
    slopes = crossed.f_test("C(treated)[T.True]:before = 0")
    assert result.slope_p == pytest.approx(float(slopes.pvalue))


def test_the_method_says_how_many_clusters(trial):
    result = adjusted(trial, cluster=trial["mentor"])
    assert result.effect.method.startswith("ANCOVA, cluster-robust standard errors (CR2, 20 clusters, 9.8")
    assert result.n_clusters == 20
    assert result.n_clusters_by_arm == {False: 10, True: 10}
    assert adjusted(trial).n_clusters is None
    assert adjusted(trial).n_clusters_by_arm is None


def test_clusters_are_counted_in_each_arm_among_those_analysed(trial):
    site = trial["site"].where(~trial["treated"], trial["mentor"])  # mentors in one arm, sites in the other
    site["p0"], site["p1"] = "left", "left too"
    trial.loc[["p0", "p1"], "after"] = np.nan
    for result in (
        adjusted(trial, cluster=site),
        stats.did(trial["before"], trial["after"], trial["treated"], cluster=site),
    ):
        assert result.n_clusters_by_arm == {False: 3, True: 10}
        assert result.n_clusters == 13
    shared = pd.Series(["a", "b", "c"] * 20, trial.index)
    assert adjusted(trial, cluster=shared).n_clusters_by_arm == {False: 3, True: 3}


def test_adjusted_means_are_predictions_at_the_average(trial):
    result = adjusted(trial, covariates=trial[["age", "site"]], se="classical")
    oracle = smf.ols("after ~ C(treated) + before + age + C(site)", trial).fit()
    at = pd.get_dummies(trial["site"]).mean()
    base = oracle.params["Intercept"] + oracle.params["before"] * trial["before"].mean()
    base += oracle.params["age"] * trial["age"].mean() + sum(
        oracle.params[f"C(site)[T.{s}]"] * at[s] for s in ("south", "west")
    )
    assert result.adjusted_means[False].value == pytest.approx(base)
    assert result.adjusted_means[True].value == pytest.approx(base + result.effect.value)
    assert result.adjusted_means[True].n == 30


def test_by_hand_without_noise_in_the_start():
    # The start is balanced and unrelated to the arm: the adjusted effect is the plain difference of means, 2.
    result = stats.ancova([1, 2, 3, 5, 3, 5, 5, 6], [1, 1, 2, 2, 1, 1, 2, 2], [0, 0, 0, 0, 1, 1, 1, 1], se="classical")
    assert result.effect.value == pytest.approx(2)
    assert set(result.effects) == {True}
    assert result.n_by_arm == {False: 4, True: 4}


def test_yes_and_no_may_be_told_in_many_ways(trial):
    plain = adjusted(trial)
    for arm in (trial["treated"].astype(int), trial["treated"].astype(float), trial["treated"].astype("boolean")):
        assert stats.ancova(trial["after"], trial["before"], arm) == plain
    words = trial["treated"].map({True: "program", False: "comparison"})
    for arm in (words, words.astype("category"), words.to_numpy(dtype=object)):
        result = stats.ancova(trial["after"], trial["before"], arm, reference="comparison")
        assert result.effect == plain.effect
        assert list(result.adjusted_means) == ["comparison", "program"]
    turned = adjusted(trial, reference=True)
    assert turned.effects[False].value == pytest.approx(-plain.effect.value)


def test_swapping_arms_moving_scores_and_row_order(trial):
    plain = adjusted(trial, covariates=trial[["age"]])
    swapped = adjusted(trial.assign(treated=~trial["treated"]), covariates=trial[["age"]])
    assert (swapped.effect.value, swapped.effect.low) == pytest.approx((-plain.effect.value, -plain.effect.high))
    assert swapped.p == pytest.approx(plain.p)
    moved = adjusted(
        trial.assign(after=trial["after"] + 1000, before=trial["before"] - 50), covariates=trial[["age"]] * 12
    )
    assert (moved.effect.value, moved.effect.se) == pytest.approx((plain.effect.value, plain.effect.se))
    assert moved.slope_p == pytest.approx(plain.slope_p)
    mixed = trial.sample(frac=1, random_state=2)
    again = stats.ancova(mixed["after"], trial["before"], trial["treated"][::-1], covariates=mixed[["age"]])
    assert (again.effect.value, again.effect.se) == pytest.approx((plain.effect.value, plain.effect.se))


def test_people_without_a_value_are_left_out_and_counted(trial):
    after = trial["after"].drop(index=["p0", "p1"])
    before = trial["before"].copy()
    before["p4"] = np.nan
    covariates = trial[["site"]].astype(object)
    covariates.loc["p5", "site"] = None
    stranger = pd.Series([3.0], ["x1"])
    result = stats.ancova(pd.concat([after, stranger]), before, trial["treated"], covariates=covariates)
    assert result.effect.n == 56
    assert result.n_by_arm == {False: 28, True: 28}
    assert result.n_started == 60
    assert result.n_started_by_arm == {False: 30, True: 30}
    whole = trial.drop(index=["p0", "p1", "p4", "p5"])
    assert result.effect == adjusted(whole, covariates=whole[["site"]]).effect


def listed(**columns) -> dict:
    given = {"after": [1.0, 3, 2, 5, 4, 6], "before": [1.0, 2, 3, 1, 2, 4], "arm": [0, 0, 0, 1, 1, 1]}
    return given | columns


IDS = list("abcdef")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (listed(arm=[1] * 6), r"everyone is in one arm \(True\)"),
        (listed(arm=[None] * 6), "nobody has all of after, before, arm"),
        (listed(arm=["x", "x", "x", "y", "y", "y"]), "arms x, y: say which .* reference='x'"),
        (
            listed(arm=["pro", "pro", "pro", "wait", "wait", "wait"], reference="wiat"),
            "'wiat' is no arm; did you mean 'wait'",
        ),
        (listed(arm=[0, 0, 0, 0, 0, 1]), "only one person in arm True"),
        (listed(after=[1, 2, 3, None, None, None]), "nobody in arm True has all values"),
        (listed(after=[None] * 6), "nobody has all of after"),
        (listed(after=[2] * 6), "after is the same for everyone"),
        (listed(before=[2] * 6), "before is the same for everyone"),
        (listed(after=[1, 2, 3, 4, 5, 6], before=[1, 2, 3, 4, 5, 6]), "explains the outcome exactly"),
        (listed(after=[1, 2]), "unequal numbers of rows .after has 2, before has 6"),
        (listed(se="HC9"), "use 'HC3' or 'classical'"),
        (listed(level=95), "level 95"),
        (listed(covariates=pd.DataFrame({"grade": [3] * 6})), "grade is the same for everyone"),
        (listed(covariates=pd.DataFrame({"site": ["x"] * 6})), "site is the same for everyone"),
        (listed(covariates=pd.DataFrame({"age": [1, 2, 3, 1, 2, 4]})), "before, age carry the same information"),
        (listed(covariates=pd.DataFrame({"t": ["u", "u", "u", "v", "v", "v"]})), "arm True, t carry the same"),
        (listed(covariates=pd.DataFrame({"name": IDS})), "name is different for nearly everybody"),
        (
            listed(covariates=pd.DataFrame({"t": list("uvwuvw"), "x": [1, 2, 3, 3, 1, 1]})),
            r"6 people are too few for 6 columns \(constant, arm True, before, t, x\)",
        ),
        (
            listed(covariates=pd.DataFrame({"boss": [0, 0, 0, 0, 0, 1]})),
            r"1 people alone decide a coefficient \(boss\)",
        ),
        (
            listed(covariates=pd.DataFrame({"on": pd.to_datetime(["2026-01-01"] * 6)})),
            "on holds dates, not numbers; give days as numbers",
        ),
        (listed(covariates=pd.DataFrame({"age": [1, 2, np.inf, 1, 2, 4]})), "age: infinite"),
        (listed(covariates=[1, 2, 3, 4, 5, 6]), "give a DataFrame"),
        (listed(cluster=["m", "n", None, "m", "n", "o"]), r"1 people have no cluster \(2\)"),
        (listed(cluster=["m", "m", "m", "n", "n", "o"]), "arm False has only one cluster"),
    ],
)
def test_what_ancova_refuses(given, message):
    with pytest.raises(NotComputable, match=message):
        stats.ancova(**given)


def test_messages_show_no_cells():
    secret = ["pregnant", "ill", "well", "well", "ill", "well"]
    days = pd.to_datetime([f"1961-07-0{i}" for i in range(1, 7)])
    for covariates in (
        {"why": secret},
        {"why": [f"{word}{i}" for i, word in enumerate(secret)]},
        {"why": secret, "b": list("uvuvuv"), "c": [2, 7, 1, 8, 2, 8]},
        {"born": days},
        {"born": days - days[0]},
        {"born": days.date},
        {"born": [*days.date[:5], "1961"]},
        {"why": [4711, *secret[1:]]},
        {"why": ["ill", "well", "ill", "well", "ill", "well"], "again": ["ill", "well", "ill", "well", "ill", "well"]},
    ):
        with pytest.raises(NotComputable) as caught:
            stats.ancova(**listed(covariates=pd.DataFrame(covariates)))
        said = str(caught.value)
        assert any(name in said for name in covariates)
        assert not any(cell in said for cell in ("preg", "ill", "well", "1961", "4711", "Timestamp", ": "))


def test_what_ids_give_away():
    after, before = pd.Series([1.0, 3, 2, 5, 4, 6], IDS), pd.Series([1.0, 2, 3, 1, 2, 4], IDS)
    arm = pd.Series([0, 0, 0, 1, 1, 1], IDS)
    with pytest.raises(NotComputable, match=r"1 people stand under two arms \(a\)"):
        stats.ancova(after, before, pd.concat([arm, pd.Series([1], ["a"])]))
    with pytest.raises(NotComputable, match=r"arm: 1 ids stand in more than one row \(a\)"):
        stats.ancova(after, before, pd.concat([arm, pd.Series([0], ["a"])]))
    with pytest.raises(NotComputable, match=r"before: 1 ids stand in more than one row \(a\)"):
        stats.ancova(after, pd.concat([before, pd.Series([0], ["a"])]), arm)
    with pytest.raises(NotComputable, match="no id is in all of after, before, arm"):
        stats.did(before, after, arm.set_axis(range(6)))
    with pytest.raises(NotComputable, match="no id is in all of after, before, arm, covariates"):
        stats.ancova(after, before, arm, covariates=pd.DataFrame({"age": [1, 5, 2, 4, 3, 3]}))
    with pytest.raises(NotComputable, match=r"2 people have no cluster \(e, f\)"):
        stats.did(before, after, arm, cluster=pd.Series(list("mnop"), list("abcd")))
    with pytest.raises(NotComputable, match="cluster: its ids stand in another order"):
        stats.did(before.to_list(), after, arm, cluster=pd.Series(list("mnopqr"), IDS[::-1]))


def test_a_slope_that_cannot_be_asked_about_is_no_number():
    result = stats.ancova([1, 3, 2, 5, 4, 6, 3], [2, 2, 2, 1, 2, 4, 3], [0, 0, 0, 1, 1, 1, 1], se="classical")
    assert math.isnan(result.slope_p)
    assert math.isfinite(result.effect.value)


def test_did_is_the_difference_of_mean_changes(trial):
    result = stats.did(trial["before"], trial["after"], trial["treated"])
    change = trial["after"] - trial["before"]
    oracle = sp.ttest_ind(change[trial["treated"]], change[~trial["treated"]], equal_var=False)
    assert result.effect.value == pytest.approx(change[trial["treated"]].mean() - change[~trial["treated"]].mean())
    assert result.p == pytest.approx(oracle.pvalue)
    assert (result.effect.low, result.effect.high) == pytest.approx(tuple(oracle.confidence_interval()))
    assert (result.n_by_arm, result.n_clusters) == ({False: 30, True: 30}, None)


def test_a_cluster_that_alone_decides_what_is_asked_is_refused(trial):
    only = (trial["mentor"] == trial["mentor"].iloc[0]).astype(float).rename("theirs")
    plain, without = adjusted(trial, cluster=trial["mentor"]), trial[only == 0]
    # What one cluster alone decides is nothing about the others: the effect is theirs.
    found = adjusted(trial, covariates=only.to_frame(), cluster=trial["mentor"])
    within = stats.ancova(without["after"], without["before"], without["treated"], cluster=without["mentor"])
    assert found.effect.value != pytest.approx(plain.effect.value)
    assert found.effect.value == pytest.approx(within.effect.value, abs=0.05)
    coincides = pd.Series(np.where(trial["treated"], "theirs", trial["mentor"]), trial.index)
    with pytest.raises(NotComputable, match="only one cluster"):
        adjusted(trial, cluster=coincides)


def test_did_with_clusters_says_so(trial):
    result = stats.did(trial["before"], trial["after"], trial["treated"], cluster=trial["mentor"])
    assert "CR2, 20 clusters" in result.effect.method


def test_blocks_are_columns_of_their_own(trial):
    result = adjusted(trial, blocks=trial["site"])
    assert result.effect.value == pytest.approx(adjusted(trial, covariates=trial[["site"]]).effect.value)
    assert result.effect.method == "ANCOVA, blocks of the draw, HC3 standard errors"
    # A block that is a covariate too says nothing new, and one of a single person stands with another.
    again = adjusted(trial, covariates=trial[["site"]], blocks=trial["site"])
    assert again.effect.value == pytest.approx(result.effect.value)
    lonely = trial["site"].where(trial.index != "p0", "alone")
    assert adjusted(trial, blocks=lonely).effect.n == 60


def test_weights_are_those_of_weighted_least_squares(trial):
    weights = pd.Series(np.linspace(0.5, 3, 60), trial.index)
    result = adjusted(trial, weights=weights)
    oracle = smf.wls("after ~ C(treated) + before", trial, weights=weights).fit(cov_type="HC3", use_t=True)
    name = "C(treated)[T.True]"
    assert (result.effect.value, result.effect.se) == pytest.approx((oracle.params[name], oracle.bse[name]))
    with pytest.raises(NotComputable, match="every weight must be above 0"):
        adjusted(trial, weights=weights - 0.5)


def test_own_slopes_give_the_effect_at_the_average_start(trial):
    result = adjusted(trial, slopes="own")
    fitted = smf.ols("after ~ C(treated) * before", trial).fit(cov_type="HC3", use_t=True)
    at = trial["before"].mean()
    by_hand = fitted.params["C(treated)[T.True]"] + at * fitted.params["C(treated)[T.True]:before"]
    assert result.effect.value == pytest.approx(by_hand)
    assert result.slopes_apart[True].value == pytest.approx(fitted.params["C(treated)[T.True]:before"])
    assert result.slopes_apart[True].se == pytest.approx(fitted.bse["C(treated)[T.True]:before"])


@pytest.mark.parametrize(
    ("before", "after", "arm", "message"),
    [
        ([1, 2, 3, 4], [2, 3, 3, 4], [0, 0, 1, 1], "same amount"),
        ([0.1, 0.2, 0.3, 0.4], [0.4, 0.5, 0.6, 0.7], [0, 0, 1, 1], "same amount"),
        ([1, 2, 3], [2, 4, 3], [0, 0, 1], "only one person in arm True"),
        ([1, 2, 3], [2, 4, 3], [0, 0, 0], "everyone is in one arm"),
    ],
)
def test_what_did_refuses(before, after, arm, message):
    with pytest.raises(NotComputable, match=message):
        stats.did(before, after, arm)


def test_did_compares_two_arms():
    with pytest.raises(NotComputable, match="3 arms"):
        stats.did([1, 2, 3, 4, 5, 6], [2, 4, 3, 5, 7, 6], list("aabbcc"), reference="a")


def test_a_hundred_thousand_people_take_seconds():
    rng = np.random.default_rng(0)
    n = 100_000
    ids = pd.Index([f"p{i}" for i in range(n)])
    before = pd.Series(rng.normal(size=n), ids)
    after = (before * 0.5 + rng.normal(size=n)).sample(frac=0.99, random_state=1)
    covariates = pd.DataFrame({"age": rng.normal(size=n), "site": rng.choice(list("abc"), n)}, ids)
    started = time.process_time()
    result = stats.ancova(after, before, pd.Series(rng.random(n) < 0.5, ids), covariates=covariates)
    assert time.process_time() - started < 15  # about 1 s; anything n × n would never end
    assert result.effect.n == 99_000
