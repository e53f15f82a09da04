"""Can anybody be recognised when many analyses, of other people and without single groups, stand beside the splits?

Every set of people behind a figure of `outcomes.sensitivity` counts as if its averages were shown, and stands beside
those of every split that `outcomes.change` gives of the same program.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.outcomes.turning import people as turning_people
from mentorlab.tables.privacy import Settled
from mentorlab.tables.privacy.determined import Told, matrix_of
from mentorlab.tables.program import Program
from tests.attack.random_programs import columns_of, random_people, write
from tests.programs import write_program

Sets = list[frozenset[str]]
FEW, ALL = range(4), range(120)


def told(folder: Path, seed: int) -> tuple[list[str], int]:
    """What follows about few people, or about hidden groups; and how many figures beyond the planned there were."""
    rng = np.random.default_rng(seed)
    people, smallest = _two_halves(rng, random_people(rng)), int(rng.integers(3, 7))
    program = mentorlab.load(write(folder, people, smallest, columns_of(people)[0]))
    turned = outcomes.sensitivity(program)
    if turned.status != "ok":
        return [], 0
    known, secret = _splits(program, people)
    sets = [*known, *turned.shown]
    found = [f"seed {seed}: fewer than {smallest}"] if _few(sets, smallest) and not _few(known, smallest) else []
    found += [f"seed {seed}: {name}" for name, members in secret.items() if _told(sets, members, known)]
    return found, len(turned.shown) - 2


def _two_halves(rng: np.random.Generator, people: pd.DataFrame) -> pd.DataFrame:
    """Arms of like size, and nobody at the ends of the scale in one: the shared range leaves some others out."""
    people["arm"] = rng.permutation(np.arange(len(people)) % 2).astype(bool)
    people["arm"] = people["arm"].map({True: "program", False: "comparison"})
    ends = (people["arm"] == "comparison") & (people["before"].isin([1, 5]))
    people.loc[ends, "before"] = 3.0
    return people


def _splits(program: Program, people: pd.DataFrame) -> tuple[Sets, dict[str, frozenset[str]]]:
    """The sets behind every split that is shown, and the groups that are hidden."""
    here = people.dropna(subset=["before", "after"])
    mine = here[here["arm"] == "program"]
    known, secret = [frozenset(mine["person_id"])], dict[str, frozenset[str]]()
    for column in columns_of(people):
        change = outcomes.change(program, group=column)
        for _, row in change.table.iloc[1:].iterrows():
            members = frozenset(mine.loc[mine[column] == row["group"], "person_id"])
            if not row["hidden"]:
                known.append(members)
            elif 0 < len(members) < len(mine):
                secret[f"{column} {row['group']}"] = members
    return known, secret


def _few(sets: Sets, smallest: int) -> bool:
    few = Told(matrix_of(sets)[1]).few(smallest)
    return bool(few.weights.shape[1]) or not few.all_tried


def _told(sets: Sets, members: frozenset[str], known: Sets) -> bool:
    if members in known:
        return False
    matrix = matrix_of([*sets, members])[1]
    return bool(Told(matrix[:, :-1]).tells(matrix[:, -1:])[0])


def test_nothing_follows_about_few_or_about_a_hidden_group(tmp_path: Path) -> None:
    found, figures = zip(*(told(tmp_path / f"{seed}", seed) for seed in FEW), strict=True)
    assert [one for each in found for one in each] == []
    assert sum(figures) > 5  # there is something to attack


@pytest.mark.long
def test_nothing_follows_in_many_programs(tmp_path: Path) -> None:
    found, figures = zip(*(told(tmp_path / f"{seed}", seed) for seed in ALL), strict=True)
    assert [one for each in found for one in each] == []
    assert sum(figures) > 100


def test_the_attack_succeeds_where_nothing_is_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def everything(labels: pd.DataFrame, *_: object, **__: object) -> Settled:
        return Settled({str(name): pd.Series(False, index=labels[name].dropna().unique()) for name in labels})

    monkeypatch.setattr(turning_people, "settle", everything)
    monkeypatch.setattr(turning_people, "_enough", lambda *_: True)
    assert any(told(tmp_path / f"{seed}", seed)[0] for seed in FEW)


def _three_without_an_item(folder: Path, missing: int) -> Result:
    """Forty and forty; `missing` of the first forty left one question open at the end."""
    rng = np.random.default_rng(5)
    ids, rows = [f"p{number:03d}" for number in range(80)], []
    for wave in ("before", "after"):
        for item in ("G1", "G2", "G3"):
            value = rng.integers(0, 7, 80)
            rows.append(pd.DataFrame({"person_id": ids, "wave": wave, "item": item, "value": value}))
    responses = pd.concat(rows, ignore_index=True)
    open_ = (responses["wave"] == "after") & (responses["item"] == "G3") & responses["person_id"].isin(ids[:missing])
    objective = {"id": "belonging", "measure": "engagement_pulse", "for": "mentees", "worthwhile": 0.2, "primary": True}
    arms = pd.DataFrame({"person_id": ids, "arm": ["program"] * 40 + ["comparison"] * 40})
    place = write_program(folder, {"objectives": [objective]}, responses=responses[~open_], assignments=arms)
    return outcomes.sensitivity(mentorlab.load(place))


@pytest.mark.parametrize("missing", [1, 3, 4])
def test_few_who_left_a_question_open_cannot_be_found_by_subtraction(tmp_path: Path, missing: int) -> None:
    """40 × the average of all less 37 × that of those with every answer would be the sum of three people's scores."""
    result = _three_without_an_item(tmp_path, missing)
    assert {one.estimate.n for one in result.estimates} == {80}
    assert not any("every question" in row for row in result.table["tried"])
    assert any("those who answered every question" in note for note in result.notes)
    assert {len(one) for one in result.shown} == {40}


def test_five_who_left_a_question_open_are_enough(tmp_path: Path) -> None:
    result = _three_without_an_item(tmp_path, 5)
    assert {one.estimate.n for one in result.estimates} == {80, 75}
    assert {len(one) for one in result.shown} == {40, 35}
