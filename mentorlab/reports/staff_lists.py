"""Which lists of persons belong to a report? They are made for the program's own staff and stand in `staff/` alone."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlab.tables.as_text import as_csv

if TYPE_CHECKING:
    from mentorlab.reports.kinds import Kind
    from mentorlab.tables.program import Program

STAFF = "staff"


def write_staff_lists(folder: Path, kind: Kind, program: Program, parameters: Mapping[str, Any]) -> None:
    """Write every list that the report's page names (`staff: [module:function]`) as CSV; no folder where there is none.

    Each function takes the program and the report's parameters and returns file name → rows.
    """
    if parameters.get("as_of"):
        program = program.as_at(date.fromisoformat(parameters["as_of"]))
    for path in kind.staff:
        module, _, name = path.partition(":")
        lists = getattr(importlib.import_module(f"mentorlab.{module}"), name)(program, parameters)
        for file, rows in lists.items():
            (folder / STAFF).mkdir(exist_ok=True)
            (folder / STAFF / file).write_text(as_csv(rows), encoding="utf-8")
