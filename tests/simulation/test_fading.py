"""Do the pairs that are planted to fade fade as stated, and no others? Read from the tables, against what was planted.

Shares are compared with those stated in the module within 3.3 standard errors (one in a thousand).
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from mentorlab.simulation import fading as stated
from mentorlab.simulation.program import Simulated, simulate
from mentorlab.simulation.switches import SWITCHES
from mentorlab.simulation.truth import Truth

SIZE = {"people": 4000, "seed": 11}


@pytest.fixture(scope="module")
def faded() -> Simulated:
    return simulate(Truth(**SIZE, switches={"fading": 1}))


@pytest.fixture(scope="module")
def well() -> Simulated:
    return simulate(Truth(**SIZE))


def near(k: int, n: int, share: float) -> bool:
    return abs(k / n - share) < 3.3 * math.sqrt(share * (1 - share) / n)


def meetings(one: Simulated, planted: pd.DataFrame) -> pd.DataFrame:
    """Meetings of pairs that fade, with when: before, while they fade, after they recovered."""
    rows = one.tables["meetings"].merge(planted, on="pair_id")
    back = rows["planned_on"] >= rows["recovered_on"]
    rows["when"] = np.select([back, rows["planned_on"] >= rows["faded_on"]], ["after", "while"], "before")
    return rows


def test_the_stated_share_of_pairs_that_met_fades(faded: Simulated) -> None:
    pairs, planted = faded.tables["pairs"], faded.fading
    held = faded.tables["meetings"].query("status == 'held'")
    met = pairs["pair_id"].isin(held["pair_id"])
    assert planted["pair_id"].isin(pairs.loc[met, "pair_id"]).all()
    lasting = met & ((pairs["ended_on"] - pairs["started_on"]).dt.days > 260)
    n = int(lasting.sum())
    # Of pairs that last to the end nobody is spared; those closed for fading are shorter and counted with them.
    closed = pairs["ended_why"] == "faded"
    k = int(pairs.loc[lasting | closed, "pair_id"].isin(planted["pair_id"]).sum())
    assert near(k, n + int(closed.sum()), SWITCHES["fading"].size)


def test_while_they_fade_few_meetings_are_held_and_soon_none_planned(faded: Simulated, well: Simulated) -> None:
    rows = meetings(faded, faded.fading)
    before, during = (rows[rows["when"] == when]["status"] == "held" for when in ("before", "while"))
    usual = float((well.tables["meetings"]["status"] == "held").mean())
    assert float(before.mean()) > usual - 0.05
    assert float(during.mean()) == pytest.approx(stated.STILL_HELD * usual, abs=0.06)
    again = rows[(rows["when"] == "after") & (rows["status"] == "held")]
    assert len(again) > 20
    planned = rows[rows["when"] == "while"].groupby("pair_id").size()
    assert float((planned == 1).mean()) >= stated.PLANNING_STOPS  # those near their end have room for one only
    for_good = rows[(rows["when"] == "while") & (rows["status"] == "postponed")]
    assert not for_good["meeting_id"].isin(faded.tables["meetings"]["replaces"]).any()


def test_help_reaches_some_and_brings_back_half_of_them(faded: Simulated) -> None:
    planted, support = faded.fading, faded.tables["support"]
    helped = planted[planted["helped_on"].notna()]
    recovered = helped["recovered_on"].notna()
    assert near(int(recovered.sum()), len(helped), stated.RECOVERING)
    contacts = support.merge(planted, on="pair_id")
    fading = contacts[contacts["on"].ge(contacts["faded_on"]) & ~contacts["on"].gt(contacts["recovered_on"])]
    pd.testing.assert_series_equal(
        fading.set_index("pair_id")["on"].sort_index(),
        helped.set_index("pair_id")["helped_on"].sort_index(),
        check_names=False,
        check_dtype=False,
    )


def test_most_stay_open_and_those_closed_say_why(faded: Simulated) -> None:
    pairs = faded.tables["pairs"].merge(faded.fading, on="pair_id", how="left")
    closed = pairs["ended_why"] == "faded"
    assert (pairs.loc[closed, "ended_on"] > pairs.loc[closed, "faded_on"]).all()
    assert pairs.loc[closed, "recovered_on"].isna().all()
    assert 0.1 < closed.sum() / pairs["faded_on"].notna().sum() < stated.CLOSED
    last = faded.tables["meetings"].groupby("pair_id")["planned_on"].max()
    ends = pairs.set_index("pair_id")["ended_on"]
    assert (last <= ends[last.index]).all()


def test_everybody_else_meets_as_without_the_switch(faded: Simulated, well: Simulated) -> None:
    columns = ["pair_id", "planned_on", "held_on", "status", "minutes", "called_off_by", "reason"]
    of = [one.tables["meetings"] for one in (faded, well)]
    others = [rows.loc[~rows["pair_id"].isin(faded.fading["pair_id"]), columns] for rows in of]
    pd.testing.assert_frame_equal(*(rows.reset_index(drop=True) for rows in others))
    for name in ("people", "outreach", "applications", "choices", "assignments"):
        pd.testing.assert_frame_equal(faded.tables[name], well.tables[name])


def test_replacements_name_meetings_that_are_there(faded: Simulated) -> None:
    rows = faded.tables["meetings"].set_index("meeting_id")
    later = rows[rows["replaces"].notna()]
    first = rows.loc[later["replaces"]]
    assert (first["status"] == "postponed").all()
    assert (first["pair_id"].to_numpy() == later["pair_id"].to_numpy()).all()
    assert (first["planned_on"].to_numpy() < later["planned_on"].to_numpy()).all()


def test_twice_the_strength_fades_twice_as_many_and_none_fade_without() -> None:
    counts = [len(simulate(Truth(**SIZE, switches={"fading": strength})).fading) for strength in (0, 0.5, 1, 2)]
    assert counts[0] == 0
    assert counts[3] == pytest.approx(2 * counts[2], rel=0.2)
    assert counts[2] == pytest.approx(2 * counts[1], rel=0.35)


def test_fading_costs_the_meetings_that_were_not_held_and_nothing_else() -> None:
    """Points by the dose are 0.02 a meeting held: what the place gives falls by that times the meetings lost."""

    def given_and_held(dose: float, strength: float) -> tuple[float, float]:
        planted = {"effects": {"stay_intention": 0.2}, "dose": {"stay_intention": dose} if dose else {}}
        one = simulate(Truth(people=3000, seed=3, design="lottery", **planted, switches={"fading": strength}))
        frame = one.potential["stay_intention"]
        program = frame.index[frame["arm"] == "program"]
        held = one.tables["meetings"].query("status == 'held'").merge(one.tables["pairs"], on="pair_id")
        return float((frame["if_offered"] - frame["if_not"]).mean()), len(held) / len(program)

    without = [given_and_held(0.0, strength)[0] for strength in (0, 1)]
    assert without == pytest.approx([0.2, 0.2], abs=0.01)
    (well, held_well), (fading, held_fading) = (given_and_held(0.02, strength) for strength in (0, 1))
    assert held_well - held_fading > 0.5
    assert well - fading == pytest.approx(0.02 * (held_well - held_fading), rel=0.25)
