"""How are the panels shown to colleagues who write no code? As a page of Voilà, with a token, offline."""

from __future__ import annotations

import importlib.util
import os
import secrets
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from mentorlab.errors import BadInput, Fault
from mentorlab.measures.opening import load
from mentorlab.reports.served.copies import opening
from mentorlab.reports.served.lab import LOOPBACK
from mentorlab.reports.served.transport import transport
from mentorlab.shipped import shipped
from mentorlab.tables.fresh_folder import write_new
from mentorlab.tables.load import program_folder

OPENS = "app.ipynb"
SCHEDULER = "@jupyterlab/scheduler"


@dataclass(frozen=True)
class App:
    """One app to be: the program that is asked, where it listens, and the token without which nobody is let in."""

    program: Path
    port: int
    ip: str = LOOPBACK
    token: str = field(default_factory=lambda: secrets.token_hex(24), repr=False)

    @property
    def address(self) -> str:
        """Where it can be reached, by who may."""
        return f"http://{self.ip}:{self.port}/?token={self.token}"

    def arguments(self, notebook: Path, *, browser: bool) -> list[str]:
        """What Voilà is started with. It never stands on a command line, where others could read the token."""
        return [
            str(notebook),
            f"--Voila.ip={self.ip}",
            f"--Voila.port={self.port}",
            "--Voila.port_retries=0",
            f"--Voila.token={self.token}",
            f"--Voila.open_browser={browser}",
            "--VoilaConfiguration.template=mentorlab",
            "--VoilaConfiguration.allow_template_override=NO",
            "--VoilaConfiguration.strip_sources=True",
            f"--VoilaConfiguration.extension_denylist={SCHEDULER}",  # it wants all of JupyterLab around it
            *transport(),
            "--Application.log_level=WARN",
        ]

    def serve(self, *, browser: bool = True) -> None:
        """Serve until somebody ends it (Ctrl-C). Nobody can open another program, or see a file, through the page."""
        before = os.environ.get("JUPYTER_PATH", "")
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(shipped("templates", "app")), before]))
        from voila.app import Voila

        with tempfile.TemporaryDirectory(prefix="mentorlab-app-") as private:
            notebook = Path(private) / OPENS
            write_new(notebook, opening(shipped("templates", "app", OPENS), str(self.program)))
            Voila.launch_instance(argv=self.arguments(notebook, browser=browser))


def app_of(place: str | Path, port: int, ip: str = LOOPBACK) -> App:
    """The app of a program. Raises BadInput where there is no such program, or Voilà is not installed."""
    if importlib.util.find_spec("voila") is None:
        do = "install it with pip install 'mentorlab[app]'"
        raise BadInput(Fault("app", "", "Voilà, which shows the panels without code, is not installed", do))
    folder = program_folder(place)
    load(folder)
    return App(folder, port, ip)
