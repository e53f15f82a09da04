"""Is readiness counted by hand the same, the way to the next level the shortest, and nobody's training told?"""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import mentorlab
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue
from mentorlab.measures.opening import load
from mentorlab.planning.ready.rules import READS, RULES
from mentorlab.planning.ready.scores import level_of, next_level, scores, shortest_way
from mentorlab.planning.ready.seen import Seen, of_share
from mentorlab.planning.ready.standing import Stands, judged
from mentorlab.tables.charter import Answered
from mentorlab.tables.charter.criteria import Checklist, Criterion, Level, Standard, checklist
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.program import Program
from tests.programs import write_program

BRONZE, SILVER = Level("bronze", 70, 60), Level("silver", 80, 70)


def small(*weights: tuple[int, ...]) -> Checklist:
    """Areas a, b, … with criteria a0, a1, … of these weights."""
    return Checklist(
        tuple(
            Standard(name, name, tuple(Criterion(f"{name}{n}", "t", "e", w) for n, w in enumerate(row)))
            for name, row in zip("abcdef", weights, strict=False)
        ),
        (BRONZE, SILVER),
        12,
    )


def test_scores_and_levels_by_hand() -> None:
    """a: (2·1 + 1·½) / 4 = 0.625; b: 3/5 = 0.6; all: 0.6125. With a1 met: a = 0.75, all 0.675; with a1, a2: 0.8."""
    two = small((2, 1, 1), (3, 2))
    values = {"a0": Fraction(1), "a1": Fraction(1, 2), "b0": Fraction(1)}
    reached = scores(two, values)
    assert reached.by_standard == {"a": Fraction(5, 8), "b": Fraction(3, 5)}
    assert reached.overall == Fraction(49, 80)
    assert level_of(two.levels, reached) is None
    assert next_level(two.levels, reached) == BRONZE
    # b1 alone gains 2/5 of b, 0.2 overall: 0.8125 is bronze, and b stands at 1 while a keeps 0.625.
    assert [one.id for one in shortest_way(two, values, BRONZE)] == ["b1"]
    assert level_of(two.levels, scores(two, {**values, "b1": Fraction(1)})) == BRONZE


def test_a_threshold_is_met_exactly_and_no_less() -> None:
    ten = small((7, 3))
    assert level_of((BRONZE,), scores(ten, {"a0": Fraction(1)})) == BRONZE  # 7/10 is 70 %, not a hair less
    hundred = small((699, 301))
    assert level_of((BRONZE,), scores(hundred, {"a0": Fraction(1)})) is None


@pytest.mark.parametrize("seed", range(60))
def test_no_shorter_way_is_found_by_trying_all(seed: int) -> None:
    rng = random.Random(seed)
    listed = small(*(tuple(rng.randint(1, 3) for _ in range(rng.randint(2, 4))) for _ in range(3)))
    values = {one: Fraction(rng.choice([0, 0, 1, 2]), 2) for one in listed.ids}
    way = shortest_way(listed, values, SILVER)

    def reaches(chosen: Any) -> bool:
        reached = scores(listed, {**values, **dict.fromkeys(chosen, Fraction(1))})
        return 100 * reached.overall >= 80 and all(100 * one >= 70 for one in reached.by_standard.values())

    assert reaches([one.id for one in way])
    open_ = [one for one in listed.ids if values[one] < 1]
    assert not any(reaches(few) for n in range(len(way)) for few in combinations(open_, n))


def test_of_equals_the_earlier_one_is_taken() -> None:
    assert [one.id for one in shortest_way(small((1, 1, 1), (1, 1, 1)), {}, BRONZE)] == ["a0", "a1", "a2", "b0", "b1"]


@pytest.mark.parametrize(("said", "shown", "reading", "counted"), [
    ("yes", 1, "said_and_seen", 1), ("yes", 0, "said_not_seen", 0), ("partly", 1, "said_and_seen", Fraction(1, 2)),
    ("partly", 0, "said_not_seen", 0), ("yes", None, "said_only", 1), ("no", 1, "seen_not_said", 0),
    ("no", 0, "missing", 0), (None, 1, "seen_not_said", 1), (None, 0, "not_answered", 0),
    (None, None, "not_answered", 0),
])  # fmt: skip
def test_what_is_said_is_held_against_what_is_seen(said: Any, shown: Any, reading: str, counted: Any) -> None:
    row = small((1,)).standards[0]
    seen = None if shown is None else Seen(Fraction(shown), "yes")
    one = Stands(row, row.criteria[0], Answered(met=said) if said else None, seen)
    assert (one.reading, one.counted) == (reading, counted)


def test_every_rule_of_the_checklist_is_one_that_is_known_takes_its_settings_and_has_words() -> None:
    words = catalogue("planning_readiness").SEEN
    asked = [one for standard in checklist().standards for one in standard.criteria if one.rule]
    assert {one.rule for one in asked} == set(RULES)
    for one in asked:
        assert list(inspect.signature(RULES[one.rule]).parameters)[1:] == list(one.given)
        source = inspect.getsource(RULES[one.rule])
        if "of_share" in source:
            assert "share" in words[one.rule]
    assert set(READS) <= set(TABLES)


def ready(
    folder: Path, answers: dict[str, Any], charter: dict[str, Any] | None = None, **tables: pd.DataFrame
) -> Result:
    program = load(write_program(folder, {"readiness": answers, **(charter or {})}, **tables))
    return mentorlab.planning.readiness(program)


def row(result: Result, criterion: str) -> pd.Series:
    text = next(one.text for standard in checklist().standards for one in standard.criteria if one.id == criterion)
    return result.table.set_index("criterion").loc[text]


def mentors(n: int, trained: int) -> dict[str, pd.DataFrame]:
    ids = [f"m{number:02d}" for number in range(n)]
    days = ["2026-01-05" if number < trained else None for number in range(n)]
    asked = {"person_id": ids, "role": "mentor", "applied_on": "2026-01-02", "trained_on": days}
    return {"applications": pd.DataFrame(asked)}


def test_said_trained_and_seen_otherwise_is_named_plainly(tmp_path: Path) -> None:
    result = ready(tmp_path, {"mentors_trained": "yes"}, **mentors(40, 16))
    one = row(result, "mentors_trained")
    assert one["reading"] == "said, but the folder shows otherwise"
    assert one["evidence"] == "at least 40 % of those in pairs have a training date (80 % are asked for)"
    assert one["share_counted"] == 0.5  # half of what is asked for, and no more
    assert "”: you say yes; at least 40 %" in dict(result.facts)["Said, but the folder shows otherwise"]
    assert "One answer says more than the folder shows." in result.sentence()


def test_nothing_is_told_of_few_mentors_and_no_number_where_few_are_on_one_side(tmp_path: Path) -> None:
    few = ready(tmp_path / "few", {"mentors_trained": "yes"}, **mentors(4, 1))
    assert few.hidden == 1
    assert row(few, "mentors_trained")["reading"] == "said; nothing in the folder could show it"
    assert "too few people" in row(few, "mentors_trained")["evidence"]
    assert pd.isna(row(few, "mentors_trained")["share_seen"])
    one = ready(tmp_path / "one", {"mentors_trained": "yes"}, **mentors(30, 29))
    assert row(one, "mentors_trained")["evidence"].startswith("enough of those")


@pytest.mark.parametrize("needed", [0.6, 0.8, 0.9])
@pytest.mark.parametrize("n", range(5, 60))
def test_a_share_never_tells_fewer_than_the_smallest_group(n: int, needed: float) -> None:
    """Whoever knows n and the words cannot narrow the number on either side down to one to four people."""
    told: dict[str, set[int]] = {}
    for k in range(n + 1):
        seen = of_share(pd.Series([True] * k + [False] * (n - k)), needed, 5, "x")
        told.setdefault(f"{seen.cells} {seen.value}", set()).add(k)
    for possible in told.values():
        if any(0 < min(k, n - k) < 5 for k in possible):
            assert len(possible) >= 2


def test_without_answers_only_what_is_seen_counts_and_it_says_so(tmp_path: Path) -> None:
    result = ready(tmp_path, {}, {"purpose": "To feel at home."})
    assert result.status == "ok"
    assert result.sentence().startswith("Nothing has been answered yet")
    assert result.table["share_said"].isna().all()
    assert row(result, "purpose_stated")["reading"] == "seen, though not said"
    assert row(result, "purpose_stated")["share_counted"] == 1


def everything() -> dict[str, str]:
    return dict.fromkeys(checklist().ids, "yes")


@pytest.fixture
def all_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentorlab.planning.ready.standing.seen", lambda *_: None)


@pytest.mark.usefixtures("all_met")
@pytest.mark.parametrize(("last", "words"), [
    ("2027-01-09", "the level gold by its score, but no level is given before the program has run for twelve months"),
    ("2027-01-10", "That is the level gold by its score. There"),
    (None, "the level gold by its score, but no level is given before a date in the tables shows"),
])  # fmt: skip
def test_no_level_before_twelve_months(tmp_path: Path, last: str | None, words: str) -> None:
    """It starts on 10 January 2026, so that twelve months are full on 10 January 2027."""
    events = {"person_id": ["p1"], "happened_on": [last], "event": ["move"]}
    tables = {"events": pd.DataFrame(events)} if last else {}
    result = ready(tmp_path, everything(), **tables)
    assert words in result.sentence()
    assert "There is no level above it" in result.sentence()


def test_an_answer_dated_after_the_day_is_not_counted_and_told(tmp_path: Path) -> None:
    events = pd.DataFrame({"person_id": ["p1"], "happened_on": ["2026-05-01"], "event": ["move"]})
    answers = {"stand_in": {"met": "yes", "on": "2026-05-02"}, "time_given": {"met": "yes", "on": "2026-05-01"}}
    result = ready(tmp_path, answers, events=events)
    assert row(result, "stand_in")["reading"] == "not answered"
    assert row(result, "time_given")["reading"] == "said; nothing in the folder could show it"
    assert result.notes == ("The answer to 'stand_in' is dated 2026-05-02, after 2026-05-01, and is not counted.",)


def test_it_claims_no_conformity_whatever_the_level(tmp_path: Path) -> None:
    for answers in ({}, everything()):
        result = ready(tmp_path, answers)
        for audience in ("analyst", "leadership", "mentors", "mentees", "managers", "staff"):
            assert "mentorlab's own checklist" in result.sentence(audience)
            assert "it certifies nothing" in result.sentence(audience)
            assert not {"certified", "accredited", "conforms", "compliant"} & set(result.sentence(audience).split())


RULE = tuple[str, dict[str, Any], dict[str, pd.DataFrame], Any]
PAIRS = {"pair_id": ["k1", "k2"], "mentor_id": ["m1", "m1"], "mentee_id": ["a1", "a2"], "matched_on": "2026-01-08"}
PEOPLE = {"person_id": ["m1", "a1", "a2", "z"], "manager_id": ["z", "m1", "z", None], "eligible_as": "mentee"}

NEED = {"respondent_id": ["a"], "need": "n", "stakeholder": "mentees", "importance": 3, "current": 2}
TOLD = {"person_id": ["a"], "campaign": "c", "sent_on": "2026-01-01", "channel": "e"}
ASKED = {"person_id": ["m1"], "role": "mentor", "applied_on": "2026-01-01"}


def frames(**tables: dict[str, Any]) -> dict[str, pd.DataFrame]:
    return {name: pd.DataFrame(columns) for name, columns in tables.items()}


CASES: list[RULE] = [
    ("purpose_stated", {"purpose": None}, {}, 0),
    ("needs_asked", {}, frames(needs=NEED), 0.5),
    ("objectives_measured", {"objectives": [{"id": "a", "measure": "x"}, {"id": "b"}]}, {}, 0.5),
    ("worthwhile_named", {"objectives": [{"id": "a"}, {"id": "b", "worthwhile": 0.2}]}, {}, 0.5),
    ("primary_named", {"objectives": [{"id": "a"}]}, {}, 0),
    ("told_to_each", {"audiences": {"mentors": {"message": "hi"}}}, {}, 0.5),
    ("launch_event", {}, frames(costs={"item": ["Kick-off in May"], "amount": [3]}), 1),
    ("launch_event", {}, frames(costs={"item": ["rooms"], "amount": [3]}), None),
    ("managers_briefed", {}, frames(outreach={**TOLD, "audience": "managers"}), 1),
    ("guidance_goes_on", {}, frames(outreach={**TOLD, "sent_on": "2026-02-01"}), 1),
    ("guidance_goes_on", {}, frames(outreach=TOLD), 0),
    ("places_by_rule", {"evaluation": {"design": None, "places_by": "first_come"}}, {}, 1),
    ("places_by_rule", {"evaluation": {"design": None, "places_by": "unknown"}}, {}, 0),
    ("places_by_rule", {}, frames(assignments={"person_id": ["a", "b"], "arm": ["program", "comparison"]}), 0.5),
    ("both_sides_choose", {}, frames(choices={"person_id": ["a1"], "chosen_id": ["m1"], "rank": [1]}), 0.5),
    ("not_own_manager", {"matching": {"rules": ["not_own_manager"]}}, frames(pairs=PAIRS, people=PEOPLE), 0),
    ("not_own_manager", {"matching": {"rules": ["not_own_manager"]}}, frames(people=PEOPLE), 1),
    ("match_explained", {}, frames(pairs={**PAIRS, "policy": ["stable", None]}), 0.5),
    ("load_kept", {}, frames(pairs=PAIRS, applications={**ASKED, "capacity": [1]}), 0),
    ("load_kept", {}, frames(pairs=PAIRS, applications={**ASKED, "capacity": [2]}), 1),
    ("compared", {}, frames(assignments={"person_id": ["a", "b"], "arm": ["program", "waitlist"]}), 1),
    ("compared", {}, frames(assignments={"person_id": ["a", "b"], "arm": ["program", "program"]}), 0),
    ("compared", {}, {}, 0.5),
    ("protocol_frozen", {}, {}, 0),
    ("cost_and_benefit", {}, frames(costs={"item": ["rooms"], "amount": [3]}), 0.5),
    ("reports_scheduled", {"schedule": [{"report": "outcomes", "every": "year"}]}, {}, 1),
    ("decisions_followed", {}, {}, 0),
    ("data_use_agreed", {"privacy": {"agreed_with": "works council"}}, {}, 0.5),
    ("small_groups_protected", {"privacy": {"smallest_group": 4}}, {}, 0.5),
    ("data_end", {"privacy": {"keep_until": "2027-01-01"}}, {}, 1),
    ("no_appraisal", {"privacy": {"individual_flags": True}}, {}, 0),
    ("rhythm_agreed", {"rhythm": {"minutes": 60}}, {}, 0.5),
    ("budget", {}, frames(costs={"item": ["rooms"], "amount": [3]}), 1),
    ("budget", {}, {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("criterion", "charter", "tables", "value"), CASES)
def test_what_each_rule_sees(
    tmp_path: Path, criterion: str, charter: dict[str, Any], tables: dict[str, pd.DataFrame], value: float | None
) -> None:
    one = row(ready(tmp_path, {}, charter, **tables), criterion)
    assert (None if pd.isna(one["share_seen"]) else one["share_seen"]) == value
    assert one["evidence"]


def test_the_share_who_answered_is_the_smaller_of_both_times(make: Callable[..., Program]) -> None:
    ids = [f"p{n:02d}" for n in range(20)]
    answers = [{"person_id": one, "wave": "before", "item": "i", "value": 3} for one in ids]
    answers += [{"person_id": one, "wave": "after", "item": "i", "value": 3} for one in ids[:10]]
    assigned = pd.DataFrame({"person_id": ids, "arm": ["program", "comparison"] * 10})
    program = make(
        {"readiness": {"asked_before_and_after": "yes"}}, assignments=assigned, responses=pd.DataFrame(answers)
    )
    one = next(one for one in judged(program, checklist()).stands if one.criterion.id == "asked_before_and_after")
    assert one.reading == "said_not_seen"
    assert one.in_words.startswith("at least 50 % of those concerned answered")


def test_a_table_with_faults_is_not_looked_at_and_that_is_told(tmp_path: Path) -> None:
    asked = mentors(40, 16)["applications"]
    asked.loc[0, "trained_on"] = "soon"
    result = ready(tmp_path, {"mentors_trained": "yes"}, applications=asked)
    assert row(result, "mentors_trained")["reading"] == "said; nothing in the folder could show it"
    assert result.notes == ("The table applications has faults and was not looked at.",)
