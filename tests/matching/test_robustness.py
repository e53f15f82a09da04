"""Is it told right how far pairs hang on weights, and who could gain by misreporting?"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.matching import robustness
from mentorlab.matching.lists import Lists
from mentorlab.matching.tried.gaming import Gamed, gamed
from mentorlab.matching.tried.holding import Held, held
from mentorlab.matching.tried.weighed import Change, Weighed
from tests.matching.markets import random_market
from tests.matching.test_experiment import pool_of
from tests.programs import demo

GROUP = "group"


def change(weight: str, how: str, n_moved: int, lost: float = 0.0) -> Change:
    kept = np.arange(60) >= n_moved
    return Change(weight, how, kept, float(kept.mean()), lost)


def answer(each: list[Change], gained: int = 0, tried: int = 66) -> Result:
    drawn = tuple(change("", "", moved, 0.01) for moved in (0, 6, 12, 18, 24))
    found = Held("stable", pool_of(0), Weighed(tuple(each), drawn), [Gamed("stable", gained, tried)])
    return held(found, level=0.95, smallest=5)


def test_the_change_that_moves_most_is_named_with_its_cost() -> None:
    found = answer([change("skills", "halved", 6, 0.02), change("goals", "dropped", 15, 0.08)])
    said = found.sentence("leadership")
    assert "With goals left out, 75 % of the pairs stay" in said
    assert "given away 8 % of the fit" in said
    assert "75 % of the mentees keep the same mentor" in said
    assert "80 % of the pairs stay on average" in said


def test_nobody_of_66_is_told_with_what_that_leaves_open() -> None:
    """Wilson's upper bound of 0 of 66 at 95 %: z²/(n + z²) = 3.8415/69.8415 = 5.5 %."""
    found = answer([change("skills", "halved", 6)])
    assert "Of the 66 mentees tried, nobody could get a mentor they prefer" in found.sentence("staff")
    assert found.estimate("share_who_could_gain").estimate.high == pytest.approx(3.8415 / 69.8415, abs=1e-4)
    assert "at most 6 % of such mentees" in found.sentence("staff")


def test_small_counts_are_hidden_in_table_sentence_and_estimates() -> None:
    found = answer([change("skills", "halved", 3, 0.02), change("goals", "halved", 6)], gained=2)
    rows = found.table.set_index(GROUP)
    assert math.isnan(rows.loc["skills halved", "share_stay"])
    assert math.isnan(rows.loc["skills halved", "fit_lost"])
    assert rows.loc["misreporting under stable", ["share_gain", "gain_low", "gain_high"]].isna().all()
    assert "Hardly any of the mentees tried, or nearly all of them" in found.sentence("staff")
    assert not found.estimates


def test_where_nothing_changes_it_says_everybody() -> None:
    found = answer([change("skills", "halved", 0)])
    assert "every mentee keeps the same mentor" in found.sentence("leadership")


def test_without_choices_there_is_nothing_to_misreport() -> None:
    market = replace(random_market(20, 10, 1), choices=Lists.empty(20))
    assert gamed(market, ["random"], tried=20, seed=0) == [Gamed("random", 0, 0)]
    found = answer([change("skills", "halved", 6)], tried=0)
    assert "there are no choices to misreport" in found.sentence("staff")


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(BadInput, match="no way of matching called"):
        robustness(demo(), policy="stabel")


@pytest.mark.long
def test_choice_as_a_bonus_can_be_gamed_and_the_stable_way_cannot() -> None:
    found = {one.policy: one for one in gamed(random_market(60, 30, 3, places=2), ["stable", "optimal_with_choice"],
                                             tried=60, seed=1)}  # fmt: skip
    assert found["stable"].gained == 0
    assert found["optimal_with_choice"].gained > 5
