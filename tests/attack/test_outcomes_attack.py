"""One answer arrives between two reports: can it be worked out from all that both say of outcomes?

Whoever has both subtracts number from number. So where the answers of one person alone have come, no estimate of the
second report may depend on what they are.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab import outcomes
from mentorlab.tables.privacy.ledger import to_bytes, write_record
from mentorlab.tables.privacy.publishing import prepare
from tests.programs import people_of, two_arms, write_program

Tables = dict[str, pd.DataFrame]
N = 40
WAVES = [
    {"id": "before", "on": "2026-01-05"},
    {"id": "middle", "on": "2026-03-05"},
    {"id": "after", "on": "2026-06-05"},
]
CHARTER: dict[str, Any] = {
    "waves": WAVES,
    "units": "site",
    "objectives": [{"id": "skill", "measure": "skill", "for": "mentees", "worthwhile_points": 2, "primary": True}],
    "evaluation": {"design": "randomised", "places_by": "lottery", "adjust_for": ["tenure"]},
}
ASKED: dict[str, dict[str, Any]] = {
    "contrast": {}, "change": {"group": "site"}, "balance": {}, "credibility": {}, "missing": {}, "sensitivity": {},
    "waves": {}, "individual": {"reliability": 0.8}, "by_group": {"group": "site"}, "all_objectives": {},
}  # fmt: skip


def _everybody(seed: int) -> Tables:
    """Two arms at three waves, with six in each who leave before the middle and five who miss only the middle."""
    rng = np.random.default_rng(seed)
    tables = two_arms(N, N, 4.0, seed=seed)
    measures = tables["measures"]
    before = measures[measures["wave"] == "before"]
    middle = before.assign(wave="middle", value=before["value"] + rng.normal(0, 4, 2 * N))
    measures = pd.concat([measures, middle], ignore_index=True)
    number = measures["person_id"].str[1:].astype(int) % N
    gone = (number < 6) & (measures["wave"] != "before") | (number.between(6, 10)) & (measures["wave"] == "middle")
    people = people_of(tables, site=rng.choice(["A", "B"], 2 * N), tenure=rng.normal(8, 3, 2 * N))
    return {**tables, "measures": measures[~gone], "people": people}


ARRIVES = {
    "an end": ("p0020", ("after",)),
    "a start": ("p0021", ("before",)),
    "a middle": ("p0022", ("middle",)),
    "a start of one who left": ("p0000", ("before",)),
    "everything of one": ("p0060", ("before", "middle", "after")),
}
FEW = ("a middle",)


def _numbers(folder: Path, measures: pd.DataFrame, name: str = "") -> dict[tuple[str, ...], float]:
    """Every estimate of a report; put on record under a name."""
    measures.to_csv(folder / "tables" / "measures.csv", index=False)
    found: dict[tuple[str, ...], float] = {}
    with TemporaryDirectory() as private:
        publishing = prepare(folder, Path(private))
        program = mentorlab.load(folder, publishing=private)
        for question, settings in ASKED.items():
            answer = getattr(outcomes, question)(program, **settings)
            for one in answer.estimates:
                found[question, one.name, str(one.group)] = one.estimate.value
        figures = [figure for _, shown in publishing.noted() for figure in shown]
        if name:
            write_record(folder, name, to_bytes("outcomes", figures))
    return found


def told(folder: Path, what: str, seed: int, *, recorded: bool = True) -> list[tuple[str, ...]]:
    """The estimates of the second report that depend on the one answer that came since the first."""
    tables, (person, waves) = _everybody(seed), ARRIVES[what]
    measures = tables.pop("measures")
    came = (measures["person_id"] == person) & measures["wave"].isin(waves)
    write_program(folder, CHARTER, **tables, measures=measures[~came])
    assert _numbers(folder, measures[~came], "one" if recorded else "")
    second, other = (_numbers(folder, measures.assign(value=measures["value"] + more * came)) for more in (0.0, 17.0))
    return [key for key, value in second.items() if abs(other.get(key, np.inf) - value) > 1e-9]


@pytest.mark.parametrize("what", FEW)
def test_no_number_depends_on_the_one_answer_that_came(what: str, tmp_path: Path) -> None:
    assert told(tmp_path, what, 1) == []


@pytest.mark.long
@pytest.mark.parametrize("what", ARRIVES)
def test_no_number_of_many_programs_depends_on_the_one_answer_that_came(what: str, tmp_path: Path) -> None:
    assert {seed: found for seed in range(20) if (found := told(tmp_path / f"{seed}", what, seed))} == {}


def test_without_records_the_attack_succeeds(tmp_path: Path) -> None:
    assert {question for question, *_ in told(tmp_path, "a start of one who left", 1, recorded=False)} >= {
        "missing",
        "waves",
    }
