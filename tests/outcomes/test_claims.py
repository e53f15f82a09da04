"""Is no claim stronger than its design?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes
from mentorlab.measures.opening import load
from mentorlab.tables.on_record.draw import arms_sha256
from mentorlab.tables.program import Program
from tests.outcomes.reading import CAUSAL
from tests.programs import people_of, two_arms, write_program

Make = Callable[..., Program]


@pytest.mark.parametrize(
    ("evaluation", "verb", "design"),
    [
        ({"design": "lottery"}, CAUSAL, "lottery"),
        ({"design": "randomised"}, CAUSAL, "randomised"),
        ({"design": "randomised", "places_by": None}, CAUSAL, "randomised"),
        ({"design": "randomised", "places_by": "staff_choice"}, "rose", "comparison"),
        ({"design": "waitlist"}, "rose", "comparison"),
        ({"design": "stepped"}, "rose", "comparison"),
        ({"design": "comparison", "places_by": "own_choice"}, "rose", "comparison"),
        ({"design": "difference_in_differences", "places_by": "own_choice"}, "rose", "difference_in_differences"),
        ({"design": "cutoff", "places_by": "cutoff_score"}, "rose", "comparison"),
        ({"design": "encouragement"}, "rose", "comparison"),
        ({"design": None}, "rose", "comparison"),
    ],
)
def test_the_verb_follows_the_design(make: Make, evaluation: dict[str, Any], verb: str, design: str) -> None:
    result = outcomes.contrast(make({"evaluation": evaluation}, **two_arms(effect=6.0)))
    assert verb in result.headline
    assert (CAUSAL in " ".join(result.sentences.values())) == (verb == CAUSAL)
    assert result.design == design


@pytest.mark.parametrize("design", ["lottery", "randomised", "comparison", "difference_in_differences"])
def test_an_interval_that_holds_zero_gets_no_verb(make: Make, design: str) -> None:
    result = outcomes.contrast(make({"evaluation": {"design": design}}, **two_arms(effect=0.0)))
    effect = result.estimate("effect").estimate
    assert effect.low < 0 < effect.high
    assert "compatible with" in result.claim
    assert not any(word in result.headline for word in (CAUSAL, "rose", "fell", "higher", "lower"))


def test_a_waitlist_with_known_chances_is_drawn_according_to_the_charter(make: Make) -> None:
    tables = two_arms(effect=6.0)
    tables["assignments"] = tables["assignments"].assign(chance=0.5).replace({"comparison": "waitlist"})
    result = outcomes.contrast(make({"evaluation": {"design": "waitlist"}}, **tables))
    assert CAUSAL in result.claim
    assert "according to the charter" in result.claim


@pytest.mark.parametrize("tampered", [False, True])
def test_a_draw_record_counts_only_while_it_agrees(tmp_path: Path, tampered: bool) -> None:
    tables = two_arms(effect=6.0)
    drawn = tables["assignments"].replace({"comparison": "waitlist"})
    record = {"arms_sha256": arms_sha256(drawn), "seed": 1}
    if tampered:
        drawn.loc[[0, 60], "arm"] = ["waitlist", "program"]
    tables["assignments"] = drawn.assign(drawn_with="draw.json")
    folder = write_program(tmp_path, {"evaluation": {"design": "waitlist"}}, **tables)
    (folder / "records").mkdir()
    (folder / "records" / "draw.json").write_text(json.dumps(record), encoding="utf-8")
    result = outcomes.contrast(load(folder))
    assert (CAUSAL in result.claim) is not tampered
    assert "according to the charter" not in result.claim
    assert result.design == ("comparison" if tampered else "waitlist")


def test_a_list_that_contradicts_its_draw_is_no_draw_whatever_the_charter_says(tmp_path: Path) -> None:
    tables = two_arms(effect=6.0)
    record = {"arms_sha256": arms_sha256(tables["assignments"])}
    tables["assignments"] = tables["assignments"].iloc[10:].assign(drawn_with="draw.json")
    folder = write_program(tmp_path, {"evaluation": {"design": "lottery"}}, **tables)
    (folder / "records").mkdir()
    (folder / "records" / "draw.json").write_text(json.dumps(record), encoding="utf-8")
    result = outcomes.contrast(load(folder))
    assert CAUSAL not in " ".join(result.sentences.values())
    assert result.design == "comparison"
    assert "speak against a draw" in result.deviations[0]
    assert not result.confirmatory


@pytest.mark.parametrize("chance", [[1.0] * 120, [1.0] * 60 + [0.0] * 60])
def test_places_that_were_settled_beforehand_are_no_draw(make: Make, chance: list[float]) -> None:
    tables = two_arms(effect=6.0)
    tables["assignments"] = tables["assignments"].assign(chance=chance)
    result = outcomes.contrast(make(**tables))
    assert CAUSAL not in " ".join(result.sentences.values())
    assert result.design == "comparison"


def test_where_less_is_better_the_worthwhile_size_says_so(make: Make) -> None:
    objective = {"id": "o", "measure": "skill", "worthwhile_points": 2, "direction": "decrease", "for": "mentees"}
    result = outcomes.contrast(make({"objectives": [objective]}, **two_arms(effect=-9)))
    assert "at least the worthwhile 2.0 lower" in result.sentence("staff")
    assert result.worthwhile == -2


def test_a_lower_level_buys_no_stronger_claim(make: Make) -> None:
    program = make(**two_arms(30, 30, 2.2))
    usual, lenient = outcomes.contrast(program), outcomes.contrast(program, level=0.8)
    assert usual.estimate("effect").estimate.low < 0 < lenient.estimate("effect").estimate.low
    assert "do not settle" in lenient.headline
    assert CAUSAL not in " ".join(lenient.sentences.values())
    assert lenient.verdict == usual.verdict
    assert not lenient.confirmatory
    assert "80 %" in lenient.deviations[0]


def test_rose_more_is_said_only_where_the_changes_show_it(make: Make) -> None:
    rng = np.random.default_rng(4)
    before = np.concatenate([rng.normal(54, 8, 60), rng.normal(46, 8, 60)])
    after = 50 + 0.2 * (before - 50) + rng.normal(0, 2, 120) + np.repeat([5.0, 0.0], 60)
    tables = two_arms(60, 60)
    tables["measures"]["value"] = np.concatenate([before, after])
    result = outcomes.contrast(make({"evaluation": {"design": "comparison", "places_by": "own_choice"}}, **tables))
    assert result.table.loc[0, "change"] < result.table.loc[1, "change"]
    assert result.estimate("effect").estimate.low > 0
    assert "was" in result.headline
    assert "rose" not in result.headline
    assert "with the others weighted to start like them" in result.headline


def test_pairs_without_assignments_are_at_most_a_comparison(make: Make) -> None:
    tables = two_arms(effect=6.0)
    people = people_of(tables, eligible_as="mentee")
    mentees = tables.pop("assignments")["person_id"][:60]
    mentors = pd.DataFrame({"person_id": [f"m{k}" for k in range(60)], "eligible_as": "mentor"})
    pairs = pd.DataFrame(
        {"pair_id": range(60), "mentor_id": mentors["person_id"], "mentee_id": mentees, "matched_on": "2026-01-10"}
    )
    result = outcomes.contrast(make(people=pd.concat([people, mentors]), pairs=pairs, **tables))
    assert result.design == "comparison"
    assert CAUSAL not in " ".join(result.sentences.values())
    assert result.estimate("effect").n_assigned == 120  # never the mentors
