"""Which cells of a report's notebook are for its readers? Those without a mark, and those marked for them.

A cell tagged `for:mentors` and `for:mentees` stands only in a report for one of them, and in one for the analyst, who
sees everything. What is not for a reader is in none of the report's files.
"""

from __future__ import annotations

import copy
from typing import Any

EVERYTHING = "analyst"
MARK = "for:"


def only_for(notebook: Any, audience: str) -> Any:
    """The executed notebook as far as it is for this audience."""
    told = copy.copy(notebook)
    told.cells = [cell for cell in notebook.cells if audience == EVERYTHING or _is_for(cell, audience)]
    return told


def _is_for(cell: Any, audience: str) -> bool:
    marks = [tag.removeprefix(MARK) for tag in cell.metadata.get("tags", []) if tag.startswith(MARK)]
    return not marks or audience in marks
