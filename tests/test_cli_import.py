"""Does `mentorlab import` go the way that an analyst goes: draft, two lines edited, import, check?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mentorlab.cli import main
from mentorlab.shipped import shipped
from tests.tables.exports.made_up import csv_of, files_in, program, qualtrics, qualtrics_row

PULSE = "format: wide\ntable: responses\nperson: who\nwave: =before\nitems: {G1: G1}\n"


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def _a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORLAB_SECRET", "a long text that nobody knows")


def test_from_a_draft_to_a_program_without_faults(tmp_path: Path) -> None:
    folder = tmp_path / "spring"
    shutil.copytree(shipped("data", "demo"), folder)
    (folder / "tables" / "responses.csv").unlink()
    people = (folder / "tables" / "people.csv").read_text(encoding="utf-8").splitlines()[1:6]
    rows = []
    for n, line in enumerate(people):
        row = qualtrics_row("", ["Every day", n, "never", ""])
        row[12] = line.split(",")[0]
        rows.append(row)
    export = tmp_path / "export.csv"
    export.write_text(qualtrics(*rows, qualtrics_row("", [1, 1, 1, ""], status="1")), encoding="utf-8")

    drafted = call("import", export, "--draft")
    assert drafted.exit_code == 0, drafted.output
    mapping = Path(drafted.stdout.strip().splitlines()[-1])
    assert mapping == tmp_path / "export.mapping.yaml"
    before = files_in(folder)
    refused = call("import", export, "--map", mapping, folder)
    assert refused.exit_code == 2
    assert "'wave' is not decided yet" in refused.output
    assert files_in(folder) == before

    text = mapping.read_text(encoding="utf-8").replace('wave: "?"', 'wave: "=before"')
    mapping.write_text(text, encoding="utf-8")
    done = call("import", export, "--map", mapping, folder)
    assert done.exit_code == 0, done.output
    assert done.stdout.strip().splitlines()[-1] == str(folder / "tables" / "responses.csv")
    for line in ("rows in the export: 6", "left out, a preview of the survey: 1", "added 15, there already 0"):
        assert line in done.stdout
    assert call("check", folder).exit_code == 0
    after = files_in(folder)
    assert "added 0, there already 15" in call("import", export, "--map", mapping, folder).stdout
    assert files_in(folder) == after


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_text(csv_of([["who", "G1"], ["a", "1"]]), encoding="utf-8")
    for arguments, message in (
        ((export,), "--map MAPPING is missing"),
        ((export, "--map", tmp_path / "m.yaml"), "DIR is missing"),
        ((export, "--map", tmp_path / "m.yaml", tmp_path), "there is no such file; give the mapping"),
        ((tmp_path / "none.csv", "--draft"), "there is no such file; give the path of the export"),
    ):
        result = call("import", *arguments)
        assert result.exit_code == 2
        assert message in result.output
    mapping = tmp_path / "m.yaml"
    mapping.write_text(PULSE, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    result = call("import", export, "--map", mapping, tmp_path / "empty")
    assert result.exit_code == 2
    assert "there is no program.yaml in it" in result.output


def test_an_import_that_takes_long_tells_what_it_is_doing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentorlab.progress.WORTH_TELLING", 0.0)
    export, folder = tmp_path / "export.csv", program(tmp_path / "p")
    export.write_text(csv_of([["who", "G1"], ["a", "1"], ["b", "2"]]), encoding="utf-8")
    mapping = tmp_path / "m.yaml"
    mapping.write_text(PULSE, encoding="utf-8")
    result = call("import", export, "--map", mapping, folder)
    assert result.exit_code == 0
    assert "import export.csv: done after" in result.stderr


def test_a_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    (folder / "records").write_text("a file where a folder should be", encoding="utf-8")
    export, mapping = tmp_path / "e.csv", tmp_path / "m.yaml"
    export.write_text(csv_of([["who", "G1"], ["p1", 3]]), encoding="utf-8")
    mapping.write_text(PULSE, encoding="utf-8")
    done = call("import", export, "--map", mapping, folder)
    assert done.exit_code == 2, done.output
    assert "cannot be written" in done.output
    assert not (folder / "tables" / "responses.csv").exists()
