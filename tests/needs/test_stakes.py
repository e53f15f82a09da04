"""Does the business case add up, say what is assumed, and never put money on an effect that nobody has seen?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from mentorlab import needs
from mentorlab.answers.result import FINDING, Result
from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput
from mentorlab.tables.program import Program
from tests.programs import demo

Make = Callable[..., Program]
# 10 leave, 5,000 each; 20 days vacant at 100 each; one who leaves costs 7,000.
FIXED = {
    "currency": "EUR",
    "stakes": {
        "leavers": {"value": 10, "unit": "people a year", "each": 5000},
        "vacancy": {"value": 20, "unit": "days", "each": 100, "per": "leavers"},
    },
}
COSTS = pd.DataFrame({"item": ["staff", "hours"], "amount": [15_000, 6_000], "kind": ["time", "time"]})
# Words of a return. "pays for itself" is what would have to happen, not what does.
NO_RETURN = re.compile(
    r"\bROI\b|\breturns?\b|\bbenefit|\bprofit|\bpayback|\bsav(?:es|ed|ings?)\b|\bworth it\b", re.IGNORECASE
)


def everything(result: Result) -> str:
    """All that a reader, a page, a workbook or another program gets of an answer."""
    shown = result._repr_mimebundle_()
    texts = [result.sentence(audience) for audience in AUDIENCES]
    passages = [result.how_we_know, result.cannot_tell_us, result.what_next, result.definitions]
    parts = [*texts, json.dumps(shown[FINDING]), shown["text/html"], *(str(one._repr_html_()) for one in passages)]
    return re.sub(r"<style>.*?</style>|data:image[^\"]*", "", "\n".join([*parts, result.figure().alt]), flags=re.DOTALL)


def rows(result: Result, part: str) -> pd.DataFrame:
    return result.table[result.table["part"].str.startswith(part)].set_index("group")


def test_it_adds_up_by_hand(make: Make) -> None:
    """10 × (5,000 + 20 × 100) = 70,000 a year; 21,000 / 7,000 = 3 people, 30 percentage points of 10."""
    result = needs.stakes(make(FIXED, costs=COSTS), people=10)
    problem = rows(result, "the problem")
    assert dict(problem["amount"]) == {"leavers": 50_000, "vacancy": 20_000, "all of it": 70_000}
    assert rows(result, "the program").loc["all of it", "amount"] == 21_000
    pays = rows(result, "pays").loc["leavers"]
    assert (pays["break_even"], pays["break_even_low"], pays["break_even_high"]) == (3, 3, 3)
    assert pays["points"] == pytest.approx(0.3)
    assert result.estimate("break_even").estimate.value == 3
    assert "keeps 3.0 more people a year" in result.sentence("leadership")
    assert "30.0 percentage points" in result.sentence("leadership")


def test_what_is_said_as_one_number_is_said_to_be_one(make: Make) -> None:
    result = needs.stakes(make(FIXED, costs=COSTS))
    assert "without a range, and taken as exact: leavers: people a year" in repr(result.how_we_know)
    assert rows(result, "driver").empty
    assert "moves this most" not in result.sentence("analyst")
    assert result.figure().alt == result.sentence("analyst")  # a picture that says why there is none


def test_ranges_and_drivers_follow_the_guesses(make: Make) -> None:
    """Cost 21,000 fixed; one who leaves costs 3,500 to 10,500 (best 7,000): it pays at 2 to 6 people, best 3."""
    charter = {"stakes": {"leavers": {"value": 10, "each_low": 3500, "each": 7000, "each_high": 10500}}}
    result = needs.stakes(make(charter, costs=COSTS), level=0.9)
    driver = rows(result, "driver")
    assert list(driver.index) == ["leavers: what each costs"]
    assert tuple(driver.iloc[0][["break_even_low", "break_even_high"]]) == (6, 2)
    pays = rows(result, "pays").iloc[0]
    # 5 % in each tail of a symmetric triangle: 3,500 + √(.05/2) × 7,000 = 4,607, and 9,393 on the other side.
    assert pays["break_even_low"] == pytest.approx(21_000 / 9_393, rel=0.01)
    assert pays["break_even_high"] == pytest.approx(21_000 / 4_607, rel=0.01)
    assert "range of assumptions, not a confidence interval" in repr(result.how_we_know).lower()


@pytest.mark.parametrize("settings", [{}, {"people": 40}, {"cost": 5e6}, {"cost": 90_000.0, "cost_high": 120_000.0}])
def test_no_output_speaks_of_a_return(settings: dict[str, Any]) -> None:
    text = everything(needs.stakes(demo(), **settings))
    assert not NO_RETURN.findall(text)
    assert not re.search(r"\d\s*%\s*(?:of|on)\s+(?:the\s+)?(?:cost|invest)", text)


def test_the_demo_names_turnover_vacancies_and_lost_knowledge() -> None:
    result = needs.stakes(demo())
    assert {"leavers", "vacancy", "lost knowledge"} <= set(rows(result, "the problem").index)
    assert "116" in result.sentence("leadership")
    assert "somebody's time is in the list" in repr(result.how_we_know).lower()


def test_hours_that_nobody_counted_are_told(make: Make) -> None:
    """10 mentees, 210 days, every 21 days an hour: 100 hours."""
    rhythm = {"meetings_every_days": 21, "minutes": 60}
    charter = {**FIXED, "starts_on": "2026-01-01", "ends_on": "2026-07-30", "rhythm": rhythm}
    only_fees = pd.DataFrame({"item": ["software"], "amount": [21_000]})
    told = needs.stakes(make(charter, costs=only_fees), people=10)
    assert "about 100 hours of the mentors" in repr(told.how_we_know)
    assert any("hours of mentors" in step for step in told.next_steps)
    assert "does not say how much" in repr(needs.stakes(make(FIXED, costs=only_fees)).how_we_know)


def test_without_costs_the_problem_is_told_and_nothing_pays(make: Make) -> None:
    result = needs.stakes(make(FIXED))
    assert result.status == "ok"
    assert "70,000 EUR a year" in result.sentence("leadership")
    assert "cannot be said without its cost" in result.sentence("leadership")
    assert not result.estimates
    assert any("costs.csv" in step for step in result.next_steps)


def test_a_stake_without_money_takes_the_worth_of_retention(make: Make) -> None:
    charter = {
        "stakes": {"leavers": 10, "absence": {"value": 5, "unit": "days"}},
        "values": {"retention": {"unit_value": 7000}},
    }
    result = needs.stakes(make(charter, costs=COSTS))
    assert result.estimate("break_even").estimate.value == 3
    assert "no worth in money, and so not counted" in repr(result.how_we_know)
    assert any("absence" in step for step in result.next_steps)


def test_worth_of_a_measure_alone(make: Make) -> None:
    """21,000 / (10 people × 700 a point) = 3 points each."""
    result = needs.stakes(make({"values": {"skill": {"unit_value": 700}}}, costs=COSTS), people=10)
    assert "3.0 points better" in result.sentence("analyst")
    assert "for each of the 10 who take part" in result.sentence("analyst")


def test_more_than_there_is_to_spare_is_said(make: Make) -> None:
    result = needs.stakes(make(FIXED), cost=700_000)
    assert "alone it cannot pay for itself" in result.sentence("leadership")


def test_nothing_known_says_what_to_write(make: Make) -> None:
    result = needs.stakes(make())
    assert result.status == "not_possible"
    assert "stakes:" in result.sentence("staff")
    assert "per: leavers" in result.sentence("staff")


@pytest.mark.parametrize(
    ("stakes", "where", "what"),
    [
        ({"leavers": {"each": 5, "each_low": 6}}, "stakes.leavers", "each_low, each and each_high"),
        ({"leavers": {"each": -5}}, "stakes.leavers.each", "give a number 0 or more"),
        ({"leavers": 3, "vacancy": {"value": 3, "per": "leaver"}}, "stakes.vacancy.per", "did you mean 'leavers'"),
        ({"vacancy": {"value": 3, "per": "vacancy"}}, "stakes.vacancy.per", "no other stake"),
        ({"a": {"value": 1, "per": "b"}, "b": {"value": 1, "per": "c"}, "c": 1}, "stakes.a.per", "itself counts per"),
    ],
)
def test_stakes_that_contradict_themselves_are_faults(
    make: Make, stakes: dict[str, Any], where: str, what: str
) -> None:
    with pytest.raises(BadInput) as wrong:
        make({"stakes": stakes})
    assert [(fault.column, what in str(fault)) for fault in wrong.value.faults] == [(where, True)]


def test_costs_out_of_order_are_refused(make: Make) -> None:
    with pytest.raises(BadInput, match="not in this order"):
        needs.stakes(make(FIXED), cost=10.0, cost_low=20.0)
    wrong = pd.DataFrame({"item": ["staff"], "amount": [10.0], "low": [20.0], "high": [30.0]})
    with pytest.raises(BadInput, match="costs"):
        needs.stakes(make(FIXED, costs=wrong))
