"""Is what the schedule says due, made once, as of its day, and tried again after a failure?"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.reports import due
from mentorlab.reports.batch.held import held
from mentorlab.reports.due import LOCK, make_due, schedule
from mentorlab.reports.job import Done, Job
from tests.programs import write_program

WEEKLY: dict[str, Any] = {
    "starts_on": "2026-01-05",
    "ends_on": "2026-03-01",
    "schedule": [
        {"report": "engagement", "every": "week"},
        {"report": "outcomes", "on": "2026-03-10", "audience": "leadership"},
    ],
}


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_program(tmp_path / "program", WEEKLY)


FAILING: set[str] = set()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, place: Path) -> list[Job]:
    """The jobs that were done; each leaves the run that it would, unless its report is FAILING."""
    jobs: list[Job] = []

    def do(job: Job) -> Done:
        jobs.append(job)
        if job.report in FAILING:
            return Done(job, "failed", reason="it broke")
        folder = place / "runs" / f"2026-01-01T00-00-{len(jobs):02d}Z_{job.report}"
        folder.mkdir(parents=True)
        told = {"report": job.report, "program": "Trial run", "cycle": "2026", "status": "done"}
        (folder / "manifest.json").write_text(json.dumps({**told, "parameters": dict(job.given)}), encoding="utf-8")
        return Done(job, "done", str(folder))

    FAILING.clear()
    monkeypatch.setattr(due, "do", do)
    return jobs


def _made(place: Path, today: str) -> list[str]:
    return [f"{entry.report} {entry.day} {done.status}" for entry, done in make_due(place, _day(today))]


def test_nothing_is_due_before_the_first_week_is_over(place: Path) -> None:
    assert [entry.is_due for entry in schedule(place, _day("2026-01-11"))] == [False, False]
    assert schedule(place, _day("2026-01-11"))[0].next_day == _day("2026-01-12")


def test_a_week_is_made_once_and_as_of_its_day(place: Path, asked: list[Job]) -> None:
    assert _made(place, "2026-01-14") == ["engagement 2026-01-12 done"]
    assert _made(place, "2026-01-14") == []
    assert dict(asked[0].given) == {"as_of": "2026-01-12", "compare_with": "last"}


def test_missed_weeks_are_made_up_for_by_the_latest(place: Path, asked: list[Job]) -> None:
    assert _made(place, "2026-02-12") == ["engagement 2026-02-09 done"]
    assert len(asked) == 1


def test_after_the_end_the_last_week_stays_due_and_no_other_comes(place: Path, asked: list[Job]) -> None:
    assert _made(place, "2026-03-09") == ["engagement 2026-02-23 done"]
    assert schedule(place, _day("2026-03-09"))[0].next_day is None
    assert asked


def test_a_day_of_its_own_for_its_audience(place: Path, asked: list[Job]) -> None:
    assert "outcomes 2026-03-10 done" in _made(place, "2026-04-01")
    assert dict(asked[-1].given) == {"as_of": "2026-03-10", "audience": "leadership"}


def test_what_failed_stays_due_and_the_others_are_made(place: Path, asked: list[Job]) -> None:
    FAILING.add("engagement")
    assert _made(place, "2026-03-10") == ["engagement 2026-02-23 failed", "outcomes 2026-03-10 done"]
    FAILING.clear()
    assert _made(place, "2026-03-11") == ["engagement 2026-02-23 done"]
    assert [job.report for job in asked] == ["engagement", "outcomes", "engagement"]


@pytest.mark.parametrize(
    "other",
    [
        {"parameters": {"as_of": "2026-01-12", "unit": "Sales"}},
        {"parameters": {"as_of": "2026-01-12", "level": 0.9}},
        {"parameters": {"as_of": "2026-01-12", "audience": "staff"}},
        {"parameters": {"as_of": "2026-01-11"}},
        {"parameters": {}},
        {"parameters": []},
        {"cycle": "2025"},
        {"status": "failed"},
        {"report": "reach"},
    ],
)
def test_the_run_of_something_else_does_not_count(place: Path, other: dict[str, Any]) -> None:
    folder = place / "runs" / "2026-01-13T06-00-00Z_engagement"
    folder.mkdir(parents=True)
    right = {"report": "engagement", "program": "Trial run", "cycle": "2026", "status": "done"}
    right["parameters"] = {"as_of": "2026-01-12"}  # type: ignore[assignment]
    (folder / "manifest.json").write_text(json.dumps(right), encoding="utf-8")
    assert not schedule(place, _day("2026-01-13"))[0].is_due
    (folder / "manifest.json").write_text(json.dumps({**right, **other}), encoding="utf-8")
    assert schedule(place, _day("2026-01-13"))[0].is_due


def test_two_at_once_do_not_make_a_report_twice(place: Path, asked: list[Job]) -> None:
    with held(place / "runs" / LOCK), pytest.raises(BadInput, match="another process makes what is due"):
        _made(place, "2026-01-14")
    assert not asked


def test_the_command_says_what_was_due_and_what_came_of_it(place: Path, asked: list[Job]) -> None:
    FAILING.add("engagement")
    dry = CliRunner().invoke(main, ["due", str(place), "--today", "2026-03-10", "--dry-run"])
    assert dry.exit_code == 0
    assert not asked
    done = CliRunner().invoke(main, ["due", str(place), "--today", "2026-03-10"])
    assert done.exit_code == 1
    assert "engagement: due since 2026-02-23\n" in done.output
    assert "engagement: it broke" in done.output
    assert done.output.splitlines()[-1] == str(place / "runs")


def test_a_charter_without_a_schedule_is_told_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"program.yaml.schedule: nothing is scheduled; write"):
        schedule(write_program(tmp_path), _day("2026-01-14"))
