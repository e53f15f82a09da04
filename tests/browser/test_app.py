"""Do colleagues get the same panels without code: with the token only, offline, and does a control answer?"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from tests.browser import chromium, opened
from tests.browser.served import MOMENT, outside, served, status

pytestmark = [pytest.mark.long, pytest.mark.browser]
PICTURES = Path(__file__).resolve().parents[2] / "build" / "browser"


@pytest.mark.daily
@pytest.mark.skipif(importlib.util.find_spec("voila") is None, reason="Voilà is not installed (the extra `app`)")
def test_the_app_answers_with_its_token_only(tmp_path: Path, without_package: Callable[[str, str], NoReturn]) -> None:
    with served("app", Path("demo"), tmp_path / "private") as address:
        assert status(address.partition("?")[0]) != 200 or asks_to_log_in(address.partition("?")[0])
        assert status(address.replace("token=", "token=0")) != 200 or asks_to_log_in(
            address.replace("token=", "token=0")
        )
        with chromium(without_package) as browser, opened(browser, address) as seen:
            page = seen.page
            page.locator(".ml-explore .ml-claim").wait_for(timeout=4 * MOMENT)
            assert page.locator(".jp-InputArea-editor").count() == 0  # no code
            page.get_by_label("Topic", exact=True).select_option(label="Did it work?")
            page.locator(".ml-explore .ml-quiet", has_text="outcomes.").first.wait_for(timeout=MOMENT)
            page.locator(".ml-explore .ml-claim").wait_for(timeout=MOMENT)
            page.locator(".ml-explore .noUi-handle").first.focus()
            page.keyboard.press("ArrowLeft")
            page.wait_for_function("document.querySelector('pre.ml-code').innerText.includes('level=0.94')")
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(PICTURES / "app.png"))
            assert seen.faults() == []
            assert outside(seen, address) == []
            assert seen.errors == []


def asks_to_log_in(address: str) -> bool:
    """Whether somebody without the token comes to the page that asks for it, and to no other."""
    import urllib.request

    with urllib.request.urlopen(address, timeout=30) as answer:
        return "/login" in answer.url and b"ml-explore" not in answer.read()
