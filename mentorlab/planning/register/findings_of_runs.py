"""Which finding of a report is meant? Looked up in the findings.json of its run folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mentorlab.errors import Fault, did_you_mean

FINDINGS = "findings.json"
NAMES = ("question", "objective", "measure")


def finding_in_run(folder: Path, said: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """The finding with its claim and the fingerprint of the run's findings, and what is wrong.

    `said`: `run`, the name of a folder in runs/ or a path; and as many of question, objective and measure as tell the
    finding from the others.
    """
    run = _run_folder(folder, str(said["run"]))
    named = {**said, "run": run.name}
    unknown = [name for name in said if name not in ("run", *NAMES)]
    if unknown:
        do = did_you_mean(unknown[0], ("run", *NAMES))
        return named, [_fault(unknown[0], f"is no setting called {unknown[0]!r}", do)]
    try:
        content = (run / FINDINGS).read_bytes()
        findings = json.loads(content)["findings"]
    except (OSError, ValueError, KeyError, TypeError):
        runs = sorted(path.parent.name for path in folder.glob(f"runs/*/{FINDINGS}"))
        do = did_you_mean(run.name, runs) if runs else "run the report first"
        return named, [_fault("run", f"{run.name!r} is no run folder with findings", do)]
    asked = {name: said[name] for name in NAMES if said.get(name)}
    fitting = [one for one in findings if all(one.get(name) == word for name, word in asked.items())]
    fitting = [one for one in fitting if not any((one.get("scope") or {}).values())] or fitting
    if len(fitting) != 1:
        known = "; ".join(sorted({" ".join(str(one[name]) for name in NAMES if one.get(name)) for one in findings}))
        what = f"{len(fitting) or 'none'} of the findings of {run.name} {'are' if len(fitting) > 1 else 'is'} meant"
        return named, [_fault("", what, f"give question, objective or measure of one of: {known}")]
    (one,) = fitting
    about = {name: one[name] for name in NAMES if one.get(name)}
    seal = hashlib.sha256(content).hexdigest()
    return {"claim": one["claim"], **about, "run": run.name, "findings_sha256": seal}, []


def _run_folder(folder: Path, run: str) -> Path:
    inside = folder / "runs" / run
    return inside if inside.is_dir() else Path(run)


def _fault(name: str, what: str, do: str) -> Fault:
    return Fault("decision", f"finding.{name}".rstrip("."), what, do)
