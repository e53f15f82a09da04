"""Are kernels forked from a warm process like ordinary ones, do they end when they must, and is nothing shared?"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from mentorlab.errors import ReportFailed
from mentorlab.measures.opening import load
from mentorlab.reports import warm
from mentorlab.reports.batch.planned import planned
from mentorlab.reports.execution import How, execute
from mentorlab.reports.job import Job, do
from mentorlab.reports.warm import warmed
from mentorlab.reports.warm.rehearsing import Rehearsal
from mentorlab.shipped import shipped
from tests.programs import people_of, two_arms, write_program

pytestmark = pytest.mark.skipif(not warm.possible(), reason="kernels can be forked only on Linux")

# What a cell may leave behind, looked at by the next report.
LOOK = """
import json, os, sys, warnings, random, pathlib
import matplotlib, matplotlib.pyplot, numpy, pandas
import mentorlab.outcomes, scipy.stats, scipy.special, scipy.sparse, statsmodels.api, pingouin
import sklearn.decomposition, sklearn.feature_extraction.text, ortools.graph.python.min_cost_flow
print(json.dumps({
    "folder": os.getcwd(),
    "environment": {k: v for k, v in sorted(os.environ.items()) if k != "JPY_PARENT_PID"},
    "path": sys.path,
    "figures": matplotlib.pyplot.get_fignums(),
    "backend": matplotlib.get_backend(),
    "style": {k: str(v) for k, v in sorted(matplotlib.rcParams.items())},
    "options": {k: str(pandas.get_option(k)) for k in sorted(pandas.core.config_init.cf._registered_options)},
    "errors": numpy.geterr(),
    "print": str(numpy.get_printoptions()),
    "warned": sorted({str(one[:3]) for one in warnings.filters}),
    "signals": [str(one) for one in map(__import__("signal").getsignal, (2, 15, 17))],
    "files": sorted(t for t in (os.path.realpath(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
                                if int(n) > 2)
                    if t.startswith("/") and "/proc/" not in t and "history" not in t),
    "argv": sys.argv[0].rpartition("/")[2].removesuffix(".py"),
}))
"""
SPOIL = """
import os, sys, random, warnings, matplotlib, matplotlib.pyplot, numpy, pandas, pathlib, signal
os.environ["SPOILT"] = "yes"; os.chdir("/"); sys.path.insert(0, "/spoilt"); kept = open("/etc/hostname")
matplotlib.rcParams["font.size"] = 40; matplotlib.pyplot.figure(); pandas.set_option("display.max_rows", 3)
warnings.simplefilter("error"); numpy.seterr(all="raise"); random.seed(1); numpy.random.seed(1)
import mentorlab.stats; mentorlab.stats.spoilt = True
"""
DRAW = "import random, numpy\nprint(random.random(), numpy.random.rand(), numpy.random.default_rng().random())"


@pytest.fixture(scope="module")
def how() -> Iterator[How]:
    with warmed(tell=pytest.fail) as how:
        yield how


def _told(folder: Path, how: How, source: str) -> str:
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(notebook, folder / "some.ipynb")
    done = execute(folder / "some.ipynb", folder / "executed.ipynb", {}, lambda *_: None, how)
    return str("".join(one.text for one in done.cells[-1].outputs if one.get("name") == "stdout"))


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _soon(holds: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


@pytest.mark.long
def test_a_forked_kernel_begins_as_an_ordinary_one_whatever_the_one_before_it_did(tmp_path: Path, how: How) -> None:
    _told(tmp_path, how, SPOIL)
    forked, ordinary = json.loads(_told(tmp_path, how, LOOK)), json.loads(_told(tmp_path, How(), LOOK))
    for what, begun in ordinary.items():
        assert forked[what] == begun, what
    assert forked["figures"] == []


def test_kernels_draw_each_their_own_lots(tmp_path: Path, how: How) -> None:
    first, second = _told(tmp_path, how, DRAW).split(), _told(tmp_path, how, DRAW).split()
    assert len({*first, *second}) == 6


def test_what_one_kernel_changes_in_mentorlab_the_next_does_not_see(tmp_path: Path, how: How) -> None:
    _told(tmp_path, how, SPOIL)
    assert _told(tmp_path, how, "import mentorlab.stats\nprint(hasattr(mentorlab.stats, 'spoilt'))") == "False\n"


def test_the_kernel_is_a_child_of_the_warm_process(tmp_path: Path, how: How) -> None:
    line = "import os, pathlib\nprint(pathlib.Path(f'/proc/{os.getppid()}/cmdline').read_text())"
    assert "mentorlab.reports.warm.process" in _told(tmp_path, how, line)


@pytest.mark.parametrize("end", ["import os; os._exit(3)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_forked_kernel_that_goes_away_is_told_and_the_next_one_comes(tmp_path: Path, how: How, end: str) -> None:
    with pytest.raises(ReportFailed):
        _told(tmp_path, how, end)
    assert _told(tmp_path, how, "print(1)") == "1\n"


def test_a_cell_that_takes_too_long_is_stopped(tmp_path: Path, how: How) -> None:
    short = How(warm=how.warm, cell_seconds=1)
    begun = time.monotonic()
    with pytest.raises(ReportFailed):
        _told(tmp_path, short, "import time; time.sleep(60)")
    assert time.monotonic() - begun < 30


def test_nobody_else_may_ask_for_a_kernel(how: How) -> None:
    place = Path(how.warm)
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.long
def test_findings_are_the_same_to_the_byte(tmp_path: Path, how: How, monkeypatch: pytest.MonkeyPatch) -> None:
    from mentorlab.reports import runner
    from tests.quick_reports import short_kind

    folder = write_program(tmp_path / "program", **two_arms())
    monkeypatch.setattr(runner, "kind_of", lambda _: short_kind(tmp_path))
    made = [do(Job("outcomes", str(folder), how=one)) for one in (How(), how, how)]
    assert [done.status for done in made] == ["done"] * 3, [done.reason for done in made]
    assert len({(Path(done.folder) / "findings.json").read_bytes() for done in made}) == 1


@pytest.mark.long
def test_a_rehearsal_changes_no_finding_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the whole and of two units: with answers held beforehand, and with an ordinary kernel."""
    from mentorlab.reports import runner
    from tests.quick_reports import short_kind

    tables = two_arms()
    people = people_of(tables, unit=["north", "south", "west"] * 40)
    folder = write_program(tmp_path / "program", {"units": "unit"}, people=people, **tables)
    kind = short_kind(tmp_path)
    monkeypatch.setattr(runner, "kind_of", lambda _: kind)
    parameters = {"measure": "", "audience": "analyst", "unit": "north"}
    rehearsal = Rehearsal(str(kind.notebook), str(folder), parameters)
    made: dict[str, list[bytes]] = {}
    with warmed(place=folder, rehearsal=rehearsal, tell=pytest.fail) as how:
        kernels = {"warm": how, "ordinary": How()}
        before = {one.name for one in folder.iterdir()}
        assert before == {"program.yaml", "tables"}
        for name, one in kernels.items():
            for unit in ("", "north", "south"):
                done = do(Job("outcomes", str(folder), unit=unit, how=one, out=str(tmp_path / name / "runs")))
                assert done.status == "done", done.reason
                made.setdefault(name, []).append((Path(done.folder) / "findings.json").read_bytes())
            shutil.rmtree(folder / "records")
        forked, ordinary = json.loads(_told(tmp_path, how, LOOK)), json.loads(_told(tmp_path, How(), LOOK))
    assert made["warm"] == made["ordinary"]
    assert forked == ordinary


@pytest.mark.long
@pytest.mark.parametrize("report", ["needs", "plan", "reach", "matching", "engagement", "outcomes"])
def test_reports_of_the_demo_are_the_same_with_answers_held_beforehand(tmp_path: Path, report: str) -> None:
    """Findings of the whole and of two units, byte for byte, and pages but for the time they were made."""
    folder = tmp_path / "program"
    shutil.copytree(shipped("data", "demo"), folder)
    plan = planned(report, folder, "", {}, ())
    units = ["", *(unit.value for unit in plan.units if unit.may_be_reported)][:3]
    made: dict[str, list[bytes]] = {}
    with warmed(place=folder, rehearsal=plan.rehearsal(), tell=pytest.fail) as how:
        for name, one in {"warm": how, "ordinary": How()}.items():
            for unit in units:
                done = do(Job(report, str(folder), unit=unit, how=one, out=str(tmp_path / name)))
                assert done.status == "done", done.reason
                page = (Path(done.folder) / "report.html").read_text(encoding="utf-8")
                made.setdefault(name, []).append((Path(done.folder) / "findings.json").read_bytes())
                made[name].append("".join(re.findall(r'(?:src|alt)="([^"]*)"', page)).encode())
            shutil.rmtree(folder / "records", ignore_errors=True)
            shutil.copytree(shipped("data", "demo", "records"), folder / "records", dirs_exist_ok=True)
    assert made["warm"] == made["ordinary"]


CLIENT = """
import sys, time
from pathlib import Path
from mentorlab.reports.execution import execute
from mentorlab.reports.warm import warmed

folder = Path(sys.argv[1])
with warmed() as how:
    execute(folder / "some.ipynb", folder / "executed.ipynb", {}, lambda *_: None, how)
"""


@pytest.mark.long
def test_when_the_client_is_killed_neither_its_kernel_nor_the_warm_process_stays(tmp_path: Path) -> None:
    told = tmp_path / "who"
    source = f"""
        import os, pathlib, subprocess, time
        child = subprocess.Popen(["sleep", "600"])
        pathlib.Path({str(tmp_path / "part")!r}).write_text(f"{{os.getpid()}} {{os.getppid()}} {{child.pid}}")
        os.replace({str(tmp_path / "part")!r}, {str(told)!r})
        time.sleep(600)
    """
    cell = nbformat.v4.new_code_cell(textwrap.dedent(source))
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": spec}), tmp_path / "some.ipynb")
    client = subprocess.Popen([sys.executable, "-c", CLIENT, str(tmp_path)], start_new_session=True)
    try:
        assert _soon(told.exists, 120)
        pids = [int(pid) for pid in told.read_text().split()]
        assert all(map(_lives, pids))
    finally:
        client.send_signal(signal.SIGKILL)
        client.wait()
    assert _soon(lambda: not any(map(_lives, pids))), pids


def test_with_a_thread_it_refuses_to_serve(tmp_path: Path) -> None:
    code = """
        import sys, threading
        from mentorlab.reports.warm import process
        process.prime = lambda *_: threading.Thread(target=threading.Event().wait, daemon=True).start()
        process.serve(sys.argv[1])
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path / "kernels")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    assert ended.returncode == 1
    assert "2 threads" in ended.stderr
    assert not (tmp_path / "kernels").exists()


@pytest.mark.parametrize("missing", ["Linux", "the process"])
def test_where_it_cannot_be_had_kernels_start_as_always_and_that_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    if missing == "Linux":
        monkeypatch.setattr(sys, "platform", "darwin")
    else:
        monkeypatch.setattr(sys, "executable", "/bin/false")
    said: list[str] = []
    with warmed(tell=said.append) as how:
        monkeypatch.undo()
        assert how == How()
        assert _told(tmp_path, how, "print(1)") == "1\n"
    assert len(said) == 1
    assert missing in said[0]


def test_a_warm_process_that_is_gone_costs_time_and_nothing_else(tmp_path: Path) -> None:
    assert _told(tmp_path, How(warm=str(tmp_path / "kernels")), "print(1)") == "1\n"


def test_tables_read_before_are_handed_out_only_while_the_files_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentorlab.tables import load as loading
    from mentorlab.tables import read_before

    monkeypatch.setattr(read_before, "_keeping", True)
    monkeypatch.setattr(read_before, "_kept", [])
    judged: list[object] = []
    whole = loading._tables
    monkeypatch.setattr(loading, "_tables", lambda found: (judged.append(found), whole(found))[1])
    folder = write_program(tmp_path, people=pd.DataFrame({"person_id": ["a1", "a2", "a3"]}))
    first = load(folder)
    first.frames["people"].loc[first.frames["people"].index[0], "person_id"] = None
    assert load(folder).frames["people"]["person_id"].notna().all()
    assert len(judged) == 1
    people = folder / "tables" / "people.csv"
    lines = people.read_text(encoding="utf-8").splitlines()
    people.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    assert len(load(folder).frames["people"]) == len(first.frames["people"]) - 1
    (folder / "tables" / "people.xls").write_bytes(os.urandom(8))  # cannot be read, so it is no input, but a fault
    assert len(load(folder).faults) > 0
    assert len(judged) == 3
