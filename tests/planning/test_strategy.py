"""Is every break of a plan named, and nothing else? Breaks are planted one by one into a plan that is whole."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

import mentorlab
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue
from mentorlab.measures.opening import load
from mentorlab.planning.chain.breaks import Break
from mentorlab.planning.chain.strategy import breaks_of, strategy
from mentorlab.tables.program import Program
from tests.programs import demo, write_program

WHOLE: dict[str, Any] = {
    "purpose": "New people do not know whom to turn to.",
    "needs": {"to be heard": "employee_engagement", "to learn": "knowledge_and_skills"},
    "waves": [{"id": "before", "on": "2026-01-01"}, {"id": "after", "on": "2026-12-01"}],
    "objectives": [
        {
            "id": "heard",
            "need": "employee_engagement",
            "statement": "New people feel heard.",
            "for": "mentees",
            "measure": "uwes_9",
            "worthwhile": 0.2,
            "primary": True,
        },
        {
            "id": "learning",
            "need": "to learn",
            "statement": "New people learn faster.",
            "for": "mentees",
            "measure": "uwes_9",
            "worthwhile_points": 0.5,
        },
    ],
    "evaluation": {
        "design": "lottery",
        "places_by": "lottery",
        "final_on": "2026-12-15",
        "responsible": "People analytics",
    },
    "audiences": {
        "mentees": {"concerns": ["time"], "benefits": ["a person to ask"], "message": "Come.", "channel": "e-mail"},
        "mentors": {"benefits": ["questions"], "message": "Come."},
    },
    "schedule": [{"report": "outcomes", "on": "2026-12-20"}],
}
PEOPLE = ["a", "b", "c", "d", "e", "f"]


def numbers(waves: tuple[str, ...], people: list[str] = PEOPLE, measure: str = "sales") -> pd.DataFrame:
    """A measures table: a value for each of the people at each wave."""
    rows = [(one, measure, wave, 10 + place) for wave in waves for place, one in enumerate(people)]
    return pd.DataFrame(rows, columns=["person_id", "measure", "wave", "value"])


def a_plan(folder: Path, *changes: Callable[[dict[str, Any]], None], **tables: pd.DataFrame) -> Program:
    """The whole plan with these changes."""
    charter = deepcopy(WHOLE)
    for change in changes:
        change(charter)
    kept: dict[str, Any] = {"purpose": None, "needs": None, **charter}
    return load(write_program(folder, kept, **tables))


def put(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """A change: `objectives.0.measure` becomes this value; None takes it out."""

    def change(charter: dict[str, Any]) -> None:
        *way, last = path.split(".")
        place: Any = charter
        for step in way:
            place = place[int(step) if step.isdigit() else step]
        if value is None and isinstance(place, dict) and way != ["evaluation"]:  # there None takes out what tests have
            place.pop(last)
        else:
            place[int(last) if last.isdigit() else last] = value

    return change


def kinds(breaks: tuple[Break, ...]) -> list[tuple[str, str | None]]:
    return [(one.kind, one.objective) for one in breaks]


def test_a_whole_plan_has_no_break(tmp_path: Path) -> None:
    plan = a_plan(tmp_path)
    assert breaks_of(plan) == ()
    result = strategy(plan)
    assert set(result.table["state"]) == {"holds"}
    assert "hangs together" in result.sentence()
    assert result.next_steps == (catalogue("planning_strategy").WHOLE_NEXT,)


# What is planted, which tables there are, which break is to be found, at which objective, in which setting.
PLANTED: dict[str, tuple[list[tuple[str, Any]], dict[str, pd.DataFrame], str | None, str]] = {
    "no_purpose": ([("purpose", None)], {}, None, "purpose"),
    "no_need": ([("objectives.0.need", None), ("needs", {"to learn": "x"})], {}, "heard", "objectives[heard].need"),
    "unserved": ([("needs.rest", "culture_change")], {}, None, "objectives"),
    "not_placed": (
        [],
        {
            "needs": pd.DataFrame(
                {
                    "respondent_id": ["a"],
                    "need": ["sleep"],
                    "stakeholder": ["mentees"],
                    "importance": [5],
                    "current": [1],
                }
            )
        },
        None,
        "needs",
    ),
    "no_statement": ([("objectives.1.statement", None)], {}, "learning", "objectives[learning].statement"),
    "no_primary": ([("objectives.0.primary", False)], {}, None, "objectives"),
    "several_primary": ([("objectives.1.primary", True)], {}, None, "objectives"),
    "no_measure": ([("objectives.0.measure", None)], {}, "heard", "objectives[heard].measure"),
    "not_collected": ([("objectives.0.measure", "sunshine")], {}, "heard", "objectives[heard].measure"),
    "unready": ([("objectives.0.measure", "tis_6")], {}, "heard", "objectives[heard].measure"),
    "of_others": (
        [("objectives.0.measure", "sales")],
        {
            "measures": numbers(("before", "after"), ["x", "y"]),
            "pairs": pd.DataFrame(
                {"pair_id": ["1"], "mentor_id": ["m"], "mentee_id": ["a"], "matched_on": ["2025-12-30"]}
            ),
        },
        "heard",
        "objectives[heard].measure",
    ),
    "one_wave": (
        [("objectives.0.measure", "sales")],
        {"measures": numbers(("after",))},
        "heard",
        "objectives[heard].measure",
    ),
    "never_asked": (
        [("waves.1.on", "2026-02-01"), ("objectives.1.measure", "sales")],
        {
            "measures": numbers(("before", "after")),
            "events": pd.DataFrame({"person_id": ["a"], "happened_on": ["2026-03-01"], "event": ["move"]}),
        },
        "heard",
        "objectives[heard].measure",
    ),
    "not_validated": ([("objectives.0.measure", "engagement_pulse")], {}, "heard", "objectives[heard].measure"),
    "no_waves": ([("waves", [])], {}, None, "waves"),
    "no_wave_before": ([("waves", [{"id": "after", "on": "2026-12-01"}])], {}, None, "waves"),
    "no_wave_after": ([("waves", [{"id": "before", "on": "2026-01-01"}])], {}, None, "waves"),
    "recalled": ([("waves.0", {"id": "recalled_before"})], {}, None, "waves"),
    "undated_waves": ([("waves.1", {"id": "after"})], {}, None, "waves"),
    "before_too_late": ([("waves.0.on", "2026-02-01")], {}, None, "waves"),
    "after_too_early": ([("waves.1.on", "2026-01-10")], {}, None, "waves"),
    "no_target": ([("objectives.0.worthwhile", None)], {}, "heard", "objectives[heard].worthwhile"),
    "sds_of_a_share": (
        [("objectives.0.measure", "promoted")],
        {"measures": numbers(("before", "after"), measure="promoted").assign(value=[0, 1] * 6)},
        "heard",
        "objectives[heard].worthwhile_points",
    ),
    # UWES-9 is answered from 0 to 6 and scored as a mean (STANDARDS, instruments): 6 points from end to end.
    "beyond_the_scale": (
        [("objectives.1.worthwhile_points", 6)],
        {},
        "learning",
        "objectives[learning].worthwhile_points",
    ),
    "without_message": ([("audiences.mentees.message", None)], {}, "heard", "audiences.mentees.message"),
    "without_benefits": ([("audiences.mentees.benefits", None)], {}, "heard", "audiences.mentees.benefits"),
    "not_told": ([("objectives.1.for", "managers")], {}, "learning", "audiences.managers"),
    "no_design": ([("evaluation.design", None)], {}, None, "evaluation.design"),
    "after_only": ([("evaluation.design", "after_only")], {}, None, "evaluation.design"),
    "change_only": ([("evaluation.design", "before_after")], {}, None, "evaluation.design"),
    "places_otherwise": ([("evaluation.places_by", "own_choice")], {}, None, "evaluation.places_by"),
    "places_not_said": ([("evaluation.places_by", None)], {}, None, "evaluation.places_by"),
    "design_of_others": ([("objectives.1.for", "mentors")], {}, "learning", "evaluation.design"),
    "no_final_day": ([("evaluation.final_on", None)], {}, None, "evaluation.final_on"),
    "nobody_responsible": ([("evaluation.responsible", None)], {}, None, "evaluation.responsible"),
    "not_scheduled": ([("schedule", [{"report": "engagement", "every": "month"}])], {}, None, "schedule"),
}
# What cannot come alone: managers without an audience are not drawn either; what is said of mentees is said of both.
WITH = {
    "not_told": {"design_of_others"},
    "without_message": {"without_message"},
    "without_benefits": {"without_benefits"},
}


@pytest.mark.parametrize("kind", PLANTED)
def test_each_kind_of_break_is_found_alone(kind: str, tmp_path: Path) -> None:
    changes, tables, objective, where = PLANTED[kind]
    program = a_plan(tmp_path, *(put(path, value) for path, value in changes), **tables)
    found = breaks_of(program)
    assert (kind, objective) in kinds(found)
    assert {one.kind for one in found} - {kind} == WITH.get(kind, set()) - {kind}
    assert next(one.where for one in found if one.kind == kind) == where
    planted = next(one for one in found if one.kind == kind)
    assert planted.means.endswith(".")
    assert planted.do.endswith(".")
    row = strategy(program).table
    row = row[(row["objective"] == (objective or "the whole plan")) & (row["link"] == planted.link)].iloc[0]
    assert row["state"] == {"weak": "weak", "broken": "broken"}[planted.state]
    assert where in row["where"]


def test_no_objective_at_all(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, put("objectives", []), put("needs", {}))
    assert kinds(breaks_of(plan)) == [("no_objectives", None)]
    assert strategy(plan).figure().alt == strategy(plan).sentence()


def test_every_kind_has_its_test() -> None:
    assert set(catalogue("planning_strategy").BREAKS) == {*PLANTED, "no_objectives"}


def test_five_planted_breaks_are_all_named_and_nothing_else(tmp_path: Path) -> None:
    plan = a_plan(
        tmp_path,
        put("needs.rest", "culture_change"),
        put("objectives.0.measure", "sunshine"),
        put("objectives.1.worthwhile_points", None),
        put("objectives.1.for", "mentees"),
        put("evaluation.places_by", "own_choice"),
        put("schedule", []),
    )
    assert sorted(kinds(breaks_of(plan)), key=str) == sorted(
        [
            ("unserved", None),
            ("not_collected", "heard"),
            ("no_target", "learning"),
            ("places_otherwise", None),
            ("not_scheduled", None),
        ],
        key=str,
    )
    result = strategy(plan)
    for words in ("rest (no objective", "heard (nobody collects", "learning (no worthwhile", "given otherwise", "due"):
        assert words in result.sentence("staff")
    assert int(result.table["n_breaks"].sum()) == 5
    assert len(result.next_steps) == 5


def test_a_need_that_presses_and_that_no_objective_names_is_broken(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {"group": ["everyone"] * 4 + ["mentors"], "need": ["sleep", "to learn", "to be heard", "x", "y"]}
    )
    gaps = Result(design="none", sentences={"analyst": "."}, frame=table.assign(rank=[1, 3, 2, 4, 1]))
    found = breaks_of(a_plan(tmp_path), gaps)
    assert [(one.kind, one.cells["need"]) for one in found] == [("unserved", "sleep")]


def test_a_need_is_served_by_its_own_name_or_by_its_purpose(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, put("objectives.0.need", "To be heard"))
    assert breaks_of(plan) == ()


def test_a_wave_that_is_still_to_come_is_no_break(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, put("objectives.0.measure", "sales"), measures=numbers(("before",)))
    assert breaks_of(plan) == ()


def test_the_plan_of_the_demo_is_whole() -> None:
    result = mentorlab.planning.strategy(demo())
    assert "broken" not in set(result.table["state"])
    assert {(one.kind, one.objective) for one in breaks_of(demo())} == {
        ("not_validated", "belonging"),
        ("not_validated", "staying"),
        ("not_validated", "mentors_too"),
        ("design_of_others", "mentors_too"),
    }


LONG = "People in every unit and at every site feel that somebody listens to them. " * 4 + "W" * 90


@pytest.mark.parametrize("n", [*(pytest.param(n, marks=pytest.mark.long) for n in (1, 3)), 6])
def test_the_figure_keeps_its_words_in_their_boxes(n: int, tmp_path: Path) -> None:
    objectives = [
        {"id": f"o{place}", "statement": LONG, "need": LONG[:120], "measure": "sunshine" * (place % 2) or None}
        for place in range(n)
    ]
    kept = [{key: value for key, value in one.items() if value} for one in objectives]
    plan = a_plan(tmp_path, put("objectives", kept), put("purpose", LONG), put("needs", {LONG[:90]: "culture_change"}))
    picture = strategy(plan).figure()
    renderer = picture.canvas.get_renderer()  # type: ignore[attr-defined]
    axes = picture.axes[0]
    boxes = [patch.get_window_extent(renderer) for patch in axes.patches if isinstance(patch, FancyBboxPatch)]
    texts = [text.get_window_extent(renderer) for text in [*axes.texts, *picture.texts]]
    for number, one in enumerate(texts):
        assert not any(one.padded(-1).overlaps(other.padded(-1)) for other in texts[number + 1 :])
        around = [box for box in boxes if box.padded(-1).overlaps(one.padded(-1))]
        assert len(around) <= 1  # none for a heading
        assert all(box.x0 <= one.x0 and one.x1 <= box.x1 and box.y0 <= one.y0 and one.y1 <= box.y1 for box in around)
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[place + 1 :])


def test_what_is_broken_is_dashed_and_said_in_words(tmp_path: Path) -> None:
    picture = strategy(a_plan(tmp_path, put("objectives.0.measure", "sunshine"))).figure()
    axes = picture.axes[0]
    dashed = [patch for patch in axes.patches if patch.get_linestyle() != "-" and patch.get_linestyle() != "solid"]
    assert sum(isinstance(patch, FancyBboxPatch) for patch in dashed) == 1
    assert sum(isinstance(patch, FancyArrowPatch) for patch in dashed) == 2
    assert "Broken: nobody collects it." in [text.get_text() for text in axes.texts]


def test_the_logic_model_shows_no_matching_that_nobody_has_said(tmp_path: Path) -> None:
    from mentorlab.planning.chain.logic import logic_of
    from mentorlab.tables.starting import start

    folder = start(tmp_path / "plan", starts_on=date(2027, 2, 1))
    charter = folder / "program.yaml"
    said = charter.read_text(encoding="utf-8")
    said = said.replace("objectives: []", "objectives: [{id: staying, statement: They stay.}]")
    said = said.replace("audiences: {}", "audiences: {mentees: {message: Come.}, non_participants: {message: Hear.}}")
    charter.write_text(said, encoding="utf-8")
    done = " ".join(logic_of(mentorlab.load(folder)).activities)
    assert "matching" not in done
    assert "messages to mentees and people who take no part" in done


def test_a_folder_without_tables_is_said_to_have_none(tmp_path: Path) -> None:
    from mentorlab.tables.starting import start

    program = mentorlab.load(start(tmp_path / "plan", starts_on=date(2027, 2, 1)))
    assert "Data: no tables yet" in repr(mentorlab.scope(program))
