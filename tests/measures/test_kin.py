"""Are measures that are made of the same answers held against each other?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

import mentorlab
from mentorlab import outcomes
from mentorlab.measures.kin import kin
from tests.programs import two_arms, write_program

WHOLE = "support_received"
PARTS = ("career", "personal", "example")


def _with_a_part_left_out(folder: Path) -> Path:
    """Thirty and thirty people; one of them left out the three items about the career at the end."""
    rng = np.random.default_rng(1)
    who = two_arms(30, 30)["assignments"]
    items = [f"{part}{k}" for part in "CPE" for k in (1, 2, 3)]
    asked = pd.MultiIndex.from_product(
        [who["person_id"], ["before", "after"], items], names=["person_id", "wave", "item"]
    )
    answers = asked.to_frame(index=False).assign(value=rng.integers(1, 6, len(asked)))
    left_out = (answers["person_id"] == "p0004") & (answers["wave"] == "after") & answers["item"].str.startswith("C")
    measures = [WHOLE, *(f"{WHOLE}.{part}" for part in PARTS)]
    objectives = [
        {"id": f"o{k}", "measure": measure, "for": "mentees", "worthwhile": 0.2, "primary": k == 0}
        for k, measure in enumerate(measures)
    ]
    return write_program(folder, {"objectives": objectives}, assignments=who, responses=answers[~left_out])


def test_a_questionnaire_is_kin_to_its_parts_and_to_nothing_else() -> None:
    family = {WHOLE, *(f"{WHOLE}.{part}" for part in PARTS)}
    assert kin(None, WHOLE) == kin(None, f"{WHOLE}.career") == family
    assert kin(None, "engagement_pulse") == {"engagement_pulse"}
    assert kin(None, "sales") == {"sales"}


def test_who_left_out_a_part_is_not_told_by_the_whole_and_all_its_parts(tmp_path: Path) -> None:
    program = mentorlab.load(_with_a_part_left_out(tmp_path / "p"))
    found = list(mentorlab.by_objective(outcomes.contrast, program))
    # All four shown: 30 × whole − (29 × career + 30 × personal + 30 × example) / 3 is a third of one person's score.
    assert [one.status for one in found] == ["ok", "hidden", "ok", "ok"]


def test_nor_by_one_report_after_the_other(tmp_path: Path) -> None:
    from mentorlab.tables.privacy.ledger import Figure, to_bytes, write_record
    from mentorlab.tables.privacy.publishing import prepare

    folder = _with_a_part_left_out(tmp_path / "p")
    alone = outcomes.contrast(mentorlab.load(folder))
    shown = [Figure(WHOLE, ("before", "after"), people) for people in alone.shown]
    write_record(folder, "first", to_bytes("outcomes", shown))
    (tmp_path / "private").mkdir()
    prepare(folder, tmp_path / "private")
    program = mentorlab.load(folder, publishing=str(tmp_path / "private"))
    assert outcomes.contrast(program, measure=f"{WHOLE}.career").status == "hidden"
    assert outcomes.contrast(program, measure=f"{WHOLE}.personal").status == "ok"
