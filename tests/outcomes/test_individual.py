"""How many people changed reliably: counted by hand, kept from telling of few, never more than was shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.answers.wording import catalogue, percent
from mentorlab.outcomes.changed.lines import _may_show
from mentorlab.tables.program import Program
from tests.programs import demo, two_arms

Make = Callable[..., Program]


def _wide(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return tables["measures"].pivot_table(index="person_id", columns="wave", values="value")


def test_counts_are_those_of_the_index(make: Make) -> None:
    tables = two_arms(150, 150, 8.0)
    table = outcomes.individual(make(**tables), reliability=0.85).table.set_index(["line", "group"])
    wide = _wide(tables)
    change, sd = wide["after"] - wide["before"], wide["before"].std()
    line = 1.959964 * sd * np.sqrt(2 * 0.15)
    assert table.loc[("Rose reliably", "program"), "n_named"] == (change[:150] > line).sum()
    assert table.loc[("Rose reliably", "comparison"), "n_named"] == (change[150:] > line).sum()
    assert table.loc[("Rose by the size worth having", "program"), "n_named"] == (change[:150] >= 2).sum()
    assert table.loc[("Rose reliably", "program"), "threshold"] == pytest.approx(line, rel=1e-5)


def test_the_number_needed_stands_only_where_a_draw_earned_it(make: Make) -> None:
    tables = two_arms(150, 150, 8.0)
    drawn = outcomes.individual(make(**tables), reliability=0.9)
    need, apart = drawn.estimate("number_needed").estimate, drawn.estimate("difference_better").estimate
    assert need.value == pytest.approx(1 / apart.value)
    assert (need.low, need.high) == (pytest.approx(1 / apart.high), pytest.approx(1 / apart.low))
    assert "led to" in drawn.sentence("leadership")
    chosen = make({"evaluation": {"design": "comparison", "places_by": "staff_choice"}}, **tables)
    weaker = outcomes.individual(chosen, reliability=0.9)
    assert "number_needed" not in {one.name for one in weaker.estimates}
    assert "led to" not in weaker.sentence("leadership")
    nothing = outcomes.individual(make(**two_arms(60, 60, 0.0)), reliability=0.9)
    assert "number_needed" not in {one.name for one in nothing.estimates}


def test_nothing_that_follows_from_what_is_shown_is_about_few() -> None:
    rng = np.random.default_rng(8)
    for _ in range(300):
        change = rng.normal(rng.normal(0, 0.5), 1, int(rng.integers(10, 80)))
        line, worth = rng.uniform(0.5, 2, 2)
        sets = {"better": change > line, "same": np.abs(change) <= line, "worse": change < -line}
        sets |= {"worthwhile": change >= worth, "better_low": change > line + 0.2}
        shown = _may_show(sets, 5)
        pieces = np.zeros(len(change), dtype=int)
        for name in shown:
            pieces = 2 * pieces + sets[name]
        assert np.unique(pieces, return_counts=True)[1].min() >= 5


def test_without_a_reliability_only_the_size_worth_having_is_told(make: Make) -> None:
    result = outcomes.individual(make(**two_arms()))
    assert set(result.table["line"]) == {"Rose by the size worth having", "People in this answer"}
    assert any("give its reliability" in note for note in result.notes)


def test_the_other_spread_is_used_and_named(make: Make) -> None:
    program = make(**two_arms(150, 150, 8.0))
    facts = dict(outcomes.individual(program, reliability=0.85, spread="both").facts)
    assert "Maassen" in facts["From when a change is reliable"]


def test_looking_back_stands_beside_and_tells_nothing_of_few(make: Make) -> None:
    tables = two_arms(60, 60, 4.0)
    wide = _wide(tables)
    rng = np.random.default_rng(9)

    def asked(n: int) -> dict[str, Any]:
        recalled = pd.DataFrame(
            {
                "person_id": wide.index[:n],
                "measure": "skill",
                "wave": "recalled_before",
                "value": (wide["before"][:n] - 3 + rng.normal(0, 1, n)).round(3).to_numpy(),
            }
        )
        return tables | {"measures": pd.concat([tables["measures"], recalled])}

    waves = {"evaluation": {"waves": ["before", "after"]}}
    result = outcomes.individual(make(waves, **asked(40)), reliability=0.8)
    plain, back = (result.estimate(name).estimate for name in ("change_asked", "change_recalled"))
    assert result.estimate("response_shift").estimate.value == pytest.approx(-3, abs=0.6)
    assert back.value - plain.value == pytest.approx(-result.estimate("response_shift").estimate.value)
    assert frozenset(wide.index[:40]) in result.shown
    all_but_two = outcomes.individual(make(waves, **asked(58)), reliability=0.8)
    assert "response_shift" not in {one.name for one in all_but_two.estimates}
    assert any("about fewer than 5 people" in note for note in all_but_two.notes)


def test_the_demo_prints_its_reliability_with_its_ends() -> None:
    result = outcomes.individual(demo())
    said = dict(result.facts)["From when a change is reliable"]
    assert "Cronbach" in said
    assert "At the ends of that interval" in said
    assert not result.confirmatory


def test_another_level_counts_the_same_people() -> None:
    """Else reports at .90, .91, … would tell of one person after another on which side of a line they stand."""
    tables = [outcomes.individual(demo(), level=level).table for level in (0.8, 0.95)]
    for name in ("n_named", "threshold", "hidden"):
        pd.testing.assert_series_equal(tables[0][name], tables[1][name])


def test_the_shape_of_a_point_is_that_of_its_group_where_the_other_is_hidden() -> None:
    result = outcomes.individual(demo())
    table, said = result.table, catalogue("outcomes_individual")
    drawn = table[~table["hidden"] & table["share"].notna() & ~table["line"].isin(said.IN_TABLE_ONLY)]
    points = [line.get_marker() for line in result.figure().axes[0].lines if line.get_marker() in ("D", "o")]
    assert points == ["D" if group == "program" else "o" for group in drawn["group"]]
    assert points.count("o") > points.count("D")  # in the demo a share of the program is hidden


def test_no_share_has_a_hyphen_for_a_minus() -> None:
    assert percent(-0.06) == "−6 %"
    assert percent(-0.001) == "0 %"
