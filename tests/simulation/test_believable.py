"""Could this be a real program? Shares, reliabilities and correlations, with the source of each where there is one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab.measures.instruments import instruments
from mentorlab.measures.scoring import score, scored_items
from mentorlab.simulation.measured import SCALES
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.sayings import OF_THEME
from mentorlab.simulation.truth import Truth
from mentorlab.stats import alpha, attrition_verdict
from tests.simulation.conftest import arms


@pytest.fixture(scope="module")
def answers(large: Simulated) -> pd.DataFrame:
    return as_program(large).table("responses")


def scale_at(answers: pd.DataFrame, name: str, wave: str, source: str = "self") -> pd.Series:
    found = score(answers, instruments(None)[name], source)  # type: ignore[arg-type]
    return found[found["wave"] == wave].set_index("person_id")["value"].dropna()


def test_scales_are_those_of_the_shipped_instruments() -> None:
    shipped = instruments(None)
    for name, scale in SCALES.items():
        one = shipped[name]
        assert one.item_ids == scale.items
        assert set(one.reversed_ids) == scale.reverse
        assert (one.response.min, one.response.max) == (scale.minimum, scale.maximum)


@pytest.mark.parametrize(
    "name",
    ["engagement_pulse", "stay_intention", "relationship_quality", "friction", "support_received"],
)
def test_scales_are_as_reliable_as_published_ones(answers: pd.DataFrame, name: str) -> None:
    """Mentoring scales of three to nine items: alpha .75 to .86 (MFQ-9, MCA, TIS-6; STANDARDS 4)."""
    one = instruments(None)[name]
    items = scored_items(answers, one, "self")
    items = items[items.index.get_level_values("wave") == "after"].dropna()
    assert 0.72 <= alpha(items).value <= 0.86


def test_spread_and_retest_are_plausible(large: Simulated) -> None:
    """Retest correlations of .6 over nine months, as in the worked examples of STANDARDS 3.4 and 3.5."""
    for name, sd in (("engagement_pulse", 1.0), ("stay_intention", 0.8), ("performance", 10.0)):
        frame = large.potential[name]
        assert np.corrcoef(frame["before"], frame["if_not"])[0, 1] == pytest.approx(0.58, abs=0.08)
        assert frame["before"].std() == pytest.approx(sd, rel=0.08)


def test_a_good_fit_goes_with_quality(large: Simulated, answers: pd.DataFrame) -> None:
    """Deep similarity with support and quality: ρ .38 to .59 (Eby and others 2013, 40,737 people)."""
    pairs = large.tables["pairs"].set_index("mentee_id")["score"]
    felt = scale_at(answers, "relationship_quality", "after")
    assert 0.33 <= np.corrcoef(pairs[felt.index], felt)[0, 1] <= 0.59
    friction = scale_at(answers, "friction", "after")
    both = friction.index.intersection(felt.index)
    assert np.corrcoef(friction[both], felt[both])[0, 1] < -0.5
    theirs = scale_at(answers, "relationship_quality", "after", "others")
    both = theirs.index.intersection(felt.index)
    assert 0.25 <= np.corrcoef(theirs[both], felt[both])[0, 1] <= 0.65


def test_meetings_held_and_called_off(large: Simulated) -> None:
    """Four in five planned meetings are held (80 to 90 % where vendors report it), fewer in busy seasons."""
    meetings = large.tables["meetings"]
    share = meetings["status"].value_counts(normalize=True)
    assert set(share.index) == {"held", "cancelled", "postponed", "no_show", "unknown"}
    assert 0.72 < share["held"] < 0.90
    assert 0.05 < share["cancelled"] < 0.15
    held = meetings["status"] == "held"
    assert (held == meetings["held_on"].notna()).all()
    assert (held == meetings["minutes"].notna()).all()
    told = meetings["status"].isin(["cancelled", "postponed"])
    assert meetings["reason"].notna().equals(told)
    busy = meetings["planned_on"].dt.month == 10
    assert held[busy].mean() < held[~busy].mean() - 0.1
    assert (meetings.loc[told & busy, "reason"] == "workload").mean() > 0.5


def test_postponed_meetings_are_replaced(large: Simulated) -> None:
    meetings = large.tables["meetings"].set_index("meeting_id")
    again = meetings.dropna(subset=["replaces"])
    assert set(again["replaces"]) == set(meetings.index[meetings["status"] == "postponed"])
    assert (again["planned_on"] > meetings.loc[again["replaces"], "planned_on"].to_numpy()).all()
    assert (again["pair_id"] == meetings.loc[again["replaces"], "pair_id"].to_numpy()).all()
    assert 0.6 < (again["status"] == "held").mean() < 0.9


def test_the_way_into_the_program(large: Simulated) -> None:
    """Take-up, capacity and choices: three quarters apply; mentors are used to 60 to 90 % of their room."""
    people, joined = large.tables["people"], large.tables["applications"]
    eligible = (people["eligible_as"] == "mentee").sum()
    mentees, mentors = joined[joined["role"] == "mentee"], joined[joined["role"] == "mentor"]
    assert len(mentees) / eligible == pytest.approx(0.75, abs=0.01)
    assert len(mentors) == large.truth.n_mentors
    assert len(mentors) / (people["eligible_as"] == "mentor").sum() < 0.6  # most of those who could are reluctant
    capacity, pairs = mentors.set_index("person_id")["capacity"], large.tables["pairs"]
    matched = pairs["mentor_id"].value_counts()
    assert (matched <= capacity[matched.index]).all()
    assert 0.5 < len(pairs) / capacity.sum() < 0.9
    named = large.tables["choices"].groupby("person_id").size()
    assert named.max() == 3
    got = pairs.merge(large.tables["choices"], left_on=["mentee_id", "mentor_id"], right_on=["person_id", "chosen_id"])
    assert 0.5 < len(got) / len(pairs) < 0.9
    invited = large.tables["outreach"]
    first = invited[(invited["campaign"] == "invitation") & (invited["audience"] == "mentees")]
    assert 0.6 < first["opened_on"].notna().mean() < 0.8


def test_invitations_that_fit_what_people_care_about_work_better(large: Simulated) -> None:
    """What people want to learn tells what they care about: those who got that invitation apply more often."""
    first = large.tables["outreach"].query("campaign == 'invitation' and audience == 'mentees'")
    wanted = large.tables["voices"].query("kind == 'development'").set_index("person_id")["code"]
    theme = wanted.map(OF_THEME).dropna()
    known = first[first["person_id"].isin(theme.index)]
    applied = known["person_id"].isin(large.tables["applications"]["person_id"])
    fits = known["variant"] == theme[known["person_id"]].to_numpy()
    assert applied[fits].mean() > applied[~fits].mean()


def test_goals_are_reached_about_as_expected(large: Simulated) -> None:
    """Ratings lie around 0, by the construction of goal attainment scaling; mentee and mentor agree in part."""
    ratings = large.tables["goal_ratings"].pivot_table(index="goal_id", columns="rated_by", values="attained")
    assert ratings.mean().abs().max() < 0.25
    assert 0.35 < ratings.corr().iloc[0, 1] < 0.7


def test_drop_out_is_realistic_and_much_alike() -> None:
    verdicts = []
    for seed in range(12):
        one = simulate(Truth(seed=seed))
        rows, arm = one.tables["responses"], arms(one)
        answered = {
            wave: pd.Series(arm.index.isin(rows.loc[rows["wave"] == wave, "person_id"]), index=arm.index)
            for wave in ("before", "after")
        }
        late = 1 - answered["after"].groupby(arm).mean()
        assert late.between(0.06, 0.17).all()
        assert 1 - answered["before"].mean() == pytest.approx(0.02, abs=0.02)
        missing = (1 - (answered["before"] & answered["after"]).astype(float)).groupby(arm).mean()
        verdicts.append(attrition_verdict(missing.mean(), missing["program"] - missing["waitlist"], "cautious"))
    assert verdicts.count("low") >= 8


def test_what_people_write_is_about_nobody(large: Simulated) -> None:
    for name in ("voices", "comments"):
        texts = large.tables[name]["text"]
        assert len(texts) > 100
        assert not texts.str.contains(r"p[0-9a-f]{6}|@|\d{4}|Mr|Mrs|Ms\b").any()


def test_costs_add_up(large: Simulated) -> None:
    costs = large.tables["costs"]
    np.testing.assert_allclose(costs["amount"], costs["quantity"] * costs["unit_cost"], atol=0.01)
    hours = large.tables["meetings"]["minutes"].sum() / 60
    held = (large.tables["meetings"]["status"] == "held").sum()
    assert costs.set_index("item").loc["mentors' hours", "quantity"] == pytest.approx(hours + held / 2, abs=0.1)
