"""Is the report whole, honest, offline and the same every time? Made once, looked at from all sides."""

from __future__ import annotations

import hashlib
import html
import itertools
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import openpyxl
import pytest
import yaml

from mentorlab.answers.result import Result
from mentorlab.errors import BadInput, ReportFailed
from mentorlab.reports import kinds, runner
from mentorlab.reports.demo import asked_for, demo, job_training
from mentorlab.reports.runner import Run, run
from mentorlab.shipped import shipped
from tests.programs import two_arms, write_program
from tests.quick_reports import executed_here, short_kind

FILES = ["executed.ipynb", "findings.json", "log.jsonl", "manifest.json", "report.html", "tables.xlsx"]


# Of the demo's reports these are made in every run; all of them by `test_the_whole_demo`. The cells of the real
# program's others, which find none of their tables, run in `test_cells_run_where_no_table_is_there`.
MADE = {("northwind", "outcomes"), ("job-training", "outcomes")}
OF_NOTHING = sorted(set(kinds.kinds()) - {"outcomes", "plan"})


@pytest.fixture(scope="module")
def demo_runs(tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    """Reports of the demo as `mentorlab demo` makes them: those in MADE."""
    asked = asked_for(tmp_path_factory.mktemp("demo"))
    return [run(name, place, given) for place, name, given in asked if (place.name, name) in MADE]


@pytest.fixture(scope="module")
def outcomes(demo_runs: list[Run]) -> list[Run]:
    """The outcome reports of the demo: Northwind, and the real program."""
    return [made for made in demo_runs if made.folder.name.endswith("_outcomes")]


def _findings(run: Run) -> dict[str, Any]:
    return dict(json.loads((run.folder / "findings.json").read_text(encoding="utf-8")))


def _one(run: Run, question: str, objective: str) -> dict[str, Any]:
    found = [f for f in _findings(run)["findings"] if (f["question"], f["objective"]) == (question, objective)]
    assert len(found) == 1
    return dict(found[0])


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.long
def test_the_whole_demo(tmp_path: Path) -> None:
    made = demo(tmp_path)
    assert len(made) == 2 * len(kinds.kinds()) + 1  # engagement on two days of the simulated program
    _are_whole(made)
    test_page_sentence_workbook_and_findings_agree(made)
    test_the_page_is_one_offline_file_without_code(made)
    test_the_manifest_hashes_what_went_in(made)


@pytest.mark.parametrize("name", OF_NOTHING)
def test_cells_run_where_no_table_is_there(name: str, tmp_path: Path) -> None:
    """Without a kernel: every cell of the notebook, in order, on the real program."""
    folder = job_training(tmp_path / "job-training")
    notebook = nbformat.read(kinds.kind_of(name).notebook, as_version=4)
    names: dict[str, Any] = {"display": lambda *_: None}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, name, "exec"), names)
            if "parameters" in cell.metadata.get("tags", []):
                names["folder"] = str(folder)
    answers = [one for one in names.values() if isinstance(one, Result)]
    assert {one.status for one in answers} <= {"ok", "not_possible"}
    assert "not_possible" in {one.status for one in answers}
    assert all(one.figure().svg() and one._repr_html_() for one in answers)


def test_both_programs_give_whole_run_folders(demo_runs: list[Run]) -> None:
    assert len(demo_runs) == len(MADE)
    _are_whole(demo_runs)


def _are_whole(runs: list[Run]) -> None:
    for made in runs:
        also = {"plan": ["letters", "staff"], "matching": ["staff"], "program": ["report.pdf", "slides.pptx"]}
        more = also.get(made.folder.name.rpartition("_")[2], [])
        held = sorted(path.name for path in made.folder.iterdir())
        nobody_known = [name for name in more if name != "staff"]
        assert held in (sorted([*FILES, *more]), sorted([*FILES, *nobody_known]))
        assert sum(path.name.endswith((".part", ".failed")) for path in made.folder.parent.iterdir()) == 0


def test_the_demo_recovers_the_planted_effects(outcomes: list[Run]) -> None:
    planted = yaml.safe_load(shipped("data", "demo", "truth.yaml").read_text(encoding="utf-8"))["effects"]
    for objective, measure in (("belonging", "engagement_pulse"), ("staying", "stay_intention")):
        effect = _one(outcomes[0], "outcomes.contrast", objective)["estimates"][0]
        assert effect["name"] == "effect"
        assert effect["low"] <= planted[measure] <= effect["high"]


def test_the_real_program_gives_the_published_numbers(outcomes: list[Run]) -> None:
    finding = _one(outcomes[1], "outcomes.contrast", "earnings")
    values = {one["name"]: one for one in finding["estimates"]}
    # Dehejia and Wahba (1999): 1794, Welch 671; adjusted as in its charter 1636, HC3 680
    assert [round(values["difference"][key]) for key in ("value", "se")] == [1794, 671]
    assert [round(values["effect"][key]) for key in ("value", "se")] == [1636, 680]
    assert "led to" in finding["claim"]
    assert "according to the charter" in finding["claim"]
    assert finding["verdict"] == "positive_size_uncertain"


def test_the_findings_have_the_agreed_head(outcomes: list[Run]) -> None:
    head = {key: value for key, value in _findings(outcomes[0]).items() if key != "findings"}
    assert set(head) == {"schema", "program", "cycle", "report", "as_of", "parameters"}
    assert head["schema"] == 1
    assert head["as_of"] == "2026-12-11"  # the latest date in the demo's tables
    assert _findings(outcomes[1])["as_of"] is None  # its tables hold no date
    assert not any("folder" in value for value in (head["parameters"], _findings(outcomes[1])["parameters"]))


def test_page_sentence_workbook_and_findings_agree(demo_runs: list[Run]) -> None:
    for made in demo_runs:
        page = (made.folder / "report.html").read_text(encoding="utf-8")
        book = openpyxl.load_workbook(made.folder / "tables.xlsx")
        rows = list(book["Findings"].iter_rows(min_row=2, values_only=True))
        claims = [finding["claim"] for finding in _findings(made)["findings"]]
        assert [row[4] for row in rows] == claims
        assert made.sentence == claims[0]
        assert claims[0] in html.unescape(page)
        assert all(finding["headline"] in html.unescape(page) for finding in _findings(made)["findings"])


def test_the_page_is_one_offline_file_without_code(demo_runs: list[Run]) -> None:
    for made in demo_runs:
        text = (made.folder / "report.html").read_text(encoding="utf-8")
        page = _Page(text)
        assert "default-src 'none'" in text
        assert not {"script", "iframe", "link", "form"} & {tag for tag, _ in page.tags}
        addresses = [value for _, attrs in page.tags for name, value in attrs.items() if name in ("src", "href")]
        assert all(address and address.startswith(("data:", "#")) for address in addresses)
        assert "import mentorlab" not in text
        assert "outcomes.headline(" not in text
        images = [attrs for tag, attrs in page.tags if tag == "img"]
        assert images
        assert all(len(attrs["alt"] or "") > 40 for attrs in images)
        headings = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert headings[0] == 1
        assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(headings))


def test_the_page_says_what_a_reader_needs(outcomes: list[Run]) -> None:
    text = (outcomes[0].folder / "report.html").read_text(encoding="utf-8")
    for part in ("The answer", "How we know", "What this cannot tell us", "What to do next", "Words used here"):
        assert f">{part}<" in re.sub(r"<a class=.anchor-link.*?</a>", "", text)
    for part in ("Certainty", "Fingerprint", "has not been validated", "Details for the analyst"):
        assert part in text


def test_the_manifest_hashes_what_went_in(demo_runs: list[Run]) -> None:
    for made in demo_runs:
        manifest = json.loads((made.folder / "manifest.json").read_text(encoding="utf-8"))
        program = made.folder.parents[1]
        assert manifest["status"] == "done"
        assert {"program.yaml", "tables/people.csv"} <= set(manifest["inputs"])
        for name, digest in manifest["inputs"].items():
            read = program / name if (program / name).is_file() else made.folder.parent / name  # else an earlier run
            assert hashlib.sha256(read.read_bytes()).hexdigest() == digest
        written = (made.folder / "findings.json").read_bytes()
        assert manifest["findings"]["sha256"] == hashlib.sha256(written).hexdigest()
        assert manifest["findings"]["fingerprint"] in (made.folder / "report.html").read_text(encoding="utf-8")


def test_only_pairs_is_enough_for_a_report_that_says_what_is_missing(tmp_path: Path) -> None:
    import pandas as pd

    pairs = pd.DataFrame({"pair_id": ["a"], "mentor_id": ["m"], "mentee_id": ["n"], "matched_on": ["2026-01-10"]})
    with executed_here():
        made = run("outcomes", write_program(tmp_path / "p", None, pairs=pairs))
    assert {finding["status"] for finding in _findings(made)["findings"]} == {"not_possible"}
    assert "responses or measures" in made.sentence


def test_a_notebook_that_fails_midway_leaves_nothing_that_looks_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = short_kind(tmp_path)
    notebook = nbformat.read(kind.notebook, as_version=4)
    notebook.cells.insert(-1, nbformat.v4.new_code_cell("raise RuntimeError('the wind took it')"))
    nbformat.write(notebook, kind.notebook)
    monkeypatch.setattr(runner, "kind_of", lambda _: kind)
    with pytest.raises(ReportFailed, match="RuntimeError: the wind took it"):
        run("outcomes", write_program(tmp_path / "p", None, **two_arms()), out=tmp_path / "runs")
    left = list((tmp_path / "runs").iterdir())
    assert [path.suffix for path in left] == [".failed"]
    assert sorted(path.name for path in left[0].iterdir()) == ["executed.ipynb", "log.jsonl", "reason.txt"]
    assert "the wind took it" in (left[0] / "reason.txt").read_text(encoding="utf-8")

    left_of_it = (left[0] / "executed.ipynb").read_text(encoding="utf-8")
    assert "the wind took it" in left_of_it
    assert "application/vnd.mentorlab" not in left_of_it  # no record knows what it had shown
    assert str(tmp_path) not in left_of_it


def test_files_that_change_while_a_report_runs_make_it_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_program(tmp_path / "p", None, **two_arms())
    measures = folder / "tables" / "measures.csv"

    def execute(*_: Any) -> None:
        measures.write_text(measures.read_text(encoding="utf-8").replace("before", "middle", 1), encoding="utf-8")

    monkeypatch.setattr(runner, "execute", execute)
    with pytest.raises(ReportFailed, match=r"the data changed while the report ran \(tables/measures.csv\)"):
        run("outcomes", folder)


@pytest.mark.long
def test_a_report_on_another_measure_still_holds_the_primary_objective(tmp_path: Path) -> None:
    with executed_here():
        made = run("outcomes", "demo", {"measure": "stay_intention"}, tmp_path)
    assert made.folder.parent == tmp_path
    contrasts = [f["objective"] for f in _findings(made)["findings"] if f["question"] == "outcomes.contrast"]
    assert contrasts == ["staying", "belonging", "doing_well"]


@pytest.mark.long
def test_the_program_that_ships_is_not_written_into_and_gives_the_findings_of_its_copy_byte_for_byte(
    outcomes: list[Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with executed_here():  # in a kernel or in this process: the same
        made = run("outcomes", "demo")
    assert (made.folder / "findings.json").read_bytes() == (outcomes[0].folder / "findings.json").read_bytes()
    assert "nobody's to write in" in made.notice
    assert made.folder.parent == tmp_path / "runs"
    notebook = (made.folder / "executed.ipynb").read_text(encoding="utf-8")
    assert str(shipped("data")) not in notebook


def test_faults_make_no_run_folder(tmp_path: Path) -> None:
    tables = two_arms(20, 20)
    tables["assignments"].loc[0, "arm"] = "programm"
    folder = write_program(tmp_path / "p", None, **tables)
    with pytest.raises(BadInput, match="did you mean 'program'"):
        run("outcomes", folder)
    with pytest.raises(BadInput, match="no parameter"):
        run("outcomes", "demo", {"nonsense": 1}, tmp_path / "out")
    with pytest.raises(BadInput, match="did you mean 'outcomes'"):
        run("outcome", "demo", out=tmp_path / "out")
    assert not (folder / "runs").exists()
    assert not (tmp_path / "out").exists()
