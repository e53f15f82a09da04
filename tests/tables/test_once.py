"""Is something worked out once for each program and asking, and anew where it failed or the program is another?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mentorlab.tables.once import once
from mentorlab.tables.program import Program


def test_it_is_worked_out_once_for_each_asking_and_each_day(make: Callable[..., Program]) -> None:
    asked: list[tuple[str, date | None]] = []

    @once
    def reading(program: Program, what: str) -> list[str]:
        asked.append((what, program.day))
        return [what]

    program, day = make(), date(2026, 5, 1)
    assert reading(program, "one") is reading(program, "one")
    assert reading(program, "two") == ["two"]
    assert reading(program.as_at(day), "one") is reading(program.as_at(day), "one")
    assert asked == [("one", None), ("two", None), ("one", day)]


def test_what_failed_is_tried_again(make: Callable[..., Program]) -> None:
    tried = []

    @once
    def reading(program: Program) -> str:
        tried.append(program)
        if len(tried) == 1:
            raise OSError("the file is in use")
        return "read"

    program = make()
    with pytest.raises(OSError, match="in use"):
        reading(program)
    assert reading(program) == reading(program) == "read"
    assert len(tried) == 2
