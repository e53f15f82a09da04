"""How is long work done beside a panel? In a thread, with its progress shown and a button to stop it."""

from __future__ import annotations

import ctypes
import io
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import ipywidgets

from mentorlab.answers.wording import catalogue
from mentorlab.errors import MentorlabError
from mentorlab.progress import Watch
from mentorlab.widgets.looks import row, show
from mentorlab.widgets.spoken import Said

Made = TypeVar("Made")
BAR = {"width": "auto", "min_width": "16em", "flex": "1 1 20em", "max_width": "40em"}
LABEL = {"description_width": "initial"}  # what is being done stands on one line, beside the bar
ONE_AT_A_TIME = threading.Lock()  # over all panels of a notebook: figures are drawn with settings that all share


class Stopped(BaseException):
    """Somebody has pressed Stop, or asked for something newer. No `except Exception` on the way may hold it up."""


@dataclass
class Job(Generic[Made]):
    """One piece of work: what to do, and what to do with what comes of it."""

    work: Callable[[Watch], Made]
    then: Callable[[Made], None]
    wrong: Callable[[Exception], None]
    after: float = 0.0
    called_off: threading.Event = field(default_factory=threading.Event, repr=False)
    begun: bool = False
    over: bool = False
    thread: threading.Thread | None = field(default=None, repr=False)

    @property
    def given_up(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.called_off.is_set()

    def give_up(self) -> None:
        """Leave the work at the next line of Python; a call into compiled code is waited for, and then left."""
        self.called_off.set()
        if self.begun and not self.over and self.thread is not None and self.thread.ident is not None:
            name = ctypes.c_ulong(self.thread.ident)
            ctypes.pythonapi.PyThreadState_SetAsyncExc(name, ctypes.py_object(Stopped))


class Working:
    """Work that may take long. `box`: the line with bar and button, shown only while somebody waits for it.

    `start(work, then)` returns at once: `work(watch)` runs in a thread of its own and may say how far it is
    (`watch.tell("…")`, `watch.step(done, total)`); `then(made)` is called in that thread when it is done. Work that is
    started while other work runs takes its place: the latest wins. `wrong(error)` is called for what went wrong;
    without it the line says it.
    """

    def __init__(self) -> None:
        words = catalogue("panels")
        label, help = words.BUTTONS["stop"]
        self.bar = ipywidgets.FloatProgress(
            min=0, max=1, description=words.WORKING, layout=dict(BAR), style=dict(LABEL)
        )
        self.stopper = ipywidgets.Button(description=label, tooltip=help, layout={"width": "auto"})
        self.stopper.on_click(lambda _: self.stop())
        self.said = Said()
        self._line = row(self.bar, self.stopper)
        show(self._line, False)
        self.box = ipywidgets.VBox([self._line, self.said.box])
        self._job: Job[Any] | None = None

    def start(
        self,
        work: Callable[[Watch], Made],
        then: Callable[[Made], None],
        wrong: Callable[[Exception], None] | None = None,
        *,
        after: float = 0.0,
    ) -> None:
        """Begin; what ran before is given up. after: seconds in which something newer may still come, unbegun."""
        before, job = self._job, Job(work, then, wrong or self._failed, after)
        self._job = job
        if before is not None:
            before.give_up()
        job.thread = threading.Thread(target=self._do, args=(job,), daemon=True)
        job.thread.start()

    def stop(self) -> None:
        """Give the work up; what is shown stays."""
        job, self._job = self._job, None
        if job is not None and not job.over:
            job.give_up()
            self._rest()
            self.said.say(catalogue("panels").STATUS["stopped"])

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the latest work; whether it is over."""
        job = self._job
        if job is None or job.thread is None:
            return True
        job.thread.join(seconds)
        return not job.thread.is_alive()

    @property
    def busy(self) -> bool:
        """Whether somebody still waits for something."""
        return self._job is not None and not self._job.over

    def _do(self, job: Job[Any]) -> None:
        try:
            if job.called_off.wait(job.after):
                return
            with ONE_AT_A_TIME, Shown(self, job) as watch:
                job.begun = True
                if not job.given_up:
                    self._worked(job, watch)
        except Stopped:
            pass
        finally:
            job.over = True
            if self._job is job:
                self._rest()

    def _worked(self, job: Job[Any], watch: Watch) -> None:
        try:
            made = job.work(watch)
        except Exception as error:
            if self._job is job:
                job.wrong(error)
        else:
            if self._job is job:
                self.said.say("")
                job.then(made)

    def _failed(self, error: Exception) -> None:
        why = str(error) if isinstance(error, MentorlabError) else f"{type(error).__name__}, {error}"
        self.said.wrong(catalogue("panels").STATUS["failed"].format(why=why.rstrip(".")))

    def _rest(self) -> None:
        show(self._line, False)
        self.bar.value, self.bar.description = 0.0, catalogue("panels").WORKING


class Shown(Watch):
    """The progress of one piece of work, on its bar; telling it is where work that tells can be left."""

    def __init__(self, shown_on: Working, job: Job[Any]) -> None:
        super().__init__("", io.StringIO())
        self._live = True  # a bar can always be moved
        self._working, self._of = shown_on, job

    def tell(self, what: str) -> None:
        """This is being done now."""
        self._leave_if_given_up()
        super().tell(what)

    def step(self, done: int, total: int) -> None:
        """Step `done` of `total` begins."""
        self._leave_if_given_up()
        self._working.bar.value = done / total if total else 0.0

    def _leave_if_given_up(self) -> None:
        if self._of.given_up:
            raise Stopped

    def _in_silence(self) -> float:
        return 0.5  # seconds: at a panel one waits less patiently than at a terminal

    def _greet(self) -> None:
        super()._greet()
        self._doing = ""

    def _say(self, text: str, *, last: bool = False) -> None:
        if last or self._of.given_up or self._working._job is not self._of:
            return
        words = catalogue("panels").WORKING
        self._working.bar.description = f"{words}: {text.strip(', ')}"
        show(self._working._line, True)
