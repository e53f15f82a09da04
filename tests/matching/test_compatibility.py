"""Does the answer show where a pool falls short, and nothing about a few people?"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import matching
from mentorlab.answers.wording import AUDIENCES
from mentorlab.matching.best_fit import best_fits
from mentorlab.matching.pool import pool
from mentorlab.measures.skills_wanted import supply
from mentorlab.simulation.memory import as_loaded
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.privacy.ledger import Figure, Ledger
from mentorlab.tables.privacy.publishing import Publishing
from mentorlab.tables.program import Program
from tests.matching.markets import random_market
from tests.matching.test_fitting import applied
from tests.programs import demo

Pools = Callable[..., Program]


@pytest.fixture
def pool_of(make: Callable[..., Program]) -> Pools:
    """A program of mentees and mentors who want and offer these skills, two places each."""

    def made(wanted: list[str], offered: list[str], **charter: Any) -> Program:
        mentors = applied("mentor", skills_offered=offered, capacity=[2] * len(offered))
        rows = pd.concat([applied("mentee", skills_wanted=wanted), mentors], ignore_index=True)
        return make({"matching": {"weights": {"skills": 1}}, **charter}, applications=rows)

    return made


def test_the_shortest_skill_comes_first(pool_of: Pools) -> None:
    wanted = ["Data;writing"] * 14 + ["Data"] * 10 + ["writing"] * 8
    offered = ["writing"] * 10 + ["data"] * 7 + ["cooking"] * 6
    table = matching.compatibility(pool_of(wanted, offered)).table
    assert table["skill"].tolist() == ["everything together", "Data", "writing", "cooking"]
    # By hand: 24 want data, 7 mentors have 14 places; 22 want writing, 10 have 20 places; nobody wants cooking.
    assert table.loc[1:2, ["n_wanting", "n_offering", "n_offered", "shortfall"]].to_numpy().tolist() == [
        [24, 7, 14, 10],
        [22, 10, 20, 2],
    ]
    assert table.loc[3, "n_offered"] == 12
    assert pd.isna(table.loc[3, ["n_wanting", "shortfall"]]).all()
    assert table.loc[0, "all_offered"] == 1
    assert table.loc[0, "fit"] == 100


def test_what_few_people_want_or_offer_is_not_shown(pool_of: Pools) -> None:
    wanted = ["writing"] * 20 + ["writing;being left alone by my boss"] * 3 + ["finance"] * 4 + ["coaching"] * 9
    offered = ["writing"] * 12 + ["finance"] * 3 + ["coaching"] * 2
    result = matching.compatibility(pool_of(wanted, offered))
    everything = json.dumps([result.to_dict(), result.rows(), result.facts], default=str) + result._repr_html_()
    assert "boss" not in everything
    assert "finance" not in everything
    coaching = result.table.set_index("skill").loc["coaching"]
    assert coaching["n_wanting"] == 9
    assert pd.isna(coaching[["n_offering", "n_offered", "shortfall"]]).all()
    assert result.hidden == 2
    assert "coaching (hardly anybody offers it)" in result.sentence()
    assert pd.isna(result.table.loc[0, "all_offered"])  # 3 of 36 do not find all: too few to be told


def test_nearly_everybody_tells_about_those_who_are_not(pool_of: Pools) -> None:
    table = matching.compatibility(pool_of(["a"] * 18 + ["b"] * 2, ["a"] * 10 + ["b"] * 10)).table
    assert pd.isna(table.set_index("skill").loc["a", "n_wanting"])  # all but two


@pytest.mark.parametrize("n", [1, 4])
def test_a_small_side_is_hidden_altogether(pool_of: Pools, n: int) -> None:
    result = matching.compatibility(pool_of(["a"] * n, ["a"] * 30))
    assert result.status == "hidden"
    assert all(str(30) not in result.sentence(audience) for audience in AUDIENCES)
    assert result.table.drop(columns=["skill", "hidden"]).empty or result.table.iloc[:, 1:-1].isna().all(axis=None)


def test_quarters_are_not_shown_of_few_mentees(pool_of: Pools) -> None:
    few = matching.compatibility(pool_of(["a"] * 19, ["a"] * 30)).table.loc[0]
    assert pd.isna(few[["fit", "fit_low", "fit_high"]]).all()
    assert matching.compatibility(pool_of(["a"] * 20, ["a"] * 30)).table.loc[0, "fit"] == 100


def test_without_skills_the_rest_is_answered(make: Callable[..., Program]) -> None:
    rows = pd.concat([applied("mentee", interests=["x"] * 20), applied("mentor", interests=["x"] * 9)])
    result = matching.compatibility(make({"matching": {"weights": {"skills": 2, "interests": 1}}}, applications=rows))
    assert result.status == "ok"
    assert len(result.table) == 1
    assert "Skills dropped out" in " ".join(result.notes)
    assert result.figure().alt == result.sentence()


def test_the_best_fit_is_that_of_the_table_within_the_rules() -> None:
    market = pool(demo()).market
    table = np.where(market.allowed_table(), market.fit_table(), -1)
    assert (best_fits(market) == table.max(axis=1)).all()
    assert (best_fits(random_market(9, 4, seed=2)) == random_market(9, 4, seed=2).fit_table().max(axis=1)).all()


def test_what_the_charter_weighs_is_told() -> None:
    result = matching.compatibility(demo())
    first = [fact[0] for fact in result.facts][:2]
    assert first == ["Skills, up to 33 of 100 points", "Goals (letters), up to 22 of 100 points"]
    assert len(result.shown) == 2
    assert not any(person in result._repr_html_() for person in demo().table("applications")["person_id"])


def test_a_count_is_not_told_by_the_sum_of_all(pool_of: Pools) -> None:
    # Everybody wants one skill: 30 less those of the others would be the 3 who want c; so b is hidden with it.
    table = matching.compatibility(pool_of(["a"] * 20 + ["b"] * 7 + ["c"] * 3, ["a;b;c"] * 9 + ["a"] * 9)).table
    shown = table.set_index("skill")["n_wanting"]
    assert shown["a"] == 20
    assert pd.isna(shown["b"])
    assert "n_wanting" in table
    assert table.loc[table["skill"] == "c", "n_wanting"].isna().all()


def _reported(program: Program, place: Path, mentees: Sequence[str]) -> Program:
    """The program as a report sees it, after an earlier one that covered these mentees."""
    figure = Figure("skills wanted", (program.charter.cycle,), frozenset(mentees), "published-x.json")
    return dataclasses.replace(program, publishing=Publishing(Ledger((figure,)), place))


def test_beside_an_earlier_report_of_nearly_the_same_people_it_is_hidden(pool_of: Pools, tmp_path: Path) -> None:
    program = pool_of(["a"] * 20 + ["b"] * 10, ["a;b"] * 12)
    mentees = pool(program).market.mentees
    beside = matching.compatibility(_reported(program, tmp_path, mentees[2:]))
    assert beside.status == "hidden"
    assert "published-x.json" in beside.sentence()
    again = _reported(program, tmp_path, mentees)
    assert matching.compatibility(again).status == "ok"
    assert again.publishing is not None
    ((_, noted),) = again.publishing.noted()
    assert [(one.measure, len(one.members)) for one in noted] == [("skills wanted", 30), ("skills offered", 12)]


@pytest.mark.parametrize("seed", range(25))
def test_no_random_pool_tells_of_a_few(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, m, equally = int(rng.integers(8, 40)), int(rng.integers(8, 40)), seed % 2 == 0
    often = rng.dirichlet(np.full(7, 0.6)) * 0.99 + 0.01 / 7
    names = np.array([f"skill {letter}" for letter in "abcdefg"])
    lists = [rng.choice(names, 2 if equally else rng.integers(1, 4), replace=False, p=often) for _ in range(n + m)]
    told = [";".join(one) for one in lists]
    rows = [applied("mentee", skills_wanted=told[:n]), applied("mentor", skills_offered=told[n:], capacity=[2] * m)]
    frames = {"applications": as_loaded(TABLES["applications"], pd.concat(rows, ignore_index=True))}
    program = dataclasses.replace(demo(), frames=frames, faults=())
    ids = list(frames["applications"]["person_id"])
    found = supply(program, ids[:n], ids[n:], np.full(m, 2), 5)
    assert found is not None
    for column, whose, of in (("n_wanting", lists[:n], n), ("n_offering", lists[n:], m)):
        shown = found.skills[column].dropna()
        true = pd.Series(np.concatenate(whose)).value_counts()
        assert ((shown >= 5) & (shown <= of - 5)).all()
        assert (shown == true.reindex(shown.index)).all()
        rest = true.drop(shown.index)
        if equally and len(rest):  # the sum of all is known: what is left must not be one group, nor a few people
            assert len(rest) > 1
            assert rest.sum() >= 5
