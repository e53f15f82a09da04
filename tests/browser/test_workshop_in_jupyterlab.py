"""Can a participant work in JupyterLab: a hint, an answer that holds, and is it there after a reload?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from mentorlab.workshop.unpacking import unpack
from tests.browser import chromium
from tests.browser.served import MOMENT, READY, notebook, outside, run_all, served
from tests.browser.test_start_here_in_jupyterlab import keep, picture

pytestmark = [pytest.mark.long, pytest.mark.browser]
SESSION = "5_convince"
ANSWERED = """([name, answer]) => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets;
  const one = cells.find(cell => cell.model.sharedModel.source.startsWith(`${name} = `));
  one.model.sharedModel.setSource(`${name} = ${answer}`); }"""


def answered(page: Any, answer: str) -> None:
    """Put an answer into its cell, and run all."""
    page.evaluate(ANSWERED, ["answer_1", answer])
    run_all(page)


@pytest.mark.daily
def test_a_session_is_worked_through(tmp_path: Path, without_package: Callable[[str, str], NoReturn]) -> None:
    folder = unpack(tmp_path / "workshop")
    with served("lab", folder, tmp_path / "private") as address, chromium(without_package) as browser:
        assert "/1_why.ipynb" in address
        with notebook(browser, address.replace("1_why", SESSION)) as seen:
            page = seen.page
            run_all(page)
            told(page, "Put your answer in the place of the three dots")
            answered(page, "28.0")
            told(page, "convince.1: not yet. Subtract within one row.")
            picture(page, "workshop_hint")
            answered(page, "2.7")
            told(page, "convince.1: it holds.")
            keep(page)
            page.reload()
            page.wait_for_selector(".jp-Notebook", timeout=MOMENT)
            page.evaluate(READY)
            run_all(page)
            told(page, "convince.1: it holds.")
            picture(page, "workshop_reloaded")
            assert [*outside(seen, address), *seen.errors] == []
    kept = json.loads((folder / "answers.json").read_text(encoding="utf-8"))["answers"]
    assert (kept["convince.1"]["answer"], kept["convince.1"]["held"]) == (2.7, True)


def told(page: Any, words: str) -> None:
    """What a check says, somewhere in the notebook."""
    page.locator(".jp-OutputArea [role=status]", has_text=words).first.wait_for(timeout=MOMENT, state="attached")
