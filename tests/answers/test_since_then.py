"""Is every answer held against that of an earlier run, with what else is different?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import mentorlab
from mentorlab.errors import BadInput
from mentorlab.outcomes import change
from mentorlab.tables.program import Program
from tests.programs import two_arms, write_program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return mentorlab.load(write_program(tmp_path / "p", None, **two_arms()))


def _run(program: Program, value: float) -> str:
    """An earlier run that found another change; its folder."""
    import hashlib

    finding = change(program).to_dict()
    lead = {**finding["estimates"][0], "value": value, "low": value - 1, "high": value + 1, "se": 0.5}
    content = {
        "schema": 1, "program": program.charter.program, "cycle": program.charter.cycle, "report": "program",
        "as_of": "2026-05-01", "parameters": {"level": 0.9, "audience": "leadership"},
        "findings": [{**finding, "estimates": [lead]}],
    }  # fmt: skip
    folder = program.folder / "runs" / "2026-05-01T06-00-00Z_program"
    folder.mkdir(parents=True)
    told = json.dumps(content).encode()
    (folder / "findings.json").write_bytes(told)
    manifest = {"status": "done", "report": "program", "findings": {"sha256": hashlib.sha256(told).hexdigest()}}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return str(folder)


def test_then_and_now_stand_side_by_side_with_the_reasons(program: Program) -> None:
    run, now = _run(program, 1.5), change(program)
    said = mentorlab.since_then(
        program, now, compare_with=run, as_of="2026-06-01", settings={"level": 0.95, "audience": "leadership"}
    )
    lines = repr(said).splitlines()
    assert lines[0].startswith("Compared with 2026-05-01T06-00-00Z_program, which speaks of 2026-05-01;")
    assert lines[1].startswith("Did scores change between waves?: 1.50, 0.50 to 2.50 → ")
    assert f"{now.estimates[0].estimate.value:.2f}" in lines[1].partition("→")[2]
    assert "hold up to 2026-05-01, those of now up to 2026-06-01" in repr(said)
    assert "The setting level was 0.9, and is 0.95." in lines
    assert not any("audience" in line for line in lines)
    assert str(program.folder) not in said._repr_html_()


def test_without_an_earlier_run_it_says_so(program: Program) -> None:
    assert "no earlier one" in repr(mentorlab.since_then(program, change(program)))
    assert "no earlier report" in repr(mentorlab.since_then(program, change(program), compare_with="first"))


def test_a_run_that_was_changed_is_refused(program: Program) -> None:
    run = _run(program, 1.5)
    path = Path(run) / "findings.json"
    path.write_bytes(path.read_bytes().replace(b"1.5", b"1.6"))
    with pytest.raises(BadInput, match="is not the one that its manifest"):
        mentorlab.since_then(program, compare_with=run, as_of=str(date(2026, 6, 1)))
