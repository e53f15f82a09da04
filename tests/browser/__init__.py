"""A page as it stands in a browser: what it asks the network for, what axe-core finds, whether it fits, how it looks.

    with chromium(without_package) as browser, opened(browser, place) as seen:
        assert not seen.wrong()                       # requests, errors, faults of axe, words lost at the side

Debian's Chromium is driven, none is ever downloaded. Start it within a test and not for a whole session: while it runs,
this thread has an event loop that runs, and papermill would refuse to begin another.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb"),
)
DESKTOP, PHONE, ZOOMED = (1280, 900), (320, 640), (640, 450)  # zoomed: a desktop at 200 %
OWN = ("file:", "data:", "blob:", "about:")  # no network
# All of WCAG 2.2 A and AA, and axe's own advice (order of headings, landmarks, skip links).
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
GRAVE = ("serious", "critical")
WIDER = """() => [...document.querySelectorAll("body *")].filter(one => {
  const box = one.getBoundingClientRect();
  if (box.width === 0 || box.right <= document.documentElement.clientWidth + 1) return false;
  for (let up = one.parentElement; up; up = up.parentElement)
    if (["auto", "scroll"].includes(getComputedStyle(up).overflowX)) return false;
  return true;
}).map(one => one.outerHTML.slice(0, 120))"""


@dataclass(frozen=True)
class Seen:
    """An open page: Playwright's `page`, the addresses it asked for, what it wrote to the console as an error."""

    page: Any
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def faults(self, impacts: tuple[str, ...] = GRAVE, *, within: str | None = None) -> list[str]:
        """What axe-core finds of these impacts: rule, impact and place of each. within: in these elements alone."""
        from axe_playwright_python.sync_playwright import Axe

        options = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
        found = Axe().run(self.page, context=within, options=options).response["violations"]
        return [
            f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]}"
            for one in found
            if one["impact"] in impacts
            for node in one["nodes"]
        ]

    def unfold(self) -> None:
        """Open everything that is folded: what is not shown is not looked at."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")

    def lost_at_the_side(self) -> list[str]:
        """Elements that stand out of the page to the right and cannot be moved into view by themselves (reflow)."""
        return list(self.page.evaluate(WIDER))

    def wrong(self) -> list[str]:
        """Everything that must not be: requests, errors, grave faults of axe, elements out of the page."""
        return [*self.requests, *self.errors, *self.faults(), *self.lost_at_the_side()]

    def picture(self, place: Path) -> Path:
        """The whole page as a PNG, to be looked at."""
        self.page.screenshot(path=str(place), full_page=True)
        return place


@contextmanager
def chromium(without_package: Callable[[str, str], NoReturn]) -> Iterator[Any]:
    """A headless Chromium; the test is left by name where the Debian package is missing."""
    program = shutil.which("chromium")
    if program is None:
        without_package("Chromium is not installed", "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Any, place: Path | str, size: tuple[int, int] = DESKTOP, **settings: Any) -> Iterator[Seen]:
    """A page, from a file or an address, in a window of this size; `settings` as of Playwright's `new_context`
    (`color_scheme="dark"`, `forced_colors="active"`).
    """
    address = place if isinstance(place, str) else place.resolve().as_uri()
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
    context.set_default_navigation_timeout(120_000)  # an app runs its notebook before its page has come
    seen = Seen(context.new_page())
    seen.page.on("request", lambda one: None if one.url.startswith(OWN) else seen.requests.append(one.url))
    seen.page.on("console", lambda one: seen.errors.append(one.text) if one.type == "error" else None)
    seen.page.on("pageerror", lambda one: seen.errors.append(str(one)))
    try:
        seen.page.goto(address)
        yield seen
    finally:
        context.close()
