"""Can an analyst begin in JupyterLab: open, run all, ask, move a control, by keyboard alone, enlarged, in the dark?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest

from mentorlab.tables.starting import start
from tests.browser import ZOOMED, Seen, chromium
from tests.browser.served import MOMENT, notebook, outside, run_all, served, status

pytestmark = [pytest.mark.long, pytest.mark.browser]
Without = Callable[[str, str], NoReturn]
PICTURES = Path(__file__).resolve().parents[2] / "build" / "browser"
DARK = """async () => { await window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'});
  while (document.body.dataset.jpThemeLight !== 'false') await new Promise(go => setTimeout(go, 100)); }"""
TOLD = ".ml-explore [role=status]:not(:empty)"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = start(
        tmp_path_factory.mktemp("programs") / "spring",
        starts_on=date(2026, 3, 2),
        have=["people", "responses", "assignments", "pairs", "meetings"],
        like="demo",
    )
    with served("lab", folder, tmp_path_factory.mktemp("private")) as address:
        yield folder, address


def picture(page: Any, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(PICTURES / f"{name}.png"))


def asked(page: Any, room: str, topic: str, question: str) -> None:
    """Choose a question by the keyboard, and wait for its answer."""
    page.get_by_label("Topic", exact=True).select_option(label=topic)
    page.locator(".ml-explore .ml-quiet", has_text=f"{room}.").first.wait_for(timeout=MOMENT)  # its first question
    page.locator(".ml-explore .ml-claim").wait_for(timeout=MOMENT)
    page.get_by_label("Question", exact=True).select_option(label=question)
    page.wait_for_function(f"document.querySelector('.ml-explore .ml-asks')?.innerText.startsWith({question!r})")
    page.wait_for_selector(".ml-explore img[alt]", timeout=MOMENT)


def to_explore(page: Any) -> None:
    page.get_by_label("Topic", exact=True).scroll_into_view_if_needed()
    page.wait_for_selector(TOLD, timeout=MOMENT)


def test_without_the_token_nobody_gets_in(place: tuple[Path, str]) -> None:
    address = place[1].partition("?")[0]
    for path in ("/api/contents", "/api/kernels"):
        assert status(address.partition("/lab")[0] + path) == 403


@pytest.mark.daily
def test_run_all_ask_and_move_a_control(place: tuple[Path, str], without_package: Without) -> None:
    folder, address = place
    with chromium(without_package) as browser, notebook(browser, address) as seen:
        page = seen.page
        run_all(page)
        page.locator(".ml-start-here [role=status]", has_text="Open: Northwind").wait_for(timeout=MOMENT)
        page.get_by_label("Program", exact=True).scroll_into_view_if_needed()
        picture(page, "start_here_light")
        to_explore(page)
        asked(page, "outcomes", "Did it work?", "Did those offered a place do better than those compared with them?")
        code = page.locator(".ml-explore pre.ml-code")
        assert code.inner_text() == "mentorlab.outcomes.contrast(program)"
        before = page.locator(".ml-explore .ml-claim").inner_text()
        moved_by_keyboard(page, "Worthwhile", 12)
        page.wait_for_function("document.querySelector('.ml-explore pre.ml-code').innerText.includes('worthwhile=0.8')")
        page.wait_for_function("document.querySelector('.ml-explore').innerText.toLowerCase().includes('exploratory')")
        assert before
        picture(page, "explore_contrast_moved")
        assert seen.faults(within=".ml-panel") == []
        wrong_entry(page)
        assert nothing_wrong(seen, address) == []
        keep(page)
    assert (folder / "notebooks" / "00_start_here.ipynb").is_file()


def moved_by_keyboard(page: Any, label: str, steps: int) -> None:
    """Move a slider with the arrow keys."""
    slider = page.locator(".ml-explore .widget-slider", has_text=label).first
    slider.scroll_into_view_if_needed()
    slider.locator(".noUi-handle").focus()
    for _ in range(steps):
        page.keyboard.press("ArrowRight")


def wrong_entry(page: Any) -> None:
    """A day that is none is named below its field and stays."""
    field = page.locator(".ml-explore").get_by_label("As of")
    field.fill("end of June")
    field.press("Tab")
    page.locator(".ml-explore [role=alert]", has_text="no day").wait_for(timeout=MOMENT)
    assert field.input_value() == "end of June"
    picture(page, "explore_wrong_entry")
    field.fill("")
    field.press("Tab")


def keep(page: Any) -> None:
    page.evaluate("async () => await window.jupyterapp.commands.execute('docmanager:save')")


def nothing_wrong(seen: Seen, address: str) -> list[str]:
    return [*outside(seen, address), *seen.errors]


def test_by_keyboard_alone(place: tuple[Path, str], without_package: Without) -> None:
    """From the topic on: every stop of Tab in the panel is a control with a name, and a program is made by keys."""
    folder, address = place
    with chromium(without_package) as browser, notebook(browser, address) as seen:
        page = seen.page
        run_all(page)
        field = page.get_by_label("Program", exact=True)
        field.scroll_into_view_if_needed()
        field.focus()
        tab_to(page, "A new program …")
        page.keyboard.press("Space")
        page.get_by_label("Name", exact=True).wait_for(timeout=MOMENT)
        tab_to(page, "Name")
        page.keyboard.type("by keys")
        tab_to(page, "Pairs")
        page.keyboard.press("Space")
        tab_to(page, "Create and open")
        page.keyboard.press("Enter")
        page.locator(".ml-start-here [role=status]", has_text="Created and opened: By keys").wait_for(timeout=MOMENT)
        assert (folder.parent / "by keys" / "tables" / "pairs.csv").is_file()
        picture(page, "start_here_created")
        to_explore(page)
        page.get_by_label("Topic", exact=True).focus()
        names = [name for name in stops(page, 14) if name is not None]
        assert "Question" in names
        assert all(names), "a control without a name"


NAME = """() => { const one = document.activeElement; if (!one.closest('.ml-panel')) return null;
  const label = one.labels && one.labels[0] && one.labels[0].innerText;
  return one.getAttribute('aria-label') || label || one.innerText || one.title
      || (one.closest('.jupyter-widgets') || {innerText: ''}).innerText.split('\\n')[0]; }"""


def stops(page: Any, n: int) -> list[str | None]:
    """What Tab comes to next, by name; None outside of panels."""
    found = []
    for _ in range(n):
        page.keyboard.press("Tab")
        found.append(page.evaluate(NAME))
    return found


def tab_to(page: Any, name: str) -> None:
    passed = []
    for _ in range(40):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(NAME))
        if (passed[-1] or "").strip() == name:
            return
    raise AssertionError(f"Tab does not come to {name!r}; it came to {passed}")


@pytest.mark.parametrize(("name", "size", "dark"), [("zoomed", ZOOMED, False), ("dark", (1280, 900), True)])
def test_enlarged_and_in_the_dark(
    name: str, size: tuple[int, int], dark: bool, place: tuple[Path, str], without_package: Without
) -> None:
    with chromium(without_package) as browser, notebook(browser, place[1], size) as seen:
        page = seen.page
        if dark:
            page.evaluate(DARK)
        page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        run_all(page)
        page.get_by_label("Program", exact=True).scroll_into_view_if_needed()
        picture(page, f"start_here_{name}")
        to_explore(page)
        page.wait_for_selector(".ml-explore img[alt]", timeout=MOMENT)
        picture(page, f"explore_{name}")
        assert page.evaluate(CUT) == []
        assert nothing_wrong(seen, place[1]) == []


# Controls that stand out of their panel to the right: nobody could see them.
CUT = """() => [...document.querySelectorAll('.ml-panel')].flatMap(panel => {
  const right = panel.closest('.jp-OutputArea-output').getBoundingClientRect().right + 1;
  return [...panel.querySelectorAll('input,select,button,textarea,.noUi-target,.widget-label')]
    .filter(one => one.offsetParent && one.getBoundingClientRect().right > right)
    .map(one => one.outerHTML.slice(0, 160)); })"""
