"""What exactly is counted? Definitions of metrics as data with a version, in `templates/definitions/`.

A program may set the numbers in them (`definitions:` in its charter) and nothing else; what was counted how stands in
every finding, so that two reports can be held against each other.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mentorlab.errors import CHARTER, BadInput, Fault, did_you_mean
from mentorlab.shipped import shipped
from mentorlab.tables.strict_yaml import read_yaml

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

WORDS = ("name", "counts", "of", "leaves_out", "source")
OF_SHARES = ("engagement.lines", "reach.places_in_use")  # all their numbers are shares
RHYTHM = "engagement.rhythm"  # the agreed interval: the charter says it under `rhythm`


@dataclass(frozen=True)
class Definition:
    """One metric: what is counted (the numerator), of what (the denominator), what is left out, and its numbers.

    `version` is raised with every change of the shipped text or numbers. `settings`: in days, meetings or shares as
    their names say. `changed`: the settings that the charter changed.
    """

    id: str
    version: int
    name: str
    counts: str
    of: str
    leaves_out: str
    source: str
    settings: Mapping[str, float] = field(default_factory=dict)
    changed: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits of everything that decides what is counted: alike means counted alike."""
        meant = [self.id, self.version, *(getattr(self, word) for word in WORDS), sorted(self.settings.items())]
        return hashlib.sha256(json.dumps(meant).encode()).hexdigest()[:12]

    def says(self) -> str:
        """The definition in one line, with its numbers and version."""
        numbers = ", ".join(
            f"{name.replace('_', ' ')} {value:g}{' (by the charter)' if name in self.changed else ''}"
            for name, value in self.settings.items()
        )
        parts = [f"{self.counts}; of: {self.of}", f"left out: {self.leaves_out}", numbers, f"version {self.version}"]
        return "; ".join(part for part in parts if part)

    def to_dict(self) -> dict[str, Any]:
        """As a finding holds it: enough to see later that something was counted otherwise."""
        return {
            "id": self.id,
            "version": self.version,
            "settings": dict(self.settings),
            "fingerprint": self.fingerprint,
        }


@functools.cache
def shipped_definitions() -> Mapping[str, Definition]:
    """Every definition that ships, by id."""
    found = {}
    for path in sorted(shipped("templates", "definitions").glob("*.yaml")):
        said, faults = read_yaml(path.read_bytes(), path.name)
        if faults:
            raise BadInput(faults)
        for name, one in said.items():
            numbers = {key: float(value) for key, value in (one.get("settings") or {}).items()}
            words = {word: " ".join(str(one[word]).split()) for word in WORDS}
            found[name] = Definition(
                name,
                int(one["version"]),
                words["name"],
                words["counts"],
                words["of"],
                words["leaves_out"],
                words["source"],
                MappingProxyType(numbers),
            )
    return MappingProxyType(found)


def definition(program: Program, name: str) -> Definition:
    """The definition `name` as this program counts. A name that none has raises KeyError."""
    one = shipped_definitions()[name]
    own = program.charter.definitions.get(name, {})
    if name == RHYTHM and (agreed := program.charter.rhythm.meetings_every_days) is not None:
        own = {"days": float(agreed)}
    changed = tuple(key for key, value in own.items() if value != one.settings.get(key))
    return replace(one, settings=MappingProxyType({**one.settings, **own}), changed=changed)


def definition_faults(own: Mapping[str, Mapping[str, float]]) -> Iterator[Fault]:
    """Definitions and settings in a charter that nobody knows, and numbers that cannot be used."""
    known = shipped_definitions()
    for name, settings in own.items():
        if name not in known:
            yield Fault(CHARTER, f"definitions.{name}", "is no definition", did_you_mean(name, list(known)))
            continue
        for key, value in settings.items():
            where, numbers = f"definitions.{name}.{key}", known[name].settings
            if not numbers:
                yield Fault(CHARTER, where, f"{name} has no numbers to set", "take it out")
            elif key not in numbers:
                yield Fault(CHARTER, where, f"{name} has no setting {key!r}", did_you_mean(key, list(numbers)))
            elif not 0 < value < float("inf"):
                yield Fault(CHARTER, where, f"{value:g} cannot be used", "write a number above 0")
            elif key == "meetings" and value != int(value):
                yield Fault(CHARTER, where, f"{value:g} is no number of meetings", "write a whole number")
            elif value > 1 and (name in OF_SHARES or "share" in key):
                yield Fault(CHARTER, where, f"{value:g} is no share", "write it between 0 and 1: 0.8 for 80 %")
