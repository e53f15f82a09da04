"""Where places were drawn: the draw enters the analysis, and taking part is told where nobody follows from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import statsmodels.formula.api as smf

from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.measures.taken_up import taken_up
from tests.programs import two_arms, write_program

Tables = dict[str, pd.DataFrame]
PART, LOTS = "Taking part", "The draw in the analysis"


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., Result]:
    def asked(tables: Tables, charter: dict[str, Any] | None = None, **settings: Any) -> Result:
        return outcomes.contrast(load(write_program(tmp_path, charter, **tables)), **settings)

    return asked


def effect_of(result: Result, name: str = "effect") -> Any:
    return result.estimate(name).estimate


def frame_of(tables: Tables) -> pd.DataFrame:
    waves = tables["measures"].pivot_table(index="person_id", columns="wave", values="value")
    return tables["assignments"].set_index("person_id").join(waves)


def with_meetings(tables: Tables, met: list[str], *, times: int = 1, on: str = "2026-03-01") -> Tables:
    """Everybody in the program arm has a mentor, as has whoever met; these people met so many times."""
    arm = tables["assignments"].set_index("person_id")["arm"]
    mentees = [person for person in arm.index if arm[person] == "program" or person in met]
    pairs = pd.DataFrame({"pair_id": [f"q{p}" for p in mentees], "mentee_id": mentees, "matched_on": "2026-01-10"})
    pairs["mentor_id"] = [f"m{p}" for p in mentees]
    rows = [(f"t{p}{i}", f"q{p}", on) for p in met for i in range(times)]
    meetings = pd.DataFrame(rows, columns=["meeting_id", "pair_id", "held_on"]).assign(status="held")
    if times > 1:  # not the same meeting logged twice
        meetings["held_on"] = [f"2026-0{2 + i % times}-15" for i in range(len(meetings))]
    return {**tables, "pairs": pairs, "meetings": meetings}


def test_blocks_and_chances_enter_as_a_regression_by_formula_says(ask) -> None:
    tables = two_arms(40, 60, 5.0)
    block = pd.Series(list("abcd") * 25)
    chance = block.map({"a": 0.25, "b": 0.25, "c": 0.5, "d": 0.6})
    tables["assignments"] = tables["assignments"].assign(block=block, chance=chance)
    result = ask(tables)
    frame = frame_of(tables).assign(treated=lambda f: (f["arm"] == "program").astype(int))
    weights = 1 / frame["chance"].where(frame["treated"] == 1, 1 - frame["chance"])
    oracle = smf.wls("after ~ treated + before + C(block)", frame, weights=weights).fit(cov_type="HC3", use_t=True)
    assert effect_of(result).value == pytest.approx(oracle.params["treated"])
    assert effect_of(result).se == pytest.approx(oracle.bse["treated"])
    assert result.table["p"].iloc[0] == pytest.approx(oracle.pvalues["treated"])
    assert "weighted" in effect_of(result).method
    said = dict(result.facts)[LOTS]
    assert "drawn within 4 groups" in said
    assert "different chances of a place" in said


def test_a_block_that_is_adjusted_for_too_is_not_asked_twice(ask) -> None:
    tables = two_arms(40, 40, 5.0)
    tables["assignments"] = tables["assignments"].assign(block=list("ab") * 40)
    alone = ask(tables)
    people = tables["assignments"][["person_id"]].assign(site=list("ab") * 40)
    both = ask({**tables, "people": people}, {"evaluation": {"adjust_for": ["site"]}})
    assert effect_of(both).value == pytest.approx(effect_of(alone).value)


def test_unequal_slopes_give_the_effect_at_the_average_start_and_say_so(ask) -> None:
    tables = two_arms(60, 60, 5.0)
    frame = frame_of(tables)
    raised = (frame["arm"] == "program") * 0.6 * (frame["before"] - frame["before"].mean())
    after = tables["measures"]["wave"] == "after"
    ids = tables["measures"].loc[after, "person_id"]
    tables["measures"].loc[after, "value"] += raised.loc[ids].to_numpy()
    result = ask(tables)
    frame = frame_of(tables).assign(at=lambda f: f["before"] - f["before"].mean())
    oracle = smf.ols("after ~ C(arm, Treatment('comparison')) * at", frame).fit(cov_type="HC3", use_t=True)
    name = "C(arm, Treatment('comparison'))[T.program]"
    assert effect_of(result).value == pytest.approx(oracle.params[name], abs=1e-6)
    assert effect_of(result).se == pytest.approx(oracle.bse[name], abs=1e-6)
    assert "larger for each unit higher at the start" in dict(result.facts)[LOTS]
    assert "a slope for each arm" in effect_of(result).method


def test_taking_part_is_the_effect_of_the_offer_over_who_took_part(ask) -> None:
    tables = two_arms(40, 40, 6.0)
    ids = tables["assignments"]["person_id"]
    result = ask(with_meetings(tables, [*ids[:30], *ids[40:48]]))
    frame = frame_of(tables).assign(treated=lambda f: (f["arm"] == "program").astype(int))
    frame["took"] = frame.index.isin([*ids[:30], *ids[40:48]]).astype(float)
    offer, share = (smf.ols(f"{y} ~ treated + before", frame).fit().params["treated"] for y in ("after", "took"))
    assert effect_of(result, "effect_taken_up").value == pytest.approx(offer / share)
    assert "30 of 40 offered a place, 8 of 40 others" in dict(result.facts)[PART]
    assert result.estimand == "offered"


@pytest.mark.parametrize(
    ("in_program", "in_comparison", "said"),
    [
        (37, 0, "all but fewer than 5 of 40 offered a place"),
        (30, 2, "fewer than 5 of 40 others"),
        (3, 0, "fewer than 5 of 40 offered a place"),
    ],
)
def test_no_effect_from_which_few_people_would_follow(ask, in_program: int, in_comparison: int, said: str) -> None:
    tables = two_arms(40, 40, 6.0)
    ids = tables["assignments"]["person_id"]
    result = ask(with_meetings(tables, [*ids[:in_program], *ids[40 : 40 + in_comparison]]))
    assert said in dict(result.facts)[PART]
    assert "effect_taken_up" not in [one.name for one in result.estimates]
    hidden = in_comparison or in_program
    assert f"{hidden} of" not in dict(result.facts)[PART]


def test_where_all_took_part_as_offered_it_is_the_effect_of_the_offer(ask) -> None:
    tables = two_arms(40, 40, 6.0)
    result = ask(with_meetings(tables, list(tables["assignments"]["person_id"][:40])))
    assert "So the effect of taking part is that of the offer" in dict(result.facts)[PART]
    assert "effect_taken_up" not in [one.name for one in result.estimates]


def test_an_offer_that_changes_nobodys_mind_tells_nothing_of_taking_part(ask) -> None:
    tables = two_arms(40, 40, 6.0)
    ids = tables["assignments"]["person_id"]
    result = ask(with_meetings(tables, [*ids[:15], *ids[40:55]]))
    assert "too little difference" in dict(result.facts)[PART]
    assert "effect_taken_up" not in [one.name for one in result.estimates]


def test_what_counts_as_taking_part(tmp_path: Path) -> None:
    tables = two_arms(12, 12, 6.0)
    ids = list(tables["assignments"]["person_id"])
    tables = with_meetings(tables, ids[:10], times=2)
    on = pd.to_datetime(tables["meetings"]["held_on"])
    waves = [{"id": "before", "on": "2026-01-05"}, {"id": "after", "on": "2026-03-20"}]
    charter = {"waves": waves, "evaluation": {"taken_up": 2}}
    program = load(write_program(tmp_path / "a", charter, **tables))
    found = taken_up(program, "mentees", "after")
    assert found is not None
    assert sorted(found.index[found]) == ids[:10]
    assert len(found) == 12
    late = {**tables, "meetings": tables["meetings"].assign(held_on=on.where(on < "2026-03-01", "2026-03-25"))}
    program = load(write_program(tmp_path / "b", charter, **late))
    assert not taken_up(program, "mentees", "after").any()  # the second meeting came after the survey
    came = pd.DataFrame({"meeting_id": tables["meetings"]["meeting_id"], "person_id": "somebody"})
    came.loc[:5, "person_id"] = [person for person in ids[:3] for _ in range(2)]
    program = load(write_program(tmp_path / "c", charter, **{**tables, "attendance": came.drop(index=19)}))
    found = taken_up(program, "mentees", "after")
    assert sorted(found.index[found]) == ids[:3]  # of the last meeting nobody noted who came: it counts, alone
    assert taken_up(load(write_program(tmp_path / "d", **two_arms())), "mentees", "after") is None


def test_places_drawn_by_team_are_clustered_by_team_whatever_the_charter_says(ask) -> None:
    tables = two_arms(40, 40, 6.0)
    teams = [f"t{i // 4}" for i in range(80)]
    tables["assignments"] = tables["assignments"].assign(cluster=teams, chance=0.5)
    result = ask(tables, {"evaluation": {"clustered_by": None}})
    assert "CR2, 20 clusters" in effect_of(result).method


def test_a_stepped_start_compares_with_those_who_had_not_begun(ask) -> None:
    tables = two_arms(60, 60, 6.0)
    starts = ["2026-01-05"] * 20 + ["2026-02-01"] * 20 + ["2026-05-01"] * 80
    teams = [f"t{i // 5}" for i in range(120)]
    tables["assignments"] = tables["assignments"].assign(starts_on=starts, cluster=teams, chance=0.5)
    waves = [{"id": "before", "on": "2026-01-10"}, {"id": "after", "on": "2026-04-01"}]
    result = ask(tables, {"waves": waves, "evaluation": {"design": "stepped"}})
    rows = result.table.set_index("group")["n"]
    assert (rows["program"], rows["comparison"]) == (20, 80)
    said = " ".join(result.notes)
    assert "20 of 120 people stand on another side" in said
    assert "Had begun before “before”, and are not compared: 20 of 120 people" in said


@pytest.mark.parametrize("name", ["left_on", "left_why", "score_after", "after_score", "mood_middle"])
def test_what_is_known_only_after_the_start_is_not_adjusted_for(tmp_path: Path, name: str) -> None:
    tables = two_arms(20, 20)
    people = tables["assignments"][["person_id"]].assign(**{name: None})
    with pytest.raises(BadInput, match="tells of the time after the start"):
        load(write_program(tmp_path, {"evaluation": {"adjust_for": [name]}}, people=people, **tables))


def test_two_measures_do_not_tell_together_whether_one_more_person_took_part(tmp_path: Path) -> None:
    """One person answered one of two surveys only: both answers count the same people."""
    tables = two_arms(40, 40, 6.0)
    ids = tables["assignments"]["person_id"]
    more = tables["measures"].assign(measure="mood")
    left = more[(more["person_id"] != ids[3]) | (more["wave"] == "before")]
    met = with_meetings({**tables, "measures": pd.concat([tables["measures"], left])}, [*ids[:30], *ids[40:48]])
    program = load(write_program(tmp_path, **met))
    said = [dict(outcomes.contrast(program, measure=name).facts)[PART].split(".")[0] for name in ("skill", "mood")]
    assert said[0] == said[1]
    assert "30 of 40 offered a place" in said[0]
