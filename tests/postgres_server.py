"""A real PostgreSQL server for tests: private, on loopback, with a password, gone afterwards.

From Debian's package `postgresql` (see apt.txt). The server refuses to run as root: it then runs as another user.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

USER, PASSWORD = "mentorlab", "s3cret/@:%pass word"
PLACES = "/usr/lib/postgresql/*/bin"


class CannotStart(Exception):
    """Why there is no server here, in a word."""


@dataclass(frozen=True)
class Server:
    """A running server; its administrator is USER with PASSWORD."""

    port: int
    folder: Path

    def source(self, database: str) -> str:
        """What a charter says to read a database of this server."""
        return f"postgresql://{USER}:${{HR_PASSWORD}}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> Any:
        """A connection of the administrator, every statement for itself."""
        import psycopg

        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, password=PASSWORD, dbname=database, autocommit=True
        )


@contextmanager
def running() -> Iterator[Server]:
    """Start a server, stop it in the end. Raises CannotStart."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="mentorlab-postgres-"))
    try:
        who = _somebody_else(folder)
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        (folder / "password").chmod(0o644)  # within a folder that only its owner may enter
        data, port = str(folder / "data"), _free_port()
        begin = ["-D", data, "-U", USER, "-A", "scram-sha-256", f"--pwfile={folder / 'password'}"]
        _do([programs / "initdb", *begin, "-E", "UTF8", "--locale=C", "--no-sync"], who)
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
        _do([programs / "pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", options, "-w", "start"], who)
        try:
            yield Server(port, folder)
        finally:
            _do([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], who)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    on_path = shutil.which("pg_ctl")
    found = sorted(Path("/").glob(PLACES.lstrip("/"))) or ([Path(on_path).resolve().parent] if on_path else [])
    if not found or not (found[-1] / "initdb").exists():
        raise CannotStart("PostgreSQL is not installed")
    return found[-1]


def _somebody_else(folder: Path) -> dict[str, Any]:
    """Who the server runs as, for subprocess: root hands over to postgres or nobody, who then owns the folder."""
    if os.geteuid() != 0:
        return {}
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    name = next((one for one in ("postgres", "nobody") if one in names), None)
    if name is None:
        raise CannotStart("PostgreSQL does not run as root, and there is no other user")
    os.chown(folder, pwd.getpwnam(name).pw_uid, pwd.getpwnam(name).pw_gid)
    return {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _do(command: list[Any], who: dict[str, Any]) -> None:
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        subprocess.run([str(part) for part in command], check=True, timeout=60, cwd="/", **quiet, **who)
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotStart(f"PostgreSQL does not start here ({type(error).__name__})") from error
