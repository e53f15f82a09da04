"""How is JupyterLab opened on the notebooks? On this machine only, with a token, asking nothing of the internet."""

from __future__ import annotations

import secrets
import socket
from dataclasses import dataclass, field
from typing import Any

from mentorlab.errors import BadInput, Fault
from mentorlab.reports.served.copies import Copies
from mentorlab.reports.served.saving import HOOK
from mentorlab.reports.served.transport import transport

LOOPBACK = "127.0.0.1"
TRIES = 50
NEWS = "@jupyterlab/apputils-extension:announcements"
QUIET = (  # no news, no look for updates, no list of extensions from a registry
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)

LARGEST_DROP = 256 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Lab:
    """One JupyterLab to be: its notebooks, its port, and the token without which nobody is let in."""

    copies: Copies
    port: int
    token: str = field(default_factory=lambda: secrets.token_hex(24), repr=False)

    @property
    def page(self) -> str:
        """What opens first."""
        return f"/lab/tree/{(self.copies.folder / self.copies.first).relative_to(self.copies.root).as_posix()}"

    @property
    def address(self) -> str:
        """Where it can be reached, by who may."""
        return f"http://{LOOPBACK}:{self.port}{self.page}?token={self.token}"

    def arguments(self, *, browser: bool) -> list[str]:
        """What JupyterLab is started with. It never stands on a command line, where others could read the token."""
        return [
            f"--ServerApp.root_dir={self.copies.root}",
            f"--ServerApp.ip={LOOPBACK}",
            f"--ServerApp.port={self.port}",
            "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={self.token}",
            f"--LabApp.default_url={self.page}",
            f"--ServerApp.open_browser={browser}",
            "--ServerApp.allow_remote_access=False",
            "--ServerApp.allow_root=True",  # in a container one is root; the token and the loopback hold there too
            # A file that is dropped on a page comes as one message; of larger ones the panel asks for the path.
            f"--ServerApp.tornado_settings={{'websocket_max_message_size': {LARGEST_DROP}}}",
            *transport(),
            f"--ContentsManager.pre_save_hook={HOOK}",
            "--Application.log_level=WARN",
            *QUIET,
        ]

    def serve(self, *, browser: bool = True) -> None:
        """Serve until somebody ends it (Ctrl-C)."""
        from jupyterlab.labapp import LabApp

        server = LabApp.initialize_server(argv=self.arguments(browser=browser))
        server.web_app.settings["page_config_hook"] = _without_news
        server.start()


def _without_news(_: object, page: dict[str, Any]) -> dict[str, Any]:
    """The page without the part that asks whether news may be fetched: here they never are."""
    left_out = page.get("disabledExtensions", [])
    return {**page, "disabledExtensions": [*left_out, NEWS]}


def free_port(wanted: int) -> int:
    """The port that is wanted, or the next that is free."""
    for port in range(wanted, min(wanted + TRIES, 65536)):
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind((LOOPBACK, port))
            except OSError:
                continue
            return port
    raise BadInput(Fault("--port", "", f"no port from {wanted} on is free", "name another"))
