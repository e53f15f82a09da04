"""Does a repeated run say whether every number is the same, and count as nothing new?"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mentorlab.cli import main
from mentorlab.reports import again, manifest
from mentorlab.reports.numbers import differing
from mentorlab.reports.runner import Run, run
from tests.programs import people_of, two_arms, write_program
from tests.quick_reports import quick_outcomes

UNITS = ["North"] * 40 + ["South"] * 40


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    with quick_outcomes():
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Run:
    tables = two_arms(40, 40, 6.0)
    folder = write_program(
        tmp_path_factory.mktemp("again") / "p", {"units": "site"}, people=people_of(tables, site=UNITS), **tables
    )
    return run("outcomes", folder)


@pytest.fixture
def first(made: Run, tmp_path: Path) -> Path:
    """The run in a copy of its program."""
    program = shutil.copytree(made.folder.parents[1], tmp_path / "p")
    return program / "runs" / made.folder.name


def _rerun(*given: object) -> Result:
    return CliRunner().invoke(main, ["rerun", *map(str, given)])


def _changed(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_bytes(manifest.to_bytes(content))


def test_the_same_numbers_are_said_to_be_the_same_and_stand_beside_the_first(first: Path) -> None:
    done = _rerun(first)
    assert done.exit_code == 0, done.output
    assert "Every number is the same" in done.stdout
    other = Path(done.stdout.splitlines()[-1])
    assert other.parent == first.parent
    assert "_again_outcomes" in other.name
    assert (other / "findings.json").read_bytes() == (first / "findings.json").read_bytes()
    inputs = [json.loads((one / "manifest.json").read_text(encoding="utf-8"))["inputs"] for one in (first, other)]
    assert inputs[0] == inputs[1]
    assert _rerun(other).exit_code == 0  # and a repeated one can be repeated


def test_a_repeated_run_counts_for_nothing_new_and_is_not_the_last(first: Path, tmp_path: Path) -> None:
    """The report made after it finds and hides the same as one made without it."""
    program = first.parents[1]
    without = shutil.copytree(program, tmp_path / "without")
    assert _rerun(first).exit_code == 0
    records = sorted((program / "records").iterdir())
    assert len(records) == 2
    assert records[0].read_bytes() == records[1].read_bytes()
    for folder in (program, without):  # one person moves: both must hide what the difference would tell
        people = (folder / "tables" / "people.csv").read_text(encoding="utf-8").replace("p0000,North", "p0000,South")
        (folder / "tables" / "people.csv").write_text(people, encoding="utf-8")
    later = [
        json.loads((run("outcomes", one).folder / "findings.json").read_text("utf-8")) for one in (program, without)
    ]
    changes = [next(one for one in each["findings"] if one["question"] == "outcomes.change") for each in later]
    assert changes[0]["hidden"] == changes[1]["hidden"] > 0
    assert changes[0]["estimates"] == changes[1]["estimates"]


def test_records_of_later_reports_change_nothing(first: Path) -> None:
    program = first.parents[1]
    people = program / "tables" / "people.csv"
    before = people.read_bytes()
    people.write_bytes(before.replace(b"p0000,North", b"p0000,South"))
    run("outcomes", program)
    people.write_bytes(before)
    done = _rerun(first)
    assert done.exit_code == 0, done.output


def test_each_number_that_differs_is_said_with_both_values(first: Path) -> None:
    """Findings of another day: somebody changed a number, and the hash in the manifest with it."""

    def other(content: dict[str, Any]) -> None:
        estimates = content["findings"][0]["estimates"]
        next(one for one in estimates if one["name"] == "effect")["value"] = 99.5

    _changed(first / "findings.json", other)
    sha = again.sha256((first / "findings.json").read_bytes())
    _changed(first / "manifest.json", lambda one: one["findings"].update(sha256=sha, fingerprint=sha[:12]))
    done = _rerun(first)
    assert done.exit_code == 1, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "Not the same in 1 places:"
    assert lines[1].startswith("findings · outcomes.contrast skill")
    assert "effect · value: 99.5, now " in lines[1]


def test_versions_and_a_notebook_that_differ_are_named_and_no_hindrance(first: Path) -> None:
    def other(one: dict[str, Any]) -> None:
        one["versions"]["scipy"] = "1.0"
        one["notebook"] = {"60_outcomes.ipynb": "0" * 64}

    _changed(first / "manifest.json", other)
    done = _rerun(first)
    assert done.exit_code == 0, done.output
    assert "scipy was 1.0, is " in done.stdout
    assert "60_outcomes.ipynb is another" in done.stdout


def test_inputs_that_changed_are_all_named_before_anything_is_written(first: Path) -> None:
    program = first.parents[1]
    (program / "tables" / "measures.csv").unlink()
    with (program / "tables" / "people.csv").open("a", encoding="utf-8") as file:
        file.write("p9999,North\n")
    (program / "tables" / "support.csv").write_text("pair_id,person_id,on,reason,resolved_on\n", encoding="utf-8")
    done = _rerun(first)
    assert done.exit_code == 2
    for words in ("measures.csv: is gone", "people.csv: has changed", "support.csv: was not there"):
        assert f"tables/{words} since the report was made, so that the run cannot be repeated" in done.stderr
    assert len(list((program / "runs").iterdir())) == 1


def test_a_record_that_is_gone_is_an_input_that_is_gone(first: Path) -> None:
    program = first.parents[1]
    second = run("outcomes", program).folder
    (program / "records" / f"published-{first.name}.json").unlink()
    done = _rerun(second)
    assert done.exit_code == 2
    assert f"records/published-{first.name}.json: is gone" in done.stderr


DAMAGED: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "hash": (lambda one: one["findings"].update(sha256="0" * 64), "does not tell of its findings.json: another hash"),
    "parameters": (lambda one: one["parameters"].update(measure="other"), "another parameters"),
    "code": (lambda one: one["parameters"].update({"x=1;import os": "1"}), "another parameters"),
    "report": (lambda one: one.update(report="../../x"), "another report"),
    "no inputs": (lambda one: one.pop("inputs"), "damaged (inputs names no texts)"),
    "odd forms": (lambda one: one.update(forms="pdf"), "damaged (forms is no list of names)"),
    "not done": (lambda one: one.update(status="failed"), "damaged (status is not done)"),
    "a list": (lambda one: one.update(parameters=[1]), "damaged (parameters are no plain values"),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_or_forged_manifest_is_refused_in_words(first: Path, how: str) -> None:
    change, words = DAMAGED[how]
    _changed(first / "manifest.json", change)
    done = _rerun(first)
    assert done.exit_code == 2, done.output
    assert words in done.stderr
    assert len(list(first.parent.iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"[]", b"[" * 100_000, b"\xff\xfe", b'"text"'])
def test_a_manifest_that_is_none_is_refused_in_words(first: Path, content: bytes) -> None:
    (first / "manifest.json").write_bytes(content)
    done = _rerun(first)
    assert done.exit_code == 2, done.output
    assert "manifest.json" in done.stderr


def test_only_a_whole_run_is_repeated(first: Path, tmp_path: Path) -> None:
    for name in (f"{first.name}.failed", f"{first.name}.part"):
        shutil.copytree(first, first.with_name(name))
        assert _rerun(first.with_name(name)).exit_code == 2
    assert _rerun(tmp_path / "nowhere").exit_code == 2
    elsewhere = shutil.copytree(first, tmp_path / "elsewhere" / first.name)
    assert "--program" in _rerun(elsewhere).stderr
    done = _rerun(elsewhere, "--program", first.parents[1], "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert Path(done.stdout.splitlines()[-1]).parent == tmp_path / "out"
    others = write_program(tmp_path / "others", {"program": "Another"}, **two_arms())
    assert "of the program" in _rerun(first, "--program", others).stderr


def test_what_differs_is_found_wherever_it_stands() -> None:
    one = {"findings": [{"question": "a.b", "estimates": [{"name": "n", "value": 1.0}], "notes": ["x"]}]}
    two = {"findings": [{"question": "a.b", "estimates": [{"name": "n", "value": 2}], "notes": []}], "more": None}
    lines = list(differing(json.dumps(one).encode(), json.dumps(two).encode()))
    assert lines == [
        "findings · a.b · estimates · n · value: 1.0, now 2",
        'findings · a.b · notes · 1: "x", now nothing',
        "more: nothing, now null",
    ]
    assert list(differing(b"{}", b"{ }")) == ["the same content is written otherwise"]


@pytest.mark.long
def test_the_weekly_report_of_the_demo_repeats_with_the_run_that_it_was_compared_with(tmp_path: Path) -> None:
    from mentorlab.shipped import shipped

    program = shutil.copytree(shipped("data", "demo"), tmp_path / "demo", ignore=shutil.ignore_patterns("runs"))
    run("engagement", program, {"as_of": "2026-06-29"})
    second = run("engagement", program, {"as_of": "2026-07-27", "compare_with": "last"})
    done = _rerun(second.folder)
    assert done.exit_code == 0, done.output
    third = run("engagement", program, {"as_of": "2026-08-24", "compare_with": "last"})
    parameters = json.loads((third.folder / "manifest.json").read_text(encoding="utf-8"))["parameters"]
    assert parameters["compare_with"] == second.folder.name  # and not the repeated one
