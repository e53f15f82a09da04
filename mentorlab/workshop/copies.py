"""What do participants get of a notebook? The same cells without solutions and outputs.

A cell tagged `solution` holds a reference answer; its metadata hold the `stub` that takes its place in the copy. A cell
tagged `facilitator` is left out of the copy. A cell of words may be tagged too.
"""

from __future__ import annotations

import copy
import json
from typing import Any

from mentorlab.errors import MentorlabError

SOLUTION, FACILITATOR, OURS = "solution", "facilitator", "mentorlab"


def for_participants(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook as participants get it. Raises MentorlabError where a solution has no stub."""
    return _with(notebook, [_open(cell) for cell in notebook["cells"] if FACILITATOR not in _tags(cell)])


def for_facilitators(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with its solutions, without outputs."""
    return _with(notebook, [_bare(cell) for cell in notebook["cells"]])


def as_text(notebook: dict[str, Any]) -> str:
    """The notebook as the text of its file."""
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _with(notebook: dict[str, Any], cells: list[dict[str, Any]]) -> dict[str, Any]:
    return {**{name: value for name, value in notebook.items() if name != "cells"}, "cells": cells}


def _open(cell: dict[str, Any]) -> dict[str, Any]:
    """The cell with its stub in the place of the solution; nothing of the solution stays, in the metadata neither."""
    bare = _bare(cell)
    if SOLUTION in _tags(cell):
        stub = cell["metadata"].get(OURS, {}).get("stub")
        if not stub:
            raise MentorlabError(f"the cell {cell.get('id', '?')} is a solution without a stub")
        bare["source"] = stub
        bare["metadata"] = {"tags": ["answer"]}
    return bare


def _bare(cell: dict[str, Any]) -> dict[str, Any]:
    bare = copy.deepcopy(cell)
    if bare["cell_type"] == "code":
        bare |= {"outputs": [], "execution_count": None}
    return bare


def _tags(cell: dict[str, Any]) -> list[str]:
    return list(cell.get("metadata", {}).get("tags", []))
