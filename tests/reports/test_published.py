"""Whole run folders: does nothing hidden survive anywhere in them, and do two of them together give nobody away?"""

from __future__ import annotations

import base64
import json
import re
import shutil
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.errors import BadInput, ReportFailed
from mentorlab.measures.opening import load
from mentorlab.reports import execution, kinds, published, runner
from mentorlab.reports.published import put_on_record
from mentorlab.reports.runner import Run, run
from mentorlab.tables.privacy.ledger import Figure, Ledger, to_bytes, write_record
from tests.programs import people_of, two_arms, write_program
from tests.quick_reports import quick_outcomes

SITES = ["Big"] * 21 + ["Middle"] * 12 + ["Secretsite"] * 3 + ["Quiet"] * 4 + ["Big"] * 40


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """What two reports show together, and what is on record, does not hang on how long they are."""
    with quick_outcomes():
        yield


@dataclass(frozen=True)
class Twice:
    """One program reported on twice on the same data, then once more when one person has moved and one is new."""

    folder: Path
    tables: dict[str, pd.DataFrame]
    first: Run
    again: Run
    later: Run


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Twice:
    tables = two_arms(40, 40, 6.0)
    folder = tmp_path_factory.mktemp("published") / "p"
    people = people_of(tables, site=SITES, region=["R1"] * 40 + ["R2"] * 40)
    write_program(folder, {"units": "site"}, people=people, **tables)
    first, again = run("outcomes", folder), run("outcomes", folder)
    moved = people.copy()
    moved.loc[0, "site"] = "Middle"
    write_program(folder, {"units": "site"}, people=moved, **tables)
    return Twice(folder, {**tables, "people": people}, first, again, run("outcomes", folder))


@pytest.fixture(scope="module")
def whole(twice: Twice, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The outcomes report as it ships, with all its questions, on the same data."""
    folder = shutil.copytree(twice.folder, tmp_path_factory.mktemp("whole") / "p")
    for left in ("records", "runs"):
        shutil.rmtree(folder / left)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(runner, "kind_of", kinds.kind_of)
        made = run("outcomes", folder)
    assert len(_json(made, "findings.json")["findings"]) == len(kinds.kind_of("outcomes").questions)
    return made


def _json(run: Run, name: str) -> dict[str, Any]:
    return dict(json.loads((run.folder / name).read_text(encoding="utf-8")))


def _change(run: Run) -> dict[str, Any]:
    return dict(next(one for one in _json(run, "findings.json")["findings"] if one["question"] == "outcomes.change"))


def _texts(folder: Path) -> dict[str, str]:
    """Every text in a run folder: each part of the workbook, and figures and outputs with base64 undone."""
    found = {}
    for path in folder.iterdir():
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                found |= {f"{path.name}:{name}": book.read(name).decode() for name in book.namelist()}
        else:
            text = path.read_text(encoding="utf-8")
            pictures = re.findall(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", text)
            found[path.name] = text + "".join(base64.b64decode(one).decode() for one in pictures)
    return found


def _hidden_numbers(twice: Twice) -> list[str]:
    """What nobody may read: averages of the hidden groups, in two roundings."""
    wide = twice.tables["measures"].pivot_table("value", "person_id", "wave")
    site = twice.tables["people"].set_index("person_id")["site"]
    numbers = []
    for group in ("Secretsite", "Quiet"):
        mine = wide.loc[site.index[(site == group)]]
        numbers += [mine["before"].mean(), mine["after"].mean(), (mine["after"] - mine["before"]).mean()]
    return [f"{abs(value):.{places}f}" for value in numbers for places in (3, 5)]


def test_nothing_hidden_stands_in_any_file_of_a_run(twice: Twice, whole: Run) -> None:
    ids = list(twice.tables["assignments"]["person_id"])
    for made in (twice.first, twice.later, whole):
        texts = _texts(made.folder)
        assert len(texts) > 10
        assert "base64" in texts["report.html"]
        assert "<svg" in texts["report.html"]
        for name, text in texts.items():
            assert not [person for person in ids if re.search(rf"\b{person}\b", text)], name
            assert not [number for number in _hidden_numbers(twice) if number in text], name
            assert str(made.folder.parents[1]) not in text, name


def test_a_hidden_group_has_no_mark_in_the_figure(twice: Twice) -> None:
    notebook = (twice.first.folder / "executed.ipynb").read_text(encoding="utf-8")
    pictures = [base64.b64decode(one).decode() for one in re.findall(r"svg\+xml;base64,([A-Za-z0-9+/=]+)", notebook)]
    ticks = {len(re.findall(r'id="ytick_\d+"', one)) for one in pictures}
    # Three in the contrast; everyone and the two sites that are shown in the change.
    assert ticks == {3}
    assert _change(twice.first)["hidden"] == 2


def test_workbook_findings_and_page_hide_the_same(twice: Twice) -> None:
    for made in (twice.first, twice.later):
        book = openpyxl.load_workbook(made.folder / "tables.xlsx")
        assert all(sheet.sheet_state == "visible" for sheet in book)
        rows = [row for sheet in book for row in sheet.iter_rows(values_only=True) if row and row[0] in SITES]
        assert len(rows) == 4
        hidden = [row[0] for row in rows if all(cell is None or cell is True for cell in row[2:])]
        shown = {one["group"] for one in _change(made)["estimates"] if "group" in one}
        assert len(hidden) == _change(made)["hidden"]
        assert shown == {row[0] for row in rows} - set(hidden)


def test_the_same_data_give_the_same_findings_with_earlier_reports_on_record(twice: Twice) -> None:
    assert (twice.first.folder / "findings.json").read_bytes() == (twice.again.folder / "findings.json").read_bytes()
    told = _json(twice.again, "manifest.json")
    assert told["published"]["record"] == f"records/published-{twice.again.folder.name}.json"
    assert f"records/published-{twice.first.folder.name}.json" in told["inputs"]


def test_somebody_who_moved_is_hidden_in_the_later_report_which_says_why(twice: Twice) -> None:
    # Big and Middle differ by one person from what the first report showed.
    later = _change(twice.later)
    assert later["hidden"] == 4
    assert any(f"published-{twice.first.folder.name}.json" in note for note in later["notes"])
    assert later["status"] == "ok"
    page = (twice.later.folder / "report.html").read_text(encoding="utf-8")
    assert "earlier reports" in page


def test_one_late_answer_hides_everyone_until_the_earlier_report_is_taken_back(twice: Twice, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    shutil.copytree(twice.folder, folder)
    measures = twice.tables["measures"].iloc[:-1]  # somebody's answer after is gone
    tables = {"assignments": twice.tables["assignments"], "measures": measures}
    people = twice.tables["people"]
    for path in sorted((folder / "records").glob("published-*")):
        if twice.later.folder.name in path.name:
            path.unlink()
    write_program(folder, {"units": "site"}, people=people, **tables)
    made = run("outcomes", folder)
    contrast = _json(made, "findings.json")["findings"][0]
    assert contrast["status"] == "hidden"
    assert not contrast["estimates"]
    assert "delete its run and its record" in contrast["claim"]
    assert f"published-{twice.first.folder.name}.json" in contrast["claim"]
    for path in (folder / "records").glob("published-*"):
        path.unlink()
    assert _json(run("outcomes", folder), "findings.json")["findings"][0]["status"] == "ok"


def test_a_report_stays_when_a_person_is_forgotten_and_can_no_longer_be_run_again(twice: Twice, tmp_path: Path) -> None:
    folder = shutil.copytree(twice.folder, tmp_path / "p")
    for made in (twice.again, twice.later):
        shutil.rmtree(folder / "runs" / made.folder.name)  # one is enough
    result = CliRunner().invoke(main, ["forget", "p0003", str(folder), "--yes"])
    assert result.exit_code == 0, result.output
    assert (folder / "runs" / twice.first.folder.name).exists()  # a shared report holds no individual
    assert f"runs/{twice.first.folder.name}: can no longer be run again" in result.output


def test_records_that_cannot_be_written_are_said_and_no_failure(
    twice: Twice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "p"
    shutil.copytree(twice.folder, folder)

    def full(*_: object) -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(published, "write_record", full)
    made = run("outcomes", folder, out=tmp_path / "out")
    assert made.notice == "Later reports will not know of this one: records/ cannot be written: Read-only file system."
    assert _json(made, "manifest.json")["published"] == {"record": None, "why_not": made.notice[41:-1]}
    assert stat.S_ISDIR(made.folder.stat().st_mode)


def test_a_broken_record_stops_a_run_before_anything_is_written(tmp_path: Path) -> None:
    folder = write_program(tmp_path / "p", None, **two_arms(20, 20))
    (folder / "records").mkdir()
    (folder / "records" / "published-old.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BadInput, match=r"records/published-old\.json"):
        run("outcomes", folder)
    assert not (folder / "runs").exists()


def test_of_two_reports_at_once_on_changed_data_one_gives_way(tmp_path: Path) -> None:
    program = load(write_program(tmp_path / "p", None, **two_arms(20, 20)))
    mine, theirs = frozenset(f"p{k}" for k in range(9)), frozenset(f"p{k}" for k in range(10))
    waves = ("before", "after")
    write_record(program.folder, "theirs", to_bytes("outcomes", [Figure("skill", waves, theirs)]))
    with pytest.raises(ReportFailed, match="published-theirs"):
        put_on_record(program, "mine", "outcomes", [Figure("skill", waves, mine)], Ledger())
    assert len(list((program.folder / "records").iterdir())) == 1
    same = put_on_record(program, "mine", "outcomes", [Figure("skill", waves, theirs)], Ledger())
    assert same.path is not None


@pytest.mark.long
def test_a_report_that_gives_way_leaves_nothing_of_what_it_would_have_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = two_arms(20, 20)
    folder = write_program(tmp_path / "p", None, **tables)
    others = frozenset(tables["assignments"]["person_id"][1:20])
    real = execution.execute  # in a kernel, whose machinery leaves paths

    def meanwhile(*rest: Any) -> Any:
        write_record(folder, "theirs", to_bytes("outcomes", [Figure("skill", ("before", "after"), others)]))
        return real(*rest)

    monkeypatch.setattr(runner, "execute", meanwhile)
    with pytest.raises(ReportFailed, match="published-theirs"):
        run("outcomes", folder)
    (left,) = (folder / "runs").iterdir()
    assert sorted(path.name for path in left.iterdir()) == ["executed.ipynb", "log.jsonl", "reason.txt"]
    text = (left / "executed.ipynb").read_text(encoding="utf-8")
    after = tables["measures"].query("wave == 'after'")["value"].iloc[:20].mean()
    assert f"{after:.2f}" not in text
    assert "application/vnd.mentorlab" not in text
    assert str(tmp_path) not in text
    assert "mentorlab-" not in text  # the runner's own folder
