"""Are people of equal chance compared, and nobody else? Against the same regression solved by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab.errors import NotComputable
from mentorlab.stats.by_chance import by_chance, strata_of


def test_strata_are_bands_of_chance_with_enough_expected_on_either_side() -> None:
    # Bands are (0.98 − 0.02)/10 = 0.096 wide. 20 × 0.3 = 6 are expected at .30, 20 × 0.4 = 8 at .60 to be without, but
    # of the six at .90 only 0.6, who join the band below; 0, 1, .01 and .99 are as good as certain.
    chance = np.array([0.3] * 20 + [0.6] * 20 + [0.9] * 6 + [0.0, 1.0, 0.01, 0.99])
    assert strata_of(chance).tolist() == [0] * 20 + [1] * 20 + [1] * 6 + [-1] * 4


def test_too_few_are_in_no_stratum() -> None:
    assert strata_of(np.full(9, 0.5)).tolist() == [-1] * 9  # 4.5 expected on either side
    assert strata_of(np.full(10, 0.5)).tolist() == [0] * 10


def test_strata_do_not_depend_on_who_stands_where() -> None:
    chance = np.random.default_rng(1).random(300)
    order = np.random.default_rng(2).permutation(300)
    assert (strata_of(chance)[order] == strata_of(chance[order])).all()


@pytest.mark.parametrize("wrong", [[0.5, float("nan")], [0.5, 1.2], [-0.1, 0.5]])
def test_what_is_no_chance_is_refused(wrong: list[float]) -> None:
    with pytest.raises(NotComputable, match="from 0 to 1"):
        strata_of(np.array(wrong))


def _two_bands(n: int = 60, seed: int = 0) -> pd.DataFrame:
    """Half of them with a chance of one in four, half with three in four; who has the better chance scores higher."""
    rng = np.random.default_rng(seed)
    chance = np.repeat([0.25, 0.75], n // 2)
    given = rng.random(n) < chance
    before = rng.normal(size=n)
    after = before + 4 * chance + 1.0 * given + rng.normal(size=n)
    return pd.DataFrame(
        {"after": after, "before": before, "given": given, "chance": chance}, index=[*map(str, range(n))]
    )


def test_the_effect_is_that_of_the_regression_with_a_column_for_each_band() -> None:
    data = _two_bands()
    found = by_chance(data["after"], data["given"], data["chance"], before=data["before"])
    columns = np.column_stack([np.ones(60), data["given"], data["before"], data["chance"] == 0.75]).astype(float)
    assert found.effect.value == pytest.approx(np.linalg.lstsq(columns, data["after"], rcond=None)[0][1])
    assert (found.n_at_risk, found.n_strata) == (60, 2)
    assert (found.n_treated, found.n_untreated) == (int(data["given"].sum()), int((~data["given"]).sum()))


def test_who_never_or_always_had_it_and_who_has_no_score_changes_nothing() -> None:
    data = _two_bands()
    found = by_chance(data["after"], data["given"], data["chance"], before=data["before"])
    more = pd.DataFrame(
        {"after": [90.0, -90.0], "before": 0.0, "given": [True, False], "chance": [1.0, 0.0]}, index=["x", "y"]
    )
    data = pd.concat([data, more])
    assert by_chance(data["after"], data["given"], data["chance"], before=data["before"]).effect == found.effect
    data.loc["0", "after"] = np.nan
    assert by_chance(data["after"], data["given"], data["chance"], before=data["before"]).effect.n == 59


def test_without_a_score_before_the_chance_alone_is_adjusted_for() -> None:
    data = _two_bands()
    found = by_chance(data["after"], data["given"], data["chance"])
    columns = np.column_stack([np.ones(60), data["given"], data["chance"] == 0.75]).astype(float)
    assert found.effect.value == pytest.approx(np.linalg.lstsq(columns, data["after"], rcond=None)[0][1])


def test_too_few_at_risk_say_so() -> None:
    data = _two_bands()
    with pytest.raises(NotComputable, match="luck decided for too few"):
        by_chance(data["after"], data["given"], data["chance"].round(), before=data["before"])


def test_who_was_given_it_must_be_known() -> None:
    data = _two_bands()
    with pytest.raises(NotComputable, match="treated"):
        by_chance(data["after"], data["given"].astype("boolean").mask(data["chance"] > 0.5), data["chance"])
