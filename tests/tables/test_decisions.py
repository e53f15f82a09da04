"""Are decisions read as they were written, are changes noticed, and do those of earlier cycles come along?"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest

from mentorlab.errors import BadInput
from mentorlab.shipped import shipped
from mentorlab.tables.load import changed_since, check, load
from mentorlab.tables.on_record.decisions import Became, Decided, as_sealed, decisions_of, read_record
from mentorlab.tables.strict_yaml import read_yaml
from tests.tables.a_program import CHARTER, a_program

NAME = "decision-2026-01-05-ask-again.yaml"
SAID: dict[str, Any] = {
    "decided_on": "2026-01-05",
    "finding": {"claim": "Few answered: 12 of 40; “why?”", "measure": "engagement_pulse"},
    "decision": "Ask again\nand #listen",
    "owner": "program lead",
    "due_on": "2026-03-01",
    "tested_by": {"objective": "belonging"},
}


def with_records(folder: Path, records: dict[str, bytes], charter: str = CHARTER) -> Path:
    a_program(folder, charter)
    (folder / "records").mkdir(exist_ok=True)
    for name, content in records.items():
        (folder / "records" / name).write_bytes(content)
    return folder


def word(decision: str, became: str, on: str, **more: Any) -> bytes:
    return as_sealed({"decision": decision, "became": became, "on": on, **more})


def test_what_is_sealed_reads_as_it_was_and_a_change_of_one_letter_is_noticed() -> None:
    content = as_sealed(SAID)
    record, sealed, faults = read_record(NAME, content, NAME)
    assert sealed == "sealed"
    assert not faults
    assert isinstance(record, Decided)
    assert record.decision == SAID["decision"]
    assert record.finding.claim == SAID["finding"]["claim"]
    assert as_sealed(SAID) == content
    for old, new in ((b"12 of 40", b"13 of 40"), (b"2026-03-01", b"2026-03-02"), (b"program lead", b"nobody")):
        assert read_record(NAME, content.replace(old, new), NAME)[1] == "changed"
    laid_out = content.replace(b"owner: program lead", b"owner:    program lead   # as before")
    assert read_record(NAME, laid_out, NAME)[1] == "sealed"


def test_the_fingerprint_can_be_made_by_anybody() -> None:
    """By hand: the SHA-256 of the record as JSON with sorted keys, every value a text, its own line left out."""
    said = {"decision": "a", "became": "done", "on": "2026-03-01"}
    text = '{"became": "done", "decision": "a", "on": "2026-03-01"}'
    assert f'sha256: "{hashlib.sha256(text.encode()).hexdigest()}"'.encode() in as_sealed(said)


def test_the_last_word_counts_and_ids_come_from_names(tmp_path: Path) -> None:
    records = {
        NAME: as_sealed(SAID),
        "became-2026-02-01-ask-again.yaml": word("2026-01-05-ask-again", "not_yet", "2026-02-01"),
        "became-2026-04-01-ask-again.yaml": word("2026-01-05-ask-again", "done", "2026-04-01"),
        "became-2026-01-06-typo.yaml": word("2026-01-05-ask-agian", "done", "2026-01-06"),
    }
    register = decisions_of(load(with_records(tmp_path, records)))
    (one,) = register.decisions
    assert one.id == "2026-01-05-ask-again"
    assert isinstance(one.became, Became)
    assert one.became.became == "done"
    assert ["did you mean '2026-01-05-ask-again'?" in str(fault) for fault in register.faults] == [True]


def test_what_was_recorded_later_is_not_known_yet(tmp_path: Path) -> None:
    records = {NAME: as_sealed(SAID), "became-1.yaml": word("2026-01-05-ask-again", "done", "2026-04-01")}
    program = load(with_records(tmp_path, records))
    (one,) = decisions_of(program.as_at(dt.date(2026, 3, 31))).decisions
    assert one.became is None
    assert decisions_of(program.as_at(dt.date(2026, 1, 4))).decisions == ()


def test_decisions_of_earlier_cycles_are_inputs_with_their_hashes(tmp_path: Path) -> None:
    before = with_records(tmp_path / "2025", {NAME: as_sealed(SAID), "notes.txt": b"x"})
    now = with_records(tmp_path / "now", {}, CHARTER + "earlier_cycles: [../2025]\n")
    program = load(now)
    (one,) = decisions_of(program).decisions
    assert one.earlier
    assert one.file == f"../2025/records/{NAME}"
    read = {name for name in program.inputs if name.startswith("..")}
    assert read == {"../2025/program.yaml", f"../2025/records/{NAME}"}
    assert program.inputs[f"../2025/records/{NAME}"] == hashlib.sha256(as_sealed(SAID)).hexdigest()
    assert changed_since(program) == []
    (before / "records" / NAME).write_bytes(as_sealed({**SAID, "owner": "nobody"}))
    assert changed_since(program) == [f"../2025/records/{NAME}"]


def test_one_decision_in_two_folders_counts_once_and_two_of_one_id_are_told(tmp_path: Path) -> None:
    with_records(tmp_path / "2025", {NAME: as_sealed(SAID)})
    earlier = CHARTER + "earlier_cycles: [../2025]\n"
    same = decisions_of(load(with_records(tmp_path / "now", {NAME: as_sealed(SAID)}, earlier)))
    assert (len(same.decisions), same.faults) == (1, ())
    other = decisions_of(load(with_records(tmp_path / "now", {NAME: as_sealed({**SAID, "owner": "x"})}, earlier)))
    assert len(other.decisions) == 1
    assert "is the id of another decision too" in str(other.faults[0])


@pytest.mark.parametrize(("cycle", "day", "earlier"), [
    ("2026-spring", "2025-01-01", False), ("2025", "2026-06-01", True), (None, "2026-03-01", True),
    (None, "2026-03-02", False),
])  # fmt: skip
def test_which_cycle_a_decision_belongs_to(tmp_path: Path, cycle: str | None, day: str, earlier: bool) -> None:
    record = as_sealed({**SAID, "cycle": cycle, "decided_on": day})
    (one,) = decisions_of(load(with_records(tmp_path, {NAME: record}))).decisions
    assert one.earlier == earlier


def test_check_tells_every_fault_of_a_record_and_the_program_still_opens(tmp_path: Path) -> None:
    broken = b"decided_on: soon\nfinding: x\ndecison: y\nowner: z\ndue_on: 2026-03-01\ntested_by: w\n"
    faults, program = check(
        with_records(tmp_path, {NAME: broken, "decision-2.yaml": b"a: [", "decision-old.txt": b"?"})
    )
    assert program is not None
    told = [str(fault) for fault in faults]
    assert any(f"records/{NAME}.decided_on: 'soon' is not a date" in line for line in told)
    assert any("decison" in line and "did you mean 'decision'?" in line for line in told)
    assert any("records/decision-2.yaml" in line and "YAML" in line for line in told)
    assert not any("decision-old.txt" in line for line in told)


def test_the_template_is_a_decision_that_is_not_sealed() -> None:
    content = shipped("templates", "canvases", "decision.yaml").read_bytes()
    record, sealed, faults = read_record("decision-2027-01-14-remind-twice.yaml", content, "x")
    assert not faults
    assert sealed == "not_sealed"
    assert isinstance(record, Decided)
    assert read_yaml(content, "x")[0]["finding"]["claim"] == record.finding.claim


def test_signs_that_no_yaml_may_hold_are_refused() -> None:
    with pytest.raises(BadInput):
        as_sealed({**SAID, "decision": "bell \x07\x7f"})
