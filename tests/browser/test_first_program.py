"""Does the way hold that docs/first-program.md tells: from the demo to pairs and an answer of one's own program?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from mentorlab.measures.opening import check
from tests.browser import chromium
from tests.browser.first_program import N_MENTEES, Walk

pytestmark = [pytest.mark.long, pytest.mark.browser]
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "first-program.md"


def test_the_way_to_a_first_program(tmp_path: Path, without_package: Callable[[str, str], NoReturn]) -> None:
    with chromium(without_package) as browser:
        walk = Walk(tmp_path, browser)
        walk.whole()
    assert walk.wrong == []
    faults, program = check(walk.folder)
    assert faults == []
    assert program is not None
    assert len(program.table("pairs")) == N_MENTEES
    assert len(program.table("responses")) == 3 * (N_MENTEES - 4)
    assert program.charter.primary is not None
    told = DOCUMENT.read_text(encoding="utf-8")
    assert [step for step in walk.took if step not in told] == []  # every step stands in the document
