"""Does a report that nobody watches end in one clear line, and leave nothing that looks finished?"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.reports import runner, unfinished
from mentorlab.reports.in_use import in_use
from mentorlab.reports.logged import LOG, Log
from mentorlab.reports.run_folder import failed, new_name, part
from mentorlab.reports.runner import run
from mentorlab.reports.unsaid import HIDDEN, SOMEBODY, Unsaid
from tests.databases import in_a_file
from tests.programs import two_arms, write_program
from tests.quick_reports import executed_here, quick_outcomes, short_outcomes
from tests.unattended import ROOT, command, environment, started

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, locks and limits as on POSIX systems")
SECRET = "correct/horse battery@staple"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return write_program(tmp_path / "program", None, **two_arms())


@pytest.fixture
def _quick() -> Iterator[None]:
    with quick_outcomes():
        yield


def _whole(program: Path) -> list[Path]:
    """The folders that look finished."""
    names = sorted((program / "runs").iterdir()) if (program / "runs").exists() else []
    return [path for path in names if not path.name.endswith((".part", ".failed"))]


def _records(program: Path) -> list[str]:
    return sorted(path.name for path in (program / "records").iterdir()) if (program / "records").exists() else []


def _events(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# What ends a run


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("name", ["findings.json", "report.html", "tables.xlsx", "manifest.json"])
def test_a_disk_that_is_full_fails_in_one_line_wherever_it_is_met(
    program: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The write of each file of a run fails in turn."""
    import builtins
    import io

    real, real_io = builtins.open, io.open

    def full(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if str(file).endswith(f".part/{name}") and "r" not in mode.replace("rb", "r"):
            raise OSError(28, "No space left on device")
        return real(file, mode, *rest, **more)

    for module in (builtins, io):
        monkeypatch.setattr(module, "open", full)
    done = CliRunner().invoke(main, ["run", "outcomes", str(program)])
    monkeypatch.setattr(builtins, "open", real)
    monkeypatch.setattr(io, "open", real_io)
    assert done.exit_code == 1, done.output
    assert "No space left on device" in done.stderr.splitlines()[-1]
    assert not _whole(program)
    assert not _records(program)
    (left,) = (program / "runs").iterdir()
    assert {path.name for path in left.iterdir()} <= {"executed.ipynb", "log.jsonl", "reason.txt"}


@pytest.mark.usefixtures("_quick")
def test_a_file_that_may_not_grow_any_further_fails_in_one_line(program: Path) -> None:
    """A real limit of the system on the size of a file, as a full disk gives it: no write is only said to fail."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    quiet = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, before[1]))
        done = CliRunner().invoke(main, ["run", "outcomes", str(program)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, quiet)
    assert done.exit_code == 1
    assert "File too large" in done.stderr.splitlines()[-1]
    assert not _whole(program)
    assert not _records(program)
    with quick_outcomes():
        assert run("outcomes", program).folder.is_dir()  # and the next one works


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("lost", ["table", "folder"])
def test_what_goes_away_while_the_report_runs_fails_it_in_words(
    program: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    real = runner.execute

    def meanwhile(*given: Any) -> Any:
        done = real(*given)
        if lost == "table":
            (program / "tables" / "measures.csv").unlink()
        else:
            shutil.rmtree(program / "runs")
        return done

    monkeypatch.setattr(runner, "execute", meanwhile)
    done = CliRunner().invoke(main, ["run", "outcomes", str(program)])
    assert done.exit_code == 1
    words = "the data changed while the report ran (tables/measures.csv)" if lost == "table" else "No such file"
    assert words in done.stderr.splitlines()[-1]
    assert not _whole(program)
    assert not _records(program)


def test_a_column_that_was_renamed_is_bad_input_and_nothing_is_written(program: Path) -> None:
    path = program / "tables" / "measures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("value", "score", 1), encoding="utf-8")
    done = CliRunner().invoke(main, ["run", "outcomes", str(program), "--log", str(program / "all.jsonl")])
    assert done.exit_code == 2
    assert "measures.value" in done.stderr
    assert not (program / "runs").exists()
    events = _events(program / "all.jsonl")
    assert [one["event"] for one in events] == ["opening", "refused"]
    assert "measures.value" in events[-1]["reason"]


def test_a_notebook_that_is_not_there_is_said(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from mentorlab.reports.kinds import kind_of

    monkeypatch.setattr(runner, "kind_of", lambda name: replace(kind_of(name), notebook=program / "gone.ipynb"))
    done = CliRunner().invoke(main, ["run", "outcomes", str(program)])
    assert done.exit_code == 1
    assert "gone.ipynb" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.output


def test_a_database_that_goes_away_while_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "program").mkdir()
    database = in_a_file("sqlite", tmp_path / "program")
    tables = two_arms()
    database.write(tables)
    program = write_program(tmp_path / "program", {"source": database.source})

    def meanwhile(*given: Any) -> Any:
        (program / "hr.db").unlink()
        return real(*given)

    with quick_outcomes(), monkeypatch.context() as patched:
        real = runner.execute
        patched.setattr(runner, "execute", meanwhile)
        done = CliRunner().invoke(main, ["run", "outcomes", str(program)])
    assert done.exit_code == 1
    assert "hr.db" in done.stderr.splitlines()[-1]
    assert "there is no such file" in done.stderr.splitlines()[-1]
    assert not _whole(program)


@pytest.mark.long
def test_without_a_home_that_may_be_written_a_report_is_made_all_the_same(program: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("no folder", encoding="utf-8")  # nothing can be made below it, whoever asks
    gone = {name: "" for name in os.environ if name.startswith(("JUPYTER", "MPL", "IPYTHON", "XDG"))}
    done = subprocess.run(
        command("run", "outcomes", program),
        env={name: value for name, value in environment().items() if name not in gone} | {"HOME": str(home / "me")},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert (Path(done.stdout.splitlines()[-1]) / "report.html").exists()


# Being asked to end, and being killed


@pytest.mark.parametrize("asked", [signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.long)])
def test_being_asked_to_end_leaves_a_reason_a_log_and_no_kernel(program: Path, asked: signal.Signals) -> None:
    running = started("run", "outcomes", program, "--log", program / "all.jsonl", slow=True)
    kernel = _waits_for(program / "kernel")
    running.send_signal(asked)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 1
    assert said.splitlines()[-1].startswith("stopped from outside before the report was finished")
    (left,) = (program / "runs").iterdir()
    assert left.name.endswith(".failed")
    assert (left / "reason.txt").read_text(encoding="utf-8").startswith("stopped from outside")
    for path in (left / LOG, program / "all.jsonl"):
        assert _events(path)[-1]["event"] == "failed"
        assert _events(path)[-1]["reason"] == "stopped from outside before the report was finished"
    with pytest.raises(ProcessLookupError):
        os.kill(kernel, 0)


def test_a_run_that_was_killed_is_seen_to_by_the_next_and_its_kernel_ends(program: Path) -> None:
    running = started("run", "outcomes", program, slow=True)
    kernel = _waits_for(program / "kernel")
    (dead,) = (program / "runs").glob("*.part")
    with quick_outcomes():
        assert not run("outcomes", program).swept  # it still works
    assert dead.exists()
    running.kill()
    running.communicate()
    with quick_outcomes():
        assert len(run("outcomes", program).swept) == 1
    assert not dead.exists()
    left = dead.with_name(dead.name.replace(".part", ".failed"))
    assert (left / "reason.txt").read_text(encoding="utf-8").strip() == unfinished.KILLED
    assert len(_whole(program)) == 2
    until = time.monotonic() + 20
    while time.monotonic() < until and Path(f"/proc/{kernel}").exists():
        time.sleep(0.1)
    assert not Path(f"/proc/{kernel}").exists()


def _waits_for(path: Path) -> int:
    """The number that stands in a file as soon as it is there: the kernel's process."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if path.exists() and (text := path.read_text(encoding="utf-8")):
            return int(text)
        time.sleep(0.02)
    raise AssertionError(f"{path.name} never came")


@pytest.mark.usefixtures("_quick")
def test_a_run_killed_between_its_record_and_its_name_takes_the_record_with_it(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill at the worst moment: the record is on disk, the folder has no final name, nobody cleans up."""
    kept = run("outcomes", program)
    with monkeypatch.context() as killed:
        killed.setattr(Path, "rename", _dies)
        killed.setattr(runner, "leave", lambda *_, **__: None)
        killed.setattr(runner, "withdraw_intended", lambda *_: None)
        killed.setattr(runner.Record, "withdraw", lambda _: None)
        with pytest.raises(BaseException, match="killed"):
            run("outcomes", program)
    (dead,) = (program / "runs").glob("*.part")
    name = dead.name.removesuffix(".part")
    assert f"published-{name}.json" in _records(program)
    assert (dead / "report.html").exists()
    (program / "records" / f".{name}.1.part").write_text("p0001", encoding="utf-8")  # killed while it wrote the record
    later = run("outcomes", program)
    assert _records(program) == sorted(f"published-{one.folder.name}.json" for one in (kept, later))
    left = failed(dead.with_name(name))
    assert {path.name for path in left.iterdir()} == {"executed.ipynb", "log.jsonl", "reason.txt"}
    assert "application/vnd.mentorlab" not in (left / "executed.ipynb").read_text(encoding="utf-8")


def _dies(*_: Any) -> None:
    raise RuntimeError("killed")


@pytest.mark.usefixtures("_quick")
def test_an_unfinished_run_takes_no_record_but_its_own(program: Path) -> None:
    kept = run("outcomes", program)
    forged = part(program / "runs" / "2026-01-01T00-00-00Z_outcomes")
    forged.mkdir()
    manifest = json.loads((kept.folder / "manifest.json").read_text(encoding="utf-8"))
    (forged / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert run("outcomes", program).swept
    assert f"published-{kept.folder.name}.json" in _records(program)


def test_a_folder_is_in_use_as_long_as_its_process_lives_and_however_it_is_named(tmp_path: Path) -> None:
    final = new_name(tmp_path, "outcomes")
    from mentorlab.reports.in_use import left_alone

    with in_use(part(final)):
        with left_alone(part(final)) as ours:
            assert not ours
        part(final).rename(final)
        with left_alone(final) as ours:
            assert not ours
    with left_alone(final) as ours:
        assert ours
        with left_alone(final) as twice:
            assert not twice


@pytest.mark.usefixtures("_quick")
def test_nothing_of_a_killed_run_stays_in_the_folder_for_passing_files(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids stand in the runner's own folder."""
    import tempfile

    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    dead, other = tmp_path / "tmp" / f"{unfinished.PRIVATE}x", tmp_path / "tmp" / "mentorlab-demo"
    for folder in (dead, other):
        (folder / "records").mkdir(parents=True)
    run("outcomes", program)
    assert list((tmp_path / "tmp").iterdir()) == [other]


# What must not be said


def test_a_secret_or_an_id_in_words_of_others_is_held_back_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception in the notebook quotes the address of databases, the password in it, and a person's id."""
    monkeypatch.setenv("HR_PASSWORD", SECRET)
    monkeypatch.setenv("HR_SCHEMA", "hr")
    program = write_program(tmp_path / "program", None, **two_arms())
    cell = """import warnings, os
from urllib.parse import quote
secret = os.environ['HR_PASSWORD']
warnings.warn(secret)
password = quote(secret, safe='')
raise KeyError(f'p{3:04d} at sqlite://me:{password}@one.example/hr and duckdb://me:{secret}@two.example/hr')"""
    with short_outcomes(extra=cell):
        done = CliRunner().invoke(main, ["run", "outcomes", str(program), "--log", "-"])
    assert done.exit_code == 1
    (left,) = (program / "runs").glob("*.failed")
    everything = done.output + "".join(path.read_text(encoding="utf-8") for path in left.iterdir())
    for hidden in (SECRET, "horse battery", "horse%20", "p0003"):
        assert hidden not in everything, hidden
    reason = (left / "reason.txt").read_text(encoding="utf-8")
    assert f"{SOMEBODY} at sqlite://{HIDDEN}@one.example/hr and duckdb://{HIDDEN}@two.example/hr" in reason
    assert HIDDEN in (left / "executed.ipynb").read_text(encoding="utf-8")


def test_a_secret_that_a_report_prints_is_cut_out_of_one_that_succeeds(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SURVEY_TOKEN", "abcdef123456")
    with short_outcomes(extra="import os; print(os.environ['SURVEY_TOKEN'])"), executed_here():
        made = run("outcomes", program)
    assert "abcdef123456" not in "".join(path.read_text("utf-8", "ignore") for path in made.folder.iterdir())
    assert HIDDEN in (made.folder / "executed.ipynb").read_text(encoding="utf-8")


def test_words_around_what_is_hidden_stay() -> None:
    said = Unsaid().clean(
        "could not reach postgresql+psycopg://hr:a/b@db.example:5432/x in cell 12 of 60_outcomes.ipynb"
    )
    assert said == f"could not reach postgresql+psycopg://{HIDDEN}@db.example:5432/x in cell 12 of 60_outcomes.ipynb"


# The log


@pytest.mark.usefixtures("_quick")
def test_a_run_tells_its_course_line_by_line(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = run("outcomes", program, log="-")
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kept = _events(made.folder / LOG)
    assert [one["event"] for one in kept][:2] == ["opening", "started"]
    assert [one["event"] for one in kept][-2:] == ["executed", "written"]
    assert told[:-1] == kept
    assert (told[-1]["event"], told[-1]["folder"]) == ("done", made.folder.name)
    assert [one["cell"] for one in kept if one["event"] == "cell"] == list(range(1, 11))
    assert all(one["report"] == "outcomes" for one in told)
    seconds = [one["seconds"] for one in told]
    assert seconds == sorted(seconds)
    manifest = json.loads((made.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["status"] == "done"
    assert manifest["started"] <= manifest["ended"]


def test_a_log_in_a_place_that_cannot_be_written_is_bad_input(program: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--log"):
        run("outcomes", program, log=str(tmp_path / "nowhere" / "log"))
    assert not (program / "runs").exists()


def test_a_reason_of_many_lines_is_one_line_of_the_log(tmp_path: Path) -> None:
    log = Log("outcomes", to=str(tmp_path / "log"))
    log.event("failed", reason="first\n\x1b[31msecond\nthird")
    (told,) = _events(tmp_path / "log")
    assert told["reason"] == "first \\x1b[31msecond third"
