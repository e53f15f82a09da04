"""What changed in a unit's report since the batch before? Told by what the two reports say of themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FIRST = "first report"
NONE_THEN = "had no report then"
SAME = "the same answers"


def since(run: Path, then: Path | None) -> str:
    """A few words for the index: how many answers are others now. Never in which direction: units are not compared."""
    if then is None:
        return NONE_THEN
    now_found, then_found = _findings(run), _findings(then)
    if now_found is None or then_found is None:
        return NONE_THEN
    new = [key for key in now_found if now_found[key] != then_found.get(key)]
    gone = [key for key in then_found if key not in now_found]
    if not new and not gone:
        return SAME
    words = f"{len(new)} of {len(now_found)} answers are others"
    return f"{words}, {len(gone)} no longer asked" if gone else words


def counted(run: Path) -> str:
    """How many questions the report answers, and how many it cannot or may not: counts that are no verdict."""
    found = list((_findings(run) or {}).values())
    ok = sum(one.get("status") == "ok" for one in found)
    hidden = sum(int(one.get("hidden") or 0) for one in found)
    words = f"{ok} of {len(found)} answered"
    return f"{words}, {hidden} figures held back" if hidden else words


def leading(run: Path) -> Mapping[str, Any]:
    """The finding that a report leads with."""
    found = json.loads((run / "findings.json").read_bytes())["findings"]
    return dict(found[0]) if found else {}


def as_of(run: Path) -> str:
    """The day up to which the tables of a report speak; empty where they hold no day."""
    return str(json.loads((run / "findings.json").read_bytes()).get("as_of") or "")


def _findings(run: Path) -> dict[str, Mapping[str, Any]] | None:
    try:
        found = json.loads((run / "findings.json").read_bytes())["findings"]
        return {json.dumps([one[name] for name in ("question", "objective", "measure", "scope")]): one for one in found}
    except (OSError, ValueError, KeyError, TypeError):
        return None
