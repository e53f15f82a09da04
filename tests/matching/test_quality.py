"""How good is the match, what of it may be shown, and how do the program's own pairs compare?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.matching import pool, proposed, quality
from mentorlab.matching.proposing import staff_lists
from mentorlab.tables.program import Program
from tests.matching.pools import pairs_of, pool_tables
from tests.programs import demo

Make = Callable[..., Program]
RANDOM = {"matching": {"policy": "random", "rules": ["not_own_manager"]}}
ROW = "serial_dictatorship"


def cell(result: Result, group: str, column: str = "n", topic: str = "") -> Any:
    rows = result.table[(result.table["group"] == group) & result.table["topic"].str.startswith(topic)]
    assert len(rows) == 1, f"{len(rows)} rows {group!r}"
    return rows.iloc[0][column]


def test_the_numbers_are_those_of_the_list_of_pairs() -> None:
    """Every figure counted again from the proposed pairs, with pandas and without the room's own functions."""
    program = demo()
    result, pairs = quality(program, policy=ROW, seed=3), proposed(program, policy=ROW, seed=3)
    choices = program.table("choices").sort_values("rank")
    choices = choices[choices["chosen_id"].isin(pool(program).market.mentors)]  # who left moves the others up
    choices["rank"] = choices.groupby("person_id").cumcount() + 1
    wanted = choices.set_index(["person_id", "chosen_id"])["rank"]
    ranks = [wanted.get(tuple(pair)) for pair in pairs[["mentee_id", "mentor_id"]].to_numpy()]
    assert cell(result, "with a mentor") == len(pairs)
    assert cell(result, "everyone with a mentor", "pair_fit") == pytest.approx(pairs["score"].mean(), abs=0.06)
    assert cell(result, "everyone with a mentor", "pair_fit_median") == pytest.approx(pairs["score"].median(), abs=0.06)
    lowest = pairs["score"].sort_values().iloc[:5].mean()
    assert cell(result, "those who fit least", "pair_fit") == pytest.approx(lowest, abs=0.06)
    named_none = (~pairs["mentee_id"].isin(choices["person_id"])).sum()
    assert cell(result, "a mentor; they had named nobody in the pool") == named_none
    told = {rank: (np.array(ranks) == rank).sum() for rank in (1, 2, 3)}
    for rank, group in ((1, "first choice"), (2, "second choice"), (3, "third choice")):
        n = cell(result, group, topic="Choices") if (result.table["group"] == group).any() else 0
        assert pd.isna(n) or n == told[rank]
        assert not (told[rank] in range(1, 5) and n == told[rank]), "a small count is shown"
    places = program.table("applications").set_index("person_id").loc[list(pool(program).market.mentors), "capacity"]
    used = pairs["mentor_id"].value_counts().reindex(places.index, fill_value=0)
    assert cell(result, "mentors without a mentee") == (used == 0).sum()
    assert cell(result, "places offered") == places.sum()


def test_fit_of_groups_is_the_average_of_their_pairs_beside_everyone_else() -> None:
    program = demo()
    result, pairs = quality(program, policy="random", by="gender"), proposed(program, policy="random")
    gender = program.table("people").set_index("person_id")["gender"].reindex(pairs["mentee_id"]).to_numpy()
    rows = result.table[result.table["topic"].str.startswith("Fit by") & ~result.table["hidden"].astype(bool)]
    assert len(rows)
    for _, row in rows.iterrows():
        mine = gender == row["group"]
        assert row["n"] == mine.sum()
        assert row["pair_fit"] == pytest.approx(pairs["score"][mine].mean(), abs=0.01)
        assert row["pair_fit_others"] == pytest.approx(pairs["score"][~mine].mean(), abs=0.01)


def test_a_group_whose_first_choices_come_less_often_is_flagged_with_its_interval(make: Make) -> None:
    """Site Harbour: 12 of 40 get their first choice, elsewhere 30 of 60 (STANDARDS 2: 0.60, Fisher p .063)."""
    tables = pool_tables(100, 100)
    mentees, mentors = (
        sorted(tables["applications"].query("role == @role")["person_id"]) for role in ("mentee", "mentor")
    )
    firsts = {*range(12), *range(40, 55), *range(70, 85)}
    tables["people"]["site"] = ["Harbour"] * 40 + ["Riverside"] * 30 + ["Valley"] * 30 + ["Harbour"] * 100
    # Whoever is to get a first choice names their own mentor, the others the next one.
    named = [mentors[i] if i in firsts else mentors[(i + 1) % 100] for i in range(100)]
    tables["choices"] = pd.DataFrame({"person_id": mentees, "chosen_id": named, "rank": 1})
    tables["pairs"] = pairs_of(list(zip(mentees, mentors, strict=True)))
    result = quality(make({"matching": {"policy": "own_pairs"}}, **tables), by="site")
    row = result.table[
        result.table["topic"].str.startswith("First choice") & (result.table["group"] == "Harbour")
    ].iloc[0]
    assert (row["n"], row["share"], row["share_others"]) == (40, 0.3, 0.5)
    assert row["ratio"] == pytest.approx(0.6)
    assert row["fisher"] == pytest.approx(0.063, abs=5e-4)
    flag = next(check for check in result.checks if check.name == "four_fifths")
    assert flag.result == "failed"
    assert "Harbour" in flag.text
    assert "0.60" in flag.text
    ratio = next(one for one in result.estimates if one.name == "impact_ratio" and one.group == "Harbour")
    assert ratio.p == pytest.approx(row["fisher"])


def _everything(result: Result) -> str:
    """All that is published of a result, the picture's words included."""
    said = [result.sentence(audience) for audience in result.sentences]
    lines = [*result.notes, *(text for pair in (*result.facts, *result.box) for text in pair), *result.next_steps]
    return json.dumps([result.to_dict(), result.rows(), said, lines], ensure_ascii=False)


def _told_by_digits(value: float, most: int) -> set[int]:
    """Of how many people (up to `most`) can this be an average, if fits are hundredths of a point?"""
    return {n for n in range(5, most + 1) if abs(value * n * 100 - round(value * n * 100)) < 1e-6}


@pytest.mark.parametrize("places", [28, 29])
def test_few_without_a_mentor_cannot_be_counted_from_anything_shown(make: Make, places: int) -> None:
    program = make(RANDOM, **pool_tables(30, places))
    result = quality(program, by="site")
    assert "All but a few of 30 mentees have a mentor" in result.sentence()
    counted = {row["n"] for row in result.rows() if row.get("n") is not None and "offered" not in row["group"]}
    assert not counted & {places, 30 - places}
    assert places not in {one["n"] for one in result.to_dict()["estimates"]}
    assert "no allowed" not in _everything(result)
    fits = result.table[result.table["topic"].str.startswith("Fit by")]
    assert fits["n"].isna().all()  # they would add up to those with a mentor
    assert len(_told_by_digits(cell(result, "everyone with a mentor", "pair_fit"), 30)) != 1


@pytest.mark.parametrize("seed", range(8))
def test_no_small_count_is_shown_whatever_the_pool(make: Make, seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(12, 60))
    tables = pool_tables(n, int(rng.integers(8, 60)), places=int(rng.integers(1, 3)), seed=seed, n_choices=1 + seed % 3)
    tables["people"]["site"] = rng.choice(["A", "B", "C", "D"], size=len(tables["people"]), p=[0.5, 0.3, 0.15, 0.05])
    tables["choices"] = tables["choices"][rng.random(len(tables["choices"])) < 0.9]
    result = quality(make(RANDOM, **tables), by="site")
    counts = [row["n"] for row in result.rows() if row.get("n") is not None and row["group"] != "places offered"]
    assert counts
    assert not set(counts) & {1, 2, 3, 4}
    # Groups of one topic are parts of a whole: one that is hidden alone would be the rest.
    for topic, rows in result.table.groupby("topic"):
        if " by site" in str(topic) or topic == "Choices":
            assert rows["hidden"].sum() != 1, topic


def test_own_pairs_of_all_but_a_few_are_not_counted_either(make: Make) -> None:
    tables = pool_tables(30, 30)
    pairs = pairs_of([(f"e{i:03d}", f"o{i:03d}") for i in range(27)])
    result = quality(make(RANDOM, **tables, pairs=pairs), policy="own_pairs")
    assert result.status == "ok"
    assert not {row["n"] for row in result.rows()} & {27, 3}
    assert not re.search(r"\b27\b", _everything(result))
    assert "3 " not in dict(result.facts)["Pairs that are judged"]
    shares = [row["share"] for row in result.rows() if row.get("share") is not None]
    assert all(abs(share * 30 - round(share * 30)) < 1e-9 for share in shares)  # of all 30, and not of 27


def test_enough_without_a_mentor_are_counted_with_the_reasons(make: Make) -> None:
    result = quality(make(RANDOM, **pool_tables(30, 20)))
    assert "20 of 30 mentees have a mentor" in result.sentence()
    assert cell(result, "all mentors whom the rules leave are full") == 10
    assert cell(result, "no mentor") == 10


def test_too_few_pairs_show_nothing(make: Make) -> None:
    result = quality(make(RANDOM, **pool_tables(30, 4)))
    assert result.status == "not_possible"
    assert "fewer than 5" in result.sentence()
    assert result.table.empty


def test_nobody_is_named_in_what_is_published() -> None:
    program = demo()
    ids = set(program.table("people")["person_id"])
    for policy in ("random", "own_pairs"):
        text = _everything(quality(program, policy=policy))
        assert not [one for one in ids if one in text]


def test_own_pairs_are_held_against_rules_places_and_the_pool(make: Make) -> None:
    tables = pool_tables(40, 45)
    mentees, mentors = [f"e{i:03d}" for i in range(40)], [f"o{i:03d}" for i in range(45)]
    tables["people"]["manager_id"] = [mentors[i] if i < 6 else None for i in range(40)] + [None] * 45
    tables["people"] = pd.concat([tables["people"], pd.DataFrame({"person_id": ["x1", "x2"]})], ignore_index=True)
    pairs = list(zip(mentees[:30], [*mentors[:24], *["o024"] * 6], strict=True))  # one mentor with six mentees
    pairs += [("e030", "x1"), ("x2", "o030"), ("e031", "o031"), ("e031", "o032")]
    tables["pairs"] = pairs_of(pairs, matched_on=["2026-01-09"] * 33 + ["2026-02-01"])
    result = quality(make(RANDOM, **tables), policy="own_pairs")
    checks = {check.name: check for check in result.checks}
    assert (checks["rules"].result, checks["places"].result) == ("failed", "failed")
    assert checks["rules"].text == "6 pairs break a rule: not own manager."
    assert cell(result, "not own manager") == 6
    told = dict(result.facts)["Pairs that are judged"]
    assert "most of 34 pairs" in told  # three are not, too few to be counted
    assert "the mentee has a later pair" in told
    assert cell(result, "no mentor") == 8  # 39 mentees whose mentor is known or missing, 31 of them with one
    gap = cell(result, "best match of the same mentees by fit alone", "pair_fit") - cell(
        result, "everyone with a mentor", "pair_fit"
    )
    assert abs(gap) == pytest.approx(cell(result, "what lies between", "pair_fit"), abs=0.1)


def test_the_best_match_of_the_same_mentees_is_found_and_no_own_pairs_beat_it(make: Make) -> None:
    """Against scipy: the largest sum of fits that these mentees could have, one place with each mentor."""
    from scipy.optimize import linear_sum_assignment

    tables = pool_tables(40, 45, seed=5)
    rng = np.random.default_rng(2)
    sides = zip([f"e{i:03d}" for i in range(25)], [f"o{j:03d}" for j in rng.permutation(45)[:25]], strict=True)
    program = make(RANDOM, **tables, pairs=pairs_of(list(sides)))
    market = pool(program).market
    table = market.fit_table()[:25]
    best = table[linear_sum_assignment(table, maximize=True)].mean() * 100 / market.best
    result = quality(program, policy="own_pairs")
    assert cell(result, "best match of the same mentees by fit alone", "pair_fit") == pytest.approx(best, abs=0.06)
    assert cell(result, "everyone with a mentor", "pair_fit") <= best + 0.06


def test_own_pairs_that_are_not_there_are_asked_for(make: Make) -> None:
    tables = pool_tables(20, 20)
    without_pairs = quality(make(RANDOM, **tables), policy="own_pairs")
    assert without_pairs.status == "not_possible"
    assert "no pairs of this cycle" in without_pairs.sentence()


def test_only_pairs_are_not_enough(make: Make) -> None:
    program = make(RANDOM, pairs=pairs_of([(f"e{i}", f"o{i}") for i in range(9)]))
    result = quality(program, policy="own_pairs")
    assert result.status == "not_possible"
    assert "applications" in result.sentence()
    assert staff_lists(program, {}) == {}


def test_only_applications_are_enough(make: Make) -> None:
    program = make({"matching": {"policy": "random"}}, applications=pool_tables(20, 20)["applications"])
    result = quality(program)
    assert result.status == "ok"
    assert "Nobody named a mentor in the pool" in result.sentence()
    assert len(staff_lists(program, {"policy": "", "seed": 0})["pairs.csv"]) == 20
    assert result.figure().alt == result.sentence()


@pytest.mark.parametrize(
    ("settings", "message"), [({"by": "colour"}, "no column 'colour'"), ({"policy": "stabel"}, "policy")]
)
def test_wrong_settings_are_named(settings: dict[str, str], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        quality(demo(), **settings)  # type: ignore[arg-type]


def test_parts_of_a_pairs_fit_add_up_to_its_score() -> None:
    pairs = proposed(demo(), policy="random")
    parts = pairs[[name for name in pairs if name.startswith("fit_")]].sum(axis=1)
    assert parts.to_numpy() == pytest.approx(pairs["score"].to_numpy(), abs=0.05)
    assert pairs["pair_id"].is_unique
