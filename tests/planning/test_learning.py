"""Is the learning finding right by hand, does it find what was planted, and does it keep few people out of sight?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mentorlab.measures.opening import load
from mentorlab.planning import learning
from mentorlab.simulation.launch import ITEMS, gain
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import Truth
from mentorlab.tables.program import Program
from tests.programs import write_program

# Right before, and how many more after. By hand: the changes have mean 2 and squared deviations that add up to 6, so
# sd = √(6/9) = 0.8165, se = 0.8165/√10 = 0.2582, and t(.975, 9) = 2.2622 (any table) gives 2 ± 0.5841.
BEFORE = (3, 4, 5, 6, 3, 4, 5, 6, 7, 8)
MORE = (1, 1, 2, 2, 3, 3, 1, 2, 3, 2)


def answers(right: tuple[int, ...], wave: str, *, first: int = 0, turn: int = 0) -> pd.DataFrame:
    """So many items right for each person; which ones turns with the person, so that no item is right for all."""
    rows = [
        (f"p{first + person:02d}", wave, item, float((place - 5 * person - turn) % len(ITEMS) < n))
        for person, n in enumerate(right)
        for place, item in enumerate(ITEMS)
    ]
    return pd.DataFrame(rows, columns=["person_id", "wave", "item", "value"])


def quizzed(folder: Path, *parts: pd.DataFrame, **tables: pd.DataFrame) -> Program:
    responses = pd.concat(parts)
    people = pd.DataFrame({"person_id": sorted(responses["person_id"].unique())})
    return load(write_program(folder, people=people, responses=responses, **tables))


def after(before: tuple[int, ...], more: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(one + other for one, other in zip(before, more, strict=True))


def test_change_interval_and_claim_are_those_by_hand(tmp_path: Path) -> None:
    program = quizzed(tmp_path, answers(BEFORE, "launch_before"), answers(after(BEFORE, MORE), "launch_after"))
    result = learning(program)
    change = result.estimate("change").estimate
    assert (change.value, change.n) == (pytest.approx(2.0), 10)
    assert (change.low, change.high) == (pytest.approx(2 - 0.5841, abs=1e-4), pytest.approx(2 + 0.5841, abs=1e-4))
    row = result.table.iloc[0]
    assert (row["n"], row["n_assigned"], row["mean_before"], row["mean_after"]) == (10, 10, 5.1, 7.1)
    assert "rose by 2.00" in result.sentence()
    assert "95 % interval 1.42 to 2.58" in result.sentence()
    for banned in ("led to", "because of the session", "effect of"):
        assert banned not in result.sentence()


def test_who_answered_once_is_counted_and_not_in_the_change(tmp_path: Path) -> None:
    once = answers((9, 9, 9), "launch_before", first=50)
    program = quizzed(tmp_path, answers(BEFORE, "launch_before"), answers(after(BEFORE, MORE), "launch_after"), once)
    result = learning(program)
    assert result.estimate("change").estimate.value == pytest.approx(2.0)
    assert "10 of the 13 people who answered at all did so both times" in result.sentence()


def test_no_clear_change_is_said_to_be_none(tmp_path: Path) -> None:
    more = (1, -1, 1, -1, 1, -1, 2, -2, 1, -1)
    program = quizzed(tmp_path, answers(BEFORE, "launch_before"), answers(after(BEFORE, more), "launch_after"))
    assert learning(program).sentence().startswith("The data are compatible with a change")


def test_shares_of_a_statement_are_counts_by_hand(tmp_path: Path) -> None:
    before, later = answers(BEFORE * 3, "launch_before"), answers(after(BEFORE, MORE) * 3, "launch_after", turn=1)
    result = learning(quizzed(tmp_path, before, later))
    statements = result.table[result.table["group"] == "statement"].set_index("statement")
    shown = statements[~statements["hidden"]]
    assert len(shown) >= 6
    item = {text: f"LQ{number}" for number, text in enumerate(_texts(), start=1)}
    for text, row in shown.iterrows():
        assert row["share_before"] == before.loc[before["item"] == item[str(text)], "value"].mean()
        assert row["share_after"] == later.loc[later["item"] == item[str(text)], "value"].mean()


def _texts() -> list[str]:
    from mentorlab.measures.instruments import instruments

    return [item.text for item in instruments(None)["launch_quiz"].items]


@pytest.mark.parametrize("few_are", ["wrong", "right"])
def test_a_statement_that_few_got_wrong_or_right_is_hidden_with_another(few_are: str, tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    value = (rng.random((2, 40, len(ITEMS))) < 0.5).astype(float)
    value[:, :, 3] = 0.0 if few_are == "right" else 1.0
    value[:, :4, 3] = 1.0 if few_are == "right" else 0.0  # four people, whom a colleague would know
    parts = [
        pd.DataFrame(
            [(f"p{p:02d}", wave, item, value[w, p, i]) for p in range(40) for i, item in enumerate(ITEMS)],
            columns=["person_id", "wave", "item", "value"],
        )
        for w, wave in enumerate(("launch_before", "launch_after"))
    ]
    result = learning(quizzed(tmp_path, *parts))
    statements = result.table[result.table["group"] == "statement"].set_index("statement")
    hidden = statements[statements["hidden"]]
    assert _texts()[3] in hidden.index
    assert len(hidden) >= 2  # the average minus the others would tell one alone
    assert hidden[["n", "share_before", "share_after"]].isna().all(axis=None)
    assert _texts()[3] not in result.sentence()
    assert result.hidden == len(hidden)


@pytest.mark.parametrize(("n", "status"), [(4, "hidden"), (5, "ok"), (9, "ok"), (10, "ok")])
def test_fewer_than_five_are_hidden_and_fewer_than_ten_described(n: int, status: str, tmp_path: Path) -> None:
    program = quizzed(tmp_path, answers(BEFORE[:n], "launch_before"), answers(after(BEFORE, MORE)[:n], "launch_after"))
    result = learning(program)
    assert result.status == status
    if status == "hidden":
        assert not result.estimates
        assert "fewer than 5" in result.sentence()
        return
    change = result.estimate("change")
    assert np.isnan(change.estimate.low) == (n < 10)
    assert (change.p is None) == (n < 10)
    assert ("described, not tested" in result.sentence()) == (n < 10)


def test_all_alike_is_hidden(tmp_path: Path) -> None:
    program = quizzed(tmp_path, answers((6,) * 12, "launch_before"), answers((8,) * 12, "launch_after"))
    assert learning(program).status == "hidden"


def _pairs(n_mentors: int, n: int) -> pd.DataFrame:
    people = [f"p{number:02d}" for number in range(n)]
    mentors, mentees = people[:n_mentors], people[n_mentors:]
    rows = [(f"q{place}", mentors[place % n_mentors], mentee) for place, mentee in enumerate(mentees)]
    return pd.DataFrame(rows, columns=["pair_id", "mentor_id", "mentee_id"]).assign(matched_on="2026-01-12")


@pytest.mark.parametrize(("n_mentors", "shown"), [(10, True), (3, False)])
def test_roles_are_shown_only_where_both_are_large_enough(n_mentors: int, shown: bool, tmp_path: Path) -> None:
    before, more = BEFORE * 3, MORE * 3
    program = quizzed(
        tmp_path,
        answers(before, "launch_before"),
        answers(after(before, more), "launch_after"),
        pairs=_pairs(n_mentors, 30),
    )
    result = learning(program)
    roles = result.table[result.table["group"].isin(["mentors", "mentees"])].set_index("group")
    assert (~roles["hidden"]).tolist() == [shown, shown]  # one alone would tell the other
    assert roles["mean_before"].notna().tolist() == [shown, shown]
    assert ("mentors it rose" in result.sentence()) == shown
    assert len(result.shown) == (3 if shown else 1)


def test_weeks_later_is_told_unless_it_would_tell_about_few(tmp_path: Path) -> None:
    before, more = BEFORE * 3, MORE * 3
    parts = [answers(before, "launch_before"), answers(after(before, more), "launch_after")]
    later = after(before, tuple(max(0, one - 1) for one in more))
    again = learning(quizzed(tmp_path / "some", *parts, answers(later[:20], "launch_later")))
    assert again.estimate("change_later").estimate.value == pytest.approx(1.0)
    assert again.waves == ("launch_before", "launch_after", "launch_later")
    assert not any("once more" in step for step in again.next_steps)
    # 28 of 30: beside the average of all thirty before, that of two would be told.
    nearly = learning(quizzed(tmp_path / "nearly", *parts, answers(later[:28], "launch_later")))
    assert "change_later" not in [one.name for one in nearly.estimates]
    never = learning(quizzed(tmp_path / "never", *parts))
    assert any("60 to 90 days" in step for step in never.next_steps)


def test_without_the_quiz_it_says_what_to_do(tmp_path: Path) -> None:
    other = pd.DataFrame({"person_id": ["a"], "wave": ["before"], "item": ["G1"], "value": [3]})
    result = learning(quizzed(tmp_path, other))
    assert result.status == "not_possible"
    assert "templates/mappings/launch_quiz.yaml" in result.sentence()


def test_the_planted_gain_is_found_over_seeds() -> None:
    """Mentors gain less, since they know more: both true gains lie in the mean of the findings of twelve programs."""
    found: dict[str, list[float]] = {"mentees": [], "mentors": []}
    covered = []
    for seed in range(12):
        result = learning(as_program(simulate(Truth(seed=seed))))
        for one in result.estimates:
            if one.name == "change" and one.group:
                found[one.group].append(one.estimate.value)
                true = gain(mentors=one.group == "mentors")
                covered.append(one.estimate.low <= true <= one.estimate.high)
    for group, values in found.items():
        se = np.std(values, ddof=1) / np.sqrt(len(values))
        assert abs(np.mean(values) - gain(mentors=group == "mentors")) < 3 * se
        assert se < 0.15
    assert len(covered) == 24
    assert sum(covered) >= 20  # of 24 intervals of 95 %: fewer than 20 has a chance below 1 in 100
