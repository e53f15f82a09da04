"""Do the commands say what they did, and with which exit status?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from mentorlab.answers.question import questions
from mentorlab.cli import main
from tests.programs import people_of, two_arms, write_program
from tests.quick_reports import short_outcomes


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def _ten_faults(folder: Path) -> Path:
    """Ten faults, five in the charter and five in the tables; each is named by the words after it."""
    tables = two_arms(20, 20)
    tables["assignments"].loc[3, "arm"] = "programme"  # unknown code
    tables["assignments"].loc[5, "person_id"] = "p0006"  # duplicate key
    tables["measures"] = tables["measures"].reset_index(drop=True).astype({"value": object})
    tables["measures"].loc[0, "value"] = "high"  # ill-typed
    tables["measures"].loc[4, "wave"] = "befor"  # unknown wave
    tables["measures"] = tables["measures"].rename(columns={"measure": "mesure"})  # missing column
    write_program(folder, None, **tables)
    charter = yaml.safe_load((folder / "program.yaml").read_text(encoding="utf-8"))
    charter["purpos"] = "x"  # unknown key
    charter["starts_on"] = "2026-13-01"  # impossible date
    charter["privacy"] = {"smallest_group": 1}  # out of range
    charter["evaluation"]["design"] = "randomized"  # unknown code
    charter["objectives"][0]["direction"] = "up"  # unknown code
    (folder / "program.yaml").write_text(yaml.safe_dump(charter), encoding="utf-8")
    return folder


TEN = [
    *("purpos", "starts_on", "smallest_group", "evaluation.design", "direction"),
    *("assignments.arm", "assignments.person_id", "measures.value", "measures.wave", "measures.measure"),
]


@pytest.mark.parametrize("command", [("check",), ("run", "outcomes")])
def test_ten_faults_are_named_in_one_go(tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = _ten_faults(tmp_path / "p")
    result = call(*command, folder)
    assert result.exit_code == 2
    assert [name for name in TEN if name not in result.output] == []
    assert "10 faults" in result.output
    assert not (folder / "runs").exists()


def test_faults_as_json(tmp_path: Path) -> None:
    result = call("check", _ten_faults(tmp_path / "p"), "--json")
    faults = json.loads(result.stdout)
    assert result.exit_code == 2
    assert len(faults) == 10
    assert {"kind", "table", "column", "what", "do", "rows", "n_rows"} == set(faults[0])
    assert next(fault for fault in faults if fault["column"] == "arm")["rows"] == [5]


def test_notes_stand_behind_the_faults_in_json(tmp_path: Path) -> None:
    people = people_of(two_arms(20, 20), hired_on="31-Feb-26")
    people.loc[0, "hired_on"] = "45000"
    result = call("check", write_program(tmp_path / "p", None, people=people, **two_arms(20, 20)), "--json")
    assert result.exit_code == 2
    fault, note = json.loads(result.stdout)
    assert (fault["kind"], fault["column"], fault["n_rows"]) == ("fault", "hired_on", 39)
    assert note == {
        "kind": "note",
        "table": "people",
        "column": "hired_on",
        "what": "1 cell is read as serial numbers of a spreadsheet ('45000' = 2023-03-15)",
        "rows": [2],
        "n_rows": 1,
    }


def test_a_program_without_faults(tmp_path: Path) -> None:
    result = call("check", write_program(tmp_path / "p", None, **two_arms(20, 20)))
    assert (result.exit_code, result.output) == (0, "No fault in measures, assignments.\n")
    assert call("check", "demo").exit_code == 0
    assert json.loads(call("check", "demo", "--json").stdout) == []


def test_a_place_that_is_no_program(tmp_path: Path) -> None:
    write_program(tmp_path / "spring", None)
    result = call("check", tmp_path / "sprin")
    assert result.exit_code == 2
    assert "spring" in result.output
    assert json.loads(call("check", tmp_path / "sprin", "--json").stdout)[0]["do"].startswith("did you mean")


def test_questions_lists_every_question_and_its_tables() -> None:
    result = call("questions")
    assert result.exit_code == 0
    for question in questions():
        assert question.id in result.output
        assert question.needs in result.output


@pytest.mark.long
def test_run_ends_with_the_path_of_what_it_made(tmp_path: Path) -> None:
    folder = write_program(tmp_path / "p", None, **two_arms(40, 40, 9.0))
    with short_outcomes():
        result = call("run", "outcomes", folder, "-p", "audience=leadership", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    made = Path(result.stdout.strip().splitlines()[-1])
    assert made.parent == tmp_path / "out"
    assert (made / "report.html").is_file()
    assert "led to" in result.stdout
    assert json.loads((made / "findings.json").read_text(encoding="utf-8"))["parameters"]["audience"] == "leadership"
    assert "assigned are in this. Certainty: " in (made / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        (["level"], "write -p name=value"),
        (["level=.9", "level=.8"], "given twice"),
        (["levle=.9"], "did you mean 'level'"),
    ],
)
def test_wrong_parameters(tmp_path: Path, parameters: list[str], message: str) -> None:
    options = [word for parameter in parameters for word in ("-p", parameter)]
    result = call("run", "outcomes", "demo", *options, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert message in result.output
    assert not (tmp_path / "out").exists()


def test_a_report_that_fails_exits_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mentorlab.errors import ReportFailed
    from mentorlab.reports import runner

    def fails(*_: object) -> None:
        raise ReportFailed("the kernel went away")

    monkeypatch.setattr(runner, "execute", fails)
    result = call("run", "outcomes", "demo", "--out", tmp_path)
    assert result.exit_code == 1
    assert "the kernel went away" in result.output
    assert [path.suffix for path in tmp_path.iterdir()] == [".failed"]


def test_a_broken_record_of_an_earlier_report_is_a_fault(tmp_path: Path) -> None:
    folder = write_program(tmp_path / "p", None, **two_arms(20, 20))
    (folder / "records").mkdir()
    (folder / "records" / "published-old.json").write_text("{}", encoding="utf-8")
    result = call("check", folder)
    assert result.exit_code == 2
    assert "records/published-old.json: is no record of what a report showed" in result.output
