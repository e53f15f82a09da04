"""Does a screen reader hear what a panel did? What Chromium hands to one, while fields are filled by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import nbformat
import pytest

from mentorlab.measures.opening import load
from mentorlab.tables.starting import start
from tests.browser import ZOOMED, chromium
from tests.browser.served import MOMENT, notebook, outside, run_all, served
from tests.browser.test_start_here_in_jupyterlab import CUT, DARK, picture

pytestmark = [pytest.mark.long, pytest.mark.browser]
Without = Callable[[str, str], NoReturn]
SAVE = "async () => await window.jupyterapp.commands.execute('docmanager:save')"
CELLS = (
    "import mentorlab\n\nprogram = mentorlab.load('..')",
    "mentorlab.charter_form(program)",
    "mentorlab.explore(program, 'planning.power')",
)
LINE = ".ml-panel .ml-live .widget-html-content"
# Every place where the line of the form is put anew is noted: a line that is announced changes within.
WATCHED = """line => { window.line = document.querySelector(line); window.heard = [];
  new MutationObserver(changes => changes.forEach(one =>
    window.heard.push([one.target === window.line || window.line.contains(one.target), window.line.innerText.trim()])))
    .observe(window.line.parentElement.parentElement, {childList: true, subtree: true}); }"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = start(tmp_path_factory.mktemp("programs") / "spring", starts_on=date(2026, 12, 1), have=[], like="demo")
    (folder / "notebooks").mkdir(exist_ok=True)
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    nbformat.write(book, folder / "notebooks" / "spoken.ipynb")
    private = tmp_path_factory.mktemp("private")
    switched_on = private / "settings" / "@jupyter-widgets" / "jupyterlab-manager" / "plugin.jupyterlab-settings"
    switched_on.parent.mkdir(parents=True)
    switched_on.write_text(json.dumps({"saveState": True}), encoding="utf-8")  # what somebody may have set
    with served("lab", folder, private) as address:
        yield folder, f"{address.replace('00_start_here', 'spoken')}&reset"


def listened_to(page: Any) -> dict[int, str]:
    """What the accessibility tree says is read when it changes, and as a whole: node of the document → its role."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = {}
    for node in nodes:
        said = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
        if said.get("live") == "polite" and said.get("atomic") and not node["ignored"]:
            found[node["backendDOMNodeId"]] = node["role"]["value"]
    return found


def names_of_sliders(page: Any) -> list[str]:
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [node.get("name", {}).get("value", "") for node in nodes if node["role"]["value"] == "slider"]


def leave(field: Any, value: str) -> None:
    field.fill(value)
    field.press("Tab")


def test_what_is_done_is_announced_within_an_element_that_stays(
    place: tuple[Path, str], without_package: Without
) -> None:
    folder, address = place
    with chromium(without_package) as browser, notebook(browser, address) as seen:
        page = seen.page
        run_all(page)
        page.wait_for_selector(f"{LINE}[role=status]:not(:empty)", timeout=MOMENT)
        before = listened_to(page)
        assert set(before.values()) == {"status"}
        page.evaluate(WATCHED, LINE)
        heard = list[tuple[bool, str]]()
        for field, value in (("Purpose", "So that nobody is alone."), ("Cycle", "2026-autumn")):
            leave(page.get_by_label(field, exact=True), value)
            page.wait_for_function(f"window.heard.length > {len(heard)}", timeout=MOMENT)
            page.wait_for_timeout(500)
            heard = page.evaluate("window.heard")
        assert [within for within, _ in heard if not within] == [], "the line was put anew, not changed within"
        assert len([words for _, words in heard if words == "Saved in program.yaml."]) >= 2, "each of the two is heard"
        assert page.evaluate("window.line.isConnected")
        assert listened_to(page).keys() >= before.keys(), "an element that was listened to has gone"
        leave(page.get_by_label("Starts on", exact=True), "1.12.2026")
        page.locator(".ml-wrong[role=alert]", has_text="is not a date").wait_for(timeout=MOMENT)
        assert page.evaluate("window.line.innerText.trim()") == "", "a fault is announced once"
        typed_beside_a_slider(page)
        assert {"Worthwhile", "Correlation", "Power"} <= {*names_of_sliders(page)}
        assert all(names_of_sliders(page))
        picture(page, "spoken_and_typed")
        page.evaluate(SAVE)
        page.wait_for_timeout(500)
        assert [*outside(seen, address), *seen.errors] == []
    assert load(folder).charter.cycle == "2026-autumn"
    assert "widgets" not in nbformat.read(folder / "notebooks" / "spoken.ipynb", as_version=4).metadata


def typed_beside_a_slider(page: Any) -> None:
    """A number that cannot be stays in its field with the reason; one that can moves the slider."""
    field = page.get_by_label("Worthwhile, typed", exact=True)
    leave(field, "a little")
    page.locator(".ml-explore [role=alert]", has_text="is no number").wait_for(timeout=MOMENT)
    assert field.input_value() == "a little"
    leave(field, "0.6")
    page.wait_for_function("document.querySelector('.ml-explore pre.ml-code').innerText.includes('worthwhile=0.6')")
    handle = page.locator(".ml-explore .widget-slider", has_text="Worthwhile").first.locator(".noUi-handle")
    assert float(handle.get_attribute("aria-valuenow")) == pytest.approx(0.6)


def test_stakes_and_worth_by_keyboard_enlarged_in_the_dark(place: tuple[Path, str], without_package: Without) -> None:
    folder, address = place
    with chromium(without_package) as browser, notebook(browser, address, ZOOMED) as seen:
        page = seen.page
        page.evaluate(DARK)
        page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        run_all(page)
        page.get_by_role("button", name="10. Worth").focus()
        page.keyboard.press("Enter")
        add = page.get_by_role("button", name="Add a measure")
        add.focus()
        page.keyboard.press("Enter")
        page.get_by_label("Measure", exact=True).nth(1).wait_for(timeout=MOMENT)  # below the one that is there
        leave(page.get_by_label("Measure", exact=True).nth(1), "promotion")
        page.locator(".ml-panel [role=alert]", has_text="Not saved yet").first.wait_for(timeout=MOMENT)
        leave(page.get_by_label("One unit is worth", exact=True).nth(1), "9000")
        page.locator(".ml-panel [role=status]", has_text="Saved in program.yaml").first.wait_for(timeout=MOMENT)
        picture(page, "worth_dark_enlarged")
        assert page.evaluate(CUT) == []
        assert [*outside(seen, address), *seen.errors] == []
    assert load(folder).charter.values["promotion"].unit_value == 9000
