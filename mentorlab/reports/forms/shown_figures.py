"""Which figure belongs to which answer? Read from the executed notebook: a figure follows the answer that it draws."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentorlab.answers.pictures_kept import place_of
from mentorlab.answers.result import FINDING
from mentorlab.reports.findings import FOR_ANALYSTS

_FIGURE = re.compile(r'<img class="ml-figure" alt="([^"]*)" src="data:image/svg\+xml;base64,([^"]+)"')
_ANSWER = '<section class="ml-answer'


@dataclass(frozen=True)
class Shown:
    """A figure of the page: its PNG, and the sentence for those who cannot see it."""

    place: Path
    alt: str


def key_of(one: Mapping[str, Any]) -> str:
    """What tells a finding from the others of a report."""
    return json.dumps([one["finding"][name] for name in ("question", "objective", "measure", "scope")])


def figures_of(notebook: Any, kept: Path | None) -> dict[str, list[Shown]]:
    """The figures of each finding that are at hand as PNG."""
    found: dict[str, list[Shown]] = {}
    last: Mapping[str, Any] | None = None
    for cell in notebook.cells if kept else []:
        if FOR_ANALYSTS in cell.metadata.get("tags", []):
            continue
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            answers = data.get(FINDING, {}).get("findings", [])
            before, *parts = "".join(data.get("text/html", "")).split(_ANSWER)
            for one, part in [(last, before), *zip(answers, parts, strict=False)]:
                if one is not None and kept is not None:
                    found.setdefault(key_of(one), []).extend(_figures(part, kept))
                last = one
    return found


def _figures(part: str, kept: Path) -> list[Shown]:
    figures = [(html.unescape(alt), place_of(base64.b64decode(svg), kept)) for alt, svg in _FIGURE.findall(part)]
    return [Shown(place, alt) for alt, place in figures if place.is_file()]
