"""Does the page hold in a browser: for a screen reader, a keyboard, a phone, a reader who zooms; without network?"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from mentorlab.reports.batch.index_page import write_index
from mentorlab.reports.batch.planned import planned
from mentorlab.reports.kinds import kinds
from mentorlab.reports.runner import run
from tests.browser import DESKTOP, PHONE, ZOOMED, chromium, opened
from tests.programs import two_arms, write_program
from tests.quick_reports import quick_outcomes

WRONG = """<!DOCTYPE html><html><head><title>x</title></head><body><img src="http://127.0.0.1:9/nowhere.png">
<div style="width:900px">far</div><p style="color:#bbb">grey</p></body></html>"""


def test_what_must_not_be_is_found(without_package: Callable[[str, str], NoReturn], tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text(WRONG, encoding="utf-8")
    with chromium(without_package) as browser:
        with opened(browser, page, PHONE) as seen:
            assert seen.requests == ["http://127.0.0.1:9/nowhere.png"]
            assert len(seen.errors) == 1
            assert {one.split()[0] for one in seen.faults()} >= {"image-alt", "html-has-lang", "color-contrast"}
            assert len(seen.lost_at_the_side()) == 1
        with opened(browser, page, DESKTOP) as seen:
            assert not seen.lost_at_the_side()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short outcomes report."""
    with quick_outcomes():
        return run("outcomes", write_program(tmp_path_factory.mktemp("browser") / "p", **two_arms())).page


def test_the_page_holds_for_everybody(without_package: Callable[[str, str], NoReturn], page: Path) -> None:
    with chromium(without_package) as browser:
        _holds(browser, page)
        with opened(browser, page) as seen:  # by keyboard alone: first past everything, then what is folded
            seen.page.keyboard.press("Tab")
            assert seen.page.evaluate("document.activeElement.className") == "skip"
            seen.page.locator("summary").first.focus()
            seen.page.keyboard.press("Enter")
            assert seen.page.locator("details").first.evaluate("one => one.open")
            assert seen.page.locator("summary").first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


@pytest.mark.long
def test_the_index_of_a_batch_holds_too(
    without_package: Callable[[str, str], NoReturn], page: Path, tmp_path: Path
) -> None:
    """With a report of the whole, units that are there, failed or not made yet, and a batch before."""
    plan = planned("outcomes", "demo", "", {}, ())
    there, wrong, *_ = [plan.said_of(unit) for unit in plan.units if unit.may_be_reported]
    run_of = {"": tmp_path / "runs" / "whole", there: tmp_path / "runs" / "one"}
    for folder in run_of.values():
        shutil.copytree(page.parent, folder)
    index = write_index(tmp_path, plan, run_of, {wrong: "the kernel was killed (signal 9)"}, dict(run_of))
    with chromium(without_package) as browser:
        _holds(browser, index)


@pytest.mark.long
def test_every_report_of_the_demo_holds(without_package: Callable[[str, str], NoReturn], tmp_path: Path) -> None:
    pages = [run(name, "demo", out=tmp_path / name).page for name in kinds()]
    assert len(pages) >= 7
    with chromium(without_package) as browser:
        for one in pages:
            _holds(browser, one)


def _holds(browser: Any, page: Path) -> None:
    """Everything unfolded: on a desktop; on a phone; on a desktop at 200 %, in a dark scheme."""
    with opened(browser, page, DESKTOP) as seen:
        seen.unfold()
        assert not seen.wrong(), page
        assert not seen.faults(("minor", "moderate")), page
    for size, scheme in ((PHONE, "light"), (ZOOMED, "dark")):
        with opened(browser, page, size, color_scheme=scheme) as seen:
            seen.unfold()
            assert not seen.lost_at_the_side(), (page, size)
