"""What do the questions say of pools in which demands collide, or in which there is nothing to match by?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from mentorlab.answers.look.panels import Panel, panels
from mentorlab.errors import BadInput
from mentorlab.matching import bottlenecks, experiment, quality, robustness, rules
from mentorlab.matching.for_staff import staff_lists
from mentorlab.matching.policies import policy_named
from mentorlab.matching.pool import pool
from mentorlab.matching.tried import patience
from mentorlab.measures.opening import load
from mentorlab.tables.charter.matching import Matching
from mentorlab.tables.program import Program
from mentorlab.tables.starting import start
from tests.matching.pools import pool_tables
from tests.programs import write_program


def program(folder: Path, matching: dict[str, Any], **more: pd.DataFrame) -> Program:
    tables = pool_tables(12, 6, places=3) | more
    charter = {"objectives": [], "evaluation": {"design": None, "places_by": None}, "matching": matching}
    return load(write_program(folder, charter, **tables))


def with_minimum(minimum: int) -> pd.DataFrame:
    applications = pool_tables(12, 6, places=3)["applications"]
    return applications.assign(minimum=[None] * 12 + [minimum] * 6)


def test_minimums_that_cannot_be_met_are_an_answer_and_no_end_of_the_report(tmp_path: Path) -> None:
    """Six mentors who ask for three each need 18 of 12 mentees: the best match is not there, the stable one is."""
    found = program(tmp_path, {}, applications=with_minimum(3))
    for ask in (bottlenecks, experiment, robustness):
        answer = ask(found)
        assert answer.status == "not_possible"
        assert "demands collide that this match must keep" in answer.sentence()
        assert "18" not in answer._repr_html_()  # counts of people are for whoever asks for the match itself
    assert rules(found).status == quality(found).status == "ok"
    assert quality(found, policy="optimal").status == "not_possible"
    assert {"certificate.json", "why.csv"} <= staff_lists(found, {}).keys()
    assert "prices.csv" not in staff_lists(found, {})
    assert staff_lists(found, {"policy": "optimal"}) == {}


def test_who_asks_for_the_match_still_gets_a_fault(tmp_path: Path) -> None:
    market = pool(program(tmp_path, {}, applications=with_minimum(3))).market
    with pytest.raises(BadInput, match="18 mentees at least"):
        policy_named("optimal")(market, None)  # type: ignore[arg-type]


def test_where_nobody_can_be_matched_no_share_of_pairs_is_told(tmp_path: Path) -> None:
    applications = pool_tables(12, 6, places=0)["applications"]
    answer = robustness(program(tmp_path, {}, applications=applications))
    assert answer.status == "not_possible"
    assert "nobody can be matched" in answer.sentence()
    assert "nan" not in answer.sentence()


def test_where_no_weight_counts_it_is_said(tmp_path: Path) -> None:
    answer = robustness(program(tmp_path, {"weights": {"skills": 0}}))
    assert answer.status == "not_possible"
    assert "no part of the fit has a weight above 0" in answer.sentence()


def test_a_large_pool_is_matched_again_and_again_only_if_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "MOST_PAIRS", 71)  # 12 × 6 pairs are one more
    found = program(tmp_path, {})
    for ask, word in ((experiment, "cohorts=30"), (robustness, "draws=50")):
        answer = ask(found)
        assert answer.status == "not_possible"
        assert "12 mentees and 6 mentors are 72 pairs" in answer.sentence()
        assert word in answer.sentence()
    assert experiment(found, policies=("stable", "random"), cohorts=20).status == "ok"
    assert robustness(found, draws=2, tried=2).status == "ok"


def test_circles_and_shortlists_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    answer = quality(program(tmp_path, {"form": "circles"}))
    assert "The charter asks for circles. This report proposes pairs" in answer.notes[0]
    assert any("matching.circles" in step for step in answer.next_steps)


def test_an_average_over_lots_says_so_and_one_without_lots_does_not(tmp_path: Path) -> None:
    """The page gives the fit of one draw a few lines above: two numbers of one policy need a reason."""
    found = program(tmp_path, {})
    assert "on average over 20 draws of lots" in experiment(found, policies=("stable", "random"), cohorts=20).sentence()
    assert (
        "draws of lots"
        not in experiment(found, policies=("optimal", "random"), beside="optimal", cohorts=20).sentence()
    )


def test_a_headline_about_weights_draws_no_strip_of_who_could_gain(tmp_path: Path) -> None:
    answer = robustness(program(tmp_path, {}), draws=2, tried=10)
    assert answer.estimates[0].name == "share_who_could_gain"
    assert "no difference" not in answer._repr_html_()


def test_no_share_is_drawn_outside_0_and_100_percent() -> None:
    picture = panels(
        ["a", "b"], [Panel("x", [0.1, 1.0], [-0.2, 1.0], [0.3, 1.2], share=True)], marked=1, title="x", alt="x"
    )
    axes = picture.axes[0]
    assert all(0 <= end <= 1 for line in axes.lines if len(line.get_xdata()) == 2 for end in line.get_xdata())
    assert [round(tick, 2) for tick in axes.get_xticks()] == [0, 0.5, 1]


def test_a_new_charter_tells_how_pairs_are_made(tmp_path: Path) -> None:
    """Its example of `matching:` is one that a charter may hold, word for word."""
    text = (start(tmp_path / "new", starts_on=date(2026, 3, 1)) / "program.yaml").read_text(encoding="utf-8")
    lines = [line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#")]
    at = next(number for number, line in enumerate(lines) if "How are pairs made?" in line)
    example = yaml.safe_load(" ".join(lines[at : at + 2]).split("Like this: ")[1])
    assert Matching.model_validate(example).rules[2].text == "within: {grade: 3}"
    assert yaml.safe_load(text)["matching"] == {}
