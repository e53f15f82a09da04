"""Do page, paper, slides and workbook tell the same, and can everybody read them?"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

import mentorlab
from mentorlab.answers import pictures_kept
from mentorlab.answers.look import nothing_to_draw
from mentorlab.reports import forms
from mentorlab.reports.forms import slides as slides_form
from mentorlab.reports.forms.outline import Slide
from mentorlab.reports.kinds import kinds
from mentorlab.reports.runner import Run, run
from tests.browser import DESKTOP, PHONE, chromium, opened
from tests.quick_reports import quick_outcomes

NUMBER = re.compile(r"[+−]?\d[\d,]*(?:\.\d+)?")
MADE = {"made_on": "2026-12-20", "fingerprint": "0123456789ab"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, without_package: Callable[[str, str], NoReturn]) -> Run:
    with quick_outcomes():
        done = run("outcomes", "demo", {}, tmp_path_factory.mktemp("forms"), forms=["pdf", "slides"])
    if any("apt-get" in sentence for sentence in done.forms):
        without_package("Pango is not installed", "libpango-1.0-0")
    assert done.forms == ()
    return done


@pytest.fixture(scope="module")
def findings(made: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((made.folder / "findings.json").read_bytes())["findings"]
    return [one for one in found if one["status"] == "ok"]


@pytest.fixture(scope="module")
def page(made: Run) -> str:
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", made.page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return _plain(html.unescape(text))


@pytest.fixture(scope="module")
def paper(made: Run) -> PdfReader:
    return PdfReader(made.folder / "report.pdf")


@pytest.fixture(scope="module")
def slides(made: Run) -> list[Any]:
    return list(Presentation(str(made.folder / "slides.pptx")).slides)


def _plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\u00ad]+", " ", text)


def _shown(slide: Any) -> str:
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return _plain(" ".join([*(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame), *cells]))


def test_every_claim_stands_on_the_page_on_paper_in_notes_and_in_the_workbook(
    made: Run, findings: list[dict[str, Any]], page: str, paper: PdfReader, slides: list[Any]
) -> None:
    printed = _plain(" ".join(sheet.extract_text() for sheet in paper.pages))
    book = openpyxl.load_workbook(made.folder / "tables.xlsx")
    claims = {cell.value for row in book["Findings"].iter_rows() for cell in row}
    told = " ".join(_shown(slide) for slide in slides)
    assert len(findings) == 2
    for one in findings:
        assert _plain(one["headline"]) in page
        assert _plain(one["headline"]) in printed
        assert one["claim"] in claims
        assert f"{abs(one['estimates'][0]['value']):.2f}" in told


def test_every_estimate_stands_in_the_workbook_with_its_interval(made: Run, findings: list[dict[str, Any]]) -> None:
    book = openpyxl.load_workbook(made.folder / "tables.xlsx")
    head, *rows = book["Estimates"].iter_rows(values_only=True)
    listed = [dict(zip(head, row, strict=True)) for row in rows]
    written = [one for finding in findings for one in finding["estimates"]]
    assert len(listed) == len(written) > 3
    for row, one in zip(listed, written, strict=True):
        assert [row[name] for name in ("name", "n", "method")] == [one[name] for name in ("name", "n", "method")]
        for name in ("value", "low", "high"):
            assert row[name] == one[name] or abs(row[name] - one[name]) < 1e-12


def test_no_number_stands_on_a_slide_or_on_paper_that_the_page_does_not_hold(
    page: str, paper: PdfReader, slides: list[Any], findings: list[dict[str, Any]]
) -> None:
    """Whole figures by their digits; page numbers, which paper alone has, are those of its pages."""
    known = {number.lstrip("+−") for number in NUMBER.findall(page)}
    answers = [slide for slide in slides if any(one["headline"] in _notes(slide) + _shown(slide) for one in findings)]
    assert answers
    for slide in answers:
        left_out = next((shape.text_frame.text for shape in slide.shapes if shape.name == "Left out"), "")
        own = {number.lstrip("+−") for number in NUMBER.findall(_shown(slide).replace(_plain(left_out), ""))}
        assert own <= known, own - known
    counted = {str(number) for number in range(len(paper.pages) + 1)}
    for sheet in paper.pages:
        own = {number.lstrip("+−") for number in NUMBER.findall(_plain(sheet.extract_text()))}
        assert {one for one in own - known - counted if "." in one} == set()


def _notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text) if slide.has_notes_slide else ""


def test_the_paper_can_be_read_aloud(paper: PdfReader, findings: list[dict[str, Any]]) -> None:
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.metadata is not None
    assert "Northwind" in str(paper.metadata.title)
    tags = list(_tags(root["/StructTreeRoot"].get_object()))
    kinds_of = [str(tag.get("/S")) for tag in tags]
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure"} <= set(kinds_of)
    alts = [str(tag.get("/Alt", "")) for tag in tags if tag.get("/S") == "/Figure"]
    assert all(alts)
    assert any(findings[0]["claim"][:60] in alt for alt in alts)


def _tags(node: Any) -> Any:
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        one = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(one, dict) and "/S" in one:
            yield one
            yield from _tags(one)


def test_its_pages_are_counted(paper: PdfReader) -> None:
    for number, sheet in enumerate(paper.pages, start=1):
        assert f"{number} of {len(paper.pages)}" in _plain(sheet.extract_text())


def test_slides_have_titles_of_their_own_pictures_with_words_and_nothing_over_the_edge(
    made: Run, slides: list[Any]
) -> None:
    size = Presentation(str(made.folder / "slides.pptx"))
    titles = [slide.shapes.title.text for slide in slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    pictures = [shape for slide in slides for shape in slide.shapes if hasattr(shape, "image")]
    assert len(pictures) == 2
    assert all(picture._element.nvPicPr.cNvPr.get("descr") for picture in pictures)
    for slide in slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= size.slide_width + 1
            assert shape.top + shape.height <= size.slide_height + 1


@pytest.mark.long
def test_the_page_holds_in_a_browser(made: Run, without_package: Callable[[str, str], NoReturn]) -> None:
    with chromium(without_package) as browser:
        for size in (DESKTOP, PHONE):
            with opened(browser, made.page, size) as seen:
                seen.unfold()
                assert seen.requests == []
                assert seen.errors == []
                assert seen.faults() == []
                assert seen.lost_at_the_side() == []


@pytest.mark.long
def test_a_form_whose_library_is_missing_is_told_and_the_report_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(forms.FORMS, "slides", "no_such_door:write")  # type: ignore[arg-type]
    with quick_outcomes():
        done = run("outcomes", "demo", {}, tmp_path, forms=["slides"])
    (sentence,) = done.forms
    assert "not installed" in sentence
    assert "mentorlab[reports]" in sentence
    assert done.page.exists()


def test_an_answer_with_neither_figure_nor_table_nor_box_has_a_slide_of_its_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = Slide("Nothing can be drawn", "Was it asked?", ("It was asked, and this is all there is.",))
    monkeypatch.setattr(slides_form, "slides_of", lambda _: [bare])
    told = forms.Told(kinds()["outcomes"], mentorlab.load("demo"), None, [], {"as_of": "", **MADE}, "")
    (slide,) = Presentation(io.BytesIO(slides_form.as_slides(told))).slides
    assert bare.notes[0] in _shown(slide)


@pytest.mark.long
@pytest.mark.parametrize("report", list(kinds()))
def test_every_report_of_the_demo_holds_in_a_browser(
    report: str, tmp_path: Path, without_package: Callable[[str, str], NoReturn]
) -> None:
    done = run(report, "demo", {"audience": "leadership"}, tmp_path, forms=["pdf", "slides"])
    assert done.forms == ()
    with chromium(without_package) as browser:
        for size in (DESKTOP, PHONE):
            with opened(browser, done.page, size) as seen:
                seen.unfold()
                assert (seen.requests, seen.errors, seen.faults(), seen.lost_at_the_side()) == ([], [], [], [])


def test_a_picture_that_only_says_why_there_is_none_is_kept_for_no_slide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures_kept, "_kept_in", [])
    (tmp_path / pictures_kept.PICTURES).mkdir()
    pictures_kept.keep_pictures(tmp_path)
    drawn, empty = nothing_to_draw("Did it work?", "a"), nothing_to_draw("Did it work?", "b")
    drawn.only_words = False
    shown = [picture._repr_html_() for picture in (drawn, empty)]
    assert all("ml-figure" in one for one in shown)
    kept = list((tmp_path / pictures_kept.PICTURES).iterdir())
    assert kept == [pictures_kept.place_of(drawn.svg(), tmp_path / pictures_kept.PICTURES)]
