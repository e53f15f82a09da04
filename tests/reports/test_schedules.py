"""Do the examples of schedules say what the commands take, and does a scheduler's job come out as our report?"""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.reports.job import as_told
from mentorlab.shipped import shipped
from tests.quick_reports import quick_outcomes

PLACE = shipped("templates", "schedules")
WINDOWS = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def _commands() -> Iterator[tuple[str, list[str]]]:
    """Every mentorlab command in the examples: the file, and the words behind `mentorlab`."""
    for line in (PLACE / "crontab").read_text(encoding="utf-8").splitlines():
        if found := re.search(r"bin/mentorlab (.*?) >>", line):
            yield "crontab", found[1].split()
    unit = configparser.ConfigParser(strict=False)
    unit.read(PLACE / "mentorlab-due.service", encoding="utf-8")
    yield "mentorlab-due.service", unit["Service"]["ExecStart"].split()[1:]
    for step in _steps():
        if step.get("run", "").startswith("mentorlab "):
            yield "github_actions.yml", step["run"].split()[1:]
    action = ET.parse(PLACE / "windows_task.xml").getroot().find(f"{WINDOWS}Actions/{WINDOWS}Exec")
    assert action is not None
    yield "windows_task.xml", str(action.findtext(f"{WINDOWS}Arguments")).split()


def _steps() -> list[dict[str, Any]]:
    jobs = yaml.safe_load((PLACE / "github_actions.yml").read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.parametrize(("file", "words"), list(_commands()), ids=lambda value: str(value)[:30])
def test_every_command_is_one_that_exists_with_these_options(file: str, words: list[str]) -> None:
    command = main.commands[words[0]]
    context = command.make_context(words[0], words[1:], resilient_parsing=False)
    assert context.params["place"], file


def test_all_five_places_are_there() -> None:
    assert {file for file, _ in _commands()} == {
        *("crontab", "mentorlab-due.service", "github_actions.yml", "windows_task.xml")
    }


def test_a_cron_line_has_five_times_and_no_percent_sign() -> None:
    lines = [line for line in (PLACE / "crontab").read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    assert len(lines) == 2
    for line in lines:
        assert all(re.fullmatch(r"[\d*]+", time) for time in line.split()[:5])
        assert "%" not in line, "cron reads it as the end of the line"


def test_the_timer_names_what_systemd_needs() -> None:
    timer = configparser.ConfigParser()
    timer.optionxform = str  # type: ignore[assignment,method-assign]
    timer.read(PLACE / "mentorlab-due.timer", encoding="utf-8")
    assert timer["Timer"]["OnCalendar"]
    assert timer["Install"]["WantedBy"] == "timers.target"


def test_systemd_finds_nothing_wrong() -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not here")
    done = subprocess.run(["systemd-analyze", "verify", PLACE / "mentorlab-due.timer"], capture_output=True, text=True)
    assert "Unknown" not in done.stderr


def test_no_example_holds_a_secret() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in PLACE.iterdir() if path.is_file())
    assert not re.search(r"password\s*[:=]\s*\w", text, flags=re.IGNORECASE)


def test_what_a_schedule_tells_in_plain_text_is_as_strict_as_ever(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no parameter 'meazure'"):
        as_told("engagement", "demo", "meazure=x")
    with pytest.raises(BadInput, match="'level' is no parameter"):
        as_told("engagement", "demo", "audience=staff; level")
    assert tmp_path


def test_the_notebook_for_schedulers_makes_the_report(tmp_path: Path) -> None:
    """Its one cell, run here with what a scheduler injects."""
    program = shutil.copytree(shipped("data", "demo"), tmp_path / "northwind")
    names: dict[str, Any] = {}
    for cell in nbformat.read(PLACE / "run_report.ipynb", as_version=4).cells:
        if cell.cell_type == "code" and "parameters" in cell.metadata.get("tags", []):
            exec(cell.source, names)
            names |= {"report": "outcomes", "folder": str(program)}
        elif cell.cell_type == "code":
            with quick_outcomes():
                exec(cell.source, names)
    (made,) = (program / "runs").iterdir()
    assert (made / "report.html").exists()


def _job(tmp_path: Path, notebook: str, parameters: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """A job as jupyter-scheduler hands it to its execution manager, with its files in their places."""
    from mentorlab.reports.jupyter_schedule import ExecutionManager

    staged = tmp_path / "staging" / notebook
    staged.parent.mkdir()
    source = shipped("notebooks", notebook) if shipped("notebooks", notebook).exists() else PLACE / "run_report.ipynb"
    shutil.copyfile(source, staged)
    paths = {"input": str(staged), "html": str(tmp_path / "out.html")}
    manager = ExecutionManager("1", str(tmp_path), "sqlite://", paths)

    class Model:
        output_formats = ("html",)

    Model.parameters = parameters  # type: ignore[attr-defined]
    monkeypatch.setattr(type(manager), "model", Model())
    return manager


def test_a_job_of_jupyter_scheduler_is_made_by_our_runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = shutil.copytree(shipped("data", "demo"), tmp_path / "northwind")
    manager = _job(tmp_path, "60_outcomes.ipynb", {"folder": "northwind"}, monkeypatch)
    with quick_outcomes():
        manager.execute()
    (made,) = (program / "runs").iterdir()
    assert (tmp_path / "out.html").read_bytes() == (made / "report.html").read_bytes()


def test_a_job_with_a_wrong_parameter_or_another_notebook_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = _job(tmp_path, "60_outcomes.ipynb", {"meazure": "x"}, monkeypatch)
    with pytest.raises(BadInput, match="no parameter 'meazure'; did you mean 'measure'"):
        manager.execute()
    other = tmp_path / "staging" / "mine.ipynb"
    shutil.copyfile(PLACE / "run_report.ipynb", other)
    manager.staging_paths["input"] = str(other)
    with pytest.raises(BadInput, match=r"'mine.ipynb' is no report"):
        manager.execute()


def test_a_notebook_that_was_changed_is_not_passed_off_as_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = _job(tmp_path, "60_outcomes.ipynb", {}, monkeypatch)
    path = Path(manager.staging_paths["input"])
    path.write_text(path.read_text(encoding="utf-8").replace("outcomes.headline(", "outcomes.contrast("), "utf-8")
    with pytest.raises(BadInput, match="is not as it was shipped"):
        manager.execute()


AIRFLOW = """
import json, sys
sys.path.insert(0, sys.argv[1])
import airflow_dag
task = airflow_dag.dag.get_task("engagement")
task.render_template_fields({"ds": "2026-11-30"})
task.execute({})
print(json.dumps({"dag": airflow_dag.dag.dag_id, "operator": type(task).__name__}))
"""


@pytest.mark.long
def test_airflow_imports_the_dag_and_its_operator_makes_the_report(tmp_path: Path) -> None:
    """In an environment of its own, named by MENTORLAB_AIRFLOW_PYTHON; its kernel is this environment."""
    airflow = os.environ.get("MENTORLAB_AIRFLOW_PYTHON", "")
    if not airflow:
        pytest.skip("MENTORLAB_AIRFLOW_PYTHON names no Python with Airflow and its papermill provider")
    program = shutil.copytree(shipped("data", "demo"), tmp_path / "northwind")
    spec = {"argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], "display_name": "m"}
    kernel = tmp_path / "jupyter" / "kernels" / "mentorlab"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text(json.dumps({**spec, "language": "python"}), encoding="utf-8")
    env = {
        **os.environ,
        "AIRFLOW_HOME": str(tmp_path / "airflow"),
        "JUPYTER_PATH": str(tmp_path / "jupyter"),
        "MENTORLAB_SCHEDULES": str(PLACE),
        "MENTORLAB_PROGRAM": str(program),
        "MENTORLAB_RECEIPTS": str(tmp_path),
    }
    done = subprocess.run(
        [airflow, "-c", AIRFLOW, str(PLACE)], env=env, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout.splitlines()[-1]) == {"dag": "mentoring_reports", "operator": "PapermillOperator"}
    (made,) = [path for path in (program / "runs").iterdir() if path.is_dir()]
    assert (made / "report.html").exists()
