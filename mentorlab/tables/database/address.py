"""Which database does the charter mean, and which secrets does it need? Secrets stand in it only as `${NAME}`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mentorlab.errors import CHARTER, Fault

if TYPE_CHECKING:
    from sqlalchemy import URL

SETTING = "source"
REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
PORT = re.compile(r":\$\{([A-Za-z_][A-Za-z0-9_]*)\}(?=[/?]|$)")
SECRETIVE = re.compile(r"passw|pwd|secret|token|(?:api|access|private)_?key|credential", re.IGNORECASE)
INSIDE = re.compile(r"(?:password|pwd)\s*=", re.IGNORECASE)  # a connection string within a setting of the address
SHOWABLE = re.compile(r"[\w .${}-]+")
FILES = ("sqlite", "duckdb")
DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
EXAMPLE = "postgresql://reader:${HR_PASSWORD}@host/hr"


@dataclass(frozen=True)
class Address:
    """A database as the charter names it. `name` may be shown: neither host nor user nor secret stands in it."""

    said: str
    name: str

    @property
    def references(self) -> tuple[str, ...]:
        """The environment variables that it needs."""
        return tuple(dict.fromkeys(REFERENCE.findall(self.said)))

    def secrets(self) -> tuple[str, ...]:
        """What no message may hold: the values of the variables, the password and the host."""
        url = _resolved(self.said)
        parts = (url.password, url.host) if url else ()
        return tuple(dict.fromkeys(str(one) for one in (*map(_value, self.references), *parts) if one))

    def url(self, folder: Path) -> URL | None:
        """The address with its secrets; files are looked for from the program's folder. None where it is none."""
        url = _resolved(self.said)
        if url is None:
            return None
        url = url.set(drivername=DRIVERS.get(url.drivername, url.drivername))
        in_file = kind_of(url) in FILES and url.database
        return url.set(database=str(folder / str(url.database))) if in_file else url

    def unset(self) -> list[Fault]:
        """Variables that the environment does not have, or has empty."""
        return [
            _say(f"the environment variable {name} is {'empty' if name in os.environ else 'not set'}", f"set {name}")
            for name in self.references
            if not _value(name)
        ]


def kind_of(url: URL) -> str:
    """What sort of database it is: postgresql, sqlite, duckdb …"""
    return DRIVERS.get(url.drivername, url.drivername).partition("+")[0]


def judge_address(said: str) -> tuple[Address | None, list[Fault]]:
    """The address, or None, and what is wrong with it before a variable is looked up or anything is opened."""
    if whole := REFERENCE.fullmatch(said):
        return Address(said, f"the database of ${{{whole[1]}}}"), []
    if "$" in REFERENCE.sub("", said):
        return None, [_say("holds a `$` that begins no ${NAME}", f"write it like {EXAMPLE}")]
    url = _parsed(PORT.sub("", said))
    if url is None:
        return None, [_say("is no address of a database", f"write it like {EXAMPLE}")]
    faults = [*_literal_secrets(url), *_no_file(url)]
    shown = PurePosixPath(url.database or "").name
    name = f"the {kind_of(url)} database{f' {shown!r}' if SHOWABLE.fullmatch(shown) else ''}"
    return (None if faults else Address(said, name)), faults


def _literal_secrets(url: URL) -> list[Fault]:
    faults = []
    if url.password is not None and not REFERENCE.fullmatch(str(url.password)):
        faults.append(_say("holds a password", "write ${NAME} in its place and set NAME in the environment only"))
    for name, value in url.query.items():
        text = value if isinstance(value, str) else ";".join(value)
        if (SECRETIVE.search(name) or INSIDE.search(text)) and not REFERENCE.fullmatch(text):
            do = f"write {name}=${{NAME}} and set NAME in the environment only"
            faults.append(_say(f"holds a secret in {name}", do))
    return faults


def _no_file(url: URL) -> list[Fault]:
    kind = kind_of(url)
    if kind not in FILES or (url.database and not url.database.startswith((":memory:", "file:"))):
        return []
    do = f"write {kind}:///NAME (looked for from the program's folder) or {kind}:////path/to/NAME"
    return [_say("names no file", do)]


def _resolved(said: str) -> URL | None:
    """The address with the variables' values. They are put into its parts, so that a `/` or `@` in one is only that."""
    if whole := REFERENCE.fullmatch(said):
        return _parsed(_value(whole[1]))
    url = _parsed(PORT.sub(lambda found: f":{_value(found[1])}", said))
    if url is None:
        return None
    parts = {part: _filled(str(getattr(url, part) or "")) for part in ("username", "password", "host", "database")}
    query = {
        name: _filled(one) if isinstance(one, str) else tuple(map(_filled, one)) for name, one in url.query.items()
    }
    return url.set(**{part: text for part, text in parts.items() if text}, query=query)  # type: ignore[arg-type]


def _filled(text: str) -> str:
    return REFERENCE.sub(lambda found: _value(found[1]), text)


def _parsed(said: str) -> URL | None:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(said)
    except (ArgumentError, ValueError):
        return None


def _value(name: str) -> str:
    return os.environ.get(name, "")


def _say(what: str, do: str) -> Fault:
    return Fault(CHARTER, SETTING, what, do)
