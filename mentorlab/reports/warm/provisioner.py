"""How does Jupyter get a kernel from the warm process? A provisioner of jupyter_client, and a manager that names it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Unicode

from mentorlab.reports.warm.asking import ask

NAME = "mentorlab-warm"  # as pyproject.toml enters it among jupyter_client's provisioners
PAUSE = 0.02  # seconds between two looks at whether a kernel still lives


class Warm(LocalProvisioner):
    """A kernel forked from the warm process at `place`; where that gives none, one that starts as always."""

    place = Unicode()
    seconds = 30.0
    process: Any

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Ask the warm process for a kernel."""
        environment = dict(kwargs.get("env") or os.environ)
        request = {
            "arguments": cmd[cmd.index("-f") :] if "-f" in cmd else cmd[1:],
            "folder": str(kwargs.get("cwd") or os.getcwd()),  # noqa: PTH109
            "environment": environment,
        }
        files = [_file(kwargs.get("stdout"), 1), _file(kwargs.get("stderr"), 2)]
        try:
            connection, pid = ask(self.place, request, files, self.seconds)
        except OSError:
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.pid, self.pgid = Forked(connection, pid), pid, pid
        return self.connection_info

    async def wait(self) -> int | None:
        """Until the kernel has ended; its exit status."""
        if not isinstance(self.process, Forked):
            ended: int | None = await super().wait()
            return ended
        while self.process.poll() is None:
            await asyncio.sleep(PAUSE)
        status, self.process = self.process.returncode, None
        return status


class WarmManager(AsyncKernelManager):
    """A manager that asks the warm process at `place`, whatever kernel is named."""

    place = ""

    @property
    def kernel_spec(self) -> KernelSpec | None:
        """The kernel as Jupyter knows it, had from the warm process."""
        spec: KernelSpec | None = super().kernel_spec
        if spec is not None:
            spec.metadata = {
                **spec.metadata,
                "kernel_provisioner": {"provisioner_name": NAME, "config": {"place": self.place}},
            }
        return spec


def manager_of(place: str) -> type[WarmManager]:
    """The manager for the warm process at this socket."""
    return type("WarmManager", (WarmManager,), {"place": place})


class Forked:
    """A forked kernel as the provisioner sees a process: the warm process, whose child it is, tells when it ends."""

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket, pid: int) -> None:
        self.connection, self.pid = connection, pid
        self.returncode: int | None = None
        self._said = b""
        connection.setblocking(False)

    def poll(self) -> int | None:
        """Its exit status; None while it lives."""
        if self.returncode is None:
            try:
                more = self.connection.recv(4096)
            except BlockingIOError:
                return None
            except OSError:
                more = b""
            self._said += more
            if not more:
                self._ended(-signal.SIGKILL)
            elif self._said.endswith(b"\n"):
                self._ended(int(json.loads(self._said)["status"]))
        return self.returncode

    def _ended(self, status: int) -> None:
        self.returncode = status
        self.connection.close()

    def wait(self) -> int:
        """Its exit status; only asked when it has ended."""
        return self.poll() or 0

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it lives."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def _file(given: Any, standard: int) -> int:
    if hasattr(given, "fileno"):
        return int(given.fileno())
    return given if isinstance(given, int) and given >= 0 else standard
