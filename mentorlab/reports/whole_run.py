"""Is this folder a whole run, and what does its manifest say that it was made from? Nothing in it is taken on trust."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mentorlab.answers.earlier_run import FAILED, FINDINGS, MANIFEST, PART
from mentorlab.answers.parts import plain
from mentorlab.errors import BadInput, Fault
from mentorlab.reports.kinds import kind_of

TEXTS = {"inputs": str, "versions": str, "notebook": str}
SCALARS = (str, int, float, bool)


@dataclass(frozen=True, eq=False)
class WholeRun:
    """A run as its manifest tells of it. `findings`: findings.json byte for byte, as its hash there says."""

    folder: Path
    report: str
    program: str
    cycle: str
    parameters: Mapping[str, Any]
    inputs: Mapping[str, str]
    versions: Mapping[str, str]
    notebook: Mapping[str, str]
    forms: tuple[str, ...]
    findings: bytes = field(repr=False)

    @property
    def unit(self) -> str:
        """Of which unit it is; empty: of the whole program."""
        return str(self.parameters.get("unit") or "")


def whole_run(folder: str | Path) -> WholeRun:
    """Read a run's folder. Raises BadInput for one that is no whole run, or has a damaged or changed manifest."""
    place = Path(folder).absolute()
    if not place.is_dir():
        raise _bad(place, "is no folder of a run", "give the folder that mentorlab run named last")
    if place.name.endswith((PART, FAILED)):
        why = "did not come to its end" if place.name.endswith(PART) else "failed"
        raise _bad(place, f"is a run that {why}", "give a run that is whole")
    try:
        content = (place / FINDINGS).read_bytes()
        manifest, found = json.loads((place / MANIFEST).read_bytes()), json.loads(content)
    except (OSError, ValueError, RecursionError):
        raise _bad(place, f"holds no {FINDINGS} and {MANIFEST} that can be read", "put them back from a copy") from None
    if not isinstance(manifest, dict) or not isinstance(found, dict) or (wrong := list(_wrong(manifest))):
        said = f" ({'; '.join(wrong)})" if isinstance(manifest, dict) and isinstance(found, dict) else ""
        raise _bad(place, f"has a {MANIFEST} that is damaged{said}", "put it back from a copy")
    if forged := list(_forged(manifest, found, content)):
        what = f"has a {MANIFEST} that does not tell of its {FINDINGS}: {'; '.join(forged)}"
        raise _bad(place, what, "put both back from a copy")
    kind_of(manifest["report"])
    texts = {name: manifest[name] for name in ("report", "program", "cycle", "parameters", *TEXTS)}
    return WholeRun(place, **texts, forms=tuple(manifest.get("forms", ())), findings=content)


def _wrong(manifest: Mapping[str, Any]) -> Iterator[str]:
    """What a manifest lacks, or holds in another shape than ours."""
    for name in ("report", "program", "cycle"):
        if not isinstance(manifest.get(name), str):
            yield f"{name} is no text"
    for name, kind in TEXTS.items():
        said = manifest.get(name)
        if not isinstance(said, dict) or not all(isinstance(one, kind) for one in said.values()):
            yield f"{name} names no texts"
    parameters, forms, found = manifest.get("parameters"), manifest.get("forms", []), manifest.get("findings")
    if not isinstance(parameters, dict) or not all(isinstance(one, SCALARS) for one in parameters.values()):
        yield "parameters are no plain values"
    if not isinstance(forms, list) or not all(isinstance(one, str) for one in forms):
        yield "forms is no list of names"
    if not isinstance(found, dict) or not all(isinstance(found.get(one), str) for one in ("sha256", "fingerprint")):
        yield "findings have no hash"
    if manifest.get("status") != "done":
        yield "status is not done"


def _forged(manifest: Mapping[str, Any], found: Mapping[str, Any], content: bytes) -> Iterator[str]:
    """Where the manifest contradicts what was found: one of them is not what the run wrote."""
    if manifest["findings"]["sha256"] != sha256(content):
        yield "another hash"
    if not manifest["findings"]["sha256"].startswith(manifest["findings"]["fingerprint"] or "none"):
        yield "another fingerprint"
    for name in ("report", "program", "cycle", "parameters"):
        if plain(manifest[name]) != found.get(name):
            yield f"another {name}"


def sha256(content: bytes) -> str:
    """The hash of an input, as the manifest names it."""
    return hashlib.sha256(content).hexdigest()


def _bad(place: Path, what: str, do: str) -> BadInput:
    return BadInput(Fault(place.name, "", what, do))
