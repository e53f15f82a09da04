"""The warm process: imports everything once, and forks a ready kernel for whoever asks.

It makes no thread, no loop and no connection of zmq before it forks; where something else has made a thread it refuses
to serve. It ends when its input is closed, and all its kernels with it.
"""

from __future__ import annotations

import ctypes
import gc
import os
import random
import selectors
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from mentorlab.reports.warm.asking import READY, asked, line_of
from mentorlab.reports.warm.priming import prime
from mentorlab.reports.warm.rehearsing import rehearse

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
WAITING = 64


def serve(place: str, program: str = "", rehearsal: str = "") -> None:
    """Be ready for requests at this socket, with the tables of `program`, until the input is closed.

    `rehearsal`: a report that is run beforehand, as it is written there.
    """
    given = set(os.environ)
    prime(program)
    if rehearsal:
        rehearse(rehearsal)
    threads = len(list(Path("/proc/self/task").iterdir()))
    if threads > 1 and rehearsal:  # it does without
        os.execv(sys.executable, [sys.executable, "-m", "mentorlab.reports.warm.process", place, program])
    if threads > 1:
        sys.exit(f"{threads} threads: a fork of this would not be whole")
    gc.collect()
    gc.freeze()  # the collector would else write to, and so copy, what all kernels share
    Kernels(place, {name: said for name, said in os.environ.items() if name not in given}).serve()


class Kernels:
    """The kernels that live, each with the connection of the one who asked for it.

    `set_by_imports`: what libraries have entered into the environment, as they do in every kernel.
    """

    def __init__(self, place: str, set_by_imports: dict[str, str]) -> None:
        self.set_by_imports = set_by_imports
        self.living: dict[int, socket.socket] = {}
        self.door = socket.socket(socket.AF_UNIX)
        self.door.bind(place)
        Path(place).chmod(0o600)
        self.door.listen(WAITING)
        self.ended, self.wake = os.pipe()  # written to by the system when a kernel ends
        os.set_blocking(self.wake, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.wake)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started it decides
        self.watch = selectors.DefaultSelector()
        self.watch.register(self.door, selectors.EVENT_READ, "door")
        self.watch.register(self.ended, selectors.EVENT_READ, "ended")
        self.watch.register(0, selectors.EVENT_READ, "input")

    def serve(self) -> None:
        """Answer until the input is closed."""
        os.write(1, READY + b"\n")
        while True:
            for key, _ in self.watch.select():
                if key.data == "input":
                    return self._end()
                if key.data == "door":
                    self._fork()
                elif key.data == "ended":
                    os.read(self.ended, 4096)
                    self._bury()
                else:
                    self._left(key.data)

    def _fork(self) -> None:
        connection, _ = self.door.accept()
        try:
            request, files = asked(connection)
        except (OSError, ValueError):
            connection.close()
            return
        pid = os.fork()
        if pid == 0:
            self._be_kernel(request, files)
        for file in files:
            os.close(file)
        self.living[pid] = connection
        self.watch.register(connection, selectors.EVENT_READ, pid)
        self._say(pid, {"pid": pid})

    def _be_kernel(self, request: dict[str, Any], files: list[int]) -> None:
        """In the child: nothing of the warm process stays but what it has imported."""
        try:
            signal.set_wakeup_fd(-1)
            kept = {0, 1, 2, *files}
            for file in [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]:
                if file not in kept:
                    _close(file)
            become_kernel(request, files, self.set_by_imports)
            os._exit(0)
        except SystemExit as end:
            os._exit(end.code if isinstance(end.code, int) else 1)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)

    def _bury(self) -> None:
        """Tell those who asked that their kernels have ended."""
        while self.living:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            self._say(pid, {"status": os.waitstatus_to_exitcode(status)})
            if connection := self.living.pop(pid, None):
                self.watch.unregister(connection)
                connection.close()

    def _left(self, pid: int) -> None:
        """Whoever asked has gone: nobody wants the kernel any more."""
        try:
            gone = not self.living[pid].recv(4096)
        except OSError:
            gone = True
        if gone:
            self.watch.unregister(self.living[pid])
            self.living.pop(pid).close()
            _kill(pid)

    def _say(self, pid: int, content: dict[str, Any]) -> None:
        if pid in self.living:
            with suppress(OSError):  # whoever asked has gone, which the connection tells
                self.living[pid].sendall(line_of(content))

    def _end(self) -> None:
        for pid in self.living:
            _kill(pid)


def become_kernel(request: dict[str, Any], files: list[int], set_by_imports: dict[str, str]) -> None:
    """Turn this forked process into the kernel that was asked for; returns when the kernel has ended."""
    os.setsid()
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for file, place in ((nothing, 0), (files[0], 1), (files[1], 2)):
        os.dup2(file, place)
    for file in {nothing, *files} - {0, 1, 2}:
        os.close(file)
    for one in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(one, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update({**set_by_imports, **request["environment"]})
    os.environ["JPY_PARENT_PID"] = str(os.getppid())
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    sys.argv = ["ipykernel_launcher", *request["arguments"]]
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance(argv=request["arguments"])


def _close(file: int) -> None:
    with suppress(OSError):  # that of the listing itself is closed already
        os.close(file)


def _kill(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        with suppress(ProcessLookupError):  # it has not yet made a group of its own
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.path.pop(0)  # the folder it was started in, as a kernel leaves it out
    serve(*sys.argv[1:])
