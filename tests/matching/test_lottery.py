"""What is said of luck: a plan where no lottery is on record, an effect where one is, and nothing where it fails."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest

from mentorlab import matching
from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput, NotComputable
from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.matching.lots_on_record import DAY, program_by_lot
from tests.programs import demo

SENIOR = "grade >= 5"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return program_by_lot(tmp_path_factory.mktemp("drawn"), effect=12.0)


def test_on_record_the_planted_effect_is_found_beside_a_plain_difference_that_misleads(drawn: Program) -> None:
    found = matching.lottery(drawn, treatment=SENIOR)
    effect, plain = found.estimate("effect").estimate, found.estimate("difference").estimate
    assert effect.low <= 12.0 <= effect.high
    assert plain.low > 12.0
    assert (found.design, found.estimand, found.verdict) == ("lottery", "offered", "worth_having")
    said = found.sentence("analyst")
    assert said.startswith(
        "By the luck of the draw, having a mentor with grade 5 or more rather than another mentor led to"
    )
    assert "mixes in who asked" in said
    assert not found.confirmatory
    assert found.certainty == "moderate"  # high by design, one step down: nobody named it beforehand
    assert "named by hand" in found.deviations[0]
    row = found.table.iloc[0]
    assert row["n_assigned"] + found.table.loc[1, "n_assigned"] == found.estimate("effect").n_assigned
    assert found.figure().alt == said


def test_who_is_shown_is_noted_for_later_reports(drawn: Program) -> None:
    found = matching.lottery(drawn, treatment=SENIOR)
    assert [len(one) for one in found.shown] == found.table["n"].tolist()
    assert found.waves == ("before", "after")
    assert not found.shown[0] & found.shown[1]


def test_no_sentence_and_no_finding_names_anybody(drawn: Program) -> None:
    found = matching.lottery(drawn, treatment=SENIOR)
    people = set(drawn.table("people")["person_id"])
    told = json.dumps([found.to_dict(), found.rows(), *(found.sentence(one) for one in AUDIENCES)], default=str)
    assert not [person for person in people if f'"{person}"' in told]


def test_without_a_record_it_is_a_plan_and_says_so(tmp_path: Path) -> None:
    found = matching.lottery(program_by_lot(tmp_path, record=False, n=60, m=20), treatment=SENIOR)
    assert (found.design, found.status, found.verdict) == ("lottery_planned", "ok", None)
    assert not found.estimates
    for audience in AUDIENCES:
        assert found.sentence(audience).startswith("Planned, not found: the pairs were not made by a lottery")
        assert "led to" not in found.sentence(audience)


def test_the_demo_was_matched_in_another_way_and_more_luck_costs_fit() -> None:
    table = matching.lottery(demo(), treatment="grade >= 4", draws=500).table
    assert "one after the other" in matching.lottery(demo(), draws=200).sentence()
    assert table["n"].eq(110).all()
    assert table["n_at_risk"].iloc[-1] > table["n_at_risk"].fillna(0).iloc[0]  # few are hidden
    assert table["fit_average"].iloc[-1] < table["fit_average"].iloc[0]
    assert table["detectable"].iloc[-1] < table["detectable"].fillna(9).iloc[0]


def test_many_missing_take_the_causal_verb(tmp_path: Path) -> None:
    found = matching.lottery(program_by_lot(tmp_path, effect=16.0, missing=0.45), treatment=SENIOR)
    assert "led to" not in found.sentence()
    assert found.estimate("effect").estimate.low > 0
    assert "was" in found.headline
    assert {check.name: check.result for check in found.checks}["attrition"] == "failed"


def test_a_match_that_its_record_does_not_give_again_is_no_lottery(tmp_path: Path) -> None:
    program_by_lot(tmp_path, n=60, m=20)
    choices = pd.read_csv(tmp_path / "tables" / "choices.csv")
    choices.loc[choices["person_id"] < "e030", "rank"] = 4 - choices["rank"]
    choices.to_csv(tmp_path / "tables" / "choices.csv", index=False)
    found = matching.lottery(load(tmp_path), treatment=SENIOR)
    assert found.status == "not_possible"
    assert "another match than the one it vouches for" in found.reason


def test_pairs_made_otherwise_than_drawn_lower_the_certainty(tmp_path: Path) -> None:
    program_by_lot(tmp_path, effect=8.0)
    pairs = pd.read_csv(tmp_path / "tables" / "pairs.csv")
    pairs["mentor_id"] = pairs["mentor_id"].sample(frac=1, random_state=1).to_numpy()
    pairs.to_csv(tmp_path / "tables" / "pairs.csv", index=False)
    found = matching.lottery(load(tmp_path), treatment=SENIOR)
    assert {check.name: check.result for check in found.checks}["followed"] == "failed"
    assert found.certainty == "low"


def test_before_the_final_day_there_is_no_effect(tmp_path: Path) -> None:
    program = program_by_lot(tmp_path, n=60, m=20, charter={"evaluation": {"final_on": "2026-12-01"}})
    found = matching.lottery(program, treatment=SENIOR)
    assert found.status == "not_possible"
    assert "final on 2026-12-01" in found.reason


def test_a_kind_of_mentor_that_few_are_is_hidden(tmp_path: Path) -> None:
    program = program_by_lot(tmp_path, n=60, m=9, record=False)
    assert matching.lottery(program, treatment=SENIOR).status == "hidden"
    assert matching.lottery(program, treatment=SENIOR).table["n"].isna().all()


@pytest.mark.parametrize(
    ("treatment", "told"),
    [
        ("grade > 4", "cannot be read"),
        ("grades >= 4", "did you mean 'grade'"),
        ("grade >= four", "is no number"),
        ("site >= 4", "holds no numbers"),
        ("site = Harbor", "did you mean 'Harbour'"),
        ("manager_id same", "no column 'manager_id'"),
        ("hired_on same", "no column 'hired_on'"),
    ],
)
def test_a_kind_that_cannot_be_read_is_refused_with_what_to_write(treatment: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        matching.lottery(demo(), treatment=treatment)


def test_another_unit_than_ones_own_is_a_kind_too() -> None:
    found = matching.lottery(demo(), treatment="business_unit differs", draws=200)
    assert "a mentor of another business unit" in found.sentence()


def test_a_record_holds_no_person_and_is_never_overwritten(tmp_path: Path) -> None:
    program = program_by_lot(tmp_path, n=60, m=20)
    again = matching.drawn_match(program, on=DAY, seed=4)
    assert again.keep().name == f"match-{DAY}_2.json"
    for path in (tmp_path / "records").iterdir():
        content = path.read_text(encoding="utf-8")
        assert not [one for one in program.table("people")["person_id"] if f'"{one}"' in content]
    found = matching.lottery(load(tmp_path), treatment=SENIOR)
    assert any("2 matches of this cycle are on record" in one for one in found.deviations)


def test_a_match_is_drawn_from_the_operating_system_unless_a_seed_is_named(tmp_path: Path) -> None:
    program = program_by_lot(tmp_path, n=60, m=20, record=False)
    one, other = (matching.drawn_match(program, on=DAY) for _ in range(2))
    assert one.record["seed"] != other.record["seed"]
    assert one.record["seed_from"] == "the operating system"
    again = matching.drawn_match(program, on=DAY, seed=int(one.record["seed"]))
    assert again.pairs.equals(one.pairs)
    assert again.record["pairs_sha256"] == one.record["pairs_sha256"]


def test_nobody_can_be_matched_before_anybody_asked(tmp_path: Path) -> None:
    program = program_by_lot(tmp_path, n=60, m=20)
    with pytest.raises(NotComputable, match="nobody in applications"):
        matching.drawn_match(program, on=dt.date(2025, 12, 1))
