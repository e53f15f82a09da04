"""Does a file that is dropped on the page get into the program, and is it there after the page is loaded again?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import nbformat
import pytest

from mentorlab.measures.opening import check, load
from mentorlab.tables.starting import start
from tests.browser import ZOOMED, chromium
from tests.browser.served import MOMENT, READY, notebook, outside, run_all, served

pytestmark = [pytest.mark.long, pytest.mark.browser]
Without = Callable[[str, str], NoReturn]
PICTURES = Path(__file__).resolve().parents[2] / "build" / "browser"
EXPORT = "Email,Submitted,I feel at home here\nana@x.org,2026-11-20,4\nbo@x.org,2026-11-21,5\n,2026-11-21,3\n"
DARK = """async () => { await window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'});
  while (document.body.dataset.jpThemeLight !== 'false') await new Promise(go => setTimeout(go, 100)); }"""
CUT = """() => [...document.querySelectorAll('.ml-panel')].flatMap(panel => {
  const right = panel.closest('.jp-OutputArea-output').getBoundingClientRect().right + 1;
  return [...panel.querySelectorAll('input,select,button,textarea,.widget-label')]
    .filter(one => one.offsetParent && one.getBoundingClientRect().right > right)
    .map(one => one.outerHTML.slice(0, 160)); })"""
SAVE = "async () => await window.jupyterapp.commands.execute('docmanager:save')"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = start(tmp_path_factory.mktemp("programs") / "spring", starts_on=date(2026, 12, 1), have=[])
    with served("lab", folder, tmp_path_factory.mktemp("private")) as address:
        yield folder, address


def at(address: str, name: str) -> str:
    """The address of another notebook, alone: JupyterLab would else open again what was open before."""
    return f"{address.replace('00_start_here', name)}&reset"


def forms_notebook(path: Path) -> None:
    """A notebook with the forms alone, so that no report is waited for."""
    cells = [
        nbformat.v4.new_code_cell(f"import mentorlab\nmentorlab.{name}('..')")
        for name in ("costs_form", "needs_form", "weights_form")
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)


def picture(page: Any, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(PICTURES / f"{name}.png"))


def dropped(page: Any, name: str, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose or drop a file").click()
    chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": content})


def said(page: Any, words: str, role: str = "status") -> None:
    page.locator(f".ml-data-room [role={role}]", has_text=words).first.wait_for(timeout=MOMENT)


def entered(page: Any, label: str, value: str) -> None:
    field = page.locator(".ml-panel").get_by_label(label, exact=True).first
    field.scroll_into_view_if_needed()
    field.fill(value)
    field.press("Tab")


@pytest.mark.daily
def test_drop_decide_look_import_reload_still_there(place: tuple[Path, str], without_package: Without) -> None:
    folder, address = place
    with chromium(without_package) as browser, notebook(browser, at(address, "05_data_room")) as seen:
        page = seen.page
        run_all(page)
        dropped(page, "answers.pdf", b"%PDF-1.7")
        said(page, "to be mended", "alert")
        dropped(page, "export.csv", EXPORT.encode())
        said(page, "A first mapping of export.csv")
        picture(page, "data_room_drafted")
        entered(page, "wave", "=before")
        page.wait_for_function("document.querySelector('.ml-mapping textarea').value.includes('\"=before\"')")
        page.get_by_role("button", name="Look", exact=True).click()
        said(page, "Nothing is written yet")
        assert not (folder / "tables" / "responses.csv").exists()
        picture(page, "data_room_looked")
        assert seen.faults(within=".ml-data-room") == []
        page.get_by_role("button", name="Import", exact=True).click()
        said(page, "Imported into tables/responses.csv.")
        picture(page, "data_room_imported")
        assert page.evaluate(CUT) == []
        page.evaluate(SAVE)
        page.reload()
        page.wait_for_selector(".jp-Notebook", timeout=MOMENT)
        page.evaluate(READY)
        run_all(page)
        assert "responses; wide" in page.locator(".jp-Notebook").inner_text() or "responses" in page.inner_text("body")
        assert seen.errors == []
        assert outside(seen, address) == []
    assert check(folder)[0] == []
    assert sorted(load(folder).table("responses")["value"]) == [4.0, 5.0]
    text = (folder / "notebooks" / "05_data_room.ipynb").read_text(encoding="utf-8")
    assert "ana@x.org" not in text  # nothing of the file stays in the notebook


def test_a_large_file_does_not_freeze_the_page(place: tuple[Path, str], without_package: Without) -> None:
    lines = "".join(f"p{n}@x.org,2026-11-20,{n % 5 + 1}{' ' * 70}\n" for n in range(530_000))
    content = (EXPORT.splitlines()[0] + "\n" + lines).encode()
    assert 50_000_000 < len(content) < 52_000_000  # Playwright hands over no more
    with chromium(without_package) as browser, notebook(browser, at(place[1], "05_data_room")) as seen:
        page = seen.page
        run_all(page)
        path = place[0] / "large.csv"
        path.write_bytes(content)
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choose or drop a file").click()
        chooser.value.set_files(str(path))
        path_field = page.get_by_label("Or its path", exact=True)
        path_field.focus()  # the page answers while the file comes
        said(page, "A first mapping of large.csv")
        assert seen.errors == []


@pytest.mark.parametrize(("name", "size", "dark"), [("zoomed", ZOOMED, False), ("dark", (1280, 900), True)])
def test_forms_enlarged_and_in_the_dark(
    name: str, size: tuple[int, int], dark: bool, place: tuple[Path, str], without_package: Without
) -> None:
    folder, address = place
    forms_notebook(folder / "notebooks" / "forms.ipynb")
    with chromium(without_package) as browser, notebook(browser, at(address, "forms"), size) as seen:
        page = seen.page
        if dark:
            page.evaluate(DARK)
        page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        run_all(page)
        entered(page, "Item", f"a hall {name}")
        entered(page, "Amount", "much")
        page.locator(".ml-form-costs [role=alert]", has_text="is not a number").first.wait_for(timeout=MOMENT)
        picture(page, f"forms_wrong_{name}")
        assert page.get_by_label("Amount", exact=True).input_value() == "much"
        entered(page, "Amount", "600")
        page.locator(".ml-form-costs [role=status]", has_text="Saved in tables/costs.csv").first.wait_for(
            timeout=MOMENT
        )
        picture(page, f"forms_{name}")
        assert seen.faults(within=".ml-panel") == []
        assert page.evaluate(CUT) == []
        assert seen.errors == []
    assert f"a hall {name},600" in (folder / "tables" / "costs.csv").read_text(encoding="utf-8")
