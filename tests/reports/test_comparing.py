"""A report that is compared with an earlier run says with which, by its name and its hash, and nowhere by a path."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentorlab import engagement
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.reports import runner
from mentorlab.reports.execution import notebook_format
from mentorlab.reports.kinds import Kind
from tests.engagement.weekly import forty, written

NAME = "2026-05-04T06-00-00Z_engagement"
PARAMETERS = """folder: str = "demo"  # the program
compare_with: str = ""  # an earlier run's folder to compare with; "last" = the newest whole run of this report
as_of: str = ""  # leave out what is dated later
publishing: str = ""  # set by mentorlab run alone"""
ASKED = """import mentorlab
program = mentorlab.load(folder, publishing=publishing)
mentorlab.engagement.pulse(program, compare_with=compare_with, as_of=as_of)"""


@pytest.fixture
def one_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report engagement, of the weekly state alone."""
    nbformat = notebook_format()
    cells = [nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}), nbformat.v4.new_code_cell(ASKED)]
    notebook = tmp_path / "50_engagement.ipynb"
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec}), notebook)
    kind = Kind("engagement", "Is it alive?", notebook, ("engagement.pulse",))
    monkeypatch.setattr(runner, "kind_of", lambda _: kind)


def _program(place: Path) -> Path:
    folder = forty(place, [(f"p{number:02d}", "2026-05-01", "held") for number in range(30)])
    program = load(folder)
    then = engagement.pulse(program, as_of=date(2026, 5, 4))
    written(folder / "runs" / NAME, program.as_at(date(2026, 5, 4)), then)
    return folder


@pytest.mark.usefixtures("one_cell")
def test_a_run_is_compared_with_the_last_one_and_tells_no_path(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    folder = _program(tmp_path / "somewhere" / "program")
    charter = folder / "program.yaml"
    said = charter.read_text(encoding="utf-8")
    charter.write_text(said.replace("days: 30", "days: 40"), encoding="utf-8")
    made = runner.run("engagement", folder, {"compare_with": "last", "as_of": "2026-06-08"})
    assert "Since the report of 2026-05-04" in made.sentence
    files = {path.name: path.read_bytes() for path in made.folder.iterdir() if path.is_file()}
    for name in ("findings.json", "manifest.json", "executed.ipynb", "report.html"):
        assert NAME.encode() in files[name], name
        assert b"somewhere" not in files[name], name
        assert b"mentorlab-" not in files[name].replace(b"mentorlab-demo", b""), name  # the runner's own folder
    told = json.loads(files["manifest.json"])
    assert told["parameters"]["compare_with"] == NAME
    earlier = json.loads((folder / "runs" / NAME / "manifest.json").read_bytes())
    assert told["inputs"][f"{NAME}/findings.json"] == earlier["findings"]["sha256"]
    used = {one["id"]: one for one in told["definitions"]}
    assert used["engagement.active"]["settings"] == {"days": 40.0}
    assert told["counted_otherwise"] == ["Active pairs: days 30 then, 40 now."]
    assert b"Active pairs: days 30 then, 40 now." in files["report.html"].partition(b"<footer>")[2]
    rows = list(openpyxl.load_workbook(made.folder / "tables.xlsx")["How it is counted"].values)
    assert rows[0][:4] == ("definition", "name", "counts", "of")
    row: tuple[Any, ...] = next(row for row in rows if row[0] == "engagement.active")
    assert row[5] == "days 40"
    assert row[8] == used["engagement.active"]["fingerprint"]


@pytest.mark.usefixtures("one_cell")
@pytest.mark.parametrize("said", ["2026-05-05T06-00-00Z_engagement", "nowhere/at/all", ".", f"{NAME}.part"])
def test_a_wrong_run_is_refused_before_anything_is_written(tmp_path: Path, said: str) -> None:
    folder = _program(tmp_path / "program")
    with pytest.raises(BadInput, match=r"parameters\.compare_with: "):
        runner.run("engagement", folder, {"compare_with": said})
    assert [path.name for path in (folder / "runs").iterdir()] == [NAME]
    assert not (folder / "records").exists()
