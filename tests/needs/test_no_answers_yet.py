"""Does an answer that lacks its table say how to come by it, where people must be asked?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mentorlab import needs
from mentorlab.tables.program import Program


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (needs.gaps, "how important each need is and how far it is met now"),
        (needs.voices, "what they hope for and what worries them"),
    ],
    ids=["needs", "voices"],
)
def test_what_is_missing_is_said_with_how_to_get_it(
    make: Callable[..., Program], ask: Callable[..., object], words: str
) -> None:
    result = ask(make())
    assert result.status == "not_possible"  # type: ignore[attr-defined]
    assert words in result.sentence()  # type: ignore[attr-defined]
    assert words in result.next_steps[0]  # type: ignore[attr-defined]
