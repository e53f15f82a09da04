"""Does a job that is posted to a real server of jupyter-scheduler, as JupyterLab posts it, become a report?"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mentorlab.shipped import shipped

pytestmark = pytest.mark.long
CONFIGURATION = shipped("templates", "schedules", "jupyter_server_config.py")
ENDED = ("COMPLETED", "FAILED")  # one that has not begun yet is called STOPPED
STARTING, RUNNING = 120, 600  # seconds


@dataclass(frozen=True)
class Server:
    """A server of this test's own, on this machine only. `folder`: where its files are."""

    address: str
    token: str
    folder: Path

    def ask(self, path: str, content: dict[str, Any] | None = None) -> Any:
        """What the server answers; with content it is posted to."""
        body = None if content is None else json.dumps(content).encode()
        headers = {"Authorization": f"token {self.token}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.address}/{path}", body, headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            said = answer.read()
        return json.loads(said) if said else None

    def job(self, notebook: str, parameters: dict[str, str]) -> dict[str, Any]:
        """Post a job as JupyterLab's dialog does, and wait until it has ended."""
        asked = {
            "name": "a report",
            "input_uri": notebook,
            "runtime_environment_name": self.ask("scheduler/runtime_environments")[0]["name"],
            "output_formats": ["html", "ipynb"],
            "parameters": parameters,
        }
        number = self.ask("scheduler/jobs", asked)["job_id"]
        end = time.monotonic() + RUNNING
        while (job := self.ask(f"scheduler/jobs/{number}"))["status"] not in ENDED:
            assert time.monotonic() < end, job
            time.sleep(0.5)
        return dict(job)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    pytest.importorskip("jupyter_scheduler")
    private = tmp_path_factory.mktemp("jupyter")
    folder = private / "files"
    folder.mkdir()
    shutil.copytree(shipped("data", "demo"), folder / "northwind")
    shutil.copy(shipped("notebooks", "50_engagement.ipynb"), folder)
    places = {f"JUPYTER_{name}_DIR": private / name.lower() for name in ("CONFIG", "DATA", "RUNTIME")}
    places["JUPYTER_CONFIG_DIR"].mkdir()
    shutil.copy(CONFIGURATION, places["JUPYTER_CONFIG_DIR"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    said = ["--no-browser", "--ip=127.0.0.1", f"--port={port}", f"--ServerApp.root_dir={folder}", "--allow-root"]
    said += [f"--IdentityProvider.token={token}", "--ServerApp.port_retries=0"]
    extensions = "--ServerApp.jpserver_extensions={'jupyter_scheduler': True}"
    with (private / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "server", *said, extensions],
            env={**os.environ, **{name: str(place) for name, place in places.items()}},
            cwd=folder,  # where jupyter-scheduler puts what its users download
            stdout=log,
            stderr=log,
        )
    try:
        yield _ready(Server(f"http://127.0.0.1:{port}", token, folder), process, private / "log")
    finally:
        process.kill()
        process.wait()


def _ready(server: Server, process: subprocess.Popen[bytes], log: Path) -> Server:
    end = time.monotonic() + STARTING
    while time.monotonic() < end and process.poll() is None:
        try:
            server.ask("scheduler/config")
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.3)
        else:
            return server
    pytest.fail(log.read_text(encoding="utf-8")[-3000:])


def test_a_job_becomes_a_whole_run_and_hands_it_back(server: Server) -> None:
    job = server.job("50_engagement.ipynb", {"folder": "northwind", "as_of": "2026-06-01"})
    assert job["status"] == "COMPLETED", job
    (made,) = (server.folder / "northwind" / "runs").iterdir()
    manifest = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["parameters"]["as_of"] == "2026-06-01"
    handed = {one["file_format"]: one["file_path"] for one in job["job_files"]}
    server.ask(f"scheduler/jobs/{job['job_id']}/download_files")
    page = _there(server, job["job_id"], handed["html"])
    assert page == (made / "report.html").read_bytes()


def _there(server: Server, number: str, said: str | None) -> bytes:
    """A file as soon as the server has put it where its user finds it."""
    end = time.monotonic() + STARTING
    while time.monotonic() < end:
        for one in server.ask(f"scheduler/jobs/{number}")["job_files"]:
            path = server.folder / (one["file_path"] or "")
            if one["file_format"] == "html" and one["file_path"] and path.is_file():
                return path.read_bytes()
        time.sleep(0.3)
    return pytest.fail(f"{said} is not there")


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"folder": "northwind", "as_off": "2026-06-01"}, "no parameter 'as_off'; did you mean 'as_of'"),
        ({"folder": "southwind"}, "southwind"),
        ({"folder": "northwind", "as_of": "some day"}, "some day"),
    ],
)
def test_a_wrong_job_fails_with_its_reason_in_one_line(server: Server, parameters: dict[str, str], reason: str) -> None:
    before = sorted((server.folder / "northwind").rglob("*"))
    job = server.job("50_engagement.ipynb", parameters)
    assert job["status"] == "FAILED"
    assert reason in job["status_message"]
    assert len(job["status_message"].splitlines()) == 1
    assert sorted((server.folder / "northwind").rglob("*")) == before


def test_nobody_without_the_token_makes_a_report(server: Server) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        Server(server.address, "another", server.folder).ask("scheduler/runtime_environments")
    with refused.value as answer:
        assert answer.code == 403
