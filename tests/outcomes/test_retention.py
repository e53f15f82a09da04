"""Who stays, by hand: both groups from one day, other reasons as competing, what is refused, and what is hidden."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab import stats
from mentorlab.answers.result import Result
from mentorlab.outcomes.staying.by_day import by_day
from mentorlab.outcomes.staying.effects import Sides
from mentorlab.outcomes.staying.wrongly import may_stand_together, time_alone
from mentorlab.tables.privacy.ledger import to_bytes, write_record
from mentorlab.tables.privacy.publishing import prepare
from tests.programs import write_program

START, END = pd.Timestamp("2026-03-02"), pd.Timestamp("2026-12-01")
CHARTER: dict[str, Any] = {
    "starts_on": "2026-03-02",
    "ends_on": "2026-11-30",
    "objectives": None,
    "evaluation": {"final_on": "2026-12-01", "design": "randomised", "places_by": "lottery"},
}
NOT_DRAWN = {"evaluation": {**CHARTER["evaluation"], "design": "comparison", "places_by": None}}
LATER = {"objectives": [{"id": "stay", "measure": "retention", "worthwhile_points": 3, "primary": True}]}


def staff(n: int, own: list[int], other: list[int], arm: str) -> pd.DataFrame:
    """`n` people of one arm: `own`: days on which some leave of their own accord; `other`: for another reason."""
    days = pd.Series([*own, *other, *[np.nan] * (n - len(own) - len(other))], dtype=float)
    why = ["voluntary"] * len(own) + ["involuntary"] * len(other) + [None] * (n - len(own) - len(other))
    return pd.DataFrame(
        {
            "person_id": [f"{arm[0]}{number:03d}" for number in range(n)],
            "arm": arm,
            "hired_on": "2024-01-01",
            "left_on": START + pd.to_timedelta(days, unit="D"),
            "left_why": why,
            "eligible_as": "mentee",
        }
    )


def asked(folder: Path, people: pd.DataFrame, charter: dict[str, Any] | None = None, **more: Any) -> Result:
    """The question about these people, as of the day after the last; `tables`: others; the rest are settings."""
    tables = {"people": people.drop(columns="arm"), **more.pop("tables", {})}
    if "assignments" not in tables and "pairs" not in tables:
        tables["assignments"] = people[["person_id", "arm"]].assign(assigned_on=START, trial="program")
    program = mentorlab.load(write_program(folder, {**CHARTER, **(charter or {})}, **tables))
    return mentorlab.outcomes.retention(program, **{"as_of": pd.Timestamp("2026-12-20").date(), **more})


@pytest.fixture
def forty() -> pd.DataFrame:
    """40 and 50 people: 6 and 12 leave of their own accord, 5 of each for another reason."""
    return pd.concat(
        [
            staff(40, [30, 60, 90, 120, 150, 180], [200] * 5, "program"),
            staff(50, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120], [15] * 5, "comparison"),
        ],
        ignore_index=True,
    )


def test_shares_and_their_difference_by_hand(forty: pd.DataFrame, tmp_path: Path) -> None:
    result = asked(tmp_path, forty)
    assert result.table["share"].head(2).tolist() == pytest.approx([34 / 40, 38 / 50])
    effect = result.estimate("effect").estimate
    newcombe = stats.difference_of_shares([(34, 40, 38, 50)]).difference
    assert (effect.value, effect.low, effect.high) == pytest.approx((newcombe.value, newcombe.low, newcombe.high))
    # 6 leavers in 40 people's days: the leavers' own, 5 who left on day 200, 29 to the end (274 days)
    years = (30 + 60 + 90 + 120 + 150 + 180 + 5 * 200 + 29 * 274) / 365.25
    assert result.table["rate_100"].iloc[0] == pytest.approx(100 * 6 / years, abs=0.05)
    assert result.design == "randomised"
    assert result.verdict == "cannot_tell"
    assert (result.shown[0], result.waves) == (
        frozenset(forty.loc[forty["arm"] == "program", "person_id"]),
        ("followed",),
    )


def test_percentage_points_of_the_charter_are_the_worthwhile_size(forty: pd.DataFrame, tmp_path: Path) -> None:
    result = asked(tmp_path, forty, LATER)
    assert result.worthwhile == pytest.approx(0.03)
    assert (result.objective, result.measure, result.confirmatory) == ("stay", "retention", True)
    answers = pd.DataFrame({"person_id": ["p001"], "measure": ["skill"], "wave": ["after"], "value": [1.0]})
    program = mentorlab.load(write_program(tmp_path, {**CHARTER, **LATER}, measures=answers))
    assert "outcomes.retention" in mentorlab.outcomes.contrast(program, objective="stay").sentence()


def test_nobody_who_was_not_there_on_the_day_is_followed(forty: pd.DataFrame, tmp_path: Path) -> None:
    people = forty.copy()
    people.loc[people.index[-3:], "hired_on"] = "2026-05-01"
    people.loc[people.index[-9:-3], "left_on"] = pd.Timestamp("2026-02-01")
    result = asked(tmp_path, people)
    assert result.table["n"].head(2).tolist() == [40, 41]
    assert any("6 of those concerned had left" in note for note in result.notes)
    assert any("Fewer than 5 of those concerned were hired" in note for note in result.notes)


def test_before_its_day_nothing_is_shown(forty: pd.DataFrame, tmp_path: Path) -> None:
    early = asked(tmp_path, forty, as_of=pd.Timestamp("2026-11-30").date())
    assert early.status == "not_possible"
    assert "Too early" in early.sentence()
    assert any("as_of" in step for step in early.next_steps)  # nobody left lately: no date in the tables says so
    assert early.table.empty


def test_the_same_numbers_whenever_it_is_asked(forty: pd.DataFrame, tmp_path: Path) -> None:
    """Later leavers change nothing: two reports cannot be subtracted."""
    people = forty.copy()
    people.loc[people.index[39], ["left_on", "left_why"]] = [pd.Timestamp("2026-12-10"), "voluntary"]
    first = asked(tmp_path, people, as_of=pd.Timestamp("2026-12-01").date())
    later = asked(tmp_path, people, as_of=pd.Timestamp("2026-12-20").date())
    pd.testing.assert_frame_equal(first.table, later.table)


@pytest.mark.parametrize("leavers", [1, 4, 36, 39])
def test_few_leavers_or_few_who_stay_are_hidden_with_the_others(leavers: int, tmp_path: Path) -> None:
    people = pd.concat(
        [staff(40, [50] * leavers, [], "program"), staff(50, [60] * 12, [], "comparison")], ignore_index=True
    )
    result = asked(tmp_path, people)
    assert result.status == "hidden"
    assert result.table["n"].isna().all()
    assert not result.estimates
    assert str(leavers) not in result.sentence("staff").replace("fewer than 5", "")


def test_five_to_nine_are_described_only(tmp_path: Path) -> None:
    people = pd.concat([staff(9, [], [], "program"), staff(50, [60] * 12, [], "comparison")], ignore_index=True)
    result = asked(tmp_path, people)
    assert result.status == "ok"
    assert math.isnan(result.estimate("effect").estimate.low)
    assert [one.name for one in result.estimates] == ["effect"]
    assert result.table["hazard_ratio"].isna().all()
    assert "interval" not in result.sentence("analyst")


def test_whole_sites_are_compared_as_sites(forty: pd.DataFrame, tmp_path: Path) -> None:
    site = forty.groupby("arm").cumcount() // 10
    places = forty[["person_id", "arm"]].assign(
        trial="program", assigned_on=START, cluster=forty["arm"] + " " + site.astype(str)
    )
    result = asked(tmp_path, forty, tables={"assignments": places})
    codes = pd.factorize(places["cluster"])[0]
    stay, program = (forty["left_why"] != "voluntary").to_numpy(), (forty["arm"] == "program").to_numpy()
    by_hand = stats.clustered_difference(stay & program, program, stay & ~program, ~program, codes)
    assert result.estimate("effect").estimate.se == pytest.approx(by_hand.se)
    assert result.certainty == "very_low" or "clusters" in [check.name for check in result.checks]
    assert next(check for check in result.checks if check.name == "clusters").result == "failed"


@pytest.mark.parametrize("within", ["block", "cluster"])
def test_where_nobody_leaves_it_is_not_certain_that_nothing_differs(within: str, tmp_path: Path) -> None:
    people = pd.concat([staff(60, [], [], "program"), staff(60, [], [], "comparison")], ignore_index=True)
    group = people.groupby("arm").cumcount() % 3
    places = _places(people).assign(**{within: people["arm"] + group.astype(str) if within == "cluster" else group})
    result = asked(tmp_path, people, LATER, tables={"assignments": places})
    effect = result.estimate("effect").estimate
    assert effect.low < -0.03 < 0 < 0.03 < effect.high
    assert result.verdict == "cannot_tell"
    assert not any("left_why" in note for note in result.notes)  # nobody left: there is no reason to miss


def test_a_table_that_does_not_say_when_people_were_hired_is_answered_alike(
    forty: pd.DataFrame, tmp_path: Path
) -> None:
    bare = asked(tmp_path / "bare", forty.drop(columns="hired_on"))
    pd.testing.assert_frame_equal(bare.table, asked(tmp_path / "full", forty).table)


def test_promotions_count_once_and_leaving_ends_the_waiting(forty: pd.DataFrame, tmp_path: Path) -> None:
    chosen = [
        *forty.index[6:14],
        *forty.index[60:66],
    ]  # six and more of each arm; five of the program's left on day 200
    events = pd.DataFrame({"person_id": forty.loc[chosen, "person_id"], "happened_on": START + pd.Timedelta(days=100)})
    again = events.assign(happened_on=START + pd.Timedelta(days=150))
    gone = pd.DataFrame({"person_id": [forty["person_id"][0]], "happened_on": [START + pd.Timedelta(days=250)]})
    every = pd.concat([events, again, gone]).assign(event="promotion")
    result = asked(tmp_path, forty, outcome="promotion", tables={"events": every, "assignments": _places(forty)})
    assert result.table["n_event"].head(2).tolist() == [8, 6]  # the one after leaving does not count
    assert result.table["share"].head(2).tolist() == pytest.approx([8 / 40, 6 / 50])
    nothing = asked(tmp_path, forty, outcome="move", tables={"events": every, "assignments": _places(forty)})
    assert nothing.status == "not_possible"
    assert "holds no move" in nothing.sentence()


@pytest.mark.parametrize(("drawn", "before", "after"), [(-10, -5, 100), (30, 10, 150)])
def test_promotions_count_from_the_day_from_which_all_are_followed(
    drawn: int, before: int, after: int, forty: pd.DataFrame, tmp_path: Path
) -> None:
    """Drawn before the start: a promotion between the two counts. Drawn after it: one before the draw does not, and
    hides no second one."""
    who = forty.loc[[*range(12, 20), *range(60, 66)], "person_id"]
    events = pd.concat(
        pd.DataFrame({"person_id": who, "happened_on": START + pd.Timedelta(days=day), "event": "promotion"})
        for day in (before, after)
    )
    places = _places(forty).assign(assigned_on=START + pd.Timedelta(days=drawn))
    result = asked(tmp_path, forty, outcome="promotion", tables={"events": events, "assignments": places})
    assert result.table["n_event"].head(2).tolist() == [8, 6]
    first = events[events["happened_on"] > START + pd.Timedelta(days=drawn)]["happened_on"].min()
    weeks = result.table.loc[result.table["n_event"].eq(8) & result.table["weeks_since"].notna(), "weeks_since"]
    assert weeks.min() >= ((first - START).days - drawn) / 7 > weeks.min() - 5


def _places(people: pd.DataFrame) -> pd.DataFrame:
    return people[["person_id", "arm"]].assign(assigned_on=START, trial="program")


@pytest.fixture
def paired() -> tuple[pd.DataFrame, pd.DataFrame]:
    """60 mentees whose pairs begin on day 40 (30 of them) or 200 (30), 60 others; 60 mentors who count nowhere."""
    people = pd.concat(
        [staff(60, [100] * 6 + [230] * 12, [], "program"), staff(60, [20] * 12 + [180] * 10 + [250] * 8, [], "other")],
        ignore_index=True,
    )
    mentees = people[people["arm"] == "program"].reset_index(drop=True)
    begin = np.where(np.arange(60) % 2 == 0, 40, 200)
    begin[:6] = 40  # those who leave on day 100 have begun
    began = START + pd.to_timedelta(begin, unit="D")
    pairs = pd.DataFrame(
        {
            "pair_id": [f"x{number:03d}" for number in range(60)],
            "mentor_id": [f"m{number:03d}" for number in range(60)],
            "mentee_id": mentees["person_id"],
            "matched_on": began,
            "started_on": began,
        }
    )
    mentors = staff(60, [], [], "mentor").assign(eligible_as="mentor")
    return pd.concat([people, mentors], ignore_index=True), pairs


def test_without_assignments_people_are_told_apart_at_a_landmark(paired: Any, tmp_path: Path) -> None:
    people, pairs = paired
    result = asked(tmp_path, people, NOT_DRAWN, tables={"pairs": pairs}, landmark=150)
    assert (result.design, result.estimand) == ("comparison", "taken_up")
    assert any("landmark was set to day 150" in one for one in result.deviations)
    # By day 150 the 6 and the 12 have left. Of the 33 begun by then 27 are there; of the others 27 + 48.
    groups = result.table.head(2)
    assert groups["n"].tolist() == [27, 75]
    begun = result.estimate("hazard_ratio_mentored").estimate
    spells = _spells(people, pairs)
    theirs = stats.hazard(*(spells[name] for name in ("start", "stop", "event", "mentored")), person=spells["id"])
    assert begun.value == pytest.approx(theirs.ratios["mentored"].value)
    assert result.certainty in ("low", "very_low")
    assert "led to" not in result.sentence()
    row = result.table[result.table["group"] == "ever mentored"].iloc[0]
    assert row["n_days_wrong"] == 33 * 40 + 27 * 200
    assert row["share_claimed"] == pytest.approx((1 - 18 / 60) - (1 - 30 / 60))


def _spells(people: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Everybody's days cut at the begin of their pair, one after the other."""
    began = ((pairs["started_on"] - START).dt.days).set_axis(pairs["mentee_id"])
    rows = []
    for one in people[people["arm"] != "mentor"].itertuples():
        left = (one.left_on - START).days if pd.notna(one.left_on) else None
        last, begin = left or 274, began.get(one.person_id)
        if begin is None or begin >= last:
            rows.append((one.person_id, 0, last, left is not None, 0))
            continue
        rows += [(one.person_id, 0, begin, False, 0), (one.person_id, begin, last, left is not None, 1)]
    return pd.DataFrame(rows, columns=["id", "start", "stop", "event", "mentored"])


def test_people_assigned_on_the_way_are_not_taken_as_assigned_from_the_start(paired: Any, tmp_path: Path) -> None:
    """A list of those who joined, called assignments, would be the refused comparison in other clothes."""
    people, pairs = paired
    mentees = people[people["arm"] != "mentor"]
    joined = pairs.set_index("mentee_id")["matched_on"].reindex(mentees["person_id"]).to_numpy()
    places = pd.DataFrame(
        {"person_id": mentees["person_id"], "arm": mentees["arm"].replace("other", "comparison"), "trial": "program",
         "assigned_on": pd.Series(joined, index=mentees.index).fillna(START)}
    )  # fmt: skip
    result = asked(tmp_path, people, NOT_DRAWN, tables={"pairs": pairs, "assignments": places})
    assert result.estimand == "taken_up"
    assert result.table["n"].iloc[0] < 60


def test_counts_that_would_tell_by_subtraction_do_not_stand_together() -> None:
    happened = pd.Series([True] * 7 + [False] * 100 + [True] * 10 + [False] * 100)
    arms = [happened.index[:107], happened.index[107:]]
    assert may_stand_together(happened, arms, 5)
    ever = happened.index[1:100]  # one leaver of the first arm never met: 7 of 107 less 6 of 99
    assert not may_stand_together(happened, [*arms, ever, happened.index.difference(ever)], 5)
    assert may_stand_together(happened, [*arms, happened.index[:100], happened.index[100:]], 5)


@pytest.mark.parametrize("left", [0, 3])
def test_all_or_none_of_three_people_do_not_stand_between_two_counts(left: int) -> None:
    """3 of 60 offered a place never met: that all three left (or stayed) would be told by subtraction."""
    happened = pd.Series(
        [True] * left + [False] * (3 - left) + ([True] * 10 + [False] * 47) + [True] * 10 + [False] * 50
    )
    arms = [happened.index[:60], happened.index[60:]]
    ever = happened.index[3:60]
    assert not may_stand_together(happened, [*arms, ever, happened.index.difference(ever)], 5)


def test_the_refused_comparison_is_put_on_record_and_held_against_it(paired: Any, tmp_path: Path) -> None:
    """Between two reports one more pair is found to have met: the shares of ever and never would tell that mentee."""
    people, pairs = paired
    mentees = people[people["arm"] != "mentor"]
    ids = mentees["person_id"].to_numpy()
    places = pd.DataFrame({"person_id": ids, "arm": np.where(np.arange(120) % 2, "program", "comparison")})
    tables = {"assignments": places.assign(trial="program", assigned_on=START)}
    asked(tmp_path, people, tables={**tables, "pairs": pairs.iloc[:-1]})
    counts = []
    for number, rows in enumerate((pairs.iloc[:-1], pairs)):
        rows.to_csv(tmp_path / "tables" / "pairs.csv", index=False)
        with TemporaryDirectory() as private:
            publishing = prepare(tmp_path, Path(private))
            result = mentorlab.outcomes.retention(
                mentorlab.load(tmp_path, publishing=private), as_of=date(2026, 12, 20)
            )
            figures = [figure for _, shown in publishing.noted() for figure in shown]
        write_record(tmp_path, f"report {number}", to_bytes("outcomes", figures))
        counts.append(result.table.loc[result.table["group"] == "ever mentored", "n_event"].notna().any())
        assert result.status == "ok"
        assert len(result.shown) == (4 if counts[-1] else 2)
    assert counts == [True, False]


def test_steps_of_a_curve_are_of_nobody_or_of_enough() -> None:
    rng = np.random.default_rng(4)
    for total in (5, 6, 9, 10, 17, 60):
        days = np.concatenate([rng.integers(1, 281, total), np.full(120 - total, 281)])
        people = pd.DataFrame({"arm": "program", "days": days, "cause": [1] * total + [0] * (120 - total)})
        steps = by_day(Sides(people, 0, 281, -1), "program", 5)
        gained = np.diff(steps["n_event"])
        assert ((gained == 0) | (gained >= 5)).all()
        assert steps["n_event"].iloc[-1] == total


def test_time_alone_fakes_the_win_of_the_worked_example() -> None:
    """2.5 % leave a month, joining at any time of 24 months while still there (STANDARDS 1): 73 % against 47 %.

    By hand: of those who join, 24 · .975^24 / Σ .975^s stay, that is 73 %. With four in ten who would join, the never
    are six in ten of whom 54.5 % stay, and a quarter of the four in ten, gone before they could: 47 %.
    """
    rate = -math.log(0.975) * 24 / 720
    day = (np.arange(200_000) * 0.618034) % 1 * 720
    gone = -np.log((np.arange(200_000) + 0.5) / 200_000) / rate
    would = np.arange(200_000) % 5 < 2
    joins = would & (day < gone)
    stays = gone > 720
    claimed = stays[joins].mean() - stays[~joins].mean()
    assert stays[joins].mean() == pytest.approx(0.73, abs=0.005)
    assert stays[~joins].mean() == pytest.approx(0.47, abs=0.005)
    alone = time_alone(pd.Series(day[joins]), 200_000, int((~stays).sum()), 720)
    assert alone == pytest.approx(claimed, abs=0.005)
    assert math.isnan(time_alone(pd.Series([1.0]), 10, 0, 720))
