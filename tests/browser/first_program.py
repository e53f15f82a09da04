"""The way from the demo to a first program of one's own, as docs/first-program.md tells it, walked in a browser.

    python -m tests.browser.first_program   # walks it, tells the seconds of each step, remakes docs/pictures

The person is slow and the machine is not: the seconds are the machine's, from the press of a key to what it shows.
"""

from __future__ import annotations

import csv
import io
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from tests.browser import chromium
from tests.browser.served import MOMENT, READY, notebook, run_all, served

DOCS = Path(__file__).resolve().parents[2] / "docs" / "pictures"
PROGRAM = "spring-2027"
SKILLS = ("feedback", "negotiation", "budgets", "speaking up", "leading a project", "writing")
HOPES = ("lead my first project", "decide on a next step", "know whom to ask", "speak up in meetings")
PULSE = ("I look forward to starting the work.", "Time goes quickly while I work.", "My work feels worth the effort.")
OFTEN = ("a few times a year", "once a month", "a few times a month", "once a week", "a few times a week")
N_MENTEES, N_MENTORS = 40, 16
WINDOW = (1200, 800)
# Again until it stays: a notebook draws the cells above only when they come near, and then everything moves.
AT_THE_TOP = """async one => {
  one.scrollIntoView({block: 'start'});
  await new Promise(go => setTimeout(go, 1500));
  const top = one.getBoundingClientRect().top;
  return 0 < top && top < 150; }"""


def sign_ups() -> bytes:
    """A list of sign-ups as it stands in a spreadsheet: 40 who want to learn, 16 who offer. None of them exists."""
    rng = np.random.default_rng(20261130)
    rows = [["Email", "Signed up", "Role", "Offers", "Wants to learn", "Goals", "Places"]]
    for n in range(N_MENTEES + N_MENTORS):
        role = "mentee" if n < N_MENTEES else "mentor"
        skills = "; ".join(rng.choice(SKILLS, 2, replace=False))
        day, goals = f"2026-11-{2 + n % 20:02d}", str(rng.choice(HOPES)) if role == "mentee" else ""
        offers, wants = ("", skills) if role == "mentee" else (skills, "")
        rows.append([f"{role}{n:02d}@example.org", day, role, offers, wants, goals, "3" if role == "mentor" else ""])
    return _as_csv(rows)


def survey() -> bytes:
    """The answers of 36 of the 40 before the start, as a form hands them out."""
    rng = np.random.default_rng(20261201)
    rows = [["Email", "Completion time", *PULSE]]
    for n in range(N_MENTEES - 4):
        place = rng.integers(1, len(OFTEN))
        near = [OFTEN[int(np.clip(place + rng.integers(-1, 2), 0, len(OFTEN) - 1))] for _ in PULSE]
        rows.append([f"mentee{n:02d}@example.org", "2026-11-27", *near])
    return _as_csv(rows)


def _as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


class Walk:
    """One walk. `took`: step → seconds; `pictures`: where they go (nowhere where None)."""

    def __init__(self, place: Path, browser: Any, pictures: Path | None = None) -> None:
        self.place, self.browser, self.pictures = place, browser, pictures
        self.took: dict[str, float] = {}
        self.wrong: list[str] = []

    @property
    def folder(self) -> Path:
        """The new program."""
        return self.place / PROGRAM

    def whole(self) -> None:
        """Every step, in order."""
        with self._lab("demo") as (seen, _):
            self.create(seen.page)
        with self._lab(str(self.folder)) as (seen, address):
            self.fill_in(self._to(seen.page, address, "20_plan"))
            self.bring_in(self._to(seen.page, address, "05_data_room"))
            self.match(self._to(seen.page, address, "40_matching"))
            self.ask(self._to(seen.page, address, "00_start_here"))

    def create(self, page: Any) -> None:
        """A new program, from the panel one begins with."""
        page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        with self._step("run 00_start_here (the demo)"):
            run_all(page)
        page.locator(".ml-start-here [role=status]", has_text="Open: Northwind").wait_for(timeout=MOMENT)
        self._picture(page, "start", page.locator(".ml-start-here"))
        page.get_by_role("button", name="A new program …").click()
        entered(page, "Name", PROGRAM)
        entered(page, "Starts on", "2026-12-07")
        with self._step("create the program"):
            page.get_by_role("button", name="Create and open").click()
            page.locator(".ml-start-here [role=status]", has_text="Created and opened").wait_for(timeout=MOMENT)

    def fill_in(self, page: Any) -> None:
        """Why, what for, when and by which design: the least that makes a plan."""
        with self._step("run 20_plan (an empty plan)"):
            run_all(page)
        part = page.locator(".ml-panel", has=page.get_by_role("button", name="1. Why")).first
        entered(part, "Purpose", "New people take long until they know whom to ask; they shall know it within weeks.")
        part.get_by_role("button", name="3. Objectives").click()
        part.get_by_role("button", name="Add an objective").click()
        entered(part, "Short name", "at_home")
        entered(part, "In a sentence", "New people look forward to their work.")
        entered(part, "Seen by", "engagement_pulse")
        entered(part, "Worth having from", "0.2")
        part.get_by_role("button", name="4. Times").click()
        for place, (wave, day) in enumerate((("before", "2026-11-27"), ("after", "2027-06-01"))):
            part.get_by_role("button", name="Add a time").click()
            entered(part, "Called", wave, place)
            entered(part, "On", day, place)
        part.get_by_role("button", name="5. Design").click()
        part.get_by_label("Design", exact=True).select_option(
            value="before and after: one group, nobody to compare with"
        )
        with self._step("does the plan hang together?"):
            part.get_by_role("button", name="Does the plan hang together?").click()
            part.locator("img").first.wait_for(timeout=MOMENT)
        self._picture(page, "plan", part)

    def bring_in(self, page: Any) -> None:
        """The list of sign-ups, then the first survey."""
        with self._step("run 05_data_room"):
            run_all(page)
        for name, content, table in (("sign-ups", sign_ups(), "applications"), ("before", survey(), "responses")):
            with self._step(f"{name}.csv dropped, looked at, imported"):
                with page.expect_file_chooser() as chooser:
                    page.get_by_role("button", name="Choose or drop a file").click()
                chooser.value.set_files({"name": f"{name}.csv", "mimeType": "text/csv", "buffer": content})
                told(page, f"A first mapping of {name}.csv")
                page.get_by_role("button", name="Look", exact=True).click()
                told(page, "Nothing is written yet")
                if table == "responses":
                    self._picture(page, "data-room", page.locator(".ml-data-room"))
                page.get_by_role("button", name="Import", exact=True).click()
                told(page, f"Imported into tables/{table}.csv.")

    def match(self, page: Any) -> None:
        """The board: look, publish."""
        with self._step("run 40_matching"):
            run_all(page)
        board = page.locator(".ml-board")
        board.locator("[role=status]", has_text="matched").first.wait_for(timeout=MOMENT)
        board.get_by_label("Person", exact=True).focus()
        self._picture(page, "board", board.get_by_text("All pairs", exact=True))
        with self._step("publish the pairs"):
            board.get_by_role("button", name="Publish …").click()
            board.get_by_role("button", name="Yes, publish").click()
            board.locator("[role=status]", has_text="are published").wait_for(timeout=MOMENT)

    def ask(self, page: Any) -> None:
        """A first question of the own program."""
        with self._step("run 00_start_here (the own program)"):
            run_all(page)
        page.locator(".ml-explore .ml-claim").wait_for(timeout=MOMENT)
        page.get_by_label("Topic", exact=True).select_option(label="Who with whom?")
        with self._step("ask a question"):
            page.get_by_label("Question", exact=True).select_option(label="How good is the match?")
            page.wait_for_selector(".ml-explore img[alt]", timeout=MOMENT)
        self._picture(page, "explore", page.locator(".ml-explore"))

    @contextmanager
    def _lab(self, place: str) -> Iterator[tuple[Any, str]]:
        private = Path(tempfile.mkdtemp(dir=self.place, prefix=".private"))
        begun = time.perf_counter()
        with (
            served("lab", place, private, within=self.place) as address,
            notebook(self.browser, address, WINDOW) as seen,
        ):
            self.took[f"mentorlab lab {'' if place == 'demo' else PROGRAM}".strip()] = time.perf_counter() - begun
            yield seen, address
            self.wrong += seen.errors
        shutil.rmtree(private)

    def _to(self, page: Any, address: str, name: str) -> Any:
        """Another notebook, alone."""
        page.goto(f"{address.replace('00_start_here', name)}&reset")
        page.wait_for_selector(".jp-Notebook", timeout=MOMENT)
        page.evaluate(READY)
        page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        return page

    def _picture(self, page: Any, name: str, part: Any) -> None:
        if self.pictures is not None:
            page.mouse.move(0, 0)
            page.wait_for_function(AT_THE_TOP, arg=part.element_handle())
            page.screenshot(path=str(self.pictures / f"{name}.png"))

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.took[name] = time.perf_counter() - begun


def entered(page: Any, label: str, value: str, place: int = 0) -> None:
    """A field filled in and left."""
    field = page.get_by_label(label, exact=True).locator("visible=true").nth(place)
    field.scroll_into_view_if_needed()
    field.fill(value)
    field.press("Tab")


def told(page: Any, words: str) -> None:
    """The data room has said it."""
    page.locator(".ml-data-room [role=status]", has_text=words).first.wait_for(timeout=MOMENT)


def _needed(why: str, package: str) -> NoReturn:
    sys.exit(f"{why} (Debian package {package})")


def main() -> None:
    """Walk, remake the pictures, tell the seconds."""
    with tempfile.TemporaryDirectory() as place, chromium(_needed) as browser:
        walk = Walk(Path(place), browser, DOCS)
        try:
            walk.whole()
        finally:
            print("\n".join(f"{seconds:6.1f} s  {step}" for step, seconds in walk.took.items()))


if __name__ == "__main__":
    main()
