"""Is the match board of use in JupyterLab: lock a pair, matched around it, published, there after a reload?"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import nbformat
import pytest

from mentorlab.measures.opening import load
from tests.browser import ZOOMED, chromium
from tests.browser.served import MOMENT, notebook, outside, run_all, served
from tests.browser.test_start_here_in_jupyterlab import CUT, DARK, NAME, picture
from tests.matching.pools import pool_tables
from tests.programs import write_program

pytestmark = [pytest.mark.long, pytest.mark.browser]
Without = Callable[[str, str], NoReturn]
N, M = 300, 100
CELLS = ('import mentorlab\n\nprogram = mentorlab.load("..")', "mentorlab.match_board(program)")
FITS = "document.querySelector('.ml-board table')?.innerText.includes({text!r})"
# From the press of a button until the screen shows what came of it, measured in the browser itself.
TIMED = """async ([label, words]) => {
  const button = [...document.querySelectorAll('.ml-board button')].find(one => one.innerText === label);
  const lines = () => [...document.querySelectorAll('.ml-board [role=status]')];
  const said = () => lines().some(one => one.innerText.includes(words));
  const begun = performance.now(); button.click();
  while (!said()) await new Promise(go => setTimeout(go, 5));
  return performance.now() - begun; }"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    charter = {"matching": {"policy": "optimal", "rules": ["not_own_manager"]}}
    folder = write_program(tmp_path_factory.mktemp("programs") / "spring", charter, **pool_tables(N, M, places=4))
    (folder / "notebooks").mkdir()
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    nbformat.write(book, folder / "notebooks" / "board.ipynb")
    with served("lab", folder, tmp_path_factory.mktemp("private")) as address:
        yield folder, address.replace("00_start_here", "board")


def begun(page: Any) -> Any:
    """Run all cells and wait for the board."""
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    run_all(page)
    board = page.locator(".ml-board")
    board.locator("[role=status]", has_text="Everybody is matched").wait_for(timeout=MOMENT)
    return board


def chosen(board: Any, mentee: str) -> tuple[str, str]:
    """Choose a mentee by typing, and a mentor whom they do not have."""
    field = board.get_by_label("Mentee", exact=True)
    field.fill(mentee)
    field.press("Enter")
    board.get_by_text("That is the mentor they have.").wait_for(timeout=MOMENT)
    mentor = board.get_by_label("Mentor", exact=True)
    own = mentor.input_value()
    other = "o007" if own != "o007" else "o008"
    mentor.fill(other)
    mentor.press("Enter")
    board.get_by_text(f"Why not {other}?").wait_for(timeout=MOMENT)
    return own, other


@pytest.mark.daily
def test_lock_publish_and_reload(place: tuple[Path, str], without_package: Without) -> None:
    folder, address = place
    with chromium(without_package) as browser:
        with notebook(browser, address) as seen:
            page = seen.page
            board = begun(page)
            page.wait_for_function(FITS.format(text="Pairs 1 to 25 of 300"))
            picture(page, "board_light")
            _, other = chosen(board, "e000")
            board.get_by_role("button", name="Lock this pair").click()
            board.locator("[role=alert]", has_text="no reason is given").wait_for(timeout=MOMENT)
            board.get_by_label("Reason", exact=True).fill("They run the same project.")
            board.get_by_label("Decided by", exact=True).focus()
            picture(page, "board_pair")
            assert seen.faults(within=".ml-board") == []
            waited = page.evaluate(TIMED, ["Lock this pair", "Locked, and matched again"])
            assert waited < 1000, f"{waited:.0f} ms from the lock to the board drawn"
            page.wait_for_function(FITS.format(text="They run the same project."))
            picture(page, "board_locked")
            board.get_by_role("button", name="Compare ways").click()
            board.locator("[role=status]", has_text="ways are compared").wait_for(timeout=MOMENT)
            board.get_by_role("button", name="Compare ways").scroll_into_view_if_needed()
            picture(page, "board_ways")
            board.get_by_role("button", name="Publish …").click()
            board.get_by_role("button", name="Yes, publish").click()
            board.locator("[role=status]", has_text="300 pairs are published").wait_for(timeout=MOMENT)
            assert [*outside(seen, address), *seen.errors] == []
        pairs = load(folder).frames["pairs"].astype({"mentee_id": str, "mentor_id": str})
        assert pairs.loc[pairs["mentee_id"] == "e000", "mentor_id"].tolist() == [other]
        (log,) = (folder / "staff").glob("*/decisions.json")
        assert [one["why"] for one in json.loads(log.read_text())["holds"]] == ["They run the same project."]
        with notebook(browser, address) as seen:
            board = begun(seen.page)
            board.get_by_text("300 pairs of this cycle are in the table pairs").wait_for(timeout=MOMENT)
            seen.page.wait_for_function(FITS.format(text="They run the same project."))
            picture(seen.page, "board_reloaded")


def test_the_list_is_filtered_at_once_and_keys_reach_everything(
    place: tuple[Path, str], without_package: Without
) -> None:
    with chromium(without_package) as browser, notebook(browser, place[1]) as seen:
        page = seen.page
        board = begun(page)
        person = board.get_by_label("Person", exact=True)
        person.fill("e29")
        since = time.perf_counter()
        person.press("Enter")
        page.wait_for_function(FITS.format(text="Pairs 1 to 10 of 10"))
        took = time.perf_counter() - since
        assert took < 0.3 * 3, f"{took:.2f} s"  # Playwright's own way there and back included
        board.get_by_label("Way of matching", exact=True).focus()
        names = []
        for _ in range(24):
            page.keyboard.press("Tab")
            names.append(page.evaluate(NAME))
        inside = [name for name in names if name is not None]
        assert {"Mentee", "Mentor", "Reason", "Decided by", "Lock this pair"} <= {name.strip() for name in inside}
        assert all(inside), "a control without a name"


@pytest.mark.parametrize(("name", "size", "dark"), [("zoomed", ZOOMED, False), ("dark", (1280, 900), True)])
def test_enlarged_and_in_the_dark(
    name: str, size: tuple[int, int], dark: bool, place: tuple[Path, str], without_package: Without
) -> None:
    with chromium(without_package) as browser, notebook(browser, place[1], size) as seen:
        page = seen.page
        if dark:
            page.evaluate(DARK)
        board = begun(page)
        board.get_by_label("Mentee", exact=True).scroll_into_view_if_needed()
        picture(page, f"board_{name}")
        board.get_by_label("Person", exact=True).scroll_into_view_if_needed()
        picture(page, f"board_{name}_list")
        assert page.evaluate(CUT) == []
        assert [*outside(seen, place[1]), *seen.errors] == []
