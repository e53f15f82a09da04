"""Does a waiting person see that something goes on, and does nobody else?"""

from __future__ import annotations

import io
import time

import pytest

from mentorlab import progress
from mentorlab.progress import Watch


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_quick_work_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with Watch("check") as watch:
        watch.tell("reading tables/people.csv")
    assert capsys.readouterr() == ("", "")


def test_long_work_says_what_it_does_and_how_it_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "WORTH_TELLING", 0.02)
    elsewhere = io.StringIO()
    with Watch("check", elsewhere) as watch:
        watch.tell("reading tables/responses.parquet")
        _until(lambda: "reading" in elsewhere.getvalue())
        watch.tell("checking responses")  # no line: the next is due ten seconds later
    told = elsewhere.getvalue().splitlines()
    assert told[0] == "check: reading tables/responses.parquet, 0 s"
    assert len(told) == 2
    assert told[1].startswith("check: done after ")


def test_a_terminal_has_one_moving_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "WORTH_TELLING", 0.02)
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LOOKS", 0.02)
    terminal = Terminal()
    with pytest.raises(KeyError):
        _fails(Watch("check", terminal), terminal)
    assert terminal.getvalue().count("\n") == 1
    assert "check: failed after " in terminal.getvalue().rsplit("\r", 1)[1]


def _fails(work: Watch, terminal: Terminal) -> None:
    with work as watch:
        watch.tell("reading one")
        _until(lambda: "one" in terminal.getvalue())
        watch.tell("reading two")
        _until(lambda: "two" in terminal.getvalue())
        raise KeyError("the work fails")


def _until(seen: object, seconds: float = 20) -> None:
    assert callable(seen)
    end = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < end, "nothing was said"
        time.sleep(0.01)
