"""Can few people be worked out from who takes part by group, whichever columns and steps are asked for?"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from mentorlab.reach import representation
from mentorlab.reach.compared.shown import shown_groups
from mentorlab.reach.steps_told import steps_to_tell
from mentorlab.tables.program import Program
from tests.reach.joining import at_random, people

Make = Callable[..., Program]
SMALLEST = 5


def _hidden(table: pd.DataFrame) -> set[str]:
    return set(table.loc[table["hidden"], "group"])


@pytest.mark.parametrize("three", [(3, 20), (17, 20), (0, 20), (20, 20), (2, 3)])
def test_a_group_of_three_is_hidden_with_company(make: Make, three: tuple[int, int]) -> None:
    """Three who joined, three who did not, nobody, everybody, three eligible: and a second group with each."""
    who, applied = people({"small": three, "next": (14, 30), "large": (30, 60), "larger": (40, 70)})
    found = representation(make(people=who, applications=applied), by="unit")
    assert _hidden(found.table) == {"small", "next"}
    row = found.table[found.table["group"] == "small"].iloc[0]
    assert row.drop(["split", "group", "state", "hidden"]).isna().all()
    assert "small" not in found.sentence()
    assert all(estimate.group is None or "small" not in estimate.group for estimate in found.estimates)
    assert found.hidden == 2


def test_a_second_column_does_not_give_a_hidden_group_away(make: Make) -> None:
    """x has three; its company in its own column is z. But north is x and y: north less y would be x."""
    counts = {"x": (3, 20), "y": (15, 30), "z": (12, 30), "w": (20, 40)}
    who, applied = people(counts)
    who["site"] = who["unit"].map({"x": "north", "y": "north", "z": "south", "w": "south"})
    assert _hidden(representation(make(people=who.drop(columns="site"), applications=applied)).table) == {"x", "z"}
    found = representation(make(people=who, applications=applied))
    shown = set(found.table.loc[~found.table["hidden"], "group"])
    assert not {"north", "y"} <= shown
    assert "x" not in shown
    for by in ("unit", "site"):  # what is hidden does not depend on what is asked
        one = representation(make(people=who, applications=applied), by=by).table
        assert _hidden(one) == _hidden(found.table[found.table["split"] == by])


def test_two_steps_do_not_tell_of_the_few_between_them(make: Make) -> None:
    """In one unit three of those who applied were not matched: told is who applied."""
    who, applied = people({"a": (20, 40), "b": (30, 60), "c": (30, 70)})
    ids = applied["person_id"].tolist()
    matched = [one for one in ids if one not in {"a0", "a1", "a2"} and int(one[1:]) > 5 * (one[0] != "a")]
    pairs = pd.DataFrame({"pair_id": matched, "mentee_id": matched, "mentor_id": "m", "matched_on": "2026-01-20"})
    people_too = pd.concat([who, pd.DataFrame([{"person_id": "m", "eligible_as": "mentor", "unit": "a"}])])
    program = make(people=people_too, applications=applied, pairs=pairs)
    applying, matching = (representation(program, by="unit", stage=stage) for stage in ("applied", "matched"))
    assert _hidden(applying.table) == set()
    assert "a" in _hidden(matching.table)
    assert len(_hidden(matching.table)) >= 2


def test_a_step_of_all_but_few_is_not_told_at_all(make: Make) -> None:
    who, applied = people({"a": (40, 42), "b": (60, 61)})
    found = representation(make(people=who, applications=applied))
    assert found.status == "hidden"
    assert len(found.table) == 1
    assert "102" not in found.sentence()
    assert "100" not in found.sentence()


def _attacked(seed: int) -> int:
    """Everything that could be asked, and what sums and differences of it tell. Returns how many rows are shown."""
    who, applied, pairs = at_random(seed)
    ids = who["person_id"]
    steps = pd.DataFrame({"applied": ids.isin(applied["person_id"]), "matched": ids.isin(pairs["mentee_id"])})
    labels = who[["unit", "site", "gender"]]
    found = shown_groups(labels, steps, list(steps), SMALLEST)
    levels = {"eligible": np.ones(len(ids), dtype=bool), **{str(name): steps[name].to_numpy() for name in steps}}
    few = range(1, SMALLEST)
    shown: dict[tuple[str, str, str], np.ndarray] = {}
    for (column, group), row in found.hidden.iterrows():
        inside = (labels[column] == group).to_numpy()
        shown |= {
            (column, group, step): inside & levels[step] for step in levels if found.steps[step] and not row[step]
        }
    told = [step for step in levels if found.steps[step]]
    # Single rows, and what is left of everybody in each column, at each step and between any two.
    for step, other in itertools.combinations([*told, None], 2):
        people = levels[step] & ~(levels[other] if other else False)
        assert people.sum() not in few
        for column in labels:
            mine = [g for c, g, s in shown if c == column and s == step and (other is None or (c, g, other) in shown)]
            for group in mine:
                assert (people & (labels[column] == group)).sum() not in few, (seed, column, group, step, other)
            assert (people & ~labels[column].isin(mine)).sum() not in few, (seed, column, step, other)
        # A shown group within another of any column leaves the rest of that one.
        here = [(c, g) for c, g, s in shown if s == step and (other is None or (c, g, other) in shown)]
        for (column, group), (within, part) in itertools.permutations(here, 2):
            outer, inner = labels[column] == group, labels[within] == part
            if not (inner & ~outer).any():
                assert (people & outer & ~inner).sum() not in few, (seed, group, part, step, other)
    # The funnel tells the groups of one column at other steps.
    came = pd.DataFrame(levels, index=labels.index)
    for column in labels:
        funnel = steps_to_tell(came, labels[column], SMALLEST)
        for group, step, other in itertools.product(funnel.counts.index, told, funnel.told_groups):
            if group not in funnel.hidden and (column, group, step) in shown:
                assert abs(funnel.counts.loc[group, step] - funnel.counts.loc[group, other]) not in few, (seed, group)
    # Units make up sites: no hidden group follows from the shown ones of all columns (by rank, not by our own means).
    for step in told:
        rows = np.array([np.ones(len(ids)), *((labels[c] == g) for c, g, s in shown if s == step)], dtype=float)
        for (column, group), row in found.hidden.iterrows():
            if row[step]:
                more = np.vstack([rows, (labels[column] == group).to_numpy(dtype=float)])
                assert np.linalg.matrix_rank(more) > np.linalg.matrix_rank(rows), (seed, column, group, step)
    return len(shown)


def test_sums_and_differences_of_shown_groups_tell_of_no_few_people() -> None:
    assert sum(_attacked(seed) for seed in range(5)) > 5


@pytest.mark.long
def test_sums_and_differences_tell_of_no_few_people_in_many_programs() -> None:
    assert sum(_attacked(seed) for seed in range(5, 300)) > 300
