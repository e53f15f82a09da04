"""What would change the conclusion: is it said from the cells, for every audience, and only where it is true?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mentorlab import outcomes
from mentorlab.answers.wording import AUDIENCES, number
from mentorlab.tables.program import Program
from tests.programs import demo, two_arms

Make = Callable[..., Program]


def test_every_audience_hears_at_which_loss_the_direction_blurs() -> None:
    result = outcomes.contrast(demo())
    points = number(result.table.loc[0, "tips_at_points"], 2)
    for audience in AUDIENCES:
        assert f"if the missing had done {points} points worse" in result.sentence(audience)


def test_with_nobody_missing_no_loss_is_named(make: Make) -> None:
    said = outcomes.contrast(make(**two_arms(effect=8.0))).sentence()
    assert "had done" not in said
    assert "counted as worthwhile" in said


def test_a_loss_beyond_anything_is_not_named(make: Make) -> None:
    result = outcomes.contrast(make(**two_arms(effect=30.0, lost_program=2)))
    assert result.table.loc[0, "tips_at"] > 3
    assert "the missing had done" not in result.sentence()


def test_without_a_draw_something_unmeasured_could_do_it(make: Make) -> None:
    charter = {"evaluation": {"design": "comparison", "places_by": "own_choice"}}
    result = outcomes.contrast(make(charter, **two_arms(effect=6.0)))
    near = number(result.table.loc[0, "effect_low"], 1)
    assert f"if something that nobody measured had set the groups apart by {near}" in result.sentence("leadership")


@pytest.mark.parametrize(
    ("effect", "says"),
    [(2.0, "would narrow"), (0.0, "no longer be ruled out if"), (12.0, "no longer be worth having if")],
)
def test_the_verdict_names_the_worthwhile_size_that_would_turn_it(make: Make, effect: float, says: str) -> None:
    assert says in outcomes.contrast(make(**two_arms(effect=effect))).sentence("leadership")


def test_where_less_is_wanted_the_sizes_are_those_of_the_wanted_side(make: Make) -> None:
    charter = {
        "objectives": [
            {
                "id": "skill", "measure": "skill", "for": "mentees", "direction": "decrease", "worthwhile_points": 2,
                "primary": True,
            }
        ]
    }  # fmt: skip
    result = outcomes.contrast(make(charter, **two_arms(effect=-12.0)))
    nearest = number(-result.table.loc[0, "effect_high"], 1)
    assert f"if only more than {nearest} counted as worthwhile" in result.sentence()


def test_few_people_are_told_nothing_of_it(make: Make) -> None:
    result = outcomes.contrast(make(**two_arms(7, 40, effect=9.0, lost_comparison=3)))
    assert "would" not in result.sentence("staff").split("Certainty")[1]


def test_leadership_hears_it_in_few_words() -> None:
    said = outcomes.contrast(demo()).sentence("leadership")
    assert len(said.split()) < 90  # it had 122
    for part in ("0.38 points", "between 0.15 and 0.60", "208 of the 232", "Certainty: high, because", "clear if the"):
        assert part in said
