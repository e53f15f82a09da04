"""Is the checklist whole, and is what a charter answers to it read strictly?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.charter.criteria import checklist
from mentorlab.tables.load import load
from tests.tables.a_program import CHARTER, a_program


def test_the_checklist_is_whole() -> None:
    listed = checklist()
    assert [standard.id for standard in listed.standards] == [
        *("purpose", "training", "matching", "measurement", "ethics", "support"),
    ]
    assert len(set(listed.ids)) == len(listed.ids)
    for standard in listed.standards:
        assert 5 <= len(standard.criteria) <= 7
        for one in standard.criteria:
            assert 1 <= one.weight <= 3
            assert one.text.endswith(".")
            assert one.evidence.endswith(".")


def test_the_thresholds_are_those_published() -> None:
    """EMCC ISMCP: bronze 70 % in all and 60 % in each standard, silver 80 and 70, gold 90 and 80, after 12 months
    (emccglobal.org/accreditation/ismcp/standards)."""
    listed = checklist()
    levels = [(level.id, level.overall, level.each) for level in listed.levels]
    assert levels == [("bronze", 70, 60), ("silver", 80, 70), ("gold", 90, 80)]
    assert listed.after_months == 12


def test_answers_are_read_with_and_without_evidence(tmp_path: Path) -> None:
    said = (
        "readiness: {purpose_stated: yes, stand_in: no, budget: {met: partly, evidence: the ledger, on: 2026-01-10}}\n"
    )
    answers = load(a_program(tmp_path, CHARTER + said)).charter.readiness
    assert answers["purpose_stated"].met == "yes"
    assert answers["stand_in"].met == "no"
    assert (answers["budget"].met, answers["budget"].evidence) == ("partly", "the ledger")
    assert answers["budget"].on == dt.date(2026, 1, 10)
    assert load(a_program(tmp_path / "empty", CHARTER + "readiness:\n")).charter.readiness == {}


def test_every_fault_of_the_answers_is_said_at_once(tmp_path: Path) -> None:
    said = (
        "readiness:\n"
        "  purpose_statd: yes\n"
        "  budget: true\n"
        "  stand_in: mostly\n"
        "  launch_event: {met: yes, evidnce: cake}\n"
        "  load_kept: {evidence: none}\n"
        "  rhythm_agreed: {met: yes, on: January}\n"
    )
    with pytest.raises(BadInput) as caught:
        load(a_program(tmp_path, CHARTER + said))
    told = {fault.column: str(fault) for fault in caught.value.faults}
    assert set(told) == {
        *("readiness.purpose_statd", "readiness.budget", "readiness.stand_in", "readiness.launch_event.evidnce"),
        *("readiness.load_kept.met", "readiness.rhythm_agreed.on"),
    }
    assert "did you mean 'purpose_stated'?" in told["readiness.purpose_statd"]
    assert "yes, partly, no" in told["readiness.stand_in"]
    assert "did you mean 'evidence'?" in told["readiness.launch_event.evidnce"]
