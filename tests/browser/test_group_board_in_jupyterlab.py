"""Are circles and shortlists of use in JupyterLab: made by keyboard, stopped when they take long, and saved?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import nbformat
import pandas as pd
import pytest

from tests.browser import ZOOMED, chromium
from tests.browser.served import MOMENT, notebook, outside, run_all, served
from tests.browser.test_start_here_in_jupyterlab import CUT, DARK, picture
from tests.matching.pools import pool_tables
from tests.programs import write_program

pytestmark = [pytest.mark.long, pytest.mark.browser]
Without = Callable[[str, str], NoReturn]
CELLS = ('import mentorlab\n\nprogram = mentorlab.load("..")', "mentorlab.group_board(program)")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = write_program(tmp_path_factory.mktemp("programs") / "spring", {}, **pool_tables(300, 100, places=4))
    (folder / "notebooks").mkdir()
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    nbformat.write(book, folder / "notebooks" / "groups.ipynb")
    with served("lab", folder, tmp_path_factory.mktemp("private")) as address:
        yield folder, address.replace("00_start_here", "groups")


def begun(page: Any) -> Any:
    """Run all cells and wait for the panel."""
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    run_all(page)
    board = page.locator(".ml-groups")
    board.locator("[role=status]", has_text="Nothing has been made yet").wait_for(timeout=MOMENT)
    return board


def pressed(board: Any, name: str) -> None:
    """Reach a button and press it without a mouse."""
    button = board.get_by_role("button", name=name)
    button.focus()
    button.press("Enter")


def test_a_search_that_takes_long_is_stopped_and_shortlists_are_made_and_saved(
    place: tuple[Path, str], without_package: Without
) -> None:
    folder, address = place
    with chromium(without_package) as browser, notebook(browser, address) as seen:
        page = seen.page
        board = begun(page)
        for name, number in (("At least", "3"), ("At most", "6")):
            field = board.get_by_label(name, exact=True)
            field.fill(number)
            field.press("Enter")
        pressed(board, "Make the list")  # some 30 seconds on a quiet machine
        board.get_by_role("button", name="Stop").wait_for(timeout=MOMENT)
        picture(page, "groups_working")
        pressed(board, "Stop")
        board.locator("[role=status]", has_text="Stopped").wait_for(timeout=MOMENT)
        assert board.get_by_role("button", name="Save the list").is_disabled()
        form = board.get_by_label("Make", exact=True)
        form.select_option(label="shortlists")
        field = board.get_by_label("Mentees at most", exact=True)
        field.fill("10")
        field.press("Enter")
        pressed(board, "Make the list")
        board.locator("[role=status]", has_text="900 meetings of 900 wanted").wait_for(timeout=MOMENT)
        board.get_by_text("Shortlists 1 to 25 of 300").wait_for(timeout=MOMENT)
        picture(page, "groups_light")
        pressed(board, "Save the list")
        board.locator("[role=status]", has_text="Saved as staff/shortlists-").wait_for(timeout=MOMENT)
        assert [*outside(seen, address), *seen.errors] == []
    (saved,) = (folder / "staff").glob("shortlists-*.csv")
    assert pd.read_csv(saved).groupby("mentee_id").size().tolist() == [3] * 300


@pytest.mark.parametrize(("name", "size", "dark"), [("zoomed", ZOOMED, False), ("dark", (1280, 900), True)])
def test_enlarged_and_in_the_dark(
    name: str, size: tuple[int, int], dark: bool, place: tuple[Path, str], without_package: Without
) -> None:
    with chromium(without_package) as browser, notebook(browser, place[1], size) as seen:
        page = seen.page
        if dark:
            page.evaluate(DARK)
        board = begun(page)
        board.get_by_label("Make", exact=True).select_option(label="shortlists")
        pressed(board, "Make the list")
        board.get_by_text("Shortlists 1 to 25 of 300").wait_for(timeout=MOMENT)
        board.get_by_label("Person", exact=True).scroll_into_view_if_needed()
        picture(page, f"groups_{name}")
        assert page.evaluate(CUT) == []
        assert [*outside(seen, place[1]), *seen.errors] == []
