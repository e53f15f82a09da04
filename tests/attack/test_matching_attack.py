"""Can few people be counted, or one person's luck be told, from everything that is published of a match?

A colleague divides and subtracts what several questions say of the same mentees and mentors.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.matching import bottlenecks, experiment, lottery, pool, proposed, quality, why_list
from mentorlab.matching.policies import policy_named
from mentorlab.measures.opening import load
from mentorlab.tables.privacy.ledger import read_ledger, to_bytes, write_record
from mentorlab.tables.privacy.publishing import Publishing
from mentorlab.tables.program import Program
from tests.matching.pools import pairs_of, pool_tables

Make = Callable[..., Program]
SAME_SITE = {"matching": {"policy": "optimal", "rules": [{"same": "site"}]}}


def _two_alone(n: int, m: int, alone: int, **more: Any) -> dict[str, pd.DataFrame]:
    """Mentees of whom `alone` work where no mentor does, so that the rule leaves them nobody; places are enough."""
    tables = pool_tables(n, m, **more)
    people = tables["people"]
    people["site"] = np.where(np.arange(len(people)) % 2, "Harbour", "Riverside")
    people.loc[: alone - 1, "site"] = "Valley"
    return tables


def _row(result: Result, group: str) -> pd.Series:
    return result.table[result.table["group"] == group].iloc[0]


@pytest.mark.parametrize("alone", [1, 2, 3])
def test_few_without_a_mentor_cannot_be_counted_by_mentors_who_are_full_or_idle(make: Make, alone: int) -> None:
    """Every mentor has one place: as many are full as mentees have one."""
    program = make(SAME_SITE, **_two_alone(30, 50, alone))
    full = bottlenecks(program)
    assert full.table.loc[0, ["n_full", "n_free"]].isna().all()
    assert str(30 - alone) not in full.sentence()
    tried = experiment(program, cohorts=20, policies=("optimal", "stable", "random"))
    assert tried.table["share_idle"].isna().all()


@pytest.mark.parametrize("alone", [1, 2, 3])
def test_few_without_a_mentor_cannot_be_counted_by_dividing_averages(make: Make, alone: int) -> None:
    """With zeros in the one average and not in the other, their ratio would be the share with a mentor."""
    program = make(SAME_SITE, **_two_alone(30, 50, alone))
    with_mentor = quality(program).table.query("topic == 'Fit'")["pair_fit"].iloc[0]
    tried = _row(experiment(program, cohorts=20, policies=("optimal", "random")), "optimal")
    assert tried["mean_fit"] == pytest.approx(with_mentor, abs=0.051)
    assert round(tried["mean_fit"], 1) == tried["mean_fit"]
    assert math.isnan(tried["fit_worst"])
    planned = lottery(program, treatment="site = Harbour").table
    assert (planned["fit_average"].dropna() == planned["fit_average"].dropna().round(1)).all()


@pytest.mark.parametrize("seed", range(6))
def test_few_with_a_later_choice_cannot_be_found_by_subtraction(make: Make, seed: int) -> None:
    """First choices and all choices are told by one question, and a part of them is hidden by another."""
    program = make({"matching": {"policy": "optimal_with_choice"}}, **pool_tables(24, 30, seed=seed, n_choices=3))
    told = quality(program).table.query("topic.str.startswith('Choices')").set_index("group")
    tried = experiment(program, cohorts=20, policies=("optimal_with_choice", "random")).table
    for _, row in tried.iterrows():
        first, any_choice = 24 * row["share_first"], 24 * row["share_choice"]
        if not math.isnan(first + any_choice):
            assert not 0 < round(any_choice - first, 6) < 5
    row = tried[tried["group"] == "optimal with choice"].iloc[0]
    for group, share in (("first choice", "share_first"),):
        if group in told.index and told.loc[group, "hidden"]:
            assert math.isnan(row[share])


def test_few_who_named_nobody_cannot_be_counted_by_the_digits_of_shares(make: Make) -> None:
    tables = pool_tables(30, 40, n_choices=3)
    named_none = ["e003", "e017"]
    tables["choices"] = tables["choices"][~tables["choices"]["person_id"].isin(named_none)]
    result = experiment(make({"matching": {"policy": "stable"}}, **tables), cohorts=20)
    shares = result.table[["share_first", "share_choice"]].to_numpy().ravel()
    assert np.isfinite(shares).any()
    # 20 draws of lots are averaged: 600ths. Of 28 people they would be 560ths.
    assert all(abs(share * 600 - round(share * 600)) < 1e-6 for share in shares if math.isfinite(share))
    assert "Of those who named" not in result.sentence()


def test_what_is_hidden_beside_a_small_number_is_not_called_hardly_any(make: Make) -> None:
    for seed in range(6):
        program = make({"matching": {"policy": "stable"}}, **pool_tables(24, 30, seed=seed, n_choices=3))
        result = experiment(program, cohorts=20, policies=("optimal", "stable", "random"))
        said = result.sentence()
        assert ("hardly any" not in said and "nearly all" not in said) or result.table["share_first"].isna().any()


def _published(program: Program, folder: Any, ask: Any = quality, **settings: Any) -> tuple[Result, Program]:
    """The answer in a report that goes on record, and the program as that report sees it."""
    folder.mkdir()
    seen = replace(program, publishing=Publishing(read_ledger(program.folder), folder))
    answer = ask(seen, **settings)
    assert seen.publishing is not None
    figures = [figure for _, shown_here in seen.publishing.noted() for figure in shown_here]
    if figures:
        write_record(program.folder, folder.name, to_bytes("matching", figures))
    return answer, seen


def test_the_choice_of_who_got_the_one_pair_more_is_not_told_by_two_reports(make: Make, tmp_path: Any) -> None:
    tables = pool_tables(30, 40, n_choices=3)
    mentees, mentors = (
        sorted(tables["applications"].query("role == @one")["person_id"]) for one in ("mentee", "mentor")
    )
    all_pairs = list(zip(mentees, mentors[:30], strict=True))
    program = make({}, **tables, pairs=pairs_of(all_pairs[:20]))
    first, _ = _published(program, tmp_path / "one", policy="own_pairs")
    again, _ = _published(program, tmp_path / "two", policy="own_pairs")
    assert first.status == again.status == "ok"
    path = program.folder / "tables" / "pairs.csv"
    pairs_of(all_pairs[:21]).to_csv(path, index=False)
    later, _ = _published(load(str(program.folder)), tmp_path / "three", policy="own_pairs")
    assert later.status == "hidden"
    assert "published-one" in later.sentence()
    pairs_of(all_pairs[:28]).to_csv(path, index=False)
    more, _ = _published(load(str(program.folder)), tmp_path / "four", policy="own_pairs")
    assert more.status == "ok"


def test_what_every_way_gives_one_mentee_more_is_not_told_by_two_reports(make: Make, tmp_path: Any) -> None:
    tables = pool_tables(30, 40, n_choices=3)
    last = tables["applications"].query("role == 'mentee'")["person_id"].max()
    fewer = {name: rows[rows["person_id"] != last] for name, rows in tables.items()}
    asked = {"ask": experiment, "policies": ("optimal",), "cohorts": 20}
    program = make({}, **fewer)
    first, _ = _published(program, tmp_path / "one", **asked)
    again, _ = _published(program, tmp_path / "two", **asked)
    assert first.status == again.status == "ok"
    for name, rows in tables.items():
        rows.to_csv(program.folder / "tables" / f"{name}.csv", index=False)
    later, _ = _published(load(str(program.folder)), tmp_path / "three", **asked)
    assert later.status == "hidden"


def test_lists_of_persons_are_refused_in_a_report(make: Make, tmp_path: Any) -> None:
    program = make({}, **pool_tables(30, 40))
    _, seen = _published(program, tmp_path / "one")
    market = pool(seen).market
    match = policy_named("optimal")(market, np.random.default_rng(0))
    for ask in (lambda: why_list(market, match, "optimal"), lambda: proposed(seen)):
        with pytest.raises(BadInput, match="about persons"):
            ask()
    assert len(proposed(program)) == 30
