"""From what was a report made: inputs by hash, versions, parameters, times. Enough to make it again."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

LIBRARIES = ("pandas", "numpy", "scipy", "statsmodels", "pingouin", "matplotlib", "papermill", "nbconvert")


@functools.cache
def versions() -> dict[str, str]:
    """The versions that can change a number."""
    found = {name: importlib.metadata.version(name) for name in LIBRARIES}
    return {"mentorlab": importlib.metadata.version("mentorlab"), "python": platform.python_version(), **found}


def fingerprint(content: bytes) -> str:
    """Twelve hex digits of the SHA-256: the same findings, the same fingerprint."""
    return hashlib.sha256(content).hexdigest()[:12]


def manifest(
    program: Program,
    report: str,
    notebook: Path,
    parameters: Mapping[str, Any],
    findings: bytes,
    started: datetime,
    ended: datetime,
) -> dict[str, Any]:
    """The content of manifest.json (DESIGN 4.1). Inputs are named relative to the program's folder."""
    return {
        "report": report,
        "program": program.charter.program,
        "cycle": program.charter.cycle,
        "status": "done",
        "started": started.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "parameters": dict(parameters),
        "seed": parameters.get("seed"),
        "inputs": dict(program.inputs),
        "notebook": {notebook.name: hashlib.sha256(notebook.read_bytes()).hexdigest()},
        "findings": {"sha256": hashlib.sha256(findings).hexdigest(), "fingerprint": fingerprint(findings)},
        "versions": versions(),
    }


def to_bytes(content: Mapping[str, Any]) -> bytes:
    """The manifest as text that a person can read."""
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
