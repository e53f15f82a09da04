"""Which reports there are: one YAML page in templates/reports and one notebook each."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.shipped import shipped
from mentorlab.tables.strict_yaml import read_yaml


@dataclass(frozen=True)
class Kind:
    """A report that can be made: its name, title, notebook, and the tables it wants."""

    name: str
    title: str
    notebook: Path
    tables: tuple[str, ...]


@functools.cache
def kinds() -> Mapping[str, Kind]:
    """Every report by name."""
    paths = sorted(shipped("templates", "reports").glob("*.yaml"))
    pages = [read_yaml(path.read_bytes(), path.name)[0] for path in paths]
    found = [
        Kind(page["report"], page["title"], shipped("notebooks", page["notebook"]), tuple(page["tables"]))
        for page in pages
    ]
    return {kind.name: kind for kind in found}


def kind_of(name: str) -> Kind:
    """The report of this name; an unknown one is refused with the nearest."""
    known = kinds()
    if name not in known:
        raise BadInput(Fault("report", "", f"there is no report {name!r}", did_you_mean(name, list(known))))
    return known[name]
