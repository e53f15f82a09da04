"""Does a process of its own give the answer and the faults, and does it end when nobody waits any more?"""

from __future__ import annotations

import multiprocessing
import os
import time

import pytest

from mentorlab.errors import BadInput, Fault, MentorlabError, NotComputable
from mentorlab.progress import Watch
from mentorlab.widgets.apart import apart
from mentorlab.widgets.working import Working


def in_another(number: int, *, plus: int) -> tuple[int, int]:
    return os.getpid(), number + plus


def refuses() -> None:
    raise BadInput([Fault("pairs", "score", "is wrong", "correct it"), Fault("people", "", "is empty", "fill it")])


def cannot() -> None:
    raise NotComputable("there is nobody")


def falls() -> None:
    os._exit(9)


def test_answers_and_faults_come_back() -> None:
    pid, found = apart(in_another, 3, plus=4)
    assert (pid != os.getpid(), found) == (True, 7)
    with pytest.raises(BadInput) as refused:
        apart(refuses)
    assert [one.table for one in refused.value.faults] == ["pairs", "people"]
    with pytest.raises(NotComputable, match="nobody"):
        apart(cannot)
    with pytest.raises(MentorlabError, match="without an answer"):
        apart(falls)


def test_who_presses_stop_waits_for_nothing() -> None:
    working = Working()

    def work(_: Watch) -> None:
        apart(time.sleep, 600)

    working.start(work, lambda _: None)
    end = time.monotonic() + 30
    while not multiprocessing.active_children() and time.monotonic() < end:
        time.sleep(0.05)
    thread = working._job.thread if working._job else None
    assert thread is not None
    working.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert multiprocessing.active_children() == []
    assert working.said.text.startswith("Stopped")
