"""Do the rules keep their word on people whom somebody else made up, in columns of their own?

The two samples that the package mentor-match publishes: 50 and 500 of either side. A mentor stands two grades above the
mentee at most, and above at all; another department; who wished for it, a mentor of one of the same identities.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from mentorlab.matching.barring import barred
from mentorlab.matching.bars import allowed_table
from mentorlab.matching.rules import rules
from mentorlab.measures.opening import load
from tests.conftest import SHARED
from tests.programs import write_program

SAMPLE = SHARED / "matching" / "mentor_match_sample"
GRADES = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4"]
RULES = ["above: {grade: 1}", "within: {grade: 2}", "different: organisation", "shares: identity"]


def _read(size: str, role: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{size}_{role}s.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _identities(row: dict[str, str]) -> set[str]:
    if row.get("match with similar identity") == "no":
        return set()
    told = row.get("identity to match", row.get("characteristics", ""))
    return {one.strip() for one in told.split(",")} - {""}


def _may_meet(mentee: dict[str, str], mentor: dict[str, str]) -> bool:
    """The rules once more, in plain words of the file."""
    step = GRADES.index(mentor["grade"]) - GRADES.index(mentee["grade"])
    ours, theirs = _identities(mentee), _identities(mentor)
    alike = not ours or not theirs or bool(ours & theirs)
    return 1 <= step <= 2 and mentor["organisation"] != mentee["organisation"] and alike


@pytest.mark.skipif(
    not SAMPLE.is_dir(), reason="the shared data (matching/mentor_match_sample) are not beside this checkout"
)
@pytest.mark.parametrize("size", ["small", pytest.param("large", marks=pytest.mark.long)])
def test_rules_on_made_up_people(tmp_path: Path, size: str) -> None:
    sides = {role: _read(size, role) for role in ("mentee", "mentor")}
    n = len(sides["mentee"])
    people = pd.DataFrame(
        {
            "person_id": [row["email address"] for side in sides.values() for row in side],
            "grade": [GRADES.index(row["grade"]) for side in sides.values() for row in side],
            "organisation": [row["organisation"] for side in sides.values() for row in side],
            "identity": [";".join(sorted(_identities(row))) for side in sides.values() for row in side],
        }
    )
    asking = people[["person_id"]].assign(role=np.repeat(["mentee", "mentor"], n), applied_on="2026-01-02")
    asking["capacity"] = [None] * n + [1] * n
    program = load(write_program(tmp_path, {"matching": {"rules": RULES}}, people=people, applications=asking))

    expected = np.array([[_may_meet(mentee, mentor) for mentor in sides["mentor"]] for mentee in sides["mentee"]])
    ids = [tuple(row["email address"] for row in sides[role]) for role in ("mentee", "mentor")]
    found = barred(program, *ids, RULES)
    assert (allowed_table(found.bars, n, n) == expected).all()

    table = rules(program).table
    matched = maximum_bipartite_matching(csr_matrix(expected), perm_type="column")
    assert table.loc[0, "n_barred"] == (~expected).sum()
    assert table.loc[0, "n_matched"] == (matched >= 0).sum()
    without = (~expected.any(axis=1)).sum()
    assert table.loc[0, "n_without"] == without or 0 < without < 5
