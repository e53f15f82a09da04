"""Does the PDF say what the page says: every sentence, pictures in words, tagged, numbered, the same every time?"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any, NoReturn

import pypdf
import pytest

from mentorlab.answers.documents import Document
from mentorlab.reports.runner import Run, run
from tests.programs import two_arms, write_program
from tests.quick_reports import quick_outcomes

RUNNING = {"about": "Firm, spring", "title": "Did it work?"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, without_package: Callable[[str, str], NoReturn]) -> Run:
    """A short outcomes report with its PDF."""
    with quick_outcomes():
        done = run("outcomes", write_program(tmp_path_factory.mktemp("paper") / "p", **two_arms()), forms=["pdf"])
    if done.forms:
        without_package(" ".join(done.forms), "libpango-1.0-0")
    return done


def _said(text: str) -> str:
    """The letters alone: where a line was broken does not matter."""
    return re.sub(r"[\s\u00ad]+", "", text)


def _read(content: Path) -> tuple[pypdf.PdfReader, str]:
    reader = pypdf.PdfReader(content)
    return reader, _said("".join(page.extract_text() for page in reader.pages))


def _elements(node: Any) -> Iterator[Any]:
    """The elements of the tag tree, in the order in which they are read aloud."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _elements(node["/K"])


def test_every_finding_stands_on_paper(made: Run) -> None:
    reader, said = _read(made.folder / "report.pdf")
    found = json.loads((made.folder / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert found
    for one in found:
        assert _said(one["headline"]) in said
        assert all(_said(check["text"]) in said for check in one["checks"])
        assert all(_said(note) in said for note in one["notes"])
    assert _said(found[0]["claim"]) in said  # the sentence to quote
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number} of {len(reader.pages)}" in page.extract_text()


def test_it_can_be_read_aloud(made: Run) -> None:
    reader, _ = _read(made.folder / "report.pdf")
    page = (made.folder / "report.html").read_text(encoding="utf-8")
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == unescape(re.search("<title>(.*?)</title>", page)[1])  # type: ignore[index]
    elements = list(_elements(root["/StructTreeRoot"]["/K"]))
    drawn = [unescape(words) for words in re.findall(r'(?:<img[^>]* alt|role="img" aria-label)="([^"]*)"', page)]
    assert drawn
    assert [one["/Alt"] for one in elements if one["/S"] == "/Figure"] == drawn
    kinds = [one["/S"] for one in elements]
    assert kinds.count("/H1") == 1
    assert kinds.count("/Table") >= page.count("<table>")  # one that goes over a page stands there twice
    cells = [one for one in elements if one["/S"] == "/TD" and one.get("/A", {}).get("/Headers")]
    assert len(cells) > len([one for one in elements if one["/S"] == "/TD"]) / 2
    assert all(page["/Tabs"] == "/S" for page in reader.pages)


@pytest.mark.parametrize("sheet", ["A4", pytest.param("letter", marks=pytest.mark.long)])
def test_nothing_stands_out_of_the_sheet_and_it_is_the_same_every_time(made: Run, sheet: str, tmp_path: Path) -> None:
    from mentorlab.reports.forms.paper import as_pdf

    page = (made.folder / "report.html").read_text(encoding="utf-8")
    content = as_pdf(page, RUNNING, "2026-11-22", sheet)
    if sheet == "A4":
        assert as_pdf(page, RUNNING, "2026-11-22", sheet) == content
    (tmp_path / "one.pdf").write_bytes(content)
    for one in pypdf.PdfReader(tmp_path / "one.pdf").pages:
        wide, high = float(one.mediabox.width), float(one.mediabox.height)
        assert sorted([round(wide), round(high)]) == ([595, 842] if sheet == "A4" else [612, 792])
        begun: list[float] = []
        one.extract_text(
            visitor_text=lambda text, cm, tm, *_, at=begun: at.append(tm[4] * cm[0]) if text.strip() else 0
        )
        assert begun
        assert max(begun) < wide - 40  # points: within the margin


def test_nothing_is_fetched() -> None:
    from mentorlab.reports.forms.paper import as_pdf

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was asked"))
        page = (
            '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><h1>One</h1>'
            '<img alt="a" src="http://127.0.0.1:9/a.png"><img alt="b" src="file:///etc/hostname"></body></html>'
        )
        assert as_pdf(page, RUNNING, "2026-11-22").startswith(b"%PDF")


def test_a_letter_keeps_its_headings_and_tables(made: Run, tmp_path: Path) -> None:
    from mentorlab.reports.forms.paper import letter

    assert made.folder
    words = "# Dear you\n\nWelcome, *all* of you.\n\n## What to do\n\n- [ ] read\n- meet\n\n"
    words += "| a | b |\n|---|---|\n| 1 | 2 |\n"
    (tmp_path / "one.pdf").write_bytes(letter(Document("one", "One", "mentees", words), "en", "2026-11-22"))
    reader, said = _read(tmp_path / "one.pdf")
    kinds = [one["/S"] for one in _elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])]
    assert {"/H1", "/H2", "/L", "/Table", "/TH"} <= set(kinds)
    assert _said("Welcome, all of you.") in said


def test_without_pango_it_says_what_to_install(tmp_path: Path) -> None:
    """In a process of its own, in which no library of the system is found."""
    told = f"""
import ctypes, cffi
def nowhere(*_): raise OSError("cannot load library")
cffi.FFI.dlopen = nowhere
from mentorlab.reports.forms import FORMS, write_forms
from mentorlab.reports.forms import paper
paper.write = lambda folder, told: paper._weasyprint()
from pathlib import Path
print(write_forms(Path({str(tmp_path)!r}), None, ["pdf"])[0])
"""
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("No pdf: ")
    assert "libpango-1.0-0" in done.stdout
    assert "Traceback" not in done.stderr
