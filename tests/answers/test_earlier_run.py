"""Only a whole run of the same report, program and cycle can be compared with, and "last" finds the newest of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from mentorlab.answers.earlier_run import earlier_run
from mentorlab.answers.question import not_possible
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.reports.comparing import compared
from mentorlab.tables.program import Program
from tests.engagement.weekly import written
from tests.programs import write_program

NAME, DAY = "2026-05-04T06-00-00Z_engagement", date(2026, 5, 4)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    events = pd.DataFrame({"person_id": ["a"], "happened_on": ["2026-05-08"], "event": ["move"]})
    people = pd.DataFrame({"person_id": ["a"]})
    return load(write_program(tmp_path / "program", people=people, events=events))


def _run(of: Program, name: str = NAME, report: str = "engagement", **more: object) -> Path:
    return written(of.folder / "runs" / name, of.as_at(DAY), not_possible("a", "b"), report, **more)


def _broken(file: str, content: bytes) -> Callable[[Path], None]:
    return lambda run: (run / file).write_bytes(content) and None


def _edited(run: Path) -> None:
    said = (run / "findings.json").read_text(encoding="utf-8")
    (run / "findings.json").write_text(said.replace("2026-05-04", "2026-05-03"), encoding="utf-8")


def _other_manifest(run: Path) -> None:
    told = json.loads((run / "manifest.json").read_bytes())
    (run / "manifest.json").write_text(json.dumps({**told, "status": "failed"}), encoding="utf-8")


@pytest.mark.parametrize("by_name", [True, False])
def test_a_run_is_named_by_its_path_or_by_its_name(program: Program, by_name: bool) -> None:
    said = str(_run(program))
    found = earlier_run(program, NAME if by_name else said, "engagement")
    assert found is not None
    assert (found.name, found.report, found.as_of) == (NAME, "engagement", DAY)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (_edited, "is not the one that its manifest.json tells of; put it back from a copy"),
        (_other_manifest, "is not the one that its manifest.json tells of"),
        (_broken("findings.json", b"{"), "holds no findings.json and manifest.json that can be read; name another run"),
        (_broken("findings.json", b"[]"), "that can be read"),
        (_broken("manifest.json", b"\xff"), "that can be read"),
        (_broken("manifest.json", b"[[[[" * 5000), "that can be read"),
        (lambda run: (run / "manifest.json").unlink(), "that can be read"),
        (lambda run: run.rename(run.with_name(f"{NAME}.part")), "did not come to its end; name another run"),
        (lambda run: run.rename(run.with_name(f"{NAME}.failed")), "failed; name another run"),
        (lambda run: run.rename(run.with_name(NAME.replace("05-04", "05-03"))), "did you mean '2026-05-03T06-00-00Z"),
    ],
)
def test_what_is_no_whole_run_is_refused_in_words(program: Program, harm: Callable[[Path], None], says: str) -> None:
    run = _run(program)
    harm(run)
    place = next((path for path in run.parent.iterdir() if path.name.endswith((".part", ".failed"))), run)
    with pytest.raises(BadInput) as bad:
        earlier_run(program, str(place), "engagement")
    assert says in str(bad.value)
    assert str(bad.value).startswith("parameters.compare_with: ")
    assert "'2026-05-0" in str(bad.value)
    assert str(program.folder.parent) not in str(bad.value)


def test_a_run_of_something_else_is_refused_with_every_difference_at_once(program: Program) -> None:
    run = _run(program, "2026-05-04T06-00-00Z_reach", "reach", cycle="2025", program="Another")
    with pytest.raises(BadInput) as bad:
        earlier_run(program, str(run), "engagement", day=date(2026, 5, 3))
    assert [fault.what.partition(" ")[2] for fault in bad.value.faults] == [
        "is of the report 'reach', this is 'engagement'",
        "is of the program 'Another', this is 'Trial run'",
        "is of the cycle '2025', this is '2026'",
        "speaks of 2026-05-04, this report of 2026-05-03",
    ]


def test_last_is_the_newest_that_may_be_compared(program: Program, tmp_path: Path) -> None:
    assert earlier_run(program, "last", "engagement") is None
    _run(program, "2026-05-02T06-00-00Z_engagement")
    _run(program, NAME)
    _run(program, f"{NAME}_2")
    _run(program, "2026-05-05T06-00-00Z_engagement", program="Another")
    _run(program, "2026-05-06T06-00-00Z_engagement", cycle="2025")
    _run(program, "2026-05-07T06-00-00Z_engagement", as_of="2026-05-07")
    _run(program, "2026-05-08T06-00-00Z_engagement.part")
    _run(program, "2026-05-09T06-00-00Z_engagement.failed")
    _run(program, "2026-05-10T06-00-00Z_reach", "reach")
    _run(program, "2026-05-11T06-00-00Z_engagement_Sales", parameters={"unit": "Sales"})
    _run(program, "2026-05-12T06-00-00Z_engagement_by_site")
    (program.folder / "runs" / "notes").mkdir()
    found = earlier_run(program, "last", "engagement", day=DAY)
    assert found is not None
    assert found.name == f"{NAME}_2"
    later = earlier_run(program, "last", "engagement", day=date(2026, 5, 9))
    assert later is not None
    assert later.name == "2026-05-07T06-00-00Z_engagement"
    assert earlier_run(program, "last", "engagement", runs=tmp_path / "nowhere") is None
    assert earlier_run(program, "first", "engagement") is None


def test_the_newest_is_not_passed_over_because_it_was_changed(program: Program) -> None:
    _run(program, "2026-05-02T06-00-00Z_engagement")
    _edited(_run(program))
    with pytest.raises(BadInput, match="is not the one that its manifest"):
        earlier_run(program, "last", "engagement")


def test_the_runner_reads_from_a_copy_and_names_no_path(program: Program, tmp_path: Path) -> None:
    run, private = _run(program), tmp_path / "private"
    said = compared(program, "engagement", {"compare_with": str(run), "as_of": ""}, tmp_path / "out", private)
    assert said.told == {"compare_with": NAME}
    assert list(said.inputs) == [f"{NAME}/findings.json"]
    place = Path(said.set_here["compare_with"])
    assert private in place.parents
    _edited(run)
    again = earlier_run(program, str(place), "engagement")
    assert again is not None
    assert (again.name, again.sha256) == (NAME, next(iter(said.inputs.values())))


def test_the_runner_looks_for_the_last_where_it_writes(program: Program, tmp_path: Path) -> None:
    _run(program)
    given = {"compare_with": "last", "as_of": ""}
    here = compared(program, "engagement", given, program.folder / "runs", tmp_path / "a")
    assert here.told == {"compare_with": NAME}
    there = compared(program, "engagement", given, tmp_path / "out", tmp_path / "b")
    assert (there.told, there.set_here, there.inputs) == ({"compare_with": "first"}, {"compare_with": "first"}, {})
    nothing = compared(program, "engagement", {"as_of": ""}, tmp_path / "out", tmp_path / "c")
    assert (nothing.told, nothing.set_here, nothing.inputs) == ({}, {}, {})
    earlier = compared(program, "engagement", {**given, "as_of": "2026-05-03"}, program.folder / "runs", tmp_path / "d")
    assert earlier.told == {"compare_with": "first"}
