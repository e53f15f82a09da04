"""Were the goals reached: scores by hand, the latest rating of each side, and nobody told apart."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes, stats
from mentorlab.tables.program import Program

Make = Callable[..., Program]
LEVELS = {f"level_{one}": "so far" for one in ("minus2", "minus1", "0", "plus1", "plus2")}


def _tables(n: int, mentors: int, *, seed: int = 1) -> dict[str, pd.DataFrame]:
    """`n` people with two goals each, rated by themselves; the goals of the first `mentors` by their mentors too."""
    rng = np.random.default_rng(seed)
    ids = [f"p{number:03d}" for number in range(n)]
    goals = pd.DataFrame(
        {
            "goal_id": [f"{one}-{k}" for one in ids for k in (1, 2)],
            "person_id": np.repeat(ids, 2),
            "statement": "Lead a meeting",
            "weight": np.tile([3, 1], n),
            "set_on": "2026-02-01",
            **LEVELS,
        }
    )
    pairs = pd.DataFrame({"pair_id": ids, "mentor_id": [f"m{one}" for one in ids], "mentee_id": ids})
    own = pd.DataFrame(
        {
            "goal_id": goals["goal_id"],
            "rated_by": "self",
            "rated_on": "2026-06-01",
            "attained": rng.integers(-2, 3, 2 * n),
        }
    )
    theirs = own[: 2 * mentors].assign(
        rated_by=np.repeat([f"m{one}" for one in ids[:mentors]], 2), attained=rng.integers(-2, 3, 2 * mentors)
    )
    ratings = pd.concat([own, theirs])
    return {"goals": goals, "goal_ratings": ratings, "pairs": pairs.assign(matched_on="2026-01-15")}


def test_scores_are_those_of_each_person_by_hand(make: Make) -> None:
    tables = _tables(30, 20)
    result = outcomes.goals(make(**tables))
    own = tables["goal_ratings"][tables["goal_ratings"]["rated_by"] == "self"]["attained"].to_numpy().reshape(-1, 2)
    scores = [stats.goal_attainment(list(levels), [3, 1]) for levels in own]
    row = result.table.iloc[0]
    assert row["t_score"] == pytest.approx(np.mean(scores))
    assert (row["n"], row["n_goals"]) == (30, 60)
    assert row["share"] == pytest.approx((own >= 0).mean())
    both = result.table[result.table["t_apart"].notna()].iloc[0]
    assert both["n"] == 20
    assert np.isfinite(both["t_apart_low"])
    assert result.verdict == "cannot_tell"
    assert "effect" in result.sentence("leadership")


def test_a_later_rating_replaces_an_earlier_one_and_is_counted(make: Make) -> None:
    tables = _tables(20, 0)
    again = tables["goal_ratings"].assign(rated_on="2026-07-01", attained=1)
    again.loc[again.index[0], "attained"] = 2
    tables["goal_ratings"] = pd.concat([tables["goal_ratings"], again])
    program = make(**tables)
    assert outcomes.goals(program).table["t_score"].iloc[0] > 60
    assert any("40 earlier ratings were replaced" in note for note in outcomes.goals(program).notes)
    earlier = outcomes.goals(program, as_of="2026-06-15").table["t_score"].iloc[0]  # type: ignore[arg-type]
    assert earlier == pytest.approx(outcomes.goals(make(**_tables(20, 0))).table["t_score"].iloc[0])


def test_a_side_that_differs_by_few_people_is_hidden(make: Make) -> None:
    result = outcomes.goals(make(**_tables(30, 28)))
    table = result.table.set_index("group")
    assert table.loc["by their mentors", "hidden"]
    assert table.loc["by their mentors"].drop("hidden").isna().all()
    assert "by their mentors" not in result.sentence("analyst").replace("Ratings by their mentors", "")


def test_too_few_people_are_hidden_and_nobody_rated_is_said(make: Make) -> None:
    assert outcomes.goals(make(**_tables(4, 0))).status == "hidden"
    tables = _tables(20, 0)
    unrated = tables["goal_ratings"].assign(attained=0)
    alike = outcomes.goals(make(**tables | {"goal_ratings": unrated}))
    assert alike.status == "hidden"  # all alike: whoever is one of them would know everybody's


def test_a_goal_that_one_person_left_unrated_is_not_told_by_the_difference_of_two_sides(make: Make) -> None:
    """All rated by the mentors, all but one by the mentees: the averages and their difference on the goals both rated
    would give what the mentor said of that one goal."""
    tables = _tables(20, 20)
    ratings = tables["goal_ratings"]
    one = (ratings["goal_id"] == "p000-1") & (ratings["rated_by"] == "self")
    result = outcomes.goals(make(**{**tables, "goal_ratings": ratings[~one]}))
    assert result.status == "ok"
    assert result.table["t_score"].notna().sum() == 2
    assert result.table["t_apart"].isna().all()
    assert [estimate.name for estimate in result.estimates if estimate.name in ("t_apart", "rater_agreement")] == []
