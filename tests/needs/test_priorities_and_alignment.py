"""Quarters and sides: right where the truth is planted, and silent where nobody can tell."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput
from mentorlab.tables.program import Program
from tests.needs.asking import opened

# need: mean importance and present level of mentees, importance of leaders
PLANTED = {
    "both": (4.6, 1.8, 4.7),
    "unseen": (4.5, 1.9, 2.4),
    "pushed": (3.0, 4.2, 4.6),
    "neither": (2.8, 3.9, 2.3),
}
PURPOSES = {"both": "culture_change", "unseen": "employee_engagement", "pushed": "culture_change", "old": "safety"}


def _asked(folder: Path, leaders: int, mentees: int = 120, *, seed: int = 1, **charter: object) -> Program:
    rng = np.random.default_rng(seed)
    rows = []
    for code, people in (("mentees", mentees), ("leaders", leaders)):
        for number in range(people):
            for need, (importance, current, led) in PLANTED.items():
                wanted = importance if code == "mentees" else led
                given = np.clip(np.rint(np.array([wanted, current]) + 0.7 * rng.normal(size=2)), 1, 5)
                rows.append((f"{code}{number}", need, code, *given))
    names = ["respondent_id", "need", "stakeholder", "importance", "current"]
    return opened(folder, pd.DataFrame(rows, columns=names), **({"needs": PURPOSES} | charter))


def test_every_need_stands_where_it_was_planted(tmp_path: Path) -> None:
    program = _asked(tmp_path, 40)
    meets = mentorlab.needs.alignment(program).table.set_index("need")["meets"]
    assert meets.to_dict() == {
        "both": "both want it",
        "unseen": "people need it, leaders do not see it",
        "pushed": "leaders push it, people have it",
        "neither": "neither",
    }
    quarters = mentorlab.needs.priorities(program).table.set_index("need")["quarter"]
    assert quarters.to_dict() == {
        "both": "important, not met",
        "unseen": "important, not met",
        "pushed": "less important, met",
        "neither": "less important, met",
    }


def test_few_leaders_are_described_and_fewer_hidden(tmp_path: Path) -> None:
    few = mentorlab.needs.alignment(_asked(tmp_path / "six", 6))
    assert "with so few leaders this is described, not tested" in few.sentence()
    assert not np.isfinite(few.estimate("agreement").estimate.low)
    assert few.estimate("agreement").p is None
    four = mentorlab.needs.alignment(_asked(tmp_path / "four", 4))
    assert four.status == "hidden"
    assert not four.estimates
    assert set(four.table) == {"group", "need", "hidden"}


def test_purposes_come_from_the_charter_and_gaps_in_it_are_named(tmp_path: Path) -> None:
    answer = mentorlab.needs.alignment(_asked(tmp_path, 20))
    purposes = answer.table.set_index("need")["purpose"].to_dict()
    assert purposes == {
        "both": "culture change",
        "pushed": "culture change",
        "unseen": "employee engagement",
        "neither": "no purpose named",
    }
    assert list(dict.fromkeys(answer.table["purpose"])) == ["culture change", "employee engagement", "no purpose named"]
    notes = " ".join(answer.notes)
    assert "names no purpose for: neither" in notes
    assert "names needs that nobody rated: old" in notes


def test_nobody_is_held_against_themselves(tmp_path: Path) -> None:
    program = _asked(tmp_path, 20)
    with pytest.raises(BadInput, match="also who speaks"):
        mentorlab.needs.alignment(program, group="leaders")
    without = mentorlab.needs.alignment(program, leaders="board")
    assert without.status == "not_possible"
    assert "name who leads" in without.reason


def test_alike_needs_are_in_no_quarter_and_on_no_side(tmp_path: Path) -> None:
    rng = np.random.default_rng(8)
    rows = [
        (f"{code}{number}", need, code, *rng.integers(2, 6, 2))
        for code, people in (("mentees", 40), ("leaders", 20))
        for number in range(people)
        for need in "abcdef"
    ]
    names = ["respondent_id", "need", "stakeholder", "importance", "current"]
    program = opened(tmp_path, pd.DataFrame(rows, columns=names))
    assert (mentorlab.needs.alignment(program).table["meets"] == "cannot tell").all()
    assert (mentorlab.needs.priorities(program).table["quarter"] == "cannot tell").all()
    assert "nobody can tell" in mentorlab.needs.alignment(program).sentence()


def test_every_audience_has_its_sentence(tmp_path: Path) -> None:
    program = _asked(tmp_path, 40)
    for ask in (mentorlab.needs.alignment, mentorlab.needs.priorities):
        answer = ask(program)
        assert all(answer.sentence(audience).endswith(".") for audience in AUDIENCES)
        assert "says nothing about you" in answer.sentence("mentees")
