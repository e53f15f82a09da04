"""How far people come, as it is told: denominators, intervals, the last cycle on the same day, and what is hidden."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab.answers.result import Result
from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.programs import demo, write_program
from tests.reach import twelve_on_the_way as hand

Make = Callable[..., Program]
CHARTER = {**hand.CHARTER, "units": "unit", "privacy": {"smallest_group": 5}}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The dozen ten times over, after a cycle in which it was there five times, a year and a day earlier."""
    folder = tmp_path_factory.mktemp("cycles")
    before = {**CHARTER, "cycle": "2025", "starts_on": "2025-01-09", "ends_on": "2025-06-29"}
    before["waves"] = [{"id": "before", "on": "2025-01-04"}, {"id": "after", "on": "2025-07-04"}]
    earlier = hand.many(5, days_earlier=366)
    # In the last cycle nobody but those matched applied.
    kept = earlier["applications"]
    pairs = set(earlier["pairs"]["mentee_id"]) | set(earlier["pairs"]["mentor_id"])
    earlier["applications"] = kept[kept["person_id"].isin(pairs) & ~kept["person_id"].str.startswith("b01")]
    write_program(folder / "before", before, **earlier)
    return load(write_program(folder / "now", {**CHARTER, "earlier_cycles": ["../before"]}, **hand.many(10)))


@pytest.fixture(scope="module")
def answer(twice: Program) -> Result:
    return mentorlab.reach.funnel(twice)


def everyone(result: Result) -> pd.DataFrame:
    table = result.table
    return table[table["group"] == "Everyone"].set_index("step")


def test_numerators_and_denominators_stand_side_by_side(answer: Result) -> None:
    table = everyone(answer)
    assert table["n_reached"].tolist() == [130, 120, 100, 90, 90, 80, 60, 50, 30, 20, 10]
    assert table["n"].tolist()[1:] == [130, 120, 100, 90, 90, 80, 60, 50, 30, 20]
    assert table["n_lost"].tolist()[1:] == [10, 20, 10, 0, 10, 20, 10, 20, 10, 10]
    assert (table["n_base"] == 130).all()
    assert table.loc["matched", "share_step"] == pytest.approx(60 / 80)
    assert table.loc["matched", "share_all"] == pytest.approx(60 / 130)
    # Wilson by hand, 60 of 80, z² 3.8415: (0.75 + 0.024009) / 1.048018 ± 1.959964 √(0.00234375 + 0.00015006) / 1.048018
    assert table.loc["matched", ["share_step_low", "share_step_high"]].tolist() == pytest.approx(
        [0.645153, 0.831938], abs=1e-5
    )
    assert table.loc["matched", "days_step"] == 10
    assert table.loc["matched", "n_still_waiting"] == 20
    assert table.loc["opened", "n_unrecorded"] == 20
    assert table.loc["application complete", "n_still_waiting"] == 0


def test_no_share_exceeds_everybody(answer: Result) -> None:
    shares = answer.table[["share_step", "share_all", "share_step_high", "share_all_high"]]
    assert (shares.fillna(0) <= 1).all(axis=None)


def test_groups_follow_and_add_up(answer: Result) -> None:
    table = answer.table
    shown = table[table["n_reached"].notna()]
    told = shown.pivot_table(index="step", columns="group", values="n_reached").dropna()
    assert {"A", "B", "Everyone"} <= set(told.columns)
    assert (told["A"] + told["B"] == told["Everyone"]).all()
    assert told.loc["matched"].to_dict() == {"A": 50, "B": 10, "Everyone": 60}


def test_where_most_are_lost_is_said_to_everybody(answer: Result) -> None:
    # Equal numbers are lost before opened, matched and active: 20; the first of them is named.
    for audience in AUDIENCES:
        sentence = answer.sentence(audience)
        assert "20 of 120" in sentence
        assert "10 of 130 came as far as “survey returned” (8 %)" in sentence
    assert "83 % came on (interval 76 % to 89 %)" in answer.sentence("analyst")


def test_the_last_cycle_on_the_same_day(answer: Result) -> None:
    table = everyone(answer)
    # Five times the dozen: 65 possible mentees; of those who applied only the six who were matched.
    assert table.loc["eligible", ["n_reached_last", "n_base_last"]].tolist() == [65, 65]
    assert table.loc["applied", ["n_reached_last", "n_base_last"]].tolist() == [30, 65]
    assert table.loc["applied", "share_more"] == pytest.approx(90 / 130 - 30 / 65)
    # Newcombe by hand from Wilson's ends: 90/130 (.608403, .765175), 30/65 (.345903, .581465), difference .230769.
    low = 0.230769 - math.hypot(0.692308 - 0.608403, 0.581465 - 0.461538)
    high = 0.230769 + math.hypot(0.765175 - 0.692308, 0.461538 - 0.345903)
    assert table.loc["applied", ["share_more_low", "share_more_high"]].tolist() == pytest.approx([low, high], abs=1e-5)
    assert any("cycle 2025 on 2025-07-09" in note for note in answer.notes)
    assert "no effect" in answer.sentence("analyst")


def test_halfway_it_is_held_against_halfway(twice: Program) -> None:
    found = everyone(mentorlab.reach.funnel(twice, as_of=date(2026, 1, 21)))
    # Eleven days after the start: m01, m02, m03 and b01 have applied; in the last cycle m01, m02 and m03 had.
    assert found.loc["applied", ["n_reached", "n_reached_last"]].tolist() == [40, 15]
    assert "matched" not in found.index


def test_without_an_earlier_cycle_it_is_said(make: Make) -> None:
    found = mentorlab.reach.funnel(make(CHARTER, **hand.many(5)))
    assert found.table["n_reached_last"].isna().all()
    assert any("no earlier cycle" in note for note in found.notes)


def test_an_earlier_cycle_with_faults_is_not_counted(tmp_path: Path) -> None:
    tables = hand.many(5)
    write_program(tmp_path / "before", {**CHARTER, "cycle": "2025"}, pairs=tables["pairs"].drop(columns="matched_on"))
    charter = {**CHARTER, "earlier_cycles": ["../before"]}
    found = mentorlab.reach.funnel(load(write_program(tmp_path / "now", charter, **tables)))
    assert any("cycle 2025 have faults" in note for note in found.notes)
    assert found.table["share_more"].isna().all()


def test_where_nobody_says_who_could_join_it_begins_with_what_is_on_record(make: Make) -> None:
    tables = hand.many(10)
    found = mentorlab.reach.funnel(make(CHARTER, applications=tables["applications"], pairs=tables["pairs"]))
    assert everyone(found)["n_reached"].to_dict()["applied"] == 100  # x01 too: nothing says that they could not
    assert "people does not say who could join" in found.facts[0][1]
    assert any("Not recorded, and left out: eligible, reached" in note for note in found.notes)


def test_steps_with_few_lost_are_hidden_and_named(make: Make) -> None:
    tables = hand.many(10)
    gone = tables["outreach"]["person_id"].isin([f"m09.{n}" for n in range(3)])
    tables["outreach"] = tables["outreach"][~gone]
    table = everyone(mentorlab.reach.funnel(make(CHARTER, **tables)))
    # Three more were not written to: 130 − 117 = 13 lost, 117 − 100 = 17: both enough.
    assert table.loc["reached", "n_reached"] == 117
    tables["outreach"] = hand.many(10)["outreach"]
    back = [f"m11.{n}" for n in range(8)]
    more = tables["outreach"].iloc[: len(back)].assign(person_id=back, opened_on=None, answered_on=None)
    tables["outreach"] = pd.concat([tables["outreach"], more])
    found = mentorlab.reach.funnel(make(CHARTER, **tables))
    table = everyone(found)
    assert bool(table.loc["reached", "hidden"])  # 130 − 128: two were not written to
    assert table.loc["reached"].drop(["hidden", "group"]).isna().all()
    assert table.loc["opened", ["from_step", "n"]].tolist() == ["eligible", 130]
    assert any("Hidden, because fewer than 5" in note and "reached" in note for note in found.notes)


def test_too_few_people_are_not_told_at_all(make: Make) -> None:
    few = hand.people().iloc[:4]
    charter = {**CHARTER, "privacy": {"smallest_group": 5}}
    some = hand.applications()
    found = mentorlab.reach.funnel(
        make(charter, people=few, applications=some[some["person_id"].isin(few["person_id"])])
    )
    assert found.status == "hidden"
    assert "4" not in found.sentence("analyst").replace("5", "")


def test_nothing_beyond_who_is_eligible_is_no_answer(make: Make) -> None:
    found = mentorlab.reach.funnel(make(CHARTER, people=hand.people()))
    assert found.status == "not_possible"
    assert "outreach" in found.sentence("staff")


@pytest.mark.parametrize(("by", "said"), [("units", "did you mean 'unit'"), ("person_id", "makes no groups")])
def test_what_makes_no_groups_is_refused(twice: Program, by: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        mentorlab.reach.funnel(twice, by=by)


def test_pairs_that_still_run_are_not_lost(make: Make) -> None:
    running = {**CHARTER, "ends_on": "2026-12-31", "definitions": {"reach.completed": {"share_of_time": 0.1}}}
    found = mentorlab.reach.funnel(make(running, **hand.many(10)))
    table = everyone(found)
    # Of 30 active, those of q3 lasted a tenth of the time; 20 still run: more than before any other step, but not lost.
    assert table.loc["completed", ["n", "n_reached", "n_still_waiting"]].tolist() == [30, 10, 20]
    assert "“completed”: 20" not in found.sentence("analyst")


def test_it_names_no_person_and_every_definition(answer: Result) -> None:
    said = str(answer.to_dict()) + str(answer.rows())
    assert not any(f"{one}.0" in said for one in hand.MENTEES)
    names = [one.id for one in answer.defined]
    assert names[0] == "reach.eligible"
    assert {"reach.active", "reach.completed", "reach.lost_step"} <= set(names)
    assert "reach.trained" not in names


def test_its_figure_shows_the_last_cycle(answer: Result) -> None:
    picture = answer.figure()
    labels = [
        text.get_text()
        for axes in picture.axes
        for text in (axes.get_legend() or picture).findobj()
        if hasattr(text, "get_text")
    ]
    assert any("last cycle" in label for label in labels)
    assert picture.alt == answer.sentence("analyst")
    assert len(picture.axes) == 2


def test_mentors_of_the_demo() -> None:
    found = mentorlab.reach.funnel(demo(), role="mentor")
    people, pairs = demo().table("people"), demo().table("pairs")
    could = people["eligible_as"].isin(["mentor", "both"])
    table = everyone(found)
    assert table.loc["eligible", "n_reached"] == could.sum()
    assert table.loc["matched", "n_reached"] == pairs["mentor_id"].nunique()


@pytest.mark.long
def test_a_hundred_thousand_people_in_twenty_units_take_a_few_seconds(tmp_path: Path) -> None:
    program = load(write_program(tmp_path, CHARTER, **large(100_000)))
    mentorlab.reach.funnel(demo())  # libraries are loaded once
    started = time.process_time()
    found = mentorlab.reach.funnel(program)
    assert time.process_time() - started < 4  # about 2 s measured
    assert everyone(found).loc["eligible", "n_reached"] == 100_000


def large(n: int) -> dict[str, Any]:
    """So many mentees in twenty units, of whom a third apply and a twentieth are matched and meet."""
    rng = np.random.default_rng(1)
    ids = np.array([f"p{number:06d}" for number in range(n)])
    days = np.datetime64("2026-01-11") + rng.integers(0, 60, n)
    people = pd.DataFrame({"person_id": ids, "eligible_as": "mentee", "unit": rng.integers(0, 20, n).astype(str)})
    mentors = pd.DataFrame({"person_id": [f"v{number:05d}" for number in range(n // 20)], "eligible_as": "mentor"})
    opened = np.where(rng.random(n) < 0.7, days + 1, np.datetime64("NaT"))
    outreach = pd.DataFrame(
        {"person_id": ids, "campaign": "a", "sent_on": days, "channel": "email", "opened_on": opened}
    )
    third = ids[: n // 3]
    applications = pd.DataFrame({"person_id": third, "role": "mentee", "applied_on": days[: n // 3] + 5})
    applications["completed_on"] = applications["applied_on"]
    some = n // 20
    pairs = pd.DataFrame({"pair_id": [f"q{number}" for number in range(some)], "mentor_id": mentors["person_id"]})
    pairs = pairs.assign(mentee_id=ids[:some], matched_on=np.datetime64("2026-03-20"))
    four = pairs[["pair_id"]].merge(pd.DataFrame({"number": range(4)}), how="cross")
    meetings = four.assign(
        meeting_id=four["pair_id"] + "." + four["number"].astype(str),
        held_on=np.datetime64("2026-04-01") + 20 * four["number"].to_numpy(),
        status="held",
    ).drop(columns="number")
    return {
        "people": pd.concat([people, mentors]),
        "outreach": outreach,
        "applications": applications,
        "pairs": pairs,
        "meetings": meetings,
    }


def test_who_is_drawn_to_wait_is_not_lost() -> None:
    """The demo's draw: 116 of 232 wait, and none of them has a match; the last cycle drew no lots."""
    found = mentorlab.reach.funnel(demo())
    row = everyone(found).loc["matched"]
    assert (row["n"], row["n_lost"], row["n_no_place"]) == (232, 122, 116)
    assert "matched" not in found.headline
    assert "most are lost between “applied” and “matched”" not in found.sentence()
    for audience in ("analyst", "leadership", "managers", "staff"):
        assert "116 were drawn to wait" in found.sentence(audience)
    assert any("Only this cycle had people wait for a place" in note for note in found.notes)


def test_few_who_wait_are_not_told(make: Make) -> None:
    tables = hand.many(10)
    ids = [f"m06.{n}" for n in range(10)]
    for waiting, told in ((3, None), (10, 10)):
        arms = [{"person_id": one, "arm": "waitlist"} for one in ids[:waiting]]
        arms += [{"person_id": f"m01.{n}", "arm": "program"} for n in range(10)]
        found = mentorlab.reach.funnel(make(CHARTER, **tables, assignments=pd.DataFrame(arms)))
        said = everyone(found).loc["matched", "n_no_place"]
        assert said == told if told else math.isnan(said)
        assert ("10 were drawn to wait" in found.sentence()) == bool(told)
