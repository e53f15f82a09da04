"""Would the answer be another if everyone had answered: does it say so where it would, and hide single answers?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest

from mentorlab import outcomes, stats
from mentorlab.answers.result import Result
from mentorlab.answers.wording.en.outcomes_missing import ANALYSES
from mentorlab.measures.opening import load
from mentorlab.tables.privacy.ledger import to_bytes, write_record
from mentorlab.tables.privacy.publishing import prepare
from mentorlab.tables.program import Program
from tests.programs import two_arms, write_program

Make = Callable[..., Program]


def row(result: Result, name: str) -> pd.Series:
    table = result.table
    return table[table["analysis"] == ANALYSES[name]].iloc[0]


def low_scorers_leave(effect: float, *, n: int = 300, seed: int = 1) -> dict[str, pd.DataFrame]:
    """Two arms; a place helps those who start high, and in the program those who start low leave before the end."""
    tables = two_arms(n, n, 0.0, seed=seed)
    measures = tables["measures"].reset_index(drop=True)
    before = measures[measures["wave"] == "before"].set_index("person_id")["value"]
    ids, program = measures["person_id"], measures["person_id"].isin(tables["assignments"]["person_id"][:n])
    after = (measures["wave"] == "after") & program
    start = before.reindex(ids).to_numpy() - 50
    measures.loc[after, "value"] += effect + 0.5 * start[after]
    leaves = np.random.default_rng(seed).random(len(measures)) < 1 / (1 + np.exp(0.25 * start))
    return {**tables, "measures": measures[~(after & leaves)]}


def test_filling_in_finds_the_effect_that_those_who_stayed_overstate(make: Make) -> None:
    """Planted: 4 points on average over everybody; more among those who start high, who are those who stay."""
    result = outcomes.missing(make(**low_scorers_leave(4.0, n=1500)))
    complete, imputed, weighted = (row(result, name) for name in ("complete", "imputed", "weighted"))
    assert complete["effect"] > 4.8
    assert abs(imputed["effect"] - 4) < 0.5
    assert abs(weighted["effect"] - 4) < 0.5
    assert row(result, "worst").isna()["effect_low"]  # a measure without ends has no worst case
    assert "no lowest and highest" in row(result, "worst")["in_words"]


def test_nobody_missing_asks_whether_this_is_the_list(make: Make) -> None:
    result = outcomes.missing(make(**two_arms()))
    assert len(result.table) == 1
    assert "Is this the list that was drawn" in result.sentence()
    assert result.status == "ok"


def test_the_tipping_point_is_that_of_the_contrast_and_of_the_check(make: Make) -> None:
    program = make(**two_arms(effect=6.0, lost_program=10, lost_comparison=6))
    result, contrast = outcomes.missing(program), outcomes.contrast(program)
    effect = contrast.estimate("effect").estimate
    sd = effect.value / contrast.estimate("effect_sd").estimate.value
    tips = stats.tipping_point(effect, (10 / 60, 6 / 60), (60, 60), sd)
    assert row(result, "complete")["tips_at"] == pytest.approx(tips)
    assert contrast.table.loc[0, "tips_at"] == pytest.approx(tips)
    assert contrast.table.loc[0, "tips_at_points"] == pytest.approx(tips * sd)
    assert row(result, "complete")["tips_alone"] > tips
    assert any(check.name == "drop_out" and check.result == "passed" for check in contrast.checks)


def test_a_close_answer_changes_under_a_shift_and_says_so(make: Make) -> None:
    result = outcomes.missing(make(**two_arms(effect=3.0, lost_program=15, lost_comparison=15)))
    complete, shifted = row(result, "complete"), row(result, "shifted")
    assert complete["effect_low"] > 0 > shifted["effect_low"]
    assert shifted["stands"] == "changes"
    assert "it would be another if" in result.sentence("leadership")


def test_without_a_draw_there_are_no_bounds_for_those_who_would_answer_either_way(make: Make) -> None:
    charter = {"evaluation": {"design": "comparison", "places_by": "own_choice"}}
    found = row(outcomes.missing(make(charter, **two_arms(lost_program=8, lost_comparison=7))), "lee")
    assert np.isnan(found["effect_low"])
    assert "rest on a draw" in found["in_words"]


def test_the_worst_case_of_a_yes_or_no_by_hand(make: Make) -> None:
    """Program 30 of 40 yes and 10 missing; comparison 20 of 50 yes: at worst 30/50 − 20/50 (10 missing at 0)."""
    ids = [f"p{number}" for number in range(100)]
    arm = ["program"] * 50 + ["comparison"] * 50
    said = [1] * 30 + [0] * 10 + [None] * 10 + [1] * 20 + [0] * 30
    measures = pd.DataFrame({"person_id": ids, "measure": "skill", "wave": "after", "value": said}).dropna()
    result = outcomes.missing(make(assignments=pd.DataFrame({"person_id": ids, "arm": arm}), measures=measures))
    found = row(result, "worst")
    assert (found["bound_low"], found["bound_high"]) == pytest.approx((0.2, 0.4))


def test_a_single_answer_beside_the_others_does_not_enter(make: Make) -> None:
    """Two who answered only afterwards: no figure may change with what they said."""
    tables = two_arms(lost_program=10, lost_comparison=8)
    only_after = tables["measures"]["person_id"].isin(["p0050", "p0051"]) & (tables["measures"]["wave"] == "before")
    kept = tables["measures"][~only_after]
    theirs = kept["person_id"].isin(["p0050", "p0051"])
    answers = []
    for place, said in (("a", 1.0), ("b", 99.0)):
        other = kept.assign(value=kept["value"].mask(theirs, said))
        answers.append(outcomes.missing(_made(make, place, {**tables, "measures": other})))
    pd.testing.assert_frame_equal(answers[0].table, answers[1].table)
    assert any("answered only after" in note for note in answers[0].notes)


def test_starts_that_are_kept_out_for_being_few_are_not_said_to_be_missing(make: Make) -> None:
    """The program lost 12 people who had answered before, the comparison 3: theirs could be worked out."""
    result = outcomes.missing(make(**two_arms(lost_program=12, lost_comparison=3)))
    said = row(result, "weighted")["in_words"]
    assert "too few in a group answered before" in said
    assert "nobody" not in said


def _made(make: Make, place: str, tables: dict[str, pd.DataFrame]) -> Program:
    return make({"program": f"Trial {place}"}, **tables)


def test_few_people_are_not_supposed_about(make: Make) -> None:
    result = outcomes.missing(make(**two_arms(9, 40, lost_program=2)))
    assert len(result.table) == 1
    assert result.table["effect_low"].isna().all()
    assert "could tell about single persons" in result.sentence()


def test_difference_in_differences_is_filled_in_as_changes(make: Make) -> None:
    charter = {"evaluation": {"design": "difference_in_differences", "places_by": "own_choice"}}
    result = outcomes.missing(make(charter, **two_arms(lost_program=9, lost_comparison=9)))
    assert "difference in differences" in result.estimate("imputed").estimate.method


def test_one_more_start_of_somebody_who_left_is_not_told_by_two_reports(tmp_path: Path) -> None:
    """Eight of each arm gave a start only; in the first report one of them had not. Weights would tell the ninth."""
    tables = two_arms(lost_program=8, lost_comparison=8)
    every = tables["measures"]
    first = every[~((every["person_id"] == "p0000") & (every["wave"] == "before"))]
    folder, entered = write_program(tmp_path, **tables), []
    for number, rows in enumerate((first, every)):
        rows.to_csv(folder / "tables" / "measures.csv", index=False)
        with TemporaryDirectory() as private:
            publishing = prepare(folder, Path(private))
            result = outcomes.missing(load(folder, publishing=private))
            figures = [figure for _, shown in publishing.noted() for figure in shown]
        write_record(folder, f"report {number}", to_bytes("outcomes", figures))
        entered.append(sorted(len(one) for one in result.shown))
    assert entered == [[7, 8, 52, 52], [52, 52]]
