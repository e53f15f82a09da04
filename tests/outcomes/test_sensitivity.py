"""How easily would an answer turn? Analyses held against the engines, and what turns them against what was planted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes, stats
from mentorlab.answers.result import Result
from mentorlab.outcomes.comparing import Comparison, comparison_of
from mentorlab.outcomes.turning.unmeasured import explained_away
from mentorlab.tables.program import Program
from tests.programs import demo, people_of, two_arms

Make = Callable[..., Program]


def _row(result: Result, begins: str) -> pd.Series:
    table = result.table
    return table[table["tried"].str.startswith(begins)].iloc[0]


def _choice(result: Result, *words: str) -> Any:
    """The one analysis whose name has all these words."""
    found = [one for one in result.estimates if one.group and set(words) <= set(one.group.split("; "))]
    assert len(found) == 1, [one.group for one in found]
    return found[0].estimate


def _sited(seed: int = 3, **charter: Any) -> tuple[dict[str, pd.DataFrame], pd.DataFrame, dict[str, Any]]:
    tables = two_arms(80, 90, 4.0, seed=seed, lost_program=8, lost_comparison=9)
    rng = np.random.default_rng(1)
    people = people_of(tables, site=rng.choice(["A", "B", "C", "D"], 170), tenure=rng.gamma(2, 2, 170).round(1))
    return tables, people, {"units": "site", "evaluation": {"adjust_for": ["tenure"], **charter}}


def _wide(tables: dict[str, pd.DataFrame], people: pd.DataFrame) -> pd.DataFrame:
    scores = tables["measures"].pivot_table(index="person_id", columns="wave", values="value").reset_index()
    frame = scores.merge(people).merge(tables["assignments"]).dropna().set_index("person_id")
    return frame.assign(treated=frame["arm"] == "program")


def test_every_analysis_is_what_the_engines_give(make: Make) -> None:
    tables, people, charter = _sited(clustered_by="site")
    result = outcomes.sensitivity(make(charter, people=people, **tables))
    w = _wide(tables, people)
    more = w[["tenure"]]
    answered = "all who answered, as planned"
    start = "the start counted (ANCOVA)"
    expected = [
        ((start, "by person", answered, "the charter's characteristics"),
         stats.ancova(w.after, w.before, w.treated, covariates=more).effect),
        ((start, "by cluster", answered),
         stats.ancova(w.after, w.before, w.treated, cluster=w.site).effect),
        (("changes compared", "by cluster", answered), stats.did(w.before, w.after, w.treated, cluster=w.site).effect),
    ]  # fmt: skip
    for words, one in expected:
        names = [each for each in result.estimates if each.group and set(words) == set(each.group.split("; "))]
        found = names[0].estimate
        assert (found.value, found.low, found.high, found.n) == pytest.approx((one.value, one.low, one.high, one.n))
    # Welch's interval and that of HC3 are of one size where arms are nearly equal.
    after = _choice(result, "scores after, start not counted", "by person")
    welch = stats.two_groups(w.after[w.treated], w.after[~w.treated]).difference
    assert after.value == pytest.approx(welch.value)
    assert (after.low, after.high) == pytest.approx((welch.low, welch.high), abs=0.02 * (welch.high - welch.low))


def test_the_planned_analysis_stands_first_and_only_once(make: Make) -> None:
    tables, people, charter = _sited()
    program = make(charter, people=people, **tables)
    result, planned = outcomes.sensitivity(program), outcomes.contrast(program).estimate("effect").estimate
    assert result.estimates[0].estimate == planned
    # start and own slopes, each with and without the characteristic; changes; scores after; one of them planned
    assert len(result.estimates) == 6
    row = _row(result, "All analyses")
    values = [one.estimate.value for one in result.estimates]
    assert (row["n_choices"], row["least"], row["most"]) == (6, min(values), max(values))
    assert row["median"] == pytest.approx(float(np.median(values)))
    assert row["n_same"] == sum(one.estimate.low > 0 for one in result.estimates)
    assert row["n_worth"] == sum(value >= 2 for value in values)


def test_without_each_site_is_what_the_rest_gives(make: Make) -> None:
    tables, people, charter = _sited()
    result = outcomes.sensitivity(make(charter, people=people, **tables))
    w = _wide(tables, people)
    anew = [
        stats.ancova(r.after, r.before, r.treated, covariates=r[["tenure"]]).effect.value
        for r in (w[w["site"] != site] for site in "ABCD")
    ]
    row = _row(result, "Without one site")
    assert (row["least"], row["most"], row["n_choices"]) == pytest.approx((min(anew), max(anew), 4))
    assert not any(site in str(row["tried"]) + str(row["meaning"]) for site in ("site A", "site B", "site C"))


def test_a_site_that_carries_the_difference_alone_is_told_and_not_named(make: Make) -> None:
    tables, people, charter = _sited()
    with_place = set(tables["assignments"].query("arm == 'program'")["person_id"])
    of_d = set(people.loc[people["site"] == "D", "person_id"])
    m = tables["measures"]
    m.loc[(m["wave"] == "after") & m["person_id"].isin(with_place), "value"] -= 9
    m.loc[(m["wave"] == "after") & m["person_id"].isin(with_place & of_d), "value"] += 44
    result = outcomes.sensitivity(make(charter, people=people, **tables))
    assert _row(result, "Without one site")["stands"] == "no"
    assert "Without one single site it would lie on the other side of zero" in result.claim
    assert "D" not in result.claim.split()


def test_where_places_were_not_drawn_something_unmeasured_is_asked_for(make: Make) -> None:
    tables, people, charter = _sited(design="comparison", places_by="staff_choice")
    program = make(charter, people=people, **tables)
    result = outcomes.sensitivity(program)
    w = _wide(tables, people)
    lead = result.estimates[0].estimate
    within = w["after"] - w.groupby("arm")["after"].transform("mean")
    sd = float(np.sqrt((within**2).sum() / (len(w) - 2)))
    ratio, limit = np.exp(0.91 * lead.value / sd), np.exp(0.91 * lead.low / sd)
    assert _row(result, "Something that nobody measured: to explain")["value"] == pytest.approx(
        ratio + np.sqrt(ratio * (ratio - 1))
    )
    assert _row(result, "Something that nobody measured: to reach")["value"] == pytest.approx(
        limit + np.sqrt(limit * (limit - 1))
    )
    gamma = _row(result, "Pairs alike")["value"]
    assert 1 < gamma < 5
    one = comparison_of(program, measure=None, objective=None)
    assert isinstance(one, Comparison)
    label, text = explained_away(one.data, one.effect) or ("", "")
    assert label == "What nobody measured"
    assert f"{ratio + np.sqrt(ratio * (ratio - 1)):.2f}" in text
    drawn = outcomes.sensitivity(demo())
    assert not drawn.table["tried"].str.contains("nobody measured").any()
    assert any("not asked" in note for note in drawn.notes)


def test_a_difference_that_is_all_regression_to_the_mean_turns(make: Make) -> None:
    """Of 400, those with 45 points or less have a place; nothing works: (1 − ρ) × gap is what they catch up."""
    rng = np.random.default_rng(4)
    true = rng.normal(50, 8, 400)
    before, after = (true + rng.normal(0, 6, 400) for _ in range(2))
    ids = [f"p{number:03d}" for number in range(400)]
    arm = np.where(before <= 45, "program", "comparison")
    waves = [("before", before), ("after", after)]
    measures = pd.concat(
        pd.DataFrame({"person_id": ids, "measure": "skill", "wave": wave, "value": value}) for wave, value in waves
    )
    evaluation = {"design": "difference_in_differences", "places_by": "cutoff_score"}
    result = outcomes.sensitivity(
        make({"evaluation": evaluation}, assignments=pd.DataFrame({"person_id": ids, "arm": arm}), measures=measures)
    )
    row, lead = _row(result, "Low starters"), result.estimates[0].estimate
    assert lead.low > 0  # they seem to have gained
    # Within groups that were cut at a score, scores agree less than in all: the expectation is at the high side.
    assert row["value"] > 0.5 * lead.value
    assert row["stands"] == "no"
    assert "caught up by themselves" in result.claim


def test_a_block_of_one_person_decides_nothing_alone(make: Make) -> None:
    tables, people, charter = _sited()
    people["tenure"] = (people["person_id"] == "p0100").astype(float)  # one person alone decides its coefficient
    charter["evaluation"]["design"] = "difference_in_differences"
    program = make(charter, people=people, **tables)
    assert outcomes.sensitivity(program).table["n_choices"].iloc[1] == 4  # the design adjusts for nothing
    blocks = tables["assignments"].assign(block=["odd" if n == 100 else "even" for n in range(170)])
    charter["evaluation"] |= {"design": "randomised", "adjust_for": []}
    result = outcomes.sensitivity(make(charter, **{**tables, "assignments": blocks}))
    # Such a block is joined with another, as in the comparison itself.
    assert not any("could not be computed" in note for note in result.notes)


def test_with_few_people_there_is_nothing_to_turn(make: Make) -> None:
    result = outcomes.sensitivity(make(**two_arms(8, 9, 4.0)))
    assert result.status == "not_possible"
    assert "described only" in result.claim
    hidden = outcomes.sensitivity(make(**two_arms(4, 9, 4.0)))
    assert hidden.status == "hidden"


def test_a_late_start_is_filled_in_only_where_places_were_drawn(make: Make) -> None:
    tables = two_arms(60, 60, 4.0)
    m = tables["measures"]
    late = [f"p{number:04d}" for number in (*range(6), *range(60, 67))]
    tables["measures"] = m[~((m["wave"] == "before") & m["person_id"].isin(late))]
    drawn = outcomes.sensitivity(make(**tables))
    assert {one.estimate.n for one in drawn.estimates} == {107, 120}
    not_drawn = outcomes.sensitivity(
        make({"evaluation": {"design": "comparison", "places_by": "own_choice"}}, **tables)
    )
    assert {one.estimate.n for one in not_drawn.estimates} == {107}


@pytest.mark.long
def test_the_middle_of_the_choices_is_near_what_was_planted(tmp_path: Any) -> None:
    """200 programs with 5 points planted: the middle of all analyses has no bias."""
    from mentorlab.measures.opening import load
    from tests.programs import write_program

    middles = []
    for seed in range(200):
        tables = two_arms(60, 60, 5.0, seed=1000 + seed)
        result = outcomes.sensitivity(load(write_program(tmp_path / str(seed), **tables)))
        middles.append(_row(result, "All analyses")["median"])
    assert np.mean(middles) == pytest.approx(5.0, abs=4 * np.std(middles) / np.sqrt(200))


def test_without_each_mentor_of_many_mentees(make: Make) -> None:
    tables = two_arms(80, 90, 4.0, seed=3)
    offered = tables["assignments"].query("arm == 'program'")["person_id"]
    pairs = pd.DataFrame(
        {
            "pair_id": [f"r{i}" for i in range(len(offered))],
            "mentor_id": [f"m{i // 16}" for i in range(len(offered))],
            "mentee_id": offered.to_numpy(),
            "matched_on": "2026-01-10",
        }
    )
    result = outcomes.sensitivity(make({"evaluation": {"clustered_by": "mentor"}}, pairs=pairs, **tables))
    row = _row(result, "Without one mentor")
    assert row["n_choices"] == 5
    assert row["least"] < row["most"]
