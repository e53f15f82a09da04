"""Do WIIFM answers become goals that can be worked on, and that the tables take as they are?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd

import mentorlab
from mentorlab.measures.opening import check, load
from mentorlab.planning.drafts.draft_goals import ACTIONS, DRAFT, GOALS, how_many, staff_lists
from mentorlab.planning.drafts.goal_templates import _general, _templates
from mentorlab.tables.as_text import as_csv
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.program import Program
from tests.programs import write_program

CHARTER = {"ends_on": "2026-11-27", "rhythm": {"meetings_every_days": 21, "minutes": 60}}


def voices(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["person_id", "stakeholder", "kind", "code", "text"])


SAID = voices(
    ("a", "mentees", "development", "presenting", "I want to speak up"),
    ("a", "mentees", "development", "feedback", "=1+1 told what I do well"),
    ("a", "mentees", "aspiration", "next_step", "What comes next"),
    ("a", "mentees", "aspiration", "expert", "the one whom people ask"),
    ("b", "mentees", "role", "newcomer", "New here"),
    ("b", "mentees", "hurdle", "time", "No time"),
    ("c", "mentors", "development", "presenting", "Speak better"),
)
PEOPLE = pd.DataFrame({"person_id": ["a", "b", "c", "d"]})


def program(folder: Path, said: pd.DataFrame = SAID, **tables: pd.DataFrame) -> Program:
    return load(write_program(folder, CHARTER, people=PEOPLE, voices=said, **tables))


def test_mentees_alone_get_drafts_at_most_three_each_what_they_want_to_learn_first(tmp_path: Path) -> None:
    goals = staff_lists(program(tmp_path), {})[GOALS]
    assert goals["person_id"].tolist() == ["a", "a", "a", "b"]
    words = goals["in_their_words"].tolist()
    assert words == ["“=1+1 told what I do well”", "“I want to speak up”", "“the one whom people ask”", "“New here”"]
    assert goals["statement"].str.startswith(DRAFT).all()
    assert goals["set_on"].isna().all()


def test_due_days_follow_from_the_cycle_and_no_step_is_due_after_its_goal(tmp_path: Path) -> None:
    lists = staff_lists(program(tmp_path), {})
    goals, actions = lists[GOALS], lists[ACTIONS]
    # 2026-01-10 to 2026-11-27 are 321 days: 60 % are 192.6, so day 193 (22 July); 75 %: 241 (8 September); 90 %: 289
    # (26 October). All three are working days.
    assert [day.date() for day in goals["due_on"]][:3] == [
        dt.date(2026, 7, 22),
        dt.date(2026, 9, 8),
        dt.date(2026, 10, 26),
    ]
    assert "by 22 July 2026 " in goals["statement"][0]
    both = actions.merge(goals[["goal_id", "due_on"]], on="goal_id", suffixes=("", "_goal"))
    assert (both["due_on"] < both["due_on_goal"]).all()
    assert (both["due_on"] > pd.Timestamp("2026-01-10")).all()
    assert (both.groupby("goal_id").size() == 3).all()
    assert (both["due_on"].dt.weekday < 5).all()


def test_a_pair_s_own_days_come_first_and_those_without_a_pair_wait(tmp_path: Path) -> None:
    pairs = pd.DataFrame(
        {
            "pair_id": ["old", "new"],
            "mentor_id": ["c", "d"],
            "mentee_id": ["a", "a"],
            "matched_on": ["2026-01-12", "2026-03-02"],
            "started_on": ["2026-01-12", "2026-03-02"],
            "planned_end_on": ["2026-11-27", "2026-06-10"],
            "ended_on": ["2026-02-27", None],
        }
    )
    goals = staff_lists(program(tmp_path, pairs=pairs), {})[GOALS]
    assert set(goals["person_id"]) == {"a"}
    assert set(goals["pair_id"]) == {"new"}
    # 2026-03-02 to 2026-06-10 are 100 days: 60 % is day 60, 1 May, a Friday.
    assert goals["due_on"][0] == pd.Timestamp("2026-05-01")


def test_the_same_program_gives_the_same_ids_whatever_the_order_of_rows(tmp_path: Path) -> None:
    first = staff_lists(program(tmp_path / "one"), {})
    again = staff_lists(program(tmp_path / "two", SAID.iloc[::-1]), {})
    pd.testing.assert_frame_equal(first[GOALS], again[GOALS])
    pd.testing.assert_frame_equal(first[ACTIONS], again[ACTIONS])


def test_the_drafts_can_stand_in_the_tables_as_they_are(tmp_path: Path) -> None:
    made = staff_lists(program(tmp_path), {})
    for name, file in (("goals", GOALS), ("actions", ACTIONS)):
        (tmp_path / "tables" / f"{name}.csv").write_text(as_csv(made[file]), encoding="utf-8")
    faults, again = check(tmp_path)
    assert not faults
    assert again is not None
    assert len(again.table("goals")) == 4
    known = set(TABLES["goals"].names)
    assert set(made[GOALS].columns) - known == {"in_their_words"}
    assert set(made[ACTIONS].columns) <= set(TABLES["actions"].names)


def test_the_demo_s_drafts_stand_beside_its_goals_without_a_fault(tmp_path: Path) -> None:
    demo = mentorlab.load("demo")
    made = staff_lists(demo, {})
    tables = {name: demo.table(name) for name in ("people", "pairs", "voices")}
    tables["goals"] = pd.concat([demo.table("goals"), made[GOALS]])
    tables["actions"] = pd.concat([demo.table("actions"), made[ACTIONS]])
    faults, _ = check(write_program(tmp_path, CHARTER, **tables))
    assert not faults
    assert made[GOALS].groupby("person_id").size().max() <= 3
    assert how_many(demo) == made[GOALS]["person_id"].nunique()


def test_no_one_s_wish_is_no_list(tmp_path: Path) -> None:
    assert staff_lists(load(write_program(tmp_path / "none")), {}) == {}
    nobody = voices(("", "mentees", "development", "presenting", "anonymous"))
    assert staff_lists(program(tmp_path / "anonymous", nobody), {}) == {}


def test_a_faulty_table_is_told_and_nothing_is_drafted_from_it(tmp_path: Path) -> None:
    faulty = voices(("a", "mentees", "wish", "presenting", "x"))
    (name,) = lists = staff_lists(program(tmp_path, faulty), {})
    assert name == "draft_goals_not_written.csv"
    assert "voices.kind" in lists[name]["because_of"][0]


def test_what_no_template_fits_becomes_the_general_goal_with_their_own_words(tmp_path: Path) -> None:
    goals = staff_lists(program(tmp_path, voices(("a", "mentees", "aspiration", "", "xyzzy"))), {})[GOALS]
    assert goals["level_0"].tolist() == [_general().levels[2]]
    assert goals["in_their_words"].tolist() == ["“xyzzy”"]


def test_a_saying_that_nobody_sorted_is_understood_by_its_words(tmp_path: Path) -> None:
    said = voices(
        ("a", "mentees", "development", "", "I want to get better at presenting"),
        ("b", "mentees", "development", "skills", "I want to get better at presenting"),  # a code that is no theme
        ("c", "mentees", "development", "feedback", "I want to get better at presenting"),  # sorted by somebody
    )
    goals = staff_lists(program(tmp_path, said), {})[GOALS].set_index("person_id")["statement"]
    assert goals.str.contains("presented").tolist() == [True, True, False]


def test_every_template_has_five_levels_that_differ_from_each_other_and_from_all_others() -> None:
    every = [*_templates(), _general()]
    levels = [level for one in every for level in one.levels]
    assert len(levels) == 5 * len(every)
    assert len(set(levels)) == len(levels)
    assert all(len(one.actions) == 3 and "{{ due }}" in one.statement for one in every)
    assert len({code for one in every for code in one.codes}) == sum(len(one.codes) for one in every)
