"""Do the common pieces of panels hold: a spoken line, long work that can be stopped, still answers?"""

from __future__ import annotations

import threading
import time

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault
from mentorlab.progress import Watch
from mentorlab.widgets.looks import NONE
from mentorlab.widgets.spoken import LASTING, Said
from mentorlab.widgets.static import plain_table
from mentorlab.widgets.working import Working


def test_a_line_is_announced_and_nobodys_words_become_markup() -> None:
    said = Said()
    status, fault = said.box.children
    said.say("<b>Saved</b> & done")
    assert status.value == f'{LASTING}<p class="ml-said">&lt;b&gt;Saved&lt;/b&gt; &amp; done</p>'
    said.wrong("No <i>such</i> day")
    assert (status.value, fault.layout.display) == (LASTING, "")
    assert fault.value == '<p class="ml-wrong" role="alert">No &lt;i&gt;such&lt;/i&gt; day</p>'
    assert said.is_wrong
    said.say("")
    assert (status.value, fault.value, fault.layout.display) == (LASTING, "", NONE)
    assert status.layout.display is None  # an element that is not shown is not listened to


def test_what_is_done_twice_is_announced_twice() -> None:
    said, seen = Said(), list[str]()
    said.box.children[0].observe(lambda change: seen.append(change["new"]), names="value")
    for _ in range(3):
        said.say("Saved", again=True)
    said.say("Saved")
    said.say("Saved")
    assert len(seen) == 3


def _for_ever(_: Watch) -> str:
    while True:
        time.sleep(0.005)


def test_work_that_never_tells_can_be_stopped() -> None:
    working, got = Working(), list[str]()
    working.start(_for_ever, got.append)
    thread = working._job.thread if working._job else None
    assert not working.wait(0.1)
    working.stopper.click()
    assert thread is not None
    thread.join(2)
    assert not thread.is_alive()
    assert (got, working.busy) == ([], False)
    assert working.said.text == catalogue("panels").STATUS["stopped"]


def test_the_latest_wins() -> None:
    working, got, begun = Working(), list[str](), threading.Event()

    def first(watch: Watch) -> str:
        begun.set()
        return _for_ever(watch)

    working.start(first, got.append)
    begun.wait(2)
    working.start(lambda _: "second", got.append)
    working.start(lambda _: "third", got.append)
    assert working.wait(5)
    assert got == ["third"]


def test_progress_is_shown_only_where_somebody_waits() -> None:
    working, seen = Working(), list[tuple[str, str, float]]()

    def work(watch: Watch) -> None:
        watch.tell("matching people")
        watch.step(1, 4)
        time.sleep(0.8)
        seen.append((working._line.layout.display, working.bar.description, working.bar.value))

    working.start(work, lambda _: None)
    assert working.wait(5)
    (display, description, value) = seen[0]
    assert (display, value) == ("", 0.25)
    assert "matching people" in description
    assert working._line.layout.display == NONE


def test_what_goes_wrong_is_said_and_what_is_shown_stays() -> None:
    working, got = Working(), list[str]()

    def faulty(_: Watch) -> str:
        raise BadInput(Fault("settings", "level", "2 cannot be used", "use 0.95"))

    working.start(faulty, got.append)
    assert working.wait(5)
    assert working.said.is_wrong
    assert "use 0.95" in working.said.text
    working.start(lambda _: "well", got.append)
    assert working.wait(5)
    assert (got, working.said.text) == (["well"], "")


def test_a_plain_table_says_the_same_as_text_and_as_markup() -> None:
    made = plain_table("Two questions", ["question", "missing"], [["change", "<responses>"]])
    assert repr(made) == "Two questions\nchange; <responses>"
    assert "&lt;responses&gt;" in made._repr_html_()
