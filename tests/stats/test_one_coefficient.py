"""One coefficient at once: the same as ANCOVA's, and as fitting anew without each cluster."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable
from mentorlab.stats.one_coefficient import one_coefficient


def _people(sizes: list[int], seed: int = 4) -> tuple[pd.DataFrame, np.ndarray]:
    rng = np.random.default_rng(seed)
    cluster = np.repeat(np.arange(len(sizes)), sizes)
    n = len(cluster)
    frame = pd.DataFrame({"before": rng.normal(size=n), "arm": rng.random(n) < 0.5, "tenure": rng.normal(size=n)})
    shared = rng.normal(size=len(sizes))[cluster]
    frame["after"] = 0.5 * frame["before"] + frame["arm"] + frame["tenure"] + shared + rng.normal(size=n)
    return frame.assign(cluster=cluster), cluster


def _matrix(frame: pd.DataFrame) -> np.ndarray:
    centred = frame[["before", "tenure"]] - frame[["before", "tenure"]].mean()
    return np.column_stack([np.ones(len(frame)), frame["arm"].astype(float), centred])


@pytest.mark.parametrize("sizes", [[1] * 60, [1, 2, 3, 4, 5, 9, 12] * 6, [30] * 8])
def test_it_is_what_ancova_gives(sizes: list[int]) -> None:
    frame, cluster = _people(sizes)
    one = stats.coefficient(frame["after"].to_numpy(), _matrix(frame), 1, clusters=cluster, method="m")
    same = stats.ancova(
        frame.after, frame.before, frame.arm, covariates=frame[["tenure"]], cluster=frame.cluster
    ).effect
    assert (one.value, one.low, one.high, one.n) == pytest.approx((same.value, same.low, same.high, same.n))


def test_by_person_it_is_hc3() -> None:
    frame, _ = _people([1] * 50)
    one = stats.coefficient(frame["after"].to_numpy(), _matrix(frame), 1, method="m")
    same = stats.ancova(frame.after, frame.before, frame.arm, covariates=frame[["tenure"]]).effect
    assert (one.value, one.low, one.high) == pytest.approx((same.value, same.low, same.high))


def test_without_each_cluster_is_what_fitting_anew_gives() -> None:
    frame, cluster = _people([1, 2, 3, 4, 5, 9, 12, 20] * 2)
    found = stats.without_each(frame["after"].to_numpy(), _matrix(frame), 1, cluster)
    assert len(found) == 16
    for one in range(16):
        rest = frame[cluster != one]
        anew = stats.ancova(rest.after, rest.before, rest.arm, covariates=rest[["tenure"]]).effect.value
        assert found[one] == pytest.approx(anew)


def test_what_cannot_be_told_is_refused() -> None:
    frame, _ = _people([1] * 30)
    outcome, matrix = frame["after"].to_numpy(), _matrix(frame)
    with pytest.raises(NotComputable, match="same information"):
        stats.coefficient(outcome, np.column_stack([matrix, matrix[:, 2]]), 1, method="m")
    with pytest.raises(NotComputable, match="same score"):
        stats.coefficient(np.ones(30), matrix, 1, method="m")
    with pytest.raises(NotComputable, match="exactly"):
        stats.coefficient(matrix[:, 2] * 2.0, matrix, 1, method="m")
    alone = np.column_stack([matrix, (np.arange(30) == 3).astype(float)])
    with pytest.raises(NotComputable, match="alone decide"):
        stats.coefficient(outcome, alone, 1, method="m")
    # A cluster that alone decides another column says nothing of this one (Pustejovsky and Tipton 2018).
    with pytest.raises(NotComputable, match="alone decides"):
        stats.coefficient(outcome, alone, 4, clusters=np.arange(30) // 3, method="m")


def test_a_site_goes_with_its_mark_and_what_the_rest_cannot_tell_is_missing() -> None:
    frame, site = _people([20, 20, 20, 20])
    marks = np.column_stack([_matrix(frame), *((site == one).astype(float) for one in (1, 2, 3))])
    found = stats.without_each(frame["after"].to_numpy(), marks, 1, site)
    for one in range(4):
        rest = frame[site != one].assign(site=lambda part: "s" + part.cluster.astype(str))
        covariates = rest[["tenure", "site"]]
        anew = stats.ancova(rest.after, rest.before, rest.arm, covariates=covariates).effect.value
        assert found[one] == pytest.approx(anew)
    lonely = frame.assign(arm=site == 0)
    assert np.isnan(stats.without_each(frame["after"].to_numpy(), _matrix(lonely), 1, site)[0])


def test_many_outcomes_together_are_what_each_is_alone() -> None:
    """Whichever order people come in, and whatever numbers clusters have."""
    frame, cluster = _people([1, 2, 3, 4, 5, 9, 12, 1, 1, 2] * 2)
    mixed = np.random.default_rng(2).permutation(len(frame))
    matrix, ends = _matrix(frame), np.column_stack([frame["after"], frame["after"] ** 2, frame["tenure"] * 3 + 1])
    ends[:, 2] += frame["after"]
    together = one_coefficient(ends[mixed], matrix[mixed], 1, cluster[mixed])
    for i in range(3):
        alone = stats.ancova(
            pd.Series(ends[:, i]), frame.before, frame.arm, covariates=frame[["tenure"]], cluster=pd.Series(cluster)
        ).effect
        assert together.values[i] == pytest.approx(alone.value)
        assert together.covariance[i, i] == pytest.approx(alone.se**2)
