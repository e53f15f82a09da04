"""Is there one report for each unit in the end, each once, whatever happens on the way?"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.errors import BadInput, MadeMeanwhile, ReportFailed
from mentorlab.reports import job as job_module
from mentorlab.reports.batch import making, on_dask
from mentorlab.reports.batch import once as once_module
from mentorlab.reports.batch.held import Taken, held
from mentorlab.reports.batch.making import Batch, carry_out
from mentorlab.reports.batch.once import WORK, once, standing, told_by
from mentorlab.reports.batch.planned import planned
from mentorlab.reports.batch.since import since
from mentorlab.reports.batch.workers import made_by_workers
from mentorlab.reports.execution import How
from mentorlab.reports.job import Job
from mentorlab.reports.runner import Run
from tests.programs import people_of, two_arms, write_program
from tests.reports.made_at_once import CLAIM, at_once, in_this_process, write_report

Program = Callable[..., Path]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A program folder whose units have these names, ten people each; "few …" have three, "large …" 20."""

    def made(*names: str) -> Path:
        sizes = [(name, {"few": 3, "large": 20}.get(name.split()[0], 10)) for name in names]
        teams = [name for name, size in sizes for _ in range(size)]
        tables = two_arms(len(teams) // 2, len(teams) - len(teams) // 2)
        charter = {"units": "team"}
        return write_program(tmp_path / "program", charter, people=people_of(tables, team=teams), **tables)

    return made


def _made(folder: Path, crew: Any = None, resume: Path | None = None, **given: str) -> Batch:
    plan = planned("outcomes", folder, "", given, ())
    return carry_out(plan, folder / "runs", resume, crew or in_this_process())


def _events(folder: Path) -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in (folder / "batch.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(line["event"], line.get("unit", "-")) for line in lines]


def _units(batch: Batch) -> set[str]:
    return set(standing(batch.folder))


def test_every_unit_has_its_report_and_the_page_leads_there(program: Program) -> None:
    folder = program("South & <b>West</b>", "north", "Été/2", "few", "few more", "=1+1")
    batch = _made(folder)
    names = ["=1+1", "north", "South & <b>West</b>", "Été/2"]
    assert _units(batch) == {"", *names}
    assert (batch.made, batch.already, dict(batch.failed)) == (5, 0, {})
    assert batch.small == ("few", "few more")
    text = batch.page.read_text(encoding="utf-8")
    assert "South &amp; &lt;b&gt;West&lt;/b&gt;" in text
    assert "<b>West" not in text
    assert re.findall(r'<th scope="row">(.*?)</th>', text) == [
        name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for name in names
    ]
    links = re.findall(r'href="([^#"]*)"', text)
    assert len([link for link in links if link.endswith("report.html")]) == 5
    assert all((batch.folder / link).is_file() for link in links)
    assert not re.search(r"https?:|<script|src=|onclick", text)
    assert "default-src 'none'" in text


def test_the_page_says_the_programs_verdict_once_and_counts_nobody_who_is_hidden(program: Program) -> None:
    text = _made(program("east", "few", "few more")).page.read_text(encoding="utf-8")
    assert text.count(CLAIM) == 1
    assert "This verdict is the program" in text
    assert "worth_having" not in text
    small = text[text.index("Without a report of their own") : text.index("</main>")]
    assert "<li>few: too few people for a report of its own</li>" in small
    assert not re.search(r"\d", small.partition("</h2>")[2])


def test_one_small_unit_holds_back_another_so_that_no_total_tells_of_it(program: Program) -> None:
    assert _made(program("east", "few", "large one", "large two")).small == ("east", "few")


def test_a_stopped_batch_is_gone_on_with(program: Program) -> None:
    folder = program("east", "north", "west")
    with pytest.raises(ReportFailed, match=r"2 of 4 reports are there; the same command goes on"):
        _made(folder, in_this_process(after=2))
    [left] = (folder / "runs").iterdir()
    assert left.name.endswith("_outcomes_by_team.part")
    first = set(left.glob("*Z_outcomes*"))
    batch = _made(folder)
    assert (batch.made, batch.already) == (2, 2)
    assert batch.folder.name == left.name.removesuffix(".part")
    assert {path.name for path in first} < {path.name for path in batch.folder.iterdir()}
    assert len(list(batch.folder.glob("*/report.html"))) == 4
    assert not (batch.folder / WORK).exists()
    events = _events(batch.folder)
    assert [event for event, _ in events] == [
        *("began", "started", "done", "started", "done", "stopped"),
        *("resumed", "there_already", "there_already", "started", "done", "started", "done", "ended"),
    ]


def test_what_a_killed_process_left_is_taken_away_or_kept_whole(program: Program) -> None:
    folder = program("east", "north")
    with pytest.raises(ReportFailed):
        _made(folder, in_this_process(after=1))
    [part] = (folder / "runs").iterdir()
    plan = planned("outcomes", folder, "", {}, ())
    east, north = (job for job in plan.jobs(part, {}, How()) if job.unit)
    half, whole = (next(iter(_aside(job))) for job in (east, north))
    (half / "2026-01-01T00-00-00Z_outcomes.part").mkdir(parents=True)
    (whole / "2026-01-01T00-00-00Z_outcomes").mkdir(parents=True)
    write_report(whole / "2026-01-01T00-00-00Z_outcomes", north.unit, plan.said()["inputs"])
    batch = _made(folder)
    assert standing(batch.folder)["north"].name == "2026-01-01T00-00-00Z_outcomes"
    assert standing(batch.folder)["east"].name != "2026-01-01T00-00-00Z_outcomes"
    assert not list(batch.folder.rglob("*.part"))


def _aside(job: Any) -> list[Path]:
    from hashlib import sha256

    return [Path(job.out) / WORK / sha256(job.unit.encode()).hexdigest()[:16]]


def test_a_report_that_is_there_is_not_made_again(program: Program) -> None:
    folder = program("east", "north")
    with pytest.raises(ReportFailed):
        _made(folder, in_this_process(after=2))
    [part] = (folder / "runs").iterdir()
    job = planned("outcomes", folder, "", {}, ()).jobs(part, {}, How())[0]
    again = once(job, lambda _: pytest.fail("it was made again"))
    assert (again.status, again.folder) == ("done", str(standing(part)[""]))


def test_other_data_begin_another_batch_and_say_why(program: Program) -> None:
    folder = program("east", "north")
    with pytest.raises(ReportFailed):
        _made(folder, in_this_process(after=1))
    [part] = (folder / "runs").iterdir()
    measures = folder / "tables" / "measures.csv"
    measures.write_text(measures.read_text(encoding="utf-8").replace("p0000,skill,before", "p0000,skill,middle"))
    with pytest.raises(BadInput, match=r"cannot be gone on with: the data have changed \(tables/measures.csv\)"):
        _made(folder, resume=part)
    batch = _made(folder)
    assert batch.already == 0
    assert batch.said == (
        f"{part.name} is left as it is, and a new batch begins: the data have changed (tables/measures.csv)",
    )
    assert part.is_dir()


def test_other_parameters_begin_another_batch(program: Program) -> None:
    folder = program("east", "north")
    with pytest.raises(ReportFailed):
        _made(folder, in_this_process(after=1))
    assert "the parameters are others" in _made(folder, measure="skill").said[0]


def test_data_that_change_on_the_way_stop_the_batch(program: Program) -> None:
    folder = program("east", "north", "west")

    def changing(job: Any) -> Any:
        done = at_once(job)
        if job.unit == "east":
            people = folder / "tables" / "people.csv"
            people.write_text(people.read_text(encoding="utf-8") + "p9999,west\n", encoding="utf-8")
        return at_once(job) if job.unit == "west" else _as_read(done, folder)

    with pytest.raises(ReportFailed, match=r"the data changed while the batch ran \(tables/people.csv\)"):
        _made(folder, in_this_process(changing))
    [part] = (folder / "runs").iterdir()
    assert set(standing(part)) == {""}


def _as_read(done: Any, folder: Path) -> Any:
    """The manifest names the inputs as they are now, as the runner's does."""
    from mentorlab.measures.opening import load

    place = Path(done.folder) / "manifest.json"
    said = json.loads(place.read_bytes())
    place.write_text(json.dumps({**said, "inputs": dict(load(folder).inputs)}), encoding="utf-8")
    return done


def test_a_failed_unit_stops_no_other_and_tells_no_path(program: Program) -> None:
    folder = program("broken", "north", "west")
    batch = _made(folder)
    assert dict(batch.failed) == {"broken": "cell 3: KeyError: 'grade'"}
    assert _units(batch) == {"", "north", "west"}
    text = batch.page.read_text(encoding="utf-8")
    assert "failed: cell 3: KeyError: &#39;grade&#39;" in text
    assert str(folder.parent) not in text + (batch.folder / "batch.jsonl").read_text(encoding="utf-8")
    [left] = batch.folder.glob("*.failed")
    assert (left / "reason.txt").is_file()
    again = _made(folder, in_this_process(_mended), resume=batch.folder)
    assert (again.made, again.already, again.folder) == (1, 3, batch.folder)
    assert not list(batch.folder.glob("*.failed"))


def _mended(job: Any) -> Any:
    """What was broken is no longer; the unit keeps its name."""
    done = at_once(replace(job, unit=job.unit.replace("broken", "mended")))
    manifest = Path(done.folder) / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("mended", "broken"), encoding="utf-8")
    return done


def test_a_full_disk_is_a_failed_unit_and_not_the_end(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = program("east", "north")
    move = once_module._moved

    def full(run: Path, into: Path, ending: str = "") -> Path:
        if told_by(run) and told_by(run)["parameters"]["unit"] == "east":
            raise OSError(errno.ENOSPC, "No space left on device")
        return move(run, into, ending)

    monkeypatch.setattr(once_module, "_moved", full)
    batch = _made(folder)
    assert dict(batch.failed) == {"east": "it cannot be put into the batch: No space left on device"}
    assert _units(batch) == {"", "north"}


def test_what_changed_since_the_batch_before(program: Program) -> None:
    folder = program("east", "north", "west")
    first = _made(folder)
    assert first.page.read_text(encoding="utf-8").count("first report") == 4
    east, north = (standing(first.folder)[f"{name}"] for name in ("east", "north"))
    write_report(east, "east", {}, value=99.0)
    (north / "manifest.json").unlink()
    second = _made(folder).page.read_text(encoding="utf-8")
    rows = dict(re.findall(r'<th scope="row">(\w+)</th>.*?<td>there</td><td>(.*?)</td>', second, flags=re.DOTALL))
    assert rows == {"east": "1 of 1 answers are others", "north": "had no report then", "west": "the same answers"}


def test_compare_with_last_means_the_unit_in_the_batch_before(program: Program) -> None:
    folder = program("east", "north")
    plan = planned("engagement", folder, "", {"compare_with": "last"}, ())
    then = {"east": folder / "runs" / "x" / "then"}
    said = {job.unit: dict(job.given)["compare_with"] for job in plan.jobs(folder / "runs", then, How())}
    assert said == {"": "first", "east": str(then["east"].resolve()), "north": "first"}


def test_a_unit_is_named_with_its_column_where_that_is_not_the_charters(program: Program) -> None:
    folder = program("east", "north", "person_id=p0001")
    jobs = planned("outcomes", folder, "", {}, ()).jobs(folder, {}, How())
    assert [job.unit for job in jobs] == ["", "east", "north", "team=person_id=p0001"]
    charter = folder / "program.yaml"
    charter.write_text(charter.read_text(encoding="utf-8").replace("units: team", "units: site"), encoding="utf-8")
    people = pd.read_csv(folder / "tables" / "people.csv")
    people.assign(site="x").to_csv(folder / "tables" / "people.csv", index=False)
    other = planned("outcomes", folder, "team", {}, ())
    said = [job.unit for job in other.jobs(folder, {}, How())]
    assert said == ["", "team=east", "team=north", "team=person_id=p0001"]
    assert [other.named(unit) for unit in said] == ["", "east", "north", "person_id=p0001"]


def test_since_names_answers_that_are_no_longer_asked(tmp_path: Path) -> None:
    for name in ("now", "then"):
        (tmp_path / name).mkdir()
        write_report(tmp_path / name, "x", {})
    then = json.loads((tmp_path / "then" / "findings.json").read_bytes())
    more = {**then["findings"][0], "measure": "other"}
    (tmp_path / "then" / "findings.json").write_text(json.dumps({"findings": [*then["findings"], more]}))
    assert since(tmp_path / "now", tmp_path / "then") == "0 of 1 answers are others, 1 no longer asked"


def test_two_processes_do_not_make_one_batch(program: Program) -> None:
    folder = program("east", "north")
    with pytest.raises(ReportFailed):
        _made(folder, in_this_process(after=1))
    [part] = (folder / "runs").iterdir()
    with held(part / WORK / "batch.lock"), pytest.raises(BadInput, match="is being made by another process"):
        _made(folder)


def test_a_lock_is_let_go(tmp_path: Path) -> None:
    with held(tmp_path / "lock"), pytest.raises(Taken), held(tmp_path / "lock", wait=False):
        pass
    with held(tmp_path / "lock", wait=False):
        pass


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("taem", r"--by: people has no column 'taem'; did you mean 'team'\?"),
        ("manager_id", r"its values are persons"),
    ],
)
def test_a_column_that_makes_no_units_is_refused(program: Program, column: str, words: str) -> None:
    folder = program("east", "north")
    people = pd.read_csv(folder / "tables" / "people.csv")
    managers = ["", *["p0000"] * (len(people) - 1)]
    people.assign(manager_id=managers).to_csv(folder / "tables" / "people.csv", index=False)
    with pytest.raises(BadInput, match=words):
        planned("outcomes", folder, column, {}, ())
    assert not (folder / "runs").exists()


def test_workers_make_everything_also_when_one_is_killed(program: Program) -> None:
    folder = program("east", "killed once", "killer", "north")
    batch = _made(folder, partial(made_by_workers, how_many=2, make=at_once))
    assert _units(batch) == {"", "east", "killed once", "north"}
    assert list(batch.failed) == ["killer"]
    assert "was killed (SIGKILL), also when tried again" in batch.failed["killer"]
    assert not list(batch.folder.rglob("*.part"))
    assert [event for event in _events(batch.folder) if event[1] == "killed once"] == [
        ("started", "killed once"),
        ("done", "killed once"),
    ]


@pytest.fixture
def at_once_in_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """`mentorlab batch` makes its reports in no time, in this process."""

    def crew(jobs: Sequence[Any], *, started: Any, how_many: int) -> Any:
        assert how_many == 3
        return in_this_process()(jobs, started=started)

    monkeypatch.setattr(making, "made_by_workers", crew)
    monkeypatch.setattr(making, "warmed", lambda **_: nullcontext(How()))


@pytest.mark.usefixtures("at_once_in_the_command")
def test_the_command_says_what_there_is(program: Program) -> None:
    folder = program("broken", "few", "few more", "north")
    done = CliRunner().invoke(main, ["batch", "outcomes", str(folder), "--workers", "3"])
    [made] = (folder / "runs").iterdir()
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1] == str(made)
    assert "\nbroken: cell 3: KeyError: 'grade'" in done.stderr


@pytest.mark.usefixtures("at_once_in_the_command")
@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--by", "taem"], "did you mean 'team'?"),
        (["-p", "mesure=skill"], "did you mean 'measure'?"),
        (["-p", "unit=east"], "a batch makes every unit"),
        (["--resume", "nothing"], "is no folder of a batch"),
        (["--workers", "2", "--dask", "tcp://127.0.0.1:1"], "without --dask"),
    ],
)
def test_what_cannot_begin_exits_with_2_and_writes_nothing(program: Program, more: list[str], words: str) -> None:
    folder = program("east", "north")
    done = CliRunner().invoke(main, ["batch", "outcomes", str(folder), *more])
    assert done.exit_code == 2
    assert words in done.stderr
    assert not (folder / "runs").exists()


def test_a_cluster_that_does_not_answer_is_one_line(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(on_dask, "ANSWERS_WITHIN", 0.3)
    folder = program("east", "north")
    done = CliRunner().invoke(main, ["batch", "outcomes", str(folder), "--dask", "tcp://127.0.0.1:1"])
    assert done.exit_code == 2
    assert "no scheduler of Dask answers at 'tcp://127.0.0.1:1'" in done.stderr
    assert len(done.stderr.splitlines()) == 2


class _Answering:
    """A cluster whose workers answer what they are told to."""

    def __init__(self, *others: Callable[[dict[str, Any]], Any]) -> None:
        self.others = others

    def run(self, look: Callable[..., dict[str, Any]], paths: tuple[Path, ...], on_error: str) -> dict[str, Any]:
        assert on_error == "return"
        return {f"tcp://10.0.0.{number}:1": other(look(paths)) for number, other in enumerate(self.others, start=1)}


def _older(answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {"versions": answer["versions"] | {"pandas": "2.0.0"}}


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (_older, "the worker tcp://10.0.0.2:1 has pandas 2.0.0, and here it is"),
        (lambda answer: answer | {"files": ["", ""]}, "10.0.0.2:1 does not see the program's folder"),
        (lambda _: ImportError("no module mentorlab"), "10.0.0.2:1 has no mentorlab (no module mentorlab)"),
    ],
)
def test_workers_that_differ_are_refused_by_name_and_others_are_not(
    program: Program, other: Callable[[dict[str, Any]], Any], words: str
) -> None:
    folder = program("east")
    on_dask.check_workers(_Answering(dict, dict), folder, folder / "runs")
    with pytest.raises(BadInput, match=re.escape(words)) as refused:
        on_dask.check_workers(_Answering(dict, other), folder, folder / "runs")
    assert "10.0.0.1:1" not in str(refused.value)
    assert list((folder / "runs").iterdir()) == []


def test_a_cluster_without_workers_is_refused(program: Program) -> None:
    folder = program("east")
    with pytest.raises(BadInput, match="the cluster has no workers"):
        on_dask.check_workers(_Answering(), folder, folder / "runs")


def test_a_report_that_met_another_on_its_way_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []

    def meeting(*_: Any, **__: Any) -> Run:
        tries.append("")
        if len(tries) < 3:
            raise ReportFailed("run it again") from MadeMeanwhile("run it again")
        return Run(Path("made"), CLAIM)

    monkeypatch.setattr(job_module, "run", meeting)
    assert job_module.do(Job("outcomes", "demo")).status == "done"
    assert len(tries) == 3
