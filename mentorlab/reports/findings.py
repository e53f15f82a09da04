"""What the report found, for machines: collected from the notebook's own outputs, so that both say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mentorlab.answers.parts import plain
from mentorlab.answers.result import FINDING

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

SCHEMA = 1
FOR_ANALYSTS = "analyst-only"  # cells of this tag are for trying things out; they are no part of the report


def collected(notebook: Any) -> list[dict[str, Any]]:
    """Every finding with its table, in the order shown; one that is shown twice is kept once."""
    found: dict[str, dict[str, Any]] = {}
    for cell in notebook.cells:
        if FOR_ANALYSTS in cell.metadata.get("tags", []):
            continue
        for output in cell.get("outputs", []):
            for one in output.get("data", {}).get(FINDING, {}).get("findings", []):
                about = one["finding"]
                key = json.dumps([about[name] for name in ("question", "objective", "measure", "scope")])
                found.setdefault(key, one)
    return list(found.values())


def document(
    program: Program, report: str, parameters: Mapping[str, Any], found: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The content of findings.json (DESIGN 4.2)."""
    as_of = parameters.get("as_of") or program.as_of
    return {
        "schema": SCHEMA,
        "program": program.charter.program,
        "cycle": program.charter.cycle,
        "report": report,
        "as_of": None if as_of is None else str(as_of),
        "parameters": plain(dict(parameters)),
        "findings": [one["finding"] for one in found],
    }


def definitions_in(found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the findings counted how: each definition once, by its id."""
    used = {str(one["id"]): dict(one) for each in found for one in each["finding"].get("definitions", [])}
    return [used[name] for name in sorted(used)]


def to_bytes(content: Mapping[str, Any]) -> bytes:
    """JSON that is the same byte for byte whenever the content is the same."""
    return (json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()
