"""Which lists of persons belong to a report? They are made for the program's own staff and stand in `staff/` alone."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.one_unit import WHOLE_ROOMS
from mentorlab.tables.as_text import as_csv

if TYPE_CHECKING:
    from mentorlab.reports.kinds import Kind
    from mentorlab.tables.program import Program

STAFF = "staff"


def write_staff_lists(folder: Path, kind: Kind, program: Program, parameters: Mapping[str, Any]) -> None:
    """Write every list that the report's page names (`staff: [module:function]`); no folder where there is none.

    Each function takes the program and the report's parameters and returns file name → rows, written as CSV, a mapping,
    written as JSON, or bytes, written as they are.
    """
    if parameters.get("as_of"):
        program = program.as_at(date.fromisoformat(parameters["as_of"]))
    for path in kind.staff:
        module, _, name = path.partition(":")
        if program.unit is not None and module.partition(".")[0] in WHOLE_ROOMS:
            continue  # the room matches and plans for the whole program: its lists would name people of other units
        lists = getattr(importlib.import_module(f"mentorlab.{module}"), name)(program, parameters)
        for file, rows in lists.items():
            (folder / STAFF).mkdir(exist_ok=True)
            (folder / STAFF / file).write_bytes(_as_bytes(rows))


def _as_bytes(rows: pd.DataFrame | Mapping[str, Any] | bytes) -> bytes:
    if isinstance(rows, bytes):
        return rows
    text = as_csv(rows) if isinstance(rows, pd.DataFrame) else json.dumps(rows, indent=1, sort_keys=True)
    return text.encode()
