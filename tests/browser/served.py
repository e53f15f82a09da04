"""JupyterLab or the app as a person starts it: the command itself, driven by Playwright.

with served("lab", folder, tmp_path) as address, chromium(without_package) as browser:
    with notebook(browser, address) as seen:
        run_all(seen.page)
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.browser import DESKTOP, Seen, opened

PATIENT = 240  # seconds, on a machine with other work
MOMENT = 60_000  # milliseconds, for Playwright
ENTRY = "import sys; from mentorlab.cli import main; sys.argv[0] = 'mentorlab'; main()"
READY = """async () => {
  const app = window.jupyterapp; await app.restored;
  const one = app.shell.currentWidget; await one.context.ready; await one.sessionContext.ready;
  return one.sessionContext.session.kernel.status; }"""
RUN_ALL = "async () => await window.jupyterapp.commands.execute('notebook:run-all-cells')"
FAULTS_OF_CELLS = """() => [...document.querySelectorAll('.jp-OutputArea-output[data-mime-type*="error"]')]
  .map(one => one.innerText.slice(0, 400))"""


@contextmanager
def served(command: str, place: Path | str, private: Path, *, within: Path | None = None) -> Iterator[str]:
    """The address, token included, of `mentorlab lab DIR` or `mentorlab app DIR`, with settings of nobody.

    `within`: the folder in which the command is given (default: a private one).
    """
    port = _free_port()
    folders = ("CONFIG", "DATA", "RUNTIME")
    where = {f"JUPYTER_{name}_DIR": str(private / name.lower()) for name in folders}
    where |= {f"JUPYTERLAB_{name}_DIR": str(private / name.lower()) for name in ("SETTINGS", "WORKSPACES")}
    (private / "config").mkdir(parents=True, exist_ok=True)
    config = {"LabApp": {"expose_app_in_browser": True}}  # so that a test can ask whether a notebook is ready
    (private / "config" / "jupyter_lab_config.json").write_text(json.dumps(config))
    log = (private / "log").open("w+")
    words = [sys.executable, "-c", ENTRY, command, str(place), "--no-browser", "--port", str(port)]
    process = subprocess.Popen(words, stdout=log, stderr=log, env={**os.environ, **where}, cwd=within or private)
    try:
        yield _address(private / "log", process)
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def _address(log: Path, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + PATIENT
    while time.monotonic() < end and process.poll() is None:
        told = re.findall(r"http://127\.0\.0\.1:\d+/\S*token=\w+", log.read_text())
        if told and _answers(told[-1]):
            return str(told[-1])
        time.sleep(0.2)
    raise AssertionError(f"it did not start: {log.read_text()[-2000:]}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10):
            return True
    except (urllib.error.URLError, OSError):
        return False


def status(address: str) -> int:
    """How the server answers to somebody who has no token."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


@contextmanager
def notebook(browser: Any, address: str, size: tuple[int, int] = DESKTOP, **settings: Any) -> Iterator[Seen]:
    """A notebook open in JupyterLab, its kernel ready."""
    with opened(browser, address, size, **settings) as seen:
        seen.page.set_default_timeout(MOMENT)
        seen.page.wait_for_selector(".jp-Notebook", timeout=MOMENT)
        seen.page.evaluate(READY)
        yield seen


def run_all(page: Any) -> None:
    """Run all cells; fails on the first that ends with an error."""
    assert page.evaluate(RUN_ALL)
    assert page.evaluate(FAULTS_OF_CELLS) == []


def outside(seen: Seen, address: str) -> list[str]:
    """Addresses that were asked for anywhere but at the server."""
    host = urlsplit(address).netloc
    return [one for one in seen.requests if urlsplit(one).netloc != host]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
