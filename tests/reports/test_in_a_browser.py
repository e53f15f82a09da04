"""Does the page hold in a browser: for a screen reader, a keyboard, a phone, a reader who zooms; without network?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from tests.browser import DESKTOP, PHONE, chromium, opened

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
